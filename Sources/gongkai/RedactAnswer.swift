import GongkaiCore
import GongkaiFormats

/// What was taken out and how the check went, as JSON and for people. It never says what the text was.
struct RedactAnswer: Encodable {
    struct Entry: Encodable {
        let ground, label, article: String
        let isThirdParty: Bool
        let page, boxes: Int
        let characters: Int?
    }

    struct Check: Encodable {
        let question: String
        let holds: Bool
        let findings: [String]
    }

    let pages: Int
    let law: String
    let verified: Bool
    let log: [Entry]
    let pagesWithoutText: [Int]
    let unseenWords: Int
    let checks: [Check]

    init(_ file: RedactedFile, law: String) {
        pages = file.pages
        self.law = law
        verified = file.verdict.holds
        log = file.log.entries.map { entry in
            Entry(
                ground: entry.ground.rawValue, label: entry.ground.label, article: entry.article, isThirdParty: entry.ground.isThirdParty,
                page: entry.page, boxes: entry.boxes, characters: entry.characters)
        }
        pagesWithoutText = file.log.pagesWithoutText
        unseenWords = file.log.unseenWords
        checks = file.verdict.checks.map { check in
            Check(question: check.question.rawValue, holds: check.holds, findings: check.findings.map(\.english))
        }
    }

    var text: String {
        var lines = log.map { entry in
            let characters = entry.characters.map { "\($0) characters" } ?? "characters not counted"
            return "page \(entry.page)  \(entry.label) · \(entry.article)  \(entry.boxes) boxes, \(characters)"
        }
        if !pagesWithoutText.isEmpty {
            let list = pagesWithoutText.map(String.init).joined(separator: ", ")
            lines.append("Pages without text of their own (\(list)): only their points could be checked. Look at them.")
        }
        if unseenWords > 0 { lines.append("\(unseenWords) words that cannot be seen on the page were left out.") }
        lines.append("Verified: \(pages) pages, \(checks.count) checks hold.")
        return lines.joined(separator: "\n")
    }
}

import GongkaiCore

/// The strings that a redacted document must not hold, ready to be looked for in text and in bytes.
struct SecretStrings {
    typealias Subject = RedactionVerdict.Finding.Subject

    private let subjects: [Subject]
    /// Folded text in UTF-8; its places are those of the subjects.
    private let text: ByteMatcher
    /// As programs write it, and whose it is.
    private let written: ByteMatcher
    private let writers: [Int]
    /// Of these only what is long: four bytes are met by chance among millions of points.
    private let longWritten: ByteMatcher
    private let longWriters: [Int]
    /// Strings that a PDF may hold in its own words and numbers; in the text of its pages they are looked for like all others.
    private let idle: Set<Int>
    private static let shortestInPicture = 8

    init(named: [String], covered: [RedactedWords.Covered], mayStay: [String]) {
        let allowed = mayStay.map(RedactedText.folded)
        let pieces = Set(covered).filter { piece in !allowed.contains { $0.contains(piece.text) } }
            .sorted { ($0.box, $0.text) < ($1.box, $1.text) }
        var (texts, subjects) = (named, named.indices.map { Subject.named($0 + 1) })
        texts += pieces.map(\.text)
        subjects += pieces.map { Subject.box($0.box) }
        self.subjects = subjects
        text = ByteMatcher(texts.map { Array(RedactedText.folded($0).utf8) })
        // What the format itself is written with says nothing in the bytes: the word "page", a short number among the places of objects.
        let folded = texts.map(RedactedText.folded)
        let own = text.found(in: Array(RedactedText.folded(RedactedPDF.vocabulary).utf8))
        let idle = own.union(folded.indices.filter { folded[$0].count < 8 && folded[$0].allSatisfy { $0.isASCII && $0.isHexDigit } })
        self.idle = idle
        var patterns: [(bytes: [UInt8], writer: Int)] = []
        for (index, text) in texts.enumerated() {
            for form in Set([text, folded[index]]).sorted() {
                patterns += Self.forms(form).dropFirst(idle.contains(index) ? 1 : 0).map { ($0, index) }
            }
        }
        (written, writers) = (ByteMatcher(patterns.map(\.bytes)), patterns.map(\.writer))
        let long = patterns.filter { $0.bytes.count >= Self.shortestInPicture }
        (longWritten, longWriters) = (ByteMatcher(long.map(\.bytes)), long.map(\.writer))
    }

    /// Which of them stand in folded text.
    func found(in texts: [String]) -> [Subject] {
        named(texts.reduce(into: []) { $0.formUnion(text.found(in: Array($1.utf8))) })
    }

    /// Which of them stand in bytes. Among the points of a picture only what is long is looked for; the points themselves are checked elsewhere.
    func found(inBytes bytes: [UInt8], isPicture: Bool) -> [Subject] {
        if isPicture { return named(Set(longWritten.found(in: bytes).map { longWriters[$0] })) }
        let drawn = text.found(in: Array(RedactedText.folded(Self.drawn(bytes)).utf8))
        let read = drawn.union(text.found(in: Array(RedactedText.folded(String(decoding: bytes, as: UTF8.self)).utf8)).subtracting(idle))
        return named(read.union(written.found(in: bytes).map { writers[$0] }))
    }

    private func named(_ found: Set<Int>) -> [Subject] {
        found.sorted().map { subjects[$0] }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// UTF-8, and UTF-16 in both orders.
    private static func forms(_ text: String) -> [[UInt8]] {
        let units = Array(text.utf16)
        return [
            Array(text.utf8), units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        ]
    }

    /// The text that a page's content draws in hexadecimal strings of two bytes a character.
    private static func drawn(_ bytes: [UInt8]) -> String {
        var units: [UInt16] = []
        var current: [UInt8]?
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x3C: current = []
            case 0x3E:
                let isDrawn = bytes[(index + 1)...].prefix(4).elementsEqual(" Tj ".utf8)
                if let digits = current, isDrawn {
                    for start in stride(from: 0, to: digits.count - 3, by: 4) {
                        units.append(digits[start..<(start + 4)].reduce(0) { $0 << 4 | UInt16($1) })
                    }
                }
                current = nil
            default:
                guard current != nil else { continue }
                if let digit = Character(Unicode.Scalar(byte)).hexDigitValue { current?.append(UInt8(digit)) } else { current = nil }
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}

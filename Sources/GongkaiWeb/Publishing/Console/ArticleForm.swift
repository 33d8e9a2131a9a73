import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// What a writer typed, field by field, and the content that comes of it.
struct ArticleForm: Sendable {
    /// What is to be saved, and what was said on the way.
    struct Reading: Sendable {
        var content: ArticleContent
        /// Sentences by the name of the field.
        var faults: [String: String] = [:]
        var removed: [CleanedDocument.Removal] = []
    }

    let form: SubmittedForm
    let kind: ArticleKind
    /// Until when what is stored must be public.
    var deadline: String?

    init(_ form: SubmittedForm, _ kind: ArticleKind) {
        self.form = form
        self.kind = kind
    }

    /// The form as it opens on what is stored.
    init(_ content: ArticleContent, _ kind: ArticleKind) {
        let expire = content.expireAt?.minuteText.split(separator: " ").map(String.init) ?? []
        let texts: [(String, String?)] = [
            ("title", content.title), ("body", BodyText.editable(content.body)), ("abstract", content.abstract),
            ("source", content.source), ("author", content.author), ("subject", content.subject), ("genre", content.genre),
            ("document_number", content.documentNumber), ("no_number", content.hasNoDocumentNumber ? "1" : nil),
            ("created_on", content.createdOn?.text), ("effective_on", content.term.effectiveOn?.text),
            ("expires_on", content.term.expiresOn?.text), ("repealed_on", content.term.repealedOn?.text),
            ("replaced_by", content.term.replacedBy), ("keywords", content.keywords.joined(separator: "，")),
            ("expire_day", expire.first), ("expire_time", expire.last), ("with_notice", content.expiresWithNotice ? "1" : nil),
            ("notice_ends_on", content.noticeEndsOn?.text), ("closes_on", content.closesOn?.text),
        ]
        form = SubmittedForm(
            fields: texts.compactMap { name, value in value.map { FormField(name, $0) } }
                + content.audiences.map { FormField("audiences", $0) })
        self.kind = kind
    }

    func value(_ name: String) -> String { form[name] ?? "" }

    /// The text exactly as it was typed.
    var body: String { form.exact("body") ?? "" }

    /// Reads the fields over what was there before; fields that this kind is not asked for stay as they are.
    func read(over before: ArticleContent, on today: Day) async throws -> Reading {
        var reading = Reading(content: before)
        readTexts(&reading)
        readDays(&reading, on: today)
        if kind.isDocument {
            reading.content.genre = text("genre", longest: 20, &reading)
            reading.content.documentNumber = text("document_number", longest: 100, &reading)
            reading.content.hasNoDocumentNumber = form["no_number"] == "1"
            if reading.content.hasNoDocumentNumber, reading.content.documentNumber != nil {
                reading.faults["document_number"] = MetadataFault.numberGivenAndDenied.words
            }
            reading.content.term.replacedBy = text("replaced_by", longest: 100, &reading)
        }
        readEnd(&reading)
        try await readBody(&reading)
        return reading
    }

    private func readTexts(_ reading: inout Reading) {
        let title = value("title"), count = title.unicodeScalars.count
        if title.isEmpty {
            reading.faults["title"] = PublicationObstacle.titleMissing.words
        } else if count > PublicationJudge.titleBounds.upperBound {
            reading.faults["title"] = PublicationObstacle.titleTooLong(count: count).words
        }
        reading.content.title = title
        reading.content.abstract = text("abstract", longest: ItemMetadata.longestDescription, &reading)
        reading.content.source = text("source", longest: 100, &reading)
        reading.content.author = text("author", longest: 100, &reading)
        reading.content.subject = text("subject", longest: 20, &reading)
        let keywords = value("keywords").split { "，,、;； \t\n\r".contains($0) }.map(String.init)
        if keywords.count > 20 || keywords.contains(where: { $0.count > 30 }) {
            reading.faults["keywords"] = "关键词最多20个，每个最多30个字，用逗号隔开。请删减。"
        }
        reading.content.keywords = keywords
        reading.content.audiences = form.all("audiences")
        let known = ItemMetadata(
            title: title, publisher: "-", subject: reading.content.subject, genre: kind.isDocument ? value("genre").nonEmpty : nil,
            audiences: reading.content.audiences)
        for case .unknownCode(let list, let code) in known.faults {
            let field = list == CodeList.subjects.label ? "subject" : list == CodeList.genres.label ? "genre" : "audiences"
            reading.faults[field] = MetadataFault.unknownCode(list: list, code: code).words
        }
    }

    private func readDays(_ reading: inout Reading, on today: Day) {
        reading.content.createdOn = day("created_on", &reading)
        if let made = reading.content.createdOn, made < ItemMetadata.earliestCreation {
            // A slip in the year would also take it out of the count of what is late.
            reading.faults["created_on"] = MetadataFault.createdTooEarly(made).words
        } else if let made = reading.content.createdOn, today < made {
            // When it shall appear is said when it is scheduled.
            reading.faults["created_on"] =
                "\(kind.madeOnLabel)\(made.text)还没有到，今天是\(today.text)。请填写实际形成的日期；要在以后发布的，审核通过后选择“定时发布”。"
        }
        if kind.isDocument {
            reading.content.term.effectiveOn = day("effective_on", &reading)
            reading.content.term.expiresOn = day("expires_on", &reading)
            reading.content.term.repealedOn = day("repealed_on", &reading)
            let term = reading.content.term
            if let from = term.effectiveOn, let last = term.expiresOn, last < from {
                reading.faults["expires_on"] = "有效期至\(last.text)早于生效日期\(from.text)。请核对这两个日期。"
            }
            if let from = term.effectiveOn, let repealed = term.repealedOn, repealed < from {
                reading.faults["repealed_on"] = MetadataFault.repealedBeforeEffect(effective: from, repealed: repealed).words
            }
        }
        if kind.isPersonalList { reading.content.noticeEndsOn = day("notice_ends_on", &reading) }
        if kind.isConsultation { reading.content.closesOn = day("closes_on", &reading) }
    }

    private func readEnd(_ reading: inout Reading) {
        let moment = TypedMoment(day: value("expire_day"), time: value("expire_time"))
        switch moment {
        case .none: reading.content.expireAt = nil
        case .at(let instant): reading.content.expireAt = instant
        case .wrong(let field, let words): reading.faults[field == .day ? "expire_day" : "expire_time"] = words
        }
        reading.content.expiresWithNotice = form["with_notice"] == "1"
    }

    private func readBody(_ reading: inout Reading) async throws {
        let typed = BodyText.html(body)
        do {
            let document = try await OffPool.run { try CleanHTML.clean(typed) }
            reading.content.body = document.html
            reading.content.plainText = document.text
            reading.removed = CleanedDocument.Removal.allCases.filter { document.removed[$0, default: 0] > 0 }
        } catch let fault as CleanHTMLFault {
            reading.faults["body"] = fault.chinese
        }
    }

    private func text(_ name: String, longest: Int, _ reading: inout Reading) -> String? {
        let text = value(name), count = text.unicodeScalars.count
        if count > longest { reading.faults[name] = "有\(count)个字，最多\(longest)个字。请缩短。" }
        return text.nonEmpty
    }

    private func day(_ name: String, _ reading: inout Reading) -> Day? {
        guard let text = value(name).nonEmpty else { return nil }
        guard let day = CellDay.read(text) else {
            reading.faults[name] = "“\(text.prefix(20))”不是日期。请写成 2014-03-05 的样子。"
            return nil
        }
        return day
    }
}

/// A day and a time of day as two fields take them.
enum TypedMoment: Sendable, Equatable {
    enum Field: Sendable { case day, time }
    case none
    case at(Instant)
    case wrong(Field, String)

    /// Without a time the day begins.
    init(day: String, time: String) {
        guard !day.isEmpty || !time.isEmpty else {
            self = .none
            return
        }
        guard let date = CellDay.read(day) else {
            self = .wrong(.day, day.isEmpty ? "填写了时刻，还没有填写日期。请补上日期。" : "“\(day.prefix(20))”不是日期。请写成 2014-03-05 的样子。")
            return
        }
        let parts = time.replacing("：", with: ":").split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.count <= 2 ? Int($0) : nil }
        if time.isEmpty {
            self = .at(Instant(date))
        } else if parts.count == 2, numbers.count == 2, (0...23).contains(numbers[0]), (0...59).contains(numbers[1]) {
            self = .at(Instant(date, hour: numbers[0], minute: numbers[1]))
        } else {
            self = .wrong(.time, "“\(time.prefix(20))”不是时刻。请写成 09:30 的样子，用24小时制。")
        }
    }
}

extension String {
    /// Nil for a text without a character: a blank field is no value.
    var nonEmpty: String? { isEmpty ? nil : self }
}

/// Why a paper cannot be signed.
package struct PaperFault: Error, Sendable, Equatable {
    package enum Part: String, Sendable {
        case organ, number, title, addressee, paragraphs, remedy, attachments, day
    }

    /// The part of the form to mend.
    package let part: Part
    /// What the form says beside it.
    package let words: String

    package init(_ part: Part, _ words: String) {
        self.part = part
        self.words = words
    }
}

extension OfficialPaper {
    /// The longest paragraph.
    static let mostCharacters = 5_000

    /// What every official paper must have before it is signed; empty when nothing is missing.
    package var faults: [PaperFault] {
        var found: [PaperFault] = []
        if organ.isBlank { found.append(.init(.organ, "没有发文机关。请填写发文机关的全称。")) }
        if title.isBlank { found.append(.init(.title, "没有标题。请填写标题。")) }
        if day == nil { found.append(.init(.day, "没有成文日期。成文日期是签发之日。")) }
        if layout != .form { found += letterFaults }
        if paragraphs.contains(where: { $0.text.isBlank }) { found.append(.init(.paragraphs, "有一段是空的。请填写，或者删去这一段。")) }
        if let long = paragraphs.first(where: { $0.text.unicodeScalars.count > Self.mostCharacters }) {
            found.append(.init(.paragraphs, "“\(long.text.prefix(12))…”一段超过\(Self.mostCharacters)个字。请分段，或者作为附件。"))
        }
        if attachments.contains(where: \.isBlank) { found.append(.init(.attachments, "有一个附件没有名称。请填写附件名称，或者删去。")) }
        if attachments.isEmpty, text.contains("见附件") { found.append(.init(.attachments, "正文说“见附件”，却没有附件。请填写附件名称，或者改正正文。")) }
        return found
    }

    private var letterFaults: [PaperFault] {
        var found: [PaperFault] = []
        if addressee.isBlank { found.append(.init(.addressee, "没有主送对象。请填写收件人的姓名或者名称。")) }
        if paragraphs.isEmpty { found.append(.init(.paragraphs, "没有正文。请填写正文。")) }
        guard let number, !number.isBlank else { return found + [.init(.number, "没有发文字号。请先编号。")] }
        guard let year = Self.year(of: number) else {
            return found + [.init(.number, "发文字号“\(number)”不完整，应由机关代字、年份和序号组成，年份写在六角括号里，如“蒸政公开〔2025〕12号”。")]
        }
        if let day, day.year != year {
            found.append(.init(.number, "发文字号的年份是\(year)年，成文日期却是\(day.chineseText)。请核对。"))
        }
        return found
    }

    /// The year between 〔 and 〕, where a word stands before it and a serial after it.
    private static func year(of number: String) -> Int? {
        guard let opened = number.firstIndex(of: "〔"), let closed = number.firstIndex(of: "〕"), opened < closed,
            opened > number.startIndex, number[closed...].contains(where: { ("1"..."9").contains($0) }), number.contains("号")
        else { return nil }
        let digits = number[number.index(after: opened)..<closed]
        return digits.count == 4 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
    }
}

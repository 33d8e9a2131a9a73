import GongkaiCore

/// A paper as its form says it: a paragraph is a line.
struct PaperForm: Sendable {
    let paper: OfficialPaper
    let revision: Int
    /// Whether something is longer than it may be, which its row says.
    var isTooLong: Bool { Self.rows(paper, faults: []).contains { $0.error != nil } }

    /// What the form does not name stays as it is.
    init(_ form: SubmittedForm, _ known: OfficialPaper) {
        revision = form["revision"].flatMap { Int($0) } ?? -1
        var paper = known
        paper.title = form["title"] ?? known.title
        paper.addressee = form["addressee"] ?? known.addressee
        if form["text"] != nil || form["remedy"] != nil {
            paper.paragraphs =
                Self.lines(form["text"]).map { OfficialPaper.Paragraph($0) }
                + Self.lines(form["remedy"]).map { OfficialPaper.Paragraph($0, .remedy) }
        }
        paper.rows = known.rows.enumerated().map { index, row in OfficialPaper.Row(row.label, form["row\(index + 1)"] ?? row.value) }
        if let attachments = form["attachments"] { paper.attachments = Self.lines(attachments) }
        if let copies = form["copies"] { paper.copies = Self.lines(copies) }
        if let note = form["note"] { paper.note = note.isEmpty ? nil : note }
        self.paper = paper
    }

    private static func lines(_ text: String?) -> [String] {
        (text ?? "").split(whereSeparator: \.isNewline).map { line in
            String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }.filter { !$0.isEmpty }
    }

    /// The rows of the form. `faults`: what must be mended before it goes out, beside the part that has it.
    static func rows(_ paper: OfficialPaper, faults: [PaperFault]) -> [FormRow] {
        func error(_ part: PaperFault.Part) -> String? {
            let words = faults.filter { $0.part == part }.map(\.words)
            return words.isEmpty ? nil : words.joined()
        }
        func lines(_ role: OfficialPaper.Paragraph.Role) -> String {
            paper.paragraphs.filter { $0.role == role }.map(\.text).joined(separator: "\n")
        }
        var rows: [FormRow] = [.text("title", "标题", paper.title, error: error(.title), counted: 200)]
        if paper.layout == .form {
            return rows
                + paper.rows.enumerated().map { index, row in
                    .text(
                        "row\(index + 1)", row.label, row.value, isOptional: true, hint: row.value.isEmpty ? "空着的，打印后手填" : nil,
                        counted: 1_000)
                }
        }
        rows.append(.text("addressee", "主送", paper.addressee, error: error(.addressee), counted: 200))
        rows.append(.area("text", "正文", lines(.text), hint: "一行一段", error: error(.paragraphs), counted: 40_000))
        let remedy = lines(.remedy)
        if !remedy.isEmpty || error(.remedy) != nil {
            rows.append(.area("remedy", "救济告知", remedy, hint: "一行一段；机关、法院和期限按作出之日的法律写明", error: error(.remedy), counted: 10_000))
        }
        let attachments = paper.attachments.joined(separator: "\n"), copies = paper.copies.joined(separator: "\n")
        rows.append(.area("attachments", "附件", attachments, isOptional: true, hint: "一行一个名称", error: error(.attachments), counted: 4_000))
        rows.append(.text("note", "附注", paper.note ?? "", isOptional: true, hint: "印在成文日期下面的括号里：联系人和电话", counted: 500))
        rows.append(.area("copies", "抄送", copies, isOptional: true, hint: "一行一个单位", counted: 2_000))
        return rows
    }
}

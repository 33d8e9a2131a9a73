/// An official paper (公文) as data: what stands on it. How it looks is the format's (GB/T 9704-2012).
///
/// Whoever handles the matter may change it until it is signed.
package struct OfficialPaper: Sendable, Equatable, Codable {
    package enum Layout: String, Sendable, Codable {
        /// With a red header, as letters and notices go out.
        case letter
        /// 信函格式 (GB/T 9704-2012, 10.1): a letter from one organ to another, 函.
        case correspondence
        /// A form to be filled in and kept, such as 送达回证.
        case form
    }

    package struct Paragraph: Sendable, Equatable, Codable {
        package enum Role: String, Sendable, Codable {
            case text
            /// 救济告知: where to turn against the decision.
            case remedy
        }

        package var text: String
        package var role: Role

        package init(_ text: String, _ role: Role = .text) {
            self.text = text
            self.role = role
        }
    }

    /// One line of a form.
    package struct Row: Sendable, Equatable, Codable {
        package var label: String
        /// Empty where it is filled in by hand.
        package var value: String

        package init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    package var layout: Layout
    /// 发文机关: its full name is the header and the signature.
    package var organ: String
    /// 发文字号; nil while it has none.
    package var number: String?
    package var title: String
    /// 主送: to whom it is addressed; empty on a form.
    package var addressee: String
    package var paragraphs: [Paragraph]
    package var rows: [Row]
    /// 附件: their names.
    package var attachments: [String]
    /// 成文日期: the day of the signature; nil while it is not signed.
    package var day: Day?
    /// 附注, printed in brackets below the day: whom to ask.
    package var note: String?
    /// 抄送: who gets a copy.
    package var copies: [String]
    /// 印发机关; nil without 版记.
    package var issuer: String?

    package init(
        layout: Layout = .letter, organ: String, number: String?, title: String, addressee: String, paragraphs: [Paragraph] = [],
        rows: [Row] = [], attachments: [String] = [], day: Day?, note: String? = nil, copies: [String] = [], issuer: String? = nil
    ) {
        self.layout = layout
        self.organ = organ
        self.number = number
        self.title = title
        self.addressee = addressee
        self.paragraphs = paragraphs
        self.rows = rows
        self.attachments = attachments
        self.day = day
        self.note = note
        self.copies = copies
        self.issuer = issuer
    }

    /// The same paper with another name wherever this one stands: for readers whose business is the paper, and not whom it names.
    package func replacing(_ name: String, by other: String) -> OfficialPaper {
        if name.isEmpty { return self }
        func read(_ text: String) -> String { text.replacing(name, with: other) }
        var paper = self
        paper.addressee = read(addressee)
        paper.paragraphs = paragraphs.map { Paragraph(read($0.text), $0.role) }
        paper.rows = rows.map { Row($0.label, read($0.value)) }
        paper.attachments = attachments.map(read)
        paper.note = note.map(read)
        paper.copies = copies.map(read)
        return paper
    }
}

extension OfficialPaper {
    /// Everything said in it, paragraph by paragraph.
    package var text: String { paragraphs.map(\.text).joined(separator: "\n") }

    /// What it says of where to turn; empty where nothing is said.
    package var remedy: String { paragraphs.filter { $0.role == .remedy }.map(\.text).joined(separator: "\n") }
}

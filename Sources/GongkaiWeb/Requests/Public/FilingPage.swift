import GongkaiCore

/// A page between the form and the receipt: which one, and everything typed so far. It is kept sealed under an address of its own, so that going
/// back and loading anew send nothing twice.
struct FilingPage: Sendable, Equatable {
    enum Kind: String, Sendable {
        /// The form, with what must be mended.
        case form
        /// What is published already and may answer.
        case answers
        /// The last look.
        case check
        /// A draft was saved.
        case saved
        /// What is published did answer.
        case spared
    }

    var kind: Kind
    var form: IntakeForm
    /// The code of the draft that was opened.
    var draft: String?
    /// By which a second press of the button is known, from the first page on.
    var ticket: String
    /// What must be mended, by the names of the rows.
    var errors: [String: String] = [:]
    var filesError: String?
    /// The number of the request that this browser handed in before, where the text is another one now.
    var earlier: String?

    init(
        _ kind: Kind, _ form: IntakeForm, draft: String?, ticket: String, errors: [String: String] = [:], filesError: String? = nil,
        earlier: String? = nil
    ) {
        self.kind = kind
        self.form = form
        self.draft = draft
        self.ticket = ticket
        self.errors = errors
        self.filesError = filesError
        self.earlier = earlier
    }

    // MARK: As it is kept

    private static let ofForm = "form.", ofErrors = "error."

    init?(kept fields: [String: String]) {
        guard let kind = fields["page"].flatMap(Kind.init), let ticket = fields["ticket"] else { return nil }
        func part(_ prefix: String) -> [String: String] {
            Dictionary(
                fields.filter { $0.key.hasPrefix(prefix) }.map { (String($0.key.dropFirst(prefix.count)), $0.value) }
            ) { first, _ in first }
        }
        self.init(
            kind, IntakeForm(kept: part(Self.ofForm)), draft: fields["draft"], ticket: ticket, errors: part(Self.ofErrors),
            filesError: fields["files"], earlier: fields["earlier"])
    }

    var kept: [String: String] {
        var fields = ["page": kind.rawValue, "ticket": ticket]
        fields["draft"] = draft
        fields["files"] = filesError
        fields["earlier"] = earlier
        for (name, value) in form.kept { fields[Self.ofForm + name] = value }
        for (name, words) in errors { fields[Self.ofErrors + name] = words }
        return fields
    }
}

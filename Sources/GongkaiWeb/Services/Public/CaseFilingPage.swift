/// A page between the form of an application and its receipt: which one, and everything typed so far, as ``FilingPage`` is for requests.
struct CaseFilingPage: Sendable, Equatable {
    enum Kind: String, Sendable {
        /// The form, with what must be mended.
        case form
        /// The last look, with the places for files.
        case check
        /// A draft was saved.
        case saved
    }

    var kind: Kind
    var form: CaseForm
    /// By which a second press of the button is known, from the first page on.
    var ticket: String
    /// What must be mended, by the names of the rows.
    var errors: [String: String] = [:]
    /// The number of the case that this browser handed in before, where the text is another one now.
    var earlier: String?
    /// The code of the draft that was opened or saved.
    var draft: String?

    /// The field that carries it.
    static let draft = "draft"

    init(_ kind: Kind, _ form: CaseForm, ticket: String, errors: [String: String] = [:], earlier: String? = nil) {
        self.kind = kind
        self.form = form
        self.ticket = ticket
        self.errors = errors
        self.earlier = earlier
    }

    // MARK: As it is kept

    private static let ofForm = "form.", ofErrors = "error.", name = "case"

    init?(kept fields: [String: String]) {
        guard let kind = fields[Self.name].flatMap(Kind.init), let ticket = fields["ticket"] else { return nil }
        func part(_ prefix: String) -> [String: String] {
            Dictionary(
                fields.filter { $0.key.hasPrefix(prefix) }.map { (String($0.key.dropFirst(prefix.count)), $0.value) }
            ) { first, _ in first }
        }
        self.init(kind, CaseForm(kept: part(Self.ofForm)), ticket: ticket, errors: part(Self.ofErrors), earlier: fields["earlier"])
        draft = fields[Self.draft]
    }

    var kept: [String: String] {
        var fields = [Self.name: kind.rawValue, "ticket": ticket]
        fields["earlier"] = earlier
        fields[Self.draft] = draft
        for (name, value) in form.kept { fields[Self.ofForm + name] = value }
        for (name, words) in errors { fields[Self.ofErrors + name] = words }
        return fields
    }
}

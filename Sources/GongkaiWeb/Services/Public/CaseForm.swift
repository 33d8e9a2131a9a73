import GongkaiCore

/// What somebody filled in on the form of an application for an item, by the names of its fields. Nothing typed is lost, whatever it is.
struct CaseForm: Sendable, Equatable {
    /// The names of the fields beside who applies and where they are reached.
    enum Name {
        static let agent = "agent"
        static let agentFields = ["agentName", "agentNumber", "agentTelephone"]
        static let walk = "a"
        static let consent = "consent"
        static let licenceUntil = "licenceUntil"

        /// How a material comes.
        static func way(_ code: String) -> String { "way-\(code)" }
        /// Keys of its files that are here already.
        static func keys(_ code: String) -> String { "up-\(code)" }
        /// Its files in the form itself.
        static func files(_ code: String) -> String { "files-\(code)" }
        /// An answer to the item's own form, by its path.
        static func answer(_ path: String) -> String { "f-" + path.replacing(".", with: "-") }
        /// How many rows of a group are shown.
        static func rows(_ group: String) -> String { "rows-\(group)" }
    }

    /// Who applies and where they are reached.
    var identity = IntakeForm()
    private var values: [String: String] = [:]

    init() {}

    /// Of a form that was sent.
    init(_ sent: SubmittedForm) {
        identity = IntakeForm(sent)
        for name in Set(sent.fields.map(\.name)) where Self.isOwn(name) {
            let all = sent.all(name).map(Self.trimmed).filter { !$0.isEmpty }
            if !all.isEmpty { values[name] = all.joined(separator: "\n") }
        }
    }

    /// Of a page that was kept.
    init(kept: [String: String]) {
        identity = IntakeForm(kept: kept)
        values = kept.filter { Self.isOwn($0.key) && !$0.value.isEmpty }
    }

    /// As pages between keep it and carry it along.
    var kept: [String: String] {
        identity.kept.filter { $0.key != "itemRows" && !$0.value.isEmpty }.merging(values) { $1 }
    }

    subscript(_ name: String) -> String {
        get { values[name] ?? "" }
        set { values[name] = newValue.isEmpty ? nil : newValue }
    }

    var hasAgent: Bool { self[Name.agent] == "yes" }

    func way(_ code: String) -> MaterialWay? { MaterialWay(rawValue: self[Name.way(code)]) }
    func keys(_ code: String) -> [String] { self[Name.keys(code)].split(separator: "\n").map(String.init) }

    /// The answers to a form, by path; of other forms nothing.
    func answers(_ form: ItemForm) -> ItemForm.Answers {
        var answers: ItemForm.Answers = [:]
        for (name, said) in values where name.hasPrefix("f-") {
            let path = String(name.dropFirst(2)).replacing("-", with: ".")
            answers[path] = said
        }
        return answers
    }

    /// Rows of a group that are shown: those that hold something, those that must, and those that were asked for.
    func rows(of group: ItemFormField, in form: ItemForm) -> Int {
        let wanted = Int(self[Name.rows(group.code)]) ?? 1
        return min(max(wanted, form.rows(of: group, in: answers(form)), group.rows.lowerBound, 1), group.rows.upperBound)
    }

    mutating func addRow(to group: ItemFormField, in form: ItemForm) {
        self[Name.rows(group.code)] = "\(min(rows(of: group, in: form) + 1, group.rows.upperBound))"
    }

    private static func isOwn(_ name: String) -> Bool {
        ["way-", "up-", "f-", "rows-"].contains(where: name.hasPrefix) || Name.agentFields.contains(name)
            || [Name.agent, Name.walk, Name.consent, Name.licenceUntil].contains(name)
    }

    private static func trimmed(_ text: String) -> String {
        var view = text[...]
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view).replacing("\r\n", with: "\n")
    }
}

import GongkaiCore

/// What somebody filled in on the form of a request for disclosure, by the names of its fields: the applicant on the site, or an officer who
/// enters what came on paper. Nothing typed is lost, whatever it is.
struct IntakeForm: Sendable, Equatable {
    /// The names of the fields. Where the rules of intake know the field, it is called as they call it.
    enum Name: String, CaseIterable {
        /// The code of the unit it goes to.
        case unit
        /// `person` or `organisation`.
        case who
        case name, employer, document, documentNumber
        case organisation, organisationCode, representative, contactName
        case address, postcode, telephone, fax, email, wantsMail
        case ownRecords, purpose, forms, ways, acceptsOther, waiverGround
        /// Keys of files that came in pieces before the form.
        case uploaded
        /// What an officer enters with it.
        case channel, arrivedOn, evidence
    }

    /// So many rows for what is asked for at the most.
    static let mostItems = RequestIntake.mostItems

    private var values: [String: String] = [:]
    /// Rows that are shown, filled in or not.
    private(set) var itemRows = 1

    init() {}

    /// Of a form that was sent.
    init(_ form: SubmittedForm) {
        for name in Name.allCases {
            let all = form.all(name.rawValue).map(Self.trimmed).filter { !$0.isEmpty }
            // Boxes send one value each.
            values[name.rawValue] = name == .forms || name == .ways || name == .uploaded ? all.joined(separator: " ") : all.first
        }
        for field in form.fields where Self.itemNumber(field.name) != nil && values[field.name] == nil {
            values[field.name] = Self.trimmed(field.value)
        }
        itemRows = Self.rows(values, shown: form["itemRows"].flatMap { Int($0) } ?? 1)
        values = values.filter { !$0.value.isEmpty }
    }

    /// Of a draft.
    init(kept: [String: String]) {
        values = kept.filter { name, value in (Name(rawValue: name) != nil || Self.itemNumber(name) != nil) && !value.isEmpty }
        itemRows = Self.rows(values, shown: kept["itemRows"].flatMap { Int($0) } ?? 1)
    }

    /// As a draft keeps it, and as pages between carry it along.
    var kept: [String: String] { values.merging(["itemRows": "\(itemRows)"]) { $1 } }

    /// What was typed into rows that these groups do not show, such as a person's while a unit asks: a page carries it along hidden.
    func unshown(_ groups: [IntakeGroup]) -> [FormField] {
        let shown = Set(groups.flatMap(\.rows).map(\.name) + [Name.unit.rawValue, Name.who.rawValue])
        return values.filter { !shown.contains($0.key) }.sorted { $0.key < $1.key }.map { FormField($0.key, $0.value) }
    }

    subscript(_ name: Name) -> String {
        get { values[name.rawValue] ?? "" }
        set { values[name.rawValue] = newValue.isEmpty ? nil : newValue }
    }

    func item(_ number: Int) -> String { values["item-\(number)"] ?? "" }
    func indexNumber(_ number: Int) -> String { values["index-\(number)"] ?? "" }

    mutating func setItem(_ number: Int, _ text: String) {
        values["item-\(number)"] = text
        itemRows = max(itemRows, min(number, Self.mostItems))
    }

    var isOrganisation: Bool { self[.who] == "organisation" }

    mutating func addItemRow() { itemRows = min(itemRows + 1, Self.mostItems) }

    // MARK: Parts

    private static func rows(_ values: [String: String], shown: Int) -> Int {
        let filled = values.filter { !$0.value.isEmpty }.keys.compactMap(itemNumber).max() ?? 1
        return min(max(shown, filled, 1), mostItems)
    }

    /// 3 of `item-3` and `index-3`.
    private static func itemNumber(_ name: String) -> Int? {
        for start in ["item-", "index-"] where name.hasPrefix(start) {
            let number = Int(name.dropFirst(start.count))
            return number.flatMap { (1...mostItems).contains($0) ? $0 : nil }
        }
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        var view = text[...]
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view).replacing("\r\n", with: "\n")
    }
}

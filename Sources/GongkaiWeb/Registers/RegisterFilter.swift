import GongkaiCore
import GongkaiStore

/// What a list's address asks for: reads it, and writes the addresses of its neighbours.
struct RegisterFilter: Sendable {
    let register: RegisterDefinition
    /// Values by field, only those that are filled.
    private let values: [String: String]
    private(set) var query = RegisterQuery()
    /// What cannot be read, beside its field; it is left out of the query.
    private(set) var faults: [Mistake] = []
    let page: Int
    let size: Int

    init(_ register: RegisterDefinition, _ form: SubmittedForm, agencies: [Agency]) {
        self.register = register
        values = Dictionary(form.fields.map { ($0.name, form[$0.name] ?? "") }, uniquingKeysWith: { first, _ in first })
            .filter { !$0.value.isEmpty }
        page = max(1, min(values["page"].flatMap { Int($0) } ?? 1, 1_000_000))
        size = values["size"].flatMap { Int($0) }.flatMap { Pager.sizes.contains($0) ? $0 : nil } ?? 50
        read(agencies)
    }

    private mutating func read(_ agencies: [Agency]) {
        query.offset = (page - 1) * size
        query.limit = size
        query.text = values["q"]
        query.from = day("from", "起始日期")
        query.through = day("through", "截止日期")
        if let text = values["year"] {
            query.year = Int(text)
            if query.year == nil { fault("year", "“年度”填的是“\(text.prefix(20))”，应为四位数字，如 2014。") }
        }
        if let text = values["agency"] {
            query.agency = Int64(text).map { AgencyID(value: $0) }.flatMap { id in agencies.contains { $0.id == id } ? id : nil }
            if query.agency == nil { fault("agency", "没有这个单位，或者它不在您负责的范围内。") }
        }
        for column in register.columns {
            guard let value = values[column.name] else { continue }
            switch column.kind {
            case .choice(let choices):
                if choices.contains(where: { $0.code == value }) {
                    query.choices[column.name] = [value]
                } else {
                    fault(column.name, "“\(column.label)”没有这个选项。")
                }
            case .flag: query.choices[column.name] = [value == "1" ? "1" : "0"]
            case .reference:
                if let id = Int64(value) { query.references[column.name] = id }
            default: break
            }
        }
        if let sort = values["sort"] {
            let name = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
            if name == RegisterHeader.agencyColumn.name || register.column(name) != nil {
                query.sort = RegisterQuery.Sort(name, descending: sort.hasPrefix("-"))
            } else {
                fault("q", "“\(register.label)”没有名为“\(name.prefix(40))”的列，无法按它排序。")
            }
        }
    }

    private mutating func fault(_ field: String, _ words: String) {
        faults.append(Mistake(field: FilterField.id(field), words))
    }

    private mutating func day(_ name: String, _ label: String) -> Day? {
        guard let text = values[name] else { return nil }
        let day = CellDay.read(text)
        if day == nil { fault(name, "“\(label)”填的是“\(text.prefix(20))”，应为日期，如 2014-03-05。") }
        return day
    }

    func value(_ name: String) -> String { values[name] ?? "" }

    /// What the filter bar does not ask for but must not lose: order, page size, the record referred to.
    var kept: [(name: String, value: String)] {
        let references = register.columns.filter { if case .reference = $0.kind { true } else { false } }.map(\.name)
        return (["sort", "size"] + references).compactMap { name in values[name].map { (name, $0) } }
    }

    /// Whether anything narrows the list.
    var isNarrowed: Bool { values.keys.contains { !["page", "size", "sort"].contains($0) } }

    /// The address of the list with some fields changed; a changed filter starts at the first page.
    func path(_ changes: [(String, String)] = [], to route: Route = .register) -> Path {
        var kept = values
        kept["page"] = nil
        for (name, value) in changes { kept[name] = value }
        if kept["page"] == "1" { kept["page"] = nil }
        return route.path(register.name).query(kept.sorted { $0.key < $1.key })
    }

    /// The address that sorts by a column, or the other way round.
    func sortPath(_ column: String) -> Path {
        let isThis = query.sort?.column == column
        return path([("sort", isThis && query.sort?.isDescending == false ? "-\(column)" : column)])
    }
}

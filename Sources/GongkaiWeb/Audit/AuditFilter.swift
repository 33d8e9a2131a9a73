import GongkaiCore
import GongkaiStore

/// What the trail's address asks for.
struct AuditFilter: Sendable {
    static let size = 50

    private let values: [String: String]
    let page: Int
    private(set) var query = AuditStore.Query()
    private(set) var faults: [Mistake] = []

    init(_ form: SubmittedForm) {
        values = Dictionary(form.fields.map { ($0.name, form[$0.name] ?? "") }, uniquingKeysWith: { first, _ in first })
            .filter { !$0.value.isEmpty }
        page = max(1, min(values["page"].flatMap { Int($0) } ?? 1, 1_000_000))
        query.actor = values["actor"]
        query.action = values["action"]
        switch (values["subject"], values["number"]) {
        case (let subject?, let number?): query.subject = subject + number
        case (let subject?, nil): query.subjectPrefix = subject
        case (nil, _?): faults.append(Mistake(field: FilterField.id("subject"), "填了编号，还要选择它是哪一种对象的编号。"))
        case (nil, nil): break
        }
        query.from = day("from", "起始日期").map { Instant($0) }
        query.to = day("through", "截止日期").map { Instant($0.adding(days: 1)) }
    }

    private mutating func day(_ name: String, _ label: String) -> Day? {
        guard let text = values[name] else { return nil }
        let day = CellDay.read(text)
        if day == nil {
            faults.append(Mistake(field: FilterField.id(name), "“\(label)”填的是“\(text.prefix(20))”，应为日期，如 2014-03-05。"))
        }
        return day
    }

    func value(_ name: String) -> String { values[name] ?? "" }

    var isNarrowed: Bool { values.keys.contains { $0 != "page" } }

    func path(page: Int) -> Path {
        var kept = values
        kept["page"] = page == 1 ? nil : String(page)
        return Route.audit.path().query(kept.sorted { $0.key < $1.key })
    }
}

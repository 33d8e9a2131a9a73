import GongkaiCore
import GongkaiStore

/// What the address of the list asks for: reads it, and writes the addresses of its neighbours.
struct DeskFilter: Sendable {
    let kind: DeskKind
    /// Values by field, only those that are filled.
    private let values: [String: String]
    private(set) var query: MatterQuery
    /// Whether the order can be chosen: what has ended has no last day any more.
    private(set) var hasOrder = false
    /// What cannot be read, beside its field; it is left out of the query.
    private(set) var faults: [Mistake] = []

    static let limits: [(value: String, text: String)] = [
        ("overdue", "已超期"), ("today", "今天到期"), ("soon", "\(DueWords.soon)个工作日内到期"), ("paused", "暂停计算"),
    ]
    private static let names = ["q", "who", "state", "unit", "handler", "due", "from", "through", "order", "after"]

    init(_ form: SubmittedForm, of kind: DeskKind = .requests, today: Day, _ calendar: WorkingCalendar) {
        self.kind = kind
        query = MatterQuery(kind.code)
        let names = Self.names + kind.facts
        values = Dictionary(form.fields.map { ($0.name, form[$0.name] ?? "") }, uniquingKeysWith: { first, _ in first })
            .filter { !$0.value.isEmpty && names.contains($0.key) }
        read(today, calendar)
    }

    private mutating func read(_ today: Day, _ calendar: WorkingCalendar) {
        query.words = values["q"]
        switch values["state"] {
        // What was given up is over, and its letter is not.
        case nil where values["letters"] != nil: break
        case nil, "open"?: query.isOpen = true
        case "all"?: break
        case let code?:
            if kind.state(code) != nil {
                query.states = [MatterState(code)]
            } else {
                fault("state", "没有“\(code.prefix(20))”这种状态。")
            }
        }
        switch values["who"] {
        case "waiting"?: query.whose = .waiting(on: today)
        case "mine"?: query.whose = .mine
        case "unit"?: query.whose = .unit
        case "steps"?: query.whose = .branches
        case "unassigned"?: query.isUnassigned = true
        case nil: break
        case let other?: fault("who", "没有“\(other.prefix(20))”这种范围。")
        }
        query.unit = number("unit", "没有这个单位。").map { AgencyID(value: $0) }
        query.handler = number("handler", "没有这个承办人。").map { OfficerID(value: $0) }
        for name in kind.facts { if let value = values[name] { query.facts[name] = value } }
        switch values["due"] {
        case "overdue"?: query.overdueOn = today
        case "today"?: (query.dueFrom, query.dueThrough) = (today, today)
        case "soon"?: (query.dueFrom, query.dueThrough) = (today, DueWords.lastSoonDay(today, calendar))
        case "paused"?: query.isPaused = true
        case nil: break
        case let other?: fault("due", "没有“\(other.prefix(20))”这种期限。")
        }
        let from = day("from", "收到日期自"), through = day("through", "收到日期至")
        if let from, let through, from > through {
            fault("through", "“收到日期至”早于“收到日期自”。请核对日期。")
        } else if from != nil || through != nil {
            query.received = (from ?? Day.firstDay(of: 1))...(through ?? Day.lastDay(of: 9999))
        }
        // What has ended has no day to come: the newest first.
        hasOrder = query.isOpen || query.states?.allSatisfy { kind.state($0.code)?.isOpen ?? true } ?? false
        query.order = values["order"] == "newest" || !hasOrder ? .newest : .dueFirst
        query.after = values["after"].flatMap { MatterQuery.Cursor($0) }
    }

    private mutating func number(_ name: String, _ words: String) -> Int64? {
        guard let text = values[name] else { return nil }
        if let number = Int64(text) { return number }
        fault(name, words)
        return nil
    }

    private mutating func day(_ name: String, _ label: String) -> Day? {
        guard let text = values[name] else { return nil }
        let day = CellDay.read(text)
        if day == nil { fault(name, "“\(label)”填的是“\(text.prefix(20))”，应为日期，如 2014-03-05。") }
        return day
    }

    private mutating func fault(_ field: String, _ words: String) {
        faults.append(Mistake(field: FilterField.id(field), words))
    }

    func value(_ name: String) -> String { values[name] ?? "" }

    /// Whether anything narrows the list.
    var isNarrowed: Bool { values.keys.contains { !["order", "after"].contains($0) } }

    /// The filter without its place in the list, as it is kept under a name.
    var text: String {
        let kept = values.filter { $0.key != "after" }.sorted { $0.key < $1.key }
        return kept.map { "\(Path.encoded($0.key))=\(Path.encoded($0.value))" }.joined(separator: "&")
    }

    /// All of it but its place in the list.
    var pairs: [(String, String)] { values.filter { $0.key != "after" }.sorted { $0.key < $1.key } }

    /// The address of the list by its first page.
    var address: String { text.isEmpty ? kind.list.path().text : kind.list.path().text + "?" + text }

    /// The address of the list with some fields changed; it starts at its first page unless the change says otherwise.
    func path(_ changes: [(String, String)] = []) -> Path {
        var kept = values
        kept["after"] = nil
        for (name, value) in changes { kept[name] = value }
        return kind.list.path().query(kept.sorted { $0.key < $1.key })
    }
}

import GongkaiCore
import GongkaiStore

/// What the address of the list of cards asks for.
struct CardView: Sendable {
    let filter: CardFilter
    let after: CardPlace?
    let faults: [Mistake]
    private let values: [String: String]

    /// The choices among the states that are none: what is awaited did not come in time, or is the answer to a recommendation.
    static let missed = "missed"
    static let asked = "asked"
    static let waiting = "waiting"

    init(_ query: SubmittedForm, on today: Day) {
        let names = ["state", "signal", "unit", "rule", "month", "through", "issued", "window", "day", "person", "item"]
        let values = names.reduce(into: [String: String]()) { values, name in
            if let value = query[name], !value.isEmpty { values[name] = String(value.prefix(100)) }
        }
        var filter = CardFilter(), faults: [Mistake] = []
        filter.state = values["state"].flatMap(CardLife.State.init)
        filter.signal = values["signal"].flatMap(SupervisionSignal.init)
        filter.unit = values["unit"].flatMap { Int64($0) }.map { AgencyID(value: $0) }
        filter.person = values["person"].flatMap { Int64($0) }.map { OfficerID(value: $0) }
        filter.window = values["window"].flatMap { Int64($0) }.map { OfficerID(value: $0) }
        filter.issuedAs = values["issued"].flatMap(SupervisionSignal.init)
        filter.item = values["item"]
        filter.rule = values["rule"]
        if let month = values["month"] {
            if Day("\(month)-01") != nil, month.count == 7 {
                filter.month = month
            } else {
                faults.append(Mistake(field: FilterField.id("month"), "“月份”填的是“\(month.prefix(20))”，应如 2026-03。"))
            }
        }
        if let month = values["through"], Day("\(month)-01") != nil, month.count == 7 { filter.through = month }
        if let text = values["day"] {
            filter.asOf = CellDay.read(text)
            if filter.asOf == nil {
                faults.append(Mistake(field: FilterField.id("day"), "“截至”填的是“\(text.prefix(20))”，应为日期，如 2026-03-05。"))
            }
        }
        if values["state"] == Self.missed { filter.missedOn = filter.asOf ?? today }
        filter.isAsked = values["state"] == Self.asked
        filter.isWaiting = values["state"] == Self.waiting
        self.values = values
        self.filter = filter
        self.faults = faults
        after = query["after"].flatMap(CardPlace.init)
    }

    /// What the number in the statistics says that led here.
    var counted: String? {
        filter.issuedAs.map { signal in
            let months = filter.month.map { from in filter.through.map { $0 == from ? from : "\(from)至\($0)" } ?? from } ?? ""
            return "\(months)发出的\(signal.words)，不论后来怎样认定，最新的在前。"
        }
    }

    func value(_ name: String) -> String { values[name] ?? "" }
    var isNarrowed: Bool { !values.isEmpty }

    func path(after place: CardPlace? = nil) -> Path {
        Route.cards.path().query(values.sorted { $0.key < $1.key } + [("after", place?.text ?? "")])
    }
}

/// Cards of supervision, the newest first.
struct CardsPage: Page {
    struct Line: Sendable {
        let tag: SignalTag
        let name: String
        let href: String
        let number: String
        let title: String
        let unit: String
        let person: String
        let on: String
        let state: String
        let isAsked: Bool
    }

    static let template = "supervision/cards"
    let title = "监察牌"
    var breadcrumb: [Crumb] { [.console, .supervision] }
    var undone: String { "没有按这些条件查找" }
    let lead: String
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let count: String
    let lines: [Line]
    let hasLines: Bool
    let empty: String
    let firstHref: String?
    let nextHref: String?
    let mistakes: [Mistake]
    let columnsHref: String

    init(
        _ found: (lines: [CardLine], next: CardPlace?, total: Int), _ view: CardView, rules: [SupervisionRule], units: [Agency],
        names: [AgencyID: String], people: [OfficerID: String], isWhole: Bool
    ) {
        let past = view.filter.asOf
        lead =
            past.map { "\($0.chineseText)当天的情况：当天以前发的牌，和当天为止的办理。" } ?? view.counted
            ?? (isWhole ? "规则自动发出的和监察人员发出的预警、黄牌、红牌，最新的在前。" : "发给本单位的预警、黄牌、红牌，最新的在前。")
        filterAction = Route.cards.path().text
        let codes = rules.reduce(into: [(String, String)]()) { codes, rule in
            if codes.last?.0 != rule.code { codes.append((rule.code, "\(rule.code) \(rule.name)")) }
        }
        var fields: [FilterField] = [
            .select(
                "state", "状态",
                [(CardView.waiting, "等责任单位反馈或者答复")]
                    + CardLife.State.allCases.map { ($0.rawValue, $0.words) } + [
                        (CardView.asked, "监察建议书待答复"), (CardView.missed, "逾期没有反馈或者答复"),
                    ],
                chosen: view.value("state")),
            .select("signal", "颜色", SupervisionSignal.allCases.reversed().map { ($0.rawValue, $0.words) }, chosen: view.value("signal")),
        ]
        if units.count > 1 {
            fields.append(.select("unit", "单位", units.map { ("\($0.id.value)", $0.name) }, chosen: view.value("unit")))
        }
        fields += [
            .select("rule", "规则", codes + [(CardFilter.inspectors, "监察人员发牌")], chosen: view.value("rule")),
            view.counted == nil
                ? .text("month", "月份", view.value("month"), placeholder: "2026-03") : .kept("month", view.value("month")),
            .text("day", "截至（看过去某一天）", view.value("day"), placeholder: "2026-03-05"),
        ]
        for name in ["person", "item", "window", "issued", "through"] where !view.value(name).isEmpty {
            fields.append(.kept(name, view.value(name)))
        }
        filters = fields
        filterReset = view.isNarrowed ? filterAction : nil
        count =
            found.total > SupervisionStore.mostCounted ? "\(grouped(SupervisionStore.mostCounted))张以上" : "共\(grouped(found.total))张"
        let cardName = CardName(rules)
        lines = found.lines.map { line in
            Line(
                tag: SignalTag(line.signal), name: cardName.words(line.key.rule, part: line.part, yellow: line.yellow),
                href: line.key.path.text,
                number: line.number, title: line.title, unit: names[line.unit] ?? "", person: line.person.flatMap { people[$0] } ?? "",
                on: line.on.text,
                state: line.state.words(of: line.signal) + (line.isGone ? "（已不成立）" : ""), isAsked: line.isAsked)
        }
        hasLines = !lines.isEmpty
        empty = view.isNarrowed ? "没有符合条件的监察牌。请放宽条件，或清除条件查看全部。" : "还没有监察牌。办件快到期、超期或者违反规定时，规则自动发牌，列在这里。"
        firstHref = view.after == nil ? nil : view.path().text
        nextHref = found.next.map { view.path(after: $0).text }
        mistakes = view.faults
        columnsHref = Route.lateColumns.path().text
    }

    private init(sample: [Line]) {
        lead = "最新的在前。"
        filterAction = "/k"
        filters = FilterField.samples
        filterReset = "/k"
        count = "共1张"
        lines = sample
        hasLines = !sample.isEmpty
        empty = "没有符合条件的监察牌。"
        firstHref = sample.isEmpty ? nil : "/k"
        nextHref = sample.isEmpty ? nil : "/k?after=1"
        mistakes = []
        columnsHref = "/l"
    }

    static let samples = [
        CardsPage(sample: [
            Line(
                tag: SignalTag("yellow"), name: "Y01 超过承诺期限", href: "/k/1/Y01", number: "ZX12-BJ-202600001", title: "招牌设置许可", unit: "区城管局",
                person: "王芳", on: "2026-03-10", state: "已发牌，待反馈", isAsked: true)
        ]), CardsPage(sample: []),
    ]
}

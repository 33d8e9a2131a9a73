import GongkaiCore
import GongkaiStore

/// The list a clerk lives in.
struct DeskListPage: Page {
    /// A count that leads to what it counts.
    struct Tile: Sendable {
        let label: String
        let count: String
        let href: String
        let isHere: Bool
        /// Something that must not wait.
        let isUrgent: Bool
    }

    struct Line: Sendable {
        let id: String
        let number: String
        let href: String
        let title: String
        let unit: String
        let handler: String
        let state: String
        /// What waits beside the next step.
        let mark: String?
        let received: String
        let due: String
        /// What it is the last day of, where there are several.
        let limit: String?
        /// How the whole case stands, where the day is that of the reader's own step.
        let whole: String?
        let left: String
        let tone: String
    }

    struct Saved: Sendable {
        let id: String
        let name: String
        let href: String
        let token: String
        let removal: String
    }

    /// Where new ones are brought in.
    struct Entry: Sendable {
        let href: String
        let label: String
    }

    /// The form that keeps this filter under a name.
    struct Saving: Sendable {
        let action: String
        let token: String
        let filter: String
    }

    static let template = "desk/list"
    let title: String
    let lead: String
    /// What one of them is called.
    let noun: String
    var breadcrumb: [Crumb] { [.console] }
    let entry: Entry?
    let fileHref: String?
    let tiles: [Tile]
    let saved: [Saved]
    let hasSaved: Bool
    let saving: Saving?
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let orderWords: String
    /// Nil where there is one order only.
    let orderHref: String?
    let orderLabel: String
    let lines: [Line]
    let hasLines: Bool
    /// Whoever answers for one unit knows which.
    let hasUnits: Bool
    let empty: String
    /// Where the chosen ones are given to somebody; nil for who may not.
    let assignmentAction: String?
    let firstHref: String?
    let nextHref: String?
    let mistakes: [Mistake]
    var undone: String { "没有按这些条件查找" }

    /// What the page needs besides the list itself.
    struct Around: Sendable {
        let agencies: [Agency]
        let handlers: [OfficerAccount]
        let tiles: [Tile]
        let saved: [Saved]
        let token: String
        let beside: Beside
    }

    /// What only one kind has around its list.
    struct Beside: Sendable {
        var mayAssign = false
        var entry: Entry?
        /// The list as a file.
        var file: Path?
        /// What narrows the list beside what every kind has.
        var more: [FilterField] = []
    }

    init(_ filter: DeskFilter, _ lines: [Line], next: MatterQuery.Cursor?, _ around: Around) {
        title = filter.kind.title
        lead = filter.kind.lead
        noun = filter.kind.noun
        entry = around.beside.entry
        fileHref = around.beside.file?.text
        tiles = around.tiles
        saved = around.saved
        hasSaved = !saved.isEmpty
        saving =
            filter.isNarrowed && filter.faults.isEmpty && !around.saved.contains { $0.href == filter.address }
            ? Saving(action: filter.kind.filters.path().text, token: around.token, filter: filter.text) : nil
        filterAction = filter.kind.list.path().text
        filters = DeskListPage.filters(filter, around)
        filterReset = filter.isNarrowed ? filterAction : nil
        let isByDue = filter.query.order == .dueFirst
        orderWords = isByDue ? "按期限排列，先到期的在前，现在没有期限的在后。" : "按提交先后排列，新的在前。"
        orderHref = filter.hasOrder ? filter.path([("order", isByDue ? "newest" : "")]).text : nil
        orderLabel = isByDue ? "改为按提交先后" : "改为按期限"
        self.lines = lines
        hasLines = !lines.isEmpty
        hasUnits = around.agencies.count > 1
        empty =
            filter.isNarrowed
            ? "没有符合条件的\(noun)。请放宽条件，或清除条件查看全部在办的\(noun)。" : filter.kind.empty
        assignmentAction = around.beside.mayAssign && hasLines ? Route.deskAssignment.path().text : nil
        firstHref = filter.value("after").isEmpty ? nil : filter.path().text
        nextHref = next.map { filter.path([("after", $0.text)]).text }
        mistakes = filter.faults
    }

    static func tiles(_ filter: DeskFilter, _ counts: MatterCounts) -> [Tile] {
        func tile(_ label: String, _ count: Int, _ query: [(String, String)], isUrgent: Bool = false) -> Tile {
            let path = filter.kind.list.path().query(query)
            return Tile(
                label: label, count: DeskTask.text(count), href: path.text, isHere: filter.path().text == path.text,
                isUrgent: isUrgent && count > 0)
        }
        return [
            tile("已超期", counts.overdue, [("due", "overdue")], isUrgent: true),
            tile("\(DueWords.soon)个工作日内到期", counts.dueSoon, [("due", "soon")]),
            tile("等我办理", counts.waiting, [("who", "waiting")]), tile("没有承办人", counts.unassigned, [("who", "unassigned")]),
            tile("全部在办", counts.open, []),
        ]
    }

    private static func filters(_ filter: DeskFilter, _ around: Around) -> [FilterField] {
        var fields: [FilterField] = [
            .search("q", "查找", filter.value("q"), placeholder: "编号或者标题中的任意一段"),
            .select("who", "由谁", filter.kind.whose, chosen: filter.value("who")),
            .choose(
                "state", "状态",
                [("", "在办"), ("all", "全部")] + filter.kind.states.map { ($0.code, $0.words) },
                chosen: filter.value("state") == "open" ? "" : filter.value("state")),
            .select("due", "期限", DeskFilter.limits, chosen: filter.value("due")),
        ]
        if around.agencies.count > 1 {
            fields.append(
                .select("unit", "承办单位", around.agencies.map { ("\($0.id.value)", $0.name) }, chosen: filter.value("unit")))
        }
        if !around.handlers.isEmpty {
            fields.append(
                .select("handler", "承办人", around.handlers.map { ("\($0.id.value)", $0.name) }, chosen: filter.value("handler")))
        }
        fields +=
            around.beside.more + [
                .text("from", "收到日期自", filter.value("from"), placeholder: "2026-01-01"),
                .text("through", "至", filter.value("through"), placeholder: "2026-12-31"),
            ]
        if !filter.value("order").isEmpty { fields.append(.kept("order", filter.value("order"))) }
        return fields
    }

    static let samples: [DeskListPage] = {
        let calendar = WorkingCalendar.published, today: Day = "2026-03-02"
        let around = Around(
            agencies: [
                Agency(id: AgencyID(value: 4), code: "ZX04", name: "教育局", kind: .department, parent: nil),
                Agency(id: AgencyID(value: 11), code: "ZX11", name: "住建局", kind: .department, parent: nil),
            ], handlers: [],
            tiles: [
                Tile(label: "已超期", count: "1", href: "/a", isHere: true, isUrgent: true),
                Tile(label: "全部在办", count: "4", href: "/b", isHere: false, isUrgent: false),
            ], saved: [Saved(id: "1", name: "本月来信", href: "/c", token: "t", removal: "/d")], token: "t",
            beside: Beside(
                mayAssign: true, entry: Entry(href: "/new", label: "登记来件"), file: Route.desk.path(), more: FilterField.samples))
        let line = Line(
            id: "3", number: "ZX11-20260003", href: "/e", title: "老旧小区改造计划", unit: "区住建局", handler: "李文静", state: "办理中",
            mark: "1件文书待发出", received: "2026-02-27", due: "2026-03-27", limit: "本单位环节“初审”",
            whole: "全件：承诺期限2026-03-30，还剩20个工作日", left: "还剩19个工作日", tone: "draft")
        func filter(_ fields: (String, String)...) -> DeskFilter {
            DeskFilter(SubmittedForm(fields: fields.map { FormField($0.0, $0.1) }), today: today, calendar)
        }
        return [
            DeskListPage(filter(("q", "规划")), [line], next: .init("4"), around),
            DeskListPage(filter(("after", "9"), ("order", "newest"), ("from", "x")), [], next: nil, around),
        ]
    }()
}

extension DeskListPage.Line {
    /// Whoever only assists in a case has the day of their own step before them, and that of the case beside it where it is another.
    init(
        _ line: MatterLine, of kind: DeskKind, unit: String, mark: String?, limits: ListedLimits?, today: Day, _ calendar: WorkingCalendar
    ) {
        let state = kind.state(line.state.code), words = DueWords(line, isOpen: state?.isOpen ?? true, today: today, calendar)
        let nearest = line.dueOn == nil ? nil : limits?.nearest?.name
        let own = limits?.own.map { OwnStep($0, today: today, calendar) }
        // What is not under way is named by its tag.
        let named = own.map { $0.due == nil ? nil : $0.name } ?? nearest
        self.init(
            id: "\(line.id.value)", number: line.number, href: kind.one.path("\(line.id.value)").text, title: line.title,
            unit: unit, handler: line.handlerName ?? "未分派", state: state?.words ?? line.state.code,
            mark: mark, received: line.receivedOn?.text ?? line.filedOn.map { "\($0.text)提交" } ?? "",
            due: own.map { $0.due?.text ?? "" } ?? line.dueOn?.text ?? "", limit: named,
            whole: own.flatMap { $0.due == line.dueOn ? nil : "全件：\(nearest ?? "")\(line.dueOn?.text ?? "")，\(words.text)" },
            left: own?.words.text ?? words.text, tone: own?.words.tone ?? words.tone)
    }
}

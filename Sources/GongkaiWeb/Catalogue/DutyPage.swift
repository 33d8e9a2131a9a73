import GongkaiCore
import GongkaiStore
import HTTPTypes

/// One duty of one unit: what fulfils it, what came late, and what the office has decided.
struct DutyPage: Page {
    struct Item: Sendable {
        let title: String
        let href: String?
        let made: String
        let published: String
        let note: String
        let tone: String
    }

    struct Form: Sendable {
        let action: String
        let token: String
        let rows: [FormRow]
    }

    /// What was typed into the form.
    struct Fields: Sendable {
        let isAssigned: Bool?
        let intervalText: String
        let reason: String

        init(_ form: SubmittedForm) {
            isAssigned = form["assigned"].flatMap { $0 == "yes" ? true : $0 == "no" ? false : nil }
            intervalText = form["interval"] ?? ""
            reason = form["reason"] ?? ""
        }

        /// Blank: published as it arises.
        var interval: Int? {
            get throws(DutyRefusal) {
                if intervalText.isEmpty { return nil }
                guard let days = Int(intervalText) else { throw .interval }
                return days
            }
        }
    }

    static let template = "duties/show"
    let title: String
    let breadcrumb: [Crumb]
    let article: String
    let state: String
    let tone: String
    let facts: [Fact]
    let overdue: [Item]
    let hasOverdue: Bool
    let published: [Item]
    let hasPublished: Bool
    let shown: String
    let empty: String
    private(set) var form: Form?
    let mistakes: [Mistake]

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    init(
        _ agency: Agency, _ line: DutyLine, _ decision: DutyStore.Decision?, mayDecide: Bool, fields: Fields?, refusal: DutyRefusal?,
        routes: RouteTable, token: String
    ) {
        title = line.duty.words
        breadcrumb = [.console, .duties, Crumb(agency.name, Route.unitDuties.path(agency.code))]
        article = "《政府信息公开条例》\(line.duty.article)"
        state = line.state.words
        tone = line.state.tone
        func href(_ item: DutyMonitor.Item) -> String? {
            item.key.map { "/console/articles/\($0)" }.flatMap { routes.hasPage(at: $0) ? $0 : nil }
        }
        let lateDays = Dictionary(line.late.map { ($0.item.key ?? 0, $0.workingDays) }) { first, _ in first }
        overdue = line.overdue.map {
            Item(
                title: $0.item.name, href: href($0.item), made: $0.item.madeOn.text, published: "",
                note: "应于\($0.dueOn.text)前公开，已超期\($0.workingDays)个工作日", tone: "error")
        }
        hasOverdue = !overdue.isEmpty
        published = line.published.map { item in
            let late = item.key.flatMap { lateDays[$0] }
            return Item(
                title: item.name, href: href(item), made: item.madeOn.text, published: item.publishedOn?.text ?? "",
                note: late.map { "迟了\($0)个工作日" } ?? "", tone: late == nil ? "done" : "warning")
        }
        hasPublished = !published.isEmpty
        shown =
            line.publishedCount > line.published.count
            ? "最近\(line.published.count)条，共\(grouped(line.publishedCount))条" : "共\(line.publishedCount)条"
        empty =
            line.state == .notAssigned
            ? "这项内容没有分派给这个单位，也没有公开过。" : "还没有公开过。请编写并发布；确无此类信息的，请公开办改为“不由本单位公开”，并写明理由。"
        facts = [
            Fact(label: "单位", value: agency.name),
            Fact(label: "更新间隔", value: line.intervalDays.map { "\($0)天" } ?? "随时产生，20个工作日内公开"),
            Fact(label: "最近公开", value: line.lastOn?.text ?? "无"), Fact(label: "下次应在此前公开", value: line.dueOn?.text ?? "无固定期限"),
            Fact(
                label: "分派",
                value: decision.map { "\($0.isAssigned ? "由本单位公开" : "不由本单位公开")（\($0.setOn.text)，\($0.reason)）" } ?? "按条例和通常做法，公开办没有另外分派"),
        ]
        form =
            mayDecide
            ? Form(
                action: Route.duty.path(agency.code, line.duty.code).text, token: token,
                rows: DutyPage.rows(line, decision, fields, refusal))
            : nil
        mistakes = refusal.map { [Mistake(field: DutyPage.field(of: $0), $0.words)] } ?? []
    }

    private static func field(of refusal: DutyRefusal) -> String {
        switch refusal {
        case .interval: "interval"
        case .reasonMissing: "reason"
        default: "assigned"
        }
    }

    private static func rows(_ line: DutyLine, _ decision: DutyStore.Decision?, _ fields: Fields?, _ refusal: DutyRefusal?) -> [FormRow] {
        func error(_ name: String) -> String? { refusal.flatMap { field(of: $0) == name ? $0.words : nil } }
        let isAssigned = fields.map(\.isAssigned) ?? decision?.isAssigned ?? (line.state != .notAssigned)
        let interval = fields?.intervalText ?? line.intervalDays.map(String.init) ?? ""
        return [
            .radios(
                "assigned", "是否由本单位公开",
                [
                    FormRow.Choice(value: "yes", text: "由本单位公开", isChosen: isAssigned == true),
                    FormRow.Choice(value: "no", text: "不由本单位公开", isChosen: isAssigned == false),
                ], error: error("assigned")),
            .text(
                "interval", "更新间隔（天）", interval, isOptional: true, hint: "如365：一年内应有新的公开。留空：随时产生，20个工作日内公开。",
                error: error("interval"), longest: 4, inputMode: "numeric", isShort: true),
            .area("reason", "理由", fields?.reason ?? decision?.reason ?? "", error: error("reason"), counted: FormRow.longestReason),
        ]
    }

    static let samples: [DutyPage] = {
        let agency = Agency(id: AgencyID(value: 4), code: "ZX04", name: "教育局", kind: .department, parent: nil)
        let routes = RouteTable()
        routes.add(.get, Route("/console/articles/{article}"))
        let line = DutyListPage.sampleLine
        let bare = DutyMonitor(calendar: .published).lines(of: agency, assigned: [], [], on: "2026-03-16")
        var open = DutyPage(agency, line, nil, mayDecide: true, fields: nil, refusal: .reasonMissing, routes: routes, token: "t")
        open.form = Form(action: "/d", token: "t", rows: FormRow.samples)
        return [
            open,
            DutyPage(agency, line, nil, mayDecide: false, fields: nil, refusal: nil, routes: RouteTable(), token: "t"),
        ] + bare.prefix(1).map { DutyPage(agency, $0, nil, mayDecide: false, fields: nil, refusal: nil, routes: routes, token: "t") }
    }()
}

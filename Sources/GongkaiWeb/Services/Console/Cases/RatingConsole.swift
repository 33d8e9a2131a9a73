import GongkaiCore
import GongkaiStore
import Hummingbird

/// 好差评: who was not content, by when they must be called, and what was done.
struct RatingConsole {
    let site: Site
    let cases: CaseStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.get(.poorRatings, use: list)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        let officer = context.officer, calendar = try await cases.matters.calendar()
        let names = Dictionary(uniqueKeysWithValues: try await site.accounts.agencies().map { ($0.id, $0.name) })
        let mayCall = officer.may(.handleCases) || officer.may(.takeCases) || officer.may(.reviewCases)
        let waiting = try await cases.poorRatings(isOver: false, for: officer)
        let over = try await cases.poorRatings(isOver: true, for: officer, limit: 50)
        return site.show(
            RatingListPage(waiting: waiting, over: over, names, mayCall: mayCall, today: site.now().day, calendar), request, context)
    }
}

struct RatingListPage: Page {
    struct Line: Sendable {
        let number: String
        let href: String
        let title: String
        let unit: String
        let level: String
        let on: String
        /// 一个工作日内联系.
        let contact: String
        /// 十五个工作日内解决.
        let solution: String
        let tone: String
        /// Where the call is noted.
        let callHref: String?
    }

    /// Working days (国办发〔2019〕51号, with the rules of supervision).
    static let contactDays = 1
    static let solutionDays = 15

    static let template = "cases/ratings"
    let title = "差评回访"
    var breadcrumb: [Crumb] { [.console, .cases] }
    let waiting: [Line]
    let hasWaiting: Bool
    let over: [Line]
    let hasOver: Bool

    init(
        waiting: [PoorRating], over: [PoorRating], _ units: [AgencyID: String], mayCall: Bool, today: Day, _ calendar: WorkingCalendar
    ) {
        self.init(
            waiting: waiting.map { Line($0, units, mayCall: mayCall, today: today, calendar) },
            over: over.map { Line($0, units, mayCall: false, today: today, calendar) })
    }

    private init(waiting: [Line], over: [Line]) {
        self.waiting = waiting
        hasWaiting = !waiting.isEmpty
        self.over = over
        hasOver = !over.isEmpty
    }

    static let samples: [RatingListPage] = {
        let line = Line(
            number: "ZX12-BJ-202600003", href: "/c", title: "门店招牌设置许可", unit: "区城管局", level: "不满意", on: "2026-03-02",
            contact: "最晚2026-03-03",
            solution: "最晚2026-03-23", tone: "warning", callHref: "/f")
        return [RatingListPage(waiting: [line], over: [line]), RatingListPage(waiting: [], over: [])]
    }()
}

extension RatingListPage.Line {
    init(_ rating: PoorRating, _ units: [AgencyID: String], mayCall: Bool, today: Day, _ calendar: WorkingCalendar) {
        let id = "\(rating.matter.value)"
        let contactBy = calendar.day(RatingListPage.contactDays, workingDaysAfter: rating.on)
        let solveBy = calendar.day(RatingListPage.solutionDays, workingDaysAfter: rating.on)
        let isLate = (rating.contactedOn == nil && contactBy < today) || (rating.resolvedOn == nil && solveBy < today)
        func words(_ done: Day?, _ due: Day, _ verb: String) -> String {
            if let done { return done.text + verb + (done > due ? "（超过期限）" : "") }
            return "最晚\(due.text)" + (due < today ? "，已超期" : "")
        }
        self.init(
            number: rating.number, href: Route.serviceCase.path(id).text, title: rating.title, unit: units[rating.unit] ?? "",
            level: rating.level == "5" ? "非常不满意" : "不满意", on: rating.on.text, contact: words(rating.contactedOn, contactBy, "联系"),
            solution: words(rating.resolvedOn, solveBy, "解决"), tone: isLate ? "error" : rating.resolvedOn == nil ? "warning" : "done",
            callHref: mayCall ? Route.serviceCaseStep.path(id, CaseAction.followUpRating.rawValue).text : nil)
    }
}

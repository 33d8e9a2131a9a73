import GongkaiCore
import GongkaiStore
import Hummingbird

/// The lists of the console: all articles, the writer's own, and what waits for review.
struct ArticleListConsole {
    let site: Site
    let sites: SiteStore
    let articles: ArticleStore
    let drafts: DraftStore
    let duties: DutyStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.articles, use: list)
            .get(.myArticles, use: mine)
            .get(.articleQueue, use: queue)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let places = try await WritingPlaces(sites)
        let agencies = try await site.agencies(in: context.officer.scope)
        let filter = ArticleFilter(try request.queryFields, places, agencies)
        let listing =
            filter.faults.isEmpty
            ? try await articles.list(filter.filter, for: context.officer, limit: 50)
            : .none
        let waiting = Waiting(try await site.colleagues(), now: site.now(), try await articles.workingCalendar())
        return site.show(
            ArticleListPage(filter, listing, waiting, mayWrite: context.officer.may(.writeArticles)), request, context,
            status: filter.faults.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func mine(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let now = site.now(), month = now.adding(seconds: -30 * 86_400)
        let lines = try await articles.mine(context.officer)
        let published = try await articles.published(by: context.officer, since: month)
        let withdrawn = try await articles.withdrawn(from: context.officer, since: month)
        let waiting = Waiting(try await site.colleagues(), now: now, try await articles.workingCalendar())
        let page = MyArticlesPage(
            lines, published, withdrawn: withdrawn, drafts: try await drafts.mine(context.officer),
            overdue: try await articles.overdue(of: context.officer.agency, for: context.officer, at: now), waiting,
            owed: try await owed(by: context.officer))
        return site.show(page, request, context)
    }

    /// What the officer's unit owes the public; nil for one that the regulation does not bind.
    private func owed(by officer: Officer) async throws -> OwedDuties? {
        let now = site.now()
        guard let unit = try await site.accounts.agencies().first(where: { $0.id == officer.agency }),
            let lines = try await duties.lines(of: [unit], on: now.day, for: officer, at: now)[unit.id], !lines.isEmpty
        else { return nil }
        return OwedDuties(unit, lines)
    }

    @Sendable func queue(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard ArticleListConsole.mayReview(context.officer) else { try context.require(.reviewArticles); throw ArticleRefusal.notFound }
        let waiting = Waiting(try await site.colleagues(), now: site.now(), try await articles.workingCalendar())
        let lines = try await articles.queue(for: context.officer)
        let names = try await WritingPlaces(sites)
        let others = try await drafts.queue(for: context.officer)
        return site.show(ArticleQueuePage(lines, others, waiting, names, for: context.officer), request, context)
    }

    /// Whether anything can wait for a person.
    static func mayReview(_ officer: Officer) -> Bool {
        officer.may(.readArticles)
            && [.reviewArticles, .reviewSecrecy, .approveArticles, .publishArticles].contains(where: { officer.may($0) })
    }
}

/// Says whom an article waits for, and how long it has.
struct Waiting: Sendable {
    let colleagues: Colleagues
    let now: Instant
    /// By which deadlines are counted.
    let calendar: WorkingCalendar

    init(_ colleagues: Colleagues, now: Instant, _ calendar: WorkingCalendar) {
        self.colleagues = colleagues
        self.now = now
        self.calendar = calendar
    }

    /// Whose turn it is; nil when it is nobody's.
    func forWhom(_ line: VersionLine) -> String? {
        switch line.state {
        case .inReview:
            guard let step = line.reviewStep else { return "审核流程已有变动，请收回后重新送审" }
            return "\(step.name)：\(colleagues.words(step.permission, for: line.stepAgency))"
        case .approved: return "发布：\(colleagues.words(.publishArticles, for: line.agency))"
        case .scheduled: return line.publishAt.map { $0 <= now ? "到了\($0.minuteText)没有发布，请打开查看原因" : "\($0.minuteText)自动发布" }
        case .live where line.approvalDue != nil: return line.approvalDue.map { "应急发布，\($0.minuteText)前补审" }
        case .draft: return line.rejection.map { "退回：\($0)" }
        default: return nil
        }
    }

    /// Who acts next on what stands beside articles.
    func forWhom(_ draft: Draft) -> String {
        let kind = draft.facts.kind, permission = draft.facts.review == nil ? .reviewSecrecy : kind.publishing
        let act = permission == .reviewSecrecy ? "保密审查" : kind.publishingWords
        return "\(act)：\(colleagues.words(permission, for: draft.agency, without: draft.facts.hands))"
    }

    /// 3天, 5小时, 10分钟
    func howLong(since moment: Instant) -> String {
        let minutes = max(0, (now.milliseconds - moment.milliseconds) / 60_000)
        if minutes < 60 { return "\(minutes)分钟" }
        return minutes < 48 * 60 ? "\(minutes / 60)小时" : "\(minutes / 1_440)天"
    }
}

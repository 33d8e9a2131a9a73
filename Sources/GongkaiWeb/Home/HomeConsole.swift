import GongkaiCore
import GongkaiStore
import Hummingbird

/// Where an officer's day starts: the own registers with their counts, and what was done last.
struct HomeConsole {
    let site: Site
    let registers: RegisterStore
    let audit: AuditStore
    let reports: AnnualReportStore
    let articles: ArticleStore
    let drafts: DraftStore
    /// Nil where requests cannot be opened.
    let requests: RequestStore?
    let supervision: SupervisionStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.get(.console, use: show)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let agencies = try await site.accounts.agencies()
        let year = site.now().day.year
        let entries = HomeConsole.lastSteps(
            of: try await audit.entries(AuditStore.Query(actor: context.officer.login), limit: 300).entries)
        var names = try await site.names(in: entries, reports, for: context.officer)
        let touched = entries.compactMap { entry in
            entry.subject.hasPrefix("article/") ? Int64(entry.subject.dropFirst("article/".count)).map { ArticleID(value: $0) } : nil
        }
        names.articles = Dictionary(
            uniqueKeysWithValues: try await articles.titles(of: Set(touched), for: context.officer).map { ($0.key.value, $0.value) })
        let recent = entries.map { AuditWords(entry: $0, names: names) }
            .filter { $0.target != nil }
            .prefix(8)
            .map { ConsoleHomePage.Act(when: $0.entry.at.text, what: $0.action, label: $0.subject, href: $0.target ?? "") }
        return site.show(
            ConsoleHomePage(
                greeting: context.officer.name, agency: names.agency(context.officer.agency.value) ?? "",
                tasks: try await tasks(context, agencies), year: String(year), yearBefore: String(year - 1),
                sections: try await sections(context, year), recent: Array(recent)),
            request, context)
    }

    /// The last step on each thing, the newest first: what was looked at only is no step.
    static func lastSteps(of entries: [AuditEntry]) -> [AuditEntry] {
        let looks: Set<String> = [
            "paper.read", "request.file", "request.reveal", "case.reveal", "redaction.open", "redaction.look", "redaction.read",
            "reply.enclosed",
        ]
        var seen: Set<String> = []
        let newest = entries.enumerated().sorted { ($1.element.at, $0.offset) < ($0.element.at, $1.offset) }.map(\.element)
        return newest.filter { !looks.contains($0.action) && seen.insert($0.subject).inserted }.prefix(30).map(\.self)
    }

    /// What is done besides keeping registers, each with what it is for.
    private func tasks(_ context: StaffContext, _ agencies: [Agency]) async throws -> [ConsoleHomePage.Task] {
        let officer = context.officer
        var tasks = try await ArticleTasks.tasks(articles, drafts, for: officer, at: site.now())
        if let requests, officer.may(.readRequests) {
            tasks.insert(try await DeskTask.task(.requests, requests.matters, for: officer, on: site.now().day), at: 0)
        }
        if let requests, officer.may(.readCases) {
            tasks.insert(try await DeskTask.task(.cases, requests.matters, for: officer, on: site.now().day), at: 0)
            if officer.may(.takeCases) {
                tasks.insert(.init(label: "一窗受理", href: Route.window.path().text, note: "收下任何单位的事项，当场核对材料，出具收件凭证"), at: 0)
            }
        }
        if let cards = try await CardTask.task(supervision, for: officer, on: site.now().day) { tasks.append(cards) }
        if officer.may(.readReport) {
            let year = String(site.now().day.year - 1)
            tasks.append(.init(label: "\(year)年度报告", href: Route.reportOverview.path().text, note: "各单位编写、核查和发布到了哪一步"))
        }
        if officer.may(.manageAccounts) {
            let count = agencies.count { officer.scope.contains($0.id) }
            tasks.append(.init(label: "单位", href: Route.agencies.path().text, note: "\(grouped(count))个单位，可以增加"))
            let accounts = try await site.accounts.officers(of: officer.scope).count
            tasks.append(.init(label: "账号", href: Route.officers.path().text, note: "\(grouped(accounts))个账号，可以建立、停用、调整角色、重置密码"))
        }
        if officer.may(.readAudit) {
            tasks.append(.init(label: "审计日志", href: Route.audit.path().text, note: "谁在什么时候改动了什么，是否完整"))
        }
        return tasks
    }

    private func sections(_ context: StaffContext, _ year: Int) async throws -> [ConsoleHomePage.Section] {
        guard context.officer.may(.readRegisters) else { return [] }
        var sections: [ConsoleHomePage.Section] = []
        for section in RegisterDefinition.sections {
            var lines: [ConsoleHomePage.Line] = []
            for register in RegisterDefinition.all where register.section == section {
                let hasYear = register.dayColumn != nil || register.columns.contains { $0.kind == .year }
                func count(_ year: Int?) async throws -> ConsoleHomePage.Count {
                    if year != nil, !hasYear { return ConsoleHomePage.Count(text: "—", href: "", isZero: true) }
                    let query = RegisterQuery(year: year, limit: 0)
                    let total = try await registers.list(register, query, agencies: context.officer.agencies).total
                    let path = Route.register.path(register.name).query([("year", year.map(String.init) ?? "")])
                    return ConsoleHomePage.Count(text: grouped(total), href: path.text, isZero: total == 0)
                }
                lines.append(
                    ConsoleHomePage.Line(
                        label: register.label, href: Route.register.path(register.name).text,
                        counts: [try await count(year), try await count(year - 1), try await count(nil)]))
            }
            sections.append(ConsoleHomePage.Section(heading: section, lines: lines))
        }
        return sections
    }
}

struct ConsoleHomePage: Page {
    struct Section: Sendable {
        let heading: String
        let lines: [Line]
    }

    struct Line: Sendable {
        let label: String
        let href: String
        /// This year, last year, all.
        let counts: [Count]
    }

    struct Count: Sendable {
        let text: String
        let href: String
        let isZero: Bool
    }

    /// One thing to go to.
    struct Task: Sendable {
        let label: String
        let href: String
        let note: String
    }

    struct Act: Sendable {
        let when: String
        let what: String
        let label: String
        let href: String
    }

    static let template = "home/console"
    var title: String { "工作台" }
    var breadcrumb: [Crumb] { [] }
    let greeting: String
    let agency: String
    let tasks: [Task]
    let hasTasks: Bool
    let year: String
    let yearBefore: String
    let sections: [Section]
    let hasSections: Bool
    let recent: [Act]
    let hasRecent: Bool

    init(
        greeting: String, agency: String, tasks: [Task], year: String, yearBefore: String, sections: [Section], recent: [Act]
    ) {
        self.greeting = greeting
        self.agency = agency
        self.tasks = tasks
        hasTasks = !tasks.isEmpty
        self.year = year
        self.yearBefore = yearBefore
        self.sections = sections
        hasSections = !sections.isEmpty
        self.recent = recent
        hasRecent = !recent.isEmpty
    }

    static let samples = [
        ConsoleHomePage(
            greeting: "张明", agency: "区教育局", tasks: [Task(label: "审计日志", href: "/t", note: "谁改动了什么")], year: "2014", yearBefore: "2013",
            sections: [
                Section(
                    heading: "主动公开",
                    lines: [Line(label: "主动公开信息", href: "/x", counts: [Count(text: "12", href: "/x?year=2014", isZero: false)])])
            ],
            recent: [Act(when: "2014-03-03 09:00:00", what: "更正", label: "规范性文件 第3号", href: "/y")])
    ]
}

extension Crumb {
    static let console = Crumb("工作台", Route.console.path())
}

import Foundation
import GongkaiCore
import GongkaiFormats
package import GongkaiStore
import Hummingbird
import HummingbirdCore
package import Logging
import ServiceLifecycle

/// The site as a running server.
package struct GongkaiApplication: Sendable {
    /// In-process, for tests; ``run(onRunning:)`` serves it.
    let router: RouterResponder<VisitorContext>
    let site: Site
    let logger: Logger
    private let changes: PageChangeStore
    private let seenChanges: PageChanges.Seen
    private let search: SearchStore
    private let searchTally = SearchTally()
    private let inspectionQueue = InspectionQueue()
    private let metrics: Metrics

    /// Loads templates and files; throws if a page and a template do not match.
    package init(database base: any Database, configuration: SiteConfiguration, logger: Logger = Logger(label: "gongkai")) async throws {
        let telling = TellingDatabase(base)
        let database = CountedDatabase(telling)
        let accounts = AccountStore(database: database)
        let top = try await accounts.agencies().first { $0.parent == nil }
        site = Site(
            configuration: configuration,
            name: top.map { "\($0.name)信息公开" } ?? "政府信息公开",
            renderer: try Renderer(directory: Renderer.resources.appendingPathComponent("Templates"), pages: AllPages.types),
            assets: try Assets(directory: Renderer.resources.appendingPathComponent("Public"), compress: GongkaiApplication.compress),
            routes: RouteTable(), formToken: FormToken(), accounts: accounts, onceOnly: OnceOnly(),
            places: PublicPlaces(
                sites: SiteStore(database: database), changes: PageChangeStore(database: database), accounts: accounts))
        try site.waitingFiles.clear()
        self.logger = logger
        metrics = Metrics(site: site, database: database, startedAt: configuration.now())
        changes = PageChangeStore(database: database)
        seenChanges = try await PageChanges.Seen(changes)
        site.pages.hosts.register(try await SiteStore(database: database).sites())
        search = SearchStore(database: database)
        router = GongkaiApplication.router(
            site: site, database: database, search: search, tally: searchTally, inspectionQueue: inspectionQueue)
        // Nothing here that leads back to the database that tells: both would stay for ever.
        let pages = site.pages, sites = SiteStore(database: base)
        telling.tell { [weak places = site.places] tags in
            await PageChanges.drop(tags, from: pages, places, sites: sites, logger: logger)
        }
    }

    /// Serves until the process is told to stop (SIGTERM, SIGINT), then finishes what is under way.
    package func run(onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }) async throws {
        try await application(onRunning: onRunning).runService()
    }

    /// Looks at our own sites.
    var inspector: SiteInspector {
        SiteInspector(database: changes.database, responder: router, now: site.configuration.now, logger: logger)
    }

    /// Inspects the site of a code, or every open site. `outside` follows links to other sites; without it they are passed over.
    package func inspect(_ code: String?, outside: OutsideCheck?) async throws -> [InspectedSite] {
        var inspected: [InspectedSite] = []
        for site in try await SiteStore(database: changes.database).sites() {
            guard code.map({ $0 == site.settings.code }) ?? !site.settings.isClosed else { continue }
            inspected.append(try await inspector.inspect(site, outside: outside))
        }
        return inspected
    }

    /// Writes the site of a code, or else the portal, into a folder.
    package func export(
        _ code: String?, to folder: String, _ options: SiteExport.Options, tasks: Int,
        progress: @escaping @Sendable (_ done: Int, _ known: Int) -> Void
    ) async throws -> SiteExport.Outcome {
        let open = try await SiteStore(database: changes.database).sites().filter { !$0.settings.isClosed }
        guard let chosen = open.first(where: { site in code.map { site.settings.code == $0 } ?? site.settings.facts.isPortal }) else {
            throw ExportRefusal.unknownSite(code)
        }
        // What changes meanwhile the next export finds by its own marks.
        site.places.watch(true)
        defer { site.places.watch(false) }
        let export = SiteExport(
            database: changes.database, responder: router, now: site.configuration.now, logger: logger, base: site.base(of:))
        return try await export.write(chosen, to: folder, options, tasks: tasks, progress: progress)
    }

    func application(
        port: Int? = nil, limits: ConnectionLimits = .init(), onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> Application<RouterResponder<VisitorContext>> {
        Application(
            responder: router,
            server: .init { StoringChannel(store: site.pages, limits: limits, responder: $0) },
            configuration: .init(
                address: .hostname(site.configuration.host, port: port ?? site.configuration.port), serverName: nil),
            services: [
                PageChanges(
                    pages: site.pages, changes: changes, sites: SiteStore(database: changes.database), places: site.places,
                    start: seenChanges, now: site.configuration.now, logger: logger),
                PageTally(pages: site.pages, logger: logger),
                PortalSweep(
                    articles: ArticleStore(database: changes.database, key: site.configuration.sealingKey),
                    sites: SiteStore(database: changes.database), pages: site.pages,
                    now: site.configuration.now, logger: logger),
                NightlyInspection(inspector: inspector, now: site.configuration.now, logger: logger),
                inspectionWork,
                SearchUpkeep(search: search, tally: searchTally, now: site.configuration.now, logger: logger),
            ] + watchers + requestSweep,
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) }, logger: logger)
    }

    /// Inspections that somebody asks for.
    private var inspectionWork: InspectionWork {
        let inspector = self.inspector
        return InspectionWork(
            queue: inspectionQueue, inspections: InspectionStore(database: changes.database), now: site.configuration.now, logger: logger,
            inspect: { here in try await inspector.inspect(here, outside: nil) })
    }

    /// What days do to requests, where requests can be opened.
    private var requestSweep: [any Service] {
        GongkaiApplication.requests(site, changes.database).map { requests in
            [RequestRounds(requests: requests, name: site.name, now: site.configuration.now, logger: logger)]
        } ?? []
    }

    /// Nil without the key that applicants' names are sealed with, as when a site is only inspected or written down.
    private static func requests(_ site: Site, _ database: any Database) -> RequestStore? {
        site.configuration.sealingKey.map { key in RequestStore(matters: MatterStore(database: database, key: key)) }
    }

    /// The address for watchers, where one was asked for.
    private var watchers: [any Service] {
        guard let address = site.configuration.metricsAddress else { return [] }
        return [
            Application(
                responder: metrics.router,
                configuration: .init(address: .hostname(address.host, port: address.port), serverName: nil), logger: logger)
        ]
    }

    /// The whole site, feature by feature.
    private static func router(
        site: Site, database: any Database, search: SearchStore, tally: SearchTally, inspectionQueue: InspectionQueue
    ) -> RouterResponder<VisitorContext> {
        let router = Router(context: VisitorContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: RequestLog(counts: site.requests))
        router.add(middleware: Compression(compress: compress))
        router.add(middleware: PageKeeping(store: site.pages))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: SiteOfRequest(places: site.places))
        router.add(middleware: TrailingSlash())
        router.add(middleware: ErrorPages<VisitorContext>(site: site))

        let visitorForm = VisitorForm(
            formToken: site.formToken, uploads: site.uploads, keepingWords: [.requestNew, .requestStep, .caseApply, .caseProgressStep],
            showingAgain: [.caseApply])
        let visitors = RouteGroup(group: router.group().add(middleware: visitorForm), table: site.routes)
        let staff = RouteGroup(
            group: router.group().add(middleware: LoginCheck(site: site))
                .group(context: StaffContext.self)
                .add(middleware: ErrorPages<StaffContext>(site: site))
                .add(
                    middleware: StaffForm(
                        large: [
                            .versionFiles: site.configuration.largestUpload, .redactions: site.configuration.largestUpload,
                        ],
                        long: [
                            .newArticle: Request.articleLimit, .articleEdit: Request.articleLimit, .articleCleaning: Request.articleLimit,
                        ],
                        uploads: site.fileUploads)
                )
                .add(middleware: KeptWords(site: site)),
            table: site.routes)

        let reports = AnnualReportStore(database: database)
        FramePages(site: site).addRoutes(to: visitors)
        let sites = SiteStore(database: database)
        let articles = ArticleStore(database: database, key: site.configuration.sealingKey)
        let collections = CollectionStore(database: database), sheets = SheetStore(database: database)
        HomePages(site: site, reports: reports, articles: articles, collections: collections).addRoutes(to: visitors)
        let files = FileStore(database: database)
        PublicArticles(site: site, articles: articles).addRoutes(to: visitors)
        PublicFiles(site: site, files: files).addRoutes(to: visitors)
        FileConsole(site: site, articles: articles, files: files, gate: FileGate(database: database)).addRoutes(to: staff)
        SitePages(site: site).addRoutes(to: visitors)
        let guides = GuideStore(database: database)
        let items = ServiceItemStore(database: database), forms = ItemFormStore(database: database)
        ServiceHall(site: site, items: items, forms: forms).addRoutes(to: visitors)
        ServiceConsole(site: site, items: items, forms: forms).addRoutes(to: staff)
        ServiceImport(site: site, items: items).addRoutes(to: staff)
        ItemFormConsole(site: site, items: items, forms: forms).addRoutes(to: staff)
        UnitPages(
            site: site, sheets: sheets, articles: articles, registers: RegisterStore(database: database), guides: guides, items: items
        ).addRoutes(to: visitors)
        ListPages(site: site, articles: articles).addRoutes(to: visitors)
        CollectionPages(site: site, collections: collections).addRoutes(to: visitors)
        addExits(to: visitors, staff, site: site, database: database)
        ArticleLinkConsole(site: site, articles: articles).addRoutes(to: staff)
        SearchPages(site: site, search: search, tally: tally, directs: DirectShelf(site: site, database: database)).addRoutes(to: visitors)
        SynonymConsole(site: site, search: search, tally: tally).addRoutes(to: staff)
        let drafts = DraftStore(database: database), words = GateWordStore(database: database)
        GateWordConsole(site: site, words: words).addRoutes(to: staff)
        DraftConsole(site: site, drafts: drafts).addRoutes(to: staff)
        SheetConsole(site: site, sheets: sheets, drafts: drafts).addRoutes(to: staff)
        CollectionConsole(site: site, collections: collections, articles: articles, drafts: drafts).addRoutes(to: staff)
        SiteConsole(site: site, sites: sites).addRoutes(to: staff)
        SiteClosureConsole(site: site, sites: sites).addRoutes(to: staff)
        LoginPages(site: site).addRoutes(to: visitors)
        LoginPages(site: site).addRoutes(to: staff)
        PasswordConsole(site: site).addRoutes(to: staff)
        let registers = RegisterStore(database: database)
        let audit = AuditStore(database: database)
        HomeConsole(
            site: site, registers: registers, audit: audit, reports: reports, articles: articles, drafts: drafts,
            requests: requests(site, database), supervision: SupervisionStore(database: database)
        ).addRoutes(to: staff)
        let versions = ArticleVersionConsole(site: site, sites: sites, articles: articles)
        ArticleListConsole(site: site, sites: sites, articles: articles, drafts: drafts, duties: DutyStore(database: database)).addRoutes(
            to: staff)
        ArticleEditConsole(site: site, sites: sites, articles: articles, drafts: drafts, gate: ArticleGate(words: words)).addRoutes(
            to: staff)
        versions.addRoutes(to: staff)
        ArticleActConsole(site: site, sites: sites, articles: articles, versions: versions, gate: ArticleGate(words: words))
            .addRoutes(to: staff)
        ArticleRecordConsole(site: site, sites: sites, articles: articles).addRoutes(to: staff)
        RegisterConsole(site: site, registers: registers, requests: requests(site, database)).addRoutes(to: staff)
        RegisterExport(site: site, registers: registers).addRoutes(to: staff)
        RegisterImport(site: site, registers: registers).addRoutes(to: staff)
        AgencyConsole(site: site).addRoutes(to: staff)
        OfficerConsole(site: site).addRoutes(to: staff)
        AuditConsole(site: site, audit: audit, reports: reports).addRoutes(to: staff)
        PublicReports(site: site, reports: reports).addRoutes(to: visitors)
        CheckPages(site: site).addRoutes(to: visitors)
        ReportOverviewConsole(site: site, reports: reports).addRoutes(to: staff)
        ReportDraftConsole(site: site, reports: reports, requests: requests(site, database)).addRoutes(to: staff)
        ReportWordsConsole(site: site, reports: reports).addRoutes(to: staff)
        ReportPublicationConsole(site: site, reports: reports).addRoutes(to: staff)
        DutyConsole(site: site, duties: DutyStore(database: database)).addRoutes(to: staff)
        PublishingConsole(site: site, articles: articles).addRoutes(to: staff)
        InspectionConsole(site: site, inspections: InspectionStore(database: database), sites: sites, queue: inspectionQueue)
            .addRoutes(to: staff)
        let supervision = SupervisionStore(database: database)
        SupervisionConsole(site: site, supervision: supervision).addRoutes(to: staff)
        StatisticsConsole(site: site, supervision: supervision).addRoutes(to: staff)
        EventLogConsole(site: site, supervision: supervision).addRoutes(to: staff)
        CardConsole(site: site, supervision: supervision).addRoutes(to: staff)
        ColumnCardConsole(site: site, supervision: supervision).addRoutes(to: staff)
        ScoreConsole(site: site, supervision: supervision).addRoutes(to: staff)
        RuleConsole(site: site, supervision: supervision).addRoutes(to: staff)
        if let requests = requests(site, database) {
            addRequests(to: visitors, staff, site: site, requests: requests, database: database, search: search)
        }
        return router.buildResponder()
    }

    /// Requests for disclosure: the applicant's pages, and those of the officers who answer.
    private static func addRequests(
        to visitors: RouteGroup<VisitorContext>, _ staff: RouteGroup<StaffContext>, site: Site, requests: RequestStore,
        database: any Database, search: SearchStore
    ) {
        let papers = PaperStore(requests: requests)
        PaperConsole(site: site, papers: papers).addRoutes(to: staff)
        PaperSettingConsole(site: site, papers: papers).addRoutes(to: staff)
        DeskConsole(site: site, requests: requests).addRoutes(to: staff)
        addCases(
            to: staff, site: site, cases: CaseStore(matters: requests.matters), items: ServiceItemStore(database: database),
            forms: ItemFormStore(database: database), supervision: SupervisionStore(database: database))
        RedactionConsole(site: site, redactions: RedactionStore(requests: requests)).addRoutes(to: staff)
        CaseConsole(site: site, requests: requests).addRoutes(to: staff)
        EntryConsole(site: site, requests: requests).addRoutes(to: staff)
        RequestStepConsole(site: site, requests: requests).addRoutes(to: staff)
        AssignmentConsole(site: site, requests: requests).addRoutes(to: staff)
        DelegationConsole(site: site, requests: requests).addRoutes(to: staff)
        DeadlineConsole(site: site, requests: requests).addRoutes(to: staff)
        let sites = SiteStore(database: database)
        let articles = ArticleStore(database: database, key: site.configuration.sealingKey)
        RemedyConsole(site: site, requests: requests).addRoutes(to: staff)
        ProposalConsole(site: site, requests: requests, sites: sites).addRoutes(to: staff)
        ReplyConsole(site: site, requests: requests, sites: sites).addRoutes(to: staff)
        PublicReplies(site: site, requests: requests, articles: articles).addRoutes(to: visitors)
        PublicStatistics(site: site, requests: requests).addRoutes(to: visitors)
        WorkingCalendarConsole(site: site, calendars: CalendarStore(matters: requests.matters)).addRoutes(to: staff)
        let mails = MailStore(matters: requests.matters)
        NoticeConsole(site: site, notices: NoticeStore(matters: requests.matters), mails: mails).addRoutes(to: staff)
        MailConsole(site: site, mails: mails).addRoutes(to: staff)

        DeadlineConsole(site: site, requests: requests).addFeed(to: visitors)
        let guides = GuideStore(database: database)
        RequestEntrance(site: site, guides: guides).addRoutes(to: visitors)
        let shelf = FilingShelf()
        RequestFiling(
            site: site, requests: requests, sheets: SheetStore(database: database), guides: guides, search: search, shelf: shelf
        ).addRoutes(to: visitors)
        RequestFollowing(site: site, requests: requests, shelf: shelf).addRoutes(to: visitors)
        let uploads = RequestUploads(site: site, requests: requests)
        uploads.addRoutes(to: visitors)
        uploads.addRoutes(to: staff)
        let cases = CaseStore(matters: requests.matters), items = ServiceItemStore(database: database)
        let applications = FilingShelf()
        CaseFiling(
            site: site, requests: requests, cases: cases, items: items, forms: ItemFormStore(database: database), shelf: applications
        ).addRoutes(to: visitors)
        if let key = site.configuration.sealingKey {
            let appointments = AppointmentStore(database: database, key: key)
            AppointmentBooking(site: site, requests: requests, appointments: appointments, items: items).addRoutes(to: visitors)
            AppointmentConsole(site: site, appointments: appointments).addRoutes(to: staff)
            AppointmentPlaces(site: site, appointments: appointments).addRoutes(to: staff)
            AppointmentHandling(
                site: site, appointments: appointments, items: items, matters: requests.matters
            ).addRoutes(to: staff)
            AppointmentPersonConsole(site: site, appointments: appointments).addRoutes(to: staff)
        }
        CaseFollowing(site: site, requests: requests, cases: cases, items: items, shelf: applications).addRoutes(to: visitors)
        PublicRequestRegister(site: site, requests: requests).addRoutes(to: visitors)
    }

    /// Approval cases: the window, the desk, and each case.
    private static func addCases(
        to staff: RouteGroup<StaffContext>, site: Site, cases: CaseStore, items: ServiceItemStore, forms: ItemFormStore,
        supervision: SupervisionStore
    ) {
        DeskConsole(site: site, cases: cases, items: items).addRoutes(to: staff)
        CaseListFile(site: site, cases: cases).addRoutes(to: staff)
        RatingConsole(site: site, cases: cases).addRoutes(to: staff)
        WindowConsole(site: site, cases: cases, items: items, forms: forms).addRoutes(to: staff)
        ServiceCaseConsole(site: site, cases: cases, supervision: supervision).addRoutes(to: staff)
        CaseApplicationConsole(site: site, cases: cases).addRoutes(to: staff)
        AnswerConsole(site: site, cases: cases).addRoutes(to: staff)
        ServiceStepConsole(site: site, cases: cases).addRoutes(to: staff)
    }

    /// The catalogue, the guides, and everything that other programs read.
    private static func addExits(
        to visitors: RouteGroup<VisitorContext>, _ staff: RouteGroup<StaffContext>, site: Site, database: any Database
    ) {
        let articles = ArticleStore(database: database)
        let reports = AnnualReportStore(database: database), guides = GuideStore(database: database)
        let collections = CollectionStore(database: database)
        let machines = RouteGroup(group: visitors.group.group().add(middleware: JSONFaults()), table: site.routes)
        SiteFeeds(site: site, articles: articles).addRoutes(to: machines)
        SiteMaps(
            site: site, articles: articles, reports: reports, guides: guides, collections: collections,
            items: ServiceItemStore(database: database)
        ).addRoutes(to: machines)
        DataExits(site: site, reports: reports, collections: collections).addRoutes(to: machines)
        ReadAPI(site: site, articles: articles).addRoutes(to: machines)
        ListFiles(site: site, articles: articles, reports: reports).addRoutes(to: machines)
        LineFiles(site: site, articles: articles, collections: collections).addRoutes(to: machines)
        UnitFiles(site: site, sheets: SheetStore(database: database)).addRoutes(to: machines)
        PublicCatalogue(site: site, articles: articles, guides: guides).addRoutes(to: visitors, machines)
        PublicGuides(site: site, guides: guides).addRoutes(to: visitors, machines)
        GuideConsole(site: site, guides: guides, drafts: DraftStore(database: database)).addRoutes(to: staff)
    }

    private static func compress(_ bytes: [UInt8]) -> [UInt8] { Gzip.compress(bytes) }
}

import Foundation
import GongkaiCore
import GongkaiFormats
package import GongkaiStore
import Hummingbird
import HummingbirdCore
package import Logging

/// The site as a running server.
package struct GongkaiApplication: Sendable {
    /// In-process, for tests; ``run(onRunning:)`` serves it.
    let router: RouterResponder<VisitorContext>
    let site: Site
    let logger: Logger
    private let changes: PageChangeStore
    private let seenChanges: PageChanges.Seen

    /// Loads templates and files; throws if a page and a template do not match.
    package init(database: any Database, configuration: SiteConfiguration, logger: Logger = Logger(label: "gongkai")) async throws {
        let accounts = AccountStore(database: database)
        let top = try await accounts.agencies().first { $0.parent == nil }
        site = Site(
            configuration: configuration,
            name: top.map { "\($0.name)信息公开" } ?? "政府信息公开",
            renderer: try await Renderer(directory: Renderer.resources.appendingPathComponent("Templates"), pages: AllPages.types),
            assets: try Assets(directory: Renderer.resources.appendingPathComponent("Public"), compress: GongkaiApplication.compress),
            routes: RouteTable(), formToken: FormToken(), accounts: accounts, onceOnly: OnceOnly(),
            places: PublicPlaces(
                sites: SiteStore(database: database), changes: PageChangeStore(database: database), accounts: accounts))
        try site.waitingFiles.clear()
        self.logger = logger
        changes = PageChangeStore(database: database)
        seenChanges = try await PageChanges.Seen(changes)
        site.pages.hosts.register(try await SiteStore(database: database).sites())
        router = GongkaiApplication.router(site: site, database: database)
    }

    /// Serves until the process is told to stop (SIGTERM, SIGINT), then finishes what is under way.
    package func run(onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }) async throws {
        try await application(onRunning: onRunning).runService()
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
                    pages: site.pages, changes: changes, sites: SiteStore(database: changes.database), start: seenChanges,
                    now: site.configuration.now, logger: logger),
                PageTally(pages: site.pages, logger: logger),
                PortalSweep(
                    articles: ArticleStore(database: changes.database), sites: SiteStore(database: changes.database), pages: site.pages,
                    now: site.configuration.now, logger: logger),
            ],
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) }, logger: logger)
    }

    /// The whole site, feature by feature.
    private static func router(site: Site, database: any Database) -> RouterResponder<VisitorContext> {
        let router = Router(context: VisitorContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: RequestLog())
        router.add(middleware: Compression(compress: compress))
        router.add(middleware: PageKeeping(store: site.pages))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: SiteOfRequest(places: site.places))
        router.add(middleware: TrailingSlash())
        router.add(middleware: ErrorPages<VisitorContext>(site: site))

        let visitorForm = VisitorForm(formToken: site.formToken, uploads: site.uploads)
        let visitors = RouteGroup(group: router.group().add(middleware: visitorForm), table: site.routes)
        let staff = RouteGroup(
            group: router.group().add(middleware: LoginCheck(site: site))
                .group(context: StaffContext.self)
                .add(middleware: ErrorPages<StaffContext>(site: site))
                .add(
                    middleware: StaffForm(large: [.versionFiles: site.configuration.largestUpload], uploads: site.fileUploads)),
            table: site.routes)

        let reports = AnnualReportStore(database: database)
        FramePages(site: site).addRoutes(to: visitors)
        let articles = ArticleStore(database: database)
        let collections = CollectionStore(database: database), sheets = SheetStore(database: database)
        HomePages(site: site, reports: reports, articles: articles, collections: collections).addRoutes(to: visitors)
        let files = FileStore(database: database)
        PublicArticles(site: site, articles: articles, files: files).addRoutes(to: visitors)
        PublicFiles(site: site, files: files).addRoutes(to: visitors)
        FileConsole(site: site, articles: articles, files: files, gate: FileGate(database: database)).addRoutes(to: staff)
        SitePages(site: site).addRoutes(to: visitors)
        UnitPages(site: site, sheets: sheets, articles: articles, registers: RegisterStore(database: database)).addRoutes(to: visitors)
        ListPages(site: site, articles: articles).addRoutes(to: visitors)
        CollectionPages(site: site, collections: collections).addRoutes(to: visitors)
        ArticleLinkConsole(site: site, articles: articles).addRoutes(to: staff)
        SheetConsole(site: site, sheets: sheets).addRoutes(to: staff)
        CollectionConsole(site: site, collections: collections, articles: articles).addRoutes(to: staff)
        SiteConsole(site: site, sites: sites).addRoutes(to: staff)
        LoginPages(site: site).addRoutes(to: visitors)
        LoginPages(site: site).addRoutes(to: staff)
        PasswordConsole(site: site).addRoutes(to: staff)
        let registers = RegisterStore(database: database)
        let audit = AuditStore(database: database)
        HomeConsole(site: site, registers: registers, audit: audit, reports: reports).addRoutes(to: staff)
        RegisterConsole(site: site, registers: registers).addRoutes(to: staff)
        RegisterExport(site: site, registers: registers).addRoutes(to: staff)
        RegisterImport(site: site, registers: registers).addRoutes(to: staff)
        AgencyConsole(site: site).addRoutes(to: staff)
        OfficerConsole(site: site).addRoutes(to: staff)
        AuditConsole(site: site, audit: audit, reports: reports).addRoutes(to: staff)
        PublicReports(site: site, reports: reports).addRoutes(to: visitors)
        CheckPages(site: site).addRoutes(to: visitors)
        ReportOverviewConsole(site: site, reports: reports).addRoutes(to: staff)
        ReportDraftConsole(site: site, reports: reports).addRoutes(to: staff)
        ReportWordsConsole(site: site, reports: reports).addRoutes(to: staff)
        ReportPublicationConsole(site: site, reports: reports).addRoutes(to: staff)
        return router.buildResponder()
    }

    private static func compress(_ bytes: [UInt8]) -> [UInt8] { Gzip.compress(bytes) }
}

import GongkaiCore
import GongkaiStore
import Hummingbird

/// Published reports, for everyone. Nothing here looks at the registers' drafts: what is shown is the snapshot.
struct PublicReports {
    let site: Site
    let reports: AnnualReportStore

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.reports, use: list)
            .get(.districtReport, use: district)
            .get(.districtFigures, use: toReport)
            .get(.districtFigure, use: districtFigure)
            .get(.report, use: agency)
            .get(.figure, use: agencyFigure)
    }

    @Sendable func list(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let query = try request.queryFields
        let agencies = try await site.accounts.agencies()
        let published = try await reports.published()
        let page = PublicReportsPage(
            published, agencies: agencies, year: query["year"].flatMap { Int($0) }, agency: query["agency"] ?? "")
        context.claim.tell([PageTag.reports] + (context.here.map { [PageTag.frame($0.stored.id.value)] } ?? []))
        return site.show(page, request, context)
    }

    @Sendable func district(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (year, exit) = ReportExit.split(try context.parameters.require("year"))
        let place = ReportPlace(try await ReportPlace.agency(nil, of: site), year: try ReportPlace.year(year), exit: exit)
        return try await show(place, request, context)
    }

    /// Figures are listed where they are printed: in the report.
    @Sendable func toReport(_ request: Request, _ context: VisitorContext) async throws -> Response {
        site.lead(to: Route.districtReport.path("\(try ReportPlace.year(try context.parameters.require("year")))"))
    }

    @Sendable func agency(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (code, exit) = ReportExit.split(try context.parameters.require("agency"))
        let year = try ReportPlace.year(try context.parameters.require("year"))
        return try await show(ReportPlace(try await ReportPlace.agency(code, of: site), year: year, exit: exit), request, context)
    }

    @Sendable func districtFigure(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (code, exit) = ReportExit.split(try context.parameters.require("figure"))
        let year = try ReportPlace.year(try context.parameters.require("year"))
        return try await figure(code, ReportPlace(try await ReportPlace.agency(nil, of: site), year: year, exit: exit), request, context)
    }

    @Sendable func agencyFigure(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let (code, exit) = ReportExit.split(try context.parameters.require("figure"))
        let year = try ReportPlace.year(try context.parameters.require("year"))
        let agency = try await ReportPlace.agency(try context.parameters.require("agency"), of: site)
        return try await figure(code, ReportPlace(agency, year: year, exit: exit), request, context)
    }

    private func show(_ place: ReportPlace, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let (snapshot, all) = try await snapshot(place, version: try request.queryFields["version"], evenDamaged: place.exit == nil)
        if let exit = place.exit {
            let files = ReportFiles(
                site: site, work: site.heavyWork, content: snapshot.content, publishedOn: snapshot.publishedOn, sha256: snapshot.sha256)
            return try await files.answer(exit)
        }
        guard let page = PublicReportPage(snapshot, all: all, at: place) else {
            throw SiteError.notFound("这份报告所用的表式“\(snapshot.form)”不是本程序所知的表式。")
        }
        let notices = snapshot.isIntact ? [] : [Notice(.error, PublicReportPage.damaged)]
        context.claim.tell([PageTag.reports] + (context.here.map { [PageTag.frame($0.stored.id.value)] } ?? []))
        return site.show(page, request, context, notices: notices)
    }

    /// The report's snapshots, and the one asked for: the last one, or `?version=1`. A report without one does not exist for the public.
    ///
    /// One that was changed behind the program's back is given only to `evenDamaged`, which must say so beside it: a file travels without
    /// its warning, and no list belongs to a figure that was never published.
    func snapshot(
        _ place: ReportPlace, version: String?, evenDamaged: Bool = false
    ) async throws -> (ReportSnapshot, all: [ReportSnapshot]) {
        let (snapshot, all) = try await anySnapshot(place, version: version)
        guard snapshot.isIntact || evenDamaged else {
            throw SiteError.conflict(
                "这份报告第\(snapshot.sequence)版的内容与发布时登记的校验值不一致，可能被改动过，所以不提供下载和统计记录。"
                    + "请以发布机关存档的文本为准，并与发布机关联系。")
        }
        return (snapshot, all)
    }

    private func anySnapshot(_ place: ReportPlace, version: String?) async throws -> (ReportSnapshot, all: [ReportSnapshot]) {
        let all = try await reports.snapshots(of: place.agency.id, year: place.year)
        guard let last = all.last else {
            throw SiteError.notFound("\(place.agency.name)\(place.year)年的政府信息公开工作年度报告尚未发布。发布后会出现在年度报告列表中。")
        }
        guard let version else { return (last, all) }
        guard let found = all.first(where: { "\($0.sequence)" == version }) else {
            throw SiteError.notFound("这份报告没有第\(version.prefix(10))版。现有\(all.count)版，请从报告页选择。")
        }
        return (found, all)
    }

    private func figure(_ code: String, _ place: ReportPlace, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let version = try request.queryFields["version"]
        let (snapshot, all) = try await snapshot(place, version: version)
        guard let form = ReportForm.form(id: snapshot.form), let figure = form.figure(code) else {
            throw SiteError.notFound("这份报告没有代码为“\(code.prefix(40))”的指标。请从报告的表格中打开。")
        }
        let visibility = FigureVisibility(figure)
        let agencies = try await reports.scope(of: snapshot)
        let place = snapshot.sequence == all.last?.sequence ? place : place.showing(version: snapshot.sequence)
        if let exit = place.exit {
            if let words = visibility.words { throw SiteError.notFound(words) }
            let file = try FigureFile(
                figure, year: place.year, agencies: agencies, asOf: snapshot.publishedAt, names: try await site.accounts.agencies(),
                reports: reports, publicOn: site.now().day)
            return try await site.listDownloads.run {
                try await file.answer(exit, name: "\(place.agency.name)\(place.year)年 \(figure.code) \(figure.label)", from: site)
            }
        }
        let paging = ListPaging(try request.queryFields)
        let isOpen = visibility == .open
        let list =
            isOpen
            ? try await reports.list(
                figure, year: place.year, agencies: agencies, asOf: snapshot.publishedAt,
                published: snapshot.proven(figure.code), paging.query(publicOn: site.now().day)) : nil
        // Counting the registers anew for each page of a long list would be work without end.
        let isFirst = isOpen && paging.page == 1
        let now = isFirst ? try await reports.figure(figure, year: place.year, agencies: reports.scope(of: place.agency.id)) : nil
        let names = list == nil ? [] : try await site.accounts.agencies()
        let page = PublicFigurePage(
            figure, snapshot: snapshot, list: list, now: now?.value, names: names, at: place, paging, why: visibility.words)
        context.claim.tell([PageTag.reports] + (context.here.map { [PageTag.frame($0.stored.id.value)] } ?? []))
        return site.show(page, request, context)
    }
}

extension FigureVisibility {
    init(_ figure: FigureDefinition) {
        self.init(figure, isPublic: figure.query.flatMap { FigureSource.all[$0.source]?.isPublic })
    }
}

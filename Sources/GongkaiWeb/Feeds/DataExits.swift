import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The catalogue of data sets (DCAT), and the description of the read API.
struct DataExits {
    let site: Site
    let reports: AnnualReportStore
    let collections: CollectionStore

    func addRoutes(to machines: RouteGroup<VisitorContext>) {
        machines
            .get(.dataTurtle) { request, context in
                try await site.document(data(request, context).turtle(), type: "text/turtle; charset=utf-8", request)
            }
            .get(.dataJSONLD) { request, context in
                try await site.document(data(request, context).jsonLD(), type: "application/ld+json; charset=utf-8", request)
            }
            .get(.openAPI, use: openAPI)
    }

    @Sendable func openAPI(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite()
        context.claim.keep([.site(here.stored.id.value)])
        return site.document(
            try ReadAPI.description(
                of: here.facts.name, at: site.base(of: here.facts), columns: here.columns.map(\.code),
                units: try await site.accounts.agencies().map(\.code),
                hasRequests: PublicFrame.offers(Route.requestRegisterJSON.pattern, site.routes)
            ).bytes(), type: "application/json; charset=utf-8", request)
    }

    private func data(_ request: Request, _ context: VisitorContext) async throws -> DataCatalogue {
        let here = try context.openSite(), base = site.base(of: here.facts)
        let agencies = try await site.accounts.agencies(), names = Dictionary(agencies.map { ($0.id, $0) }) { first, _ in first }
        let owner = names[here.facts.owner]?.name ?? here.facts.name
        let published = try await reports.published()
        context.claim.keep([.site(here.stored.id.value), .catalogue, .reports])

        func listing(_ page: Path, _ csv: Path, _ json: Path, _ title: String, _ description: String, by publisher: String)
            -> DataCatalogue.Dataset
        {
            DataCatalogue.Dataset(
                page: base + page.text, title: title, description: description, publisher: publisher, keywords: ["政府信息公开"],
                distributions: [
                    DataCatalogue.Distribution(address: base + csv.text, format: .csv),
                    DataCatalogue.Distribution(address: base + json.text, format: .json),
                ])
        }
        var datasets = [
            listing(
                Route.catalogue.path(), Route.catalogueCSV.path(), Route.catalogueJSON.path(), "政府信息公开目录", "主动公开的政府信息：索引号、名称、文号、机构、日期和有效性",
                by: owner),
            listing(
                Route.guides.path(), Route.guidesCSV.path(), Route.guidesJSON.path(), "政府信息公开指南", "各单位的政府信息公开工作机构和联系方式", by: owner),
            listing(
                Route.reports.path(), Route.reportsCSV.path(), Route.reportsJSON.path(), "政府信息公开工作年度报告目录", "已发布的年度报告", by: owner),
        ]
        datasets.append(
            listing(
                Route.services.path(), Route.servicesCSV.path(), Route.servicesJSON.path(), "政务服务事项",
                "办事大厅的全部事项：名称、编码、单位、对象、时限、收费、地点和电话", by: owner))
        for one in LineFiles.listings where one.parameters.isEmpty {
            datasets.append(listing(one.page.path(), one.csv.path(), one.json.path(), one.summary, "已公开的\(one.summary)", by: owner))
        }
        for one in UnitFiles.listings {
            datasets.append(listing(one.page.path(), one.csv.path(), one.json.path(), one.summary, "各单位的\(one.summary)", by: owner))
        }
        datasets += try await LineFiles.chosen(on: here.stored.id, in: collections).map { one in
            listing(one.page, one.csv, one.json, one.title, one.summary, by: owner)
        }
        datasets += here.columns.filter { !$0.settings.column.isArchived }.map { column in
            listing(
                Route.column.path(column.code), Route.columnCSV.path(column.code), Route.columnJSON.path(column.code), column.name,
                column.settings.column.description, by: names[column.settings.column.owner]?.name ?? owner)
        }
        datasets += published.compactMap { report in
            guard let agency = names[report.agency] else { return nil }
            let page = ReportPlace(agency, year: report.year).page
            return DataCatalogue.Dataset(
                page: base + page.text, title: "\(agency.name)\(report.year)年政府信息公开工作年度报告的统计数据",
                description: "年度报告各表的数字", publisher: agency.name, keywords: ["政府信息公开", "年度报告"],
                issuedOn: report.publishedOn, frequency: .annual, period: Day.firstDay(of: report.year)...Day.lastDay(of: report.year),
                distributions: [
                    DataCatalogue.Distribution(address: base + page.file(.csv).text, format: .csv),
                    DataCatalogue.Distribution(address: base + page.file(.json).text, format: .json),
                    DataCatalogue.Distribution(address: base + page.file(.xlsx).text, format: .xlsx),
                ])
        }
        return DataCatalogue(
            home: base + "/", title: "\(here.facts.name)数据目录", description: "\(here.facts.name)提供下载的数据", publisher: owner,
            changedOn: published.map(\.publishedOn).max() ?? Day("2014-01-01"), datasets: datasets)
    }
}

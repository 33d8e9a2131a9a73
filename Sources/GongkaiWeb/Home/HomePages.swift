import GongkaiCore
import GongkaiStore
import Hummingbird

/// The first page of the public site.
struct HomePages {
    let site: Site
    let reports: AnnualReportStore

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors.get(.home, use: home)
    }

    @Sendable func home(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let top = try await site.accounts.agencies().first { $0.parent == nil }
        let years = try await reports.published().filter { $0.agency == top?.id }.map { snapshot in
            HomePage.Year(
                label: "\(snapshot.year)年", href: Route.districtReport.path("\(snapshot.year)").text,
                state: "\(snapshot.publishedOn.text)发布")
        }
        context.claim.keep([.site(0), .reports])
        return site.show(HomePage(title: site.name, years: years), request, context)
    }
}

/// Quiet: whose site this is, and the few things one can do here.
struct HomePage: Page {
    struct Year: Sendable {
        let label: String
        let href: String
        let state: String
    }

    static let template = "home/public"
    let title: String
    let years: [Year]
    var breadcrumb: [Crumb] { [] }

    static let samples = [
        HomePage(
            title: "衡阳市蒸湘区人民政府信息公开", years: [Year(label: "2014年", href: "/reports/2014", state: "2015-02-28发布")])
    ]
}

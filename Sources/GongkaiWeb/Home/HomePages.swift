import Hummingbird

/// The first page of the public site.
struct HomePages {
    let site: Site

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors.get(.home, use: home)
    }

    @Sendable func home(_ request: Request, _ context: VisitorContext) async throws -> Response {
        site.show(HomePage(title: site.name, years: []), request, context)
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

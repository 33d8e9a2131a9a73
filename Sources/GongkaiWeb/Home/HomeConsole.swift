import GongkaiCore
import GongkaiStore
import Hummingbird

/// Where an officer's day starts.
struct HomeConsole {
    let site: Site
    let database: any Database

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.get(.console, use: show)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.show(ConsoleHomePage(greeting: context.officer.name), request, context)
    }
}

struct ConsoleHomePage: Page {
    static let template = "home/console"
    var title: String { "工作台" }
    var breadcrumb: [Crumb] { [] }
    let greeting: String

    static let samples = [ConsoleHomePage(greeting: "张明")]
}

extension Crumb {
    static let console = Crumb("工作台", Route.console.path())
}

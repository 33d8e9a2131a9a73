import GongkaiCore
import GongkaiStore

extension Route {
    static let inspection = Route("/console/inspection")
    static let inspectionCatalogue = Route("/console/inspection/catalogue")
}

extension Crumb {
    static let inspection = Crumb("网站自查", Route.inspection.path())
}

extension RouteTable {
    /// Whether a page that shows something answers at a path.
    func hasPage(at path: String) -> Bool { methods(for: path).contains("GET") }
}

/// Where what an inspection found is mended.
struct MendingPlace {
    let routes: RouteTable
    let here: StoredSite
    let sites: [SiteID: StoredSite]
    let columns: [Int64: StoredColumn]
    let agencies: [AgencyID: Agency]
    /// What the reader may open.
    let may: Set<Permission>

    /// Nil where the reader can open nothing of it.
    func path(of subject: InspectionSubject?) -> String? {
        switch subject {
        case .article(let id): first(["/console/articles/\(id)"])
        case .column(let id):
            first(may.contains(.manageSites) ? ["/console/columns/\(id)", "/console/sites/columns/\(id)"] : [])
                ?? columns[id].map { Route.column.path($0.code).text }
        case .site(let id):
            may.contains(.manageSites)
                ? first(["/console/sites/\(id)", sites[SiteID(value: id)].map { "/console/sites/\($0.settings.code)" } ?? ""]) : nil
        case .guide(let agency):
            first([agencies[agency].map { "/console/guide/\($0.code)" } ?? "", "/console/guide"])
        case .catalogue(let agency):
            agencies[agency].map { Route.inspectionCatalogue.path().query([("site", here.settings.code), ("unit", $0.code)]).text }
        case .page(let address): address
        case nil: nil
        }
    }

    private func first(_ candidates: [String]) -> String? { candidates.first { !$0.isEmpty && routes.hasPage(at: $0) } }
}

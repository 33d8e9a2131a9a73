import Hummingbird

/// A listing that stands beside its page as JSON and as CSV.
protocol FileListing: Sendable {
    var json: Route { get }
    var csv: Route { get }
}

/// Several listings that are answered in one way.
protocol FileListings: Sendable {
    associatedtype Listing: FileListing
    static var listings: [Listing] { get }
    func answer(
        _ listing: Listing, _ form: ListFile.Form, _ request: Request, _ context: VisitorContext
    ) async throws -> Response
}

extension FileListings {
    func addRoutes(to machines: RouteGroup<VisitorContext>) {
        for listing in Self.listings {
            machines.get(listing.json) { request, context in try await answer(listing, .json, request, context) }
            machines.get(listing.csv) { request, context in try await answer(listing, .csv, request, context) }
        }
    }
}

import Hummingbird
import Synchronization

/// All routes with their methods: tells "no such page" from "not in this way", and lets a test walk every console page.
///
/// A mutex guards the list, which grows only while the site is put together.
final class RouteTable: Sendable {
    struct Entry: Sendable, Hashable {
        let method: String
        let route: Route
    }

    private struct Known {
        let entry: Entry
        let pattern: [Substring]
    }

    private let list = Mutex<[Known]>([])

    var entries: [Entry] { list.withLock { $0.map(\.entry) } }

    func add(_ method: HTTPRequest.Method, _ route: Route) {
        let known = Known(entry: Entry(method: method.rawValue, route: route), pattern: route.pattern.split(separator: "/"))
        list.withLock { $0.append(known) }
    }

    /// The methods by which a path can be reached; empty if there is no such page.
    func methods(for path: String) -> [String] {
        let segments = path.split(separator: "/")
        return list.withLock { list in
            list.filter { known in
                known.pattern.count == segments.count
                    && zip(known.pattern, segments).allSatisfy { part, segment in
                        // After the brace may stand an ending, as in {part}.xml.
                        guard part.first == "{", let end = part.lastIndex(of: "}") else { return part == segment }
                        return segment.hasSuffix(part[part.index(after: end)...])
                    }
            }.map(\.entry.method)
        }
    }
}

/// One part of the site's addresses, with the context its handlers get.
struct RouteGroup<Context: RequestContext> {
    let group: RouterGroup<Context>
    let table: RouteTable

    typealias Handler = @Sendable (Request, Context) async throws -> Response

    @discardableResult
    func get(_ route: Route, use handler: @escaping Handler) -> Self {
        table.add(.get, route)
        group.get(RouterPath(route.pattern), use: handler)
        return self
    }

    @discardableResult
    func post(_ route: Route, use handler: @escaping Handler) -> Self {
        table.add(.post, route)
        group.post(RouterPath(route.pattern), use: handler)
        return self
    }

    @discardableResult
    func put(_ route: Route, use handler: @escaping Handler) -> Self {
        table.add(.put, route)
        group.put(RouterPath(route.pattern), use: handler)
        return self
    }
}

import Synchronization

/// How many requests the framework answered, by class of address and status, and how long they took. A mutex guards the table, which has no more
/// rows than there are first segments of routes times statuses.
final class RequestCounts: Sendable {
    struct Key: Hashable, Sendable {
        /// The first segment of the route's pattern, `other` where none fits: never what was typed.
        let kind: String
        let status: Int
    }

    struct Count: Sendable {
        var requests = 0
        var seconds = 0.0
    }

    private let table = Mutex<[Key: Count]>([:])

    var all: [Key: Count] { table.withLock { $0 } }

    func add(_ pattern: String?, status: Int, took duration: Duration) {
        let key = Key(kind: RequestCounts.kind(of: pattern), status: status)
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        table.withLock {
            $0[key, default: Count()].requests += 1
            $0[key, default: Count()].seconds += seconds
        }
    }

    private static func kind(of pattern: String?) -> String {
        guard let pattern else { return "other" }
        return pattern.split(separator: "/").first.map(String.init) ?? "home"
    }
}

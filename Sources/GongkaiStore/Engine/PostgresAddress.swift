import Foundation

/// A `postgres://` address: everything in it is libpq's, except `statement_timeout`.
struct PostgresAddress: Sendable {
    private let uri: String
    /// `?statement_timeout=5000` (milliseconds) or `=2min`; 0 means none. Nil when the address says nothing.
    let statementTimeout: String?

    init(_ text: String) {
        let halves = text.split(separator: "?", maxSplits: 1)
        let query = halves.count == 2 ? halves[1].split(separator: "&") : []
        let name = "statement_timeout="
        statementTimeout = query.last { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
        let rest = query.filter { !$0.hasPrefix(name) }
        uri = String(halves[0]) + (rest.isEmpty ? "" : "?" + rest.joined(separator: "&"))
    }

    /// Later ones win: the address may change how long to wait, not how texts are encoded.
    var parameters: (names: [String], values: [String]) {
        let list = [
            ("connect_timeout", "10"), ("keepalives_idle", "30"), ("tcp_user_timeout", "60000"),
            ("fallback_application_name", "gongkai"), ("dbname", uri), ("client_encoding", "UTF8"),
        ]
        return (list.map(\.0), list.map(\.1))
    }
}

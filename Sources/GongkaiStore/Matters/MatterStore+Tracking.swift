package import GongkaiCore

/// What somebody is told who gives a number and a code.
package enum TrackingAnswer: Sendable, Equatable {
    case found(StoredMatter)
    /// There is no such number, or the code is another: both sound the same.
    case unknown
    /// Too many wrong codes; nothing is looked up before.
    case later(Instant)
}

extension MatterStore {
    /// Finds a matter by its number and code, for the person who waits.
    ///
    /// Whoever guesses is slowed down, and then refused for an hour: by the address they come from, and by the number they try. Wrong codes are
    /// kept in the database, so that a restart forgives nobody; attempts queue, so that none misses another's failure.
    package func find(_ code: String, number: String, code written: String, from address: String, at now: Instant) async throws
        -> TrackingAnswer
    {
        let kind = try kind(code)
        let number = number.filter { !$0.isWhitespace }.uppercased()
        return try await database.write { tx in
            let tried = key.lookup(number, as: "number")
            if let until = try tx.trackingLock(tried, address, now) { return .later(until) }
            // A mistyped code is no guess, but its sender cannot be told from one who guesses.
            let hash = TrackingCode(written).map { key.lookup($0.text, as: "tracking") } ?? ""
            let row = try tx.first("SELECT * FROM matter WHERE kind = \(kind.kind.code) AND number = \(number) AND code_hash = \(hash)")
            if let row { return .found(try self.stored(try MatterRow(row), in: tx)) }
            try tx.noteTrackingFailure(tried, address, at: now)
            return .unknown
        }
    }
}

/// How wrong codes are answered. There are 19¹⁰ codes: at these paces nobody finds one.
private enum TrackingLock {
    /// Failures are forgotten after a day.
    static let remembered = 86_400
    static let refused = 3_600

    /// The seconds to wait after so many failures of the last day; people mistype, so the first ones cost nothing.
    static func wait(after failures: Int, free: Int, most: Int) -> Int {
        if failures >= most { return refused }
        return failures < free ? 0 : min(5 << min(failures - free, 8), 900)
    }
}

extension Transaction {
    /// Until when nothing is looked up for whoever tries. Attempts queue, so that none misses another's failure.
    func trackingLock(_ number: String, _ address: String, _ now: Instant) throws -> Instant? {
        if dialect == .postgres {
            _ = try first("SELECT CAST(1 AS BIGINT) AS turn FROM pg_advisory_xact_lock(510034) LIMIT 1")
        }
        let places: [(condition: SQL, free: Int, most: Int)] = [
            ("number_hash = \(number)", 5, 20), ("address = \(address)", 10, 60),
        ]
        var until: Instant?
        for place in places {
            let since = now.adding(seconds: -TrackingLock.remembered)
            let row = try first(
                "SELECT COUNT(*) AS failures, MAX(at) AS last FROM tracking_failure WHERE \(place.condition) AND at >= \(since)")
            guard let row, let last = try row.get("last", as: Instant?.self) else { continue }
            let wait = TrackingLock.wait(after: try row.get("failures"), free: place.free, most: place.most)
            let end = last.adding(seconds: wait)
            if end > now { until = max(until ?? end, end) }
        }
        return until
    }

    func noteTrackingFailure(_ number: String, _ address: String, at now: Instant) throws {
        try run("DELETE FROM tracking_failure WHERE at < \(now.adding(seconds: -TrackingLock.remembered))")
        try run("INSERT INTO tracking_failure (number_hash, address, at) VALUES (\(number), \(address), \(now))")
    }
}

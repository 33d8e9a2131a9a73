package import GongkaiCore

/// What somebody is told who gives a number and a code.
package enum TrackingAnswer: Sendable, Equatable {
    case found(StoredMatter)
    /// There is no such number, or the code is another: both sound the same.
    case unknown
    /// The same, and so many wrong codes were given for this number that somebody may be guessing. The right one is taken at once.
    case unknownAgain
    /// Too many wrong codes from where it comes from; nothing is looked up before.
    case later(Instant)
}

extension MatterStore {
    /// Finds a matter by its number and code, for the person who waits.
    ///
    /// Whoever guesses is slowed down, and then refused for an hour: by the place they come from, and by nothing else. Wrong codes for a number
    /// only change how the next wrong one is answered: strangers must not be able to shut the owner out. Wrong codes are kept in the database, so
    /// that a restart forgives nobody; attempts queue, so that none misses another's failure.
    ///
    /// Why that is enough: a code has ten drawn characters out of 19, which is 6.1·10¹² codes (42.5 bits), and one address, or one network of
    /// IPv6 (64 bits of it), may try 73 a day: ten free, eight until the wait is a quarter of an hour, 42 until it is an hour, thirteen in
    /// the hours left. A million addresses together try 7.3·10⁷ a day and so find the code of one number in 115 years on the average; one
    /// address, in 115 million. More numbers to try on do not help: a code counts for its number only.
    package func find(_ code: String, number: String, code written: String, from address: String, at now: Instant) async throws
        -> TrackingAnswer
    {
        try await find(anyOf: [code], number: number, code: written, from: address, at: now)
    }

    /// The same for a number of any of these kinds: people do not know what we call what they wait for.
    package func find(anyOf codes: [String], number: String, code written: String, from address: String, at now: Instant) async throws
        -> TrackingAnswer
    {
        let kinds = try codes.map { try kind($0) }, number = Self.plain(number)
        return try await database.write { tx in
            if let until = try tx.trackingLock(address, now) { return .later(until) }
            // A mistyped code is no guess, but its sender cannot be told from one who guesses.
            if let code = TrackingCode(written) {
                for kind in kinds { if let found = try self.stored(kind, number, code, in: tx) { return .found(found) } }
            }
            let tried = key.lookup(number, as: "number")
            try tx.noteTrackingFailure(tried, address, at: now)
            return try tx.isTriedOften(tried, now) ? .unknownAgain : .unknown
        }
    }

    /// The same for a code that was right before and came back sealed: it is no guess, whatever others do from the same address. Nil when the
    /// matter has another code by now.
    package func find(_ code: String, number: String, proven known: TrackingCode) async throws -> StoredMatter? {
        let kind = try kind(code)
        return try await database.read { tx in try self.stored(kind, Self.plain(number), known, in: tx) }
    }

    private func stored(_ kind: StoredKind, _ number: String, _ code: TrackingCode, in tx: Transaction) throws -> StoredMatter? {
        let hash = key.lookup(code.text, as: "tracking")
        let row = try tx.first("SELECT * FROM matter WHERE kind = \(kind.kind.code) AND number = \(number) AND code_hash = \(hash)")
        return try row.map { try self.stored(try MatterRow($0), in: tx) }
    }

    private static func plain(_ number: String) -> String { number.filter { !$0.isWhitespace }.uppercased() }
}

/// How wrong codes are answered.
private enum TrackingLock {
    /// Failures are forgotten after a day.
    static let remembered = 86_400
    static let refused = 3_600
    /// Wrong codes for one number in a day, after which somebody may be guessing.
    static let often = 20

    /// The seconds to wait after so many failures of the last day; people mistype, so the first ones cost nothing.
    static func wait(after failures: Int) -> Int {
        if failures >= 60 { return refused }
        return failures < 10 ? 0 : min(5 << min(failures - 10, 8), 900)
    }
}

extension Transaction {
    /// Until when nothing is looked up for whoever tries from there. Attempts queue, so that none misses another's failure.
    func trackingLock(_ address: String, _ now: Instant) throws -> Instant? {
        if dialect == .postgres {
            _ = try first("SELECT CAST(1 AS BIGINT) AS turn FROM pg_advisory_xact_lock(510034) LIMIT 1")
        }
        let since = now.adding(seconds: -TrackingLock.remembered)
        let row = try first(
            """
            SELECT COUNT(*) AS failures, MAX(at) AS last FROM tracking_failure
            WHERE address = \(GuessingPlace.of(address)) AND at >= \(since)
            """)
        guard let row, let last = try row.get("last", as: Instant?.self) else { return nil }
        let end = last.adding(seconds: TrackingLock.wait(after: try row.get("failures")))
        return end > now ? end : nil
    }

    /// Whether so many wrong codes were given for a number that somebody may be guessing.
    fileprivate func isTriedOften(_ number: String, _ now: Instant) throws -> Bool {
        let since = now.adding(seconds: -TrackingLock.remembered)
        let failures: Int = try value("SELECT COUNT(*) FROM tracking_failure WHERE number_hash = \(number) AND at >= \(since)")
        return failures > TrackingLock.often
    }

    func noteTrackingFailure(_ number: String, _ address: String, at now: Instant) throws {
        try run("DELETE FROM tracking_failure WHERE at < \(now.adding(seconds: -TrackingLock.remembered))")
        try run("INSERT INTO tracking_failure (number_hash, address, at) VALUES (\(number), \(GuessingPlace.of(address)), \(now))")
    }
}

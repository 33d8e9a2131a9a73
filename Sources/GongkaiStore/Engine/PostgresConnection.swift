import CPostgres
import GongkaiCore

/// One connection to a server through libpq. Every call blocks.
/// Unchecked because the pool lends a connection to one thread at a time.
final class PostgresConnection: SQLConnection, @unchecked Sendable {
    private let connection: OpaquePointer
    private var pipeline: PostgresPipeline
    private var statements = PostgresStatements()
    private var cursors = 0
    /// Transactions that were begun on it.
    private var transactions = 0
    /// Whether rows have left this connection since its transaction began: then a read cannot be run again unseen.
    private(set) var hasReturnedRows = false
    /// Whether this transaction may write.
    private var mayWrite = false
    /// Whether anything was written since its transaction began.
    private var hasWritten = false
    /// Whether a statement of the transaction was refused: the server drops all of it then.
    private var hasFailed = false
    /// Whether a transaction could not be ended in good order.
    private var isBroken = false
    /// Whether the server lets this user write a message into the log.
    private var forcesOut = false

    private static let message = "SELECT pg_logical_emit_message(true, 'gongkai', '')"

    init(_ address: PostgresAddress) throws {
        let (names, values) = address.parameters
        let opened = names.withCStrings { names in values.withCStrings { values in PQconnectdbParams(names, values, 1) } }
        guard let opened else { throw DatabaseError(.cannotOpen, "there is not enough memory to open a connection") }
        guard PQstatus(opened) == CONNECTION_OK else {
            defer { PQfinish(opened) }
            throw PostgresFault.cannotConnect(String(cString: PQerrorMessage(opened)))
        }
        connection = opened
        let timeout = address.statementTimeout ?? "30s"
        // Notices of the server would otherwise be printed on our standard error.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        pipeline = try PostgresPipeline(connection, timeout: timeout)
        // A time-out that the address sets in its options stays. Cursors are read to their end, so plans are made for all rows. A merge
        // join is taken for cheap where few rows are expected far down a long table, and then walks there from its beginning.
        try pipeline.send(
            """
            SELECT set_config('client_min_messages', 'warning', false), set_config('bytea_output', 'hex', false),
                set_config('cursor_tuple_fraction', '1', false), set_config('jit', 'off', false),
                set_config('enable_mergejoin', 'off', false)
            """)
        if let own = address.statementTimeout {
            try pipeline.send("SELECT set_config('statement_timeout', $1, false)", [.text(own)])
        } else {
            try pipeline.send(
                "SELECT set_config('statement_timeout', '\(timeout)', false) WHERE current_setting('statement_timeout') = '0'")
        }
        try pipeline.send(
            "SELECT 1 FROM pg_proc WHERE proname = 'pg_logical_emit_message' AND has_function_privilege(oid, 'EXECUTE')")
        forcesOut = try (pipeline.settle()?.count ?? 0) > 0
    }

    deinit {
        PQfinish(connection)
    }

    /// Whether the server can still be reached, as far as is known.
    var isUsable: Bool { !isBroken && PQstatus(connection) == CONNECTION_OK }

    // MARK: Transactions

    /// How a transaction begins.
    enum Beginning: String {
        /// Sees the state of its first statement.
        case reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        /// Sees what others have committed, and queues on the rows it changes.
        case writing = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
    }

    /// Begins with the first statement, not before: nothing is sent until then.
    func begin(_ beginning: Beginning) throws {
        hasReturnedRows = false
        mayWrite = beginning == .writing
        hasWritten = false
        hasFailed = false
        // The end of the last transaction, when it only read.
        try pipeline.settle()
        try pipeline.listen()
        try pipeline.send(beginning.rawValue)
        transactions += 1
        if hasOldPlans { try pipeline.send("DISCARD PLANS") }
        if mayWrite, forcesOut { try pipeline.send("SET LOCAL synchronous_commit = off") }
    }

    /// Whether to have the plans made anew which the server keeps for prepared statements and foreign keys: with the 16th, 32nd, 64th …
    /// transaction, and with every 1,024th. A plan made while a table was empty reads all of the table, and is kept until somebody analyzes it, however much it
    /// grew meanwhile.
    private var hasOldPlans: Bool {
        transactions >= 16 && (transactions & (transactions - 1) == 0 || transactions.isMultiple(of: 1_024))
    }

    /// Commits; a transaction in which a statement failed is dropped by the server and reported here.
    ///
    /// A writing transaction gives its locks back before the disk has it, and this returns afterwards: all writers queue for the head of the
    /// audit trail, and would wait for the disk one by one. A second, empty transaction forces the log out up to its own end, and those of
    /// several connections are forced out together. Of one that only read, nobody waits for the end.
    func commit() throws {
        // What ends the transaction goes out in one batch, so that its answer is known.
        if pipeline.isDecisive || pipeline.isNearlyFull { _ = try settled() }
        guard !hasFailed else { throw dropped }
        try pipeline.send("COMMIT")
        guard mayWrite else { return try pipeline.close() }
        let isForcedOut = hasWritten && forcesOut
        if isForcedOut { try pipeline.send(Self.message) }
        let answers = pipeline.answers()
        let commit = answers.results.dropLast(isForcedOut ? 1 : 0).last.flatMap(\.self)
        if let refusal = answers.refusal {
            let isLost = (refusal as? DatabaseError)?.kind == .connectionLost
            throw hasWritten && (isLost || commit?.command == "COMMIT") ? unsure(refusal) : refusal
        }
        guard commit?.command == "COMMIT" else { throw dropped }
    }

    private var dropped: DatabaseError {
        DatabaseError(.misuse, "the transaction was dropped: a statement in it had failed and its error was passed over")
    }

    private func unsure(_ error: any Error) -> DatabaseError {
        DatabaseError(
            .unsure, "PostgreSQL failed during the commit: look up whether the change was kept before repeating it (\(error))")
    }

    /// Drops the transaction. A connection on which that fails is unusable, and the server drops the transaction with it.
    func rollback() {
        _ = pipeline.answers()
        do {
            try pipeline.send("ROLLBACK")
            try pipeline.settle()
        } catch {
            isBroken = true
        }
    }

    // MARK: Statements

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        try execute(text, values).changed
    }

    func runLater(_ text: String, _ values: [SQLValue], expecting: Int?) throws {
        let statement = try prepared(text, values)
        hasWritten = true
        try pipeline.send(prepared: statement, values, expecting: expecting)
    }

    /// Does not wait: while the server works, the next rows are made ready. What it refuses is thrown by the next statement, or the commit.
    func runBulk(_ text: String, _ values: ArraySlice<SQLValue>) throws {
        let values = Array(values), statement = try prepared(text, values)
        if hasWritten, !pipeline.isEmpty { _ = try settled() }
        hasWritten = true
        try pipeline.send(prepared: statement, values)
        try pipeline.flush()
    }

    func rows(_ text: String, _ values: [SQLValue], limit: Int?) throws -> [Row] {
        let result = try execute(text, values)
        let columns = result.columns
        let count = min(result.count, limit ?? .max)
        if count > 0 { hasReturnedRows = true }
        return try (0..<count).map { try result.row($0, columns) }
    }

    /// Queries are read through a cursor, some rows at a time: memory stays bounded, stopping early is cheap, and other statements
    /// may run in between. What a cursor cannot hold (INSERT … RETURNING) is read whole.
    func forEach(_ text: String, _ values: [SQLValue], atOnce: Int, _ body: (Row) throws -> Bool) throws {
        guard text.isQuery else {
            for row in try rows(text, values, limit: nil) {
                guard try body(row) else { return }
            }
            return
        }
        cursors += 1
        let cursor = "gongkai_\(cursors)"
        try pipeline.send("DECLARE \(cursor) NO SCROLL CURSOR FOR \(text)", values)
        var isMore = true
        while isMore {
            try pipeline.send("FETCH \(atOnce) FROM \(cursor)")
            let result = try settled()
            let columns = result.columns
            for index in 0..<result.count where isMore {
                hasReturnedRows = true
                isMore = try body(try result.row(index, columns))
            }
            if result.count < atOnce { isMore = false }
        }
        try pipeline.send("CLOSE \(cursor)")
    }

    func script(_ text: String) throws {
        hasWritten = true
        do { try pipeline.script(text) } catch {
            hasFailed = true
            throw error
        }
    }

    /// Waits for all that was sent: the answer to the last.
    private func settled() throws -> PostgresResult {
        do {
            guard let result = try pipeline.settle() else { throw DatabaseError(.misuse, "nothing was asked of the database") }
            return result
        } catch {
            hasFailed = true
            throw error
        }
    }

    /// The name of the statement, which is prepared if it is not yet.
    private func prepared(_ text: String, _ values: [SQLValue]) throws -> String {
        if let known = statements.name(for: text, values) { return known }
        if statements.isFull {
            try pipeline.send("DEALLOCATE ALL")
            _ = try settled()
            statements.removeAll()
        }
        let statement = statements.newName()
        try pipeline.prepare(text, as: statement, values.map(\.postgresType))
        _ = try settled()
        statements.add(statement, for: text, values)
        return statement
    }

    private func execute(_ text: String, _ values: [SQLValue]) throws -> PostgresResult {
        try pipeline.send(prepared: prepared(text, values), values)
        let result = try settled()
        if !(result.command.hasPrefix("SELECT") && text.isQuery) { hasWritten = true }
        return result
    }
}

extension String {
    /// Whether a cursor can hold it.
    fileprivate var isQuery: Bool {
        let start = drop { $0.isWhitespace }.prefix(6).uppercased()
        return start.hasPrefix("SELECT") || (start.hasPrefix("WITH") && !["INSERT ", "UPDATE ", "DELETE "].contains { contains($0) })
    }
}

extension [String] {
    /// The texts as C wants a list of texts: pointers, the last of them null.
    fileprivate func withCStrings<Value>(_ body: ([UnsafePointer<CChar>?]) -> Value) -> Value {
        func next(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> Value {
            if index == count { return body(pointers + [nil]) }
            return self[index].withCString { next(index + 1, pointers + [$0]) }
        }
        return next(0, [])
    }
}

import CPostgres
import GongkaiCore

/// One connection to a server through libpq. Every call blocks.
/// Unchecked because the pool lends a connection to one thread at a time.
final class PostgresConnection: SQLConnection, @unchecked Sendable {
    private let connection: OpaquePointer
    private let statementTimeout: String
    private var statements = PostgresStatements()
    private var cursors = 0
    /// Whether rows have left this connection since its transaction began: then a read cannot be run again unseen.
    private(set) var hasReturnedRows = false
    /// Whether anything was written since its transaction began.
    private var hasWritten = false
    /// Whether the server is still at work on what was sent last.
    private var isAwaited = false
    /// Whether the server lets this user write a message into the log.
    private var forcesOut = false

    init(_ address: PostgresAddress) throws {
        let (names, values) = address.parameters
        let opened = names.withCStrings { names in values.withCStrings { values in PQconnectdbParams(names, values, 1) } }
        guard let opened else { throw DatabaseError(.cannotOpen, "there is not enough memory to open a connection") }
        connection = opened
        statementTimeout = address.statementTimeout ?? "30s"
        guard PQstatus(connection) == CONNECTION_OK else { throw PostgresFault.cannotConnect(message) }
        // Notices of the server would otherwise be printed on our standard error.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        // A time-out that the address sets in its options stays. Cursors are read to their end, so plans are made for all rows. A merge
        // join is taken for cheap where few rows are expected far down a long table, and then walks there from its beginning.
        try send(
            """
            SELECT set_config('client_min_messages', 'warning', false), set_config('bytea_output', 'hex', false),
                set_config('cursor_tuple_fraction', '1', false), set_config('jit', 'off', false),
                set_config('enable_mergejoin', 'off', false);
            """)
        let message = "SELECT 1 FROM pg_proc WHERE proname = 'pg_logical_emit_message' AND has_function_privilege(oid, 'EXECUTE')"
        forcesOut = try !rows(message, [], limit: 1).isEmpty
        if let own = address.statementTimeout {
            _ = try run("SELECT set_config('statement_timeout', $1, false)", [.text(own)])
        } else {
            try send(
                "SELECT set_config('statement_timeout', '\(statementTimeout)', false) WHERE current_setting('statement_timeout') = '0'")
        }
    }

    deinit {
        PQfinish(connection)
    }

    /// Whether the server can still be reached, as far as is known.
    var isUsable: Bool { PQstatus(connection) == CONNECTION_OK }

    /// How a transaction begins.
    enum Beginning: String {
        /// Sees the state of its first statement.
        case reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        /// Sees what others have committed, and queues on the rows it changes.
        case writing = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
    }

    func begin(_ beginning: Beginning) throws {
        hasReturnedRows = false
        hasWritten = false
        let isForcedOut = beginning == .writing && forcesOut
        try send(beginning.rawValue + (isForcedOut ? "; SET LOCAL synchronous_commit = off" : ""))
    }

    /// Commits; a transaction in which a statement failed is dropped by the server and reported here.
    ///
    /// A writing transaction gives its locks back before the disk has it, and this returns afterwards: all writers queue for the head of the
    /// audit trail, and would wait for the disk one by one. A second, empty transaction forces the log out up to its own end, and those of
    /// several connections are forced out together.
    func commit() throws {
        try settle()
        do {
            let result = try check(PQexec(connection, "COMMIT"))
            if result.command != "COMMIT" {
                throw DatabaseError(.misuse, "the transaction was dropped: a statement in it had failed and its error was passed over")
            }
        } catch let error as DatabaseError where error.kind == .connectionLost && hasWritten {
            throw unsure(error)
        }
        guard hasWritten, forcesOut else { return }
        do { try send("SELECT pg_logical_emit_message(true, 'gongkai', '')") } catch { throw unsure(error) }
    }

    private func unsure(_ error: any Error) -> DatabaseError {
        DatabaseError(
            .unsure, "PostgreSQL failed during the commit: look up whether the change was kept before repeating it (\(error))")
    }

    /// Drops the transaction. A connection on which that fails is unusable, and the server drops the transaction with it.
    func rollback() {
        isAwaited = false
        PQclear(PQexec(connection, "ROLLBACK"))
    }

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        try execute(text, values).changed
    }

    /// Does not wait: while the server works, the next rows are made ready. What it refuses is thrown by the next statement, or the commit.
    func runBulk(_ text: String, _ values: ArraySlice<SQLValue>) throws {
        let values = Array(values), statement = try prepared(text, values)
        try settle()
        hasWritten = true
        let isSent = PostgresParameters(values).withPointers { count, values, lengths, formats in
            PQsendQueryPrepared(connection, statement, count, values, lengths, formats, 0)
        }
        guard isSent == 1 else { throw PostgresFault.lost(message) }
        isAwaited = true
    }

    /// Waits for what was sent last.
    private func settle() throws {
        guard isAwaited else { return }
        isAwaited = false
        var refusal: (any Error)?
        while let result = PQgetResult(connection) {
            do { _ = try check(result) } catch { refusal = refusal ?? error }
        }
        if let refusal { throw refusal }
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
        try execute(unprepared: "DECLARE \(cursor) NO SCROLL CURSOR FOR \(text)", values)
        var isMore = true
        while isMore {
            try settle()
            let result = try check(PQexec(connection, "FETCH \(atOnce) FROM \(cursor)"))
            let columns = result.columns
            for index in 0..<result.count where isMore {
                hasReturnedRows = true
                isMore = try body(try result.row(index, columns))
            }
            if result.count < atOnce { isMore = false }
        }
        try send("CLOSE \(cursor)")
    }

    func script(_ text: String) throws {
        hasWritten = true
        try send(text)
    }

    private func send(_ text: String) throws {
        try settle()
        _ = try check(PQexec(connection, text))
    }

    /// The name of the statement, which is prepared if it is not yet.
    private func prepared(_ text: String, _ values: [SQLValue]) throws -> String {
        if let known = statements.name(for: text, values) { return known }
        if statements.isFull {
            try send("DEALLOCATE ALL")
            statements.removeAll()
        }
        try settle()
        let statement = statements.newName
        _ = try check(PQprepare(connection, statement, text, Int32(values.count), values.map(\.postgresType)))
        statements.add(text, values)
        return statement
    }

    private func execute(_ text: String, _ values: [SQLValue]) throws -> PostgresResult {
        let statement = try prepared(text, values)
        try settle()
        let result = try PostgresParameters(values).withPointers { count, values, lengths, formats in
            try check(PQexecPrepared(connection, statement, count, values, lengths, formats, 0))
        }
        if !(result.command.hasPrefix("SELECT") && text.isQuery) { hasWritten = true }
        return result
    }

    private func execute(unprepared text: String, _ values: [SQLValue]) throws {
        let types = values.map(\.postgresType)
        try settle()
        _ = try PostgresParameters(values).withPointers { count, values, lengths, formats in
            try check(PQexecParams(connection, text, count, types, values, lengths, formats, 0))
        }
    }

    private func check(_ pointer: OpaquePointer?) throws -> PostgresResult {
        guard let pointer else { throw PostgresFault.lost(message) }
        let result = PostgresResult(pointer)
        switch PQresultStatus(pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return result
        default: throw PostgresFault.error(of: result, isConnected: isUsable, timeout: statementTimeout)
        }
    }

    private var message: String { String(cString: PQerrorMessage(connection)) }
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

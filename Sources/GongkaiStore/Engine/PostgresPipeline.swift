import CPostgres

/// Statements on their way to the server and back.
///
/// Several go out before an answer is waited for (libpq's pipeline mode): the way there and back costs more than what most statements do there.
/// When one is refused, the server passes over all that were sent after it, up to the end of the batch.
struct PostgresPipeline {
    /// What came back for a batch, in the order of its statements; nil for what the server passed over.
    struct Answers {
        var results: [PostgresResult?] = []
        /// What the first statement that went wrong was refused for.
        var refusal: (any Error)?
    }

    private let connection: OpaquePointer
    private let timeout: String
    /// For each statement that was sent how many rows it must change; nil where that does not matter.
    private var awaited: [Int?] = []
    /// Whether the end of the batch was sent, too, and only the answers are missing.
    private var isClosed = false

    /// More answers than these are not left in the server's hands.
    private static let most = 32

    init(_ connection: OpaquePointer, timeout: String) throws {
        self.connection = connection
        self.timeout = timeout
        guard PQenterPipelineMode(connection) == 1 else { throw PostgresFault.lost(message) }
    }

    var isEmpty: Bool { awaited.isEmpty }

    /// Whether an answer still to come decides on what is done next.
    var isDecisive: Bool { awaited.contains { $0 != nil } }

    /// Whether little more can go out before answers are waited for.
    var isNearlyFull: Bool { awaited.count > Self.most - 4 }

    var message: String { String(cString: PQerrorMessage(connection)) }

    mutating func send(_ text: String, _ values: [SQLValue] = []) throws {
        try add(nil) { connection in
            PostgresParameters(values).withPointers { count, pointers, lengths, formats in
                PQsendQueryParams(connection, text, count, values.map(\.postgresType), pointers, lengths, formats, 0)
            }
        }
    }

    mutating func send(prepared statement: String, _ values: [SQLValue], expecting: Int? = nil) throws {
        try add(expecting) { connection in
            PostgresParameters(values).withPointers { count, pointers, lengths, formats in
                PQsendQueryPrepared(connection, statement, count, pointers, lengths, formats, 0)
            }
        }
    }

    mutating func prepare(_ text: String, as statement: String, _ types: [UInt32]) throws {
        try add(nil) { PQsendPrepare($0, statement, text, Int32(types.count), types) }
    }

    private mutating func add(_ expecting: Int?, _ send: (OpaquePointer) -> Int32) throws {
        if isClosed || awaited.count >= Self.most { try settle() }
        guard send(connection) == 1 else { throw PostgresFault.lost(message) }
        awaited.append(expecting)
    }

    /// Lets the server begin with what was sent.
    func flush() throws {
        guard PQflush(connection) == 0 else { throw PostgresFault.lost(message) }
    }

    /// Ends the batch; its answers are waited for before anything else is sent.
    mutating func close() throws {
        guard PQpipelineSync(connection) == 1 else { throw PostgresFault.lost(message) }
        isClosed = true
    }

    /// Ends the batch and waits for its answers. The answer to the last statement; nil where nothing was sent.
    @discardableResult
    mutating func settle() throws -> PostgresResult? {
        let answers = answers()
        if let refusal = answers.refusal { throw refusal }
        return answers.results.last ?? nil
    }

    /// The same where a refusal is not the end.
    mutating func answers() -> Answers {
        var answers = Answers()
        guard !awaited.isEmpty else { return answers }
        if !isClosed, PQpipelineSync(connection) != 1 { answers.refusal = PostgresFault.lost(message) }
        for expected in awaited {
            let (result, refusal) = answer(expected)
            answers.results.append(result)
            answers.refusal = answers.refusal ?? refusal
        }
        // The end of the batch answers, too.
        while let result = PQgetResult(connection).map(PostgresResult.init), result.status != PGRES_PIPELINE_SYNC {}
        awaited.removeAll(keepingCapacity: true)
        isClosed = false
        if answers.refusal == nil, PQstatus(connection) != CONNECTION_OK { answers.refusal = PostgresFault.lost(message) }
        return answers
    }

    private func answer(_ expected: Int?) -> (PostgresResult?, (any Error)?) {
        var answered: PostgresResult?
        var refusal: (any Error)?
        while let result = PQgetResult(connection).map(PostgresResult.init) {
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                answered = result
                if let expected, result.changed != expected { refusal = DatabaseError.stale(changed: result.changed, expected) }
            case PGRES_PIPELINE_ABORTED: break
            default:
                let isConnected = PQstatus(connection) == CONNECTION_OK
                refusal = PostgresFault.error(of: result, isConnected: isConnected, timeout: timeout)
            }
        }
        return (answered, refusal)
    }

    /// Runs a text of several statements, which the pipeline does not take.
    mutating func script(_ text: String) throws {
        try settle()
        guard PQexitPipelineMode(connection) == 1 else { throw PostgresFault.lost(message) }
        let result = PQexec(connection, text).map(PostgresResult.init)
        guard PQenterPipelineMode(connection) == 1, let result else { throw PostgresFault.lost(message) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY].contains(result.status) else {
            throw PostgresFault.error(of: result, isConnected: PQstatus(connection) == CONNECTION_OK, timeout: timeout)
        }
    }

    /// Reads what the server said unasked, such as its farewell.
    func listen() throws {
        // The farewell comes first, and the end of the line behind it.
        for _ in 1...2 where PQconsumeInput(connection) != 1 { throw PostgresFault.lost(message) }
        guard PQstatus(connection) == CONNECTION_OK else { throw PostgresFault.lost(message) }
    }
}

/// What the server refused or could not do, in our words.
enum PostgresFault {
    static func cannotConnect(_ message: String) -> DatabaseError {
        DatabaseError(
            .cannotOpen,
            "PostgreSQL cannot be reached: \(message.oneLine). Check that the server runs and that the database address is right.")
    }

    static func lost(_ message: String) -> DatabaseError {
        DatabaseError(
            .connectionLost,
            "the connection to PostgreSQL was lost: \(message.oneLine). Nothing of this change was kept; repeat it when the server runs.")
    }

    static func error(of result: PostgresResult, isConnected: Bool, timeout: String) -> DatabaseError {
        let state = result.field("C") ?? ""
        let message = result.field("M") ?? "no reason given"
        // No state: libpq itself reports, because the server is gone.
        if !isConnected || state.isEmpty || state.hasPrefix("08") || state.hasPrefix("57P") { return lost(message) }
        let kind = kind(of: state)
        return DatabaseError(kind, sentence(kind, message, timeout), constraint: result.field("n") ?? result.field("c"))
    }

    /// PostgreSQL 15, appendix A.
    private static func kind(of state: String) -> DatabaseError.Kind {
        switch state {
        case "23505": .duplicate
        case "23503", "23001": .reference
        case "23502", "23514", "22001", "22003": .check
        case "40001", "40P01", "55P03", "53300": .busy
        case "57014": .timeout
        case "53100": .diskFull
        case "25006", "42501": .readOnly
        default: .other
        }
    }

    private static func sentence(_ kind: DatabaseError.Kind, _ message: String, _ timeout: String) -> String {
        switch kind {
        case .busy: "the database is busy (\(message)); nothing of this change was kept. Repeat it."
        case .timeout:
            """
            the statement took too long and was stopped (\(message)). Ask for less at once, or raise statement_timeout in the database \
            address.
            """
        case .diskFull: "the server's disk is full; nothing of this change was kept. Free some space and repeat it."
        case .readOnly: "the database cannot be written here (\(message)). Check the rights of the database user."
        default: message
        }
    }
}

extension String {
    fileprivate var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}

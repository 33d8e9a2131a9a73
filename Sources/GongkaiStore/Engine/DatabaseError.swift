/// What the database refused or could not do.
package struct DatabaseError: Error, Sendable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        /// Two rows with the same key.
        case duplicate
        /// A row refers to something that is not there, or something referred to would go.
        case reference
        /// A CHECK or NOT NULL of the schema.
        case check
        /// Someone else changed the row in between (see ``Transaction/run(_:expecting:)``).
        case stale
        /// The statement ran longer than allowed.
        case timeout
        /// The server went away, and the transaction did not happen.
        case connectionLost
        /// The server went away in the middle of the commit: whether the change was kept must be looked up.
        case unsure
        /// Another process holds the database.
        case busy
        case diskFull
        case readOnly
        /// The file is no database, or the address cannot be opened.
        case cannotOpen
        /// The database was written by a newer version of the program.
        case newerSchema
        case misuse
        case other
    }

    package let kind: Kind
    package let message: String
    /// The constraint, index or columns an engine named, if it did.
    package let constraint: String?

    package init(_ kind: Kind, _ message: String, constraint: String? = nil) {
        self.kind = kind
        self.message = message
        self.constraint = constraint
    }

    static func stale(changed: Int, _ expected: Int) -> DatabaseError {
        DatabaseError(.stale, "someone else changed this in between: \(changed) rows changed where \(expected) were expected")
    }

    /// Whether it has nothing to do with what was asked for: later the same may go well.
    var isPassing: Bool {
        switch kind {
        case .busy, .timeout, .connectionLost, .unsure, .cannotOpen, .diskFull, .readOnly: true
        default: false
        }
    }

    package var description: String { message }
}

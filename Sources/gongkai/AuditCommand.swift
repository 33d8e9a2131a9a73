import ArgumentParser
import GongkaiStore

/// The trail of every change.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Check the trail of every change.",
        discussion: """
            Example: gongkai audit verify
            """,
        subcommands: [Verify.self]
    )

    /// Reads the whole trail.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Read the whole trail and name the first entry that was tampered with.",
            discussion: """
                Each entry holds the hash of the one before it. Exit code 1 when the chain is broken.

                Example: gongkai audit verify --database sqlite:data/gongkai.db
                """
        )

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let progress = ProgressLine("Reading entries")
            defer { progress.end() }
            let verdict = try await database.open { database in
                try await AuditStore(database: database).verify { progress.update(Int($0), of: Int($1)) }
            }
            progress.end()
            switch verdict {
            case .intact(let entries): Output.print("OK: \(entries) entries, none changed, missing or added.")
            case .broken(let place): throw Complaint("The audit trail is broken: \(place.words). Restore a backup made before that.")
            }
        }
    }
}

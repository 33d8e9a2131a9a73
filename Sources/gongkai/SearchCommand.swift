import ArgumentParser
import GongkaiCore
import GongkaiStore

/// The search index.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Keep the search index.", discussion: "Example: gongkai search rebuild",
        subcommands: [SearchRebuildCommand.self])
}

/// Builds the index anew.
struct SearchRebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Build the search index anew from what is shown.",
        discussion: """
            The old index answers until the new one is ready, so the site may go on. The server does this by itself when an upgrade brings \
            other rules; by hand it is needed only after a disk was damaged.

            Exit codes: 0 built, 1 another program builds it now.

            Example: gongkai search rebuild --database sqlite:data/gongkai.db
            """
    )

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let progress = ProgressLine("Indexing items")
        defer { progress.end() }
        let outcome = try await database.open { database in
            try await SearchStore(database: database).rebuild(now: { .now }) { progress.update($0, of: $1) }
        }
        progress.end()
        switch outcome {
        case .done(let items): Output.print("Indexed \(items) items.")
        case .underWay:
            throw Complaint("Another program builds the search index now. Wait until it has finished, or a minute if it broke off.")
        }
    }
}

import ArgumentParser
import GongkaiStore

/// Brings a database to the program's state.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Create the tables, or bring those of an older version up to date.",
        discussion: """
            Every command does this first; run it by itself before an upgrade to see that it works. A database of a newer version is refused.

            Example: gongkai migrate --database postgres://gongkai@localhost/gongkai
            """
    )

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let number = try await database.open(creating: true) { try await Schema.number(of: $0) }
        Output.print("The database is up to date (schema \(number)).")
    }
}

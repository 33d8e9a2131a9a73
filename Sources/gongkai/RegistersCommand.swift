import ArgumentParser
import GongkaiStore

/// Work on all registers together.
struct RegistersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registers",
        abstract: "Count the disclosed items anew.",
        discussion: """
            Example: gongkai registers rebuild
            """,
        subcommands: [Rebuild.self]
    )

    /// Fills the derived tables again.
    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild",
            abstract: "Fill the two tables by which disclosed items are counted again, from the registers.",
            discussion: """
                Only needed after somebody repaired a database by hand: the program keeps them up to date itself. The registers are not changed.

                Example: gongkai registers rebuild --database sqlite:data/gongkai.db
                """
        )

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let items = try await database.open { database in
                try await RegisterStore(database: database).rebuildDerived(by: .command, at: .now)
            }
            Output.print("Counted \(items) disclosed items anew.")
        }
    }
}

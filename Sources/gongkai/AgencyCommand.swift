import ArgumentParser
import GongkaiCore
import GongkaiStore

/// The units of the district.
struct AgencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agency",
        abstract: "Create the district's units.",
        discussion: """
            Example: gongkai agency create --code ZX --name 蒸湘区人民政府 --kind districtGovernment
            """,
        subcommands: [Create.self]
    )

    /// Adds one unit; the first is the top of the tree.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create",
            abstract: "Create a unit: first the government at the top, then those below it.",
            discussion: """
                A database has one top. Every further unit names the one above it.

                Example: gongkai agency create --code ZX04 --name 蒸湘区教育局 --kind department --parent ZX
                """
        )

        @Option(help: "A short code that never changes, by which files name the unit.")
        var code: String

        @Option(help: "The full official name.")
        var name: String

        @Option(help: "What the unit is.")
        var kind: Agency.Kind

        @Option(help: "The code of the unit above. (default: none, for the first unit)")
        var parent: String?

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            try await database.open(creating: true) { database in
                let accounts = AccountStore(database: database)
                var above: AgencyID?
                if let parent { above = try await accounts.agency(code: parent).id }
                _ = try await accounts.createAgency(code: code, name: name, kind: kind, parent: above, by: .command, at: .now)
            }
            Output.print("Created the unit \(code) (\(name)).")
        }
    }
}

extension Agency.Kind: ExpressibleByArgument {}

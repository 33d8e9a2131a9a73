import ArgumentParser
import GongkaiCore
import GongkaiStore

/// The units of the district.
struct AgencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agency",
        abstract: "Create, rename and move the district's units.",
        discussion: """
            Example: gongkai agency create --code ZX --name 蒸湘区人民政府 --kind districtGovernment
            """,
        subcommands: [Create.self, Rename.self, Move.self]
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

extension AgencyCommand {
    /// A unit gets another name.
    struct Rename: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rename",
            abstract: "Give a unit another name, as after a reform.",
            discussion: """
                The code stays, and so do reports that were published under the old name.

                Example: gongkai agency rename --code ZX04 --name 蒸湘区教育和体育局
                """
        )

        @Option(help: "The unit's code.")
        var code: String

        @Option(help: "The new full official name.")
        var name: String

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let before = try await database.open { database in
                let accounts = AccountStore(database: database)
                let agency = try await accounts.agency(code: code)
                try await accounts.renameAgency(agency.id, to: name, by: .command, at: .now)
                return agency.name
            }
            Output.print("\(code) was \(before) and is now \(name).")
        }
    }

    /// A unit comes under another one.
    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "move",
            abstract: "Put a unit, and all below it, under another one.",
            discussion: """
                From then on the officers of the unit above see its records, and its report counts them.

                Example: gongkai agency move --code ZX04 --parent ZX
                """
        )

        @Option(help: "The unit's code.")
        var code: String

        @Option(help: "The code of the unit above.")
        var parent: String

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let (agency, above) = try await database.open { database in
                let accounts = AccountStore(database: database)
                let (agency, above) = (try await accounts.agency(code: code), try await accounts.agency(code: parent))
                try await accounts.moveAgency(agency.id, under: above.id, by: .command, at: .now)
                return (agency, above)
            }
            Output.print("\(code) (\(agency.name)) is now under \(parent) (\(above.name)).")
        }
    }
}

extension Agency.Kind: ExpressibleByArgument {}

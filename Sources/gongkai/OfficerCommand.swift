import ArgumentParser
import GongkaiCore
import GongkaiStore

/// The people who sign in.
struct OfficerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officer",
        abstract: "Create accounts of officers.",
        discussion: """
            The first administrator is made here; she makes the others in the console.

            Example: gongkai officer create --login wu.fan --name 吴凡 --agency ZX --role systemAdministrator
            """,
        subcommands: [Create.self]
    )

    /// Opens one account.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create",
            abstract: "Create an officer's account.",
            discussion: """
                The password is asked for at a terminal, else read from the first line of standard input, or of the file that \
                $\(NewPassword.variable) names. It is never an argument, which others on the server could read.

                Example: gongkai officer create --login wu.fan --name 吴凡 --agency ZX --role systemAdministrator
                """
        )

        @Option(help: "The name to sign in with: 2 to 32 small letters, digits, dots, dashes and underscores, a letter first.")
        var login: String

        @Option(help: "The person's name.")
        var name: String

        @Option(help: "The code of the unit the officer works for.")
        var agency: String

        @Option(help: "What the officer may do, such as systemAdministrator or disclosureOffice. May be given several times.")
        var role: [String] = []

        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            if role.isEmpty { throw ValidationError("Name at least one --role, such as systemAdministrator.") }
        }

        func run() async throws {
            try await database.open { database in
                let accounts = AccountStore(database: database)
                let unit = try await accounts.agency(code: agency)
                let known = try await accounts.roles()
                if let unknown = role.first(where: { code in !known.contains { $0.code == code } }) {
                    let codes = known.map { "\($0.code) (\($0.name))" }.joined(separator: ", ")
                    throw Complaint("There is no role \(unknown). Use one of: \(codes).")
                }
                _ = try await accounts.createOfficer(
                    login: login, name: name, agency: unit.id, roles: role, password: try NewPassword.read(), by: .command, at: .now)
                Output.print("Created the account \(login) of \(unit.name), role \(role.joined(separator: ", ")).")
            }
        }
    }
}

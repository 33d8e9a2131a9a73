import ArgumentParser
import GongkaiCore
import GongkaiStore

/// Whose records a command works on.
struct AgencyOptions: ParsableArguments {
    @Option(
        name: .customLong("agency"),
        help: "The code of a unit, such as ZX04, which stands for the units below it too. (default: the whole district)")
    var code: String?

    /// The unit named; nil when none was.
    func named(in database: any Database) async throws -> Agency? {
        guard let code else { return nil }
        return try await AccountStore(database: database).agency(code: code)
    }

    /// The unit named and those below it; nil for everything.
    func scope(in database: any Database) async throws -> Set<AgencyID>? {
        guard let agency = try await named(in: database) else { return nil }
        return try await AccountStore(database: database).scope(of: agency.id)
    }
}

extension AccountStore {
    /// The unit with a code, or a complaint that lists those there are.
    func agency(code: String) async throws -> Agency {
        let agencies = try await agencies()
        guard let agency = agencies.first(where: { $0.code == code }) else {
            let codes = agencies.map(\.code).joined(separator: ", ")
            let advice = codes.isEmpty ? "Create the first with \"gongkai agency create\"" : "Use one of: \(codes)"
            throw Complaint("There is no unit \(code). \(advice).")
        }
        return agency
    }
}

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
        let agencies = try await AccountStore(database: database).agencies()
        guard let agency = agencies.first(where: { $0.code == code }) else {
            let codes = agencies.map(\.code).joined(separator: ", ")
            throw Complaint("There is no unit \(code). Use one of: \(codes.isEmpty ? "none yet" : codes).")
        }
        return agency
    }

    /// The unit named and those below it; nil for everything.
    func scope(in database: any Database) async throws -> Set<AgencyID>? {
        guard let agency = try await named(in: database) else { return nil }
        return try await AccountStore(database: database).scope(of: agency.id)
    }
}

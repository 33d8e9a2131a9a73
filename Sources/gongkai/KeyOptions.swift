import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiStore

/// Where the key is that applicants' names and addresses are sealed with.
struct KeyOptions: ParsableArguments {
    static let variable = "GONGKAI_KEY_FILE"

    @Option(
        name: .customLong("key-file"),
        help:
            "The file with the key for applicants' data; made when it is first needed. Keep a copy apart from the backups. (default: $\(variable), or gongkai.key beside the database)"
    )
    private var option: String?

    /// The key for a database. `folder` is where its file lies; nil for a server.
    func key(for database: any Database, in folder: URL?) async throws -> SealingKey {
        let named = option ?? ProcessInfo.processInfo.environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
        let file = named.map { URL(filePath: $0) } ?? (folder ?? URL(filePath: "data")).appending(path: "gongkai.key")
        do {
            return try await KeyFile(file).key(for: database)
        } catch let fault as SealingFault {
            throw Complaint(fault.english)
        }
    }
}

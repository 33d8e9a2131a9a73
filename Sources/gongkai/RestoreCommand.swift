import ArgumentParser
import GongkaiStore

/// Fills an empty database from a backup.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Fill an empty database from a backup, whichever engine it was made on.",
        discussion: """
            All of it or none: a backup that was cut off or changed is refused, and a database file made for it is removed again. Nobody \
            stays signed in.

            Example: gongkai restore gongkai-2015-03-02.backup --database postgres://gongkai@localhost/gongkai
            """
    )

    @Argument(help: "The backup to read.")
    var file: String

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        try Backup.requireBackup(file)
        let progress = ProgressLine("Restoring rows")
        defer { progress.end() }
        try await database.open(creating: true, discarding: true) { database in
            try await Backup.restore(from: file, into: database, by: .command, at: .now) { progress.update($0, of: $1) }
        }
        progress.end()
        Output.print("Restored \(file).")
    }
}

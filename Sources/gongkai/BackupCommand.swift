import ArgumentParser
import GongkaiStore

/// Writes everything in a database into one file.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write everything in the database into one file, while others go on working.",
        discussion: """
            The file is the same for both engines and is checked when it is restored. It appears whole or not at all. One that \
            is there already is only replaced with --overwrite.

            Example: gongkai backup gongkai-2015-03-02.backup
            """
    )

    @Argument(help: "The file to write.")
    var file: String

    @Flag(help: "Replace the file if it is there already.")
    var overwrite = false

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let progress = ProgressLine("Writing rows")
        defer { progress.end() }
        try await database.open { database in
            try await Backup.write(
                database, to: file, overwriting: overwrite, program: "gongkai \(Gongkai.configuration.version)", at: .now
            ) { progress.update($0, of: $1) }
        }
        progress.end()
        Output.print("Wrote \(file).")
    }
}

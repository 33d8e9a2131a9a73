import ArgumentParser
import GongkaiCore
import GongkaiStore

/// Derives anew what the public sees, from the versions, and says what differed.
struct SiteRebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Derive anew what the public sees, and say what differed.",
        discussion: """
            The table the public reads follows from the versions of articles. It is compared with them, part by part, mended where it differs, \
            and compared once more. The site may be in use meanwhile.

            Exit codes: 0 nothing differed, 1 something differed and was mended.

            Example: gongkai site rebuild --database sqlite:data/gongkai.db
            """
    )

    @Flag(help: "Only compare.")
    var dryRun = false

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let outcome = try await database.open { database in
            let progress = ProgressLine("Articles")
            defer { progress.end() }
            return try await ArticleStore(database: database).rebuildShown(mending: !dryRun, by: .command, at: .now) {
                progress.update($0, of: $1)
            }
        }
        for difference in outcome.differences.prefix(50) { Output.print(difference.words) }
        if outcome.differences.count > 50 { Output.print("… and \(outcome.differences.count - 50) more") }
        let mended = dryRun ? "" : ", mended"
        Output.print(
            outcome.differences.isEmpty
                ? "Compared \(outcome.articles) articles: \(outcome.rows) rows, no difference."
                : "Compared \(outcome.articles) articles: \(outcome.differences.count) rows differed\(mended).")
        if !outcome.differences.isEmpty { throw ExitCode(1) }
    }
}

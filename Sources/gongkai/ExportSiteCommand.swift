import ArgumentParser
import Foundation
import GongkaiStore
import GongkaiWeb
import Logging

/// Writes the whole portal as static files.
struct ExportSiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Write a site as static files that any web server can serve.",
        discussion: """
            Every public page becomes a directory with its index.html, in the standard view; lists, feeds, the catalogue, attachments and the \
            pages of withdrawn items are written too. Search, forms and the choice of a view lead to the running site.

            The next export into the same folder writes only what changed, and removes what the site no longer has. Files that no export \
            wrote are left alone.

            Exit codes: 0 all written, 1 something was left out, named on standard error.

            Example: gongkai export site /var/www/portal --base-address https://www.example.gov.cn
            """
    )

    @Argument(help: "The folder to write into.")
    var folder: String

    @Option(help: "The code of the site. (default: the portal)")
    var site: String?

    @Option(help: "Begin every link with this address. (default: links are relative to the page)")
    var baseAddress: String?

    @Flag(
        help: "Readers reach the site through https: so are written the links to what only the server answers. (default: as --base-address)"
    )
    var https = false

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard let baseAddress else { return }
        guard let url = URL(string: baseAddress), ["http", "https"].contains(url.scheme ?? ""), url.host() != nil, url.query() == nil else {
            throw ValidationError("--base-address \(baseAddress) must be an address such as https://www.example.gov.cn.")
        }
    }

    func run() async throws {
        let outcome = try await database.open { database in
            var logger = Logger(label: "gongkai") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = .error
            var configuration = SiteConfiguration()
            configuration.isSecure = https || baseAddress?.hasPrefix("https://") ?? false
            let application = try await GongkaiApplication(database: database, configuration: configuration, logger: logger)
            var options = SiteExport.Options()
            options.baseAddress = baseAddress.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
            options.program = Self.program
            let progress = ProgressLine("Pages")
            defer { progress.end() }
            return try await application.export(
                site, to: folder, options, tasks: 2 * ProcessInfo.processInfo.activeProcessorCount
            ) { progress.update($0, of: $1) }
        }
        Output.print(
            """
            \(outcome.files) files in \(folder): \(outcome.written) written, \(outcome.same) as before, \(outcome.kept) not looked at, \
            \(outcome.removed) removed.
            """)
        for fault in outcome.faults { Output.warn(fault) }
        if !outcome.faults.isEmpty { throw ExitCode(1) }
    }

    /// Another build may render pages differently.
    private static var program: String {
        let file = try? FileManager.default.attributesOfItem(atPath: Bundle.main.executablePath ?? "")
        let changed = (file?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(file?[.size] ?? 0)-\(Int(changed))"
    }
}

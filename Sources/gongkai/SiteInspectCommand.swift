import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiWeb
import Logging

/// Runs the national indicators on our own sites.
struct SiteInspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Run the national indicators on our own sites.",
        discussion: """
            Columns that are empty or not kept up, dead links, missing parts of pages, slow pages, faults of the catalogue. Each finding names \
            the unit that mends it. The server does the same every night and keeps the result; here it is kept with --keep.

            Exit codes: 0 no veto (单项否决), 3 at least one veto, 2 bad input.

            Example: gongkai site inspect --site portal --outside
            """
    )

    @Option(help: "The code of one site. (default: every open site)")
    var site: String?

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Ask other web servers whether the pages are there that our texts link to.")
    var outside = false

    @Flag(help: "Keep the result, for the console.")
    var keep = false

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let isVetoed = try await database.open { try await inspect($0) }
        if isVetoed { throw ExitCode(3) }
    }

    /// Prints what was found; true after a veto.
    private func inspect(_ database: any Database) async throws -> Bool {
        var logger = Logger(label: "gongkai") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        let application = try await GongkaiApplication(database: database, configuration: SiteConfiguration(), logger: logger)
        let links = OutsideLinks()
        let ask: OutsideCheck = { address in await links.status(of: address) }
        let inspected = try await application.inspect(site, outside: outside ? ask : nil)
        if inspected.isEmpty {
            let sentence = site.map { "There is no site \"\($0)\"." } ?? "There is no open site. Open one in the console first."
            throw Complaint(sentence, code: 2)
        }
        let agencies = try await AccountStore(database: database).agencies()
        let units = Dictionary(agencies.map { ($0.id, $0) }) { first, _ in first }
        if keep {
            let store = InspectionStore(database: database)
            for inspected in inspected { try await store.keep(inspected, by: .command, at: .now) }
        }
        let reports = inspected.map { InspectionReport($0, units: units) }
        if json {
            try Output.json(reports)
        } else {
            for report in reports { Output.print(report.table) }
        }
        return inspected.contains { !$0.score.vetoes.isEmpty }
    }
}

import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import GongkaiWeb
import Logging

/// Serves the pages.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the pages until told to stop.",
        discussion: """
            SIGTERM and Ctrl-C finish what is under way first. Put a web server with TLS in front of anything but your own machine, and say \
            so with --behind-proxy.

            Example: gongkai serve --host 127.0.0.1 --port 8080 --database sqlite:data/gongkai.db
            """
    )

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @Flag(help: "Load the demonstration district when the database is empty, and print its logins.")
    var demonstration = false

    @Flag(help: "Readers come through a proxy of ours with TLS, which writes their address into X-Forwarded-For.")
    var behindProxy = false

    @Option(help: "The telephone number shown for help; in the elderly view it is always in sight.")
    var telephone: String?

    @Option(help: "Megabytes of files that an officer may upload to an article at once.")
    var largestUpload = 50

    @Option(help: "Days by which the clock is ahead, to see what a later day brings; only with the demonstration district.")
    var daysLater = 0

    @Option(help: "Where /metrics answers for Prometheus, such as 127.0.0.1:9100; no address that readers reach.")
    var metricsAddress: String?

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var keyFile: KeyOptions

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port \(port) is no port: take one from 0 to 65535.") }
        guard (1...200).contains(largestUpload) else {
            throw ValidationError("--largest-upload \(largestUpload) cannot be served: take a number from 1 to 200.")
        }
        guard (0...3_660).contains(daysLater) else {
            throw ValidationError("--days-later \(daysLater) is too far: take a number from 0 to 3660.")
        }
        if let metricsAddress, metricsPlace == nil {
            throw ValidationError("--metrics-address \(metricsAddress) is no address: write host and port, such as 127.0.0.1:9100.")
        }
    }

    func run() async throws {
        try await database.open(creating: true) { database in
            let key = try await keyFile.key(for: database, in: try self.database.folder)
            if demonstration { try await loadDemonstration(into: database, key) }
            if daysLater > 0, try await DemonstrationStore(database: database).loadedYears().isEmpty {
                throw Complaint(
                    "--days-later would date what a real district does wrongly: it is for the demonstration district alone. Leave it out.")
            }
            var site = site
            site.sealingKey = key
            let application = try await GongkaiApplication(database: database, configuration: site, logger: Self.logger)
            let logins = demonstration ? Self.logins : ""
            do {
                try await application.run { port in
                    Output.print("Serving http://\(host):\(port)/ (Ctrl-C stops it)\(logins)")
                }
            } catch {
                throw Complaint(
                    "Cannot listen on \(host) port \(port)\(metricsAddress.map { " or on \($0)" } ?? ""): \(error). Stop what uses it, or choose another with --port."
                )
            }
        }
    }

    /// Port 0 is off.
    private var metricsPlace: (host: String, port: Int)? {
        guard let metricsAddress, let colon = metricsAddress.lastIndex(of: ":"), colon != metricsAddress.startIndex,
            let port = Int(metricsAddress[metricsAddress.index(after: colon)...]), (0...65_535).contains(port)
        else { return nil }
        return (String(metricsAddress[..<colon]), port)
    }

    private var site: SiteConfiguration {
        var site = SiteConfiguration()
        site.host = host
        site.port = port
        site.isSecure = behindProxy
        site.trustsProxy = behindProxy
        site.telephone = telephone ?? (demonstration ? "0734-8850000" : nil)
        site.largestUpload = largestUpload * 1_048_576
        site.metricsAddress = metricsPlace.flatMap { $0.port == 0 ? nil : $0 }
        site.weasyprint = WeasyPrint.path
        if daysLater > 0 {
            let seconds = daysLater * 86_400
            site.now = { Instant.now.adding(seconds: seconds) }
        }
        return site
    }

    /// Both years, but only into a database that nobody has used: never beside a real district.
    private func loadDemonstration(into database: any Database, _ key: SealingKey) async throws {
        let store = DemonstrationStore(database: database)
        let loaded = try await store.loadedYears()
        let isEmpty = try await store.isEmpty()
        guard isEmpty || !loaded.isEmpty else { return }
        for year in Demonstration.years where !loaded.contains(year) {
            guard let demonstration = Demonstration(year: year) else { continue }
            Output.print("Loading the demonstration district, \(year)")
            try await store.load(demonstration)
        }
        let weasyprint = WeasyPrint.path
        try await store.loadRequests(key: key, at: .now) { paper, draft in
            guard let weasyprint else { return nil }
            do {
                let original = try await PDFPrinter(weasyprint: weasyprint).print(html: OfficialHTML.page(paper))
                let finds = try Redaction.finds(draft.words, in: original)
                let file = try Redaction.redact(original, draft.order(found: finds.boxes, regime: "2019"), name: draft.name)
                return DemonstrationDocument(
                    original: original, pages: file.pages, log: file.log, verdict: file.verdict, result: try file.released())
            } catch {
                Output.print("The demonstration comes without a redacted document: \(error)")
                return nil
            }
        }
        try await store.loadCases(key: key, at: .now)
        try await store.loadConsultations(at: .now)
    }

    private static var logins: String {
        let lines =
            DemonstrationOfficer.all.map { "  \($0.login)\t\($0.purpose)" }
            + DemonstrationStore.caseLogins.map { "  \($0.0)\t\($0.1)" }
        return "\nSign in with one of these, password \(DemonstrationOfficer.password):\n" + lines.joined(separator: "\n")
    }

    private static var logger: Logger {
        var logger = Logger(label: "gongkai") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        return logger
    }
}

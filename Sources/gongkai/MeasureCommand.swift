import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiStore

/// For `make bench`: fills a database with a district of any size, and times what a report asks of it, inside the program.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Time the report of a district of any size.",
        discussion: """
            An empty database is filled first: with rows that nobody would believe, and without an audit trail.

            Example: gongkai measure --items 1000000 --requests 100000 --database sqlite:data/bench/scaled.db
            """,
        shouldDisplay: false
    )

    @Option(help: "How many disclosed items an empty database is filled with.")
    var items = 1_000_000

    @Option(help: "How many requests.")
    var requests = 100_000

    @Option(help: "How often each thing is timed.")
    var runs = 5

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        try await database.open(creating: true) { database in
            if try await DemonstrationStore(database: database).isEmpty() { try await fill(database) }
            let reports = AnnualReportStore(database: database)
            guard let form = ReportForm.form(id: "2014") else { return }
            var times = ["table": try await milliseconds { _ = try await reports.derive(form, year: 2014, agencies: nil) }]
            for code in ["A1", "A2.2", "C1"] {
                guard let figure = form.figures.first(where: { $0.code == code }) else { continue }
                times[code] = try await milliseconds { _ = try await reports.list(figure, year: 2014, agencies: nil) }
            }
            let published = Instant(Day.lastDay(of: 2015))
            if let figure = form.figure("A1") {
                times["A1 published"] = try await milliseconds {
                    _ = try await reports.list(
                        figure, year: 2014, agencies: nil, asOf: published, published: .number(Decimal(items)))
                }
            }
            try Output.json(times)
        }
    }

    private func fill(_ database: any Database) async throws {
        var scaled = ScaledDemonstration()
        scaled.items = items
        scaled.requests = requests
        let progress = ProgressLine("Writing rows")
        try await scaled.load(into: database) { progress.update($0, of: $1) }
        progress.end()
    }

    private func milliseconds(_ work: () async throws -> Void) async throws -> [Double] {
        var times: [Double] = []
        for _ in 0..<runs {
            let time = try await ContinuousClock().measure(work)
            times.append(Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15)
        }
        return times
    }
}

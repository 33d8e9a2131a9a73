import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiStore

/// For `make bench`: fills a demonstration with open requests, and times what desks, applicants and the calendar ask of them.
struct MeasureMattersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure-matters",
        abstract: "Time the handling of any number of requests.",
        discussion: """
            The database must hold the demonstration. Matters are added until there are as many as asked for.

            Example: gongkai measure-matters --matters 1000000 --database sqlite:data/bench/matters.db
            """,
        shouldDisplay: false
    )

    @Option(help: "How many open requests there are at least.")
    var matters = 1_000_000

    @Option(help: "How many requests go the whole way, from the form to the archive.")
    var cycles = 500

    @Option(help: "How many requests are on their way at the same time.")
    var together = 16

    @Option(help: "How many steps the long case gets.")
    var steps = 200

    @Flag(help: "Time the change of the calendar too.")
    var calendar = false

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var key: KeyOptions

    func run() async throws {
        var results: [String: Double] = ["clock": clocks()]
        let folder = try database.folder
        try await database.open { database in
            let key = try await key.key(for: database, in: folder)
            let measure = try await MatterMeasure(database, key)
            let there = try await measure.count()
            if there < matters {
                let progress = ProgressLine("Writing matters")
                var scaled = ScaledMatters()
                scaled.count = matters - there
                try await scaled.load(into: database, key: key, at: .now) { progress.update($0, of: $1) }
                progress.end()
            }
            results["long case"] = Double(try await measure.longCase(steps: steps))
            try await measure.lists(&results)
            try await measure.cycles(cycles, together: together, &results)
            if calendar { try await measure.calendar(&results) }
        }
        try Output.json(results)
    }

    /// Seconds for a million clocks, each with a day of its own, on one core.
    private func clocks() -> Double {
        let first: Day = "2013-01-01"
        var days = 0
        let time = ContinuousClock().measure {
            for number in 0..<1_000_000 {
                let received = first.adding(days: number % 5000)
                guard let clock = try? RequestClock(RequestFacts(Receipt(.inPerson, arrived: received))) else { continue }
                days += clock.reading.due == nil ? 0 : 1
            }
        }
        return days == 1_000_000 ? time.seconds : .infinity
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

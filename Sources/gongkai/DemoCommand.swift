import ArgumentParser
import GongkaiCore
import GongkaiStore

/// Fills an empty database with the demonstration district.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill an empty database with a year of the demonstration district.",
        discussion: """
            2014 gives the district's real table of that year, 2025 fills the form in force. Every run gives the same records.

            Example: gongkai demo --year 2014 --database sqlite:demo.db
            """
    )

    @Option(help: "2014 or 2025. (default: both)")
    var year: Int?

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard year.map(Demonstration.years.contains) ?? true else {
            throw ValidationError("The demonstration has the years \(Demonstration.years.map(String.init).joined(separator: " and ")).")
        }
    }

    func run() async throws {
        let years = (year.map { [$0] } ?? Demonstration.years).compactMap(Demonstration.init(year:))
        try await database.open(creating: true) { database in
            for demonstration in years {
                let progress = ProgressLine("Loading \(demonstration.year), rows")
                defer { progress.end() }
                let rows = demonstration.tables.reduce(0) { $0 + $1.rows.count }
                try await DemonstrationStore(database: database).load(demonstration) { progress.update($0, of: rows) }
                progress.end()
                Output.print("Loaded \(demonstration.year): \(rows) records of \(DemonstrationAgency.district.name).")
            }
        }
    }
}

import ArgumentParser
import GongkaiCore
import GongkaiStore

/// Which working calendar a command counts by: the shipped one, or that of a database with every change that was confirmed there.
struct CalendarOptions: ParsableArguments {
    @Option(
        name: .customLong("database"),
        help:
            "Count by the calendar of this database, with the changes confirmed there: sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME. (default: the calendar this program came with)"
    )
    private var option: String?

    func validate() throws {
        guard let option else { return }
        do { _ = try DatabaseAddress(option) } catch { throw ValidationError("--database: \(error).") }
    }

    func calendar() async throws -> WorkingCalendar {
        guard let option else { return .published }
        return try await DatabaseOptions.open(try DatabaseAddress(option)) { database in
            try await ArticleStore(database: database).workingCalendar()
        }
    }
}

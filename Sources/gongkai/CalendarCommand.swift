import ArgumentParser
import Foundation
import GongkaiCore

/// Prints which days the offices work.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "List working days and days off, with the notice that made them so.",
        discussion: """
            Days beyond the last published calendar are marked provisional. With --database, days that were changed there are as they were changed.

            Example: gongkai calendar --from 2015-02-15 --to 2015-03-01
            """
    )

    @Option(help: "The first day, written yyyy-MM-dd.")
    var from: Day

    @Option(help: "The last day.")
    var to: Day

    @Flag(help: "Print one JSON object with a line for each day.")
    var json = false

    @OptionGroup var calendars: CalendarOptions

    func validate() throws {
        guard from <= to else { throw ValidationError("--from \(from) is after --to \(to).") }
    }

    func run() async throws {
        let calendar = try await calendars.calendar()
        let lines = (from.number...to.number).map { Line(Day(number: $0), in: calendar) }
        if json {
            try Output.json(["days": lines])
        } else {
            Output.print(lines.map(\.text).joined(separator: "\n"))
        }
    }

    private struct Line: Encodable {
        let day: Day
        let isWorkingDay: Bool
        let isProvisional: Bool
        let name: String?
        let source: String?

        init(_ day: Day, in calendar: WorkingCalendar) {
            let entry = calendar.entry(on: day)
            self.day = day
            isWorkingDay = calendar.isWorkingDay(day)
            isProvisional = calendar.isProvisional(day)
            name = entry?.name
            source = entry?.source
        }

        var text: String {
            [day.text, isWorkingDay ? "work" : "off", name, source, isProvisional ? "provisional" : nil]
                .compactMap(\.self).joined(separator: "  ")
        }
    }
}

extension Day: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

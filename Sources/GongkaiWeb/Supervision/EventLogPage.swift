import GongkaiCore
import GongkaiStore

/// The days of receipt that a log is asked for.
struct EventLogView: Sendable {
    /// Nil where something must be mended.
    let days: ClosedRange<Day>?
    let rows: [FormRow]

    /// Where nothing is said, the month before the day's.
    init(_ query: SubmittedForm, on day: Day) {
        let month = ScorePeriod.month(before: day)
        let from = query["from"] ?? month.first.text, through = query["through"] ?? month.last.text
        let first = CellDay.read(from), last = CellDay.read(through)
        func words(_ label: String, _ text: String) -> String {
            text.isEmpty ? "请填写“\(label)”，如 2026-03-01。" : "“\(label)”填的是“\(text.prefix(20))”，应为日期，如 2026-03-01。"
        }
        let isTurned = first.flatMap { first in last.map { $0 < first } } ?? false
        rows = [
            .text(
                "from", "自", String(from.prefix(20)), hint: "收件日期，包括这一天。",
                error: first == nil ? words("自", from) : isTurned ? "“自”晚于“至”，请调换。" : nil, longest: 20, isShort: true),
            .text(
                "through", "至", String(through.prefix(20)), hint: "包括这一天。", error: last == nil ? words("至", through) : nil, longest: 20,
                isShort: true),
        ]
        days = first.flatMap { first in last.flatMap { $0 < first ? nil : first...$0 } }
    }
}

/// Asks for the days of a log of cases.
struct EventLogPage: FormPage {
    static let template = "supervision/events"
    let title = "导出办理经过"
    var breadcrumb: [Crumb] { [.console, .supervision, .supervisionStatistics] }
    var undone: String { "没有导出" }
    let action: String
    let rows: [FormRow]

    init(_ view: EventLogView) {
        self.init(rows: view.rows)
    }

    private init(rows: [FormRow]) {
        action = Route.eventLogFile.path().text
        self.rows = rows
    }

    static let samples = [EventLogPage(rows: FormRow.samples)]
}

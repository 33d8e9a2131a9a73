import GongkaiCore
import GongkaiStore

/// The days of receipt that a log is asked for.
struct EventLogView: Sendable {
    /// Days of one file at the most: a year with its leap day. More is for the command line, where nobody waits before a page.
    static let most = 366

    /// Nil where something must be mended.
    let days: ClosedRange<Day>?
    let rows: [FormRow]

    /// Where nothing is said, the month before the day's.
    init(_ query: SubmittedForm, on day: Day) {
        let month = ScorePeriod.month(before: day)
        let from = query["from"] ?? month.first.text, through = query["through"] ?? month.last.text
        let first = CellDay.read(from), last = CellDay.read(through)
        func unread(_ label: String, _ text: String) -> String {
            text.isEmpty ? "请填写“\(label)”，如 2026-03-01。" : "“\(label)”填的是“\(text.prefix(20))”，应为日期，如 2026-03-01。"
        }
        var fault: (from: String?, through: String?) = (first == nil ? unread("自", from) : nil, last == nil ? unread("至", through) : nil)
        if let first, let last {
            if last < first {
                fault.from = "“自”晚于“至”，请调换。"
            } else if last.number - first.number >= Self.most {
                fault.through = "这里一次最多导出\(Self.most)天，请缩短，分几次导出。要更长时间的，请系统管理员用命令行 gongkai export events 导出全部办件。"
            }
        }
        if fault.from == nil, let first, first > day { fault.from = "“自”是还没有到的日子，还没有办件。请填写\(day.text)或者更早的日期。" }
        rows = Self.rows(from, through, fault)
        days = fault.from == nil && fault.through == nil ? first.flatMap { first in last.map { first...$0 } } : nil
    }

    /// The same where no case was received on any of the days. `first`: when the first of all was; nil where there is none.
    init(empty days: ClosedRange<Day>, first: Day?) {
        self.days = nil
        let words = first.map { $0 > days.upperBound ? "最早的一件是\($0.chineseText)收件的，请填写包括这一天或者在它以后的日期。" : "请换一段时间。" } ?? "现在还没有任何办件。"
        rows = Self.rows(days.lowerBound.text, days.upperBound.text, ("这段时间没有收件的办件，没有可以导出的。\(words)", nil))
    }

    private static func rows(_ from: String, _ through: String, _ fault: (from: String?, through: String?)) -> [FormRow] {
        [
            .text("from", "自", String(from.prefix(20)), hint: "收件日期，包括这一天。", error: fault.from, longest: 20, isShort: true),
            .text(
                "through", "至", String(through.prefix(20)), hint: "包括这一天，一次最多\(most)天。", error: fault.through, longest: 20, isShort: true),
        ]
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

import GongkaiCore
import GongkaiStore

/// The changes of the working calendar, and the form for another.
struct WorkingCalendarPage: FormPage {
    struct Line: Sendable {
        let href: String
        let reason: String
        let who: String
        let when: String
        let state: String
        let tone: String
    }

    static let template = "desk/calendar"
    let title = "工作日历"
    var breadcrumb: [Crumb] { [.console] }
    let through: String
    let lines: [Line]
    let hasLines: Bool
    let action: String
    let rows: [FormRow]
    let token: String
    var undone: String { "没有提出" }

    init(through: String, lines: [Line], rows: [FormRow], token: String) {
        self.through = through
        self.lines = lines
        hasLines = !lines.isEmpty
        action = Route.workingCalendar.path().text
        self.rows = rows
        self.token = token
    }

    static let samples = [
        WorkingCalendarPage(
            through: "2026-12-31",
            lines: [Line(href: "/c", reason: "调整", who: "周敏", when: "2026-03-02 09:00", state: "等待另一人确认", tone: "warning")],
            rows: FormRow.samples, token: "t"),
        WorkingCalendarPage(through: "2026-12-31", lines: [], rows: [], token: "t"),
    ]
}

/// One change: which days, and whose last days would move.
struct CalendarChangePage: Page {
    struct DayLine: Sendable {
        let day: String
        let kind: String
        let name: String
        let source: String
    }

    struct Move: Sendable {
        let number: String
        /// Nil for whom its page is closed.
        let href: String?
        let unit: String
        let before: String
        let after: String
    }

    struct Deciding: Sendable {
        let token: String
        /// Nil for the person who proposed it.
        let confirmAction: String?
        let rejectAction: String
    }

    static let template = "desk/calendar-change"
    let title = "工作日历的更改"
    var breadcrumb: [Crumb] { [.console, .workingCalendar] }
    let state: String
    let tone: String
    let facts: [CaseFact]
    let days: [DayLine]
    let moves: [Move]
    let hasMoves: Bool
    let movesWords: String
    let deciding: Deciding?
    /// Who proposed it cannot confirm it.
    let isOwn: Bool

    init(
        _ change: CalendarStore.Change, _ moves: [CalendarStore.Move], count: Int, _ names: [AgencyID: String], _ people: FieldWords,
        for officer: Officer, on today: Day
    ) {
        func who(_ id: OfficerID) -> String { people.words(.officer(id), nil) }
        var facts = [
            CaseFact(label: "理由", value: change.reason),
            CaseFact(label: "提出", value: "\(who(change.proposedBy))，\(change.proposedAt.text.prefix(16))"),
        ]
        if let by = change.decidedBy, let at = change.decidedAt {
            facts.append(CaseFact(label: change.state, value: "\(who(by))，\(at.text.prefix(16))"))
        }
        let isOpen = change.isConfirmed == nil
        if isOpen, change.firstDay < today {
            facts.append(
                CaseFact(
                    label: "请注意",
                    value: "这项更改从\(change.firstDay.chineseText)起生效，这一天已经过去。确认以后，在办的从那天起重新计算，期限可能提前，原来没有超期的可能成为超期；已经办结的不变。"))
        }
        self.init(
            state: change.state, tone: change.tone, facts: facts, lines: change.lines,
            moves: moves.map { move in
                let isRequest = move.kind == DeskKind.requests.code
                let one = isRequest ? Route.requestCase : Route.handledCase
                return Move(
                    number: move.number,
                    href: officer.may(isRequest ? .readRequests : .readCases) ? one.path("\(move.id.value)").text : nil,
                    unit: names[move.agency] ?? "", before: move.before?.text ?? "没有期限",
                    after: move.before == move.after ? "不变，办理中途的期限变动" : move.after?.text ?? "没有期限")
            },
            movesWords: isOpen
                ? (count == 0
                    ? "没有在办的申请和办件的期限会变动。" : "确认后，\(grouped(count))件在办的申请和办件的期限会变动。" + (count > moves.count ? "下面是最早的\(moves.count)件。" : ""))
                : (change.isConfirmed == true ? "确认时，\(grouped(count))件在办的申请和办件的期限随之变动，每件的办理经过中都有记录。" : "已否决，没有期限变动。"),
            deciding: isOpen
                ? Deciding(
                    token: officer.csrfToken,
                    confirmAction: change.proposedBy == officer.id ? nil : Route.calendarChange.path("\(change.id)").text,
                    rejectAction: Route.calendarRejection.path("\(change.id)").text) : nil,
            isOwn: isOpen && change.proposedBy == officer.id)
    }

    private init(
        state: String, tone: String, facts: [CaseFact], lines: String, moves: [Move], movesWords: String, deciding: Deciding?, isOwn: Bool
    ) {
        self.state = state
        self.tone = tone
        self.facts = facts
        days = lines.split(separator: "\n").map { line in
            let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            func part(_ index: Int) -> String { parts.indices.contains(index) ? parts[index] : "" }
            return DayLine(
                day: part(0), kind: part(1) == "off" ? "放假" : part(1) == "work" ? "上班" : part(1), name: part(2), source: part(3))
        }
        self.moves = moves
        hasMoves = !moves.isEmpty
        self.movesWords = movesWords
        self.deciding = deciding
        self.isOwn = isOwn
    }

    static let samples = [
        CalendarChangePage(
            state: "等待另一人确认", tone: "warning", facts: [CaseFact(label: "理由", value: "调整")],
            lines: "2026-10-09,off,国庆节,国办发明电〔2025〕7号",
            moves: [
                Move(number: "ZX11-20260003", href: "/c", unit: "区住建局", before: "2026-10-09", after: "2026-10-12"),
                Move(number: "ZX22-BJ-202600001", href: nil, unit: "区城管局", before: "2026-10-09", after: "2026-10-12"),
            ],
            movesWords: "1件", deciding: Deciding(token: "t", confirmAction: "/y", rejectAction: "/n"), isOwn: false),
        CalendarChangePage(
            state: "等待另一人确认", tone: "warning", facts: [], lines: "", moves: [], movesWords: "没有",
            deciding: Deciding(token: "t", confirmAction: nil, rejectAction: "/n"), isOwn: true),
    ]
}

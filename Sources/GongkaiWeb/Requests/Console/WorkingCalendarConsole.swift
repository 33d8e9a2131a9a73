import GongkaiCore
import GongkaiStore
import Hummingbird

/// Changes of the working calendar: one person proposes, everybody sees which last days would move, another confirms.
struct WorkingCalendarConsole {
    let site: Site
    let calendars: CalendarStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.workingCalendar, use: show)
            .post(.workingCalendar, use: propose)
            .get(.calendarChange, use: change)
            .post(.calendarChange, use: confirm)
            .post(.calendarRejection, use: reject)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try require(context)
        return site.show(try await page(context, lines: "", reason: "", errors: [:]), request, context)
    }

    private static let longest = ["lines": 20_000, "reason": 500]

    @Sendable func propose(_ request: Request, _ context: StaffContext) async throws -> Response {
        try require(context)
        let reason = context.form["reason"] ?? ""
        // The lines of a form end as the net ends them.
        let lines = (context.form["lines"] ?? "").replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("，", with: ",")
        var errors = context.form.tooLong(Self.longest)
        if lines.isEmpty { errors["lines"] = "请填写至少一行。" }
        if reason.isEmpty { errors["reason"] = MatterAccessRefusal.reasonMissing.words }
        if errors.isEmpty {
            do {
                let id = try await calendars.propose(
                    lines, reason: reason, by: context.officer, from: context.actor.address, at: site.now())
                return site.lead(to: Route.calendarChange.path("\(id)"), saying: .calendarProposed)
            } catch let refusal as CalendarRefusal {
                guard case .malformed = refusal else { throw refusal }
                errors["lines"] = refusal.words
            }
        }
        return site.refused(try await page(context, lines: lines, reason: reason, errors: errors), request, context)
    }

    @Sendable func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        try require(context)
        let change = try await found(context)
        // What was decided moves nothing any more.
        let moves =
            change.isConfirmed == nil
            ? try await calendars.preview(change.id, for: context.officer, at: site.now()) : (first: [], count: change.moved ?? 0)
        let names = Dictionary(uniqueKeysWithValues: try await site.accounts.agencies().map { ($0.id, $0.name) })
        let people = FieldWords([], try await site.accounts.officers())
        return site.show(
            CalendarChangePage(change, moves.first, count: moves.count, names, people, for: context.officer, on: site.now().day), request,
            context)
    }

    @Sendable func confirm(_ request: Request, _ context: StaffContext) async throws -> Response {
        try require(context)
        let id = try key(context)
        try await calendars.confirm(id, by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: Route.calendarChange.path("\(id)"), saying: .calendarConfirmed)
    }

    @Sendable func reject(_ request: Request, _ context: StaffContext) async throws -> Response {
        try require(context)
        let id = try key(context)
        try await calendars.reject(id, by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: Route.calendarChange.path("\(id)"), saying: .calendarRejected)
    }

    /// It holds for the whole district.
    private func require(_ context: StaffContext) throws {
        try context.require(.changeCalendar)
        guard context.officer.coversAll else { throw SiteError.forbidden("工作日历对全区生效，由负责全区的人员更改。您的账号只负责本单位。") }
    }

    private func key(_ context: StaffContext) throws -> Int64 {
        guard let id = context.parameters.get("change", as: Int64.self) else { throw CalendarRefusal.notFound }
        return id
    }

    private func found(_ context: StaffContext) async throws -> CalendarStore.Change {
        let id = try key(context)
        guard let change = try await calendars.changes(limit: 1_000).first(where: { $0.id == id }) else { throw CalendarRefusal.notFound }
        return change
    }

    private func page(
        _ context: StaffContext, lines: String, reason: String, errors: [String: String]
    ) async throws -> WorkingCalendarPage {
        let people = FieldWords([], try await site.accounts.officers())
        let changes = try await calendars.changes()
        let horizon = try await calendars.calendar().horizon
        return WorkingCalendarPage(
            through: horizon.text,
            lines: changes.map { change in
                WorkingCalendarPage.Line(
                    href: Route.calendarChange.path("\(change.id)").text, reason: change.reason,
                    who: people.words(.officer(change.proposedBy), nil), when: String(change.proposedAt.text.prefix(16)),
                    state: change.state, tone: change.tone)
            },
            rows: [
                .area(
                    "lines", "要更改的日子", lines,
                    hint: "每天一行：日期,off（放假）或者work（上班）,名称,依据文件。如：2026-10-09,off,国庆节,国办发明电〔2025〕7号", error: errors["lines"],
                    counted: Self.longest["lines"]),
                .area("reason", "理由", reason, hint: "如：国务院办公厅调整放假安排", error: errors["reason"], counted: Self.longest["reason"]),
            ], token: context.officer.csrfToken)
    }
}

extension CalendarStore.Change {
    var state: String {
        switch isConfirmed {
        case true?: "已确认"
        case false?: "已否决"
        case nil: "等待另一人确认"
        }
    }

    var tone: String {
        switch isConfirmed {
        case true?: "done"
        case false?: "draft"
        case nil: "warning"
        }
    }
}

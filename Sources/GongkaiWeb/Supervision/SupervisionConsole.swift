import GongkaiCore
import GongkaiStore
import Hummingbird

/// The watch room: the live board, the lists behind its numbers, and one case. Whoever watches changes nothing of a case here.
struct SupervisionConsole {
    let site: Site
    let supervision: SupervisionStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.supervision, use: board)
            .get(.supervisedCases, use: cases)
            .get(.supervisedCase, use: show)
    }

    @Sendable func board(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let view = BoardView(try request.queryFields), units = context.officer.supervisedUnits
        let board: SupervisionBoard
        if let day = view.day {
            board = try await site.staffWork.run { try await supervision.board(view.ofBoard, within: units, asOf: day) }
        } else {
            board = try await supervision.board(view.ofBoard, within: units)
        }
        return site.show(
            BoardPage(board, view, isWhole: units == nil, at: site.now()), request, context,
            status: view.faults.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func cases(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let query = try request.queryFields, view = BoardView(query), units = context.officer.supervisedUnits
        let after = query["after"].flatMap { Int64($0) }.map { MatterID(value: $0) }
        let found: (lines: [SupervisedLine], next: MatterID?, total: Int)
        if let day = view.day {
            found = try await site.staffWork.run { try await supervision.cases(view.filter, within: units, asOf: day, after: after) }
        } else {
            found = try await supervision.cases(view.filter, within: units, after: after)
        }
        let agencies = try await site.accounts.agencies()
        let page = SupervisedCasesPage(
            found, view, units: agencies.filter { units?.contains($0.id) ?? true }, names: agencies.names,
            itemNames: try await supervision.itemNames(Set([view.filter.item].compactMap(\.self))), isFirst: after == nil)
        return site.show(page, request, context, status: view.faults.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        var past: Day?
        if let text = try request.queryFields["day"], !text.isEmpty {
            guard let day = CellDay.read(text) else { throw SiteError.malformed("“\(text.prefix(20))”不是日期，应如 2026-03-05。请从办件的办理经过进入。") }
            past = day
        }
        return site.show(try await page(try context.watchedCaseID(), .init(), asOf: past, context), request, context)
    }

    /// As it is, or as it was at the end of a day.
    func page(
        _ id: MatterID, _ typed: SupervisedCasePage.Typed, asOf past: Day? = nil, _ context: StaffContext
    ) async throws -> SupervisedCasePage {
        let officer = context.officer, today = site.now().day
        let day = min(past ?? today, today)
        let history = try await supervision.history(of: id, upTo: day, within: officer.supervisedUnits)
        let handled = Route.handledCase.path("\(id.value)").text
        return SupervisedCasePage(
            history, units: try await site.accounts.agencies().names, people: try await site.accounts.officers().names,
            rules: try await supervision.rules().value.rules,
            caseHref: officer.may(.readCases) && site.routes.hasPage(at: handled) ? handled : nil,
            own: officer.supervisedUnits, mayIssue: officer.may(.issueCards) && day == today, past: day == today ? nil : day, typed: typed,
            token: officer.csrfToken)
    }
}

extension [Agency] {
    var names: [AgencyID: String] { Dictionary(map { ($0.id, $0.name) }) { first, _ in first } }
}

extension [OfficerAccount] {
    var names: [OfficerID: String] { Dictionary(map { ($0.id, $0.name) }) { first, _ in first } }
}

import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The watch room: the live board, the lists behind its numbers, one case, and statistics. Whoever watches changes nothing of a case here.
struct SupervisionConsole {
    let site: Site
    let supervision: SupervisionStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.supervision, use: board)
            .get(.supervisedCases, use: cases)
            .get(.supervisedCase, use: show)
            .get(.supervisionStatistics, use: statistics)
            .get(.supervisionStatisticsFile, use: statisticsFile)
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
            mayIssue: officer.may(.issueCards) && day == today, past: day == today ? nil : day, typed: typed, token: officer.csrfToken)
    }

    // MARK: Statistics

    @Sendable func statistics(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let view = SupervisionStatisticsView(try request.queryFields, on: site.now().day)
        let page = SupervisionStatisticsPage(try await lines(view, context), view, dimensions: dimensions(context))
        return site.show(page, request, context, status: view.faults.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func statisticsFile(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let view = SupervisionStatisticsView(try request.queryFields, on: site.now().day)
        if let fault = view.faults.first { throw SiteError.malformed(fault.words) }
        var writer = CSVWriter()
        let head: [String] = [view.dimension.words] + SupervisionStatisticsPage.columns
        writer.write(head)
        for line in try await lines(view, context) {
            let one = line.statistic
            let numbers = [one.received, one.ended, one.warnings, one.yellows, one.reds].map { "\($0)" }
            let cells: [String] = [line.name] + numbers + [SupervisionStatisticsPage.rate(one)]
            writer.write(cells)
        }
        return site.download(
            writer.take(), type: "text/csv; charset=utf-8", name: "监察统计（按\(view.dimension.words)）\(view.from)至\(view.through).csv")
    }

    /// Units and months can be told of one's own units; items and people only of the whole district.
    private func dimensions(_ context: StaffContext) -> [SupervisionStatistic.Dimension] {
        context.officer.supervisedUnits == nil ? SupervisionStatistic.Dimension.allCases : [.unit, .month]
    }

    private func lines(
        _ view: SupervisionStatisticsView, _ context: StaffContext
    ) async throws -> [(name: String, statistic: SupervisionStatistic, href: String?)] {
        guard dimensions(context).contains(view.dimension) else {
            throw SiteError.forbidden("按\(view.dimension.words)的统计包括全区的办件，只有监察人员可以查看。请按单位或者月份统计。")
        }
        if !view.faults.isEmpty { return [] }
        let found = try await supervision.statistics(
            by: view.dimension, from: view.from, through: view.through, within: context.officer.supervisedUnits)
        func cards(_ pairs: [(String, String)]) -> String { Route.cards.path().query(pairs).text }
        switch view.dimension {
        case .unit:
            let names = try await site.accounts.agencies().names
            return found.map { one in
                (Int64(one.subject).flatMap { names[AgencyID(value: $0)] } ?? one.subject, one, cards([("unit", one.subject)]))
            }
        case .item:
            let names = try await supervision.itemNames(Set(found.map(\.subject)))
            return found.map { (names[$0.subject] ?? $0.subject, $0, cards([("item", $0.subject)])) }
        case .window, .person:
            let names = try await site.accounts.officers().names
            return found.map { one in
                let name = Int64(one.subject).flatMap { names[OfficerID(value: $0)] } ?? one.subject
                return (name, one, view.dimension == .person ? cards([("person", one.subject)]) : nil)
            }
        case .month: return found.map { ($0.subject, $0, cards([("month", $0.subject)])) }
        }
    }
}

extension [Agency] {
    var names: [AgencyID: String] { Dictionary(map { ($0.id, $0.name) }) { first, _ in first } }
}

extension [OfficerAccount] {
    var names: [OfficerID: String] { Dictionary(map { ($0.id, $0.name) }) { first, _ in first } }
}

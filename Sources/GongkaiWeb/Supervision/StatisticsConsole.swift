import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Statistics of cases and cards, and the cases behind each number. The cards behind one are a list of cards.
struct StatisticsConsole {
    let site: Site
    let supervision: SupervisionStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.supervisionStatistics, use: statistics)
            .get(.supervisionStatisticsFile, use: statisticsFile)
            .get(.statisticCases, use: cases)
    }

    @Sendable func statistics(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let view = SupervisionStatisticsView(try request.queryFields, on: site.now().day)
        let page = SupervisionStatisticsPage(
            try await lines(view, context), view, dimensions: dimensions(context), mayExport: context.officer.may(.supervise))
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
    ) async throws -> [(name: String, statistic: SupervisionStatistic)] {
        try requireWhole(view, context)
        if !view.faults.isEmpty { return [] }
        let found = try await supervision.statistics(
            by: view.dimension, from: view.from, through: view.through, within: context.officer.supervisedUnits)
        let names = try await self.names(view.dimension, Set(found.map(\.subject)))
        return found.map { (names($0.subject), $0) }
    }

    /// What a line of the statistics is called.
    private func names(_ dimension: SupervisionStatistic.Dimension, _ subjects: Set<String>) async throws -> (String) -> String {
        switch dimension {
        case .unit:
            let names = try await site.accounts.agencies().names
            return { subject in Int64(subject).flatMap { names[AgencyID(value: $0)] } ?? subject }
        case .item:
            let names = try await supervision.itemNames(subjects)
            return { names[$0] ?? $0 }
        case .window, .person:
            let names = try await site.accounts.officers().names
            return { subject in Int64(subject).flatMap { names[OfficerID(value: $0)] } ?? subject }
        case .month: return { $0 }
        }
    }

    private func requireWhole(_ view: SupervisionStatisticsView, _ context: StaffContext) throws {
        guard dimensions(context).contains(view.dimension) else {
            throw SiteError.forbidden("按\(view.dimension.words)的统计包括全区的办件，只有监察人员可以查看。请按单位或者月份统计。")
        }
    }

    @Sendable func cases(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let query = try request.queryFields, view = SupervisionStatisticsView(query, on: site.now().day)
        if let fault = view.faults.first { throw SiteError.malformed(fault.words) }
        try requireWhole(view, context)
        guard let what = query["what"].flatMap(StatisticCases.What.init), let subject = query["subject"], !subject.isEmpty else {
            throw SiteError.malformed("这个地址不完整，不知道要看哪个数字的办件。请从监察统计的数字进入。")
        }
        let place = query["after"].flatMap(StatisticPlace.init)
        let cases = StatisticCases(what, by: view.dimension, subject, from: view.from, through: view.through)
        let found = try await supervision.cases(cases, within: context.officer.supervisedUnits, after: place)
        let name = try await names(view.dimension, [subject])(subject)
        return site.show(
            StatisticCasesPage(
                found, cases, view, name: name, units: try await site.accounts.agencies().names, isFirst: place == nil), request, context)
    }
}

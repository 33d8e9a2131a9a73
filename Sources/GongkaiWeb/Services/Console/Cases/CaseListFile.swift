import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The list of cases as a file, narrowed as on the page.
struct CaseListFile {
    let site: Site
    let cases: CaseStore

    /// Lines of one file at the most.
    static let most = 20_000

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.get(.casesFile, use: file)
    }

    @Sendable func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        let today = site.now().day, calendar = try await cases.matters.calendar()
        let filter = DeskFilter(try request.queryFields, of: .cases, today: today, calendar)
        if let fault = filter.faults.first { throw SiteError.malformed(fault.words) }
        let names = Dictionary(uniqueKeysWithValues: try await site.accounts.agencies().map { ($0.id, $0.name) })
        var writer = CSVWriter()
        writer.write(["办件编号", "事项", "状态", "受理机关", "承办单位", "承办人", "收件日期", "最近的期限", "是什么期限", "剩余时间", "办结日期"])
        var query = filter.query, count = 0
        query.limit = 500
        repeat {
            let page = try await cases.matters.list(query, for: context.officer)
            let limits = try await cases.nearestLimits(of: page.lines.map(\.id))
            for line in page.lines {
                let state = DeskKind.cases.state(line.state.code)
                writer.write([
                    SheetCell(text: line.number), .text(line.title), .text(state?.words ?? line.state.code),
                    .text(names[line.agency] ?? ""),
                    .text(names[line.unit] ?? ""), .text(line.handlerName ?? ""), SheetCell(day: line.receivedOn),
                    SheetCell(day: line.dueOn), .text(line.dueOn == nil ? "" : limits[line.id]?.name ?? ""),
                    .text(DueWords(line, isOpen: state?.isOpen ?? true, today: today, calendar).text), SheetCell(day: line.closedOn),
                ])
            }
            count += page.lines.count
            query.after = page.next
        } while query.after != nil && count < Self.most
        return site.download(writer.take(), type: "text/csv; charset=utf-8", name: "审批办件.csv")
    }
}

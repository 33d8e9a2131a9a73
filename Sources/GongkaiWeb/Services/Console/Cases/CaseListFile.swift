import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The list of cases as a file, narrowed as on the page.
struct CaseListFile {
    let site: Site
    let cases: CaseStore

    /// Lines of one file at the most, and cases read at once.
    static let most = 20_000, together = 500

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.get(.casesFile, use: file)
    }

    @Sendable func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        let today = site.now().day, calendar = try await cases.matters.calendar()
        let filter = DeskFilter(try request.queryFields, of: .cases, today: today, calendar)
        if let fault = filter.faults.first { throw SiteError.malformed(fault.words) }
        let names = Dictionary(uniqueKeysWithValues: try await site.accounts.agencies().map { ($0.id, $0.name) })
        let text = try await Self.text(filter.query, of: cases, for: context.officer, names: names, today: today, calendar)
        return site.download(text, type: "text/csv; charset=utf-8", name: "审批办件.csv")
    }

    /// The file of a list. Where it ends before the list does, its last line says so.
    static func text(
        _ query: MatterQuery, of cases: CaseStore, for officer: Officer, names: [AgencyID: String], today: Day, _ calendar: WorkingCalendar,
        most: Int = most, together: Int = together
    ) async throws -> [UInt8] {
        var writer = CSVWriter()
        writer.write(["办件编号", "事项", "状态", "受理机关", "承办单位", "承办人", "收件日期", "最近的期限", "是什么期限", "剩余时间", "办结日期", "全件的期限"])
        var query = query, count = 0
        repeat {
            query.limit = min(together, most - count)
            let page = try await cases.matters.list(query, for: officer)
            let limits = try await cases.limits(of: page.lines.map(\.id), for: officer)
            for line in page.lines {
                let shown = DeskListPage.Line(
                    line, of: .cases, unit: names[line.unit] ?? "", mark: nil, limits: limits[line.id], today: today, calendar)
                writer.write([
                    SheetCell(text: line.number), .text(line.title), .text(shown.state), .text(names[line.agency] ?? ""),
                    .text(shown.unit), .text(line.handlerName ?? ""), SheetCell(day: line.receivedOn), SheetCell(day: Day(shown.due)),
                    .text(shown.limit ?? ""), .text(shown.left), SheetCell(day: line.closedOn), .text(shown.whole ?? ""),
                ])
            }
            count += page.lines.count
            query.after = page.next
        } while query.after != nil && count < most
        if query.after != nil { writer.write([.text("以上是前\(count)件，后面还有，没有列出。请按单位、状态或者日期缩小范围，分几次下载。")]) }
        return writer.take()
    }
}

import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// How all units publish: the office's overview, and the same table as a file.
struct PublishingConsole {
    let site: Site
    let articles: ArticleStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.publishing, use: show)
            .get(.publishingFile, use: file)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (span, agencies, units) = try await read(request, context)
        return site.show(
            PublishingPage(
                units, agencies, span, on: site.now().day, routes: site.routes), request, context)
    }

    @Sendable func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (span, agencies, units) = try await read(request, context)
        let sheet = PublishingSheet(units, agencies, span)
        let isWorkbook = try request.queryFields["format"] == "xlsx"
        let name = "公开工作总览-\(span.words).\(isWorkbook ? "xlsx" : "csv")"
        return isWorkbook
            ? site.download(
                try sheet.workbook(date: Date(timeIntervalSince1970: Double(site.now().milliseconds / 1_000))),
                type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: name)
            : site.download(sheet.csv, type: "text/csv; charset=utf-8", name: name)
    }

    private func read(
        _ request: Request, _ context: StaffContext
    ) async throws -> (PublishingSpan, [AgencyID: Agency], [UnitPublishing]) {
        try context.require(.readArticles)
        let span = try PublishingSpan(try request.queryFields, today: site.now().day)
        let agencies = try await site.accounts.agencies().filter { context.officer.scope.contains($0.id) }
        let units = try await articles.publishing(of: agencies.map(\.id), in: span.days, for: context.officer, at: site.now())
        return (span, Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0) }), units)
    }
}

/// A year, or a month of it.
struct PublishingSpan: Sendable, Equatable {
    let year: Int
    let month: Int?

    init(_ form: SubmittedForm, today: Day) throws {
        guard let text = form["year"], !text.isEmpty else {
            year = today.year
            month = nil
            return
        }
        guard let year = Int(text), (2008...today.year).contains(year) else {
            throw SiteError.malformed("年度应在2008到\(today.year)之间，收到的是“\(text.prefix(20))”。请从列表中选择。")
        }
        self.year = year
        guard let text = form["month"], !text.isEmpty else {
            month = nil
            return
        }
        guard let month = Int(text), (1...12).contains(month) else {
            throw SiteError.malformed("月份应为1到12，收到的是“\(text.prefix(20))”。请从列表中选择。")
        }
        self.month = month
    }

    var days: ClosedRange<Day> {
        guard let month, let first = Day(year: year, month: month, day: 1) else { return Day.firstDay(of: year)...Day.lastDay(of: year) }
        return first...first.adding(months: 1).adding(days: -1)
    }

    /// The days of a year (2014) or a month (2014-03); nil for anything else.
    static func days(of text: String) -> ClosedRange<Day>? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let year = parts.first.flatMap(\.self), (1949...2100).contains(year) else { return nil }
        if parts.count == 1 { return Day.firstDay(of: year)...Day.lastDay(of: year) }
        guard parts.count == 2, let month = parts[1], let first = Day(year: year, month: month, day: 1) else { return nil }
        return first...first.adding(months: 1).adding(days: -1)
    }

    /// As ``days(of:)`` reads it.
    var text: String { month.map { "\(year)-\($0 < 10 ? "0" : "")\($0)" } ?? "\(year)" }

    var words: String { month.map { "\(year)年\($0)月" } ?? "\(year)年" }
    var query: [(String, String)] { [("year", "\(year)"), ("month", month.map(String.init) ?? "")] }
}

import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird
import Synchronization

/// The whole list behind a figure as a file, written record by record: a figure may count a million.
struct FigureFile {
    private let figure: FigureDefinition
    private let measure: FigureMeasure?
    private let year: Int
    private let agencies: Set<AgencyID>?
    /// The moment of the publication whose list it is; nil lists the registers as they stand.
    private let moment: Instant?
    private let dayLabel: String?
    private let names: [AgencyID: String]
    private let reports: AnnualReportStore
    /// The day on which the public reads it; nil for officers. Without the record's number in the register, which means nothing outside.
    private let publicOn: Day?
    private var isPublic: Bool { publicOn != nil }

    init(
        _ figure: FigureDefinition, year: Int, agencies: Set<AgencyID>?, asOf moment: Instant? = nil, names: [Agency],
        reports: AnnualReportStore, publicOn: Day?
    ) throws {
        self.figure = figure
        self.year = year
        self.agencies = agencies
        self.names = Dictionary(names.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        self.reports = reports
        self.publicOn = publicOn
        self.moment = moment
        let source = try figure.query.map { try FigureSource.named($0.source) }
        dayLabel = source?.dayLabel
        measure = figure.query?.measure.flatMap { column in source?.measures.first { $0.column == column } }
    }

    func answer(_ exit: ReportExit, name: String, search: String = "", from site: Site) async throws -> Response {
        guard exit == .csv || exit == .xlsx else { throw SiteError.notFound("记录清单可以下载为 CSV 或 Excel。") }
        let file = FileManager.default.temporaryDirectory.appending(path: "gongkai-figure-\(UUID().uuidString)")
        do {
            try await exit == .xlsx ? workbook(file, search, moment ?? site.now()) : csv(file, search)
            return Response(
                status: .ok,
                headers: [.contentType: exit.type, .contentDisposition: Site.attachment("\(name.prefix(80)).\(exit.rawValue)")],
                body: try TemporaryFile.body(of: file))
        } catch {
            try TemporaryFile.removeIfThere(file)
            throw error
        }
    }

    private func csv(_ file: URL, _ search: String) async throws {
        let sheet = try PiecewiseFile(table: file)
        try sheet.write(head)
        try await rows(search) { try sheet.write($0) }
        try sheet.finish()
    }

    private func workbook(_ file: URL, _ search: String, _ now: Instant) async throws {
        let date = Date(timeIntervalSince1970: Double(now.milliseconds / 1_000))
        let sheet = try RecordSheet(
            path: file.path, date: date, widths: (isPublic ? [] : [10]) + [60, 24, 28] + (dayLabel == nil ? [] : [18]) + [14])
        try sheet.write(head, isHead: true)
        try await rows(search) { try sheet.write($0, isHead: false) }
        try sheet.close()
    }

    private var head: [SheetCell] {
        let names =
            (isPublic ? [] : ["记录编号"]) + ["名称", "索引号或文号", "单位"] + [dayLabel].compactMap { $0 }
            + (measure.map { [FigureRecords.label($0)] } ?? [])
        return names.map { .text($0) }
    }

    private func rows(_ search: String, _ each: @escaping @Sendable ([SheetCell]) throws -> Void) async throws {
        let query = FigureListQuery(search: search.isEmpty ? nil : search, publicOn: publicOn)
        try await reports.export(figure, year: year, agencies: agencies, asOf: moment, query) { try each(row($0)) }
    }

    private func row(_ record: FigureRecord) -> [SheetCell] {
        var cells: [SheetCell] = isPublic ? [] : [.whole(Int(record.record))]
        cells += [
            .text(record.title), record.key.map { .text($0) } ?? .blank, .text(names[record.agency] ?? ""),
        ]
        if dayLabel != nil { cells.append(record.day.flatMap { Day($0) }.map { .day($0) } ?? .blank) }
        guard let measure else { return cells }
        return cells + [record.amount.map { measure.isMoney ? .number(Decimal($0) / 100) : .whole(Int($0)) } ?? .blank]
    }
}

/// A sheet of records. A mutex guards the writer: rows come from the database's thread.
private final class RecordSheet: Sendable {
    private struct Writer: ~Copyable {
        // Only ever used with the lock held.
        nonisolated(unsafe) let book: XLSXWriter
    }

    private let writer: Mutex<Writer>

    init(path: String, date: Date, widths: [Double]) throws {
        let book = try XLSXWriter(path: path, constantMemory: true, date: date)
        try book.addSheet("记录", widths: widths, frozenRows: 1)
        writer = Mutex(Writer(book: book))
    }

    func write(_ cells: [SheetCell], isHead: Bool) throws {
        try writer.withLock { try $0.book.write(cells, style: isHead ? .header : .plain) }
    }

    func close() throws {
        try writer.withLock { try $0.book.close() }
    }
}

import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// The overview of all units as a file: a unit a row, blank where nothing can be said.
struct PublishingSheet {
    private let title: String
    private let header = ["排名", "单位", "本期公开（条）", "本年公开（条）", "按时率（%）", "平均用时（工作日）", "迟发（条）", "超期未发（条）", "滞留（条）", "未更新栏目（个）"]
    private let rows: [[SheetCell]]

    init(_ units: [UnitPublishing], _ agencies: [AgencyID: Agency], _ span: PublishingSpan) {
        title = span.words
        rows = units.map { unit in
            [
                SheetCell.whole(unit.timeliness.rank), .text(agencies[unit.agency]?.name ?? ""), .whole(unit.published),
                .whole(unit.publishedInYear), PublishingSheet.tenths(unit.timeliness.onTimeShare.map { $0 * 100 }),
                PublishingSheet.tenths(unit.timeliness.meanDays), .whole(unit.timeliness.late), .whole(unit.timeliness.overdue.count),
                .whole(unit.stuck.count), .whole(unit.staleColumns.count),
            ]
        }
    }

    /// To one digit, as the page says it.
    private static func tenths(_ value: Double?) -> SheetCell {
        value.map { .number(Decimal(Int(($0 * 10).rounded())) / 10) } ?? .blank
    }

    var csv: [UInt8] {
        var writer = CSVWriter()
        writer.write(header)
        for row in rows { writer.write(row) }
        return writer.take()
    }

    func workbook(date: Date) throws -> [UInt8] {
        try XLSXWriter.bytes(date: date) { book in
            try book.addSheet(title, widths: [6, 32] + Array(repeating: 14, count: 8), frozenRows: 1, isLandscape: true)
            try book.write(header.map { SheetCell.text($0) }, style: .header)
            for row in rows { try book.write(row) }
        }
    }
}

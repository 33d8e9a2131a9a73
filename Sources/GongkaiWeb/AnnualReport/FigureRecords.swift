import Foundation
import GongkaiCore
import GongkaiStore

/// The records behind a figure, for a table.
struct FigureRecords {
    private let names: [AgencyID: String]

    init(_ agencies: [Agency]) {
        names = Dictionary(agencies.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter target: leads to the record; nil where the reader may not open it.
    func table(_ list: FigureList, caption: String, target: (FigureRecord) -> Path?) -> DataTable {
        var columns: [DataTable.Column] = [.init(label: "名称"), .init(label: "单位")]
        if let day = list.source.dayLabel { columns.append(.init(label: day)) }
        if let measure = list.measure { columns.append(.init(label: FigureRecords.label(measure), isNumber: true)) }
        let rows = list.records.map { record -> DataTable.Row in
            var cells: [DataTable.Cell] = [
                .init(text: record.title.isEmpty ? "（无名称）" : record.title, target: target(record)?.text, isTitle: true),
                .init(text: name(record.agency)),
            ]
            if list.source.dayLabel != nil { cells.append(.init(text: record.day ?? "", isNowrap: true)) }
            if let measure = list.measure { cells.append(.init(text: FigureRecords.amount(record.amount, measure), isNumber: true)) }
            return DataTable.Row(cells: cells)
        }
        return DataTable(caption: "\(caption)：所统计的记录", columns: columns, rows: rows, empty: "没有符合条件的记录。")
    }

    func name(_ agency: AgencyID) -> String { names[agency] ?? "" }

    static func label(_ measure: FigureMeasure) -> String { measure.isMoney ? "\(measure.label)（元）" : measure.label }

    /// Fen are shown in yuan; a blank is a word.
    static func amount(_ amount: Int64?, _ measure: FigureMeasure) -> String {
        guard let amount else { return "未填" }
        guard measure.isMoney else { return grouped(Int(amount)) }
        let fen = abs(amount % 100)
        return (amount < 0 && amount / 100 == 0 ? "-" : "") + grouped(Int(amount / 100)) + (fen < 10 ? ".0\(fen)" : ".\(fen)")
    }
}

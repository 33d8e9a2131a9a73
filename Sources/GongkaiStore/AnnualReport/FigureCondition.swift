package import GongkaiCore

/// Which stored values one column of a source must hold for a record to count.
struct FigureCondition: Sendable {
    let column: String
    let values: [SQLValue]

    var sql: SQL { "\(SQL(identifier: column)) IN \(list: values)" }
}

extension FigureQuery {
    /// The filter as conditions on the source's columns. Used alike for counting and for listing.
    func conditions(on source: FigureSource) throws -> [FigureCondition] {
        try filter.sorted { $0.key < $1.key }.map { name, wanted in
            let dimension = try source.dimension(name)
            return FigureCondition(column: dimension.column, values: try wanted.flatMap { try dimension.value($0).stored })
        }
    }
}

/// What a figure counts, in words, so that a page can say it above the list.
package struct FigureDescription: Sendable, Equatable {
    /// What is counted, such as 本年新收的政府信息公开申请.
    package let source: String
    /// The filter, such as 申请渠道：当面.
    package let conditions: [String]
    /// What is added up, such as 人数; nil where records are counted.
    package let sum: String?

    /// One line: 本年新收的政府信息公开申请，申请渠道：当面。
    package var words: String {
        ([source] + conditions).joined(separator: "，") + (sum.map { "，按\($0)合计" } ?? "，按条数计") + "。"
    }
}

extension FigureQuery {
    /// The query in words. Throws when a form asks for a source, dimension, value or measure that there is not.
    package func description() throws -> FigureDescription {
        let source = try FigureSource.named(self.source)
        let conditions = try filter.sorted { $0.key < $1.key }.map { name, wanted in
            let dimension = try source.dimension(name)
            return "\(dimension.label)：\(try wanted.map { try dimension.value($0).label }.joined(separator: "、"))"
        }
        return FigureDescription(source: source.label, conditions: conditions, sum: try measure.map { try source.measure($0).label })
    }
}

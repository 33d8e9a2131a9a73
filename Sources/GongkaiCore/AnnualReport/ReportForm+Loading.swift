package import Foundation

extension ReportForm {
    /// Why a form was refused.
    package struct Malformed: Error, Equatable, CustomStringConvertible {
        package let form: String
        package let reason: String
        package var description: String { "form \(form): \(reason)" }
    }

    /// Reads a form and refuses one that contradicts itself: a wrong code would otherwise print a wrong figure without a word.
    package init(json: Data) throws(Malformed) {
        let printed: Printed
        do {
            printed = try JSONDecoder().decode(Printed.self, from: json)
        } catch {
            throw Malformed(form: "?", reason: "not a form: \(error)")
        }
        self.init(
            id: printed.id, title: printed.title, basis: printed.basis, firstYear: printed.firstYear, lastYear: printed.lastYear,
            parts: printed.parts, tables: printed.tables, rules: printed.rules.flatMap(\.expanded), checks: printed.checks)
        if let fault { throw Malformed(form: id, reason: fault) }
    }

    /// The file: as the form, with rules written once for all columns or rows they hold for.
    private struct Printed: Decodable {
        let id: String
        let title: String
        let basis: String
        let firstYear: Int
        let lastYear: Int?
        let checks: CellChecks
        let parts: [ReportPart]
        let tables: [ReportTable]
        let rules: [ReportRule.Template]
    }

    private var fault: String? {
        if let lastYear, lastYear < firstYear { return "it ends before it begins" }
        if let id = repeated(parts.map(\.id)) { return "two parts are called \(id)" }
        if let id = repeated(tables.map(\.id)) { return "two tables are called \(id)" }
        let printed = parts.flatMap(\.tables)
        if let id = repeated(printed) { return "table \(id) is printed twice" }
        if let id = Set(printed).symmetricDifference(tables.map(\.id)).min() { return "table \(id) is not both defined and printed" }
        for table in tables {
            if let fault = fault(in: table) { return "table \(table.id): \(fault)" }
        }
        if let code = repeated(tables.flatMap(\.rows).map(\.code).filter { !$0.isEmpty }) { return "two rows have the code \(code)" }
        if let code = repeated(figures.map(\.code)) { return "two figures have the code \(code)" }
        for rule in rules {
            let codes = rule.codes + rule.lastYear + rule.lastYearLess
            if let code = codes.first(where: { figure($0) == nil }) { return "\(rule.check) names \(code), which is no figure" }
            if rule.left.isEmpty { return "\(rule.check) judges nothing" }
        }
        return nil
    }

    private func fault(in table: ReportTable) -> String? {
        if table.columns.isEmpty || table.rows.isEmpty { return "it has no cell" }
        if let code = repeated(table.columns.map(\.code)) { return "two columns have the code \"\(code)\"" }
        let columns = Set(table.columns.map(\.code))
        var above: [String: Int] = [:]
        for row in table.rows {
            if row.isHeader && !row.queries.isEmpty { return "heading \(row.code) has a query" }
            if let column = row.queries.keys.filter({ !columns.contains($0) }).min() { return "\(row.code) fills no column \"\(column)\"" }
            if row.queries.values.contains(where: { $0.divisor ?? 1 < 1 }) { return "\(row.code) is divided by nothing" }
            if let parent = row.parent {
                guard let level = above[parent] else { return "\(row.code) stands below \(parent), which does not come before it" }
                if row.level != level + 1 { return "\(row.code) is not one level below \(parent)" }
            } else if row.level != 0 {
                return "\(row.code) is at level \(row.level) below nothing"
            }
            above[row.code] = row.level
        }
        return nil
    }

    private func repeated(_ names: [String]) -> String? {
        var seen: Set<String> = []
        return names.first { !seen.insert($0).inserted }
    }
}

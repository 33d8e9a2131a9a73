extension ReportForm {
    /// The ways a figure is taken apart by the form: each a list of figures that add up to it (总计 by applicant, and by outcome).
    package func breakdowns(of code: String) -> [[String]] {
        rules.filter { rule in
            rule.relation == .equal && rule.left == [code] && !rule.right.isEmpty && rule.less.isEmpty && rule.lastYear.isEmpty
        }.map(\.right)
    }

    /// Figures printed below it that name a part of it without adding up to it: 其中：主动公开规范性文件数. What is printed below but counts
    /// something else, such as 制发规范性文件总数, is no part.
    package func included(in code: String) -> [String] {
        guard let figure = figure(code), let table = tables.first(where: { $0.id == figure.table }) else { return [] }
        let below = Set(table.rows.filter { $0.parent == figure.row && !figure.row.isEmpty }.map(\.code))
        let added = Set(breakdowns(of: code).flatMap { $0 })
        return figures.filter { $0.table == figure.table && $0.column == figure.column && below.contains($0.row) }
            .filter { $0.query?.source == figure.query?.source }.map(\.code).filter { !added.contains($0) }
    }
}

extension ReportForm {
    /// The totals a figure is added into.
    package func wholes(of code: String) -> [String] {
        var wholes: [String] = []
        for rule in rules where rule.relation == .equal && rule.left.count == 1 && rule.less.isEmpty && rule.lastYear.isEmpty {
            if rule.right.contains(code), !wholes.contains(rule.left[0]) { wholes.append(rule.left[0]) }
        }
        return wholes
    }
}

extension ReportForm {
    /// A figure with all that its page shows beside it.
    package func family(of code: String) -> Set<String> {
        Set([code] + wholes(of: code) + breakdowns(of: code).flatMap { $0 } + included(in: code))
    }
}

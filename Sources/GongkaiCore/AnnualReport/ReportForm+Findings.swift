import Foundation

extension ReportForm {
    /// Everything that the figures of one report say about each other: the checks of the handbook that concern the table alone.
    ///
    /// - Parameters:
    ///   - figures: What the report's cells hold. A code that is not in it was not found in the report.
    ///   - lastYear: The figures published for the year before; without them, what was carried over is not judged.
    ///   - mayMakeRules: True for a body with the power to make 规章: a province, a city divided into districts, a ministry.
    /// - Returns: The certain errors first.
    package func findings(
        in figures: [String: FigureValue], lastYear: [String: FigureValue]? = nil, mayMakeRules: Bool = false
    ) -> [ReportFinding] {
        let judged = rules.filter { !(mayMakeRules && $0.unless == .mayMakeRules) }
        let broken = judged.compactMap { $0.finding(figures, lastYear: lastYear, label: label(of:)) }
        let totals = blankTotals(figures)
        let answered = totals.codes.union(notApplicable(figures, mayMakeRules: mayMakeRules))
        let all = broken + headingsWithValues(figures) + missing(figures) + totals.findings + blanks(figures, besides: answered)
        return ReportFinding.Verdict.inOrder.flatMap { verdict in all.filter { $0.verdict == verdict } }
    }

    /// The label of a column or a row, for a rule that holds for many.
    private func label(of code: String) -> String {
        for table in tables {
            if let column = table.columns.first(where: { $0.code == code }) { return column.label }
            if let row = table.rows.first(where: { $0.code == code }) { return row.label }
        }
        return code
    }

    // MARK: Cells

    private func headingsWithValues(_ figures: [String: FigureValue]) -> [ReportFinding] {
        guard let check = checks.missing else { return [] }
        return tables.flatMap(\.rows).compactMap { row in
            guard row.isHeader, let value = figures[row.code], value.number != nil else { return nil }
            return ReportFinding(
                check, .fail, codes: [row.code], values: [value], chinese: "“\(row.label)”是标题行，不填数，现填有\(value.text)。请核对是否错行。",
                english: "\(row.code) is a heading and takes no value, but holds \(value.text). Check whether the figures slipped by a row."
            )
        }
    }

    private func missing(_ figures: [String: FigureValue]) -> [ReportFinding] {
        guard let check = checks.missing else { return [] }
        let missing = self.figures.filter { figures[$0.code] == nil }
        guard !missing.isEmpty else { return [] }
        return [
            ReportFinding(
                check, .fail, codes: missing.map(\.code), chinese: "表中缺少\(missing.count)行：\(named(missing))。请按\(basis)的格式补齐。",
                english: "Rows of the form that are missing: \(codes(missing)). Complete the table.")
        ]
    }

    /// Totals without a number over parts that all have one: the sum is known, so the blank is certainly wrong.
    private func blankTotals(_ figures: [String: FigureValue]) -> (findings: [ReportFinding], codes: Set<String>) {
        guard let check = checks.blankTotal else { return ([], []) }
        var sums: [(figure: FigureDefinition, sum: FigureValue)] = []
        var seen: Set<String> = []
        for rule in rules where rule.relation == .equal && rule.less.isEmpty && rule.lastYear.isEmpty && rule.left.count == 1 {
            guard let total = figure(rule.left[0]), figures[total.code, default: .blank] == .blank else { continue }
            let parts = rule.right.compactMap { figures[$0]?.number }
            guard parts.count == rule.right.count, seen.insert(total.code).inserted else { continue }
            sums.append((total, .number(parts.reduce(0, +))))
        }
        let findings = tables.compactMap { table -> ReportFinding? in
            let own = sums.filter { $0.figure.table == table.id }
            guard !own.isEmpty else { return nil }
            let chinese = own.prefix(6).map { "“\($0.figure.label)”应为\($0.sum.text)" }.joined(separator: "，")
            let english = own.prefix(6).map { "\($0.figure.code) should be \($0.sum.text)" }.joined(separator: ", ")
            return ReportFinding(
                check, .fail, codes: own.map(\.figure.code), values: own.map(\.sum),
                chinese: "总计空白而各分项已填，共\(own.count)格：\(chinese)\(own.count > 6 ? "等" : "")。请补填总计。",
                english: "Totals are blank although their parts are filled: \(english)\(own.count > 6 ? " …" : ""). Fill them in.")
        }
        return (findings, seen)
    }

    /// Cells where 「/」 is an answer: those of 规章 for a body that cannot make them, and whole rows the body has no use for.
    ///
    /// A row that rules add up from or compare with other rows is always of use: what came in, what was concluded, totals.
    private func notApplicable(_ figures: [String: FigureValue], mayMakeRules: Bool) -> Set<String> {
        let own = Set(rules.filter { $0.unless == .mayMakeRules }.flatMap(\.left))
        var result: Set<String> = mayMakeRules ? [] : own.filter { figures[$0] == .notApplicable }
        for table in tables {
            for (row, cells) in Dictionary(grouping: table.figures, by: \.row) where !row.isEmpty {
                let codes = Set(cells.map(\.code))
                guard codes.allSatisfy({ figures[$0] == .notApplicable }), codes.isDisjoint(with: own), !isNeeded(codes) else { continue }
                result.formUnion(codes)
            }
        }
        return result
    }

    private func isNeeded(_ row: Set<String>) -> Bool {
        rules.contains { rule in
            guard rule.relation == .equal, rule.lastYear.isEmpty else { return false }
            // The parts of a sum may be of no use, its total may not.
            let totals = rule.left.count == 1 ? rule.left : rule.codes
            return totals.contains { row.contains($0) } && rule.codes.contains { !row.contains($0) }
        }
    }

    /// Cells without a number, together for each table: a blank may mean none or not known.
    private func blanks(_ figures: [String: FigureValue], besides totals: Set<String>) -> [ReportFinding] {
        tables.compactMap { table in
            let blank = self.figures.filter { figure in
                guard figure.table == table.id, figure.query != nil, !totals.contains(figure.code) else { return false }
                if checks.missing != nil && figures[figure.code] == nil { return false }
                return figures[figure.code]?.number == nil
            }
            guard !blank.isEmpty else { return nil }
            return ReportFinding(
                checks.blank, .cannotTell, codes: blank.map(\.code), values: blank.map { figures[$0.code] ?? .blank },
                chinese: "\(table.caption ?? "")表中有\(blank.count)格没有数字：\(named(blank))。没有发生的填0，有的据实填写。",
                english: "Without a number: \(codes(blank)). Enter 0 for none, or the number.")
        }
    }

    private func named(_ figures: [FigureDefinition]) -> String {
        figures.prefix(6).map { "\($0.code)（\($0.label)）" }.joined(separator: "、") + (figures.count > 6 ? "等" : "")
    }

    private func codes(_ figures: [FigureDefinition]) -> String {
        figures.prefix(12).map(\.code).joined(separator: ", ") + (figures.count > 12 ? ", …" : "")
    }
}

extension ReportFinding.Verdict {
    /// The gravest first.
    static let inOrder: [ReportFinding.Verdict] = [.fail, .cannotTell, .note]
}

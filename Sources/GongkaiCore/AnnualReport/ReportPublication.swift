/// Why a report cannot be published (yet), each with the words that say what to do.
package enum ReportObstacle: Error, Sendable, Equatable {
    case yearNotOver(Int)
    /// 上年结转 must equal what last year's report published as 结转下年度, column by column (check Y05).
    case carryOverDiffers(CarryOverDifference)
    case unchanged(sequence: Int)
    case noteMissing(sequence: Int)
    /// The table or the words contradict themselves; publishing needs these to be accepted in so many words.
    case contradictions(count: Int)

    package var words: String {
        switch self {
        case .yearNotOver(let year):
            "\(year)年尚未结束。年度报告统计期限至\(year)年12月31日，请在次年1月1日以后发布。"
        case .carryOverDiffers(let difference):
            "“上年结转”与上年已发布的“结转下年度”不一致：\(difference.label)列，上年发布\(difference.published.text)件，本年台账\(difference.derived.text)件。请先核对并更正申请台账，或发布上年报告的更正版。"
        case .unchanged(let sequence):
            "台账数据和文字与第\(sequence)版完全相同，无需再次发布。"
        case .noteMissing(let sequence):
            "本年报告已发布第\(sequence)版。发布更正版须填写更正说明。"
        case .contradictions(let count):
            "核查发现\(count)处矛盾。请先更正；确认无误仍要发布的，请勾选“已核对，仍然发布”并填写说明。"
        }
    }
}

/// One column in which the carry-over of two years disagrees.
package struct CarryOverDifference: Sendable, Equatable {
    /// The column as printed, such as 自然人.
    package let label: String
    /// The figure of this year's report, such as R2.NP.
    package let code: String
    package let published: FigureValue
    package let derived: FigureValue

    package init(label: String, code: String, published: FigureValue, derived: FigureValue) {
        self.label = label
        self.code = code
        self.published = published
        self.derived = derived
    }
}

extension ReportForm {
    /// The figures that carry requests from one year to the next, by column: this year's R2 and last year's R4. Empty in the 2014 form.
    package var carryOverPairs: [(label: String, carriedIn: String, carriedOut: String)] {
        guard let table = tables.first(where: { $0.rows.contains { $0.code == "R2" } }) else { return [] }
        return table.columns.map { ($0.label, "R2.\($0.code)", "R4.\($0.code)") }
    }

    /// Compares this year's carry-in with what was published as last year's carry-out.
    package func carryOverDifferences(
        derived: [String: FigureValue], lastYear published: [String: FigureValue]
    ) -> [CarryOverDifference] {
        carryOverPairs.compactMap { pair in
            guard let before = published[pair.carriedOut], let now = derived[pair.carriedIn], before != now else { return nil }
            return CarryOverDifference(label: pair.label, code: pair.carriedIn, published: before, derived: now)
        }
    }
}

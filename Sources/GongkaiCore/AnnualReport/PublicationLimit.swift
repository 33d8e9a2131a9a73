/// The last day on which an annual report is published in time.
///
/// > 2007 regulation, article 31: all by 31 March. 2019 regulation, article 49: the authority of a government of county level or above publishes
/// > that government's report by 31 March; the departments publish theirs by 31 January. Townships and subdistricts hand theirs in to the
/// > same authority as the departments do, and are held to the same 31 January.
package struct PublicationLimit: Sendable, Equatable {
    package let day: Day
    /// The article it rests on.
    package let basis: String

    private struct Regime {
        /// The first year reported on under it: what was due in March 2019 was due under the regulation of 2007.
        let firstYear: Int
        let basis: String
        let governments: (month: Int, day: Int)
        let others: (month: Int, day: Int)
    }

    private static let regimes = [
        Regime(firstYear: 2019, basis: "《政府信息公开条例》（2019年修订）第四十九条", governments: (3, 31), others: (1, 31)),
        Regime(firstYear: 2008, basis: "《政府信息公开条例》（2007年）第三十一条", governments: (3, 31), others: (3, 31)),
    ]

    /// Nil for a year on which no regulation asks for a report.
    package init?(year: Int, kind: Agency.Kind) {
        guard let regime = PublicationLimit.regimes.first(where: { $0.firstYear <= year }) else { return nil }
        let last = kind == .districtGovernment ? regime.governments : regime.others
        guard let day = Day(year: year + 1, month: last.month, day: last.day) else { return nil }
        self.day = day
        basis = regime.basis
    }

    /// What to say before a first publication on a day; nil while there is time.
    package func words(publishingOn today: Day) -> String? {
        guard today > day else { return nil }
        return
            "按\(basis)，本报告应当在\(day.chineseText)以前公布，今天发布已逾期\(today.number - day.number)天。仍可发布，发布日期如实记为\(today.chineseText)，请在报告中或向上级主管部门说明。"
    }
}

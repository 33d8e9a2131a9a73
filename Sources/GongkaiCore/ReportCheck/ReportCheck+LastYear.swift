extension ReportCheck {
    /// Whether a report can be compared with another as the same body's report of the year before; else what is wrong with it.
    ///
    /// Only what both reports say of themselves counts: where one names no year or no body, the person who gave both files is believed.
    static func refusal(comparing report: ReadReport, with last: ReadReport) -> ReportFinding? {
        if let year = report.year, let lastYear = last.year, lastYear != year - 1 {
            return finding(
                last, chinese: "它是\(lastYear)年的报告，不是\(year - 1)年的。",
                english: "it reports on \(lastYear), not on \(year - 1).")
        }
        if let body = report.agency, let lastBody = last.agency, !isSame(body, lastBody) {
            return finding(
                last, chinese: "它是“\(lastBody)”的报告，不是“\(body)”的。", english: "it is the report of \(lastBody), not of \(body).")
        }
        return nil
    }

    /// `蒸湘区人民政府` and `衡阳市蒸湘区人民政府` are one body.
    private static func isSame(_ a: String, _ b: String) -> Bool { a.hasSuffix(b) || b.hasSuffix(a) }

    private static func finding(_ last: ReadReport, chinese: String, english: String) -> ReportFinding {
        ReportFinding(
            "Y05", .cannotTell, codes: [],
            chinese: "没有与上年对照：给出的上年报告不能用来对照，\(chinese)请换成同一单位上一年度的报告。",
            english: "Not compared with the year before: \(english) Give the same body's report of the year before.")
    }
}

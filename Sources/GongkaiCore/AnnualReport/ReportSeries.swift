import Foundation

/// What can be followed over the years although the forms changed: which figures of each form add up to the same thing.
package struct ReportSeries: Sendable, Equatable {
    package let label: String
    package let unit: String
    /// The figures to add up, by form id.
    package let codes: [String: [String]]
    /// Why the years before and after a change of form do not compare well; nil where they do.
    package let caution: String?

    /// The value for one year's report: blank if one of its figures is, not applicable where the form has none.
    package func value(form: String, figures: [String: FigureValue]) -> FigureValue {
        guard let codes = codes[form] else { return .notApplicable }
        var sum: Decimal = 0
        for code in codes {
            switch figures[code, default: .blank] {
            case .number(let number): sum += number
            case let unknown: return unknown
            }
        }
        return .number(sum)
    }
}

extension ReportSeries {
    /// The series that the three forms allow, in the order of the form in force.
    package static let all: [ReportSeries] = [
        series("制发规范性文件", ["A1.2"], ["D20_1.NORM.made"]),
        series("新收政府信息公开申请", ["C1"], ["R1.T"]),
        series("办结申请", ["C2"], ["R3.7.T"]),
        series("予以公开", ["C3.1", "C3.2"], ["R3.1.T"]),
        series("部分公开", ["C3.3"], ["R3.2.T"]),
        series("属于国家秘密", ["C3.4.1"], ["R3.3.1.T"]),
        series("其他法律法规禁止公开", ["C3.4.6"], ["R3.3.2.T"]),
        series("危及“三安全一稳定”", ["C3.4.4"], ["R3.3.3.T"]),
        series("保护第三方合法权益", ["C3.4.2", "C3.4.3"], ["R3.3.4.T"]),
        series(
            "内部事务、过程性信息、执法案卷", ["C3.4.5"], ["R3.3.5.T", "R3.3.6.T", "R3.3.7.T"],
            caution: "2018年及以前计入“不是《条例》所指政府信息”，其中还包括其他情形。"),
        series("本机关不掌握相关政府信息", ["C3.5", "C3.6"], ["R3.4.1.T"]),
        series("申请内容不明确", ["C3.7"], ["R3.4.3.T"], caution: "2018年及以前告知更改、补充是一种答复；2019年起补正是答复前的步骤。"),
        series(
            "告知通过其他途径办理", ["C3.8"], ["R3.3.8.T", "R3.5.1.T", "R3.5.3.T"],
            caution: "2019年起分为行政查询、信访举报投诉和公开出版物三种情形。"),
        series("行政复议", ["D"], ["V.5"]),
        series("行政诉讼", ["E"], ["S1.5", "S2.5"]),
    ]

    private static func series(
        _ label: String, _ codes2014: [String], _ codesSince2019: [String], caution: String? = nil
    ) -> ReportSeries {
        ReportSeries(
            label: label, unit: "件", codes: ["2014": codes2014, "2019": codesSince2019, "2021": codesSince2019], caution: caution)
    }
}

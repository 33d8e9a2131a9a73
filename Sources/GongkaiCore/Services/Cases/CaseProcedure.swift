/// What takes its own time before a decision; it is not counted (art. 45).
///
/// > 行政机关作出行政许可决定，依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在本节规定的期限内。行政机关应当将所需时间
/// > 书面告知申请人。——《行政许可法》第四十五条
package enum CaseProcedure: String, Sendable, CaseIterable {
    case hearing, tender, auction, inspection, testing, quarantine, appraisal, expertReview

    /// As pages show it.
    package var words: String {
        switch self {
        case .hearing: "听证"
        case .tender: "招标"
        case .auction: "拍卖"
        case .inspection: "检验"
        case .testing: "检测"
        case .quarantine: "检疫"
        case .appraisal: "鉴定"
        case .expertReview: "专家评审"
        }
    }

    /// What stops the clock.
    package var ground: ClockGround { ClockGround(rawValue, words) }
}

extension ClockGround {
    /// 特别程序, of whichever kind: what the events of a case say.
    package static let specialProcedure = ClockGround("specialProcedure", "特别程序")
    package static let caseExtended = ClockGround("caseExtended", "延长审批")

    /// Everything that changes the clock of an approval case, as its events name it.
    package static let ofCases = [specialProcedure, caseExtended]
}

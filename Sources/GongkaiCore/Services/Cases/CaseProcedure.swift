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

    /// How long it may keep the days of a case from counting where its item says nothing. The numbers are the program's own: no law bounds these
    /// procedures in a licence. `article` says so, and what stands near (docs/law/licence.md).
    package var usualLimit: TimeLimit {
        switch self {
        // > 申请人、利害关系人在被告知听证权利之日起五日内提出听证申请的，行政机关应当在二十日内组织听证。——《行政许可法》第四十七条第一款
        // Only where it was applied for; art. 46 (on the organ's own motion) names no days.
        case .hearing: TimeLimit(20, article: "本系统的规定，参照《行政许可法》第四十七条第一款")
        // > 依法必须进行招标的项目，自招标文件开始发出之日起至投标人提交投标文件截止之日止，最短不得少于二十日。——《招标投标法》第二十四条
        // A minimum, for compulsory tenders; what opening and judging take is added.
        case .tender: TimeLimit(30, article: "本系统的规定，《招标投标法》第二十四条只有最短时间")
        // > 拍卖人应当于拍卖日七日前发布拍卖公告。——《拍卖法》第四十五条; 展示时间不得少于两日。——第四十八条. Minimums, and no end.
        case .auction: TimeLimit(20, article: "本系统的规定，《拍卖法》第四十五条、第四十八条只有最短时间")
        // > 司法鉴定机构应当自司法鉴定委托书生效之日起三十个工作日内完成鉴定。——《司法鉴定程序通则》第二十八条第一款, in force since 2016-05-01
        // It binds forensic appraisers; here it is an analogy.
        case .appraisal: TimeLimit(30, article: "本系统的规定，参照《司法鉴定程序通则》第二十八条第一款")
        // No rule was found; as long as article 42 gives the decision itself.
        case .inspection, .testing, .quarantine, .expertReview: TimeLimit(20, article: "本系统的规定，参照《行政许可法》第四十二条第一款")
        }
    }

    /// Its place in the closed list.
    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }

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

/// What is filled in with the steps of a request.
extension MatterField {
    /// How it came to the organ; what is filed online comes by itself.
    static let channel = MatterField(
        "channel", "提交方式", .choice(ReceiptChannel.allCases.filter { $0 != .online }.map { Choice($0.rawValue, $0.label) }))
    static let arrivedOn = MatterField("arrivedOn", "到达日期", .dayPast)
    static let evidence = MatterField("evidence", "收到凭证", .text(most: 500))
    static let regimeOverride = MatterField(
        "regimeOverride", "人工指定适用的条例", .choice(DisclosureRegime.all.map { Choice($0.code, $0.law) }), isNeeded: false)
    static let toAgency = MatterField("toAgency", "转送机关", .text(most: 200))

    static let what = MatterField("what", "需要补正的内容", .text(most: 2_000))
    /// Why a supplement is asked for later than the law wants it.
    package static let lateReason = MatterField("lateReason", "逾期告知的原因", .text(most: 500), isNeeded: false)
    /// What the applicant supplements: as long as everything the form asks for may need.
    package static let supplementText = MatterField("supplementText", "补充的内容", .text(most: 4_000))
    static let ground = MatterField(
        "ground", "涉及的权益", .choice([Choice("tradeSecret", "商业秘密"), Choice("privacy", "个人隐私"), Choice("otherInterest", "其他合法权益")]))
    static let question = MatterField("question", "征求意见的内容", .text(most: 2_000))
    static let opinion = MatterField("opinion", "对方意见", .choice([Choice("agrees", "同意公开"), Choice("objects", "不同意公开")]))
    static let opinionText = MatterField("opinionText", "意见内容", .text(most: 4_000), isNeeded: false)
    static let statement = MatterField("statement", "申请人的说明", .text(most: 4_000))

    static let searcher = MatterField("searcher", "检索人", .text(most: 100))
    static let searchedIn = MatterField("searchedIn", "检索范围（系统、档案）", .text(most: 1_000))
    static let searchTerms = MatterField("searchTerms", "检索词", .text(most: 500))
    static let searchResult = MatterField("searchResult", "检索结果", .text(most: 2_000))

    package static let feeStandard = MatterField(
        "feeStandard", "计收标准", .choice([Choice("byItem", "按件计收"), Choice("byPage", "按量计收")]))
    /// Pages of this request, or requests that are charged for together.
    package static let feeQuantity = MatterField("feeQuantity", "计收的数量", .number(1...1_000_000, unit: "件或页"), isNeeded: false)
    package static let feeEarlier = MatterField("feeEarlier", "申请人本月此前已向本机关申请", .number(0...10_000, unit: "件"), isNeeded: false)
    package static let costQuantity = MatterField("costQuantity", "数量", .number(1...1_000_000, unit: "页或件"), isNeeded: false)
    package static let costPrice = MatterField("costPrice", "单价", .number(1...1_000_000_00, unit: "分"), isNeeded: false)
    package static let waivedAmount = MatterField("waivedAmount", "减免金额", .number(1...1_000_000_00, unit: "分"), isNeeded: false)
    package static let waiverReason = MatterField("waiverReason", "减免的理由", .text(most: 300), isNeeded: false)
    package static let waiverApprover = MatterField("waiverApprover", "减免的批准人", .text(most: 100), isNeeded: false)
    package static let amount = MatterField("amount", "金额", .number(1...1_000_000_00, unit: "分"))
    static let costKind = MatterField(
        "costKind", "费用种类", .choice([Choice("search", "检索费"), Choice("copy", "复制费"), Choice("mail", "邮寄费")]))
    package static let receiptNumber = MatterField("receiptNumber", "票据号码", .text(most: 60))

    static let withheldGround = MatterField(
        "withheldGround", "不予公开部分的理由",
        .choice(RequestOutcome.all.filter { $0.group == .withheld }.map { Choice($0.code, $0.label) }), isNeeded: false)
    package static let publicAddressCode = "publicAddress"
    static let publicAddress = MatterField(publicAddressCode, "获取方式、途径（网址、索引号或者出版物）", .text(most: 500), isNeeded: false)
    static let rightAgency = MatterField("rightAgency", "负责公开的机关和联系方式", .text(most: 300), isNeeded: false)
    static let specialLaw = MatterField("specialLaw", "专门查询的规定和办理途径", .text(most: 300), isNeeded: false)
    static let earlierNumber = MatterField("earlierNumber", "此前答复的文号", .text(most: 60), isNeeded: false)
    static let noConsultationReason = MatterField("noConsultationReason", "未征求第三方意见的理由", .text(most: 1_000), isNeeded: false)
    static let publicInterest = MatterField("publicInterest", "不公开可能对公共利益造成的重大影响", .text(most: 1_000), isNeeded: false)

    package static let serviceWay = MatterField(
        "serviceWay", "送达方式",
        .choice([
            Choice("direct", "直接送达"), Choice("agency", "委托其他行政机关代为送达"), Choice("post", "邮政企业邮寄"), Choice("online", "网上或电子邮件"),
        ]))
    package static let serviceEvidence = MatterField("serviceEvidence", "送达凭证（签收人、邮件号码或者记录）", .text(most: 300))

    package static let remedyKind = MatterField(
        "remedyKind", "途径",
        .choice([
            Choice("reconsideration", "行政复议"), Choice("litigation", "行政诉讼（未经复议）"),
            Choice("litigationAfterReconsideration", "行政诉讼（复议后）"), Choice("complaint", "向上级机关举报投诉"),
        ]))
    package static let remedyBody = MatterField("party", "复议机关、法院或者受理投诉的机关", .text(most: 200))
    package static let caseNumber = MatterField("caseNumber", "案号", .text(most: 100))
    package static let remedyResult = MatterField("remedyResult", "结果", .choice([Choice("upheld", "结果维持"), Choice("other", "其他结果")]))
    package static let correction = MatterField("correction", "纠正的内容", .text(most: 2_000))
    package static let decideAgainBy = MatterField("decideAgainBy", "重新答复的期限", .dayToCome)

    package static let outcomeCode = "outcome"

    /// The leaf of the outcome tree; each regulation has its own.
    static func outcome(under regime: DisclosureRegime) -> MatterField {
        MatterField(outcomeCode, "处理结果", .choice(RequestOutcome.replies(under: regime).map { Choice($0.code, $0.label) }))
    }
}

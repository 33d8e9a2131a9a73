/// What is filled in with the steps of a case. Lists of codes are texts such as `M01;M02`, so that an event reads by itself.
extension MatterField {
    /// Pinned by the store from the item in force; nobody types it.
    package static let caseTerms = MatterField("caseTerms", "办件条款", .text(most: 60_000))
    /// The codes of what was handed in, such as `M01;M02`.
    package static let handedIn = MatterField("handedIn", "收到的材料", .text(most: 4_000), isNeeded: false)
    /// The last day of the licence that is to be renewed, where silence is counted by it (``ConsentTerm``).
    package static let licenceUntil = MatterField("licenceUntil", "原许可证的有效期届满日", .day, isNeeded: false)
    /// What the applicant handed in with an earlier case and agrees to have used again, as ``ReusedMaterial`` writes it. It counts once the window
    /// has looked at it.
    package static let reused = MatterField("reused", "申请人同意再次使用的材料", .text(most: 4_000), isNeeded: false)
    /// What the applicant says will come to the window or by post, where nothing but the form was handed in: the codes.
    package static let toBring = MatterField("toBring", "要交到窗口的材料", .text(most: 4_000), isNeeded: false)
    /// Said of a correction after which nothing is left to bring: the application, which waited for materials, is there as a whole.
    package static let nothingToBring = MatterField(
        "nothingToBring", "更正后没有要交到窗口的材料", .choice([Choice("yes", "是")]), isNeeded: false)
    package static let handOverNote = MatterField("handOverNote", "交接说明", .text(most: 500), isNeeded: false)
    package static let corrected = MatterField("corrected", "当场更正的内容", .text(most: 1_000))
    /// Which answer of the form was changed, and how: what says who somebody is stands masked here.
    package static let answerLabel = MatterField("answerLabel", "更正的栏目", .text(most: 300))
    package static let answerBefore = MatterField(
        "answerBefore", "更正前", .text(most: 8_000), isNeeded: false)
    package static let answerAfter = MatterField(
        "answerAfter", "更正后", .text(most: 8_000), isNeeded: false)
    /// Everything that is missing or wrong, as ``CaseDeficit`` writes it.
    package static let deficits = MatterField("deficits", "需要补正的全部内容", .text(most: 8_000))
    /// What is not there and is not asked for all the same, each with its reason, as ``CaseDeficit`` writes it.
    package static let leftOut = MatterField("leftOut", "不要求补正的材料和理由", .text(most: 8_000), isNeeded: false)
    package static let supplementNote = MatterField("supplementNote", "补正说明", .text(most: 2_000), isNeeded: false)
    /// The codes of what follows later.
    package static let promised = MatterField("promised", "容缺的材料", .text(most: 2_000))
    package static let promisedBy = MatterField("answerBy", "补交截止日期", .dayToCome)

    /// Why somebody takes an application back, in their own words.
    package static let withdrawalNote = MatterField("withdrawalNote", "撤回的原因", .text(most: 1_000), isNeeded: false)

    package static let notSupplemented = "notSupplemented"
    package static let notCompetent = "notCompetent"
    package static let barred = "barred"
    package static let rejectionCode = MatterField(
        "rejectionCode", "不予受理的理由",
        .choice([
            Choice(notCompetent, "不属于本机关职权范围"), Choice("notEligible", "申请人不具备申请资格"),
            Choice(notSupplemented, "未按要求补正全部材料"), Choice("pending", "同一事项正在办理或者已有决定"),
            Choice(barred, "法律规定的限制申请期内"), Choice("suspended", "事项已经取消或者暂停办理"),
        ]))
    /// What the licence law says about a reason not to accept; nil for those that another law gives, which is then to be named.
    ///
    /// > 申请事项依法不属于本行政机关职权范围的，应当即时作出不予受理的决定，并告知申请人向有关行政机关申请。——第三十二条第一款第二项
    /// > 申请人按照本行政机关的要求提交全部补正申请材料的，应当受理行政许可申请。——第三十二条第一款第五项, read the other way round
    /// > 申请人在一年内不得再次申请该行政许可。——第七十八条; 三年内——第七十九条
    package static func rejectionArticle(_ code: String) -> String? {
        switch code {
        case notCompetent: "第三十二条第一款第二项"
        case notSupplemented: "第三十二条第一款第五项"
        case barred: "第七十八条、第七十九条"
        default: nil
        }
    }
    package static let rightBody = MatterField("rightBody", "应向哪个机关申请", .text(most: 200), isNeeded: false)
    package static let notRequiredCode = MatterField(
        "notRequiredCode", "不需要许可的理由", .choice([Choice("free", "依法不需要取得许可"), Choice("filing", "只需备案"), Choice("held", "已持有的许可足够")]))

    package static let step = MatterField("step", "环节", .text(most: 60))
    package static let stepUnit = MatterField("partyUnit", "环节承办单位", .agency)
    package static let stepResult = MatterField("stepResult", "环节结果", .choice([Choice("passed", "同意"), Choice("refused", "不同意")]))
    package static let stepOpinion = MatterField("stepOpinion", "环节意见", .text(most: 4_000))

    package static let procedure = MatterField(
        "procedure", "特别程序种类", .choice(CaseProcedure.allCases.map { Choice($0.rawValue, $0.words) }))
    package static let legalBasis = MatterField("legalBasis", "法律依据", .text(most: 500))
    package static let expectedEnd = MatterField("answerBy", "预计结束日期", .dayToCome)
    package static let procedureResult = MatterField("procedureResult", "特别程序结果", .text(most: 2_000))

    package static let approver = MatterField("approver", "批准人", .text(most: 100))
    package static let approvalNumber = MatterField("approvalNumber", "批准文号", .text(most: 100))

    package static let certificateNumber = MatterField("certificateNumber", "证件编号", .text(most: 100))
    package static let validFrom = MatterField("validFrom", "有效期自", .dayPast)
    package static let validUntil = MatterField("validUntil", "有效期至", .dayToCome, isNeeded: false)

    /// The lines of the bill, as ``CaseBill/Line`` writes them.
    package static let billLines = MatterField("billLines", "收费明细", .text(most: 4_000))
    package static let feeCode = MatterField("feeCode", "收费项目", .text(most: 60))
    /// How an applicant said that they withdraw.
    package static let withdrawalWay = MatterField(
        "withdrawalWay", "申请人怎样提出的",
        .choice([Choice("paper", "书面撤回申请"), Choice("inPerson", "当面说明，已作记录"), Choice("call", "电话说明，已作记录")]))
    /// The paper, or the note of what was said; sealed, because it names people.
    package static let withdrawalRecord = MatterField("withdrawalRecord", "书面申请或者谈话、通话记录", .text(most: 1_000))

    package static let waivedBy = MatterField("waiverApprover", "减免的批准人", .text(most: 100))

    package static let ratedStage = MatterField(
        "ratedStage", "评价的环节", .choice([Choice("intake", "收件"), Choice("acceptance", "受理"), Choice("conclusion", "办结")]))
    /// 1–5, and nothing by default.
    package static let rating = MatterField(
        "rating", "评价",
        .choice([
            Choice("1", "非常满意"), Choice("2", "满意"), Choice("3", "基本满意"), Choice("4", "不满意"), Choice("5", "非常不满意"),
        ]))
    package static let ratingWords = MatterField("ratingWords", "评价内容", .text(most: 1_000), isNeeded: false)
    /// The number of the event with the poor rating.
    package static let ratedEvent = MatterField("ratedEvent", "差评序号", .number(1...100_000, unit: ""))
    package static let followUp = MatterField(
        "followUp", "回访情况", .choice([Choice("contacted", "已联系评价人"), Choice("resolved", "已解决并反馈")]))
    package static let followUpWords = MatterField("followUpWords", "回访内容", .text(most: 2_000))
    package static let complaintResult = MatterField(
        "complaintResult", "核实结果", .choice([Choice("upheld", "属实"), Choice("unfounded", "不属实")]))
}

extension MatterDocument {
    static let handOverSlip = MatterDocument("handOverSlip", "材料交接单")
    static let intakeReceipt = MatterDocument("intakeReceipt", "收件凭证")
    package static let oneTimeNotice = MatterDocument("oneTimeNotice", "补正材料一次性告知书")
    static let acceptanceNotice = MatterDocument("acceptanceNotice", "受理通知书")
    static let promiseAcceptance = MatterDocument("promiseAcceptance", "容缺受理通知书")
    static let rejectionNotice = MatterDocument("rejectionNotice", "不予受理决定书")
    static let notRequiredNotice = MatterDocument("notRequiredNotice", "不受理告知书")
    static let procedureNotice = MatterDocument("procedureNotice", "特别程序所需时间告知书")
    static let caseExtensionNotice = MatterDocument("caseExtensionNotice", "延长办理期限告知书")
    static let grantDecision = MatterDocument("grantDecision", "准予行政许可决定书")
    static let refusalDecision = MatterDocument("refusalDecision", "不予行政许可决定书")
    static let feeBill = MatterDocument("feeBill", "收费告知单")
    static let certificate = MatterDocument("certificate", "行政许可证件")
    static let withdrawalRecord = MatterDocument("withdrawalRecord", "撤回申请登记单")
    static let deliveryRecord = MatterDocument("deliveryRecord", "送达回证")
}

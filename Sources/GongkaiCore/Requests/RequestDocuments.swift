/// The papers of a request.
extension MatterDocument {
    static let registrationReceipt = MatterDocument("registrationReceipt", "登记回执")
    static let transferLetter = MatterDocument("transferLetter", "转送函")
    package static let supplementNotice = MatterDocument("supplementNotice", "补正告知书")
    static let thirdPartyInquiry = MatterDocument("thirdPartyInquiry", "第三方意见征询书")
    static let agencyInquiry = MatterDocument("agencyInquiry", "征求意见函")
    static let statementNotice = MatterDocument("statementNotice", "说明理由通知书")
    static let extensionNotice = MatterDocument("extensionNotice", "延期答复告知书")
    package static let feeNotice = MatterDocument("feeNotice", "信息处理费缴费通知书")
    static let costReceipt = MatterDocument("costReceipt", "成本费用票据")
    static let serviceRecord = MatterDocument("serviceRecord", "送达回证")
    package static let abandonedNotice = MatterDocument("abandonedNotice", "不再处理告知书")
    /// Which reply it is follows from the outcome (``RequestOutcome/reply``).
    static let reply = MatterDocument("reply", "答复书")
    /// 应当将决定公开的政府信息内容和理由书面告知第三方 (art. 15 of 2019, art. 23 of 2007), where somebody objected.
    static let thirdPartyNotice = MatterDocument("thirdPartyNotice", "公开决定告知第三方书")
}

extension RequestOutcome {
    /// The paper that tells the applicant; nil for an outcome without a reply.
    package var reply: MatterDocument? {
        guard !isWithoutReply else { return nil }
        return switch (code, group) {
        case ("granted", _): MatterDocument("replyGranted", "政府信息公开告知书")
        case ("alreadyPublic", _): MatterDocument("replyAlreadyPublic", "政府信息已主动公开告知书")
        case ("notExisting", _): MatterDocument("replyNotExisting", "政府信息不存在告知书")
        case ("otherAgency", _): MatterDocument("replyOtherAgency", "非本机关政府信息告知书")
        case ("supplementAsked", _): MatterDocument("replyChangeAsked", "更改、补充申请告知书")
        case (_, .granted), (_, .partlyGranted): MatterDocument("replyPartlyGranted", "政府信息部分公开告知书")
        case (_, .withheld): MatterDocument("replyWithheld", "政府信息不予公开告知书")
        case (_, .cannotProvide): MatterDocument("replyCannotProvide", "政府信息无法提供告知书")
        case (_, .notProcessed): MatterDocument("replyNotProcessed", "政府信息公开申请不予处理告知书")
        case (_, .other): MatterDocument("replyOther", "政府信息公开申请处理告知书")
        }
    }
}

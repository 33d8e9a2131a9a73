/// What an outcome takes for granted: said in the draft, or done before.
enum OutcomeDuty: Sendable {
    /// Filled in with the draft; the sentence says what the law wants it for.
    case says(MatterField, String)
    /// Done before; the sentence says what to do.
    case done(RequestAction, String)
    /// Whoever has an interest in it was asked, or it is said why not.
    case thirdPartyHeard
    /// Other regulations have another outcome for it.
    case only(regime: String, String)
}

extension RequestOutcome {
    var duties: [OutcomeDuty] {
        switch code {
        case "granted": []
        case "alreadyPublic":
            [.says(.publicAddress, "已主动公开的，应当告知获取该政府信息的方式、途径。")]
        case "partlyGranted":
            [.says(.withheldGround, "部分公开的，应当写明其余部分不予公开的理由。")]
        case "stateSecret", "otherProhibition", "securityAndStability", "internalAffairs", "deliberative", "enforcementFile":
            [Self.reasoned]
        case "tradeSecret", "privacy": [Self.reasoned, .thirdPartyHeard]
        case "specialRegister": [.says(.specialLaw, "依照专门规定查询的，应当告知申请人依照什么规定、到哪里办理。")]
        case "notExisting": [.done(.recordSearch, "答复信息不存在前，应当检索并留存记录。请先登记检索情况。")]
        case "otherAgency": [.says(.rightAgency, "不属于本机关负责公开的，能够确定负责公开的机关的，应当告知其名称和联系方式；不能确定的，请写明。")]
        case "stillUnclear":
            [.only(regime: "2019", "请选择“告知作出更改、补充”。"), .done(.supplement, "申请内容不明确的，应当先一次性告知补正；补正后仍不明确的，才能这样答复。")]
        case "supplementAsked": [.says(.what, "应当告知申请人需要更改、补充的内容。")]
        case "repeated": [.says(.earlierNumber, "重复申请的，应当指明此前的答复。")]
        case "publication": [.says(.publicAddress, "要求提供公开出版物的，应当告知获取的途径。")]
        case "massRepeated":
            [.done(.askStatement, "申请数量、频次明显超过合理范围的，应当先要求申请人说明理由。"), .says(.reason, "请写明为什么认为申请人的理由不合理。")]
        default: [Self.reasoned]
        }
    }

    private static let reasoned = OutcomeDuty.says(.reason, "答复应当说明理由。")
}

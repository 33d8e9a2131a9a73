extension RequestOutcome {
    /// Every outcome of either regulation, in the order of part three of the 2021 form.
    ///
    /// A request is counted by the form of the year of its decision, whatever regulation it was made under, so each outcome has a row in both
    /// forms. Where the forms cut differently the reading is in docs/law/figures.md.
    package static let all: [RequestOutcome] = [
        // （一）予以公开
        outcome("granted", "予以公开", "第二十一条第一项", "第三十六条第二项", "C3.2", "R3.1"),
        outcome("alreadyPublic", "已主动公开，告知获取方式和途径", "第二十一条第一项", "第三十六条第一项", "C3.1", "R3.1"),
        // （二）部分公开
        outcome("partlyGranted", "部分公开（区分处理）", "第二十二条", "第三十七条", "C3.3", "R3.2"),
        // （三）不予公开
        outcome("stateSecret", "不予公开：属于国家秘密", "第十四条第四款", "第十四条", "C3.4.1", "R3.3.1"),
        outcome("otherProhibition", "不予公开：其他法律、行政法规禁止公开", "第二十一条第二项", "第十四条", "C3.4.6", "R3.3.2"),
        outcome("securityAndStability", "不予公开：危及国家安全、公共安全、经济安全、社会稳定", "第八条", "第十四条", "C3.4.4", "R3.3.3"),
        outcome("tradeSecret", "不予公开：涉及商业秘密", "第十四条第四款", "第十五条", "C3.4.2", "R3.3.4"),
        outcome("privacy", "不予公开：涉及个人隐私", "第十四条第四款", "第十五条", "C3.4.3", "R3.3.4"),
        outcome("internalAffairs", "不予公开：属于内部事务信息", "第二条", "第十六条第一款", "C3.4.5", "R3.3.5"),
        outcome("deliberative", "不予公开：属于过程性信息", "第二条", "第十六条第二款", "C3.4.5", "R3.3.6"),
        outcome("enforcementFile", "不予公开：属于行政执法案卷信息", "第二条", "第十六条第二款", "C3.4.5", "R3.3.7"),
        outcome("specialRegister", "不予公开：属于行政查询事项，告知依照专门规定办理", "第二十一条第三项", "第三十六条第七项", "C3.8", "R3.3.8"),
        // （四）无法提供
        outcome("notExisting", "无法提供：信息不存在", "第二十一条第三项", "第三十六条第四项", "C3.6", "R3.4.1"),
        outcome("otherAgency", "无法提供：不属于本机关负责公开", "第二十一条第三项", "第三十六条第五项", "C3.5", "R3.4.1"),
        outcome("needsCreation", "无法提供：没有现成信息，需要另行制作", "第二条", "第三十八条", "C3.6", "R3.4.2"),
        outcome("stillUnclear", "无法提供：补正后申请内容仍不明确", "第二十一条第四项", "第三十条", "C3.7", "R3.4.3"),
        outcome("supplementAsked", "申请内容不明确，告知作出更改、补充", "第二十一条第四项", nil, "C3.7", "R3.4.3"),
        // （五）不予处理
        outcome("petition", "不予处理：属于信访、举报、投诉类申请", "第二十一条第三项", "第三十九条第一款", "C3.8", "R3.5.1"),
        outcome("repeated", "不予处理：重复申请", nil, "第三十六条第六项", "C3.4.6", "R3.5.2"),
        outcome("publication", "不予处理：要求提供公开出版物", "第二十一条第一项", "第三十九条第二款", "C3.8", "R3.5.3"),
        outcome("massRepeated", "不予处理：无正当理由大量、反复申请", nil, "第三十五条", "C3.4.6", "R3.5.4"),
        outcome("reconfirmation", "不予处理：要求确认或重新出具已获取信息", nil, "国办公开办函〔2021〕30号", "C3.4.5", "R3.5.5"),
        // （六）其他处理
        outcome("notSupplemented", "其他处理：逾期不补正，不再处理", nil, "第三十条", nil, "R3.6.1"),
        outcome("feeUnpaid", "其他处理：逾期未缴纳信息处理费，不再处理", nil, "国办函〔2020〕109号", nil, "R3.6.2"),
        outcome("withdrawn", "其他处理：申请人撤回申请", nil, nil, nil, "R3.6.3"),
        outcome("notGovernmentInformation", "其他处理：不属于政府信息", "第二条", "第二条", "C3.4.5", "R3.6.3"),
        outcome("otherRoute", "其他处理：告知通过其他途径办理", "第二十一条第三项", nil, "C3.8", "R3.6.3"),
        outcome("otherHandled", "其他处理：其他（申请人死亡、终止等）", nil, nil, nil, "R3.6.3"),
    ]

    /// The trial form of 2019 prints 其他处理 as one row; above it the two younger forms are alike.
    private static func outcome(
        _ code: String, _ label: String, _ article2007: String?, _ article2019: String?, _ row2014: String?, _ row2021: String
    ) -> RequestOutcome {
        RequestOutcome(
            code: code, label: label, article2007: article2007, article2019: article2019, row2014: row2014,
            row2019: row2021.hasPrefix("R3.6") ? "R3.6" : row2021, row2021: row2021)
    }
}

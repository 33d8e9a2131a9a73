/// Replies that neither give nor withhold.
extension PaperWriter {
    mutating func sayCannotProvide(_ outcome: RequestOutcome, _ basis: String) throws(PaperRefusal) {
        switch outcome.code {
        case "notExisting":
            guard let search = facts.search, let place = search.said[MatterField.searchedIn.code]?.text,
                let terms = search.said[MatterField.searchTerms.code]?.text
            else { throw missing("检索情况") }
            say("经本机关检索，没有\(you)申请公开的政府信息。检索范围：\(Self.clause(place))；检索词：\(Self.clause(terms))；检索日期：\(search.on.chineseText)。\(reason)")
            say("根据\(basis)的规定，现告知\(you)该政府信息不存在。")
            demand("检索", "信息不存在的答复没有写明检索情况。请补上。")
        case "otherAgency":
            let other = Self.sentence(try need(.rightAgency))
            say("经审查，\(you)申请公开的政府信息不属于本机关负责公开。\(reason)")
            say("根据\(basis)的规定，现将负责公开该政府信息的行政机关及其联系方式告知\(you)：\(other)")
        case "needsCreation":
            let made = article("不是现有的政府信息，需要另行制作", "没有现成的，需要对现有政府信息进行加工、分析")
            say("经审查，\(you)申请公开的信息\(made)。\(Self.sentence(try need(.reason)))")
            say("根据\(basis)的规定，本机关不予提供。")
        case "supplementAsked":
            say("经审查，\(you)的申请内容不明确。\(reason)根据\(basis)的规定，请\(you)对申请作出如下更改、补充：")
            say(Self.sentence(try need(.what)))
            say("更改、补充后，请依照《条例》第二十条重新提出申请，本机关自收到之日起依法答复。")
        default:
            let asked = facts.supplementAsked.map { "本机关于\($0.chineseText)一次性告知\(you)作出补正。" } ?? ""
            say("\(you)的申请内容不明确。\(asked)经补正，申请内容仍不明确：\(Self.sentence(try need(.reason)))")
            say("根据\(basis)的规定，本机关无法提供该政府信息。明确需要的政府信息后，\(you)可以依照《条例》\(article("第二十条", "第二十九条"))重新提出申请。")
        }
    }

    mutating func sayNotProcessed(_ outcome: RequestOutcome, _ basis: String) throws(PaperRefusal) {
        switch outcome.code {
        case "petition":
            say("经审查，\(you)以政府信息公开申请的形式进行信访、投诉、举报等活动。\(Self.sentence(try need(.reason)))")
            say("根据\(basis)的规定，本机关不作为政府信息公开申请处理，请\(you)通过相应渠道提出。")
        case "repeated":
            say("经审查，对\(you)申请公开的相同政府信息，本机关已经以\(Self.clause(try need(.earlierNumber)))作出答复。\(reason)")
            say("根据\(basis)的规定，本机关不予重复处理。")
        case "publication":
            say("经审查，\(you)要求提供的是政府公报、报刊、书籍等公开出版物。\(reason)")
            say("根据\(basis)的规定，现告知获取的途径：\(Self.sentence(try need(.publicAddress)))")
        case "massRepeated":
            say("\(you)申请公开政府信息的数量、频次明显超过合理范围，本机关已经要求\(you)说明理由。经审查，\(you)说明的理由不合理：\(Self.sentence(try need(.reason)))")
            say("根据\(basis)的规定，本机关对该申请不予处理。")
        default:
            say("经审查，\(you)要求本机关确认或者重新出具已经获取的政府信息。\(Self.sentence(try need(.reason)))")
            say("根据\(basis)的规定，本机关对该申请不予处理。")
        }
    }

    mutating func sayOther(_ outcome: RequestOutcome, _ basis: String) throws(PaperRefusal) {
        let why = Self.sentence(try need(.reason))
        if outcome.code == "otherRoute" {
            say("经审查，\(you)申请的事项应当通过其他途径办理。\(why)")
            say("根据\(basis)的规定，现告知\(you)，请通过上述途径办理。")
        } else {
            let definition = article("行政机关在履行职责过程中制作或者获取的", "行政机关在履行行政管理职能过程中制作或者获取的")
            say("经审查，\(you)申请公开的信息不是\(definition)、以一定形式记录、保存的信息，不属于政府信息。\(why)")
            say("根据\(basis)的规定，现告知\(you)，本机关不作为政府信息提供。")
        }
    }
}

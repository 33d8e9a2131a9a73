/// 答复书, one for each leaf of the outcome tree.
extension PaperWriter {
    mutating func writeReply(_ outcome: RequestOutcome) throws(PaperRefusal) {
        guard let article = outcome.article(under: facts.regime) else {
            throw .unknownToLaw(paper: kind.name, law: facts.regime.law)
        }
        try sayRequest()
        let basis = Self.cite(article)
        switch outcome.group {
        case .granted where outcome.code == "granted": sayGranted(basis)
        case .granted:
            let place = Self.sentence(try need(.publicAddress))
            say("经核实，\(you)申请公开的政府信息已经主动公开。根据\(basis)的规定，现告知获取该政府信息的方式、途径：\(place)")
        case .partlyGranted: try sayPartlyGranted(basis)
        case .withheld: try sayWithheld(outcome, basis)
        case .cannotProvide: try sayCannotProvide(outcome, basis)
        case .notProcessed: try sayNotProcessed(outcome, basis)
        case .other: try sayOther(outcome, basis)
        }
        demand(basis, "答复没有写明依据\(basis)。请补上。")
        if outcome.isAdverse { sayRemedies(against: outcome, to: you) }
    }

    private mutating func sayGranted(_ basis: String) {
        say("经审查，\(you)申请公开的政府信息属于可以公开的范围。\(reason)根据\(basis)的规定，本机关决定予以公开，现将该政府信息提供给\(you)（见附件）。")
        say("提供的形式依照《条例》\(article("第二十六条", "第四十条"))确定；对收到的内容有疑问的，请与本机关联系。")
        attachments = itemNames
    }

    private mutating func sayPartlyGranted(_ basis: String) throws(PaperRefusal) {
        let ground = try need(.withheldGround)
        guard let withheld = RequestOutcome.code(ground), withheld.group == .withheld else {
            throw missing(MatterField.withheldGround.label)
        }
        let part = article("不应当公开的内容", "不应当公开的内容或者不属于政府信息的内容")
        say("经审查，\(you)申请公开的政府信息中含有\(part)，但是能够作区分处理。根据\(basis)的规定，本机关决定公开其中可以公开的部分（见附件）。")
        let article = Self.cite(withheld.article(under: facts.regime) ?? "")
        say("其余部分\(groundWords(withheld))，根据\(article)的规定不予公开。\(reason)\(consultedWords(withheld))")
        attachments = itemNames
        demand("不予公开", "部分公开的答复没有写明不予公开的部分。请补上。")
    }

    private mutating func sayWithheld(_ outcome: RequestOutcome, _ basis: String) throws(PaperRefusal) {
        if outcome.code == "specialRegister" {
            let way = Self.sentence(try need(.specialLaw))
            say("经审查，\(you)申请公开的信息\(groundWords(outcome))。\(reason)根据\(basis)的规定，请\(you)依照下列规定办理：\(way)")
            return
        }
        let why = Self.sentence(try need(.reason))
        say("经审查，\(you)申请公开的政府信息\(groundWords(outcome))。\(why)\(consultedWords(outcome))")
        let rule = article("第二十一条第二项", "第三十六条第三项")
        let both = basis.hasSuffix(rule) ? basis : "\(basis)、\(rule)"
        say("根据\(both)的规定，本机关决定对该政府信息不予公开。")
    }

    /// The names of what is enclosed, as far as the request tells them: the clerk puts in the titles of the documents.
    private var itemNames: [String] {
        facts.items.map { item in
            let name = Self.clause(item)
            return name.count > 40 ? name.prefix(40) + "…" : name
        }
    }

    private func consultedWords(_ outcome: RequestOutcome) -> String {
        guard facts.thirdPartyAsked, outcome.code == "tradeSecret" || outcome.code == "privacy" else { return "" }
        return "本机关已经依照《条例》\(article("第二十三条", "第三十二条"))书面征求第三方的意见。"
    }

    /// What the information is, as the regulation puts it.
    private func groundWords(_ outcome: RequestOutcome) -> String {
        switch outcome.code {
        case "stateSecret": "属于依法确定的国家秘密"
        case "otherProhibition": "属于法律、行政法规禁止公开的政府信息"
        case "securityAndStability": "公开后可能危及国家安全、公共安全、经济安全或者社会稳定"
        case "tradeSecret": "涉及商业秘密，公开会对第三方合法权益造成损害"
        case "privacy": "涉及个人隐私，公开会对第三方合法权益造成损害"
        case "internalAffairs": "属于人事管理、后勤管理、内部工作流程等方面的内部事务信息"
        case "deliberative": "属于讨论记录、过程稿、磋商信函、请示报告等过程性信息"
        case "enforcementFile": "属于行政执法案卷信息"
        default: "属于有关法律、行政法规对获取有特别规定的信息"
        }
    }
}

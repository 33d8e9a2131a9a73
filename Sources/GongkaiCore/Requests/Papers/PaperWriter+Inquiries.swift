/// Letters to others than the applicant. They do not tell who asks, except to the organ that takes the request over.
extension PaperWriter {
    /// Handed on before it was registered: for the applicant's convenience, as neither regulation provides for it.
    mutating func writeTransferLetter() throws(PaperRefusal) {
        layout = .correspondence
        addressee = try need(.toAgency)
        let why = Self.sentence(try need(.reason))
        sayItems(after: "本机关于\(facts.arrived.chineseText)收到\(facts.applicant.name)提出的政府信息公开申请，申请公开")
        say("经核对，上述政府信息由贵机关负责公开：\(why)依照\(law)第五条规定的便民原则，现将该申请转送贵机关。")
        say("请贵机关登记收到申请之日，依照《条例》\(article("第二十一条、第二十四条", "第三十三条、第三十六条"))办理并答复申请人。本机关已将转送情况告知申请人。")
        attachments = ["政府信息公开申请及所附材料"]
        demand(facts.applicant.name, "转送函没有写明申请人。请补上。")
    }

    /// > 依照本条例第十五条的规定，决定公开涉及第三方……应当书面征求第三方的意见。第三方应当自收到征求意见书之日起15个工作日内提出意见。——第三十二条
    mutating func writeThirdPartyInquiry() throws(PaperRefusal) {
        addressee = try need(.party)
        let last = try needDay(.answerBy)
        let question = Self.sentence(try need(.question))
        sayItems(after: "本机关正在依照\(law)办理一件政府信息公开申请，申请公开")
        let interest = try interestWords
        say("经审查，上述信息涉及贵方的\(interest)。根据《条例》\(article("第二十三条", "第十五条、第三十二条"))的规定，现就下列内容书面征求贵方意见：")
        say(question)
        say(
            article(
                "请于\(last.chineseText)前（含当日）书面答复是否同意公开；不同意公开的，请说明理由（《条例》第二十三条）。",
                "请自收到本征询书之日起15个工作日内，即于\(last.chineseText)前（含当日），书面答复是否同意公开；不同意公开的，请说明理由。逾期未提出意见的，由本机关依照《条例》的规定决定是否公开（《条例》第三十二条）。"))
        say(
            article(
                "贵方不同意公开的，本机关不予公开；但本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面通知贵方（《条例》第二十三条）。",
                "贵方不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知贵方（《条例》第三十二条）。"))
        attachments = ["政府信息公开第三方意见反馈表"]
        demand(last.chineseText, "第三方意见征询书没有写明答复截止日期\(last.chineseText)。请补上。")
        demand("不同意公开", "第三方意见征询书没有告知第三方可以不同意公开。请补上。")
    }

    private var interestWords: String {
        get throws(PaperRefusal) {
            let code = try need(.ground)
            guard case .choice(let choices) = MatterField.ground.kind, let choice = choices.first(where: { $0.code == code }) else {
                throw missing(MatterField.ground.label)
            }
            return choice.label
        }
    }

    /// > 申请公开的政府信息由两个以上行政机关共同制作的，牵头制作的行政机关……可以征求相关行政机关的意见，被征求意见机关应当自收到征求意见书之日起
    /// > 15个工作日内提出意见，逾期未提出意见的视为同意公开。——第三十四条
    mutating func writeAgencyInquiry(isJoint: Bool) throws(PaperRefusal) {
        layout = .correspondence
        addressee = try need(.party)
        let last = try needDay(.answerBy)
        let question = Self.sentence(try need(.question))
        sayItems(after: "本机关正在依照\(law)办理一件政府信息公开申请，申请公开")
        say(
            (isJoint ? "上述政府信息由本机关牵头、与贵机关共同制作。根据《条例》第三十四条的规定" : "答复该申请需要贵机关的意见。根据《条例》第三十三条第三款的规定")
                + "，现就下列内容征求贵机关意见：")
        say(question)
        say(
            isJoint
                ? "请自收到本函之日起15个工作日内，即于\(last.chineseText)前（含当日），书面答复是否同意公开，不同意的请说明理由和依据。逾期未提出意见的，视为同意公开（《条例》第三十四条）。"
                : "请于\(last.chineseText)前（含当日）书面答复是否同意公开，不同意的请说明理由和依据。征求意见所需时间不计算在答复申请人的期限内（《条例》第三十三条第三款）。")
        demand(last.chineseText, "征求意见函没有写明答复截止日期\(last.chineseText)。请补上。")
    }

    /// > 可以决定予以公开，并将决定公开的政府信息内容和理由书面告知第三方。——第三十二条 (art. 23 of 2007 likewise)
    mutating func writeThirdPartyNotice() throws(PaperRefusal) {
        addressee = try need(.party)
        let interest = Self.sentence(try need(.publicInterest))
        let basis = "《条例》\(article("第二十三条", "第三十二条"))"
        sayItems(after: "本机关依照\(law)办理政府信息公开申请时征求过贵方的意见，贵方不同意公开。申请公开的是")
        say("经审查，本机关认为不公开该政府信息可能对公共利益造成重大影响：\(interest)根据\(basis)的规定，本机关决定予以公开，现将决定公开的政府信息内容和理由书面告知贵方。")
        demand(basis, "公开决定告知书没有写明依据\(basis)。请补上。")
        demand(interest, "公开决定告知书没有写明公开的理由（\(basis)）。请补上。")
        guard let granted = RequestOutcome.code("granted") else { return }
        sayRemedies(against: granted, to: "贵方")
    }
}

/// One imaginary request under each regulation, for looking at papers.
package enum RequestPaperSample {
    /// The facts for a kind of paper: a district's finance bureau, a person who asks for a contract.
    package static func facts(_ kind: RequestPaper, under regime: DisclosureRegime) -> RequestPaperFacts {
        let isOld = regime.code == "2007"
        let day: Day = isOld ? "2014-10-20" : "2025-05-19"
        var facts = RequestPaperFacts(
            organ: organ, number: "蒸财公开〔\(day.year)〕12号", day: day, regime: regime, requestNumber: "ZX04-\(day.year)0007",
            applicant: .person(PersonIdentity(name: "李明")), address: "湖南省衡阳市蒸湘区解放西路12号3栋402室",
            items: ["\(day.year - 1)年度城区道路绿化养护服务采购合同"], arrived: isOld ? "2014-09-26" : "2025-04-22")
        facts.trackingCode = TrackingCode("0123456789YJ")
        if let receipt = try? Receipt(.inPerson, arrived: facts.arrived).start() { facts.start = receipt }
        facts.firstDue = isOld ? "2014-10-22" : "2025-05-23"
        facts.due = facts.firstDue
        facts.said = said(day)
        facts.search = (
            day.adding(days: -6),
            [
                MatterField.searchedIn.code: .text("公文系统、档案室2010年以来的纸质档案"), MatterField.searchTerms.code: .text("绿化、养护、采购合同"),
            ]
        )
        facts.supplementAsked = facts.arrived.adding(days: 6)
        facts.served = ("政府信息公开告知书", "蒸财公开〔\(day.year)〕11号")
        change(&facts, for: kind)
        return facts
    }

    /// The paper itself.
    package static func paper(_ kind: RequestPaper, under regime: DisclosureRegime) throws(PaperRefusal) -> OfficialPaper {
        try kind.draft(from: facts(kind, under: regime))
    }

    private static let organ = RequestPaperFacts.Organ(
        name: "衡阳市蒸湘区财政局", kind: .department,
        places: Remedies.Places(
            government: "衡阳市蒸湘区人民政府", superiorGovernment: "衡阳市人民政府", superiorDepartment: "衡阳市财政局",
            basicCourt: "衡阳市蒸湘区人民法院", intermediateCourt: "衡阳市中级人民法院"),
        office: "衡阳市蒸湘区财政局办公室", address: "衡阳市蒸湘区蔡伦大道118号", telephone: "0734-8800000", contact: "王芳",
        payment: "凭本通知书编号在政务服务大厅非税窗口或者非税收入网上缴费平台缴纳")

    private static func said(_ day: Day) -> [String: FieldValue] {
        let texts: [(MatterField, String)] = [
            (.reason, "合同附件中有供应商的报价明细"), (.toAgency, "衡阳市蒸湘区城市管理和综合执法局"), (.party, "衡阳绿野园林养护有限公司"),
            (.ground, "tradeSecret"), (.question, "合同第三条“服务单价”及其附件是否可以公开"), (.what, "请写明所需合同的项目名称或者采购编号"),
            (.feeStandard, "byItem"), (.costKind, "copy"), (.publicAddress, "区政府门户网站“政府采购”栏目，索引号006123456/2024-00036"),
            (.withheldGround, "tradeSecret"), (.rightAgency, "衡阳市蒸湘区城市管理和综合执法局，电话0734-8810000，地址衡阳市蒸湘区船山大道5号"),
            (.specialLaw, "《不动产登记暂行条例》第二十七条，到区不动产登记中心查询"), (.earlierNumber, "蒸财公开〔\(day.year)〕3号文书"),
            (.publicInterest, "养护经费来自财政资金，公众有权监督单价是否合理"), (.serviceWay, "post"), (.serviceEvidence, "EMS 1234567890123"),
        ]
        var values = Dictionary(uniqueKeysWithValues: texts.map { ($0.0.code, FieldValue.text($0.1)) })
        values[MatterField.answerBy.code] = .day(day.year == 2014 ? "2014-11-10" : "2025-06-11")
        values[MatterField.extensionDaysCode] = .number(10)
        return values
    }

    /// What only this kind of paper says.
    private static func change(_ facts: inout RequestPaperFacts, for kind: RequestPaper) {
        let isOld = facts.regime.code == "2007"
        switch kind.code {
        case "extensionNotice", "volumeExtensionNotice": facts.due = isOld ? "2014-11-05" : "2025-06-09"
        case "feeNotice":
            charge(try? .processing(.byItem, 1, earlier: 30, received: facts.arrived), &facts)
            facts.said[MatterField.answerBy.code] = .day("2025-06-17")
            facts.daysToAnswer = facts[.answerBy]?.day.map { WorkingCalendar.published.workingDays(after: facts.day, through: $0) }
        case "costNotice":
            let price = LegacyPrice(.copy, unit: "页", fen: 50, since: "2009-01-01")
            charge(try? .legacy([LegacyService(.copy, 36)], prices: [price], received: facts.arrived), &facts)
        case "reply.tradeSecret", "reply.partlyGranted": facts.thirdPartyAsked = true
        default: break
        }
        if ["reply.granted", "reply.alreadyPublic", "reply.notExisting", "reply.repeated", "reply.publication"].contains(kind.code) {
            facts.said[MatterField.reason.code] = nil
        } else if let reason = reasons[kind.code] {
            facts.said[MatterField.reason.code] = .text(reason)
        }
    }

    private static func charge(_ fee: FeeStatement?, _ facts: inout RequestPaperFacts) {
        facts.fee = fee
        facts.said[MatterField.amount.code] = fee.map { .number($0.total) }
    }

    private static let unclear = "没有写明需要哪一个项目的合同，本年度共有四个同类项目"
    private static let elsewhere = "该合同由城市管理部门签订并保存"
    private static let many = "今年以来已经提出相同类型的申请146件"
    private static let opinion = "反映的是对养护质量的意见，可以拨打12345热线提出"

    private static let reasons = [
        "extensionNotice": "申请公开的信息分散在多个年度的档案中，查找和核对需要较长时间", "volumeExtensionNotice": many,
        "supplementNotice": unclear, "reply.supplementAsked": unclear, "reply.stillUnclear": unclear, "statementNotice": many,
        "reply.massRepeated": many, "transferLetter": elsewhere, "reply.otherAgency": elsewhere, "reply.petition": opinion,
        "reply.otherRoute": opinion, "reply.reconfirmation": "该合同已于去年提供",
        "reply.needsCreation": "需要把四个项目的支出按道路逐条汇总", "reply.notGovernmentInformation": "所要求的是对合同条款的解释",
        "reply.stateSecret": "密级和保密期限已经依法确定", "reply.internalAffairs": "申请的是本机关内部值班安排",
        "reply.deliberative": "申请的是合同签订前的讨论记录", "reply.enforcementFile": "申请的是尚未结案的行政处罚案卷",
        "reply.privacy": "其中有养护工人的身份证号码和住址", "reply.specialRegister": "申请的是不动产登记资料",
        "reply.otherProhibition": "统计法禁止公开单个统计调查对象的资料", "reply.securityAndStability": "其中有城区供水管网的控制点位置",
    ]
}

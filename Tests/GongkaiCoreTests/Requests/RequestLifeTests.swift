import Testing

@testable import GongkaiCore

@Suite("The life of a request")
struct RequestLifeTests {
    typealias World = RequestWorld

    static let asked: [MatterField: FieldValue] = [
        .party: .text("某公司"), .ground: .text("tradeSecret"), .question: .text("合同第三条是否可以公开"), .answerBy: .day("2023-10-17"),
    ]
    static let search: [MatterField: FieldValue] = [
        .searcher: .text("李四"), .searchedIn: .text("公文系统、档案室"), .searchTerms: .text("绿化"), .searchResult: .text("没有找到"),
    ]

    @Test("From the counter to the report: three persons decide, and the line is there")
    func wholeWay() throws {
        var matter = try World.handling("2024-01-31")
        #expect(try World.clock(matter)?.reading.due == "2024-03-04")
        matter = try World.drafted("granted", on: matter, "2024-02-05")
        #expect(
            World.refusal { try World.decide(.sign, by: World.signer, on: matter, "2024-02-05") }
                == "“已拟稿，待审核”时不能签发。签发可以在“已审核，待签发”时办理。")
        matter = try World.signed(matter, "2024-02-06")
        matter = try World.served(matter, "2024-02-07")
        #expect(matter.requestState == .served && matter.clock.state == .ended)
        let record = try #require(RequestRecord(matter))
        #expect(record.receivedOn == "2024-01-31" && record.concludedOn == "2024-02-07" && record.outcome?.code == "granted")
        #expect(record.timing == .onTime && record.channel == .inPerson)
    }

    @Test("The third party's time does not count: the example of the handbook, through the engine")
    func thirdParty() throws {
        var matter = try World.handling("2023-09-18")
        #expect(try World.clock(matter)?.reading.due == "2023-10-20")
        matter = try World.decide(.askThirdParty, by: World.clerk, Self.asked, on: matter, "2023-09-20").matter
        #expect(try World.clock(matter)?.reading.due == nil && matter.requestState == .consulting)
        let branch = try #require(matter.branches.first?.number)
        #expect(
            World.refusal { try World.decide(.lapseThirdParty, by: .program, branch: branch, on: matter, "2023-10-17") }
                == "答复截止日期2023年10月17日还没有过，请等到期限届满后再办理。")
        matter = try World.decide(
            .answerThirdParty, by: World.clerk, [.opinion: .text("objects")], branch: branch, on: matter, "2023-10-13"
        ).matter
        #expect(try World.clock(matter)?.reading.due == "2023-11-08" && matter.requestState == .handling && matter.hasObjection)
    }

    @Test("Silence past the limit can be contested from the next day on, and the reply is owed all the same")
    func silence() throws {
        // Due 2024-03-04.
        var matter = try World.handling("2024-01-31")
        let suit: [MatterField: FieldValue] = [
            .party: .text("区人民法院"), .remedyKind: .text("litigation"), .caseNumber: .text("行初〔2024〕8号"),
        ]
        #expect(
            World.refusal { try World.decide(.openRemedy, by: World.registrar, suit, on: matter, "2024-03-04") }?
                .hasPrefix("还没有作出答复，答复期限到2024年3月4日为止。") == true)
        let open = try World.decide(.openRemedy, by: World.registrar, suit, on: matter, "2024-03-05")
        #expect(open.matter.requestState == .handling && open.matter.clock.state == .running)
        matter = open.matter
        let branch = try #require(matter.branches.first?.number)
        matter = try World.decide(
            .correctDecision, by: World.registrar, [.correction: .text("责令限期答复"), .decideAgainBy: .day("2024-05-06")], branch: branch,
            on: matter, "2024-04-15"
        ).matter
        #expect(matter.requestState == .handling && matter.branches[0].state == .answered)
        #expect(RequestProgress(matter, names: [:]).steps.last?.words == "复议、诉讼或者举报投诉有了结果，单位须不晚于2024年5月6日答复")
        #expect(try World.clock(matter)?.reading.due == "2024-03-04")
        matter = try World.served(World.signed(try World.drafted("granted", on: matter, "2024-04-16"), "2024-04-16"), "2024-04-16")
        #expect(RequestRecord(matter)?.timing == .overdue)
        let line = try #require(
            RegisterLine.lines(of: matter, number: "SF02-20240001", applicantKind: "NP", summary: "计划").first {
                $0.register == "litigation"
            })
        #expect(line.values["outcome"] == .text("corrected"))
        // What came in that time is entered afterwards too; what came before is against nothing.
        #expect((try? World.decide(.openRemedy, by: World.registrar, suit, on: matter, "2024-04-16")) != nil)
    }

    private static let suit: [MatterField: FieldValue] = [
        .party: .text("区人民法院"), .remedyKind: .text("litigation"), .caseNumber: .text("行初〔2024〕8号"),
    ]

    @Test("A remedy against silence is concluded wherever the request has come to since")
    func concluded() throws {
        let handling = try World.handling("2024-01-31")
        let open = try World.decide(.openRemedy, by: World.registrar, Self.suit, on: handling, "2024-03-05").matter
        let branch = try #require(open.branches.first?.number)
        let withdrawn = try World.decide(.withdraw, by: .applicant, on: open, "2024-03-06").matter
        let asked: [MatterField: FieldValue] = [
            .what: .text("年份"), .reason: .text("无法查找"), .answerBy: .day("2024-04-30"), .lateReason: .text("核对后才发现"),
        ]
        let supplement = try World.decide(.askSupplement, by: World.clerk, asked, on: open, "2024-03-06").matter
        let consulting = try World.decide(
            .askThirdParty, by: World.clerk, Self.asked.merging([.answerBy: .day("2024-04-30")]) { $1 }, on: open, "2024-03-06"
        ).matter
        for matter in [withdrawn, supplement, consulting] {
            let state = matter.requestState
            let upheld = try World.decide(
                .upholdDecision, by: World.registrar, [.remedyResult: .text("other")], branch: branch, on: matter, "2024-04-15"
            ).matter
            #expect(upheld.requestState == state && upheld.branch(branch)?.state == .answered)
            let correction: [MatterField: FieldValue] =
                state == .withdrawn
                ? [.correction: .text("确认逾期不答复违法")] : [.correction: .text("责令限期答复"), .decideAgainBy: .day("2024-05-06")]
            let corrected = try World.decide(
                .correctDecision, by: World.registrar, correction, branch: branch, on: matter, "2024-04-15"
            ).matter
            #expect(corrected.requestState == state && corrected.branch(branch)?.state == .answered)
        }
        let lines = RegisterLine.lines(
            of: try World.decide(
                .upholdDecision, by: World.registrar, [.remedyResult: .text("other")], branch: branch, on: withdrawn, "2024-04-15"
            ).matter, number: "SF02-20240001", applicantKind: "NP", summary: "计划")
        #expect(lines.first { $0.register == "litigation" }?.values["concluded_on"] == .day("2024-04-15"))
    }

    @Test("Deciding again too late is contested as silence is, and the first reply still is as it was")
    func silentAgain() throws {
        var matter = try World.served(
            World.signed(
                try World.drafted("deliberative", [.reason: .text("讨论记录")], on: World.handling("2024-03-01"), "2024-03-04"), "2024-03-05"),
            "2024-03-05")
        matter = try World.decide(.openRemedy, by: World.registrar, Self.suit, on: matter, "2024-04-01").matter
        matter = try World.decide(
            .correctDecision, by: World.registrar, [.correction: .text("责令重新答复"), .decideAgainBy: .day("2024-05-27")],
            branch: matter.branches[0].number, on: matter, "2024-05-06"
        ).matter
        func open(_ day: Day, on matter: Matter) throws -> MatterDecision {
            let values = Dictionary(uniqueKeysWithValues: Self.suit.map { ($0.key.code, $0.value) })
            return try MatterRules(DisclosureRequest.kind.workflow(matter, day)).decide(
                MatterRequest(RequestAction.openRemedy.action, seen: matter.version, on: day, values: values), on: matter,
                by: World.registrar, at: Instant("2024-06-03", hour: 10))
        }
        for again in [matter, try World.drafted("granted", on: matter, "2024-05-20")] {
            #expect(World.refusal { try open("2024-05-27", on: again) }?.hasPrefix("还没有重新作出答复，重新答复期限到2024年5月27日为止。") == true)
            #expect(try open("2024-05-28", on: again).matter.requestState == again.requestState)
            // Of the reply that was corrected since.
            #expect((try? open("2024-04-22", on: again)) != nil)
        }
        #expect(matter.wasSilent(on: "2024-05-28", by: 99) && !matter.wasSilent(on: "2024-05-27", by: 99))
        #expect(!matter.wasSilent(on: "2024-04-22", by: 99) && matter.wasSilent(on: "2024-03-04", by: 99))
        let served = try World.served(World.signed(try World.drafted("granted", on: matter, "2024-05-29"), "2024-05-29"), "2024-05-29")
        #expect(served.wasSilent(on: "2024-05-28", by: 99) && !served.wasSilent(on: "2024-05-29", by: 99))
    }

    @Test("Two consultations at once: the clock goes on after the later answer")
    func twoBranches() throws {
        var matter = try World.handling("2023-09-18")
        matter = try World.decide(.askThirdParty, by: World.clerk, Self.asked, on: matter, "2023-09-20").matter
        let agency: [MatterField: FieldValue] = [
            .party: .text("区财政局"), .partyUnit: .agency(World.otherUnit), .question: .text("能否公开"), .answerBy: .day("2023-10-10"),
        ]
        matter = try World.decide(.askAgency, by: World.clerk, agency, on: matter, "2023-09-21").matter
        let numbers = matter.branches.map(\.number)
        matter = try World.decide(
            .answerAgency, by: World.colleague, [.opinion: .text("agrees")], branch: numbers[1], on: matter, "2023-09-25"
        ).matter
        #expect(matter.requestState == .consulting && matter.clock.state == .suspended([numbers[0]]))
        matter = try World.decide(.lapseThirdParty, by: .program, branch: numbers[0], on: matter, "2023-10-18").matter
        #expect(matter.requestState == .handling && matter.branch(numbers[0])?.state == .lapsed)
        #expect(try World.clock(matter)?.reading.due == WorkingCalendar.published.day(18, workingDaysAfter: "2023-10-18"))
    }

    @Test("A supplement restarts the clock, and is asked once")
    func supplement() throws {
        var matter = try World.handling("2025-04-22")
        let notice: [MatterField: FieldValue] = [.what: .text("年份"), .reason: .text("名称不明"), .answerBy: .day("2025-05-21")]
        matter = try World.decide(.askSupplement, by: World.clerk, notice, on: matter, "2025-04-30").matter
        #expect(matter.clock.state == .waiting(.supplement))
        #expect(
            World.refusal { try World.decide(.askSupplement, by: World.clerk, notice, on: matter, "2025-05-06") }
                == "“待申请人补正”时不能告知补正。补正应当一次性告知，不能再次发出。")
        matter = try World.decide(.supplement, by: .applicant, on: matter, "2025-05-12").matter
        #expect(try World.clock(matter)?.reading.due == "2025-06-10")
        #expect(
            World.refusal { try World.decide(.askSupplement, by: World.clerk, notice, on: matter, "2025-05-13") }
                == "2025年4月30日已经办理过，不能再告知补正。")
    }

    @Test("No supplement in time: it is closed by the program the day after, and counts in R3.6.1")
    func notSupplemented() throws {
        var matter = try World.handling("2025-04-22")
        let notice: [MatterField: FieldValue] = [.what: .text("年份"), .reason: .text("名称不明"), .answerBy: .day("2025-05-21")]
        matter = try World.decide(.askSupplement, by: World.clerk, notice, on: matter, "2025-04-30").matter
        #expect(World.refusal { try World.decide(.closeUnanswered, by: .program, on: matter, "2025-05-21") } != nil)
        matter = try World.decide(.closeUnanswered, by: .program, on: matter, "2025-05-22").matter
        #expect(RequestRecord(matter)?.outcome?.row2021 == "R3.6.1")
    }

    @Test("An extension is granted by who signs for the organ, once, before the first limit ends, and not after the reply")
    func extend() throws {
        let handling = try World.handling("2024-01-31")
        let extended: [MatterField: FieldValue] = [.extensionDays(1...20): .number(20), .reason: .text("需要查找档案")]
        #expect(throws: MatterRefusal.dutyMissing(.sign)) {
            try World.decide(.extend, by: World.clerk, extended, on: handling, "2024-03-04")
        }
        var matter = try World.decide(.extend, by: World.signer, extended, on: handling, "2024-03-04").matter
        #expect(try World.clock(matter)?.reading.due == "2024-04-01")
        #expect(
            World.refusal { try World.decide(.extend, by: World.signer, extended, on: matter, "2024-03-04") } == "2024年3月4日已经办理过，不能再延期答复。")
        #expect(
            World.refusal { try World.decide(.extend, by: World.signer, extended, on: handling, "2024-03-05") }
                == "首次答复期限已于2024年3月4日届满，不能再延期。请尽快答复。")
        let tooLong: [MatterField: FieldValue] = [.extensionDays(1...20): .number(21), .reason: .text("需要查找档案")]
        #expect(
            World.refusal { try World.decide(.extend, by: World.signer, tooLong, on: handling, "2024-03-04") }
                == "延长天数21个工作日不正确，应为1至20个工作日。")
        matter = try World.served(World.signed(World.drafted("granted", on: matter, "2024-03-05"), "2024-03-06"), "2024-03-07")
        #expect(
            World.refusal { try World.decide(.extend, by: World.signer, extended, on: matter, "2024-03-07") }
                == "“已送达”时不能延期答复。已经作出答复，期限不能再变动。")
        #expect(RequestRecord(matter)?.timing == .extended)
        let old = try World.handling("2014-09-26")
        #expect(
            World.refusal { try World.decide(.extend, by: World.signer, extended, on: old, "2014-10-20") }
                == "延长天数20个工作日不正确，应为1至15个工作日。")
    }

    @Test("The day of receipt follows from the channel and is never typed in")
    func receipt() throws {
        let start = Matter(kind: "request", agency: World.organ)
        let online = try World.decide(.file, by: .applicant, on: start, "2026-03-02").matter
        let buttons = MatterRules(DisclosureRequest.kind.workflow(online, "2026-03-03"))
            .actions(for: World.registrar, in: online, at: Instant("2026-03-03"))
        #expect(buttons.map(\.words) == ["与申请人确认收到", "登记收到", "转送其他机关", "撤回申请"])
        #expect(buttons.map { $0.refusal == nil } == [true, false, true, true])
        let early: [MatterField: FieldValue] = [.channel: .text("inPerson"), .arrivedOn: .day("2026-02-02")]
        #expect(World.refusal { try World.decide(.file, by: .applicant, early, on: start, "2026-03-02") } != nil)
        #expect(World.refusal { try World.decide(.enter, by: .applicant, early, on: start, "2026-03-02") } != nil)
        #expect(
            World.refusal { try World.decide(.receive, by: World.registrar, on: online, "2026-03-03") }
                == "互联网渠道提交，以双方确认之日为收到申请之日（第三十一条第三项）。请用“与申请人确认收到”办理。")
        let confirmed = try World.decide(.confirm, by: World.registrar, [.evidence: .text("电话确认")], on: online, "2026-03-03").matter
        #expect(confirmed.clock.startedOn == "2026-03-03" && RequestFacts(confirmed)?.receipt.confirmed == "2026-03-03")
        let letter = try World.decide(
            .enter, by: World.registrar, [.channel: .text("signedMail"), .arrivedOn: .day("2026-02-27"), .evidence: .text("凭证")], on: start,
            "2026-03-02"
        ).matter
        let received = try World.decide(.receive, by: World.registrar, on: letter, "2026-03-02").matter
        #expect(received.clock.startedOn == "2026-02-27")
        let called: [MatterField: FieldValue] = [.evidence: .text("电话")]
        #expect(
            World.refusal { try World.decide(.confirm, by: World.registrar, called, on: letter, "2026-03-02") }?.contains("请用“登记收到”办理。")
                == true)
    }

    @Test("The regulation of the day of receipt holds to the end, unless another was named with a reason")
    func regime() throws {
        let old = try World.handling("2019-05-14")
        #expect(DisclosureRequest.regime(of: old, on: "2019-08-01").code == "2007")
        #expect(DisclosureRequest.regime(of: try World.handling("2019-05-15"), on: "2019-08-01").code == "2019")
        #expect(
            World.refusal { try World.decide(.askSupplement, by: World.clerk, on: old, "2019-05-20") }
                == "适用《中华人民共和国政府信息公开条例》（2007年）的事项不能告知补正：该条例没有补正程序。内容不明确的，请拟稿答复“告知作出更改、补充”（2007年条例第二十一条第四项）。")
        var matter = Matter(kind: "request", agency: World.organ)
        matter = try World.decide(
            .enter, by: World.registrar, [.channel: .text("inPerson"), .arrivedOn: .day("2019-05-14"), .evidence: .text("凭证")], on: matter,
            "2019-05-14"
        ).matter
        #expect(
            World.refusal { try World.decide(.receive, by: World.registrar, [.regimeOverride: .text("2019")], on: matter, "2019-05-14") }
                == "人工指定适用的条例，须写明理由。")
        matter = try World.decide(
            .receive, by: World.registrar, [.regimeOverride: .text("2019"), .reason: .text("申请人要求适用新条例")], on: matter, "2019-05-14"
        ).matter
        #expect(DisclosureRequest.regime(of: matter, on: "2019-05-14").code == "2019")
        #expect(try World.clock(matter)?.regime.code == "2019")
    }

    @Test("Fees only in their time: none between 2017 and 2020, cost until then, processing fee since")
    func fees() throws {
        let cost: [MatterField: FieldValue] = [.costKind: .text("copy"), .amount: .number(500), .receiptNumber: .text("001")]
        let old = try World.handling("2016-03-01")
        #expect(World.refusal { try World.decide(.chargeCost, by: World.clerk, cost, on: old, "2016-03-02") } == nil)
        #expect(
            World.refusal { try World.decide(.chargeCost, by: World.clerk, cost, on: try World.handling("2018-03-01"), "2018-03-02") }
                == "2018年3月1日收到的申请不收取任何费用（财税〔2017〕20号）。")
        let fee: [MatterField: FieldValue] = [.feeStandard: .text("byItem"), .amount: .number(10_000), .answerBy: .day("2026-03-17")]
        let none: [MatterField: FieldValue] = [.feeStandard: .text("byItem"), .amount: .number(10_000), .answerBy: .day("2020-04-17")]
        let free = try World.handling("2020-03-02")
        #expect(World.refusal { try World.decide(.askFee, by: World.clerk, none, on: free, "2020-03-03") }?.contains("不收取任何费用") == true)
        var matter = try World.decide(.askFee, by: World.clerk, fee, on: try World.handling("2026-02-09"), "2026-02-11").matter
        let unpaid = try World.decide(.closeUnanswered, by: .program, on: matter, "2026-03-18").matter
        #expect(RequestRecord(unpaid)?.outcome?.row2021 == "R3.6.2")
        matter = try World.decide(.pay, by: World.registrar, [.receiptNumber: .text("002")], on: matter, "2026-03-16").matter
        #expect(try World.clock(matter)?.reading.due == WorkingCalendar.published.day(20, workingDaysAfter: "2026-03-16"))
    }

    @Test("What was never received counts nowhere; what is not decided is carried over")
    func counted() throws {
        var matter = Matter(kind: "request", agency: World.organ)
        matter = try World.decide(
            .enter, by: World.registrar, [.channel: .text("fax"), .arrivedOn: .day("2026-03-02"), .evidence: .text("凭证")], on: matter,
            "2026-03-02"
        ).matter
        let moved = try World.decide(
            .transfer, by: World.registrar, [.toAgency: .text("市水务局"), .reason: .text("误投")], on: matter, "2026-03-02"
        ).matter
        #expect(RequestRecord(moved) == nil)
        #expect(RequestRecord(try World.decide(.withdraw, by: .applicant, on: matter, "2026-03-02").matter) == nil)
        let open = try #require(RequestRecord(try World.handling("2026-03-02")))
        #expect(open.outcome == nil && open.concludedOn == nil && open.timing == nil)
    }

    @Test(
        "Decided again after a review: the year keeps its line, with the new outcome if it came in the same year", arguments: [false, true])
    func corrected(isLater: Bool) throws {
        var matter = try World.drafted("deliberative", [.reason: .text("讨论记录")], on: try World.handling("2024-03-01"), "2024-03-04")
        matter = try World.served(World.signed(matter, "2024-03-05"), "2024-03-05")
        let remedy: [MatterField: FieldValue] = [
            .party: .text("区人民政府"), .remedyKind: .text("reconsideration"), .caseNumber: .text("复决〔2024〕3号"),
        ]
        matter = try World.decide(.openRemedy, by: World.registrar, remedy, on: matter, "2024-04-01").matter
        let day: Day = isLater ? "2025-01-06" : "2024-05-06"
        matter = try World.decide(
            .correctDecision, by: World.registrar, [.correction: .text("责令重新答复"), .decideAgainBy: .day(day.adding(days: 20))],
            branch: matter.branches[0].number, on: matter, day
        ).matter
        #expect(matter.requestState == .corrected && matter.branches[0].state == .answered)
        matter = try World.drafted("granted", on: matter, day)
        matter = try World.served(World.signed(matter, day), day)
        let record = try #require(RequestRecord(matter))
        #expect(record.concludedOn == "2024-03-05" && record.outcome?.code == (isLater ? "deliberative" : "granted"))
        #expect(record.timing == .onTime)
    }

    @Test("Before the first limit a signature given by mistake is taken back; a letter that went out only on its day")
    func mistakes() throws {
        var matter = try World.signed(World.drafted("granted", on: try World.handling("2024-03-01"), "2024-03-04"), "2024-03-05")
        let sent = try World.served(matter, "2024-03-06")
        let rules = MatterRules(DisclosureRequest.kind.workflow(matter, "2024-03-07"))
        func reverse(_ matter: Matter, by actor: MatterActor, _ day: Day) throws -> Matter {
            try rules.decide(
                MatterRequest(.reverse, seen: matter.version, values: ["reason": .text("弄错了")]), on: matter, by: actor, at: Instant(day)
            ).matter
        }
        #expect(World.refusal { try reverse(sent, by: World.clerk, "2024-03-07") } == "“登记送达”只能在登记的当天撤销。请用后续步骤更正。")
        matter = try reverse(matter, by: World.signer, "2024-03-07")
        #expect(matter.requestState == .reviewed && matter.decisions.isEmpty)
    }
}

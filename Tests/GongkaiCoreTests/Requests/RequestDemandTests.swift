import Testing

@testable import GongkaiCore

@Suite("What a request waits for from its applicant")
struct RequestDemandTests {
    typealias World = RequestWorld

    static let asked: [MatterField: FieldValue] = [.what: .text("年份"), .reason: .text("名称不明"), .answerBy: .day("2025-05-21")]
    static let fee: [MatterField: FieldValue] = [.feeStandard: .text("byItem"), .amount: .number(10_000), .answerBy: .day("2025-06-03")]
    static let suit: [MatterField: FieldValue] = [
        .party: .text("区人民政府"), .remedyKind: .text("reconsideration"), .caseNumber: .text("复决〔2025〕3号"),
    ]

    /// Received 2025-04-22, to be answered by 2025-05-22, a supplement asked for on 2025-04-30.
    private func waiting(sent: Day? = nil, keepsNotices: Bool = true) throws -> Matter {
        var matter = try World.decide(.askSupplement, by: World.clerk, Self.asked, on: try World.handling("2025-04-22"), "2025-04-30")
            .matter
        if keepsNotices { matter.sent = sent.map { [matter.version: $0] } ?? [:] }
        return matter
    }

    @Test("Given up, corrected by a review, answered and put away: it is concluded, and not given up")
    func answeredAfterAll() throws {
        var matter = try World.decide(.closeUnanswered, by: .program, on: try waiting(sent: "2025-04-30"), "2025-05-22").matter
        #expect(RequestProgress(matter, names: [:]).headline == "已结束：没有收到您的补充")
        matter = try World.decide(.openRemedy, by: World.registrar, Self.suit, on: matter, "2025-06-03").matter
        matter = try World.decide(
            .correctDecision, by: World.registrar, [.correction: .text("已经补正"), .decideAgainBy: .day("2025-07-31")],
            branch: matter.branches[0].number, on: matter, "2025-07-01"
        ).matter
        #expect(matter.unanswered(.published) == nil)
        let letter = try #require(matter.last(.closeUnanswered))
        #expect(RequestPaper.standing(of: letter, in: matter) == .overtaken(by: .correction))
        matter = try World.served(World.signed(try World.drafted("granted", on: matter, "2025-07-02"), "2025-07-03"), "2025-07-04")
        matter = try World.decide(.close, by: World.clerk, on: matter, "2025-07-07").matter
        let progress = RequestProgress(matter, names: [:])
        #expect(progress.headline == "已办结" && progress.abandonment == nil && progress.decision?.outcome.code == "granted")
    }

    @Test("While the notice lies in the file the days go on, and no last day is named to the applicant")
    func unsent() throws {
        let unsent = MatterDates(request: try waiting()), sent = MatterDates(request: try waiting(sent: "2025-05-06"))
        #expect(unsent.dueOn == "2025-05-22" && !unsent.isPaused && unsent.answerBy == nil)
        #expect(sent.dueOn == nil && sent.isPaused && sent.answerBy == "2025-05-22")
        // Without papers the step is the notice.
        #expect(MatterDates(request: try waiting(keepsNotices: false)).isPaused)
        #expect(RequestProgress(try waiting(), names: [:]).demand?.by == nil)
        #expect(RequestProgress(try waiting(sent: "2025-05-06"), names: [:]).demand?.by == "2025-05-22")
        let answered = try World.decide(.supplement, by: .applicant, on: try waiting(), "2025-05-12").matter
        #expect(try World.clock(answered)?.reading.due == "2025-06-10")
    }

    @Test("The history names one last day: the one that holds now, with the step that gave it")
    func oneLastDay() throws {
        func notes(_ matter: Matter) -> [String?] { RequestProgress(matter, names: [:]).steps.suffix(2).map(\.note) }
        var matter = try waiting(sent: "2025-05-06")
        #expect(notes(matter).last == "请不晚于2025年5月22日补充。")
        #expect(try notes(waiting()).last == .some(nil))
        matter = try World.decide(
            .postponeAnswer, by: World.clerk, [.answerBy: .day("2025-06-06"), .reason: .text("住院")], on: matter, "2025-05-20"
        ).matter
        #expect(notes(matter) == [nil, "请不晚于2025年6月6日补充。"])
        matter = try World.decide(.supplement, by: .applicant, on: matter, "2025-05-21").matter
        #expect(RequestProgress(matter, names: [:]).steps.allSatisfy { $0.note?.contains("请不晚于") != true })
    }

    @Test("Time that was given to a person is taken back on the same day only; the time to pay is given by nobody")
    func postponed() throws {
        let more: [MatterField: FieldValue] = [.answerBy: .day("2025-06-06"), .reason: .text("住院")]
        let matter = try World.decide(.postponeAnswer, by: World.clerk, more, on: try waiting(sent: "2025-04-30"), "2025-05-20").matter
        let rules = MatterRules(DisclosureRequest.kind.workflow(matter, "2025-05-20"))
        func reverse(_ day: Day) throws -> MatterDecision {
            try rules.decide(
                MatterRequest(.reverse, seen: matter.version, values: ["reason": .text("弄错了")]), on: matter, by: World.clerk,
                at: Instant(day, hour: 15))
        }
        #expect(World.refusal { try reverse("2025-05-21") } == "“另定补正的期限”只能在登记的当天撤销。请用后续步骤更正。")
        #expect(World.refusal { try reverse("2025-05-20") } == nil)
        let unpaid = try World.decide(.askFee, by: World.clerk, Self.fee, on: try World.handling("2025-04-22"), "2025-04-30").matter
        #expect(
            World.refusal { try World.decide(.postponeAnswer, by: World.clerk, more, on: unpaid, "2025-05-20") }?.contains("时不能") == true)
    }

    @Test("Silence is contested wherever a last day stands and is over, and nowhere while it stands still")
    func silence() throws {
        var consulting = try World.handling("2025-04-22")
        for (day, isOver) in [("2025-05-21", false), ("2025-05-23", true)] as [(Day, Bool)] {
            consulting = try World.decide(
                .askThirdParty, by: World.clerk, RequestLifeTests.asked.merging([.answerBy: .day("2025-06-13")]) { $1 },
                on: try World.handling("2025-04-22"), day
            ).matter
            let refusal = World.refusal { try World.decide(.openRemedy, by: World.registrar, Self.suit, on: consulting, "2025-06-03") }
            #expect((refusal == nil) == isOver && refusal?.contains("期限现在停止计算") != isOver)
        }
        #expect(World.refusal { try World.decide(.openRemedy, by: World.registrar, Self.suit, on: try waiting(), "2025-05-22") } != nil)
        let open = try World.decide(.openRemedy, by: World.registrar, Self.suit, on: try waiting(), "2025-05-23").matter
        #expect(open.requestState == .supplementAsked && open.branches.map(\.role) == [.remedy])
        #expect(
            World.refusal {
                try World.decide(.openRemedy, by: World.registrar, Self.suit, on: try waiting(sent: "2025-04-30"), "2025-05-23")
            }?.contains("期限现在停止计算") == true)
        var unpaid = try World.decide(.askFee, by: World.clerk, Self.fee, on: try World.handling("2025-04-22"), "2025-04-30").matter
        unpaid.sent = [:]
        #expect(World.refusal { try World.decide(.openRemedy, by: World.registrar, Self.suit, on: unpaid, "2025-05-23") } == nil)
    }

    @Test("A notice does not go out for a request that has ended", arguments: [RequestAction.withdraw, .terminate])
    func ended(by action: RequestAction) throws {
        let matter = try waiting(), actor = action == .withdraw ? MatterActor.applicant : World.clerk
        let notice = try #require(matter.last(.askSupplement))
        #expect(RequestPaper.standing(of: notice, in: matter) == .open(mayGoOut: true))
        let values: [MatterField: FieldValue] = action == .withdraw ? [:] : [.reason: .text("重复")]
        let ended = try World.decide(action, by: actor, values, on: matter, "2025-05-06").matter
        #expect(RequestPaper.standing(of: notice, in: ended) == .overtaken(by: action == .withdraw ? .withdrawal : .ending))
        // The receipt tells of no more than what was.
        let receipt = try #require(ended.last(.receive))
        #expect(RequestPaper.standing(of: receipt, in: ended) == .open(mayGoOut: true))
    }

    @Test("Steps that end a request are those by which the clock ends")
    func ends() {
        for regime in DisclosureRegime.all {
            let workflow = DisclosureRequest.workflow(under: regime)
            var found: Set<MatterAction> = []
            for state in RequestState.allCases {
                for action in workflow.actions(in: state.state) where workflow.move(action, from: state.state)?.clock == .ends {
                    found.insert(action)
                }
            }
            #expect(found.isSubset(of: RequestPaper.ends.map(\.action)))
            if regime.code == "2019" { #expect(found.count == RequestPaper.ends.count) }
        }
    }

    @Test("Whoever did not pay is told that a new request may cost something or not")
    func unpaid() throws {
        var matter = try World.decide(.askFee, by: World.clerk, Self.fee, on: try World.handling("2025-04-22"), "2025-04-30").matter
        matter = try World.decide(.closeUnanswered, by: .program, on: matter, "2025-06-04").matter
        #expect(RequestProgress(matter, names: [:]).abandonment?.advice.first == "仍然需要这些信息的，可以重新申请；新的申请要不要缴费，由单位另行告知。")
    }

    private func reversed(_ matter: Matter, _ day: Day) throws -> Matter {
        let rules = MatterRules(DisclosureRequest.kind.workflow(matter, day))
        return try rules.decide(
            MatterRequest(.reverse, seen: matter.version, values: ["reason": .text("弄错了")]), on: matter, by: World.clerk,
            at: Instant(day, hour: 15)
        ).matter
    }

    private func told(_ matter: Matter) -> [String] { RequestProgress(matter, names: [:]).steps.map(\.words) }

    @Test("The applicant hears of a notice when it goes out, and of its end only where they heard of it")
    func heard() throws {
        let unsent = RequestProgress(try waiting(), names: [:])
        #expect(unsent.headline == "单位正在准备通知" && unsent.demand == nil)
        #expect(!unsent.steps.contains { $0.words.contains("补充") })
        let sent = RequestProgress(try waiting(sent: "2025-05-06"), names: [:])
        #expect(sent.headline == "等待您补充" && sent.demand?.heading == "请补充申请内容")
        #expect(sent.steps.last?.words == "单位请您补充申请内容" && sent.steps.last?.on == "2025-05-06")
        #expect(try told(reversed(waiting(), "2025-04-30")) == told(World.handling("2025-04-22")))
        let back = RequestProgress(try reversed(waiting(sent: "2025-04-30"), "2025-04-30"), names: [:])
        #expect(back.steps.suffix(2).map(\.words) == ["单位请您补充申请内容", "单位撤销了补充申请内容的通知"])
        #expect(back.steps.last?.note?.contains("您不用补充") == true && back.headline == "正在办理")
        // Of a fee that was waived before anybody asked for it nothing is told but that it is.
        var free = try World.decide(.askFee, by: World.clerk, Self.fee, on: try World.handling("2025-04-22"), "2025-04-30").matter
        free.sent = [:]
        #expect(RequestProgress(free, names: [:]).headline == "单位正在准备通知")
        free = try World.decide(
            .waiveFee, by: World.clerk,
            [
                .feeStandard: .text("byItem"), .feeQuantity: .number(1), .feeEarlier: .number(30), .waiverReason: .text("低保户"),
                .waiverApprover: .text("王主任"),
            ], on: free, "2025-04-30"
        ).matter
        #expect(!told(free).contains { $0.contains("通知您缴纳") })
    }

    @Test("A closing that was taken back is told, and what is wanted stands there again")
    func goesOn() throws {
        let closed = try World.decide(.closeUnanswered, by: .program, on: try waiting(sent: "2025-04-30"), "2025-05-22").matter
        let open = RequestProgress(try reversed(closed, "2025-05-22"), names: [:])
        #expect(open.steps.suffix(2).map(\.words) == ["逾期没有收到您的补充，不再处理", "单位撤销了“不再处理”，继续办理"])
        #expect(open.demand?.by == "2025-05-21" && open.abandonment == nil)
    }

    @Test("A time to pay that is shorter than the rules give is refused, with the first day that is not")
    func timeToPay() throws {
        func refusal(_ last: Day) -> String? {
            World.refusal {
                try World.decide(
                    .askFee, by: World.clerk, Self.fee.merging([.answerBy: .day(last)]) { $1 }, on: try World.handling("2025-04-22"),
                    "2025-04-30")
            }
        }
        #expect(refusal("2025-06-03") == nil && refusal("2025-06-20") == nil)
        #expect(refusal("2025-05-30") == "缴费的期限不能短于20个工作日（国办函〔2020〕109号）：2025年4月30日通知的，最后一天不早于2025年6月3日。")
    }

    @Test("A notice that never went out is not said to have gone out late")
    func neverSent() throws {
        let answered = try World.decide(.supplement, by: .applicant, on: try waiting(), "2025-05-12").matter
        let findings = try #require(try World.clock(answered)).reading.findings
        #expect(findings.contains(.noticeNeverSent(name: "补正告知书", due: "2025-04-30")))
        #expect(!findings.contains { $0.words.contains("实际2025-04-30发出") })
        let late = try World.decide(.supplement, by: .applicant, on: try waiting(sent: "2025-05-06"), "2025-05-12").matter
        let told = try #require(try World.clock(late)).reading.findings.map(\.words)
        #expect(told.contains("补正告知书应不晚于2025-04-30发出，实际2025-05-06发出。"))
    }

    @Test("On the days off behind the last day it is overdue, and stands so in a sentence")
    func daysOff() {
        #expect(TimeLimit.Unit.working.standsOverdue(by: 0) == "已经超期")
        #expect(TimeLimit.Unit.working.standsOverdue(by: 2) == "超期2个工作日")
    }

    @Test("A paper that does not go out any more is settled with what came in its place")
    func settled() throws {
        let asked = try waiting(), notice = try #require(asked.last(.askSupplement))
        #expect(RequestPaper.settled(notice, in: asked) == nil)
        #expect(try RequestPaper.settled(notice, in: reversed(asked, "2025-04-30")) == Instant("2025-04-30", hour: 15))
        let answered = try World.decide(.supplement, by: .applicant, on: asked, "2025-05-12").matter
        #expect(RequestPaper.settled(notice, in: answered) == Instant("2025-05-12", hour: 10))
    }
}

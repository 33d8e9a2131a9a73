import Testing

@testable import GongkaiCore

@Suite("The life of a case")
struct CaseLifeTests {
    typealias World = CaseWorld

    @Test("From the window to the certificate; whoever submits does not decide")
    func wholeWay() throws {
        var matter = try World.takenIn("2024-03-04")
        matter = try World.decide(
            .handOver, by: World.window, [.unit: .agency(World.lead), .handler: .officer(OfficerID(value: 2))], on: matter, "2024-03-04")
        #expect(World.refusal { try World.decide(.accept, by: World.clerk, on: matter, "2024-03-05") } == "移交的材料还没有签收。请先签收。")
        matter = try World.decide(.signIn, by: World.clerk, on: matter, "2024-03-05")
        #expect(World.refusal { try World.decide(.signIn, by: World.clerk, on: matter, "2024-03-05") } == "没有待签收的移交。")
        matter = try World.decide(.accept, by: World.clerk, on: matter, "2024-03-05")
        #expect(World.refusal { try World.started("B", on: matter, "2024-03-05") } == "环节“现场核查”要在“初审”完成后才能开始。")
        #expect(
            World.refusal {
                try World.decide(
                    .startStep, by: World.clerk, [.step: .text("A"), .stepUnit: .agency(World.food)], on: matter, "2024-03-05")
            }
                == "环节“初审”由市场监管局承办。请选择该单位。")
        matter = try World.started("A", on: matter, "2024-03-05")
        #expect(World.refusal { try World.started("A", on: matter, "2024-03-05") } == "环节“初审”已经开始。")
        #expect(
            World.refusal { try World.decide(.submit, by: World.clerk, on: matter, "2024-03-06") }?.contains("“初审”、“现场核查”还没有完成") == true)
        matter = try World.finished("A", on: matter, "2024-03-07")
        #expect(World.refusal { try World.started("A", on: matter, "2024-03-07") } == "环节“初审”已经完成，每个环节只办理一次。")
        matter = try World.done("B", on: matter, "2024-03-08")
        matter = try World.granted(matter, "2024-03-11")
        #expect(matter.clock.state == .ended && matter.caseState == .granted)
        let deliver: [MatterField: FieldValue] = [.serviceWay: .text("direct"), .serviceEvidence: .text("张三签收")]
        #expect(
            World.refusal { try World.decide(.deliver, by: World.clerk, deliver, on: matter, "2024-03-12") } == "证件还没有制发。请先制发证件，再登记送达。")
        let certificate: [MatterField: FieldValue] = [.certificateNumber: .text("JY24301310001"), .validFrom: .day("2024-03-11")]
        matter = try World.decide(.issueCertificate, by: World.clerk, certificate, on: matter, "2024-03-11")
        #expect(
            World.refusal { try World.decide(.issueCertificate, by: World.clerk, certificate, on: matter, "2024-03-12") }?.contains("已经办理过")
                == true)
        #expect(
            World.refusal { try World.decide(.deliver, by: World.clerk, deliver, on: matter, "2024-03-12", dated: "2024-03-08") } != nil)
        matter = try World.decide(.deliver, by: World.clerk, deliver, on: matter, "2024-03-12")
        matter = try World.decide(.archive, by: .program, on: matter, "2024-03-13")
        #expect(matter.caseState == .archived)
        let dates = MatterDates(serviceCase: matter)
        #expect(dates.filedOn == "2024-03-04" && dates.closedOn == "2024-03-12")
        // What has ended has no day to come; the clock still tells what the law allowed.
        #expect(dates.dueOn == nil)
        #expect(try World.clock(matter)?.statutoryDue == "2024-04-02")
        #expect(try Matter.replay(matter.events, kind: matter.kind, agency: matter.agency) == matter)
    }

    @Test("What is missing is told once; a second time only the head can, and says why")
    func notice() throws {
        var matter = try World.takenIn("2024-04-30", materials: "M01")
        #expect(
            World.refusal { try World.decide(.accept, by: World.window, on: matter, "2024-04-30") }
                == "还缺“身份证明”、“租赁合同”。请一次性告知补正；可以容缺的，请用“容缺受理”办理。")
        let told: [MatterField: FieldValue] = [
            .deficits: .text(CaseDeficit.text([.init("M02", "未提交"), .init(nil, "申请书未签名")])), .leftOut: .text("M03|房产部门已经备案"),
        ]
        #expect(
            World.refusal { try World.decide(.giveNotice, by: World.window, [.deficits: .text("M09|缺")], on: matter, "2024-04-30") }?
                .contains("不得要求补正") == true)
        #expect(
            World.refusal { try World.decide(.giveNotice, by: World.window, [.deficits: .text("都不行")], on: matter, "2024-04-30") } != nil)
        #expect(
            World.refusal {
                try World.decide(.noticeAgain, by: World.head, told.merging([.reason: .text("漏")]) { $1 }, on: matter, "2024-04-30")
            } != nil)
        matter = try World.decide(.giveNotice, by: World.window, told, on: matter, "2024-05-10")
        #expect(matter.caseState == .supplementAsked)
        #expect(CaseDeficit.list(matter[.deficits]?.text ?? "")?.count == 2)
        matter = try World.decide(.supplement, by: .applicant, [.handedIn: .text("M02")], on: matter, "2024-05-13")
        #expect(try World.clock(matter)?.noticeDue == "2024-05-20")
        #expect(
            World.refusal { try World.decide(.giveNotice, by: World.window, told, on: matter, "2024-05-14") }
                == "2024年5月10日已经办理过，不能再一次性告知补正。")
        #expect(World.refusal { try World.decide(.noticeAgain, by: World.head, told, on: matter, "2024-05-14") } == "请填写理由。")
        #expect(throws: MatterRefusal.self) {
            try World.decide(.noticeAgain, by: World.window, told.merging([.reason: .text("漏")]) { $1 }, on: matter, "2024-05-14")
        }
        matter = try World.decide(.noticeAgain, by: World.head, told.merging([.reason: .text("法规修改")]) { $1 }, on: matter, "2024-05-14")
        #expect(matter.caseState == .supplementAsked)
    }

    @Test("Silence past five days is acceptance from the day of receipt")
    func silence() throws {
        let matter = try World.takenIn("2024-04-30", materials: "M01")
        #expect(World.refusal { try World.decide(.deemAccepted, by: .program, on: matter, "2024-05-10") } == "告知期限2024年5月10日还没有过。")
        #expect(throws: MatterRefusal.self) { try World.decide(.deemAccepted, by: World.window, on: matter, "2024-05-11") }
        let deemed = try World.decide(.deemAccepted, by: .program, on: matter, "2024-05-11")
        #expect(deemed.caseState == .accepted)
        #expect(try World.clock(deemed)?.statutoryDue == "2024-05-30")
        #expect(
            World.refusal { try World.decide(.giveNotice, by: World.window, [.deficits: .text("M02|缺")], on: deemed, "2024-05-11") }?
                .contains("已经受理，不能再要求补正") == true)
    }

    @Test("What may follow later is promised with a day, and nothing is granted before it came")
    func promise() throws {
        var matter = try World.takenIn("2024-03-04", materials: "M01;M02")
        let later: [MatterField: FieldValue] = [.promised: .text("M03"), .promisedBy: .day("2024-03-12")]
        #expect(
            World.refusal {
                try World.decide(
                    .acceptWithPromise, by: World.window, [.promised: .text("M02"), .promisedBy: .day("2024-03-12")], on: matter,
                    "2024-03-04")
            } == "容缺的材料应当是全部缺少的材料：“租赁合同”。请逐一列明。")
        let bare = try World.takenIn("2024-03-04", materials: "M01")
        #expect(
            World.refusal { try World.decide(.acceptWithPromise, by: World.window, later, on: bare, "2024-03-04") }
                == "“身份证明”不能容缺。请一次性告知补正。")
        matter = try World.decide(.acceptWithPromise, by: World.window, later, on: matter, "2024-03-05")
        #expect(MatterDates(serviceCase: matter).answerBy == "2024-03-12")
        matter = try World.done("B", on: World.done("A", on: matter, "2024-03-06"), "2024-03-07")
        matter = try World.decide(.submit, by: World.clerk, on: matter, "2024-03-08")
        #expect(World.refusal { try World.decide(.grant, by: World.head, on: matter, "2024-03-08") } == "容缺的材料还没有补交，不能准予许可。请先登记补交的材料。")
        let branch = matter.branches.first { $0.role == .promise }?.number
        #expect(World.refusal { try World.decide(.lapsePromised, by: .program, branch: branch, on: matter, "2024-03-12") } != nil)
        let lapsed = try World.decide(.lapsePromised, by: .program, branch: branch, on: matter, "2024-03-13")
        #expect(World.refusal { try World.decide(.grant, by: World.head, on: lapsed, "2024-03-13") } != nil)
        // A day late it still comes, and nobody has to refuse because of that.
        let late = try World.decide(.handInPromised, by: .applicant, branch: branch, on: lapsed, "2024-03-14")
        #expect(try World.decide(.grant, by: World.head, on: late, "2024-03-14").caseState == .granted)
        #expect(World.refusal { try World.decide(.lapsePromised, by: .program, branch: branch, on: lapsed, "2024-03-14") } != nil)
        #expect(World.refusal { try World.decide(.handInPromised, by: .applicant, branch: branch, on: late, "2024-03-14") } != nil)
        #expect(try Matter.replay(late.events, kind: late.kind, agency: late.agency) == late)
        matter = try World.decide(.handInPromised, by: .applicant, branch: branch, on: matter, "2024-03-11")
        #expect(matter.missingMaterials(World.terms).isEmpty)
        #expect(try World.decide(.grant, by: World.head, on: matter, "2024-03-11").caseState == .granted)
    }

    @Test("A promise lasts as long as the item says, and where it says nothing, no longer than the decision may wait")
    func promiseLimit() throws {
        func accept(_ terms: CaseTerms, by day: Day) throws -> Matter {
            try World.decide(
                .acceptWithPromise, by: World.window, [.promised: .text("M03"), .promisedBy: .day(day)],
                on: World.takenIn("2024-03-04", terms, materials: "M01;M02"), "2024-03-04")
        }
        let limited = World.make {
            try CaseTerms(
                item: "X1", version: 1, name: "某", statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 7,
                steps: World.terms.steps,
                materials: [
                    .init("M01", "申请书"), .init("M02", "身份证明"),
                    .init("M03", "租赁合同", mayFollow: true, followsWithin: TimeLimit(5, article: "容缺受理承诺书")),
                ])
        }
        #expect(World.refusal { try accept(limited, by: "2024-03-12") }?.contains("最晚为2024年3月11日") == true)
        #expect(try accept(limited, by: "2024-03-11").caseState == .accepted)
        #expect(World.refusal { try accept(World.terms, by: "2024-04-02") }?.contains("最晚为2024年4月1日") == true)
        #expect(try accept(World.terms, by: "2024-04-01").caseState == .accepted)
    }

    @Test("What silence accepted without its papers is not granted without them; they come while the clock runs on")
    func missingAfterSilence() throws {
        var matter = try World.decide(.deemAccepted, by: .program, on: World.takenIn("2024-04-30", materials: "M01"), "2024-05-11")
        let before = try World.clock(matter)
        matter = try World.done("B", on: World.done("A", on: matter, "2024-05-13"), "2024-05-14")
        matter = try World.decide(.submit, by: World.clerk, on: matter, "2024-05-15")
        #expect(
            World.refusal { try World.decide(.grant, by: World.head, on: matter, "2024-05-15") }?.contains("还缺“身份证明”、“租赁合同”，不能准予许可")
                == true)
        #expect(World.refusal { try World.decide(.handInMissing, by: .applicant, on: matter, "2024-05-15") } == "请填写收到的材料。")
        matter = try World.decide(.handInMissing, by: .applicant, [.handedIn: .text("M02;M03")], on: matter, "2024-05-15")
        #expect(matter.caseState == .deciding && matter.missingMaterials(World.terms).isEmpty)
        let after = try World.clock(matter)
        #expect(after?.statutoryDue == before?.statutoryDue && after?.noticeDue == before?.noticeDue)
        #expect(
            World.refusal { try World.decide(.handInMissing, by: World.window, [.handedIn: .text("M02")], on: matter, "2024-05-15") }?
                .contains("没有需要这样补交的材料") == true)
        #expect(try World.decide(.grant, by: World.head, on: matter, "2024-05-15").caseState == .granted)
    }

    @Test("Where the law says so, silence past the statutory limit is a grant, by the program and by nobody else")
    func deemedConsent() throws {
        let renewal = World.make {
            try CaseTerms(
                item: "X2", version: 1, name: "食品经营许可延续", statutory: TimeLimit(20, article: "第四十二条第一款"), promisedDays: 7,
                steps: World.terms.steps, procedures: [.inspection], materials: [.init("M01", "申请书")],
                deemedConsent: "《某省实施办法》第九条")
        }
        let matter = try World.started("A", on: World.accepted("2024-03-05", renewal), "2024-03-06")
        let due: Day = "2024-04-02"
        #expect(try World.clock(matter)?.statutoryDue == due && CaseProgram(matter).day == "2024-04-03")
        #expect(World.refusal { try World.decide(.deemGranted, by: .program, on: matter, due) } == "法定期限2024年4月2日还没有过。")
        #expect(throws: MatterRefusal.self) { try World.decide(.deemGranted, by: World.head, on: matter, "2024-04-03") }
        var granted = try World.decide(.deemGranted, by: .program, on: matter, "2024-04-03")
        #expect(granted.caseState == .granted && granted.decision?.author == .program && granted.clock.state == .ended)
        #expect(CaseProgress(granted, names: [:]).decision?.isFavourable == true)
        // The certificate follows as after any grant.
        granted = try World.decide(
            .issueCertificate, by: World.clerk, [.certificateNumber: .text("JY1"), .validFrom: .day("2024-04-03")], on: granted,
            "2024-04-03")
        granted = try World.decide(
            .deliver, by: World.clerk, [.serviceWay: .text("direct"), .serviceEvidence: .text("签收")], on: granted, "2024-04-08")
        #expect(CaseProgress(granted, names: [:]).sentence == "准予许可，结果已经送达。")
        // In a special procedure the clock stands as long as that may last, and so does silence; without such a law it says nothing.
        let standing = try World.decide(
            .beginProcedure, by: World.clerk,
            [.procedure: .text("inspection"), .legalBasis: .text("第四十五条"), .reason: .text("检验"), .expectedEnd: .day("2024-03-20")],
            on: matter, "2024-03-07")
        #expect(CaseProgram(standing).day == WorkingCalendar.published.day(20, workingDaysAfter: due).adding(days: 1))
        let plain = try World.started("A", on: World.accepted("2024-03-05"), "2024-03-06")
        #expect(CaseProgram(plain).day == nil)
        #expect(World.refusal { try World.decide(.deemGranted, by: .program, on: plain, "2024-04-03") } == "法律没有规定该事项逾期不决定的视为准予。")
    }

    @Test("A refusal in one step stops those behind it, and nothing can be granted")
    func refusedStep() throws {
        var matter = try World.accepted("2024-03-04", World.restaurant)
        matter = try World.done("register", on: matter, "2024-03-05")
        for code in ["food", "fire", "environment", "sign"] { matter = try World.started(code, on: matter, "2024-03-06") }
        matter = try World.finished("fire", "refused", on: matter, "2024-03-08")
        let flow = CaseFlow(matter, World.restaurant)
        #expect(flow.standing("final") == .stopped && !flow.isDone)
        #expect(World.refusal { try World.started("final", on: matter, "2024-03-08") }?.contains("不再办理") == true)
        for code in ["food", "environment", "sign"] { matter = try World.finished(code, on: matter, "2024-03-11") }
        matter = try World.decide(.submit, by: World.clerk, on: matter, "2024-03-12")
        #expect(World.refusal { try World.decide(.grant, by: World.head, on: matter, "2024-03-12") }?.contains("有环节不同意") == true)
        let why: [MatterField: FieldValue] = [.reason: .text("安全出口不足"), .legalBasis: .text("《消防法》第十五条")]
        #expect(World.refusal { try World.decide(.refuse, by: World.head, on: matter, "2024-03-12") } == "请填写理由。\n请填写法律依据。")
        matter = try World.decide(.refuse, by: World.head, why, on: matter, "2024-03-12")
        matter = try World.decide(
            .deliver, by: World.clerk, [.serviceWay: .text("post"), .serviceEvidence: .text("EMS1")], on: matter, "2024-03-13")
        #expect(matter.caseState == .delivered)
    }

    @Test("Five units: the total is the longest path; one notice, one bill, one certificate")
    func fiveUnits() throws {
        var matter = try World.accepted("2024-03-04", World.restaurant)
        #expect(try World.clock(matter)?.pathEnd == WorkingCalendar.published.day(23, workingDaysAfter: "2024-03-04"))
        matter = try World.done("register", on: matter, "2024-03-11")
        #expect(CaseFlow(matter, World.restaurant).ready.map(\.code) == ["food", "fire", "environment", "sign"])
        for code in ["food", "fire", "environment", "sign"] { matter = try World.started(code, on: matter, "2024-03-11") }
        #expect(throws: MatterRefusal.self) {
            try World.decide(
                .finishStep, by: World.helpers[0], [.stepResult: .text("passed"), .stepOpinion: .text("同意")],
                branch: matter.branches.first { $0[.step]?.text == "fire" }?.number, on: matter, "2024-03-12")
        }
        for code in ["sign", "environment", "food"] { matter = try World.finished(code, on: matter, "2024-03-15") }
        let lines = [CaseBill.Line("F01", 60_000), .init("F02", 20_000), .init("F03", 30_000)]
        func bill(_ lines: [CaseBill.Line]) throws -> Matter {
            try World.decide(.tellBill, by: World.clerk, [.billLines: .text(CaseBill.text(lines))], on: matter, "2024-03-15")
        }
        #expect(World.refusal { try bill([.init("F09", 1)]) }?.contains("不在该事项的收费清单内") == true)
        #expect(World.refusal { try bill([.init("F02", 20_001)]) }?.contains("超过标准") == true)
        #expect(World.refusal { try bill([.init("F02", 1), .init("F02", 1)]) }?.contains("出现了两次") == true)
        matter = try bill(lines)
        #expect(World.refusal { try bill(lines) }?.contains("已经办理过") == true)
        #expect(CaseBill(matter).total == 110_000 && CaseBill(matter).due == 110_000)
        matter = try World.decide(
            .waiveFee, by: World.clerk, [.feeCode: .text("F02"), .amount: .number(20_000), .reason: .text("残疾人"), .waivedBy: .text("局长")],
            on: matter, "2024-03-15")
        #expect(
            World.refusal {
                try World.decide(.pay, by: World.clerk, [.amount: .number(90_001), .receiptNumber: .text("1")], on: matter, "2024-03-15")
            }
                == "缴费900.01元超过应缴的900元。请核对金额，不得多收。")
        matter = try World.decide(.pay, by: World.clerk, [.amount: .number(90_000), .receiptNumber: .text("1")], on: matter, "2024-03-15")
        #expect(CaseBill(matter).due == 0)
        matter = try World.finished("fire", on: matter, "2024-04-01")
        // The check took its whole time: the rest of the path is what is left of it.
        #expect(try World.clock(matter)?.pathEnd == WorkingCalendar.published.day(3, workingDaysAfter: "2024-04-01"))
        matter = try World.granted(World.done("final", on: matter, "2024-04-02"), "2024-04-03")
        matter = try World.decide(
            .issueCertificate, by: World.clerk, [.certificateNumber: .text("1"), .validFrom: .day("2024-04-03")], on: matter, "2024-04-03")
        #expect(matter.all(.issueCertificate).count == 1 && matter.all(.tellBill).count == 1)
    }

    @Test("A line of the bill that comes later needs a reason and stays within its standard")
    func laterLine() throws {
        var matter = try World.accepted("2024-03-04")
        #expect(
            World.refusal {
                try World.decide(
                    .addFeeLine, by: World.clerk, [.feeCode: .text("F01"), .amount: .number(1), .reason: .text("漏")], on: matter,
                    "2024-03-05")
            }?
            .contains("还没有告知收费") == true)
        matter = try World.decide(.tellBill, by: World.clerk, [.billLines: .text("F01=6000")], on: matter, "2024-03-05")
        #expect(
            World.refusal {
                try World.decide(.addFeeLine, by: World.clerk, [.feeCode: .text("F01"), .amount: .number(1)], on: matter, "2024-03-05")
            } == "请填写理由。")
        let more: [MatterField: FieldValue] = [.feeCode: .text("F01"), .amount: .number(4001), .reason: .text("增发副本")]
        #expect(World.refusal { try World.decide(.addFeeLine, by: World.clerk, more, on: matter, "2024-03-05") }?.contains("超过标准") == true)
        matter = try World.decide(.addFeeLine, by: World.clerk, more.merging([.amount: .number(4000)]) { $1 }, on: matter, "2024-03-05")
        #expect(CaseBill(matter).entries.map(\.reason) == [nil, "增发副本"])
        // A waiver reaches all that is open of the fee, what was told first and what came later.
        func waived(_ amount: Int, on matter: Matter) throws -> Matter {
            try World.decide(
                .waiveFee, by: World.clerk,
                [.feeCode: .text("F01"), .amount: .number(amount), .reason: .text("残疾人"), .waivedBy: .text("局长")], on: matter, "2024-03-06")
        }
        #expect(World.refusal { try waived(10_001, on: matter) }?.contains("超过还应收取的100元") == true)
        let some = try waived(7_000, on: matter)
        #expect(CaseBill(some).entries.map(\.waived) == [6_000, 1_000] && CaseBill(some).due == 3_000)
        #expect(World.refusal { try waived(3_001, on: some) } != nil)
        #expect(try CaseBill(waived(3_000, on: some)).due == 0)
        let paid = try World.decide(.pay, by: World.clerk, [.amount: .number(8_000), .receiptNumber: .text("1")], on: matter, "2024-03-06")
        #expect(World.refusal { try waived(2_001, on: paid) }?.contains("20元") == true)
        #expect(try CaseBill(waived(2_000, on: paid)).due == 0)
    }

    @Test("A special procedure needs ground, basis and end, and stops the clock until its result is there")
    func procedure() throws {
        var matter = try World.started("A", on: World.accepted("2024-03-05"), "2024-03-05")
        var said: [MatterField: FieldValue] = [
            .procedure: .text("quarantine"), .legalBasis: .text("第四十五条"), .reason: .text("需要检验"), .expectedEnd: .day("2024-03-15"),
        ]
        #expect(
            World.refusal { try World.decide(.beginProcedure, by: World.clerk, said, on: matter, "2024-03-06") }?.contains("没有规定“检疫”程序")
                == true)
        said[.procedure] = .text("inspection")
        matter = try World.decide(.beginProcedure, by: World.clerk, said, on: matter, "2024-03-06")
        #expect(matter.caseState == .specialProcedure)
        #expect(try World.clock(matter)?.statutoryDue == WorkingCalendar.published.day(20, workingDaysAfter: "2024-04-02"))
        matter = try World.finished("A", on: matter, "2024-03-08")
        let branch = matter.branches.last { $0.role == .procedure }?.number
        #expect(
            World.refusal { try World.decide(.endProcedure, by: World.clerk, branch: branch, on: matter, "2024-03-13") } == "请填写特别程序结果。")
        matter = try World.decide(.endProcedure, by: World.clerk, [.procedureResult: .text("合格")], branch: branch, on: matter, "2024-03-13")
        #expect(matter.caseState == .examining)
        // 2024-04-02, and five working days that did not count; 4 to 6 April are off, 7 April is worked.
        #expect(try World.clock(matter)?.statutoryDue == WorkingCalendar.published.day(5, workingDaysAfter: "2024-04-02"))
    }

    @Test("An extension is granted once, by the head, before the limit ends; of several units with the number of the approval")
    func extend() throws {
        let single = try World.accepted("2024-03-05")
        let ten: [MatterField: FieldValue] = [.extensionDays(1...10): .number(10), .reason: .text("情况复杂")]
        #expect(throws: MatterRefusal.dutyMissing(.sign)) { try World.decide(.extend, by: World.clerk, ten, on: single, "2024-03-06") }
        #expect(
            World.refusal { try World.decide(.extend, by: World.head, ten, on: single, "2024-04-03") } == "办理期限已于2024年4月2日届满，不能再延长。请尽快决定。")
        let extended = try World.decide(.extend, by: World.head, ten, on: single, "2024-04-02")
        #expect(try World.clock(extended)?.statutoryDue == "2024-04-17")
        #expect(World.refusal { try World.decide(.extend, by: World.head, ten, on: extended, "2024-04-02") }?.contains("已经办理过") == true)
        let joint = try World.accepted("2024-03-05", World.restaurant)
        let fifteen: [MatterField: FieldValue] = [.extensionDays(1...15): .number(15), .reason: .text("情况复杂")]
        #expect(World.refusal { try World.decide(.extend, by: World.head, fifteen, on: joint, "2024-03-06") } == "请填写批准人。\n请填写批准文号。")
        #expect(World.refusal { try World.decide(.extend, by: World.head, fifteen, on: single, "2024-03-06") } != nil)
    }

    @Test("What is decided at once needs no flow")
    func immediate() throws {
        let matter = try World.accepted("2024-03-05", World.immediate)
        #expect(try World.decide(.grant, by: World.clerk, on: matter, "2024-03-05").caseState == .granted)
        let promised = try World.accepted("2024-03-05")
        #expect(World.refusal { try World.decide(.grant, by: World.clerk, on: promised, "2024-03-05") } == "只有即办件可以当场决定。请按流程审查后提请决定。")
    }

    @Test("Each stage is rated once, without a default, and only a poor rating is followed up")
    func rating() throws {
        var matter = try World.accepted("2024-03-05")
        let poor: [MatterField: FieldValue] = [.ratedStage: .text("acceptance"), .rating: .text("5")]
        #expect(
            World.refusal { try World.decide(.rate, by: .applicant, [.ratedStage: .text("acceptance")], on: matter, "2024-03-05") }
                == "请填写评价。")
        #expect(
            World.refusal {
                try World.decide(.rate, by: .applicant, [.ratedStage: .text("conclusion"), .rating: .text("1")], on: matter, "2024-03-05")
            }
                == "这个环节还没有完成，完成后再评价。")
        matter = try World.decide(.rate, by: .applicant, poor, on: matter, "2024-03-05")
        #expect(World.refusal { try World.decide(.rate, by: .applicant, poor, on: matter, "2024-03-06") }?.contains("每个环节评价一次") == true)
        let number = matter.version
        matter = try World.decide(.rate, by: .applicant, [.ratedStage: .text("intake"), .rating: .text("3")], on: matter, "2024-03-05")
        func called(_ number: Int) throws -> Matter {
            try World.decide(
                .followUpRating, by: World.clerk,
                [.ratedEvent: .number(number), .followUp: .text("resolved"), .followUpWords: .text("已道歉")],
                on: matter, "2024-03-06")
        }
        #expect(World.refusal { try called(matter.version) }?.contains("不是差评") == true)
        #expect(throws: Never.self) { try called(number) }
    }

    @Test("A mistake is taken back on its day, and what had stopped goes on")
    func reversal() throws {
        let accepted = try World.accepted("2024-03-05")
        let rules = MatterRules(ServiceCase.kind.workflow(accepted, "2024-03-05"))
        let back = MatterRequest(.reverse, seen: accepted.version, values: ["reason": .text("弄错了")])
        #expect(throws: MatterRefusal.self) { try rules.decide(back, on: accepted, by: World.window, at: Instant("2024-03-06")) }
        let undone = try rules.decide(back, on: accepted, by: World.window, at: Instant("2024-03-05", hour: 15)).matter
        #expect(undone.caseState == .received && undone.clock.state == .notStarted)
        #expect(undone.caseTerms == World.terms)
    }

    @Test("Damaged terms and unknown materials are refused before anything is kept")
    func badInput() throws {
        let empty = Matter(kind: ServiceCase.kind.code, agency: World.lead)
        func take(_ text: String, _ materials: String) throws -> Matter {
            try World.decide(.takeIn, by: World.window, [.caseTerms: .text(text), .handedIn: .text(materials)], on: empty, "2024-03-04")
        }
        #expect(World.refusal { try take(World.terms.text.replacing("初审", with: "终审"), "M01") } == CaseTermsFault.damaged.words)
        #expect(World.refusal { try take("x", "M01") } == CaseTermsFault.unknownVersion.words)
        #expect(World.refusal { try take(World.terms.text, "M01;M77") }?.contains("“M77”不在该事项的材料清单内") == true)
        let matter = try World.takenIn("2024-03-04")
        let reject: [MatterField: FieldValue] = [.rejectionCode: .text("notCompetent"), .reason: .text("应向省局申请")]
        #expect(
            World.refusal { try World.decide(.reject, by: World.window, reject, on: matter, "2024-03-04") }?.contains("应当告知申请人向哪个机关申请")
                == true)
        let named = try World.decide(
            .reject, by: World.window, reject.merging([.rightBody: .text("省市场监管局")]) { $1 }, on: matter, "2024-03-04")
        #expect(named.caseState == .rejected)
    }
}

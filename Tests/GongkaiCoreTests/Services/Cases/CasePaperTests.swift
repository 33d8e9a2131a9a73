import Testing

@testable import GongkaiCore

@Suite("What stands on the papers of a case")
struct CasePaperTests {
    private static let unit = AgencyID(value: 12)

    private static func terms(isLicence: Bool = true, lease: Bool = true) throws -> CaseTerms {
        try CaseTerms(
            item: "430112", version: 1, name: "招牌设置许可", statutory: TimeLimit(20, article: "第四十二条第一款"), promisedDays: 5,
            steps: [.init("A", "初审", unit: unit, unitName: "区城管局", days: 3)], procedures: [.inspection],
            materials: [.init("M01", "申请书")] + (lease ? [.init("M02", "租赁合同", mayFollow: true)] : []),
            fees: [.init("F01", "工本费", unit: unit, basis: "湘价费〔2012〕1号", standard: 1_000)], isLicence: isLicence)
    }

    /// A case as its steps make it, and the paper of the last one.
    private func paper(
        _ kind: String, _ steps: [(CaseAction, Day, [MatterField: FieldValue])], isLicence: Bool = true, materials: String = "M01;M02"
    ) throws -> OfficialPaper {
        var matter = Matter(kind: ServiceCase.kind.code, agency: Self.unit)
        let officer = MatterOfficer(id: OfficerID(value: 1), name: "谢小芳", duties: Set(MatterDuty.allCases), scope: [Self.unit])
        let other = MatterOfficer(id: OfficerID(value: 2), name: "阳卫国", duties: Set(MatterDuty.allCases), scope: [Self.unit])
        let first: (CaseAction, Day, [MatterField: FieldValue]) = (
            .takeIn, steps.first?.1 ?? "2026-03-02",
            [.caseTerms: .text(try Self.terms(isLicence: isLicence).text), .handedIn: .text(materials)]
        )
        for (action, day, values) in [first] + steps {
            let said = Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) })
            let branch = matter.branches.last { $0.state == .open }?.number
            let needsBranch = [.finishStep, .endProcedure].contains(action)
            matter = try MatterRules(ServiceCase.kind.workflow(matter, day)).decide(
                MatterRequest(action.action, seen: matter.version, values: said, branch: needsBranch ? branch : nil), on: matter,
                by: .officer([.grant, .refuse].contains(action) ? other : officer), at: Instant(day, hour: 10)
            ).matter
        }
        let event = try #require(matter.events.last)
        let document = try #require(MatterDocument.papers(of: event, in: matter).first { $0.code == kind })
        let facts = CasePaperFacts(
            caseNumber: "ZX12-BJ-202600001", event: event, matter: matter, terms: try Self.terms(isLicence: isLicence), applicant: "张小明",
            organ: "区城管局",
            units: [Self.unit: "区城管局"],
            rights: ItemRights(
                reconsideration: RemedyPlace(body: "蒸湘区人民政府", telephone: "0734-8850000"), litigation: RemedyPlace(body: "蒸湘区人民法院")))
        return try #require(CasePaperWriter(facts).paper(document))
    }

    private static let decided: [(CaseAction, Day, [MatterField: FieldValue])] = [
        (.accept, "2026-03-02", [:]), (.startStep, "2026-03-02", [.step: .text("A"), .stepUnit: .agency(unit)]),
        (.finishStep, "2026-03-03", [.stepResult: .text("passed"), .stepOpinion: .text("合格")]), (.submit, "2026-03-03", [:]),
    ]

    @Test("A notice of what a correction added says that it is that, and counts what was added")
    func added() throws {
        let less = try Self.terms(lease: false)
        let correction: [MatterField: FieldValue] = [
            .answerLabel: .text("场所是否租赁"), .reason: .text("填错"), .caseTerms: .text(try Self.terms().text),
        ]
        let steps: [(CaseAction, Day, [MatterField: FieldValue])] = [
            (.correctAnswer, "2026-03-02", [.answerLabel: .text("场所是否租赁"), .reason: .text("填错"), .caseTerms: .text(less.text)]),
            (.giveNotice, "2026-03-03", [.deficits: .text("-|申请书未签名")]), (.correctAnswer, "2026-03-03", correction),
            (.supplement, "2026-03-04", [.supplementNote: .text("已签名")]), (.giveNotice, "2026-03-05", [.deficits: .text("M02|没有提交")]),
        ]
        let text = try paper("oneTimeNotice", steps, materials: "M01").paragraphs.map(\.text).joined()
        #expect(text.contains("我单位已于2026年3月3日一次性告知需要补正的内容；此后申请表更正，新增了应当提交的材料。"))
        #expect(text.contains("现一次性告知新增的全部内容，共1项") && !text.contains("再次告知"))
    }

    @Test("Every step that lets a paper go out has words for it")
    func all() throws {
        let known = Set(MatterDocument.ofCases)
        for law in LicenceLaw.all {
            for joint in [false, true] {
                let workflow = ServiceCase.workflow(under: law, isJoint: joint)
                for state in workflow.states.map({ Optional($0.state) }) + [nil] {
                    for action in workflow.actions(in: state) {
                        #expect(known.isSuperset(of: workflow.move(action, from: state)?.documents ?? []), "\(action.code)")
                    }
                }
            }
        }
    }

    @Test("A refusal gives reasons and says where to turn; the time for the court follows the law of its day")
    func refusal() throws {
        let refuse: (CaseAction, Day, [MatterField: FieldValue]) = (
            .refuse, "2026-03-04", [.reason: .text("现场不符合规定"), .legalBasis: .text("《条例》第八条")]
        )
        let paper = try paper("refusalDecision", Self.decided + [refuse])
        #expect(paper.text.contains("现场不符合规定") && paper.text.contains("《条例》第八条"))
        #expect(paper.remedy.contains("蒸湘区人民政府（电话0734-8850000）") && paper.remedy.contains("六个月内向蒸湘区人民法院"))
        let old = try self.paper(
            "rejectionNotice",
            [
                (
                    .reject, "2014-03-04",
                    [.rejectionCode: .text("notEligible"), .reason: .text("未满十八周岁"), .legalBasis: .text("《条例》第五条")]
                )
            ])
        #expect(old.remedy.contains("自知道本决定之日起六十日内") && old.remedy.contains("自知道本决定之日起三个月内"))
        #expect(paper.remedy.contains("自知道或者应当知道本决定之日起六十日内") && paper.remedy.contains("自知道或者应当知道本决定之日起六个月内"))
    }

    @Test("A refusal to accept cites what the licence law says of its reason, and otherwise what the clerk named")
    func rejection() throws {
        func text(_ code: String, _ more: [MatterField: FieldValue] = [:]) throws -> String {
            try paper(
                "rejectionNotice",
                [(.reject, "2026-03-04", [.rejectionCode: .text(code), .reason: .text("如此")].merging(more) { $1 })]
            ).text
        }
        #expect(try text("notCompetent", [.rightBody: .text("市局")]).contains("行政许可法》第三十二条第一款第二项，决定不予受理"))
        #expect(try text("barred").contains("行政许可法》第七十八条、第七十九条，决定不予受理"))
        for code in ["notEligible", "pending", "suspended"] {
            let words = try text(code, [.legalBasis: .text("《条例》第五条")])
            #expect(words.contains("根据《条例》第五条，决定不予受理") && !words.contains("行政许可法"), "\(words)")
            #expect(throws: MatterRefusal.self) { try text(code) }
            #expect(throws: MatterRefusal.self) { try text(code, [.legalBasis: .text(" ")]) }
        }
    }

    @Test("What is no licence is not called one, and its papers do not cite the licence law", arguments: [true, false])
    func type(isLicence: Bool) throws {
        let day: Day = "2026-03-04", why: [MatterField: FieldValue] = [.reason: .text("如此"), .legalBasis: .text("《条例》第八条")]
        let certificate: [MatterField: FieldValue] = [.certificateNumber: .text("1"), .validFrom: .day(day)]
        let granted = Self.decided + [(.grant, day, [:])]
        let procedure = why.merging([.procedure: .text("inspection"), .expectedEnd: .day("2026-03-10")]) { $1 }
        let ways: [(String, [(CaseAction, Day, [MatterField: FieldValue])], String)] = [
            ("grantDecision", granted, "M01;M02"), ("refusalDecision", Self.decided + [(.refuse, day, why)], "M01;M02"),
            ("certificate", granted + [(.issueCertificate, day, certificate)], "M01;M02"),
            (
                "deliveryRecord",
                granted + [
                    (.issueCertificate, day, certificate),
                    (.deliver, day, [.serviceWay: .text("direct"), .serviceEvidence: .text("签收")]),
                ], "M01;M02"
            ),
            ("procedureNotice", Array(Self.decided.prefix(2)) + [(.beginProcedure, day, procedure)], "M01;M02"),
            ("oneTimeNotice", [(.giveNotice, day, [.deficits: .text("M01|没有签名")])], "M01;M02"),
            ("promiseAcceptance", [(.acceptWithPromise, day, [.promised: .text("M02"), .promisedBy: .day("2026-03-10")])], "M01"),
            ("rejectionNotice", [(.reject, day, why.merging([.rejectionCode: .text("barred")]) { $1 })], "M01;M02"),
            ("notRequiredNotice", [(.declareNotRequired, day, [.notRequiredCode: .text("filing"), .reason: .text("只需备案")])], "M01;M02"),
        ]
        for (kind, steps, materials) in ways {
            let paper = try paper(kind, steps, isLicence: isLicence, materials: materials)
            let words = paper.title + paper.text + paper.rows.map { $0.label + $0.value }.joined()
            #expect((words.contains("行政许可") || words.contains("准予许可")) == isLicence, "\(kind): \(words)")
        }
    }

    @Test("Since 2024 the government of the same level reviews; before, the organ above could be asked too")
    func review() {
        func body(_ organ: String, _ day: Day = "2024-01-01") -> String { ReviewBody(over: organ, on: day).words }
        #expect(body("区城管局", "2023-12-31") == "本级人民政府或者上一级主管部门")
        #expect(body("区城管局") == "本级人民政府" && body("区地方金融监督管理局") == "本级人民政府")
        #expect(body("区税务局") == "上一级主管部门" && body("区国家安全局") == "上一级主管部门")
        for day in ["2023-12-31", "2024-01-01"] as [Day] {
            #expect(body("呆鹰岭街道办事处", day) == "设立该街道办事处的人民政府", "\(day)")
            #expect(body("雨母山镇人民政府", day) == "上一级人民政府", "\(day)")
        }
        #expect(body("区司法局") == "本级人民政府或者上一级司法行政部门" && body("蒸湘区人民政府") == "上一级人民政府")
    }

    @Test("The acceptance names both last days, the one-time notice numbers everything")
    func notices() throws {
        let acceptance = try paper("acceptanceNotice", [(.accept, "2026-03-02", [:])])
        #expect(acceptance.rows.contains { $0.label == "法定期限" && $0.value == "20个工作日，至2026年3月30日" })
        #expect(acceptance.rows.contains { $0.label == "承诺期限" && $0.value.contains("5个工作日") })
        let deficits = CaseDeficit.text([CaseDeficit("M01", "没有签名"), CaseDeficit(nil, "面积没有填写")])
        let notice = try paper("oneTimeNotice", [(.giveNotice, "2026-03-03", [.deficits: .text(deficits)])])
        #expect(notice.text.contains("共2项") && notice.text.contains("1. 《申请书》：没有签名") && notice.text.contains("2. 面积没有填写"))
    }

    @Test("A grant by silence names the law and the day, and what agreed to be used again is no material that came")
    func silence() throws {
        let terms = try CaseTerms(
            item: "430112", version: 1, name: "招牌设置许可延续", statutory: TimeLimit(20, article: "第四十二条第一款"), promisedDays: 5,
            steps: [.init("A", "初审", unit: Self.unit, unitName: "区城管局", days: 3)],
            materials: [.init("M01", "申请书"), .init("M02", "租赁合同")], deemedConsent: "《行政许可法》第五十条第二款")
        var matter = Matter(kind: ServiceCase.kind.code, agency: Self.unit)
        func take(_ action: CaseAction, _ day: Day, by actor: MatterActor, _ values: [MatterField: FieldValue] = [:]) throws
            -> OfficialPaper
        {
            let said = Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) })
            matter = try MatterRules(ServiceCase.kind.workflow(matter, day)).decide(
                MatterRequest(action.action, seen: matter.version, values: said), on: matter, by: actor, at: Instant(day, hour: 10)
            ).matter
            let event = try #require(matter.events.last)
            let document = try #require(MatterDocument.papers(of: event, in: matter).first)
            return try #require(
                CasePaperWriter(
                    CasePaperFacts(
                        caseNumber: "ZX12-BJ-202600001", event: event, matter: matter, terms: terms, applicant: "张小明", organ: "区城管局",
                        units: [:])
                ).paper(document))
        }
        let officer = MatterActor.officer(
            MatterOfficer(id: OfficerID(value: 1), name: "谢小芳", duties: Set(MatterDuty.allCases), scope: [Self.unit]))
        let reused = [ReusedMaterial("M02", from: "ZX12-BJ-202500009", on: "2025-03-03")]
        let receipt = try take(
            .file, "2026-03-02", by: .applicant,
            [
                .caseTerms: .text(terms.text), .handedIn: .text("M01"), .reused: .text(ReusedMaterial.text(reused)),
                .licenceUntil: .day("2026-04-10"),
            ])
        let rows = Dictionary(uniqueKeysWithValues: receipt.rows.map { ($0.label, $0.value) })
        #expect(rows["收到的材料"] == "1. 申请书" && rows["同意再次使用、由窗口核对的材料"] == "1. 租赁合同" && rows["还缺的材料"] == nil)
        #expect(rows["原许可证的有效期届满日"] == "2026年4月10日")
        #expect(!receipt.rows.contains { $0.value.contains("202500009") })
        #expect(matter.materialsToConfirm == reused && matter.missingMaterials(terms).map(\.code) == ["M02"])
        matter = try MatterRules(ServiceCase.kind.workflow(matter, "2026-03-02")).decide(
            MatterRequest(
                CaseAction.correct.action, seen: matter.version, values: ["corrected": .text("核对以前的办件"), "handedIn": .text("M02")]),
            on: matter, by: officer, at: Instant("2026-03-02", hour: 11)
        ).matter
        #expect(matter.materialsToConfirm.isEmpty)
        let acceptance = try take(.accept, "2026-03-02", by: officer)
        #expect(acceptance.rows.contains { $0.label == "逾期不决定" && $0.value.contains("2026年4月10日届满；届满以前没有作出决定的") })
        let grant = try take(.deemGranted, "2026-04-11", by: .program)
        #expect(grant.text.contains("原许可证的有效期已于2026年4月10日届满，届满以前没有作出决定。根据《行政许可法》第五十条第二款，视为准予延续该行政许可"))
        #expect(grant.replacing("张小明", by: "张*").addressee == "张*")
    }

    @Test("The bill lists each fee with its basis and adds up what is left to pay")
    func bill() throws {
        let told: [(CaseAction, Day, [MatterField: FieldValue])] = [
            (.accept, "2026-03-02", [:]), (.tellBill, "2026-03-02", [.billLines: .text("F01=600")]),
            (.pay, "2026-03-02", [.amount: .number(200), .receiptNumber: .text("1")]),
            (.addFeeLine, "2026-03-03", [.feeCode: .text("F01"), .amount: .number(400), .reason: .text("加副本")]),
        ]
        let paper = try paper("feeBill", told)
        let rows = Dictionary(uniqueKeysWithValues: paper.rows.map { ($0.label, $0.value) })
        #expect(rows["第1项"] == "区城管局；工本费；依据湘价费〔2012〕1号；标准10元；金额6元" && rows["第2项"]?.contains("后增，理由：加副本") == true)
        #expect(rows["合计"] == "10元" && rows["已缴"] == "2元" && rows["应缴"] == "8元")
    }
}

import GongkaiCore
import GongkaiTestSupport
import Synchronization
import Testing

@testable import GongkaiStore

@Suite("Approval cases in the database")
struct CaseStoreTests {
    typealias Desk = CaseDesk

    /// What lists read must be what the steps make.
    static func check(_ id: MatterID, _ desk: Desk) async throws {
        try await desk.world.database.read { tx in
            let stored = try desk.matters.stored(try tx.matterRow(id), in: tx)
            let row = try #require(try tx.first("SELECT * FROM matter WHERE id = \(id)"))
            #expect(try row.get("state", as: String.self) == stored.matter.state?.code)
            #expect(try row.get("is_open", as: Bool.self) == stored.matter.caseState?.isOpen)
            #expect(try row.get("version", as: Int.self) == stored.matter.version)
            let days = try ["received_on", "first_due_on", "due_on", "answer_by", "closed_on"].map { try row.get($0, as: Day?.self) }
            let dates = stored.dates
            #expect(days == [dates.receivedOn, dates.firstDueOn, dates.dueOn, dates.answerBy, dates.closedOn])
            let planned = try tx.first("SELECT program_on FROM case_detail WHERE matter_id = \(id)")?.get("program_on", as: Day?.self)
            #expect(planned == CaseProgram(stored.matter).day)
        }
    }

    @Test("五个单位一件事: one application, one notice, one bill, one certificate; the term is the longest path", arguments: TestEngine.all)
    func restaurant(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let terms = try desk.restaurant, lead = try #require(desk.approvers["ZX22"]), head = try #require(desk.heads["ZX22"])
            #expect(DemonstrationItems.restaurant.totalOfSteps?.days == terms.promisedDays)
            let needed = terms.materials.filter(\.isRequired).map(\.code)
            let filed = try await desk.takenIn(terms, in: "ZX22", "2026-03-02", materials: Array(needed.dropLast()))
            #expect(filed.number == "ZX22-BJ-202600001")
            let id = filed.id
            await #expect(throws: MatterRefusal.self) { try await desk.act(.accept, on: id, by: desk.window, "2026-03-03") }
            // 一次性告知.
            let deficits = CaseDeficit.text([CaseDeficit(needed.last, "没有提交")])
            try await desk.act(.giveNotice, on: id, by: desk.window, "2026-03-03", [.deficits: .text(deficits)])
            try await desk.act(.supplement, on: id, by: desk.window, "2026-03-04", [.handedIn: .text(needed[needed.count - 1])])
            await #expect(throws: MatterRefusal.doneBefore(action: "一次性告知补正", earlier: "一次性告知补正", on: "2026-03-03")) {
                try await desk.act(.giveNotice, on: id, by: desk.window, "2026-03-04", [.deficits: .text(deficits)])
            }
            try await desk.act(.accept, on: id, by: desk.window, "2026-03-04")
            // 一单式收费.
            let lines = CaseBill.text(terms.fees.map { CaseBill.Line($0.code, $0.standard) })
            try await desk.act(.tellBill, on: id, by: desk.window, "2026-03-04", [.billLines: .text(lines)])
            await #expect(throws: MatterRefusal.self) {
                try await desk.act(.tellBill, on: id, by: desk.window, "2026-03-04", [.billLines: .text(lines)])
            }
            // 一条龙审批: what can be done side by side is begun by the program, with its unit.
            #expect(try await desk.cases.sweep(at: Instant("2026-03-04", hour: 12)) == 3)
            var matter = try await desk.stored(id).matter
            #expect(matter.branches.map(\.unit) == ["ZX22", "ZX21", "ZX11"].map { desk.units[$0]?.id })
            let clock = try CaseClock(try #require(CaseFacts(matter)))
            #expect(terms.longestPath?.steps == ["building", "food"] && terms.longestPath?.days == 13)
            #expect(clock.pathEnd == WorkingCalendar.published.day(13, workingDaysAfter: "2026-03-04"))
            #expect(clock.promisedDue == WorkingCalendar.published.day(15, workingDaysAfter: "2026-03-04"))
            // Nobody finishes the step of another unit.
            let building = try #require(matter.branches.first { $0[.step]?.text == "building" })
            await #expect(throws: (any Error).self) {
                try await desk.act(
                    .finishStep, on: id, by: desk.approvers["ZX16"] ?? lead, "2026-03-05",
                    [.stepResult: .text("passed"), .stepOpinion: .text("可以")], branch: building.number)
            }
            try await desk.finish("register", of: id, "2026-03-05")
            #expect(try await desk.cases.sweep(at: Instant("2026-03-05", hour: 11)) == 1)
            await #expect(throws: MatterRefusal.self) { try await desk.act(.submit, on: id, by: lead, "2026-03-05") }
            for step in ["environment", "building"] { try await desk.finish(step, of: id, "2026-03-06") }
            #expect(try await desk.cases.sweep(at: Instant("2026-03-06", hour: 12)) == 1)
            for step in ["signboard", "food"] { try await desk.finish(step, of: id, "2026-03-09") }
            try await desk.act(
                .pay, on: id, by: desk.window, "2026-03-09",
                [.amount: .number(terms.fees.reduce(0) { $0 + $1.standard }), .receiptNumber: .text("湘财通字0001")])
            try await desk.act(.submit, on: id, by: lead, "2026-03-09")
            try await desk.act(.grant, on: id, by: head, "2026-03-10")
            let certificate: [MatterField: FieldValue] = [.certificateNumber: .text("蒸许〔2026〕1号"), .validFrom: .day("2026-03-10")]
            try await desk.act(.issueCertificate, on: id, by: lead, "2026-03-10", certificate)
            await #expect(throws: MatterRefusal.self) { try await desk.act(.issueCertificate, on: id, by: lead, "2026-03-10", certificate) }
            try await desk.act(
                .deliver, on: id, by: desk.window, "2026-03-11", [.serviceWay: .text("direct"), .serviceEvidence: .text("签收")])
            try await Self.check(id, desk)
            matter = try await desk.stored(id).matter
            #expect(matter.caseState == .delivered && CaseBill(matter).due == 0)
            // Everything in time: no card but none.
            let digest = try await desk.supervision.rebuild(upTo: "2026-06-30")
            #expect(digest.yellows == 0 && digest.reds == 0 && digest.facts == 1 && digest.open == 0)
            #expect(try await desk.cases.sweep(at: Instant("2026-04-09", hour: 1)) == 0)
            #expect(try await desk.cases.sweep(at: Instant("2026-04-10", hour: 1)) == 1)
            #expect(try await desk.stored(id).matter.caseState == .archived)
            guard case .intact = try await AuditStore(database: desk.world.database).verify() else {
                Issue.record("the trail does not hold")
                return
            }
        }
    }

    @Test("Silence past five working days is acceptance, and the program says so in the night after", arguments: TestEngine.all)
    func silence(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.takenIn(try desk.simple, "2024-04-30").id
            #expect(try await desk.cases.sweep(at: Instant("2024-05-10", hour: 23)) == 0)
            let failed = Mutex<[MatterID]>([])
            let steps = try await desk.cases.sweep(at: Instant("2024-05-11", hour: 0)) { id, _ in failed.withLock { $0.append(id) } }
            #expect(steps == 1 && failed.withLock { $0.isEmpty })
            #expect(try await desk.cases.sweep(at: Instant("2024-05-11", hour: 1)) == 0)
            let stored = try await desk.stored(id)
            #expect(stored.matter.caseState == .accepted && stored.matter.events.last?.author == .program)
            // The promise of five days ends first; the law's limit stands beside it.
            #expect(stored.dates.dueOn == "2024-05-10")
            #expect(try CaseClock(try #require(CaseFacts(stored.matter))).statutoryDue == "2024-05-30")
            try await Self.check(id, desk)
        }
    }

    @Test("Where the law makes silence a grant, the program grants in the night after, with its paper", arguments: TestEngine.all)
    func deemedConsent(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let unit = try #require(desk.units["ZX12"]?.id), terms = try desk.simple
            let renewal = try CaseTerms(
                item: terms.item, version: 1, name: "招牌设置许可延续", statutory: terms.statutory, promisedDays: 5, steps: terms.steps,
                materials: [.init("M01", "申请书")], deemedConsent: "《某省实施办法》第九条")
            let id = try await desk.takenIn(renewal, "2024-03-05").id
            try await desk.act(.accept, on: id, by: desk.window, "2024-03-05")
            #expect(try await desk.cases.sweep(at: Instant("2024-04-02", hour: 23)) == 0)
            #expect(try await desk.cases.sweep(at: Instant("2024-04-03", hour: 0)) == 1)
            let stored = try await desk.stored(id)
            #expect(stored.matter.caseState == .granted && stored.matter.unit == unit)
            try await Self.check(id, desk)
            let line = try #require(stored.matter.casePapers.last)
            let paper = try await desk.cases.paper(
                line.document.code, ofStep: line.event, of: id, for: desk.window, from: Desk.address, at: Instant("2024-04-03", hour: 9)
            ).paper
            #expect(line.document.code == "grantDecision" && paper.paragraphs.contains { $0.text.contains("视为准予行政许可") })
            // The limit was passed, which is seen; that steps were left is nobody's deed.
            let digest = try await desk.supervision.rebuild(upTo: "2024-04-03")
            #expect(digest.reds >= 1)
            let rules = try await desk.world.database.read { tx in
                try tx.rows("SELECT rule FROM supervision_card").map { try $0.get("rule", as: String.self) }
            }
            #expect(rules.contains("R01") && !rules.contains("R08"))
        }
    }

    @Test(
        "A renewal is granted in the night after the old licence ended, however the day came, and not while nobody said it",
        arguments: TestEngine.all)
    func renewal(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let terms = try desk.simple
            let renewal = try CaseTerms(
                item: terms.item, version: 1, name: "招牌设置许可延续", statutory: terms.statutory, promisedDays: 5, steps: terms.steps,
                materials: [.init("M01", "申请书")], deemedConsent: "《行政许可法》第五十条第二款")
            func program(_ id: MatterID) async throws -> Day? {
                try await desk.world.database.read { tx in
                    try tx.first("SELECT program_on FROM case_detail WHERE matter_id = \(id)")?.get("program_on", as: Day?.self)
                }
            }
            let silent = try await desk.takenIn(renewal, "2024-03-05").id
            let known = try await desk.takenIn(renewal, "2024-03-05", licenceUntil: "2024-06-29").id
            for id in [silent, known] { try await desk.act(.accept, on: id, by: desk.window, "2024-03-05") }
            #expect(try await program(silent) == nil)
            #expect(try await program(known) == "2024-06-30")
            // The statutory limit ended on 2 April, and nothing is granted by that.
            #expect(try await desk.cases.sweep(at: Instant("2024-06-29", hour: 23)) == 0)
            try await desk.act(.registerValidity, on: silent, by: desk.window, "2024-06-29", [.licenceUntil: .day("2024-07-31")])
            #expect(try await desk.stored(silent).matter[.licenceUntil]?.day == "2024-07-31")
            #expect(try await desk.cases.sweep(at: Instant("2024-06-30", hour: 0)) == 1)
            #expect(try await desk.stored(known).matter.caseState == .granted)
            #expect(try await desk.cases.sweep(at: Instant("2024-08-01", hour: 0)) == 1)
            #expect(try await desk.stored(silent).matter.caseState == .granted)
            for id in [silent, known] { try await Self.check(id, desk) }
            let line = try #require(try await desk.stored(known).matter.casePapers.last)
            let paper = try await desk.cases.paper(
                line.document.code, ofStep: line.event, of: known, for: desk.window, from: Desk.address, at: Instant("2024-07-01", hour: 9)
            ).paper
            #expect(paper.paragraphs.contains { $0.text.contains("原许可证的有效期已于2024年6月29日届满") })
        }
    }

    @Test("What was refused has no day of delivery, and no red card for it", arguments: TestEngine.all)
    func refusal(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var ids: [CaseAction: MatterID] = [:]
            for action in [CaseAction.grant, .refuse] {
                let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
                ids[action] = id
                try await desk.act(.accept, on: id, by: desk.window, "2026-03-02")
                for step in try desk.simple.steps {
                    try await desk.act(
                        .startStep, on: id, by: try #require(desk.approvers["ZX12"]), "2026-03-03", [.step: .text(step.code)])
                    try await desk.finish(step.code, of: id, "2026-03-03")
                }
                try await desk.act(.submit, on: id, by: try #require(desk.approvers["ZX12"]), "2026-03-04")
                try await desk.act(
                    action, on: id, by: try #require(desk.heads["ZX12"]), "2026-03-04",
                    action == .refuse ? [.reason: .text("不符合条件"), .legalBasis: .text("《条例》第八条")] : [:])
                try await Self.check(id, desk)
            }
            let granted = try #require(ids[.grant]), refused = try #require(ids[.refuse])
            #expect(try await desk.stored(granted).dates.dueOn == "2026-03-18")
            #expect(try await desk.stored(refused).dates.dueOn == nil)
            try await desk.supervision.rebuild(upTo: "2026-04-30")
            let late = try await desk.world.database.read { tx in
                try tx.rows("SELECT matter_id FROM supervision_card WHERE code = 'R10'").map { MatterID(value: try $0.get("matter_id")) }
            }
            #expect(late == [granted])
        }
    }

    @Test("A second notice needs the head of the unit, and is seen", arguments: TestEngine.all)
    func secondNotice(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.takenIn(try desk.simple, "2026-03-02", materials: ["M01"]).id
            let deficits: [MatterField: FieldValue] = [
                .deficits: .text(CaseDeficit.text([CaseDeficit("M02", "没有提交"), CaseDeficit("M03", "没有提交")]))
            ]
            try await desk.act(.giveNotice, on: id, by: desk.window, "2026-03-03", deficits)
            try await desk.act(.supplement, on: id, by: desk.window, "2026-03-04", [.handedIn: .text("M02;M03")])
            let again = deficits.merging([.reason: .text("第一次没有看清")]) { $1 }
            await #expect(throws: MatterRefusal.dutyMissing(.sign)) {
                try await desk.act(.noticeAgain, on: id, by: desk.window, "2026-03-05", again)
            }
            try await desk.act(.noticeAgain, on: id, by: try #require(desk.heads["ZX12"]), "2026-03-05", again)
            try await desk.supervision.rebuild(upTo: "2026-03-05")
            #expect(try await desk.supervision.cards(asOf: "2026-03-05").map(\.key.rule) == ["Y11"])
        }
    }

    @Test(
        "What was promised and did not come lapses by itself; a case whose step fails keeps no other from its turn",
        arguments: TestEngine.all)
    func lapse(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var ids: [MatterID] = []
            for _ in 0..<3 {
                let id = try await desk.takenIn(try desk.simple, "2026-03-02", materials: ["M01", "M02"]).id
                try await desk.act(.acceptWithPromise, on: id, by: desk.window, "2026-03-02", [.promisedBy: .day("2026-03-09")])
                ids.append(id)
            }
            let first = ids[0]
            // Damage that only a broken disk could do.
            try await desk.world.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO matter_event (matter_id, number, action, author, at, on_day, said, said_before)
                    VALUES (\(first), 9, 'x', 'program', 0, '2026-03-02', '{}', '{}')
                    """)
            }
            #expect(try await desk.cases.sweep(at: Instant("2026-03-09", hour: 23)) == 0)
            let failed = Mutex<[MatterID]>([])
            let steps = try await desk.cases.sweep(at: Instant("2026-03-10", hour: 0)) { id, _ in failed.withLock { $0.append(id) } }
            #expect(steps == 2 && failed.withLock { $0 } == [first])
            #expect(try await desk.stored(ids[1]).matter.branches.map(\.state) == [.lapsed])
        }
    }

    @Test("A number is taken however it is typed, also one that was issued before numbers were compared", arguments: TestEngine.all)
    func certificateForms(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let approver = try #require(desk.approvers["ZX12"])
            let one = try await desk.granted("2026-03-02", "2026-03-03"), two = try await desk.granted("2026-03-02", "2026-03-03")
            func issue(_ number: String, _ id: MatterID) async throws {
                try await desk.act(
                    .issueCertificate, on: id, by: approver, "2026-03-03",
                    [.certificateNumber: .text(number), .validFrom: .day("2026-03-03")], hour: 12)
            }
            try await issue("蒸许〔2026〕1026号", one)
            for typed in ["蒸许[2026] 1026号", "蒸许〔２０２６〕1026号", "蒸许（2026）1026号"] {
                let refusal = MatterAccessRefusal.certificateTaken(typed.filter { $0 != " " }, of: "ZX12-BJ-202600001")
                await #expect(throws: refusal) { try await issue(typed, two) }
            }
            // As it stood before the upgrade.
            try await desk.world.database.write { tx in try tx.run("UPDATE case_certificate SET form = NULL") }
            await #expect(throws: MatterAccessRefusal.self) { try await issue("蒸许[2026]1026号", two) }
            try await issue("蒸许[2026]1027号", two)
        }
    }

    @Test("The number of a certificate stands once; of a mistake it is free again", arguments: TestEngine.all)
    func certificates(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let approver = try #require(desk.approvers["ZX12"])
            let one = try await desk.granted("2026-03-02", "2026-03-03"), two = try await desk.granted("2026-03-02", "2026-03-03")
            let values: [MatterField: FieldValue] = [.certificateNumber: .text("蒸许〔2026〕7号"), .validFrom: .day("2026-03-03")]
            try await desk.act(.issueCertificate, on: one, by: approver, "2026-03-03", values, hour: 12)
            let refusal = MatterAccessRefusal.certificateTaken("蒸许〔2026〕7号", of: "ZX12-BJ-202600001")
            await #expect(throws: refusal) { try await desk.act(.issueCertificate, on: two, by: approver, "2026-03-03", values, hour: 12) }
            #expect(refusal.words == "证件编号“蒸许〔2026〕7号”已用于办件ZX12-BJ-202600001，不能重复使用。请核对编号。")
            // Nothing of the refused step is left.
            #expect(try await desk.stored(two).matter.newest(.issueCertificate) == nil)
            try await desk.cases.act(
                MatterRequest(.reverse, seen: try await desk.version(of: one), values: ["reason": .text("编号写错")]), on: one,
                by: .officer(approver), from: Desk.address, at: Instant("2026-03-03", hour: 13))
            try await desk.act(.issueCertificate, on: two, by: approver, "2026-03-03", values, hour: 14)
        }
    }

    @Test("Of two clerks at once the second is told, and nothing is half done", arguments: TestEngine.all)
    func atOnce(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
            let outcomes = await withTaskGroup(of: String.self) { group in
                for action in [CaseAction.accept, .reject] {
                    group.addTask {
                        let values: [String: FieldValue] = [
                            "rejectionCode": .text("notEligible"), "reason": .text("不具备资格"), "legalBasis": .text("《条例》第五条"),
                        ]
                        do {
                            try await desk.cases.act(
                                MatterRequest(action.action, seen: 1, values: action == .reject ? values : [:]), on: id,
                                by: .officer(desk.window), from: Desk.address, at: Instant("2026-03-03", hour: 10))
                            return "done"
                        } catch MatterRefusal.stale(1, 2) { return "told" } catch { return "\(error)" }
                    }
                }
                return await group.reduce(into: [String]()) { $0.append($1) }.sorted()
            }
            #expect(outcomes == ["done", "told"])
            #expect(try await desk.version(of: id) == 2)
            try await Self.check(id, desk)
        }
    }

    @Test("Who applies stands nowhere to be read, is masked, and told in full to whoever says why", arguments: TestEngine.all)
    func sealed(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let approver = try #require(desk.approvers["ZX12"])
            let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
            let detail = try await desk.cases.detail(of: id, for: approver)
            #expect(detail.masked.name == "张*明" && detail.masked.document == "**************002X" && detail.channel == .window)
            await #expect(throws: MatterAccessRefusal.permissionMissing(.readIdentities)) {
                try await desk.cases.reveal(id, reason: "看看", to: desk.inspector, from: Desk.address, at: Instant("2026-03-02", hour: 11))
            }
            let identity = try await desk.cases.reveal(
                id, reason: "送达证件", to: approver, from: Desk.address, at: Instant("2026-03-02", hour: 11))
            #expect(identity.applicant.name == "张小明")
            let planted = [RequestDesk.identityNumber, "张小明", "清泉路18号", "13907340001"]
            #expect(try await desk.world.rows(holding: planted).isEmpty)
        }
    }

    @Test("Requests and cases keep apart, whoever may see both", arguments: TestEngine.all)
    func apart(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let requests = try await RequestDesk(world), desk = try await CaseDesk(world)
            let filed = try await requests.requests.file(
                RequestDesk.intake(), to: world.education, from: "1.2.3.4", at: Instant("2026-03-02", hour: 9))
            let own = try CaseTerms(
                item: "1", version: 1, name: "教师资格认定", statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 5,
                steps: [.init("A", "审查", unit: world.education, unitName: "示范区教育局", days: 3)])
            let one = try await desk.cases.takeIn(
                Desk.intake([]), under: own, to: world.education, by: desk.window, from: Desk.address, at: Instant("2026-03-02", hour: 9))
            try await desk.act(.accept, on: one.id, by: desk.window, "2026-03-02")
            // The unit's 领导 may see both.
            for (kind, expected) in [("request", filed.id), ("case", one.id)] {
                let lines = try await desk.matters.list(MatterQuery(kind), for: requests.signer).lines
                #expect(lines.map(\.id) == [expected])
            }
            var query = RequestRegisterQuery(agencies: [world.education])
            query.year = 2026
            #expect(try await requests.requests.register(query, on: "2026-03-10").lines.isEmpty)
            #expect(try await requests.requests.registerYears(of: [world.education]).isEmpty)
            #expect(try await requests.requests.repeatedRequests(for: requests.registrar, on: "2026-03-10").isEmpty)
            await #expect(throws: MatterAccessRefusal.notFound) { try await requests.requests.detail(of: one.id, for: requests.signer) }
            await #expect(throws: MatterAccessRefusal.notFound) { try await desk.cases.detail(of: filed.id, for: requests.signer) }
            await #expect(throws: MatterAccessRefusal.notFound) {
                try await desk.act(.accept, on: filed.id, by: desk.window, "2026-03-03")
            }
            // By number and code, each is found as its own kind only.
            #expect(try await desk.matters.find("case", number: one.number, proven: one.code)?.row.id == one.id)
            #expect(try await desk.matters.find("request", number: one.number, proven: one.code) == nil)
        }
    }

    @Test("An inspector reads every case of every unit and changes nothing; a stranger sees none", arguments: TestEngine.all)
    func inspector(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
            #expect(try await desk.matters.list(MatterQuery("case"), for: desk.inspector).lines.map(\.id) == [id])
            #expect(try await desk.matters.matter(id, for: desk.inspector).matter.caseState == .received)
            await #expect(throws: MatterRefusal.self) { try await desk.act(.accept, on: id, by: desk.inspector, "2026-03-03") }
            #expect(try await desk.matters.buttons(try await desk.stored(id), for: desk.inspector, at: Instant("2026-03-03")).isEmpty)
            #expect(try await desk.matters.list(MatterQuery("case"), for: desk.stranger).lines.isEmpty)
            await #expect(throws: MatterAccessRefusal.notFound) { try await desk.matters.matter(id, for: desk.stranger) }
            await #expect(throws: MatterAccessRefusal.notFound) { try await desk.act(.accept, on: id, by: desk.stranger, "2026-03-03") }
        }
    }

    @Test("Filed from the service hall with files; what is wrong with the form is told field by field", arguments: TestEngine.all)
    func online(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let terms = try desk.simple, unit = try #require(desk.units["ZX12"]?.id)
            var intake = Desk.intake(["M01", "M02", "M03"])
            intake.contact.telephone = "电话"
            let wrong = intake
            let error = await #expect(throws: CaseStore.Faulty.self) {
                try await desk.cases.file(wrong, under: terms, to: unit, from: "1.2.3.4", at: Instant("2026-03-02", hour: 20))
            }
            #expect(error?.faults.map(\.field) == [.telephone])
            let filed = try await desk.cases.file(
                Desk.intake(["M01", "M02", "M03"]), under: terms, to: unit,
                files: [NewFile(name: "租赁合同.pdf", mediaType: "application/pdf", bytes: [1, 2, 3])],
                from: "1.2.3.4", at: Instant("2026-03-02", hour: 20))
            let detail = try await desk.cases.detail(of: filed.id, for: try #require(desk.approvers["ZX12"]))
            #expect(detail.files.map(\.name) == ["租赁合同.pdf"] && detail.channel == .online)
            #expect(detail.item == terms.item && detail.itemVersion == 1)
            try await desk.act(
                .withdraw, on: filed.id, as: .applicant(filed.code), "2026-03-03", [.withdrawalNote: .text("不办了")])
            #expect(try await desk.stored(filed.id).matter.caseState == .withdrawn)
            // Why somebody takes an application back is theirs: it lies sealed.
            let planted = try await desk.world.database.read { tx in
                try tx.value(
                    """
                    SELECT (SELECT COUNT(*) FROM matter_event WHERE matter_id = \(filed.id) AND (reason = '不办了' OR said LIKE '%不办了%'))
                        + (SELECT COUNT(*) FROM audit_entry WHERE reason = '不办了')
                    """, as: Int.self)
            }
            #expect(planted == 0)
        }
    }

    @Test("Whoever may read requests finds no case among them, neither its files nor who applies nor a step", arguments: TestEngine.all)
    func notAmongRequests(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let filed = try await desk.cases.file(
                Desk.intake(["M01", "M02", "M03"]), under: try desk.simple, to: try #require(desk.units["ZX12"]?.id),
                files: [NewFile(name: "身份证.pdf", mediaType: "application/pdf", bytes: [1, 2, 3])],
                from: "1.2.3.4", at: Instant("2026-03-02", hour: 20))
            let now = Instant("2026-03-03", hour: 9), requests = RequestStore(matters: desk.matters),
                accounts = AccountStore(database: desk.world.database)
            _ = try await accounts.createOfficer(
                login: "office", name: "周敏", agency: desk.world.district, roles: ["disclosureOffice"], password: "three quiet herons",
                by: .command, at: now)
            let office = try #require(try await accounts.officer(login: "office")), id = filed.id
            let exits: [@Sendable () async throws -> Void] = [
                { _ = try await requests.file(1, of: id, for: office, from: "10.0.0.1", at: now) },
                { _ = try await requests.detail(of: id, for: office) },
                { _ = try await requests.reveal(id, reason: "核对", to: office, from: "10.0.0.1", at: now) },
                { _ = try await PaperStore(requests: requests).papers(of: id, for: office) },
                {
                    try await requests.act(
                        MatterRequest(RequestAction.sign.action, seen: 1), files: [], on: id, by: office, from: "10.0.0.1", at: now)
                },
            ]
            for (number, exit) in exits.enumerated() {
                let refusal = await #expect(throws: MatterAccessRefusal.self, "\(number)") { try await exit() }
                #expect(refusal == .notFound, "\(number)")
            }
        }
    }
}

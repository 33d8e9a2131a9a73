import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Testing

@Suite("Changing registers")
struct RegisterChangeTests {
    @Test("A correction is a new version with a reason, and the first one stays", arguments: TestEngine.all)
    func correct(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            let budgets = try RegisterDefinition.named("disclosure_budget")
            let id = try await registers.enter(
                budgets, agency: world.office, cells: ["year": "2014", "purpose": "专项经费", "amount": "10000"], agencies: nil,
                by: world.clerk, at: world.now)
            let version = try await registers.correct(
                budgets, id, expecting: 1, cells: ["year": "2014", "purpose": "专项经费", "amount": "12,500.50"], reason: " 追加经费 ",
                agencies: nil, by: world.clerk, at: world.now.adding(seconds: 60))
            #expect(version == 2)
            let history = try await registers.history(budgets, id, agencies: nil)
            #expect(history.map { $0.text(budgets.columns[2], of: budgets) } == ["10000", "12500.50"])
            #expect(history.map(\.isCurrent) == [false, true])
            #expect(history.map(\.reason) == [nil, "追加经费"])
            #expect(history.map(\.recordedBy) == ["clerk", "clerk"])
            #expect(try await registers.list(budgets, agencies: nil).records == [history[1]])
            #expect(try await world.trail() == ["enter disclosure_budget/\(id)", "correct disclosure_budget/\(id)"])
        }
    }

    @Test("Of two clerks who correct the same version, the second is told", arguments: TestEngine.all)
    func stale(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            let meetings = try RegisterDefinition.named("work_meeting")
            let id = try await registers.enter(
                meetings, agency: world.office, cells: ["topic": "工作会议", "held_on": "2014-03-01"], agencies: nil, by: world.clerk,
                at: world.now)
            func correct(_ attendance: String, expecting version: Int64) async throws {
                try await registers.correct(
                    meetings, id, expecting: version, cells: ["topic": "工作会议", "held_on": "2014-03-01", "attendance": attendance],
                    reason: "补登", agencies: nil, by: world.clerk, at: world.now)
            }
            try await correct("30", expecting: 1)
            await #expect(throws: RegisterRefusal.stale(expected: 1, current: 2)) { try await correct("31", expecting: 1) }
            await #expect(throws: RegisterRefusal.unchanged) { try await correct("30", expecting: 2) }
            try await correct("", expecting: 2)
            #expect(try await registers.record(meetings, id, agencies: nil).value("attendance", of: meetings) == .blank)
        }
    }

    @Test("What others rest on cannot be taken back; what was taken back is kept", arguments: TestEngine.all)
    func void(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            let (items, publications) = try (RegisterDefinition.named("disclosed_item"), RegisterDefinition.named("channel_publication"))
            let item = try await world.enterItem("000000001/2014-00001")
            let publication = try await world.publish("000000001/2014-00001", "website", "2014-03-03")
            func void(_ register: RegisterDefinition, _ id: Int64, reason: String = "重复登记") async throws {
                try await registers.void(register, id, expecting: 1, reason: reason, agencies: nil, by: world.clerk, at: world.now)
            }
            let refusal = await #expect(throws: RegisterRefusal.self) { try await void(items, item) }
            #expect(refusal?.words == "“渠道发布”中还有1条记录引用它（2014-03-03 区政府网），请先撤销或改正这些记录。")
            await #expect(throws: RegisterRefusal.reasonMissing) { try await void(publications, publication, reason: "  ") }
            #expect(try await world.counts() == ["\(item) 2014 SF01 plain", "\(item) 2014 website"])
            try await void(publications, publication)
            #expect(try await world.counts() == [])
            try await void(items, item)
            await #expect(throws: RegisterRefusal.voided) { try await void(items, item) }
            #expect(try await registers.list(items, agencies: nil).total == 0)
            #expect(try await registers.history(items, item, agencies: nil).map(\.isCurrent) == [false, false])
            // The number of a record that was taken back may be used for its proper record.
            #expect(try await world.enterItem("000000001/2014-00001") > publication)
        }
    }

    @Test("An officer sees and changes only the agencies acted for", arguments: TestEngine.all)
    func scope(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            let items = try RegisterDefinition.named("disclosed_item")
            let item = try await world.enterItem("000000001/2014-00001")
            let notFound = RegisterRefusal.notFound(register: "主动公开信息")
            let school: Set<AgencyID> = [world.education]
            #expect(try await registers.list(items, agencies: school).total == 0)
            #expect(try await registers.list(items, agencies: [world.education, world.office]).total == 1)
            await #expect(throws: notFound) { try await registers.history(items, item, agencies: school) }
            await #expect(throws: notFound) {
                try await registers.void(items, item, expecting: 1, reason: "x", agencies: school, by: world.clerk, at: world.now)
            }
            await #expect(throws: RegisterRefusal.agencyOutsideScope) {
                try await world.enterItem("000000001/2014-00002", agencies: school)
            }
            await #expect(throws: RegisterRefusal.agencyOutsideScope) {
                try await registers.correct(
                    items, item, expecting: 1, agency: world.education,
                    cells: ["index_number": "000000001/2014-00001", "title": "x", "created_on": "2014-03-01"], reason: "x",
                    agencies: [world.office], by: world.clerk, at: world.now)
            }
            #expect(try await world.trail().count == 1)
        }
    }

    @Test("Cells that only the registers can judge are faults beside their fields", arguments: TestEngine.all)
    func faults(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            try await world.enterItem("000000001/2014-00001")
            _ = try await world.publish("000000001/2014-00001", "website", "2014-03-03")
            func fault(_ body: () async throws -> Int64) async -> String? {
                await #expect(throws: RegisterRefusal.self) { _ = try await body() }?.words
            }
            #expect(
                await fault { try await world.enterItem("000000001/2014-00001") }
                    == "台账中已有“索引号”相同的记录（000000001/2014-00001）。")
            #expect(
                await fault { try await world.publish("000000001/2014-00009", "website", "2014-03-03") }
                    == "“信息”填的是“000000001/2014-00009”，台账中没有这条记录。")
            #expect(
                await fault { try await world.publish("000000001/2014-00001", "weibo", "2014-02-28") }
                    == "“发布日期”2014-02-28早于所引“信息”的日期2014-03-01。")
            #expect(
                await fault { try await world.publish("000000001/2014-00001", "website", "2014-03-03") }
                    == "台账中已有“信息、公开渠道、发布日期、发布位置”相同的记录（政府网站、2014-03-03、区政府网）。")
            #expect(
                await fault { try await world.publish("000000001/2014-00001", "website", "2014-3-32") }
                    == "“发布日期”填的是“2014-3-32”，应为日期，写作 2014-03-05、2014/3/5、20140305 或 2014年3月5日，年份须写四位并写在最前。")
            let items = try RegisterDefinition.named("disclosed_item")
            let refusal = await #expect(throws: RegisterRefusal.self) {
                try await RegisterStore(database: world.database).correct(
                    items, 1, expecting: 1, cells: ["index_number": "000000001/2014-00001", "title": "x", "created_on": "2014-03-04"],
                    reason: "x", agencies: nil, by: world.clerk, at: world.now)
            }
            #expect(refusal?.words == "“生成日期”2014-03-04晚于“渠道发布”中已登记的2014-03-03。")
        }
    }

    @Test("A reply within the first limit is not entered as late", arguments: TestEngine.all)
    func lateWithinLimit(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            func enter(_ register: String, _ cells: [String: String]) async throws {
                _ = try await registers.enter(
                    .named(register), agency: world.office, cells: cells, agencies: nil, by: world.clerk,
                    at: Instant(Day("2014-12-01"), hour: 9))
            }
            try await enter(
                "disclosure_request",
                ["number": "SQ1", "received_on": "2014-09-26", "channel": "online", "applicant_kind": "NP", "summary": "申请"])
            var reply = ["request_id": "SQ1", "decided_on": "2014-10-22", "outcome": "granted", "is_late": "是"]
            let refusal = await #expect(throws: RegisterRefusal.self) { try await enter("request_reply", reply) }
            guard case .faults(let faults) = refusal else { return #expect(Bool(false), "\(String(describing: refusal))") }
            #expect(faults.map(\.column) == ["is_late"])
            #expect(faults.first?.chinese.contains("没有超过第一个期限2014-10-22") == true)
            reply["decided_on"] = "2014-10-23"
            try await enter("request_reply", reply)
            // Received a working day later, the same decision would be in time.
            func correct(received: String) async throws {
                try await registers.correct(
                    .named("disclosure_request"), 1, expecting: 1,
                    cells: ["number": "SQ1", "received_on": received, "channel": "online", "applicant_kind": "NP", "summary": "申请"],
                    reason: "收到日期有误", agencies: nil, by: world.clerk, at: Instant(Day("2014-12-01"), hour: 10))
            }
            let late = await #expect(throws: RegisterRefusal.self) { try await correct(received: "2014-09-28") }
            guard case .faults(let faults) = late else { return #expect(Bool(false), "\(String(describing: late))") }
            #expect(faults.map(\.column) == ["received_on"])
            #expect(faults.first?.chinese.contains("先更正“答复”") == true)
            try await correct(received: "2014-09-25")
        }
    }
}

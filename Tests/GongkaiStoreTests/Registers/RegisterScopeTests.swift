import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Testing

@Suite("Whose records a record may rest on")
struct RegisterScopeTests {
    /// A register, the record of the office that a row of it rests on, and the row without that reference.
    struct Story: Sendable, CustomTestStringConvertible {
        let register: String
        let other: String
        let cells: [String: String]
        let reference: String
        let key: String
        let row: [String: String]

        var testDescription: String { register }
    }

    private static let stories = [
        Story(
            register: "request_reply", other: "disclosure_request",
            cells: [
                "number": "SF01-1", "received_on": "2014-02-03", "channel": "letter", "applicant_kind": "NP", "summary": "道路规划",
            ],
            reference: "request_id", key: "SF01-1",
            row: ["decided_on": "2014-02-20", "outcome": RequestOutcome.all[0].code, "is_late": "否"]),
        Story(
            register: "concern_response", other: "public_concern",
            cells: ["number": "RD-1", "topic": "停水", "kind": "hotTopic", "raised_on": "2014-02-03"], reference: "concern_id", key: "RD-1",
            row: ["way": "weibo", "responded_on": "2014-02-04"]),
        Story(
            register: "training_attendance", other: "training",
            cells: ["number": "PX-1", "topic": "保密审查", "held_on": "2014-02-03"], reference: "training_id", key: "PX-1",
            row: ["attending_unit": "教育局", "persons": "3"]),
        Story(
            register: "channel_publication", other: "disclosed_item",
            cells: ["index_number": "000000001/2014-00001", "title": "通知", "created_on": "2014-02-03"], reference: "item_id",
            key: "000000001/2014-00001", row: ["channel": "weibo", "published_on": "2014-02-04"]),
    ]

    @Test("A unit cannot add to another unit's record, by hand or by file, nor learn of it", arguments: TestEngine.all, stories)
    func foreign(on engine: TestEngine, story: Story) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            let (register, other) = try (RegisterDefinition.named(story.register), RegisterDefinition.named(story.other))
            let school: Set<AgencyID> = [world.education]
            func cells(_ key: String) -> [String: String] { story.row.merging([story.reference: key]) { $1 } }
            func file(_ key: String) throws -> ImportFile {
                let filled = register.columns.filter { cells(key)[$0.name] != nil }
                return ImportFile(
                    name: "x.csv", sha256: nil, header: filled.map(\.label), rows: [filled.map { cells(key)[$0.name] ?? "" }])
            }
            func enter(_ key: String, _ agencies: Set<AgencyID>?) async throws -> Int64 {
                try await registers.enter(
                    register, agency: world.education, cells: cells(key), agencies: agencies, by: world.clerk, at: world.now)
            }
            _ = try await registers.enter(
                other, agency: world.office, cells: story.cells, agencies: nil, by: world.clerk, at: world.now)

            let column = try #require(register.column(story.reference))
            for key in [story.key, "000000009/2014-00009"] {
                let words = "“\(column.label)”填的是“\(key)”，在您单位的台账中没有这条记录。"
                let refusal = await #expect(throws: RegisterRefusal.self) { _ = try await enter(key, school) }
                #expect(refusal?.words == words)
                let report = try await registers.check(register, file(key), agency: world.education, agencies: school, at: world.now)
                #expect(report.faults.map(\.fault.chinese) == [words])
                await #expect(throws: RegisterRefusal.faultyFile(report)) {
                    try await registers.load(
                        register, file(key), agency: world.education, agencies: school, by: world.clerk, at: world.now)
                }
            }
            #expect(try await registers.list(register, agencies: nil).total == 0)

            let id = try await enter(story.key, [world.office, world.education])
            await #expect(throws: RegisterRefusal.self) {
                try await registers.correct(
                    register, id, expecting: 1, cells: cells(story.key), reason: "x", agencies: school, by: world.clerk, at: world.now)
            }
            try await registers.void(register, id, expecting: 1, reason: "x", agencies: nil, by: world.clerk, at: world.now)
            let report = try await registers.load(
                register, file(story.key), agency: world.education, agencies: [world.office, world.education], by: world.clerk,
                at: world.now)
            #expect(report.isClean)
            #expect(try await registers.list(register, agencies: nil).total == 1)
        }
    }

    @Test("A number that another unit used is refused without a word about its record", arguments: TestEngine.all)
    func foreignKey(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            let items = try RegisterDefinition.named("disclosed_item")
            try await world.enterItem("000000001/2014-00001")
            func cells(_ number: String) -> [String: String] {
                ["index_number": number, "title": "学校招生通知", "created_on": "2014-03-01"]
            }
            func enter() async throws {
                _ = try await registers.enter(
                    items, agency: world.education, cells: cells("000000001/2014-00001"), agencies: [world.education], by: world.clerk,
                    at: world.now)
            }
            let words = "“索引号”不能这样填（000000001/2014-00001）：全区不得重复。请核对；确认无误的，请与政务公开办联系。"
            let refusal = await #expect(throws: RegisterRefusal.self) { try await enter() }
            #expect(refusal?.words == words)
            let file = ImportFile(
                name: "x.csv", sha256: nil, header: ["索引号", "名称", "生成日期"],
                rows: [["000000001/2014-00001", "学校招生通知", "2014-03-01"]])
            let report = try await registers.check(items, file, agency: world.education, agencies: [world.education], at: world.now)
            #expect(report.faults.map(\.fault.chinese) == [words])
            #expect(report.faults.first?.english.contains("already") == false)
            // Who acts for both units is told where it stands.
            let all = try await registers.check(
                items, file, agency: world.education, agencies: [world.education, world.office], at: world.now)
            #expect(all.faults.map(\.fault.chinese) == ["台账中已有“索引号”相同的记录（000000001/2014-00001）。"])
        }
    }

    @Test("Who takes a record back hears how many of another unit's rest on it, not which", arguments: TestEngine.all)
    func foreignDependents(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            let items = try RegisterDefinition.named("disclosed_item")
            let item = try await world.enterItem("000000001/2014-00001")
            let publications = try RegisterDefinition.named("channel_publication")
            _ = try await registers.enter(
                publications, agency: world.township,
                cells: ["item_id": "000000001/2014-00001", "channel": "weibo", "published_on": "2014-03-02", "place": "@清泉镇"],
                agencies: nil, by: world.clerk, at: world.now)
            let refusal = await #expect(throws: RegisterRefusal.self) {
                try await registers.void(
                    items, item, expecting: 1, reason: "重复", agencies: [world.office], by: world.clerk, at: world.now)
            }
            #expect(refusal?.words == "“渠道发布”中还有1条记录引用它，请先撤销或改正这些记录。")
        }
    }
}

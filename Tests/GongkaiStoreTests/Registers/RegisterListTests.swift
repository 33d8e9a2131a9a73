import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Lists of registers")
struct RegisterListTests {
    @Test("Any column sorts alike on both engines, blanks last", arguments: TestEngine.all)
    func sort(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            let meetings = try RegisterDefinition.named("work_meeting")
            for (topic, day, attendance) in [
                ("乙", "2014-01-03", "9"), ("甲", "2014-01-02", ""), ("B", "2014-01-02", "10"), ("a", "2014-01-01", "0"),
            ] {
                _ = try await registers.enter(
                    meetings, agency: world.office, cells: ["topic": topic, "held_on": day, "attendance": attendance], agencies: nil,
                    by: world.clerk, at: world.now)
            }
            func topics(_ sort: RegisterQuery.Sort?) async throws -> String {
                try await registers.list(meetings, RegisterQuery(sort: sort), agencies: nil).records
                    .map { $0.text(meetings.columns[0], of: meetings) }.joined()
            }
            #expect(try await topics(nil) == "乙B甲a")
            #expect(try await topics(.init("held_on")) == "a甲B乙")
            #expect(try await topics(.init("attendance")) == "a乙B甲")
            #expect(try await topics(.init("attendance", descending: true)) == "B乙a甲")
            #expect(try await topics(.init("topic")) == "Ba乙甲")
            #expect(try await topics(.init("agency")) == "乙甲Ba")
            await #expect(throws: RegisterRefusal.unknownColumn("persons", register: "工作会议")) {
                try await topics(.init("persons"))
            }
            await #expect(throws: RegisterRefusal.self) {
                try await registers.list(meetings, RegisterQuery(choices: ["x\" OR 1=1": ["a"]]), agencies: nil)
            }
        }
    }

    @Test("A text is found anywhere, and its signs are no wildcards", arguments: TestEngine.all)
    func search(on engine: TestEngine) async throws {
        try await World.open(on: engine) { world in
            let registers = RegisterStore(database: world.database)
            let meetings = try RegisterDefinition.named("work_meeting")
            for topic in ["全区政务公开工作会议", "100%办结", "ABC_会", "O'Brien!"] {
                _ = try await registers.enter(
                    meetings, agency: world.office, cells: ["topic": topic, "held_on": "2014-01-01"], agencies: nil, by: world.clerk,
                    at: world.now)
            }
            for (text, count) in [("公开", 1), ("政务公开工", 1), ("%", 1), ("_", 1), ("c_", 1), ("'", 1), ("!", 1), ("", 4), ("没有", 0)] {
                #expect(try await registers.list(meetings, RegisterQuery(text: text), agencies: nil).total == count, "\(text)")
            }
            let page = try await registers.list(meetings, RegisterQuery(offset: 3, limit: 2), agencies: nil)
            #expect(page.total == 4 && page.records.count == 1)
            #expect(try await registers.list(meetings, agencies: []).total == 0)
        }
    }
}

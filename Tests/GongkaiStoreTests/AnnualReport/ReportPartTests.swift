import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Testing

@Suite("The words of a report")
struct ReportPartTests {
    @Test("A change is a new version with its audit entry; the same words again are none", arguments: TestEngine.all)
    func versions(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            func write(_ text: String, expecting: Int) async throws {
                try await world.reports.write(
                    text, part: "1.1", of: world.world.district, year: 2024, expecting: expecting, by: world.world.clerk, at: world.now)
            }
            try await write("第一稿", expecting: 0)
            try await write("第二稿", expecting: 1)
            try await write("第二稿", expecting: 2)
            let part = try #require(try await world.reports.parts(of: world.world.district, year: 2024)["1.1"])
            #expect(part.text == "第二稿")
            #expect(part.version == 2)
            #expect(part.recordedBy == "clerk")
            let versions = try await world.world.database.count("report_part")
            #expect(versions == 2)
            let trail = try await world.trail(of: "report_part/\(world.world.district.value)/2024/1.1")
            #expect(trail.count == 2)
            #expect(trail.last?.before == #"{"text":"第一稿"}"#)
        }
    }

    @Test("Whoever was slower is told", arguments: TestEngine.all)
    func stale(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            func write(_ text: String) async throws {
                try await world.reports.write(
                    text, part: "5", of: world.world.district, year: 2024, expecting: 0, by: world.world.clerk, at: world.now)
            }
            try await write("甲的稿子")
            do {
                try await write("乙的稿子")
                Issue.record("the second writer was not told")
            } catch let error as DatabaseError {
                #expect(error.kind == .stale)
            }
        }
    }
}

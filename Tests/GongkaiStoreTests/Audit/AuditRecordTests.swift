import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct AuditRecordTests {
    @Test("An entry is kept with its transaction or dropped with it", arguments: TestEngine.all)
    func together(on engine: TestEngine) async throws {
        struct Refused: Error {}
        try await World.open(on: engine) { world in
            await #expect(throws: Refused.self) {
                try await world.database.write { tx in
                    try tx.record(action: "enter", subject: "thing/1", by: world.clerk, at: world.now)
                    throw Refused()
                }
            }
            try await world.database.write { tx in
                let after = JSONText.object(["a": "\"1\"\n", "b": nil])
                try tx.record(action: "enter", subject: "thing/2", after: after, by: world.clerk, at: world.now)
                try tx.record(action: "correct", subject: "thing/2", version: 2, reason: "typo", by: world.clerk, at: world.now)
            }
            let rows = try await world.database.read { tx in try tx.rows("SELECT * FROM audit_entry ORDER BY sequence") }
            #expect(try rows.map { try $0.get("sequence", as: Int64.self) } == [1, 2])
            #expect(try rows[0].get("after", as: String.self) == #"{"a":"\"1\"\n","b":null}"#)
            #expect(try rows[1].get("previous_hash", as: String.self) == rows[0].get("hash"))
            let head = try await world.database.read { tx in try tx.value("SELECT hash FROM audit_head", as: String.self) }
            #expect(try rows[1].get("hash", as: String.self) == head)
        }
    }
}

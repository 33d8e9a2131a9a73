import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Papers of approval cases")
struct CasePaperTests {
    @Test("A paper reads as on the day of its step, whatever is renamed or decided later, and lies sealed", arguments: TestEngine.all)
    func frozen(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let id = try await desk.granted("2026-03-02", "2026-03-04")
            func paper(_ kind: String, _ step: Int) async throws -> OfficialPaper {
                try await desk.cases.paper(
                    kind, ofStep: step, of: id, for: desk.window, from: CaseDesk.address, at: Instant("2026-03-05", hour: 9)
                ).paper
            }
            let before = try await paper("acceptanceNotice", 2)
            #expect(before.organ == "单位ZX12" && before.addressee == "张小明" && before.number == "ZX12-BJ-202600001-02")
            try await desk.world.database.write { tx in
                try tx.run("UPDATE agency SET name = '新名' WHERE code = 'ZX12'")
                let sealed = try tx.rows("SELECT sealed FROM case_paper").map { try $0.get("sealed", as: [UInt8].self) }
                #expect(sealed.count == 3)
                for bytes in sealed { #expect(!String(decoding: bytes, as: UTF8.self).contains("张小明")) }
            }
            #expect(try await paper("acceptanceNotice", 2) == before)
            await #expect(throws: (any Error).self) {
                try await desk.world.database.write { tx in try tx.run("UPDATE case_paper SET kind = 'x'") }
            }
            await #expect(throws: (any Error).self) { try await desk.world.database.write { tx in try tx.run("DELETE FROM case_paper") } }
            await #expect(throws: PaperAccessRefusal.notFound) { try await paper("refusalDecision", 2) }
        }
    }

    @Test("What whoever applies is shown are the papers that went out to them, as they went out", arguments: TestEngine.all)
    func notice(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let filed = try await desk.takenIn(try desk.simple, "2026-03-02", materials: ["M01"])
            #expect(try await desk.cases.paper("oneTimeNotice", ofStep: 2, of: desk.stored(filed.id)) == nil)
            let deficits = CaseDeficit.text([CaseDeficit("M02", "没有提交"), CaseDeficit("M03", "没有签名")])
            try await desk.act(.giveNotice, on: filed.id, by: desk.window, "2026-03-03", [.deficits: .text(deficits)])
            let kept = try await desk.cases.paper(
                "oneTimeNotice", ofStep: 2, of: filed.id, for: desk.window, from: CaseDesk.address, at: Instant("2026-03-03", hour: 11)
            ).paper
            let unit = try #require(desk.units["ZX12"]).id
            try await desk.act(.handOver, on: filed.id, by: desk.window, "2026-03-03", [.unit: .agency(unit)])
            let stored = try await desk.stored(filed.id)
            #expect(try await desk.cases.paper("oneTimeNotice", ofStep: 2, of: stored) == kept)
            // Units hand slips to each other; they are nobody else's.
            #expect(stored.matter.casePapers.map(\.document.code) == ["intakeReceipt", "oneTimeNotice", "handOverSlip"])
            #expect(stored.matter.papersOfApplicant.map(\.document.code) == ["intakeReceipt", "oneTimeNotice"])
            #expect(try await desk.cases.paper("handOverSlip", ofStep: 3, of: stored) == nil)
            #expect(kept.paragraphs.contains { $0.text.contains("《租赁合同》：没有签名") })
        }
    }

    @Test("The papers of a step that was a mistake are void, and say so", arguments: TestEngine.all)
    func void(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let filed = try await desk.takenIn(try desk.simple, "2026-03-02")
            try await desk.act(.accept, on: filed.id, by: desk.window, "2026-03-02")
            let version = try await desk.version(of: filed.id)
            try await desk.cases.act(
                MatterRequest(.reverse, seen: version, values: ["reason": .text("点错了")]), on: filed.id, by: .officer(desk.window),
                from: CaseDesk.address, at: Instant("2026-03-02", hour: 11))
            let papers = try await desk.stored(filed.id).matter.casePapers
            let stored = try await desk.stored(filed.id)
            // Whoever has it in their hands reads that it is worth nothing any more.
            #expect(stored.matter.papersOfApplicant.map(\.voidedOn) == [nil, "2026-03-02"])
            let told = try #require(try await desk.cases.paper("acceptanceNotice", ofStep: 2, of: stored))
            #expect(told.paragraphs.first?.text.hasPrefix("【作废】本文书所属的步骤已于2026年3月2日撤销") == true)
            #expect(papers.map(\.document.code) == ["intakeReceipt", "acceptanceNotice"] && papers.map(\.isVoid) == [false, true])
        }
    }
}

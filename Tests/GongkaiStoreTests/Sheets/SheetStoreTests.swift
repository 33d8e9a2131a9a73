import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Public sheets in the store")
struct SheetStoreTests {
    private func fields(_ address: String = "立新大道18号") -> SheetFields {
        SheetFields(["duties": "管理教育。", "address": address, "hours": "工作日", "telephone": "0734-8850104"], of: .unit)
    }

    @Test(
        "A sheet shows when somebody of the office has let it through, and the old one stays while a change waits",
        arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), unit = world.world.education
            let id = try await store.create(fields(), kind: .unit, of: unit, by: world.writer, from: "", at: world.now)
            #expect(try await store.shown(.unit).isEmpty)
            let changes = PageChangeStore(database: world.database), seen = try await changes.last()
            await #expect(throws: DraftRefusal.secrecyMissing) {
                try await store.approve(id, version: 1, by: world.clerk, from: "", at: world.now)
            }
            try await world.sign(DraftID(.sheet, id.value), by: world.leader)
            try await store.approve(id, version: 1, by: world.clerk, from: "", at: world.now)
            #expect(try await store.shown(.unit, of: unit).first?.fields["address"] == "立新大道18号")
            #expect(try await changes.changes(after: seen).map(\.tag) == [.agency(unit.value)])
            try await store.propose(fields("红湘路1号"), for: id, expecting: 1, by: world.writer, from: "", at: world.now)
            #expect(try await store.shown(.unit).first?.fields["address"] == "立新大道18号")
            try await store.reject(id, version: 2, reason: "门牌号有误", by: world.clerk, from: "", at: world.now)
            let line = try await store.sheet(id, for: world.writer)
            #expect(line.newest.isRejected && line.newest.grounds == "门牌号有误")
            try await store.withdraw(id, reason: "单位撤销", by: world.clerk, from: "", at: world.now)
            #expect(try await store.shown(.unit).isEmpty)
            let trail = try await AuditStore(database: world.database).trail(of: "sheet/\(id.value)")
            #expect(
                trail.map(\.action) == [
                    "sheet.propose", "sheet.secrecy", "sheet.approve", "sheet.propose", "sheet.reject", "sheet.withdraw",
                ])
        }
    }

    @Test("Nobody lets their own words through, nor words they have not seen, nor without a reason", arguments: TestEngine.all)
    func decisions(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), unit = world.world.education
            let own = try await store.create(fields(), kind: .unit, of: world.world.office, by: world.clerk, from: "", at: world.now)
            await #expect(throws: DraftRefusal.ownWork) {
                try await store.approve(own, version: 1, by: world.clerk, from: "", at: world.now)
            }
            await #expect(throws: SheetRefusal.groundsMissing) {
                try await store.reject(own, version: 1, reason: " ", by: world.secondClerk, from: "", at: world.now)
            }
            await #expect(throws: SheetRefusal.permissionMissing(.approveArticles)) {
                try await store.approve(own, version: 1, by: world.writer, from: "", at: world.now)
            }
            let id = try await store.create(fields(), kind: .unit, of: unit, by: world.writer, from: "", at: world.now)
            try await store.propose(fields("另一处"), for: id, expecting: 1, by: world.writer, from: "", at: world.now)
            await #expect(throws: SheetRefusal.nothingProposed) {
                try await store.approve(id, version: 1, by: world.clerk, from: "", at: world.now)
            }
            #expect(try await store.shown(.unit).isEmpty)
        }
    }

    @Test("Of two who change a sheet at once the second is told, and the words of the first stay", arguments: TestEngine.all)
    func twoWriters(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database), unit = world.world.education
            let id = try await store.create(fields(), kind: .unit, of: unit, by: world.writer, from: "", at: world.now)
            try await store.propose(fields("红湘路1号"), for: id, expecting: 1, by: world.writer, from: "", at: world.now)
            await #expect(throws: SheetRefusal.stale) {
                try await store.propose(fields("船山大道2号"), for: id, expecting: 1, by: world.clerk, from: "", at: world.now)
            }
            let line = try await store.sheet(id, for: world.writer)
            #expect(line.newest.number == 2 && line.newest.fields["address"] == "红湘路1号")
            try await store.propose(fields("船山大道2号"), for: id, expecting: 2, by: world.clerk, from: "", at: world.now)
            #expect(try await store.sheet(id, for: world.writer).newest.savedByName == "赵敏")
        }
    }

    @Test("A unit keeps its own sheets only, and has one of its functions", arguments: TestEngine.all)
    func scope(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = SheetStore(database: world.database)
            await #expect(throws: SheetRefusal.notForThisUnit) {
                try await store.create(fields(), kind: .unit, of: world.world.township, by: world.writer, from: "", at: world.now)
            }
            let id = try await store.create(fields(), kind: .unit, of: world.world.township, by: world.clerk, from: "", at: world.now)
            await #expect(throws: SheetRefusal.exists) {
                try await store.create(fields(), kind: .unit, of: world.world.township, by: world.clerk, from: "", at: world.now)
            }
            await #expect(throws: SheetRefusal.notFound) { try await store.sheet(id, for: world.writer) }
            #expect(try await store.list(for: world.writer).isEmpty)
            #expect(try await store.list(for: world.clerk).map(\.id) == [id])
        }
    }
}

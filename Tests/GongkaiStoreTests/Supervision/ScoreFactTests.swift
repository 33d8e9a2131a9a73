import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("What counts in scores beside cards, in the database")
struct ScoreFactTests {
    @Test("Data that came late cost half a point a day, once, whichever way they are summed", arguments: TestEngine.all)
    func lateData(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let terms = try desk.simple, unit = try #require(desk.units["ZX12"]?.id)
            // Received on Monday, entered on Friday: four working days, one of which is allowed.
            _ = try await desk.cases.takeIn(
                CaseDesk.intake(terms.materials.map(\.code)), under: terms, to: unit, arrivedOn: "2026-03-02", by: desk.window,
                from: CaseDesk.address, at: Instant("2026-03-06", hour: 9))
            _ = try await desk.cases.takeIn(
                CaseDesk.intake(terms.materials.map(\.code)), under: terms, to: unit, arrivedOn: "2026-03-05", by: desk.window,
                from: CaseDesk.address, at: Instant("2026-03-06", hour: 10))
            try await desk.supervision.renew(at: Instant("2026-03-06", hour: 11))
            let renewed = try await desk.supervision.digest()
            #expect(renewed.facts == 1)
            #expect(try await desk.supervision.rebuild(upTo: "2026-03-06") == renewed)
            let march = try #require(ScorePeriod.month(3, of: 2026))
            for subject in [ScoreSubject.unit(unit), .person(desk.window.id)] {
                let single = try #require(try await desk.supervision.score(of: subject, in: march))
                let entry = try #require(
                    single.entries.first { if case .fact(.lateData, _, _) = $0.source { true } else { false } })
                #expect(entry.counted == -150 && entry.head == "data" && entry.on == "2026-03-06")
                #expect(try await desk.supervision.ranking([subject], in: march).first?.sheet.total == single.total)
            }
        }
    }

    @Test("A promise three tenths shorter than the law gives half a point while its version holds", arguments: TestEngine.all)
    func shorterPromise(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            let item = try #require(
                DemonstrationItems.all.first { $0.identity.unit == "ZX11" && $0.time.isShortened && $0.identity.handlingItems.isEmpty })
            let supervision = SupervisionStore(database: desk.database)
            let unit = try #require(try await AccountStore(database: desk.database).agencies().first { $0.code == "ZX11" }?.id)
            @Sendable func bonus(_ month: Int) async throws -> Int {
                let period = try #require(ScorePeriod.month(month, of: 2014))
                let single = try #require(try await supervision.score(of: .unit(unit), in: period))
                #expect(try await supervision.ranking(of: [unit], in: period).first?.sheet.total == single.total)
                return single.bonus
            }
            let id = try await desk.save(item)
            #expect(try await bonus(6) == 0)
            try await desk.store.publish(id, version: 1, expecting: 1, by: desk.head, from: "10.0.0.1", at: desk.now)
            #expect(try await bonus(6) == 50)
            // From July on no law sets a limit.
            var next = item
            next.identity.version = 2
            next.identity.effectiveFrom = "2014-07-01"
            next.time.statutoryLimit = .notApplicable
            for index in next.process.flow.steps.indices { next.process.flow.steps[index].statutoryLimit = nil }
            _ = try await desk.save(next)
            try await desk.store.publish(id, version: 2, expecting: 1, by: desk.head, from: "10.0.0.1", at: desk.now)
            #expect(try await bonus(6) == 50)
            #expect(try await bonus(7) == 0)
            let names = try await supervision.items(of: [-id.value, 5])
            #expect(names.count == 1 && names[-id.value]?.code == item.identity.taskCode)
        }
    }
}

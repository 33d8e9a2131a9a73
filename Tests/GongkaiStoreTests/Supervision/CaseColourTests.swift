import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("The colour of a case is that of its gravest card that stands")
struct CaseColourTests {
    typealias Desk = CaseDesk

    @Test(
        "A card by hand colours its case until it is withdrawn, and what was upgraded counts as what it became", arguments: TestEngine.all)
    func byHand(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let supervision = desk.supervision, inspector = desk.inspector, other = desk.secondInspector
            let id = try await desk.granted("2026-03-02", "2026-03-03")
            try await supervision.renew(at: Instant("2026-03-03", hour: 20))
            #expect(try await Self.colour(of: id, desk) == "green")
            let red = try await supervision.issue(
                .red, on: id, reason: "收了材料不给凭证", by: inspector, from: Desk.address, at: Instant("2026-03-04", hour: 9))
            let yellow = try await supervision.issue(
                .yellow, on: id, reason: "态度生硬", by: inspector, from: Desk.address, at: Instant("2026-03-04", hour: 9))
            try await supervision.renew(at: Instant("2026-03-04", hour: 9))
            #expect(try await Self.colour(of: id, desk) == "red")
            // Whoever has nothing but a card by hand in a month stands in its ranking.
            let late = try await supervision.issue(
                .red, on: id, reason: "又收了材料不给凭证", by: inspector, from: Desk.address, at: Instant("2026-05-06", hour: 9))
            let person = try await supervision.card(late, at: Instant("2026-05-06", hour: 9)).person
            #expect(try await supervision.scoredPersons(in: try #require(.month(5, of: 2026))) == Set([person].compactMap(\.self)))
            try await supervision.act(.withdraw, on: late, text: "查无此事", by: other, from: Desk.address, at: Instant("2026-05-06", hour: 10))
            try await supervision.act(.withdraw, on: red, text: "查无此事", by: other, from: Desk.address, at: Instant("2026-03-05", hour: 9))
            try await supervision.renew(at: Instant("2026-03-05", hour: 9))
            #expect(try await Self.colour(of: id, desk) == "yellow")
            try await supervision.act(.upgrade, on: yellow, text: "拒不说明", by: other, from: Desk.address, at: Instant("2026-03-06", hour: 9))
            try await supervision.renew(at: Instant("2026-03-06", hour: 9))
            #expect(try await Self.colour(of: id, desk) == "red")
            // Past days say what held then, and a rebuild finds what the rounds found.
            for (day, colour) in [("2026-03-03", "green"), ("2026-03-04", "red"), ("2026-03-05", "yellow"), ("2026-03-06", "red")]
                as [(Day, String)]
            {
                #expect(try await supervision.history(of: id, upTo: day, within: nil).colour == colour, "\(day)")
                #expect(try await supervision.board(BoardFilter(), within: nil, asOf: day).cases == [colour: 1], "\(day)")
            }
            let before = try await supervision.digest()
            #expect(try await supervision.rebuild(upTo: "2026-03-06") == before)
        }
    }

    @Test("A card of a rule that was withdrawn colours nothing", arguments: TestEngine.all)
    func withdrawn(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.granted("2026-03-02", "2026-03-11")
            try await desk.supervision.renew(at: Instant("2026-03-11", hour: 20))
            let cards = try await desk.supervision.history(of: id, upTo: "2026-03-11", within: nil).cards
            let gravest = try #require(cards.map(\.key.signal).max())
            #expect(gravest > .warning)
            #expect(try await Self.colour(of: id, desk) == gravest.rawValue)
            for card in cards {
                try await desk.supervision.act(
                    .withdraw, on: card.key, text: "系统故障", by: desk.inspector, from: Desk.address, at: Instant("2026-03-12", hour: 9))
            }
            try await desk.supervision.renew(at: Instant("2026-03-12", hour: 9))
            #expect(try await Self.colour(of: id, desk) == "green")
        }
    }

    /// As boards and lists have it.
    private static func colour(of id: MatterID, _ desk: Desk) async throws -> String {
        let board = try await desk.supervision.board(BoardFilter(), within: nil)
        let stored = try await desk.world.database.read { tx in
            try tx.value("SELECT colour FROM supervision_case WHERE matter_id = \(id)", as: String.self)
        }
        #expect(board.cases.filter { $0.value > 0 } == [stored: 1])
        return stored
    }
}

import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Following a matter by number and code")
struct TrackingTests {
    typealias Desk = RequestDesk

    @Test("Number and code find it however they are typed; anything else sounds the same", arguments: TestEngine.all)
    func answers(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let now = Instant("2024-01-31", hour: 9)
            let filed = try await desk.requests.file(Desk.intake(), to: desk.world.education, from: "1.2.3.4", at: now)
            func find(_ number: String, _ code: String) async throws -> TrackingAnswer {
                try await desk.matters.find("request", number: number, code: code, from: "1.2.3.4", at: now)
            }
            guard case .found(let stored) = try await find(" sf02-20240001 ", filed.code.grouped.lowercased()) else {
                Issue.record("not found")
                return
            }
            #expect(stored.row.id == filed.id && stored.matter.requestState == .filed)
            #expect(try await find("SF02-20240001", TrackingCode.random().text) == .unknown)
            #expect(try await find("SF02-20249999", filed.code.text) == .unknown)
            #expect(try await find("SF02-20240001", "hello") == .unknown)
            let text = try await desk.world.database.read { tx in try tx.value("SELECT code_hash FROM matter", as: String.self) }
            #expect(!text.contains(filed.code.text) && text != SHA256.hex(of: filed.code.text))
        }
    }

    @Test(
        "Wrong codes for one number from everywhere are told apart after a while, and never keep the right one out",
        arguments: TestEngine.all)
    func guessedNumber(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let now = Instant("2024-01-31", hour: 9)
            let filed = try await desk.requests.file(Desk.intake(), to: desk.world.education, from: "1.2.3.4", at: now)
            for attempt in 0..<50 {
                let store = MatterStore(database: desk.world.database, key: Desk.key)
                let answer = try await store.find(
                    "request", number: filed.number, code: TrackingCode.random().text, from: "10.1.0.\(attempt)", at: now)
                #expect(answer == (attempt < 20 ? .unknown : .unknownAgain))
                guard
                    case .found = try await store.find("request", number: filed.number, code: filed.code.text, from: "10.2.0.1", at: now)
                else {
                    Issue.record("the owner is kept out after \(attempt + 1) wrong codes of others")
                    return
                }
            }
        }
    }

    @Test(
        "Guessing from one place is slowed, then refused for an hour, also after a restart and from other addresses of a network of IPv6",
        arguments: TestEngine.all, ["10.1.0.1", "2001:db8:7:1:"])
    func pace(on engine: TestEngine, place: String) async throws {
        try await Desk.open(on: engine) { desk in
            let start = Instant("2024-01-31", hour: 9)
            var now = start, waits: [Int64] = [], tries = 0
            let filed = try await desk.requests.file(Desk.intake(), to: desk.world.education, from: "1.2.3.4", at: now)
            while now < start.adding(seconds: 86_400) {
                let store = MatterStore(database: desk.world.database, key: Desk.key)
                let address = place.hasSuffix(":") ? "\(place)\(String(tries, radix: 16))::1" : place
                let answer = try await store.find(
                    "request", number: filed.number, code: TrackingCode.random().text, from: address, at: now)
                if case .later(let until) = answer {
                    // The right code is not looked up before.
                    let right = try await store.find("request", number: filed.number, code: filed.code.text, from: address, at: now)
                    #expect(right == .later(until))
                    waits.append((until.milliseconds - now.milliseconds) / 1000)
                    now = until
                } else {
                    tries += 1
                }
            }
            #expect(waits[0] == 5 && waits[1] == 10 && waits.sorted() == waits && waits.last == 3_600)
            // What the arithmetic of the code rests on.
            #expect(tries == 73)
        }
    }

    @Test(
        "However an address is written, it is one place",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:c000:201", "192.0.2.1"),
            ("0:0:0:0:0:ffff:c000:0201", "192.0.2.1"), ("2001:db8::1", "2001:db8:0:0::/64"),
            ("2001:0db8:0:0:9::2%eth0", "2001:db8:0:0::/64"),
            ("2001:db8:0:1::1", "2001:db8:0:1::/64"),
        ])
    func place(address: String, place: String) {
        #expect(GuessingPlace.of(address) == place)
    }

    @Test("Guessing from one address is refused for all numbers, and others are not hurt", arguments: TestEngine.all)
    func guessingAddress(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let now = Instant("2024-01-31", hour: 9)
            let filed = try await desk.requests.file(Desk.intake(), to: desk.world.education, from: "1.2.3.4", at: now)
            for number in 0..<10 {
                _ = try await desk.matters.find(
                    "request", number: "SF02-2023000\(number)", code: TrackingCode.random().text, from: "6.6.6.6", at: now)
            }
            let guesser = try await desk.matters.find("request", number: filed.number, code: filed.code.text, from: "6.6.6.6", at: now)
            #expect(guesser == .later(now.adding(seconds: 5)))
            guard
                case .found = try await desk.matters.find("request", number: filed.number, code: filed.code.text, from: "1.2.3.4", at: now)
            else {
                Issue.record("somebody else is refused")
                return
            }
        }
    }
}

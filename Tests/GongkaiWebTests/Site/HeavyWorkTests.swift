import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite struct HeavyWorkTests {
    @Test("Who finds no place waits for one, and is asked to come again when that takes too long")
    func places() async throws {
        let work = HeavyWork(places: 1, queue: 2, patience: .milliseconds(200))
        let (started, start) = AsyncStream<Void>.makeStream()
        let (ended, end) = AsyncStream<Void>.makeStream()
        let first = Task {
            try await work.run {
                start.finish()
                for await _ in ended {}
            }
        }
        for await _ in started {}
        let refusal = await #expect(throws: SiteError.self) { try await work.run {} }
        #expect(refusal?.status == 503)
        let next = Task { try await work.run { 7 } }
        end.finish()
        try await first.value
        #expect(try await next.value == 7)
    }

    @Test("Work that fails gives its place back")
    func failure() async throws {
        struct Failure: Error {}
        let work = HeavyWork(places: 1, queue: 2, patience: .milliseconds(200))
        await #expect(throws: Failure.self) { try await work.run { throw Failure() } }
        #expect(try await work.run { 7 } == 7)
    }

    @Test("Who finds the queue full is sent away at once, with the time to come again")
    func fullQueue() async throws {
        let work = HeavyWork(places: 1, queue: 1, patience: .seconds(60))
        let (started, start) = AsyncStream<Void>.makeStream()
        let (ended, end) = AsyncStream<Void>.makeStream()
        let first = Task {
            try await work.run {
                start.finish()
                for await _ in ended {}
            }
        }
        for await _ in started {}
        // Of two more, whichever comes first waits; the other is refused while the first still works.
        let others = (1...2).map { number in Task { try await work.run { number } } }
        let refusal = await withTaskGroup(of: SiteError?.self) { group in
            for other in others {
                group.addTask {
                    do {
                        _ = try await other.value
                        return nil
                    } catch {
                        return error as? SiteError
                    }
                }
            }
            let refusal = await group.next() ?? nil
            end.finish()
            return refusal
        }
        guard case .busy(let seconds, let words) = refusal else { return #expect(Bool(false), "nobody was refused") }
        #expect(seconds == 60 && words.contains("请过一分钟再试"))
        try await first.value
    }

    @Test("A busy server says on its page, and in the answer's head, when to come again")
    func retryAfter() async throws {
        try await WebWorld.open(on: .sqlite) { web in
            let browser = web.browser()
            let token = try await browser.get("/check").hidden("token")
            let (ended, end) = AsyncStream<Void>.makeStream()
            let work = web.app.site.heavyWork
            let others = (1...18).map { _ in Task { try await work.run { for await _ in ended {} } } }
            while await !work.isFull { try await Task.sleep(for: .milliseconds(5)) }
            let page = try await browser.post("/check", [("token", token), ("text", "x")])
            end.finish()
            for other in others { _ = await other.result }
            #expect(page.status == .serviceUnavailable && page.says("请过一分钟再试一次"))
            #expect(page.response.headers[.retryAfter] == "60")
        }
    }
}

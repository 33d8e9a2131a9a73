import Testing

@testable import GongkaiWeb

@Suite struct HeavyWorkTests {
    @Test("Who finds no place waits for one, and is asked to come again when that takes too long")
    func places() async throws {
        let work = HeavyWork(places: 1, patience: .milliseconds(200))
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
        let work = HeavyWork(places: 1, patience: .milliseconds(200))
        await #expect(throws: Failure.self) { try await work.run { throw Failure() } }
        #expect(try await work.run { 7 } == 7)
    }
}

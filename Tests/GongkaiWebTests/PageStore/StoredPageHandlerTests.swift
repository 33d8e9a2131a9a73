import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HummingbirdTesting
import Synchronization
import Testing

@testable import GongkaiWeb

/// On a real socket: the handler works on bytes.
@Suite struct StoredPageHandlerTests {
    private func serve(limits: ConnectionLimits = .init(), _ body: @escaping @Sendable (WebWorld, Int) async throws -> Void) async throws {
        try await WebWorld.open(on: .sqlite) { web in
            try await web.app.application(port: 0, limits: limits).test(.live) { client in
                try await body(web, try #require(client.port))
            }
        }
    }

    private static let home = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    /// The lines of a head without those that differ from answer to answer.
    private func fields(_ head: String) -> Set<String> {
        Set(head.lowercased().split(separator: "\r\n").map(String.init).filter { !$0.hasPrefix("date:") && !$0.hasPrefix("x-request-id:") })
    }

    @Test func theKeptPageIsTheSameAsTheRenderedOne() async throws {
        try await serve { web, port in
            let connection = try RawConnection(port: port)
            connection.send(Self.home)
            let rendered = await connection.answer()
            #expect(web.app.site.pages.answered.load(ordering: .relaxed) == 0)
            connection.send(Self.home)
            let kept = await connection.answer()
            #expect(web.app.site.pages.answered.load(ordering: .relaxed) == 1)
            #expect(kept.body == rendered.body)
            #expect(kept.body.contains("</html>"))
            #expect(fields(kept.head) == fields(rendered.head))
            #expect(kept.head.contains("Date: "))
        }
    }

    @Test func whoHasThePageIsToldSo() async throws {
        try await serve { _, port in
            let connection = try RawConnection(port: port)
            connection.send(Self.home)
            let tag = try #require(await connection.answer().head.firstMatch(of: /(?i)etag: (\S+)/)).1
            connection.send("GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: \(tag)\r\n\r\n")
            let same = await connection.answer()
            #expect(same.head.hasPrefix("HTTP/1.1 304"))
            #expect(same.body.isEmpty)
            connection.send("GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nIf-None-Match: \(tag)\r\n\r\n")
            let packed = await connection.answer().head
            #expect(packed.hasPrefix("HTTP/1.1 200"))
            #expect(packed.lowercased().contains("content-encoding: gzip"))
        }
    }

    @Test func requestsSentAheadAreAnsweredInTheirOrder() async throws {
        try await serve { _, port in
            let connection = try RawConnection(port: port)
            connection.send(Self.home)
            _ = await connection.answer()
            connection.send(Self.home + "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n" + Self.home)
            #expect(await connection.answer().body.contains("</html>"))
            #expect(await connection.answer().body == "ok\n")
            #expect(await connection.answer().body.contains("</html>"))
        }
    }

    @Test func aHeadInPiecesIsAnswered() async throws {
        try await serve { _, port in
            let connection = try RawConnection(port: port)
            connection.send(Self.home)
            _ = await connection.answer()
            connection.send("GET / HT")
            try await Task.sleep(for: .milliseconds(50))
            connection.send("TP/1.1\r\nHost: a\r\n\r\n")
            #expect(await connection.answer().body.contains("</html>"))
        }
    }

    @Test func eachWayOfViewingHasItsOwnPage() async throws {
        try await serve { _, port in
            let connection = try RawConnection(port: port)
            let elderly = "GET / HTTP/1.1\r\nHost: a\r\nCookie: view=elderly\r\n\r\n"
            connection.send(Self.home)
            let standard = await connection.answer().body
            for _ in 0..<2 {
                connection.send(elderly)
                let body = await connection.answer().body
                #expect(body.contains("view-elderly"))
                #expect(body != standard)
            }
        }
    }

    @Test func aPublishedReportReplacesTheKeptPages() async throws {
        try await ReportWebWorld.open(on: .sqlite) { world in
            try await world.web.app.application(port: 0).test(.live) { client in
                let connection = try RawConnection(port: try #require(client.port))
                func home() async -> String {
                    connection.send(Self.home)
                    return await connection.answer().body
                }
                func isKept() -> Bool { world.web.app.site.pages.answered.load(ordering: .relaxed) > 0 }
                for _ in 0..<50 where !isKept() { #expect(await !home().contains("href=\"/reports/2025\"")) }
                #expect(isKept())
                try await world.publish(2025)
                var shows = false
                for _ in 0..<20 where !shows {
                    try await Task.sleep(for: .milliseconds(100))
                    shows = await home().contains("href=\"/reports/2025\"")
                }
                #expect(shows)
            }
        }
    }

    @Test func whatIsPublishedShowsWithinASecond() async throws {
        try await serve { web, port in
            let connection = try RawConnection(port: port)
            for _ in 0..<2 {
                connection.send(Self.home)
                _ = await connection.answer()
            }
            let before = web.app.site.pages.answered.load(ordering: .relaxed)
            try await web.world.database.write { tx in try tx.pagesChanged([.reports], at: web.world.now) }
            try await Task.sleep(for: .seconds(1))
            connection.send(Self.home)
            _ = await connection.answer()
            #expect(web.app.site.pages.answered.load(ordering: .relaxed) == before)
        }
    }

    @Test func aThousandWaysToWriteAnAddressKeepOnePage() async throws {
        try await serve { web, port in
            let connection = try RawConnection(port: port)
            for number in 0..<1_000 {
                let path = number < 990 ? String(repeating: "/", count: 1 + number) : "/?\(number)"
                connection.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
                let answer = await connection.answer()
                if number == 1 {
                    #expect(answer.head.hasPrefix("HTTP/1.1 301"))
                    #expect(fields(answer.head).contains("location: /"))
                }
            }
            #expect(web.app.site.pages.count == 1)
        }
    }

    /// Sends a byte now and then until the server closes the connection.
    private func drip(_ connection: RawConnection, for time: Duration) async throws -> Bool {
        let start = ContinuousClock.now
        async let end = connection.isClosed()
        while ContinuousClock.now - start < time {
            connection.send("a")
            try await Task.sleep(for: .milliseconds(40))
        }
        return await end
    }

    @Test func aHeadThatTakesTooLongIsGivenUp() async throws {
        try await serve(limits: .init(head: .milliseconds(400))) { _, port in
            let connection = try RawConnection(port: port, patience: 3)
            connection.send("GET /")
            #expect(try await drip(connection, for: .seconds(2)))
        }
    }

    @Test func aBodyThatTakesTooLongOrStopsIsGivenUp() async throws {
        let head = "POST /check HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\n"
        try await serve(limits: .init(body: .milliseconds(400))) { _, port in
            let connection = try RawConnection(port: port, patience: 3)
            connection.send(head)
            #expect(try await drip(connection, for: .seconds(2)))
        }
        try await serve(limits: .init(pause: .milliseconds(400))) { _, port in
            let connection = try RawConnection(port: port, patience: 3)
            connection.send(head + "a")
            #expect(await connection.isClosed())
        }
    }

    @Test func whoTakesHisTimeWithinTheLimitsIsAnswered() async throws {
        try await serve(limits: .init(head: .seconds(4))) { _, port in
            let connection = try RawConnection(port: port)
            // Together longer than the limit for one.
            for _ in 0..<3 {
                connection.send("GET / HT")
                try await Task.sleep(for: .milliseconds(1_500))
                connection.send("TP/1.1\r\nHost: a\r\n\r\n")
                #expect(await connection.answer().body.contains("</html>"))
            }
        }
    }
}

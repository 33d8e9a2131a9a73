import GongkaiCore
import GongkaiStore
import Hummingbird
import Synchronization

/// What the server tells its watchers: counts and states, nothing of any person.
struct Metrics: Sendable {
    let site: Site
    let database: CountedDatabase
    let startedAt: Instant

    /// The whole of the address for watchers: `/metrics`.
    var router: RouterResponder<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
        router.get("/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: MetricsText.type],
                body: ResponseBody(byteBuffer: ByteBuffer(string: try await text())))
        }
        return router.buildResponder()
    }

    func text() async throws -> String {
        let now = site.now()
        let entries = try await AuditStore(database: database).count()
        let stalled = try await ArticleStore(database: database).stalledCount(at: now)
        var page = MetricsText()
        let seconds = Int((now.milliseconds - startedAt.milliseconds) / 1_000)
        page.add("gongkai_uptime_seconds", .gauge, "Time since the server started.", seconds)
        requests(into: &page)
        pages(into: &page)
        await work(into: &page)
        load(into: &page)
        page.add("gongkai_audit_entries", .gauge, "Number of the last entry of the audit trail.", Int(entries))
        page.add("gongkai_articles_stalled", .gauge, "Scheduled articles whose time has passed and that are not published.", stalled)
        return page.text
    }

    private func requests(into page: inout MetricsText) {
        let all = site.requests.all.sorted { ($0.key.kind, $0.key.status) < ($1.key.kind, $1.key.status) }
        page.add(
            "gongkai_http_requests_total", .counter, "Requests answered by the framework, by first segment of the route and status.",
            all.map { ([("class", $0.key.kind), ("status", "\($0.key.status)")], Double($0.value.requests)) })
        page.add(
            "gongkai_http_request_seconds_total", .counter, "Time taken by these requests.",
            all.map { ([("class", $0.key.kind), ("status", "\($0.key.status)")], $0.value.seconds) })
    }

    private func pages(into page: inout MetricsText) {
        let store = site.pages
        page.add(
            "gongkai_page_store_answers_total", .counter, "Answers from kept pages: the page, not modified, or through the framework.",
            [
                ([("answer", "page")], Double(store.answered.load(ordering: .relaxed) - store.notModified.load(ordering: .relaxed))),
                ([("answer", "not_modified")], Double(store.notModified.load(ordering: .relaxed))),
                ([("answer", "by_framework")], Double(store.passed.load(ordering: .relaxed))),
            ])
        page.add("gongkai_page_store_misses_total", .counter, "Pages that were rendered to be kept.", store.missed.load(ordering: .relaxed))
        page.add("gongkai_page_store_pages", .gauge, "Pages kept.", store.count)
        page.add("gongkai_page_store_bytes", .gauge, "Bytes kept.", store.size)
        page.add("gongkai_page_store_capacity_bytes", .gauge, "Bytes that may be kept.", store.capacity)
    }

    private func work(into page: inout MetricsText) async {
        let queues = [("public", site.heavyWork), ("staff", site.staffWork), ("lists", site.listDownloads)]
        var states: [(String, HeavyWork.Load)] = []
        for (name, queue) in queues { states.append((name, await queue.load)) }
        page.add(
            "gongkai_work_running", .gauge, "Heavy work under way, by queue.", states.map { ([("queue", $0.0)], Double($0.1.running)) })
        page.add(
            "gongkai_work_waiting", .gauge, "Heavy work that waits for a place.", states.map { ([("queue", $0.0)], Double($0.1.waiting)) })
        page.add("gongkai_work_places", .gauge, "Places for heavy work.", states.map { ([("queue", $0.0)], Double($0.1.places)) })
    }

    private func load(into page: inout MetricsText) {
        let load = database.load
        page.add(
            "gongkai_database_calls_total", .counter, "Transactions asked for.",
            [([("kind", "read")], Double(load.reads)), ([("kind", "write")], Double(load.writes))])
        page.add(
            "gongkai_database_calls_open", .gauge, "Transactions under way or waiting for a connection.",
            [([("kind", "read")], Double(load.reading)), ([("kind", "write")], Double(load.writing))])
        page.add("gongkai_database_failures_total", .counter, "Transactions that the database failed.", load.failures)
    }
}

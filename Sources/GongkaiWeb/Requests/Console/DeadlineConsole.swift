import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The last days of an officer's requests in their own calendar program: the page that opens the address, and what the address answers.
struct DeadlineConsole {
    let site: Site
    let requests: RequestStore

    private var matters: MatterStore { requests.matters }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.deadlines, use: show)
            .post(.deadlines, use: renew)
            .post(.deadlinesEnd, use: end)
    }

    /// For programs, which cannot sign in.
    func addFeed(to visitors: RouteGroup<VisitorContext>) {
        visitors.get(.deadlineFeed, use: feed)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        let made = try await matters.feedMade(by: context.officer)
        return site.show(DeadlinePage(madeAt: made, address: nil, token: context.officer.csrfToken), request, context)
    }

    /// The address is shown in the answer and nowhere else: only its hash is kept.
    @Sendable func renew(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        let secret = try await matters.renewFeed(
            of: DisclosureRequest.kind.code, by: context.officer, from: context.actor.address, at: site.now())
        let base = request.head.authority.map { (site.configuration.isSecure ? "https://" : "http://") + $0 } ?? ""
        let page = DeadlinePage(
            madeAt: site.now(), address: base + Route.deadlineFeed.path(secret).text, token: context.officer.csrfToken)
        return site.show(page, request, context)
    }

    @Sendable func end(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        try await matters.endFeed(by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: Route.deadlines.path(), saying: .feedEnded)
    }

    /// Numbers, states and days; not a word of what was asked or by whom.
    @Sendable func feed(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let secret = try context.parameters.require("secret")
        guard let feed = try await matters.deadlines(secret, of: DisclosureRequest.kind.code) else {
            throw SiteError.notFound("没有这个日历地址，或者它已经更换。请在工作台重新取得。")
        }
        let base = request.head.authority.map { (site.configuration.isSecure ? "https://" : "http://") + $0 } ?? ""
        let entries = feed.lines.flatMap { line -> [DayCalendar.Entry] in
            let state = RequestState(rawValue: line.state.code)?.words ?? line.state.code
            let address = base + Route.requestCase.path("\(line.id.value)").text
            var entries: [DayCalendar.Entry] = []
            if let due = line.dueOn {
                entries.append(
                    .init(
                        id: "request-\(line.id.value)-due@gongkai", day: due, title: "答复期限 \(line.number)",
                        text: "\(state)。最晚这一天答复。" + (line.isProvisional ? "这是暂定日期。" : ""), address: address))
            }
            if let day = line.answerBy {
                entries.append(
                    .init(
                        id: "request-\(line.id.value)-answer@gongkai", day: day, title: "等待答复到期 \(line.number)",
                        text: "\(state)。对方最晚这一天答复。", address: address))
            }
            return entries
        }
        let calendar = DayCalendar(name: "依申请公开期限", entries: entries, writtenAt: site.now())
        return Response(
            status: .ok, headers: [.contentType: "text/calendar; charset=utf-8", .cacheControl: "private, no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: calendar.bytes)))
    }
}

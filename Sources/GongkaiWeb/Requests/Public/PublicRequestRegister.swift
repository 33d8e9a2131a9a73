import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The register of requests, for everyone and for other programs: numbers, units, days and results. Nothing of who asks, and nothing of what
/// they ask for.
struct PublicRequestRegister {
    let site: Site
    let requests: RequestStore

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors.get(.requestRegister, use: show)
        RouteGroup(group: visitors.group.group().add(middleware: JSONFaults()), table: site.routes)
            .get(.requestRegisterJSON) { request, context in try await file(.json, request, context) }
            .get(.requestRegisterCSV) { request, context in try await file(.csv, request, context) }
    }

    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), fields = try request.queryFields, today = site.now().day
        let address = RegisterAddress { fields[$0] }
        try address.requireYear()
        var query = address.query(here)
        query.after = fields["before"].flatMap { Int64($0) }.map { MatterID(value: $0) }
        let calendar = try await requests.matters.calendar()
        let (lines, hasMore) = try await requests.register(query, on: today)
        let counts = try await requests.registerCounts(query, on: today)
        let years = try await requests.registerYears(of: Set(here.units.map(\.id)))
        return site.show(
            RequestRegisterPage(
                address, lines: lines.map { RegisterRow($0, here.agencyNames, on: today, calendar) }, counts, years: years, here,
                older: hasMore ? lines.last?.id : nil, isFirst: query.after == nil), request, context)
    }

    static let fields: [ListFile.Field] = [
        .init(key: "number", label: "申请编号"), .init(key: "unit", label: "受理单位"), .init(key: "receivedOn", label: "收到日期"),
        .init(key: "result", label: "办理结果"), .init(key: "dueOn", label: "答复期限"), .init(key: "endedOn", label: "办结日期"),
        .init(key: "workingDays", label: "历时工作日"), .init(key: "timing", label: "是否超期"),
    ]

    private func file(_ form: ListFile.Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let machine = try MachineQuery(request, "year", "unit", "result", "channel", "outcome", "regime")
        for name in RegisterAddress.names where machine[name] == "" {
            throw SiteError.malformed("参数“\(name)”没有值。请填写，或者去掉它。")
        }
        let here = try context.openSite(), base = site.base(of: here.facts), today = site.now().day
        let address = RegisterAddress { machine[$0] }
        if let wrong = address.unknown(here) { throw SiteError.malformed(wrong) }
        let query = address.query(here), names = here.agencyNames, requests = self.requests
        let calendar = try await requests.matters.calendar()
        let list = ListFile(
            title: "\(here.facts.name)政府信息公开申请办理情况", page: base + address.path().text, fields: Self.fields
        ) { cursor in
            var query = query
            query.after = cursor.map { MatterID(value: $0.article.value) }
            query.limit = ListFile.pieceSize
            let (lines, hasMore) = try await requests.register(query, on: today)
            // The place in this list is a request's; the cursor of lists of articles carries it.
            let next = lines.last.map { ListCursor(publishedAt: Instant(milliseconds: 0), article: ArticleID(value: $0.id.value)) }
            return (lines.map { RegisterRow($0, names, on: today, calendar).cells }, hasMore ? next : nil)
        }
        return try await list.answer(form, request, context, from: site).response
    }
}

/// The filters of the register, as they stand in its address.
///
/// There is none by kind of applicant. A district has few requests of a kind in a year, often one; whoever knows that a research body asked would
/// find its request, unit, days and result. Leaving out small groups would not help, for the rest tells them: what the list of persons lacks is
/// of an organisation. How many there are of each kind is counted in the statistics, as in the annual report, and leads to no list.
struct RegisterAddress: Sendable {
    var year = ""
    var unit = ""
    var result = ""
    /// The way it came, the leaf of the outcome tree, and the regulation: where the statistics lead to.
    var channel = ""
    var outcome = ""
    var regime = ""

    static let names = ["year", "unit", "result", "channel", "outcome", "regime"]

    init() {}

    init(_ value: (String) -> String?) {
        (year, unit, result) = (value("year") ?? "", value("unit") ?? "", value("result") ?? "")
        (channel, outcome, regime) = (value("channel") ?? "", value("outcome") ?? "", value("regime") ?? "")
    }

    static let results: [(code: String, label: String)] =
        [("open", "正在办理"), ("overdue", "正在办理，已超期"), ("ended", "已办结")] + DecisionGroup.allCases.map { ($0.rawValue, $0.words) }
        + [("late", "超期办结"), ("onTime", "按期办结"), ("extended", "延长过期限")]

    /// The columns of the annual report.
    static let applicants: [(code: String, label: String)] =
        [("NP", "自然人")] + zip(["L1", "L2", "L3", "L4", "L5"], OrganisationKind.allCases).map { ($0, "法人或者其他组织：\($1.words)") }

    /// Its fields with their names, as addresses have them.
    var pairs: [(String, String)] {
        [
            ("year", year), ("unit", unit), ("result", result), ("channel", channel), ("outcome", outcome), ("regime", regime),
        ]
    }

    func path() -> Path { Route.requestRegister.path().query(pairs) }

    /// What narrows the list beside year, unit and result, in words; empty where nothing does.
    var besides: String {
        [
            ReceiptChannel(rawValue: channel)?.label, RequestOutcome.code(outcome)?.label,
            DisclosureRegime.code(regime).map { "依照\($0.law)办理" },
        ].compactMap(\.self).joined(separator: "，")
    }

    func with(_ change: (inout RegisterAddress) -> Void) -> RegisterAddress {
        var address = self
        change(&address)
        return address
    }

    /// What names nothing is passed over: an old link still leads to a list.
    func query(_ here: PublicSite) -> RequestRegisterQuery {
        let chosen = here.units.first { $0.code == unit }
        var query = RequestRegisterQuery(agencies: chosen.map { [$0.id] } ?? Set(here.units.map(\.id)))
        query.year = knownYear
        switch result {
        case "open": query.result = .open
        case "overdue": query.result = .overdue
        case "ended": query.result = .ended
        case "late": query.result = .late
        case "onTime": query.result = .onTime
        case "extended": query.result = .extended
        default: query.result = DecisionGroup(rawValue: result).map { .group($0) }
        }
        query.channel = ReceiptChannel(rawValue: channel)
        query.outcome = RequestOutcome.code(outcome)
        query.regime = DisclosureRegime.code(regime)
        return query
    }

    private var knownYear: Int? { Int(year).flatMap { (2008...2100).contains($0) && "\($0)" == year ? $0 : nil } }

    /// The years to choose from, the youngest first: those in which requests came, and the one that is looked at.
    func years(_ known: [Int]) -> [String] {
        Set(known + [knownYear].compactMap(\.self)).sorted(by: >).map { "\($0)" }
    }

    /// A year that cannot be must not pass for all of them.
    func requireYear() throws {
        if year.isEmpty || knownYear != nil { return }
        throw SiteError.notFound("没有“\(year.prefix(10))”这个年份。年份应是2008到2100之间的整数，请从列表中选择。")
    }

    /// For programs: what is wrong, in a sentence.
    func unknown(_ here: PublicSite) -> String? {
        if !year.isEmpty, knownYear == nil { return "参数“year”应是2008到2100之间的整数。" }
        if !unit.isEmpty, !here.units.contains(where: { $0.code == unit }) { return "没有代码为“\(unit.prefix(40))”的单位。" }
        if !result.isEmpty, !Self.results.contains(where: { $0.code == result }) {
            return "参数“result”应是下列之一：\(Self.results.map(\.code).joined(separator: "、"))。"
        }
        let others = [
            ("channel", channel, ReceiptChannel.allCases.map(\.rawValue)), ("outcome", outcome, RequestOutcome.all.map(\.code)),
            ("regime", regime, DisclosureRegime.all.map(\.code)),
        ]
        for (name, value, known) in others where !value.isEmpty && !known.contains(value) {
            return "参数“\(name)”应是下列之一：\(known.joined(separator: "、"))。"
        }
        return nil
    }
}

/// A line of the register, in words and as a file has it.
struct RegisterRow: Sendable {
    let number: String
    let unit: String
    let receivedOn: Day
    let result: String
    let dueOn: Day?
    let endedOn: Day?
    let days: Int
    let timing: String

    init(_ line: RequestRegisterLine, _ names: [AgencyID: String], on today: Day, _ calendar: WorkingCalendar) {
        number = line.number
        unit = names[line.agency] ?? ""
        receivedOn = line.receivedOn
        dueOn = line.dueOn
        endedOn = line.endedOn
        days = calendar.workingDays(after: line.receivedOn, through: line.endedOn ?? today)
        if line.isOpen {
            result = line.isPaused ? "正在办理（期限暂停）" : "正在办理"
            timing = (line.dueOn.map { $0 < today } ?? false) ? "已超期" : "未到期"
        } else {
            result = line.outcome?.label ?? "已办结"
            timing = line.outcome?.isWithoutReply ?? true ? "不适用" : line.isLate ? "超期" : "按期"
        }
    }

    var cells: [SheetCell] {
        [
            .text(number), .text(unit), .day(receivedOn), .text(result), SheetCell(day: dueOn), SheetCell(day: endedOn), .whole(days),
            .text(timing),
        ]
    }
}

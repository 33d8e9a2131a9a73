import Foundation
import GongkaiCore

extension Transaction {
    /// What stands of a paper in the list; nil for a place that has none.
    func line(_ place: PaperPlace, of stored: StoredMatter) throws -> PaperLine? {
        guard let event = stored.matter.events.first(where: { $0.number == place.event }), let kind = RequestPaper(event) else {
            return nil
        }
        let row = try first(
            """
            SELECT request_paper.*, (SELECT MAX(revision) FROM request_paper_text WHERE paper_id = request_paper.id) AS revision
            FROM request_paper WHERE matter_id = \(stored.row.id) AND event = \(place.event) AND branch = \(place.branch ?? 0)
            """)
        var issue: PaperIssue?
        if let row, let at: Instant = try row.get("issued_at") {
            issue = PaperIssue(number: try row.get("number"), on: try row.get("dated_on"), by: try row.get("issued_name"), at: at)
        }
        return PaperLine(
            place: place, kind: kind, standing: RequestPaper.standing(of: event, in: stored.matter), on: event.on, issue: issue,
            isChanged: try row?.get("revision", as: Int?.self) != nil, hold: RequestPaper.hold(of: event, in: stored.matter),
            settledAt: issue == nil ? RequestPaper.settled(event, in: stored.matter) : nil)
    }

    /// A paper as it stands: as somebody left it, or as it follows from the step.
    func open(
        _ place: PaperPlace, of stored: StoredMatter, _ key: SealingKey, _ calendar: WorkingCalendar, at now: Instant
    ) throws -> OpenedPaper {
        guard let line = try line(place, of: stored) else { throw PaperAccessRefusal.notFound }
        if let branch = place.branch, !stored.matter.objecting.contains(where: { $0.number == branch }) {
            throw PaperAccessRefusal.notFound
        }
        let changes = try rows(
            """
            SELECT text.* FROM request_paper_text AS text JOIN request_paper ON request_paper.id = text.paper_id
            WHERE request_paper.matter_id = \(stored.row.id) AND request_paper.event = \(place.event)
                AND request_paper.branch = \(place.branch ?? 0) ORDER BY text.revision DESC
            """)
        let last = try changes.first.map { row in try storedPaper(row, key) }
        if line.issue != nil, let last {
            return OpenedPaper(
                line: line, paper: last.paper, revision: last.revision, faults: [], changes: try changes.map(PaperChange.init),
                hasFiles: try hasFiles(place, of: stored, key, at: now))
        }
        let day: Day = if case .signed(let day) = line.standing { day } else { line.day(at: now) }
        let facts = try paperFacts(place, of: stored, try paperSetting(of: stored.row.agency), number: nil, day: day, key, calendar)
        var paper: OfficialPaper
        let faults: [PaperFault]
        do throws(PaperRefusal) {
            paper = if let last { last.paper } else { try line.kind.draft(from: facts) }
            // A wording is judged by the day on which it would go out, and not by the one on which it was written.
            paper.day = facts.day
            // The number comes when it goes out.
            faults = try line.mark == nil ? line.kind.faults(of: paper, facts).filter { $0.part != .number } : []
        } catch {
            throw PaperAccessRefusal.unwritten(error)
        }
        return OpenedPaper(
            line: line, paper: paper, revision: last?.revision ?? 0, faults: faults, changes: try changes.map(PaperChange.init),
            hasFiles: try hasFiles(place, of: stored, key, at: now), late: unexplained(line, of: stored, on: day, calendar))
    }

    /// > 自收到申请之日起7个工作日内一次性告知申请人作出补正。——第三十条
    ///
    /// Told is who has the notice: why it is late is also said where only its going out is.
    private func unexplained(_ line: PaperLine, of stored: StoredMatter, on day: Day, _ calendar: WorkingCalendar) -> LateNotice? {
        guard line.kind == .supplementNotice, line.standing == .open(mayGoOut: true),
            let step = stored.matter.events.first(where: { $0.number == line.place.event }), step[.lateReason] == nil
        else { return nil }
        return LateNotice(stored.matter, on: day, calendar)
    }

    /// Whether something goes out with a paper: with a reply what its applicant gets, with any other what came with its step.
    private func hasFiles(_ place: PaperPlace, of stored: StoredMatter, _ key: SealingKey, at now: Instant) throws -> Bool {
        let id = stored.row.id
        if let draft = stored.matter.events.first(where: { $0.number == place.event }), draft.action == RequestAction.draft.action {
            return try !givenFiles(of: id, with: draft, until: now, key).isEmpty
        }
        return try first(
            "SELECT id FROM request_file WHERE matter_id = \(id) AND event = \(place.event) AND role = 'attached' LIMIT 1") != nil
    }

    /// The days on which papers of some requests went out that ask something of the applicant, or give the request up for it, by the numbers of their steps.
    func sentNotices(of ids: [MatterID]) throws -> [MatterID: [Int: Day]] {
        var sent: [MatterID: [Int: Day]] = [:]
        if ids.isEmpty { return sent }
        let abandoned = ["notSupplemented", "feeUnpaid"].compactMap(RequestOutcome.code).map(RequestPaper.abandonedNotice)
        let kinds = ([.supplementNotice, .feeNotice] + abandoned).map(\.code)
        for row in try rows(
            """
            SELECT matter_id, event, issued_at FROM request_paper
            WHERE matter_id IN \(list: ids) AND kind IN \(list: kinds) AND issued_at IS NOT NULL
            """)
        {
            sent[try row.get("matter_id"), default: [:]][try row.get("event")] = try row.get("issued_at", as: Instant.self).day
        }
        return sent
    }

    func storedPaper(_ row: Row, _ key: SealingKey) throws -> (paper: OfficialPaper, revision: Int) {
        let id: Int64 = try row.get("paper_id"), revision: Int = try row.get("revision")
        let text = try key.open(try row.get("sealed"), for: Self.paperSubject(id, revision))
        return (try JSONDecoder().decode(OfficialPaper.self, from: Data(text.utf8)), revision)
    }

    /// The row of a paper, made when it is first changed or goes out.
    func paperID(_ place: PaperPlace, of id: MatterID, _ kind: RequestPaper) throws -> Int64 {
        let known = try first(
            "SELECT id FROM request_paper WHERE matter_id = \(id) AND event = \(place.event) AND branch = \(place.branch ?? 0)")
        if let known { return try known.get("id") }
        return try insert(
            "INSERT INTO request_paper (matter_id, event, branch, kind) VALUES (\(id), \(place.event), \(place.branch ?? 0), \(kind.code))")
    }

    func keep(
        _ paper: OfficialPaper, as revision: Int, of id: Int64, _ key: SealingKey, by writer: (id: OfficerID, name: String), at now: Instant
    )
        throws
    {
        let sealed = key.seal(try paper.json, for: Self.paperSubject(id, revision))
        try run(
            """
            INSERT INTO request_paper_text (paper_id, revision, sealed, officer_id, officer_name, at)
            VALUES (\(id), \(revision), \(sealed), \(writer.id), \(writer.name), \(now))
            """)
    }

    func paperSetting(of agency: AgencyID) throws -> PaperSetting {
        guard let row = try first("SELECT * FROM paper_setting WHERE agency_id = \(agency)") else {
            throw PaperAccessRefusal.settingMissing(try value("SELECT name FROM agency WHERE id = \(agency)"))
        }
        return try PaperSetting(row)
    }

    /// What a paper is written from.
    func paperFacts(
        _ place: PaperPlace, of stored: StoredMatter, _ setting: PaperSetting, number: String?, day: Day, _ key: SealingKey,
        _ calendar: WorkingCalendar
    ) throws -> RequestPaperFacts {
        guard let event = stored.matter.events.first(where: { $0.number == place.event }),
            let agency = try first("SELECT name, kind FROM agency WHERE id = \(stored.row.agency)"),
            let kind = Agency.Kind(rawValue: try agency.get("kind"))
        else { throw PaperAccessRefusal.notFound }
        let identity = try identity(of: stored.row.id, key), detail = try requestDetail(stored.row.id, key)
        let intake = RequestIntake(
            applicant: identity.applicant, contact: identity.contact, items: detail.items, forms: detail.forms, ways: detail.ways,
            channel: detail.channel)
        // As it stood when the step was taken: what came later is not what this paper tells.
        var past = try stored.row.matter(of: stored.matter.events.filter { $0.number <= event.number })
        past.sent = stored.matter.sent
        // As if it went out on that day.
        if RequestPaper(event)?.givesTime == true, past.sent?[event.number] == nil { past.sent?[event.number] = day }
        let facts = RequestPaperFacts(
            event, of: past, intake, number: stored.row.number ?? "", organ: setting.organ(try agency.get("name"), kind),
            paperNumber: number, day: day, branch: place.branch, calendar: calendar)
        guard var facts else { throw PaperAccessRefusal.notFound }
        facts.served = try served(stored, before: event)
        return facts
    }

    /// The paper that a service hands over: the newest reply that went out before.
    private func served(_ stored: StoredMatter, before event: MatterEvent) throws -> (title: String, number: String)? {
        let row = try first(
            """
            SELECT kind, number FROM request_paper WHERE matter_id = \(stored.row.id) AND number IS NOT NULL AND kind LIKE 'reply.%'
                AND event < \(event.number) ORDER BY event DESC LIMIT 1
            """)
        guard let row, let outcome = RequestOutcome.code(String(try row.get("kind", as: String.self).dropFirst("reply.".count))) else {
            return nil
        }
        return (RequestPaper.reply(outcome).name, try row.get("number"))
    }

    private static func paperSubject(_ id: Int64, _ revision: Int) -> String { "paper/\(id)/\(revision)" }
}

extension PaperChange {
    fileprivate init(_ row: Row) throws {
        by = try row.get("officer_name")
        at = try row.get("at")
    }
}

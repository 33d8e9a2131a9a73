import Foundation
import GongkaiCore

extension Transaction {
    /// Writes down the papers a step lets go out, as they read on that day.
    func keepCasePapers(of event: MatterEvent, in matter: Matter, of row: MatterRow, _ work: MatterWork, at now: Instant) throws {
        for document in MatterDocument.papers(of: event, in: matter) {
            let line = CasePaperLine(event: event.number, document: document, title: document.name, on: event.on, voidedOn: nil)
            guard let paper = try casePaper(line, of: row, matter, work.key, work.calendars.newest) else { continue }
            try runLater(
                """
                INSERT INTO case_paper (matter_id, event, kind, sealed, at)
                VALUES (\(row.id), \(event.number), \(document.code), \(work.key.seal(try paper.json, for: Self.casePaperSubject(row.id, line))), \(now))
                """)
        }
    }

    func keptCasePaper(_ line: CasePaperLine, of id: MatterID, _ key: SealingKey) throws -> OfficialPaper? {
        guard
            let row = try first(
                "SELECT sealed FROM case_paper WHERE matter_id = \(id) AND event = \(line.event) AND kind = \(line.document.code)")
        else { return nil }
        let text = try key.open(try row.get("sealed"), for: Self.casePaperSubject(id, line))
        return try JSONDecoder().decode(OfficialPaper.self, from: Data(text.utf8))
    }

    /// What was not written down, because the step is older than that: as the case stood then.
    func writtenCasePaper(_ line: CasePaperLine, of stored: StoredMatter, _ key: SealingKey, _ calendar: WorkingCalendar) throws
        -> OfficialPaper?
    {
        let past = try stored.row.matter(of: stored.matter.events.filter { $0.number <= line.event })
        return try casePaper(line, of: stored.row, past, key, calendar)
    }

    private func casePaper(
        _ line: CasePaperLine, of row: MatterRow, _ matter: Matter, _ key: SealingKey, _ calendar: WorkingCalendar
    ) throws -> OfficialPaper? {
        guard let event = matter.events.first(where: { $0.number == line.event }), let terms = matter.caseTerms,
            try first("SELECT matter_id FROM case_detail WHERE matter_id = \(row.id)") != nil
        else { return nil }
        var concerned = Set(terms.steps.map(\.unit) + terms.fees.map(\.unit) + [row.agency, matter.unit])
        if let unit = event[.unit]?.agency { concerned.insert(unit) }
        let names = try rows("SELECT id, name FROM agency WHERE id IN \(list: concerned.map(\.value).sorted())").reduce(
            into: [AgencyID: String]()
        ) { $0[try $1.get("id")] = try $1.get("name", as: String.self) }
        let item = try storedItems("item.task_code = \(terms.item) AND version.number = \(terms.itemVersion)").first
        let facts = CasePaperFacts(
            caseNumber: row.number ?? "", event: event, matter: matter, terms: terms,
            applicant: try caseApplicant(of: row.id, key).applicant.name, organ: names[row.agency] ?? "", units: names,
            rights: item?.item.rights ?? ItemRights(), calendar: calendar)
        return CasePaperWriter(facts).paper(line.document)
    }

    private static func casePaperSubject(_ id: MatterID, _ line: CasePaperLine) -> String {
        "case_paper/\(id.value)/\(line.event)/\(line.document.code)"
    }

    /// Keeps the list of people who were not content: a rating enters it, and who was called is noted on it.
    func followRating(_ decision: MatterDecision, of id: MatterID) throws {
        let event = decision.event, matter = decision.matter
        switch CaseAction(rawValue: event.action.code) {
        case .rate:
            guard let rating = event[.rating]?.text, ["4", "5"].contains(rating) else { return }
            try run(
                """
                INSERT INTO case_poor_rating (matter_id, event, rating, on_day) VALUES (\(id), \(event.number), \(rating), \(event.on))
                """)
        case .followUpRating: break
        default: if event.reverses == nil { return }
        }
        for rated in matter.all(.rate) {
            let calls = matter.all(.followUpRating).filter { $0[.ratedEvent]?.number == rated.number }
            let contacted = calls.first?.on, resolved = calls.first { $0[.followUp]?.text == "resolved" }?.on
            try run(
                """
                UPDATE case_poor_rating SET contacted_on = \(contacted), resolved_on = \(resolved)
                WHERE matter_id = \(id) AND event = \(rated.number)
                """)
        }
    }
}

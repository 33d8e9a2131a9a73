package import GongkaiCore

/// One case as supervision shows it: every step, with what the rules found in it, and what it waits for. No sealed word is in it.
package struct SupervisedHistory: Sendable {
    package let id: MatterID
    package let number: String
    package let title: String
    package let unit: AgencyID
    package let colour: String
    package let isOpen: Bool
    package let standing: CaseStanding
    package let item: String
    package let received: Day?
    package let ended: Day?
    package let handler: OfficerID?
    package let nextDay: Day?
    /// Nil where the terms of the case are damaged.
    package let log: EventLogCase?
    package let terms: CaseTerms?
    /// Who took a step, and why, by its number.
    package let names: [Int: String]
    package let reasons: [Int: String]
    package let cards: [StoredCard]
    package let limits: [SupervisionLimit]
    /// Complaints that the supervision found to be right.
    package let complaints: [UpheldComplaint]
}

extension SupervisionStore {
    /// The history of a case that has a number, as it was known on a day: steps that were recorded by then, and what had become of its cards. `units`: those
    /// one may see; nil for all.
    package func history(of id: MatterID, upTo day: Day, within units: Set<AgencyID>?) async throws -> SupervisedHistory {
        try await database.read { tx in
            guard let rows = try tx.caseRows(of: [id.value]).first,
                let matter = try tx.first("SELECT number, title, unit_id, agency_id FROM matter WHERE id = \(id)")
            else { throw MatterAccessRefusal.notFound }
            var replay = CaseReplay(try tx.rules().book, try self.calendars.calendars(in: tx), upTo: day)
            guard let (one, limits) = replay.looked(rows) else { throw MatterAccessRefusal.notFound }
            let end = Instant(day.adding(days: 1))
            let events = rows.events.compactMap { MatterEvent(supervised: $0) }.filter { $0.at < end }
            let terms = events.last(where: { $0[.caseTerms] != nil })?[.caseTerms]?.text.flatMap { try? CaseTerms(text: $0) }
            let cards = try tx.storedCards("matter_id = \(id) AND on_day <= \(day)", asOf: day)
            // Whoever does a step of the case, or answers for a card of it, follows it as well.
            let theirs = try [matter.get("unit_id"), matter.get("agency_id")] + (terms?.steps.map(\.unit) ?? []) + cards.map(\.agency)
            guard units.map({ !$0.isDisjoint(with: theirs) }) ?? true else { throw MatterAccessRefusal.notFound }
            let number = try matter.get("number", as: String?.self) ?? ""
            var names: [Int: String] = [:], reasons: [Int: String] = [:]
            for row in try tx.rows(
                """
                SELECT number, author, officer_name, absent_name, reason FROM matter_event
                WHERE matter_id = \(id) AND at < \(end) ORDER BY number
                """)
            {
                let step: Int = try row.get("number")
                let name = try row.get("officer_name", as: String?.self), absent = try row.get("absent_name", as: String?.self)
                names[step] = name.map { name in absent.map { "\(name)（代\($0)）" } ?? name }
                reasons[step] = try row.get("reason", as: String?.self)
            }
            let code: String = try tx.value("SELECT code FROM agency WHERE id = \(rows.agency)")
            return SupervisedHistory(
                id: id, number: number, title: try matter.get("title"), unit: one.unit, colour: one.colour, isOpen: one.isOpen,
                standing: CaseStanding(text: one.step), item: one.item, received: one.received, ended: one.ended, handler: one.handler,
                nextDay: one.nextDay,
                log: EventLogCase(number: number, unit: code, events: events, cards: one.cards), terms: terms, names: names,
                reasons: reasons,
                cards: cards, limits: limits, complaints: try tx.upheldComplaints(of: id, upTo: day))
        }
    }
}

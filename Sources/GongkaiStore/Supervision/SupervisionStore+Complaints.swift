package import GongkaiCore

/// A complaint that the supervision found to be right.
package struct UpheldComplaint: Sendable, Equatable {
    package let on: Day
    /// Who looked into it, as they were called then.
    package let name: String
    package let text: String
    /// Which of the units of the case it is about; nil of those recorded when that was not asked.
    package let unit: AgencyID?
    /// The number it goes by, where it has one.
    package let number: String?
}

extension SupervisionStore {
    /// Writes down that a complaint about a case is right. It is an event of supervision and no step of the case, so that the rule for it does not rest on
    /// what the unit says about itself; the card comes with the next round, as every card of a rule.
    ///
    /// `unit`: which of the units of the case it is about; nil for the one that has the case in hand. `complaint`: the number it goes by. The same complaint
    /// is recorded once: one of that number, or one of the same day in the same words.
    package func upholdComplaint(
        on matter: MatterID, about unit: AgencyID? = nil, complaint: String = "", reason: String, by officer: Officer,
        from address: String, at now: Instant
    ) async throws {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw SupervisionRefusal.reasonMissing }
        let complaint = complaint.withoutSpaces
        try await database.write { tx in
            let inspector = try tx.current(officer)
            guard inspector.may(.issueCards) else { throw MatterAccessRefusal.permissionMissing(.issueCards) }
            let row = try tx.caseRow(matter, locked: true)
            guard row.number != nil else { throw MatterAccessRefusal.notFound }
            let lead: AgencyID = try tx.value("SELECT unit_id FROM matter WHERE id = \(matter)")
            let handler: OfficerID? = try tx.value("SELECT handler_id FROM matter WHERE id = \(matter)")
            let meant = unit ?? lead
            guard inspector.agency != lead, inspector.agency != meant, inspector.id != handler else { throw SupervisionRefusal.ownHouse }
            let isOfCase = try [lead, row.agency].contains(meant) || tx.stepUnits(of: matter).contains(meant)
            guard isOfCase else { throw SupervisionRefusal.unitOutside }
            let known = try tx.upheldComplaints(of: matter, upTo: now.day)
            if let same = known.first(where: { $0.isSame(as: complaint, reason, on: now.day) }) {
                throw SupervisionRefusal.complaintKnown(on: same.on, by: same.name)
            }
            let number = known.count + 1
            try tx.run(
                """
                INSERT INTO complaint_upheld (matter_id, number, officer_id, name, on_day, at, said, unit_id, complaint)
                VALUES (\(matter), \(number), \(inspector.id), \(inspector.name), \(now.day), \(now), \(reason), \(meant),
                    \(complaint.isEmpty ? nil : complaint))
                """)
            try tx.awaitSupervision(of: matter, at: now)
            try tx.record(
                action: "complaint.uphold", subject: "complaint/\(matter.value)/\(number)", version: 1, reason: reason,
                after: JSONText.object(["number": row.number, "unit": String(meant.value), "complaint": complaint]),
                by: inspector.actor(from: address), at: now)
        }
    }
}

extension UpheldComplaint {
    /// Two that have numbers are told apart by these, all others by their words and the day.
    fileprivate func isSame(as number: String, _ text: String, on day: Day) -> Bool {
        if let known = self.number, !number.isEmpty { return known == number }
        return on == day && self.text.withoutSpaces == text.withoutSpaces
    }
}

extension Transaction {
    /// Those of a case that were recorded by a day, the earliest first.
    func upheldComplaints(of matter: MatterID, upTo day: Day) throws -> [UpheldComplaint] {
        try rows(
            """
            SELECT on_day, name, said, unit_id, complaint FROM complaint_upheld WHERE matter_id = \(matter) AND on_day <= \(day)
            ORDER BY number
            """
        ).map {
            UpheldComplaint(
                on: try $0.get("on_day"), name: try $0.get("name"), text: try $0.get("said"), unit: try $0.get("unit_id"),
                number: try $0.get("complaint"))
        }
    }

    /// The units that do a step of a case.
    fileprivate func stepUnits(of matter: MatterID) throws -> Set<AgencyID> {
        let events = try caseRows(of: [matter.value]).first?.events.compactMap { MatterEvent(supervised: $0) } ?? []
        let terms = events.last { $0[.caseTerms] != nil }?[.caseTerms]?.text.flatMap { try? CaseTerms(text: $0) }
        return Set(terms?.steps.map(\.unit) ?? [])
    }
}

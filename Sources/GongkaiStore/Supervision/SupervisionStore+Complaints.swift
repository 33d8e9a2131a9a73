package import GongkaiCore

/// A complaint that the supervision found to be right.
package struct UpheldComplaint: Sendable, Equatable {
    package let on: Day
    /// Who looked into it, as they were called then.
    package let name: String
    package let text: String
}

extension SupervisionStore {
    /// Writes down that a complaint about a case is right. It is an event of supervision and no step of the case, so that the rule for it does not rest on
    /// what the unit says about itself; the card comes with the next round, as every card of a rule.
    package func upholdComplaint(
        on matter: MatterID, reason: String, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw SupervisionRefusal.reasonMissing }
        try await database.write { tx in
            let inspector = try tx.current(officer)
            guard inspector.may(.issueCards) else { throw MatterAccessRefusal.permissionMissing(.issueCards) }
            let row = try tx.caseRow(matter, locked: true)
            guard row.number != nil else { throw MatterAccessRefusal.notFound }
            let unit: AgencyID = try tx.value("SELECT unit_id FROM matter WHERE id = \(matter)")
            let handler: OfficerID? = try tx.value("SELECT handler_id FROM matter WHERE id = \(matter)")
            guard inspector.agency != unit, inspector.id != handler else { throw SupervisionRefusal.ownHouse }
            let number: Int = try tx.value("SELECT COUNT(*) + 1 FROM complaint_upheld WHERE matter_id = \(matter)")
            try tx.run(
                """
                INSERT INTO complaint_upheld (matter_id, number, officer_id, name, on_day, at, said)
                VALUES (\(matter), \(number), \(inspector.id), \(inspector.name), \(now.day), \(now), \(reason))
                """)
            try tx.awaitSupervision(of: matter, at: now)
            try tx.record(
                action: "complaint.uphold", subject: "complaint/\(matter.value)/\(number)", version: 1, reason: reason,
                after: JSONText.object(["number": row.number]), by: inspector.actor(from: address), at: now)
        }
    }
}

extension Transaction {
    /// Those of a case that were recorded by a day, the earliest first.
    func upheldComplaints(of matter: MatterID, upTo day: Day) throws -> [UpheldComplaint] {
        try rows("SELECT on_day, name, said FROM complaint_upheld WHERE matter_id = \(matter) AND on_day <= \(day) ORDER BY number").map {
            UpheldComplaint(on: try $0.get("on_day"), name: try $0.get("name"), text: try $0.get("said"))
        }
    }
}

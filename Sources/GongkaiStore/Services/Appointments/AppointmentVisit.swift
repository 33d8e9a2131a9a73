package import GongkaiCore

/// An appointment whose person stands at the window, and what they have under way already.
package struct AppointmentVisit: Sendable, Equatable {
    package struct Case: Sendable, Equatable {
        package let id: MatterID
        package let number: String
    }

    package let appointment: Appointment
    /// Open cases of the item that were taken in by the appointment or have its telephone, newest first.
    package let cases: [Case]
}

extension AppointmentStore {
    /// What an intake begins with; nil where nobody came by such an appointment for the item.
    package func visit(_ number: String, for item: String, by officer: Officer) async throws -> AppointmentVisit? {
        try await database.read { tx in
            let reader = try tx.reader(officer, of: .serviceCase)
            guard let row = try tx.first("SELECT * FROM appointment WHERE number = \(number)") else { return nil }
            let found = try self.appointment(row)
            guard found.hasArrived, found.item == item, reader.scope.contains(found.agency) else { return nil }
            let taken: MatterID? = try row.get("matter_id")
            let cases = try tx.openCases(of: item, telephone: try self.person(row).telephone, or: taken, key)
            return AppointmentVisit(
                appointment: found,
                cases: try cases.filter { row in
                    let matter = try tx.matter(row, .serviceCase, key)
                    return (try? tx.requireSeen(row, matter, by: reader, .serviceCase)) != nil
                }.map { AppointmentVisit.Case(id: $0.id, number: $0.number ?? "") })
        }
    }
}

extension Transaction {
    /// Says which case was taken in when whoever booked came. An appointment of something else is left alone.
    func useAppointment(_ number: String, for id: MatterID, of item: String, at agency: AgencyID, by actor: Actor, at now: Instant) throws {
        let isUsed = try run(
            """
            UPDATE appointment SET matter_id = \(id)
            WHERE number = \(number) AND item = \(item) AND agency_id = \(agency) AND arrived_at IS NOT NULL
            """)
        if isUsed == 0 { return }
        try record(
            action: "appointment.takeIn", subject: "appointment/\(number)", after: JSONText.object(["case": String(id.value)]), by: actor,
            at: now)
    }
}

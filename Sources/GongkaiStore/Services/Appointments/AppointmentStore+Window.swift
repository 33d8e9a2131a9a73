package import GongkaiCore

/// What the window does with an appointment: whoever booked came, or the window cannot keep it. Each step names the half hour of the page on which it
/// was decided, so that of two pages only the first one counts.
extension AppointmentStore {
    /// One appointment, for whoever may look at the list of its day.
    package func appointment(_ number: String, for officer: Officer) async throws -> Appointment {
        try await database.read { tx in
            let reader = try tx.reader(officer, of: .serviceCase)
            guard let row = try tx.first("SELECT * FROM appointment WHERE number = \(number)") else {
                throw MatterAccessRefusal.notFound
            }
            let found = try self.appointment(row)
            guard reader.oversees(.serviceCase) || reader.scope.contains(found.agency) else {
                throw MatterAccessRefusal.notFound
            }
            return found
        }
    }

    /// Whoever booked came, on their day: also who is late.
    package func arrive(
        _ number: String, seen: AppointmentTime, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await change(number, seen: seen, by: officer) { tx, found, actor in
            if found.day < now.day { throw AppointmentRefusal.missed(found.halfHour) }
            if found.day != now.day { throw AppointmentRefusal.notToday(found.day) }
            try tx.run(
                "UPDATE appointment SET arrived_at = \(now) WHERE number = \(number)", expecting: 1)
            try tx.record(
                action: "appointment.arrive", subject: "appointment/\(number)",
                by: actor.actor(from: address), at: now)
        }
    }

    /// The window cannot keep it, and says why.
    package func cancel(
        _ number: String, seen: AppointmentTime, reason: String, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw MatterAccessRefusal.reasonMissing
        }
        try await change(number, seen: seen, by: officer) { tx, found, actor in
            try found.requireAhead(at: now)
            try tx.run(
                "UPDATE appointment SET seat = NULL, cancelled_at = \(now), said = \(reason) WHERE number = \(number)",
                expecting: 1)
            try tx.record(
                action: "appointment.cancel", subject: "appointment/\(number)", reason: reason,
                by: actor.actor(from: address), at: now)
        }
    }

    /// Another half hour, where one is free, and why.
    package func move(
        _ number: String, seen: AppointmentTime, to time: AppointmentTime, reason: String, by officer: Officer,
        from address: String, at now: Instant
    ) async throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw MatterAccessRefusal.reasonMissing
        }
        try await change(number, seen: seen, by: officer) { tx, found, actor in
            try found.requireAhead(at: now)
            if now >= time.begins { throw AppointmentRefusal.noSuchTime }
            let person: String = try tx.value(
                "SELECT person_hash FROM appointment WHERE number = \(number)")
            if try tx.hasAppointment(person, at: found.agency, on: time.day, time.starts) {
                throw AppointmentRefusal.sameTime
            }
            let seat = try tx.freeSeat(at: found.agency, on: time.day, time.starts)
            try tx.run(
                """
                UPDATE appointment SET on_day = \(time.day), starts = \(time.starts), seat = \(seat), said = \(reason),
                    moved_from = \(found.halfHour.words),
                    moved_from_on = \(found.day)
                WHERE number = \(number)
                """, expecting: 1)
            try tx.record(
                action: "appointment.move", subject: "appointment/\(number)", reason: reason,
                before: JSONText.object(["day": found.day.text, "starts": String(found.starts)]),
                after: JSONText.object(["day": time.day.text, "starts": String(time.starts)]),
                by: actor.actor(from: address), at: now)
        }
    }

    /// One that is as it was when somebody of its window looked at it.
    private func change(
        _ number: String, seen: AppointmentTime, by officer: Officer,
        _ body: @escaping @Sendable (Transaction, Appointment, Officer) throws -> Void
    ) async throws {
        try await database.write { tx in
            let actor = try tx.current(officer)
            guard let place = try tx.first("SELECT agency_id FROM appointment WHERE number = \(number)"),
                actor.scope.contains(try place.get("agency_id", as: AgencyID.self))
            else { throw MatterAccessRefusal.notFound }
            guard actor.may(.takeCases) else { throw MatterAccessRefusal.permissionMissing(.takeCases) }
            try tx.waitForSeats(at: try place.get("agency_id"))
            guard let row = try tx.first("SELECT * FROM appointment WHERE number = \(number)") else {
                throw MatterAccessRefusal.notFound
            }
            let found = try self.appointment(row)
            try found.requireUnchanged(since: seen)
            try body(tx, found, actor)
        }
    }
}

extension Transaction {
    /// Two who want the last place wait for each other.
    func waitForSeats(at agency: AgencyID) throws {
        if dialect == .postgres {
            _ = try first("SELECT id FROM agency WHERE id = \(agency) FOR NO KEY UPDATE")
        }
    }

    func hasAppointment(_ person: String, at agency: AgencyID, on day: Day, _ starts: Int) throws
        -> Bool
    {
        try first(
            """
            SELECT id FROM appointment
            WHERE person_hash = \(person) AND on_day = \(day) AND agency_id = \(agency) AND starts = \(starts) AND seat IS NOT NULL
            """) != nil
    }

    /// There may be fewer places than were booked before.
    func freeSeat(at agency: AgencyID, on day: Day, _ starts: Int) throws -> Int {
        let seats: [Int] = try rows(
            "SELECT seat FROM appointment WHERE agency_id = \(agency) AND on_day = \(day) AND starts = \(starts) AND seat IS NOT NULL"
        ).map { try $0.get("seat") }
        let places = try appointmentPlaces(at: agency)
        guard seats.count < places, let seat = (1...places).first(where: { !seats.contains($0) }) else {
            throw AppointmentRefusal.full
        }
        return seat
    }
}

package import GongkaiCore

/// Appointments at the windows: which half hours are free, who booked which, and the list of a day.
package struct AppointmentStore: Sendable {
    let database: any Database
    let key: SealingKey

    /// Open appointments of one telephone at one unit.
    package static let mostOfOne = 2

    package init(database: any Database, key: SealingKey) {
        self.database = database
        self.key = key
    }

    /// How many places are taken, by the beginning of the half hour.
    package func taken(at agency: AgencyID, on day: Day) async throws -> [Int: Int] {
        try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT starts, COUNT(*) AS count FROM appointment
                WHERE agency_id = \(agency) AND on_day = \(day) AND seat IS NOT NULL GROUP BY starts
                """)
            return Dictionary(try rows.map { (try $0.get("starts"), try $0.get("count")) }) { first, _ in first }
        }
    }

    /// Books a half hour. The number and the code are told once; of the code only a hash is kept.
    package func book(
        _ wish: AppointmentWish, from address: String, at now: Instant
    ) async throws -> (number: String, code: TrackingCode) {
        let person = key.lookup(wish.telephone.filter(\.isNumber), as: "appointment person")
        return try await database.write { tx in
            try tx.adopt(key, at: now)
            try tx.waitForSeats(at: wish.agency)
            let open: Int = try tx.value(
                """
                SELECT COUNT(*) FROM appointment
                WHERE person_hash = \(person) AND agency_id = \(wish.agency) AND on_day >= \(now.day) AND seat IS NOT NULL
                """)
            if try tx.hasAppointment(person, at: wish.agency, on: wish.day, wish.starts) {
                throw AppointmentRefusal.sameTime
            }
            if open >= Self.mostOfOne { throw AppointmentRefusal.tooMany(most: Self.mostOfOne) }
            let seat = try tx.freeSeat(at: wish.agency, on: wish.day, wish.starts)
            let code = TrackingCode.random()
            let number = try tx.takeNumber(
                NumberRule([.agency, .text("-YY-"), .year, .serial(digits: 5)]), series: "appointment", agency: wish.agency,
                year: now.day.year)
            let sealed = key.seal(
                JSONText.object(["name": wish.name, "telephone": wish.telephone]), for: Self.subject(number))
            try tx.run(
                """
                INSERT INTO appointment (number, code_hash, agency_id, item, item_name, on_day, starts, seat, person, person_hash, booked_at)
                VALUES (\(number), \(key.lookup(code.text, as: "tracking")), \(wish.agency), \(wish.item), \(wish.itemName), \(wish.day),
                    \(wish.starts), \(seat), \(sealed), \(person), \(now))
                """)
            try tx.record(
                action: "appointment.book", subject: "appointment/\(number)",
                after: JSONText.object(["day": wish.day.text, "starts": String(wish.starts), "item": wish.item]),
                by: Actor(name: "applicant", agency: nil, address: address), at: now)
            return (number, code)
        }
    }

    /// What somebody is told who gives a number and a code; whoever guesses is slowed down as for matters.
    package enum Answer: Sendable, Equatable {
        case found(Appointment)
        case unknown
        case later(Instant)
    }

    package func find(number: String, code written: String, from address: String, at now: Instant) async throws -> Answer {
        let number = number.filter { !$0.isWhitespace }.uppercased()
        return try await database.write { tx in
            if let until = try tx.trackingLock(address, now) { return .later(until) }
            if let code = TrackingCode(written), let found = try self.appointment(number, code, in: tx) { return .found(found) }
            try tx.noteTrackingFailure(key.lookup(number, as: "number"), address, at: now)
            return .unknown
        }
    }

    /// The same for a code that was right before and came back sealed.
    package func find(number: String, proven code: TrackingCode) async throws -> Appointment? {
        try await database.read { tx in try appointment(number, code, in: tx) }
    }

    /// Gives the place back.
    ///
    /// - Parameter seen: the half hour of the page on which that was decided.
    package func cancel(
        number: String, code: TrackingCode, seen: AppointmentTime, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            guard let place = try self.appointment(number, code, in: tx)?.agency else { throw MatterAccessRefusal.notFound }
            // The window may be moving it.
            try tx.waitForSeats(at: place)
            guard let found = try self.appointment(number, code, in: tx) else { throw MatterAccessRefusal.notFound }
            try found.requireUnchanged(since: seen)
            try found.requireAhead(at: now)
            if now >= found.halfHour.begins { throw AppointmentRefusal.over }
            try tx.run(
                "UPDATE appointment SET seat = NULL, cancelled_at = \(now), said = NULL WHERE number = \(number) AND seat IS NOT NULL",
                expecting: 1)
            try tx.record(
                action: "appointment.cancel", subject: "appointment/\(number)",
                by: Actor(name: "applicant", agency: nil, address: address), at: now)
        }
    }

    /// Who comes on a day, in the order of the hours, as far as it is an officer's business.
    package func list(on day: Day, for officer: Officer) async throws -> [Appointment] {
        try await database.read { tx in
            let reader = try tx.reader(officer, of: .serviceCase)
            return try tx.rows(
                """
                SELECT * FROM (SELECT * FROM appointment WHERE on_day = \(day)
                    UNION ALL SELECT * FROM appointment WHERE moved_from_on = \(day) AND on_day <> \(day)) AS listed
                ORDER BY starts, agency_id, number
                """
            ).map { try self.appointment($0) }.filter { reader.oversees(.serviceCase) || reader.scope.contains($0.agency) }
        }
    }

    /// Who comes, in full, so that the window can call them. Why somebody must know goes into the audit trail, before they know it.
    package func reveal(
        number: String, reason: String, to officer: Officer, from address: String, at now: Instant
    ) async throws -> AppointmentPerson {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw MatterAccessRefusal.reasonMissing }
        return try await database.write { tx in
            let reader = try tx.reader(officer, of: .serviceCase)
            guard let row = try tx.first("SELECT * FROM appointment WHERE number = \(number)"),
                reader.scope.contains(try row.get("agency_id", as: AgencyID.self))
            else { throw MatterAccessRefusal.notFound }
            guard reader.mayCallAppointments else { throw MatterAccessRefusal.permissionMissing(.readIdentities) }
            let person = try self.person(row)
            try tx.record(
                action: "appointment.reveal", subject: "appointment/\(number)", reason: reason, by: reader.actor(from: address), at: now)
            return person
        }
    }

    func person(_ row: Row) throws -> AppointmentPerson {
        let said = JSONText.texts(try key.open(try row.get("person"), for: Self.subject(try row.get("number")))) ?? [:]
        return AppointmentPerson(name: said["name"] ?? "", telephone: said["telephone"] ?? "")
    }

    private func appointment(_ number: String, _ code: TrackingCode, in tx: Transaction) throws -> Appointment? {
        try tx.first(
            "SELECT * FROM appointment WHERE number = \(number) AND code_hash = \(key.lookup(code.text, as: "tracking"))"
        ).map { try appointment($0) }
    }

    func appointment(_ row: Row) throws -> Appointment {
        let number: String = try row.get("number"), starts: Int = try row.get("starts"), person = try person(row)
        let masked = MaskedApplicant(
            ApplicantIdentity(
                applicant: .person(PersonIdentity(name: person.name)),
                contact: RequestIntake.Contact(address: "", telephone: person.telephone)))
        var appointment = Appointment(
            number: number, agency: try row.get("agency_id"), item: try row.get("item"), itemName: try row.get("item_name"),
            day: try row.get("on_day"), starts: starts, maskedName: masked.name, maskedTelephone: masked.telephone)
        appointment.cancelledAt = try row.get("cancelled_at")
        appointment.arrivedAt = try row.get("arrived_at")
        appointment.said = try row.get("said")
        appointment.movedFrom = try row.get("moved_from")
        return appointment
    }

    private static func subject(_ number: String) -> String { "appointment/\(number)" }
}

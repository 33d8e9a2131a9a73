package import GongkaiCore

/// How many people come in a half hour: data of each unit's window.
extension AppointmentStore {
    /// Where nothing is said.
    package static let usualPlaces = 3
    package static let possiblePlaces = 1...50

    package func places(at agency: AgencyID) async throws -> Int { try await database.read { tx in try tx.appointmentPlaces(at: agency) } }

    /// Of every unit that says how many.
    package func places() async throws -> [AgencyID: Int] {
        try await database.read { tx in
            let rows = try tx.rows("SELECT agency_id, places FROM appointment_places")
            return Dictionary(try rows.map { (try $0.get("agency_id"), try $0.get("places")) }) { first, _ in first }
        }
    }

    /// Says how many. Who booked before keeps their place, also where there are fewer now.
    package func setPlaces(
        _ places: [AgencyID: Int], by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let actor = try tx.current(officer)
            for (agency, number) in places.sorted(by: { $0.key.value < $1.key.value }) {
                guard actor.maySetPlaces(at: agency) else { throw MatterAccessRefusal.permissionMissing(.takeCases) }
                guard Self.possiblePlaces.contains(number) else { throw AppointmentRefusal.places(number) }
                let before = try tx.appointmentPlaces(at: agency)
                if before == number { continue }
                try tx.run(
                    """
                    INSERT INTO appointment_places (agency_id, places, changed_by, changed_at)
                    VALUES (\(agency), \(number), \(actor.name), \(now))
                    ON CONFLICT (agency_id) DO UPDATE SET places = excluded.places, changed_by = excluded.changed_by,
                        changed_at = excluded.changed_at
                    """)
                try tx.record(
                    action: "appointment.places", subject: "agency/\(agency.value)", before: JSONText.object(["places": String(before)]),
                    after: JSONText.object(["places": String(number)]), by: actor.actor(from: address), at: now)
            }
        }
    }

    /// The days of some on which no half hour has a place left. `starts`: the half hours of a day.
    package func fullDays(at agency: AgencyID, among days: [Day], starts: (Day) -> [Int]) async throws -> Set<Day> {
        guard let first = days.min(), let last = days.max() else { return [] }
        let (most, taken) = try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT on_day, starts, COUNT(*) AS number FROM appointment
                WHERE agency_id = \(agency) AND on_day BETWEEN \(first) AND \(last) AND seat IS NOT NULL GROUP BY on_day, starts
                """)
            var taken: [Day: [Int: Int]] = [:]
            for row in rows { taken[try row.get("on_day"), default: [:]][try row.get("starts")] = try row.get("number") }
            return (try tx.appointmentPlaces(at: agency), taken)
        }
        return Set(days.filter { day in starts(day).allSatisfy { (taken[day]?[$0] ?? 0) >= most } })
    }
}

extension Officer {
    /// Whoever stands at the window of a unit, or keeps its items.
    package func maySetPlaces(at agency: AgencyID) -> Bool {
        may(.takeCases, for: agency) || may(.publishItems, for: agency)
    }
}

extension Transaction {
    func appointmentPlaces(at agency: AgencyID) throws -> Int {
        try first("SELECT places FROM appointment_places WHERE agency_id = \(agency)")?.get("places") ?? AppointmentStore.usualPlaces
    }
}

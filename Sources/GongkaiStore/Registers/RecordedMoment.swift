import GongkaiCore

/// The moments under which changes of the registers are recorded never run backwards, whatever the clock does, and none falls on or before
/// the moment of a publication that it came after: "as of" a publication is then exactly what the publication saw.
extension Transaction {
    /// The moment to record a change under. Who records anything queues here for the head of the registers, as with `takeRecords`.
    func moment(_ now: Instant) throws -> Instant {
        Instant(
            milliseconds: try value(
                """
                UPDATE register_head SET last_recorded_at = CASE WHEN last_recorded_at < \(now) THEN \(now) ELSE last_recorded_at END
                WHERE id = 1 RETURNING last_recorded_at
                """))
    }

    /// The moment of a publication: everything recorded so far is not after it, everything to come is.
    func closeMoment(_ now: Instant) throws -> Instant {
        let moment = try moment(now)
        try run("UPDATE register_head SET last_recorded_at = \(moment.milliseconds + 1) WHERE id = 1", expecting: 1)
        return moment
    }
}

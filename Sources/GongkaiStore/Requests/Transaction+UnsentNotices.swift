import GongkaiCore

extension Transaction {
    /// Tells whoever handles a request, once, that the notice which asks its applicant for something lies in the file, from one working day
    /// after its step on; and again one working day after the applicant was given more time.
    func warnOfUnsent(_ matter: Matter, on row: MatterRow, _ work: MatterWork, at now: Instant) throws {
        let calendar = work.calendars.newest
        guard let demand = matter.demand(calendar), !demand.isTold, calendar.workingDays(after: demand.dated.on, through: now.day) > 0
        else { return }
        let told = try matter.handler.map { [$0] } ?? officers(who: work.kind.permission(.handle), nearest: matter.unit, except: [])
        let again = demand.dated.number == demand.asked.number ? "" : "/\(demand.dated.number)"
        try tell(
            .unsent, to: told, topic: "unsent/\(row.id.value)/\(demand.asked.number)\(again)", matter: row.id,
            action: demand.asked.action.code, at: now)
    }
}

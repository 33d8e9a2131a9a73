extension MatterRules {
    /// What stands against a step as far as it is filled in, whatever its fields still lack: its day, and what the rules of the kind say. So a
    /// form tells everything at once that has to be mended.
    package func objections(
        to request: MatterRequest, on matter: Matter, at now: Instant
    ) -> (day: MatterRefusal?, obstacles: [String]) {
        guard let move = workflow.move(request.action, from: matter.state) else { return (nil, []) }
        do throws(MatterRefusal) {
            let day = try legalDay(request, move, matter, now)
            var fault: MatterRefusal?
            do throws(MatterRefusal) { try checkDay(day, request, move, matter, now) } catch { fault = error }
            let step = MatterStep(request: request, matter: matter, on: day, calendar: calendar)
            return (fault, move.conditions.flatMap { $0.obstacles(step) })
        } catch { return (error, []) }
    }
}

/// Which steps of a flow are work on a case, between its acceptance and its decision.
extension Flow {
    /// The codes of the others: receipt, decision and delivery are stages of every case, and the time of special procedures does not count.
    var stages: Set<String> {
        let beginnings = Set(beginnings.map(\.code)), ends = Set(ends.map(\.code))
        var stages: Set<String> = []
        for step in steps {
            let isIntake = beginnings.contains(step.code) && ["受理", "收件"].contains { step.name.contains($0) }
            let isOutcome = ends.contains(step.code) && ["送达", "发证", "制证"].contains { step.name.contains($0) }
            if step.special != nil || isIntake || isOutcome || step.name == "决定" { stages.insert(step.code) }
        }
        // What consists of nothing else is done by its decision.
        if stages.count == steps.count, let last = steps.first(where: { $0.name == "决定" }) ?? steps.first { stages.remove(last.code) }
        return stages
    }

    /// 统一办理、联合办理、集中办理 (art. 42 (2)): several units work on it. Who takes an application in or hands a result out does not count.
    package var isJoint: Bool { unitCount > 1 }

    /// How many units work on it.
    package var unitCount: Int {
        let stages = stages
        return Set(steps.filter { !stages.contains($0.code) }.map(\.unit)).count
    }
}

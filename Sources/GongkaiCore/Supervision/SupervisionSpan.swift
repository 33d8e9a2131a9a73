/// A limit of one case while the replay goes through it. Numbers are day numbers.
struct SupervisionSpan {
    let measure: SupervisionMeasure
    /// The step, branch or event it belongs to; -1 where the case has only one.
    let place: Int32
    /// The event it begins with.
    let event: Int32
    /// Day zero.
    let from: Int32
    /// How many days it has, pauses not counted.
    var days: Int32
    let isWorking: Bool
    /// Special procedures stop it: all of them, or those of one step and those of none.
    let stops: Bool
    /// The unit that answers for it; 0 for that of the case.
    let unit: Int64
    /// Counted days that it stood.
    var stood: Int32 = 0
    /// The day since which it stands, and the last one that special procedures keep out of the count; Int32.min while it runs.
    var standsSince = Int32.min
    var standsUntil = Int32.min
    /// The last day; the latest there can be while it stands.
    var due: Int32 = 0
    /// The day its state became known.
    var knownOn: Int32
    /// For the days after a yellow card: the limit that was passed, and the place of the rule that found it.
    var parent: SupervisionMeasure?
    var yellow = -1

    var stands: Bool { standsSince != .min }

    /// The event that began it, where a case can have several of its kind; 0 for what it has once. What a yellow card waits for goes by what was passed.
    var part: Int32 { (parent ?? measure).isApart ? event : 0 }
}

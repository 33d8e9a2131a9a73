/// A limit of a case that runs: what must be done, and until when.
package struct SupervisionLimit: Sendable, Equatable {
    package let measure: SupervisionMeasure
    /// The place of its step in the flow; nil where it belongs to the whole case.
    package let step: Int?
    package let from: Day
    package let due: Day
    /// A special procedure stops it: the last day is the latest there can be.
    package let stands: Bool
}

extension SupervisionReplay {
    /// What the case that was looked at last waits for, the earliest last day first. That what a yellow card names is put right is no limit of its own.
    package var openLimits: [SupervisionLimit] {
        spans.filter { $0.parent == nil }.map { span in
            let ofStep = span.measure == .step || span.measure == .forwarding
            return SupervisionLimit(
                measure: span.measure, step: ofStep ? Int(span.place) : nil, from: Day(number: Int(span.from)),
                due: Day(number: Int(span.due)), stands: span.stands && span.standsUntil >= lookedAt)
        }.sorted { ($0.due.number, $0.measure.index) < ($1.due.number, $1.measure.index) }
    }

    /// Who handles the case that was looked at last.
    package var lastHandler: OfficerID? { handler == 0 ? nil : OfficerID(value: handler) }
}

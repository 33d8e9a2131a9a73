/// What an applicant added to a request that was not clear enough.
package struct RequestSupplement: Sendable, Equatable {
    package let on: Day
    package let text: String
}

extension MatterEvent {
    /// Whether its `evidence` is what an applicant wrote: so it was kept until the text had a field of its own.
    package var suppliesText: Bool {
        action == RequestAction.supplement.action && author == .applicant && self[.supplementText] == nil && self[.evidence] != nil
    }
}

extension Matter {
    /// The supplements that stand, in their order.
    package var supplements: [RequestSupplement] {
        standing.filter { $0.action == RequestAction.supplement.action }.compactMap { event in
            let text = event[.supplementText]?.text ?? (event.suppliesText ? event[.evidence]?.text : nil)
            return text.map { RequestSupplement(on: event.on, text: $0) }
        }
    }
}

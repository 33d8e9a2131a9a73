package import GongkaiCore

/// The last line of a page of remedies.
package struct RemedyCursor: Sendable, Equatable {
    package let filedOn: Day
    /// 0 for a branch of a request, else the register.
    package let source: Int
    package let owner: Int64
    package let place: Int64

    package init(filedOn: Day, source: Int, owner: Int64, place: Int64) {
        self.filedOn = filedOn
        self.source = source
        self.owner = owner
        self.place = place
    }

    /// As an address carries it.
    package init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let day = Day(parts[0]), let source = Int(parts[1]), let owner = Int64(parts[2]),
            let place = Int64(parts[3])
        else { return nil }
        self.init(filedOn: day, source: source, owner: owner, place: place)
    }

    package var text: String { "\(filedOn.text)_\(source)_\(owner)_\(place)" }
}

/// A page of remedies, and how many there are of all that the query names.
package struct RemedyList: Sendable {
    package let remedies: [RequestRemedy]
    package let next: RemedyCursor?
    let counts: [Count]

    /// So many of one result against one kind of decision.
    struct Count: Sendable {
        let result: RequestRemedy.Result
        let decision: RequestOutcome?
        let remedies: Int
    }

    /// Of a result, whatever result the query names.
    package func count(_ result: RequestRemedy.Result) -> Int { counts.filter { $0.result == result }.reduce(0) { $0 + $1.remedies } }

    /// The decisions that were corrected, the most frequent first; nil where nothing is known of it.
    package var correctedGrounds: [(decision: RequestOutcome?, remedies: Int)] {
        counts.filter { $0.result == .corrected }.map { ($0.decision, $0.remedies) }
            .sorted { ($1.1, $0.0?.code ?? "") < ($0.1, $1.0?.code ?? "") }
    }
}

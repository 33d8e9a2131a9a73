package import GongkaiCore

/// The words of a sheet, a collection or a guide that were written last, with all that decides about them.
package struct Draft: Sendable, Equatable {
    package let id: DraftID
    package let number: Int
    package let title: String
    /// Such as 机构职能.
    package let kindName: String
    /// Of the unit, for the address of its guide.
    package let agencyCode: String
    package let agencyName: String
    /// Whether it waits for somebody.
    package let isWaiting: Bool
    /// Whether it can be signed and let through: what was taken down can be, though nobody waits for it.
    package let isOpen: Bool
    package let savedAt: Instant
    /// Of the words; a review says nothing about any other.
    package let contentHash: String
    package let facts: DraftFacts
    /// Why it did not go on; nil for what goes its way.
    package let setback: DraftSetback?
    /// How often its writers gave it up and took it up again, the first first.
    package let setAsides: [SetAside]

    /// Who went on no more with what came back, or took it up again.
    package struct SetAside: Sendable, Equatable {
        package let isSetAside: Bool
        /// Of the draft it was said of.
        package let number: Int
        package let by: String
        package let at: Instant
    }

    /// Whether nobody goes on with it. What was said of an earlier draft says nothing of this one.
    package var isSetAside: Bool { setAsides.last.map { $0.isSetAside && $0.number == number } ?? false }

    /// What waits for its writers can be given up; what waits for somebody else goes on.
    package var canBeSetAside: Bool { setback?.isForWriters == true && !isSetAside }

    package var agency: AgencyID { facts.agency }

    /// What this person can do for it now; nil for nothing.
    package func task(for officer: Officer) -> Permission? {
        guard isWaiting else { return nil }
        if facts.obstacle == nil { return facts.refusalToDecide(officer) == nil ? facts.kind.publishing : nil }
        // What the review forbids goes back to the writers: a sheet by whoever may let it through, the others stand on their page (`DraftStore.mine`).
        if facts.review != nil, facts.kind == .sheet { return facts.refusalToDecide(officer) == nil ? facts.kind.publishing : nil }
        return facts.review == nil && facts.refusalToSign(officer) == nil ? .reviewSecrecy : nil
    }
}

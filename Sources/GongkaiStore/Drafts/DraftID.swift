package import GongkaiCore

/// Which draft: of a sheet or a collection by its key, of a guide by the key of its unit.
package struct DraftID: Sendable, Hashable {
    package let kind: DraftKind
    package let subject: Int64

    package init(_ kind: DraftKind, _ subject: Int64) {
        self.kind = kind
        self.subject = subject
    }

    /// As the trail names it.
    var trail: String { "\(kind.rawValue)/\(subject)" }
}

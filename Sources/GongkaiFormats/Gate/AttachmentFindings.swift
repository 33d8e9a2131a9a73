package import GongkaiCore

/// What the gate found in a file that is to be public.
package struct AttachmentFindings: Sendable, Equatable {
    package struct Property: Sendable, Equatable {
        package let name: String
        package let value: String
    }

    package let name: String
    /// What the file is by its content.
    package let kind: FileKind
    package let hits: [GateHit]
    /// All text in it, for search. Hidden text is not among it.
    package let text: String
    package let properties: [Property]
    /// All text in it with the places, hidden text too: for looking through it again.
    package let passages: [GatePassage]

    /// Whether the file must change before it may be public.
    package var isBlocked: Bool { hits.contains { $0.severity == .blocks } }
}

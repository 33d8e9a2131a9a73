package import GongkaiCore

/// Who asks for the bytes of a file.
package enum FileReader: Sendable {
    /// Anybody, at a moment: while an article that carries it is shown.
    case anybody(at: Instant)
    /// An officer who may read a version that carries it.
    case officer(Officer)
}

import GongkaiCore
import GongkaiStore

/// Looks through all that a version says before it is stored.
struct ArticleGate: Sendable {
    let words: GateWordStore

    /// All hits, with their places in the words of the form. May take some tenths of a second for a long text.
    func hits(in content: ArticleContent) async throws -> [GateHit] {
        let words = try await words.list()
        return try await OffPool.run { content.hits(words) }
    }
}

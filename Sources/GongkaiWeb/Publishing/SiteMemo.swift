import GongkaiCore
import GongkaiStore
import Synchronization

/// What pages of a site need again and again, kept for as long as nothing of the site changes: each reading of the sites begins with an empty
/// one. A mutex guards it.
final class SiteMemo: Sendable {
    /// What the surroundings of a page depend on, but for the time.
    struct Surroundings: Hashable {
        /// The part of the path that the main menu follows.
        let place: String
        let mode: ViewMode
    }

    /// A part of the catalogue, on a day: what is in force changes with it.
    struct Part: Hashable {
        let filter: CatalogueFilter
        let day: Day
    }

    /// What a page says of one version of an article, on a day.
    struct Version: Hashable {
        let article: ArticleID
        let number: Int
        /// Where it is read.
        let column: ColumnID
        let day: Day
    }

    /// What follows from a version alone, and takes a while to work out.
    struct Parts: Sendable {
        let files: [ListedFile]
        let structured: SafeHTML
    }

    /// A column, on a day.
    private struct ColumnDay: Hashable {
        let column: ColumnID
        let day: Day
    }

    /// Thousands of characters: told apart by all of them, found by a few.
    private struct BodyText: Hashable {
        let text: String

        func hash(into hasher: inout Hasher) {
            let bytes = text.utf8
            hasher.combine(bytes.count)
            for byte in bytes.suffix(64) { hasher.combine(byte) }
        }
    }

    private struct State {
        var parts: [Version: Parts] = [:]
        var sizes: [ColumnDay: Int] = [:]
        var counts: [Part: CatalogueCounts] = [:]
        var frames: [Surroundings: PublicFrame] = [:]
        var bodies: [BodyText: SafeHTML] = [:]
        var size = 0
    }

    private let state = Mutex(State())

    /// Bytes of texts, before and after cleaning; beyond them all are forgotten.
    private static let capacity = 8 << 20
    /// Parts of the catalogue that are counted; beyond them all are forgotten.
    private static let mostParts = 256
    /// Versions whose parts are kept; beyond them all are forgotten.
    private static let mostVersions = 2_048

    func frame(_ surroundings: Surroundings, make: () -> PublicFrame) -> PublicFrame {
        if let known = state.withLock({ $0.frames[surroundings] }) { return known }
        let made = make()
        state.withLock { $0.frames[surroundings] = made }
        return made
    }

    /// The parts of a version.
    func parts(of version: Version, make: () -> Parts) -> Parts {
        if let known = state.withLock({ $0.parts[version] }) { return known }
        let made = make()
        state.withLock { state in
            if state.parts.count >= Self.mostVersions { state.parts.removeAll() }
            state.parts[version] = made
        }
        return made
    }

    /// How many articles a column shows.
    func size(of column: ColumnID, on day: Day, count: () async throws -> Int) async rethrows -> Int {
        let key = ColumnDay(column: column, day: day)
        if let known = state.withLock({ $0.sizes[key] }) { return known }
        let counted = try await count()
        state.withLock { $0.sizes[key] = counted }
        return counted
    }

    /// How many entries a part of the catalogue has; the same on each of its thousands of pages.
    func counts(_ part: Part, count: () async throws -> CatalogueCounts) async rethrows -> CatalogueCounts {
        if let known = state.withLock({ $0.counts[part] }) { return known }
        let counted = try await count()
        state.withLock { state in
            if state.counts.count >= Self.mostParts { state.counts.removeAll() }
            state.counts[part] = counted
        }
        return counted
    }

    /// The text of an article as this site shows it.
    func body(_ text: String, make: () throws -> SafeHTML) rethrows -> SafeHTML {
        let key = BodyText(text: text)
        if let known = state.withLock({ $0.bodies[key] }) { return known }
        let made = try make(), size = text.utf8.count + made.text.utf8.count
        guard size <= Self.capacity / 16 else { return made }
        state.withLock { state in
            if state.size + size > Self.capacity {
                state.bodies.removeAll()
                state.size = 0
            }
            if state.bodies.updateValue(made, forKey: key) == nil { state.size += size }
        }
        return made
    }
}

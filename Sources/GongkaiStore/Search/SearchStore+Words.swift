package import GongkaiCore
import Synchronization

/// What was searched for lately: counted in memory, written down now and then. Without who asked, from where, or at what hour.
package final class SearchTally: Sendable {
    private struct Key: Hashable { let day: Day, word: String }
    private let counts = Mutex<[Key: (searches: Int, empty: Int)]>([:])

    /// More words than this between two writings are somebody's program; they are not counted.
    private static let most = 5_000
    package static let longestWord = 30

    package init() {}

    /// Counts a search. What may name a person (long numbers) is not kept.
    package func note(_ typed: String, found: Bool, on day: Day) {
        let word = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !word.isEmpty, word.count <= Self.longestWord, !Self.holdsLongNumber(word) else { return }
        counts.withLock { counts in
            let key = Key(day: day, word: word)
            guard counts[key] != nil || counts.count < Self.most else { return }
            let before = counts[key] ?? (0, 0)
            counts[key] = (before.searches + 1, before.empty + (found ? 0 : 1))
        }
    }

    /// Telephone, identity and card numbers have seven digits and more.
    private static func holdsLongNumber(_ word: String) -> Bool {
        var run = 0
        for scalar in SearchText.normalise(word).unicodeScalars where scalar != " " {
            run = ("0"..."9").contains(scalar) ? run + 1 : 0
            if run >= 7 { return true }
        }
        return false
    }

    /// What could not be written down is counted again.
    fileprivate func giveBack(_ lines: [Line]) {
        counts.withLock { counts in
            for line in lines {
                let key = Key(day: line.day, word: line.word), since = counts[key] ?? (0, 0)
                guard counts[key] != nil || counts.count < Self.most else { continue }
                counts[key] = (since.searches + line.searches, since.empty + line.empty)
            }
        }
    }

    fileprivate typealias Line = (day: Day, word: String, searches: Int, empty: Int)

    fileprivate func take() -> [Line] {
        counts.withLock { counts in
            defer { counts = [:] }
            return counts.map { ($0.key.day, $0.key.word, $0.value.searches, $0.value.empty) }.sorted { $0.word < $1.word }
        }
    }
}

/// A word that was searched for, over some days.
package struct SearchedWord: Sendable, Equatable {
    package let word: String
    package let searches: Int
    /// How often nothing was found.
    package let empty: Int

    package init(word: String, searches: Int, empty: Int) {
        self.word = word
        self.searches = searches
        self.empty = empty
    }
}

extension SearchStore {
    /// Days for which words are kept.
    static let wordDays = 180
    /// What fewer searches asked for is shown to nobody: it may be a person's own affair, or a name.
    static let fewestSearches = 3

    /// Writes down what was counted, and forgets what is old.
    package func write(_ tally: SearchTally, at now: Instant) async throws {
        let counted = tally.take(), oldest = now.day.adding(days: -Self.wordDays)
        do {
            let isOld = try await database.read { tx in
                try tx.first("SELECT word FROM search_word WHERE day < \(oldest) LIMIT 1") != nil
            }
            if counted.isEmpty, !isOld { return }
            try await database.write { tx in
                for line in counted {
                    try tx.run(
                        """
                        INSERT INTO search_word (day, word, searches, empty)
                        VALUES (\(line.day), \(line.word), \(line.searches), \(line.empty))
                        ON CONFLICT (day, word) DO UPDATE SET searches = search_word.searches + excluded.searches,
                            empty = search_word.empty + excluded.empty
                        """)
                }
                try tx.run("DELETE FROM search_word WHERE day < \(oldest)")
            }
        } catch {
            tally.giveBack(counted)
            throw error
        }
    }

    /// The words of some days, the ones searched for most often first; `unfound`: those that often find nothing. For whoever keeps the
    /// search in order.
    package func words(
        from first: Day, through last: Day, unfound: Bool, limit: Int = 100, for officer: Officer
    ) async throws -> [SearchedWord] {
        try await database.read { tx in
            try tx.requireSynonyms(officer)
            let order: SQL = unfound ? "SUM(empty) DESC" : "SUM(searches) DESC"
            let condition: SQL = unfound ? " AND SUM(empty) > 0" : ""
            return try tx.rows(
                """
                SELECT word, SUM(searches) AS searches, SUM(empty) AS empty FROM search_word WHERE day BETWEEN \(first) AND \(last)
                GROUP BY word HAVING SUM(searches) >= \(Self.fewestSearches)\(condition) ORDER BY \(order), word LIMIT \(limit)
                """
            ).map { SearchedWord(word: try $0.get("word"), searches: try $0.get("searches"), empty: try $0.get("empty")) }
        }
    }
}

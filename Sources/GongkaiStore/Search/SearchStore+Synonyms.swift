package import GongkaiCore

/// A group of words that stand for each other.
package struct SynonymGroup: Sendable, Equatable {
    package let id: Int64
    package let words: [String]
    package let revision: Int
}

/// Why a group of synonyms is not taken.
package enum SynonymRefusal: Error, Sendable, Equatable {
    case tooFew
    case tooMany(Int)
    case tooLong(String)
    /// A word of nothing but signs.
    case empty(String)
    case taken(String)
    case stale
    case notFound

    /// Words of one group, and characters of one word.
    package static let mostWords = 8, longestWord = 30

    /// What the form says.
    package var words: String {
        switch self {
        case .tooFew: "一组至少要有两个词，每行一个。请补充。"
        case .tooMany(let count): "一组最多\(Self.mostWords)个词，现在有\(count)个。请分成几组。"
        case .tooLong(let word): "“\(word.prefix(Self.longestWord))……”超过\(Self.longestWord)个字。请只写要互相代替的词。"
        case .empty(let word): "“\(word)”没有可以查找的文字。请删去这一行。"
        case .taken(let word): "“\(word)”已在另一组中。请把这些词并入那一组。"
        case .stale: "这一组词在您编辑期间已被他人更改。请刷新页面后再改。"
        case .notFound: "这一组词已被他人删除。请刷新页面。"
        }
    }
}

extension SearchStore {
    /// All groups, in the order they were made.
    package func synonymGroups() async throws -> [SynonymGroup] {
        try await database.read { tx in try tx.synonymGroups() }
    }

    /// Adds a group, or changes one; in force with the next search.
    package func putSynonyms(
        _ words: [String], in group: Int64?, expecting revision: Int = 0, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        let words = try Self.checked(words)
        try await database.write { tx in
            try tx.requireSynonyms(officer)
            let groups = try tx.synonymGroups(), keys = Set(words.map(SearchText.normalise))
            let others = groups.filter { $0.id != group }.flatMap(\.words)
            if let taken = others.first(where: { keys.contains(SearchText.normalise($0)) }) { throw SynonymRefusal.taken(taken) }
            let text = WordList.text(words)
            if let group {
                guard let before = groups.first(where: { $0.id == group }) else { throw SynonymRefusal.notFound }
                guard before.revision == revision else { throw SynonymRefusal.stale }
                try tx.run(
                    """
                    UPDATE search_synonym SET words = \(text), revision = revision + 1
                    WHERE id = \(group) AND revision = \(revision)
                    """, expecting: 1)
                try tx.record(
                    action: "synonym.change", subject: "search_synonym/\(group)", version: Int64(revision + 1),
                    before: JSONText.object(["words": before.words.joined(separator: "、")]),
                    after: JSONText.object(["words": words.joined(separator: "、")]), by: officer.actor(from: address), at: now)
            } else {
                let id = try tx.insert("INSERT INTO search_synonym (words) VALUES (\(text))")
                try tx.record(
                    action: "synonym.create", subject: "search_synonym/\(id)", version: 1,
                    after: JSONText.object(["words": words.joined(separator: "、")]), by: officer.actor(from: address), at: now)
            }
        }
    }

    /// Takes a group away.
    package func removeSynonyms(
        _ group: Int64, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            try tx.requireSynonyms(officer)
            guard let before = try tx.synonymGroups().first(where: { $0.id == group }) else { throw SynonymRefusal.notFound }
            guard before.revision == revision else { throw SynonymRefusal.stale }
            try tx.run("DELETE FROM search_synonym WHERE id = \(group)", expecting: 1)
            try tx.record(
                action: "synonym.remove", subject: "search_synonym/\(group)",
                before: JSONText.object(["words": before.words.joined(separator: "、")]), by: officer.actor(from: address), at: now)
        }
    }

    private static func checked(_ words: [String]) throws -> [String] {
        var kept: [String] = [], keys: Set<String> = []
        for word in words where !word.allSatisfy(\.isWhitespace) {
            let key = SearchText.normalise(word)
            if key.isEmpty { throw SynonymRefusal.empty(word) }
            if word.count > SynonymRefusal.longestWord { throw SynonymRefusal.tooLong(word) }
            if keys.insert(key).inserted { kept.append(word) }
        }
        if kept.count < 2 { throw SynonymRefusal.tooFew }
        if kept.count > SynonymRefusal.mostWords { throw SynonymRefusal.tooMany(kept.count) }
        return kept
    }
}

extension Transaction {
    func synonymGroups() throws -> [SynonymGroup] {
        try rows("SELECT id, words, revision FROM search_synonym ORDER BY id").map {
            SynonymGroup(id: try $0.get("id"), words: WordList.words(try $0.get("words")), revision: try $0.get("revision"))
        }
    }

    func synonyms() throws -> Synonyms { Synonyms(try synonymGroups().map(\.words)) }

    func requireSynonyms(_ officer: Officer) throws {
        guard try current(officer).may(.manageSites) else { throw SiteRefusal.permissionMissing(.manageSites) }
    }
}

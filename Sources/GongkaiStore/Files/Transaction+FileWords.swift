import GongkaiCore

/// The words in files, as the word list is now. Looking through a long file takes a while: what one list found is kept until there is another.
extension Transaction {
    private static var mostHits: Int { 2_000 }

    /// Keeps what the gate reads in a file.
    func keep(_ passages: [GatePassage], of sha256: String) throws {
        for (position, passage) in passages.map(\.kept).enumerated() {
            try run(
                """
                INSERT INTO file_passage (sha256, position, places, lines)
                VALUES (\(sha256), \(position), \(passage.places.joined(separator: "\n")), \(passage.lines.joined(separator: "\n")))
                """)
        }
    }

    /// The words of the list in a file.
    func wordHits(of sha256: String) throws -> [GateHit] {
        let key = try gateWordListKey()
        guard try first("SELECT sha256 FROM file_word_scan WHERE sha256 = \(sha256) AND word_list = \(key)") != nil else {
            return try foundWords(in: sha256)
        }
        return try rows("SELECT * FROM file_word_hit WHERE sha256 = \(sha256) ORDER BY position").compactMap { try GateHit($0) }
    }

    /// Whether only what is seen of it was read when it came in.
    func isEarly(_ sha256: String) throws -> Bool {
        try first("SELECT position FROM file_passage WHERE sha256 = \(sha256) AND position = -1") != nil
    }

    /// Those of the files that this list has not been laid over.
    func unscanned(_ files: Set<String>, with list: String) throws -> Set<String> {
        if files.isEmpty { return [] }
        let known = try rows("SELECT sha256 FROM file_word_scan WHERE word_list = \(list) AND sha256 IN \(list: files.sorted())")
        return files.subtracting(try known.map { try $0.get("sha256", as: String.self) })
    }

    /// Goes on only with files that were looked through, here or ahead of this transaction.
    func requireScanned(_ files: Set<String>) throws {
        let key = try gateWordListKey()
        let missing = try unscanned(files, with: key).filter { !knows($0, with: key) }
        if !missing.isEmpty { throw WordsUnscanned(files: missing) }
    }

    private func knows(_ sha256: String, with list: String) -> Bool {
        guard let wordScan else { return true }
        return wordScan.list == list && wordScan.files[sha256] != nil
    }

    /// Keeps what the list of now finds in the files that it was not laid over yet.
    func renewWordHits(of files: [ArticleContent.File]) throws {
        let key = try gateWordListKey()
        let unscanned = try unscanned(Set(files.map(\.sha256)), with: key)
        let missing = try unscanned.filter { sha256 in
            guard let wordScan, knows(sha256, with: key) else { return wordScan != nil }
            return try wordScan.files[sha256]?.isEarly != isEarly(sha256)
        }
        if !missing.isEmpty { throw WordsUnscanned(files: missing) }
        for sha256 in unscanned.sorted() {
            // First of all, so that one at a time writes what was found in a file: the row is locked until the end.
            try run(
                """
                INSERT INTO file_word_scan (sha256, word_list) VALUES (\(sha256), \(key))
                ON CONFLICT (sha256) DO UPDATE SET word_list = excluded.word_list
                """)
            try run("DELETE FROM file_word_hit WHERE sha256 = \(sha256)")
            for (position, hit) in try (wordScan?.files[sha256]?.hits ?? foundWords(in: sha256)).enumerated() {
                try run(
                    """
                    INSERT INTO file_word_hit (sha256, position, rule, place, excerpt, advice, blocks)
                    VALUES (\(sha256), \(position), \(hit.rule.rawValue), \(hit.place), \(hit.excerpt), \(hit.advice),
                        \(hit.severity == .blocks))
                    """)
            }
        }
    }

    /// What the list of now finds in a file.
    func foundWords(in sha256: String) throws -> [GateHit] {
        let words = try gateWordList()
        var found: [GateHit] = []
        for row in try rows("SELECT places, lines FROM file_passage WHERE sha256 = \(sha256) ORDER BY position") {
            let places: String = try row.get("places"), lines: String = try row.get("lines")
            let passage = GatePassage(
                places: places.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
                lines: lines.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
            found += passage.wordHits(words).prefix(Self.mostHits - found.count)
            if found.count == Self.mostHits { break }
        }
        return found
    }

    /// The same of passages that are about to come in.
    static func found(_ words: GateWordList, in passages: [GatePassage]) -> [GateHit] {
        var found: [GateHit] = []
        for passage in passages.map(\.kept) {
            found += passage.wordHits(words).prefix(mostHits - found.count)
            if found.count == mostHits { break }
        }
        return found
    }
}

extension GatePassage {
    /// As it is kept. PostgreSQL takes no text with a zero character, and nobody reads one.
    fileprivate var kept: GatePassage {
        GatePassage(
            places: places.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("\0", with: "") },
            lines: lines.map { $0.replacing("\0", with: "") })
    }
}

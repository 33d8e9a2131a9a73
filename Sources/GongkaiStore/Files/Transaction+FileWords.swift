import GongkaiCore

/// The words in files, as the word list is now. Looking through a long file takes a while: what one list found is kept until there is another.
extension Transaction {
    private static var mostHits: Int { 2_000 }

    /// Keeps what the gate reads in a file.
    func keep(_ passages: [GatePassage], of sha256: String) throws {
        for (position, passage) in passages.enumerated() {
            // PostgreSQL keeps no text with such a character, and nobody reads one.
            let places = passage.places.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: "\n")
                .replacing("\0", with: "")
            let lines = passage.lines.joined(separator: "\n").replacing("\0", with: "")
            try run("INSERT INTO file_passage (sha256, position, places, lines) VALUES (\(sha256), \(position), \(places), \(lines))")
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

    /// Looks through the files that the list of now has not been laid over, and keeps what was found.
    func renewWordHits(of files: [ArticleContent.File]) throws {
        if files.isEmpty { return }
        let key = try gateWordListKey()
        let known = Set(
            try rows("SELECT sha256 FROM file_word_scan WHERE word_list = \(key) AND sha256 IN \(list: files.map(\.sha256))").map {
                try $0.get("sha256", as: String.self)
            })
        for sha256 in Set(files.map(\.sha256)).subtracting(known).sorted() {
            // First of all, so that one at a time writes what was found in a file: the row is locked until the end.
            try run(
                """
                INSERT INTO file_word_scan (sha256, word_list) VALUES (\(sha256), \(key))
                ON CONFLICT (sha256) DO UPDATE SET word_list = excluded.word_list
                """)
            try run("DELETE FROM file_word_hit WHERE sha256 = \(sha256)")
            for (position, hit) in try foundWords(in: sha256).enumerated() {
                try run(
                    """
                    INSERT INTO file_word_hit (sha256, position, rule, place, excerpt, advice, blocks)
                    VALUES (\(sha256), \(position), \(hit.rule.rawValue), \(hit.place), \(hit.excerpt), \(hit.advice),
                        \(hit.severity == .blocks))
                    """)
            }
        }
    }

    private func foundWords(in sha256: String) throws -> [GateHit] {
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
}

import GongkaiCore

/// What one word list found in texts and files, looked for ahead of the transaction that keeps it: a long file takes a while, and nobody else
/// could write meanwhile.
struct WordScan: Sendable {
    /// What was found in a file, and whether only what is seen of it was read: the same bytes sent in again bring the whole.
    struct File: Sendable, Equatable {
        let isEarly: Bool
        let hits: [GateHit]
    }

    /// Names the list it was done with.
    var list = ""
    /// By the hash of the text.
    var texts: [String: [GateHit]] = [:]
    /// By the hash of the file.
    var files: [String: File] = [:]
}

/// A transaction came upon words that the list of now was not laid over. It is dropped, and begins anew when they were looked through.
struct WordsUnscanned: Error {
    struct Text: Sendable {
        let article: ArticleID
        let number: Int
    }

    var text: Text?
    var files: Set<String> = []
}

extension Database {
    /// A write that keeps what the word list found: whatever it lacks is looked for in a read, and taken only while text, files and list are
    /// still the same. `incoming`: the passages of files that the write brings along. `afterScan` is told before the write is tried again.
    /// `key` opens who asked, where the text is the reply to a request.
    func writeScanned<Value: Sendable>(
        incoming: [String: [GatePassage]] = [:], key: SealingKey? = nil, afterScan: @Sendable () async throws -> Void = {},
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        var scan = WordScan()
        for _ in 0..<WordScan.tries {
            do {
                return try await write { [scan] tx in
                    tx.wordScan = scan
                    return try body(tx)
                }
            } catch let unscanned as WordsUnscanned {
                scan = try await read { [scan] tx in try tx.scanned(unscanned, incoming, key, besides: scan) }
                try await afterScan()
            }
        }
        throw ArticleRefusal.changedMeanwhile
    }
}

extension WordScan {
    /// After so many it is somebody's doing, not chance.
    static let tries = 5
}

extension Transaction {
    fileprivate func scanned(
        _ unscanned: WordsUnscanned, _ incoming: [String: [GatePassage]], _ key: SealingKey?, besides known: WordScan
    ) throws -> WordScan {
        let list = try gateWordListKey(), words = try gateWordList()
        var scan = known.list == list ? known : WordScan(list: list)
        if let text = unscanned.text {
            let hash: String = try value(
                "SELECT content_hash FROM article_version WHERE article_id = \(text.article) AND number = \(text.number)")
            let content = try content(of: text.article, text.number)
            scan.texts[hash] =
                try content.hits(words).filter(\.rule.isOfWordList) + personalHits(in: content, of: text.article, key)
        }
        for sha256 in unscanned.files {
            let isEarly = try incoming[sha256] == nil && isEarly(sha256)
            scan.files[sha256] = WordScan.File(
                isEarly: isEarly, hits: try incoming[sha256].map { Self.found(words, in: $0) } ?? foundWords(in: sha256))
        }
        return scan
    }
}

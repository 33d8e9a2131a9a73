package import GongkaiCore
import Synchronization

/// The word list of the gate: the list shipped with the program as the base, and over it what the office says.
package struct GateWordStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// The list that counts now, ready for scanning.
    package func list() async throws -> GateWordList {
        try await database.read { tx in try tx.gateWordList() }
    }

    /// Every word, those that are switched off too, in the order of kinds and words.
    package func entries() async throws -> [GateWordEntry] {
        try await database.read { tx in try tx.gateWordEntries() }
    }

    /// What was said of a word, the latest first.
    package func history(of entry: GateWordEntry) async throws -> [GateWordEntry] {
        try await database.read { tx in try tx.savedGateWords("word_key = \(entry.word.key)").reversed() }
    }

    /// Adds a word that is not in the list.
    package func add(_ word: GateWord, note: String, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            try tx.requireGateWords(officer)
            try tx.takeGateWords()
            if try tx.gateWordEntries().contains(where: { $0.word.key == word.key }) { throw GateWordRefusal.exists(word.word) }
            try tx.save(word, note: note, isActive: true, over: nil, by: officer, from: address, at: now)
        }
    }

    /// Says something else of a word, switches it off or on again. `number` is what the editor began with.
    package func change(
        _ word: GateWord, note: String, isActive: Bool, expecting number: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            try tx.requireGateWords(officer)
            try tx.takeGateWords()
            guard let before = try tx.gateWordEntries().first(where: { $0.word.key == word.key }) else { throw GateWordRefusal.notFound }
            guard before.number == number else { throw GateWordRefusal.stale }
            guard !before.says(word, note: note, isActive: isActive) else { throw GateWordRefusal.unchanged }
            try tx.save(word, note: note, isActive: isActive, over: before, by: officer, from: address, at: now)
        }
    }

    /// Takes in many at once, all or none, each with the line it stood in; returns how many differ from what counts now.
    package func take(
        _ lines: [(line: Int, entry: GateWordEntry)], by officer: Officer, from address: String, at now: Instant
    ) async throws -> Int {
        try await database.write { tx in
            try tx.requireGateWords(officer)
            try tx.takeGateWords()
            let known = Dictionary(try tx.gateWordEntries().map { ($0.word.key, $0) }) { first, _ in first }
            var faults: [Int: String] = [:], seen: [String: Int] = [:]
            for (line, entry) in lines {
                if let fault = entry.word.faults.min(by: { $0.key < $1.key })?.value { faults[line] = fault }
                if let first = seen.updateValue(line, forKey: entry.word.key) { faults[line] = "与第\(first)行是同一个词语。" }
            }
            guard faults.isEmpty else { throw GateWordRefusal.badLines(faults) }
            let changed = lines.map(\.entry).filter { entry in
                known[entry.word.key]?.says(entry.word, note: entry.note, isActive: entry.isActive) != true
            }
            for entry in changed {
                try tx.save(
                    entry.word, note: entry.note, isActive: entry.isActive, over: known[entry.word.key], by: officer, from: address, at: now
                )
            }
            return changed.count
        }
    }

    /// Lists that were built, by what they were built from: a change makes another one.
    fileprivate static let built = Mutex<[String: GateWordList]>([:])
    fileprivate static let shippedKey = key(of: GateWordList.shipped.words)

    fileprivate static func key(of words: [GateWord]) -> String {
        SHA256.hex(of: words.map { JSONText.object($0.json(note: "", isActive: true)) }.joined())
    }
}

extension Transaction {
    /// The list that counts in this transaction.
    func gateWordList() throws -> GateWordList {
        guard let words = try ownGateWords() else { return .shipped }
        let key = GateWordStore.key(of: words)
        if let list = GateWordStore.built.withLock({ $0[key] }) { return list }
        let list = GateWordList(words)
        GateWordStore.built.withLock { built in
            if built.count >= 4 { built = [:] }
            built[key] = list
        }
        return list
    }

    /// What tells the list that counts in this transaction from every other one.
    func gateWordListKey() throws -> String { try ownGateWords().map(GateWordStore.key) ?? GateWordStore.shippedKey }

    /// The words that count; nil when they are those of the program.
    private func ownGateWords() throws -> [GateWord]? {
        let saved: Int = try value("SELECT COUNT(*) FROM gate_word")
        return saved > 0 ? try gateWordEntries().filter(\.isActive).map(\.word) : nil
    }

    fileprivate func gateWordEntries() throws -> [GateWordEntry] {
        let shipped = Dictionary(GateWordList.shipped.words.map { ($0.key, $0) }) { first, _ in first }
        let saved = try savedGateWords("number = (SELECT MAX(number) FROM gate_word AS newer WHERE newer.word_key = gate_word.word_key)")
        let known = Set(saved.map(\.word.key))
        let plain = shipped.filter { !known.contains($0.key) }.map { GateWordEntry($0.value, isShipped: true) }
        return (plain + saved).sorted { ($0.word.kind.rawValue, $0.word.key) < ($1.word.kind.rawValue, $1.word.key) }
    }

    fileprivate func savedGateWords(_ condition: SQL) throws -> [GateWordEntry] {
        let shipped = Set(GateWordList.shipped.words.map(\.key))
        return try rows(
            """
            SELECT gate_word.*, officer.name AS saver FROM gate_word JOIN officer ON officer.id = gate_word.saved_by
            WHERE \(condition) ORDER BY gate_word.id
            """
        ).map { row in
            let code: String = try row.get("kind")
            guard let kind = GateWord.Kind(rawValue: code) else { throw DatabaseError(.misuse, "there is no kind of word \(code)") }
            let word = GateWord(
                kind, try row.get("word"), instead: try row.get("instead"), unless: WordList.words(try row.get("unless")))
            return GateWordEntry(
                word, note: try row.get("note"), isActive: try row.get("is_active"), isShipped: shipped.contains(word.key),
                number: try row.get("number"), savedBy: try row.get("saver"), savedAt: try row.get("saved_at"))
        }
    }

    fileprivate func save(
        _ word: GateWord, note: String, isActive: Bool, over before: GateWordEntry?, by officer: Officer, from address: String,
        at now: Instant
    ) throws {
        var faults = word.faults
        if note.count > GateWord.longestNote { faults["note"] = "备注最多\(GateWord.longestNote)个字。请缩短。" }
        guard faults.isEmpty else { throw GateWordRefusal.faults(faults) }
        let number = (before?.number ?? 0) + 1
        let id = try insert(
            """
            INSERT INTO gate_word (word_key, number, word, kind, instead, unless, note, is_active, saved_by, saved_at)
            VALUES (\(word.key), \(number), \(word.word), \(word.kind.rawValue), \(word.instead), \(WordList.text(word.unless)), \(note),
                \(isActive), \(officer.id), \(now))
            """)
        try record(
            action: before == nil ? "gate_word.add" : "gate_word.change", subject: "gate_word/\(id)", version: Int64(number),
            before: before.map { JSONText.object($0.word.json(note: $0.note, isActive: $0.isActive)) },
            after: JSONText.object(word.json(note: note, isActive: isActive)), by: officer.actor(from: address), at: now)
    }

    /// One at a time changes the list; SQLite has one writer anyway.
    fileprivate func takeGateWords() throws {
        if dialect == .postgres { try run("LOCK TABLE gate_word IN SHARE ROW EXCLUSIVE MODE") }
    }

    fileprivate func requireGateWords(_ officer: Officer) throws {
        let current = try current(officer)
        guard current.may(.manageSites) else { throw GateWordRefusal.permissionMissing(.manageSites) }
        guard current.coversAll else { throw GateWordRefusal.notForThisUnit }
    }
}

extension GateWord {
    fileprivate func json(note: String, isActive: Bool) -> [String: String?] {
        [
            "word": word, "word_kind": kind.words, "instead": instead, "unless": unless.joined(separator: "、"), "note": note,
            "is_active": isActive ? "1" : "0",
        ]
    }
}

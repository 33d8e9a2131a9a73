package import GongkaiCore

/// What the gate found in the files of a version. The store adds it to the hits of the text whenever those are noted, so that saving a text
/// anew cannot lose it.
package struct FileGate: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// The hits in these files and in their names, each with the file it is in.
    package func hits(of files: [ArticleContent.File]) async throws -> [GateHit] {
        try await database.read { tx in try tx.fileHits(of: files) }
    }

    /// Whether a hit is in a file, and not in the text.
    package static func isOfFile(_ hit: GateHit) -> Bool { hit.place.hasPrefix(place) }

    /// Of many hits those in one file, each with its place within the file.
    package static func hits(_ hits: [GateHit], of file: ArticleContent.File) -> [GateHit] {
        let start = place(of: file)
        return hits.filter { $0.place.hasPrefix(start) }.map { hit in
            var rest = hit.place.dropFirst(start.count)
            if rest.first == " " { rest.removeFirst() }
            return hit.at(String(rest) == inName ? "名称" : String(rest))
        }
    }

    fileprivate static func place(of file: ArticleContent.File) -> String { "\(place)\(GateScan.masked(file.name))”" }
    fileprivate static let place = "附件“"
    fileprivate static let inName = "的名称"
}

extension Transaction {
    func fileHits(of files: [ArticleContent.File]) throws -> [GateHit] {
        if files.isEmpty { return [] }
        let found = try ownHits(of: files), words = try gateWordList()
        return try files.flatMap { file in
            let place = FileGate.place(of: file)
            return try GateScan.hits(in: file.name, words: words).map { $0.at(place + FileGate.inName) }
                + ((found[file.sha256] ?? []) + wordHits(of: file.sha256, besides: found[file.sha256] ?? [])).map {
                    $0.at($0.place.isEmpty ? place : "\(place) \($0.place)")
                }
        }
    }

    /// What the word list finds in the files and their names.
    func fileWordHits(of files: [ArticleContent.File]) throws -> [GateHit] { try fileHits(of: files).filter(\.rule.isOfWordList) }

    /// What was found when the files came in. Words were among it once: those that the list has no more are left out.
    private func ownHits(of files: [ArticleContent.File]) throws -> [String: [GateHit]] {
        var found: [String: [GateHit]] = [:]
        let words = try gateWordList()
        for row in try rows("SELECT * FROM file_hit WHERE sha256 IN \(list: files.map(\.sha256)) ORDER BY sha256, position") {
            guard let hit = try GateHit(row) else { continue }
            let isGone = hit.rule.isOfWordList && !GateScan.hits(in: hit.excerpt, words: words).contains { $0.rule == hit.rule }
            if !isGone { found[try row.get("sha256"), default: []].append(hit) }
        }
        for row in try rows("SELECT sha256 FROM file_passage WHERE position = -1 AND sha256 IN \(list: files.map(\.sha256))") {
            found[try row.get("sha256"), default: []].append(
                GateHit(
                    .notScanned, .question, place: "", excerpt: "",
                    advice: "这个附件是较早上传的，只按词库检查了看得见的文字。请人工核对，或者删除后重新上传。"))
        }
        return found
    }

    private func wordHits(of sha256: String, besides known: [GateHit]) throws -> [GateHit] {
        let old = known.filter(\.rule.isOfWordList)
        return try wordHits(of: sha256).filter { hit in !old.contains { $0.rule == hit.rule && $0.excerpt == hit.excerpt } }
    }
}

extension GateHit {
    /// Of a row of `gate_hit` or `file_hit`; nil for a rule that this program does not know.
    init?(_ row: Row) throws {
        guard let rule = GateRule(rawValue: try row.get("rule")) else { return nil }
        self.init(
            rule, try row.get("blocks") ? .blocks : .question, place: try row.get("place"), excerpt: try row.get("excerpt"),
            advice: try row.get("advice"))
    }
}

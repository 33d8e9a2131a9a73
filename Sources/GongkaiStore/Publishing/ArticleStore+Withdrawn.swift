package import GongkaiCore

/// A version that was taken down, and by whom.
package struct WithdrawnLine: Sendable, Equatable {
    package let line: VersionLine
    /// Nil for the program.
    package let by: String?
}

extension ArticleStore {
    /// What was taken down since a moment of what this person had a hand in, whichever version that was; the last one first.
    package func withdrawn(from officer: Officer, since: Instant) async throws -> [WithdrawnLine] {
        try await database.read { tx in
            let hand: SQL = """
                EXISTS (SELECT 1 FROM article_editor WHERE article_editor.article_id = version.article_id
                    AND article_editor.officer_id = \(officer.id))
                """
            let versions = try tx.loadedVersions(
                "version.state = 'withdrawn' AND version.ended_at >= \(since) AND " + hand + tx.reach(officer),
                order: "version.ended_at DESC, version.article_id DESC")
            return try versions.map { WithdrawnLine(line: VersionLine($0, for: officer), by: try tx.withdrawer(of: $0.article, $0.number)) }
        }
    }

    /// Who took a version down; nil when nobody did, or the program.
    package func withdrawer(of article: ArticleID, version number: Int) async throws -> String? {
        try await database.read { tx in try tx.withdrawer(of: article, number) }
    }
}

extension Transaction {
    func withdrawer(of article: ArticleID, _ number: Int) throws -> String? {
        let name = try nameOfLast("article.withdraw", to: "article/\(article.value)", version: number)
        return name == Transaction.program.name ? nil : name
    }
}

package import GongkaiCore

/// A version as the lists of the console show it.
package struct VersionLine: Sendable, Equatable {
    package let article: ArticleID
    package let number: Int
    package let title: String
    package let agency: AgencyID
    package let agencyName: String
    package let site: SiteID
    package let column: ColumnID
    package let columnCode: String
    package let columnName: String
    package let kind: ArticleKind
    package let state: VersionState
    package let revision: Int
    package let savedAt: Instant
    package let submittedAt: Instant?
    package let publishAt: Instant?
    package let publishedAt: Instant?
    /// The day it was made, while nothing of the article was ever public and this version may become so: from then the deadline runs.
    package let unpublishedSince: Day?
    /// After an emergency: until when approval is due.
    package let approvalDue: Instant?
    /// When it was taken down or replaced, and why.
    package let endedAt: Instant?
    package let endReason: String?
    /// The step whose turn it is.
    package let reviewStep: ReviewStep?
    /// The unit its reviewers act for.
    package let stepAgency: AgencyID
    /// Why it came back, when it did last.
    package let rejection: String?
    package let rejectedBy: OfficerID?
    package let rejectedAt: Instant?
    /// The buttons this person is shown.
    package let actions: [PublishingAction]

    /// The name of the step whose turn it is.
    package var step: String? { reviewStep?.name }
}

/// One version with everything a reviewer looks at.
package struct VersionPage: Sendable {
    package let line: VersionLine
    package let facts: VersionFacts
    package let content: ArticleContent
    package let indexNumber: String?
    /// What stands against publication now.
    package let obstacles: [PublicationObstacle]
    /// What its writer must mend before submitting it.
    package let toMend: [PublicationObstacle]
}

extension ArticleStore {
    /// What waits for this person: approvals after an emergency, then steps that are theirs and what only needs to be published; what waits
    /// longest first.
    package func queue(for officer: Officer) async throws -> [VersionLine] {
        try await database.read { tx in
            let reach = try tx.reach(officer)
            let due = try tx.loadedVersions(
                "version.approval_due IS NOT NULL" + reach, order: "version.approval_due, version.article_id")
            let waiting = try tx.loadedVersions(
                "version.state IN ('inReview', 'approved')" + reach, order: "version.submitted_at, version.article_id")
            return (due + waiting).map { VersionLine($0, for: officer) }
                .filter { !Set($0.actions).isDisjoint(with: [.approve, .publish, .confirmEmergency]) }
        }
    }

    /// What this person wrote that is still in work, the last saved first; with the reason where it came back.
    package func mine(_ officer: Officer) async throws -> [VersionLine] {
        try await database.read { tx in
            try tx.loadedVersions(
                "version.state IN ('draft', 'inReview', 'approved', 'scheduled') AND " + tx.hand(of: officer) + tx.reach(officer),
                order: "version.saved_at DESC, version.article_id DESC"
            ).map { VersionLine($0, for: officer) }
        }
    }

    /// The newest titles of articles, as far as this person may see them.
    package func titles(of articles: Set<ArticleID>, for officer: Officer) async throws -> [ArticleID: String] {
        guard !articles.isEmpty, officer.may(.readArticles) else { return [:] }
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT version.article_id, version.title FROM article_version AS version JOIN article ON article.id = version.article_id
                WHERE version.article_id IN \(list: articles.map(\.value).sorted())
                    AND version.number = (SELECT MAX(number) FROM article_version WHERE article_id = version.article_id)
                """ + tx.reach(officer))
            return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.get("article_id"), try $0.get("title")) })
        }
    }

    /// What this person wrote that became public since a moment, the newest first.
    package func published(by officer: Officer, since: Instant) async throws -> [VersionLine] {
        try await database.read { tx in
            try tx.loadedVersions(
                "version.state = 'live' AND version.published_at >= \(since) AND " + tx.hand(of: officer) + tx.reach(officer),
                order: "version.published_at DESC, version.article_id DESC"
            ).map { VersionLine($0, for: officer) }
        }
    }

    /// Other columns where an article shows, in the order in which it was put there.
    package func pushes(of article: ArticleID) async throws -> [StoredColumn] {
        try await database.read { tx in
            let keys = try tx.rows("SELECT column_id FROM article_push WHERE article_id = \(article) ORDER BY pushed_at, column_id")
                .map { try $0.get("column_id", as: ColumnID.self) }
            return try keys.map { try tx.column($0) }
        }
    }

    /// All versions of an article, the first one first.
    package func versions(of article: ArticleID, for officer: Officer) async throws -> [VersionLine] {
        try await database.read { tx in
            let versions = try tx.loadedVersions("version.article_id = \(article)")
            guard let last = versions.last else { throw ArticleRefusal.notFound }
            try tx.requireReading(last, officer)
            return versions.map { VersionLine($0, for: officer) }
        }
    }

    /// One version with its text, its reviews and what stands against it.
    package func version(_ article: ArticleID, _ number: Int, for officer: Officer, at now: Instant) async throws -> VersionPage {
        try await database.read { tx in
            let version = try tx.loadedVersion(article, number)
            try tx.requireReading(version, officer)
            return VersionPage(
                line: VersionLine(version, for: officer), facts: version.facts, content: try tx.content(of: article, number),
                indexNumber: version.indexNumber, obstacles: PublicationJudge.obstacles(version.facts, .now, at: now),
                toMend: PublicationJudge.obstaclesToSubmission(version.facts, at: now))
        }
    }
}

extension Transaction {
    /// Somebody else's article is not there.
    func requireReading(_ version: LoadedVersion, _ officer: Officer) throws {
        let officer = try current(officer)
        guard officer.may(.readArticles, for: version.agency) else { throw ArticleRefusal.notFound }
    }

    /// Whether an officer had a hand in a version.
    fileprivate func hand(of officer: Officer) -> SQL {
        """
        EXISTS (SELECT 1 FROM article_editor WHERE article_editor.article_id = version.article_id
            AND article_editor.number = version.number AND article_editor.officer_id = \(officer.id))
        """
    }

    /// The articles of an officer's units, as a further condition. The plus keeps SQLite from reading all their articles first.
    func reach(_ officer: Officer) throws -> SQL {
        let officer = try current(officer)
        return officer.agencies.map { " AND +article.agency_id IN \(list: $0.map(\.value).sorted())" } ?? ""
    }
}

extension VersionLine {
    init(_ version: LoadedVersion, for officer: Officer) {
        let facts = version.facts
        let last = facts.state == .draft ? facts.reviews.last : nil, rejected = last?.decision == .rejected ? last : nil
        let step = facts.state == .inReview ? facts.progress.nextStep.map { facts.scheme.steps[$0] } : nil
        self.init(
            article: version.article, number: version.number, title: facts.title, agency: version.agency, agencyName: version.agencyName,
            site: version.site, column: version.column, columnCode: version.columnCode, columnName: facts.column.name, kind: version.kind,
            state: facts.state, revision: version.revision, savedAt: version.savedAt, submittedAt: facts.submittedAt,
            publishAt: facts.publishAt, publishedAt: version.publishedAt,
            // A reply was made long before somebody decided to publish it.
            unpublishedSince: facts.state.isInWork && !version.wasPublished && !version.isReply ? version.content.createdOn : nil,
            approvalDue: facts.approvalDue, endedAt: version.endedAt, endReason: version.endReason, reviewStep: step,
            stepAgency: step?.scope == .office ? facts.office : facts.agency,
            rejection: rejected?.reason, rejectedBy: rejected?.reviewer, rejectedAt: rejected?.at,
            actions: PublishingRules.actions(for: officer, on: facts))
    }
}

package import GongkaiCore

extension ArticleStore {
    /// What an act left behind.
    package struct Outcome: Sendable, Equatable {
        package let state: VersionState
        /// Of the version acted upon.
        package let revision: Int
        /// Number of the draft that was begun, when one was.
        package let newDraft: Int?
        package let indexNumber: String?
    }

    /// Does something with a version, if the publishing rules grant it. `revision` is the one the caller has looked at: nobody approves a
    /// text they have not seen.
    @discardableResult
    package func act(
        _ request: PublishingRequest, on article: ArticleID, version number: Int, expecting revision: Int, from address: String
    ) async throws -> Outcome {
        try await act(request.action, on: article, version: number) { tx in
            try tx.act(request, on: article, version: number, expecting: revision, from: address)
        }
    }

    /// What is sent in, signed or published is looked at with the words of now. In a transaction of its own: what it finds stays to be dealt with
    /// when the act is refused for it. A word that is added between the two is looked for too.
    func act<Value: Sendable>(
        _ action: PublishingAction, on article: ArticleID, version number: Int, _ act: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        switch action {
        case .submit, .approve, .schedule, .publish, .publishEmergency, .confirmEmergency: break
        default: return try await database.write(act)
        }
        for _ in 0..<WordScan.tries {
            if try await database.read({ tx in try tx.unscannedWords(of: article, number) != nil }) {
                try await database.writeScanned(key: key, afterScan: afterScan) { tx in
                    try tx.takeArticle(article)
                    try tx.renewWords(of: article, number)
                }
            }
            let outcome: Value? = try await database.writeScanned(key: key) { tx in
                try tx.takeArticle(article)
                return try tx.unscannedWords(of: article, number) == nil ? try act(tx) : nil
            }
            if let outcome { return outcome }
        }
        throw ArticleRefusal.changedMeanwhile
    }
}

extension Transaction {
    static let program = Actor(name: "system", agency: nil, address: "localhost")

    /// `revision` nil acts on whatever is there; only the program does so.
    func act(
        _ wish: PublishingRequest, on article: ArticleID, version number: Int, expecting revision: Int?, from address: String
    ) throws -> ArticleStore.Outcome {
        try takeArticle(article)
        var officer: Officer?
        if case .officer(let caller) = wish.party { officer = try current(caller) }
        // Rights are judged as they are now, not as they were when the page was opened.
        let request = PublishingRequest(
            wish.action, by: officer.map { .officer($0) } ?? .program, at: wish.at, reason: wish.reason, basis: wish.basis,
            secrecy: wish.secrecy, publishAt: wish.publishAt, targetColumn: wish.targetColumn)
        var before = try loadedVersion(article, number)
        if let revision, before.revision != revision { throw ArticleRefusal.changedMeanwhile }
        let actor = officer.map { $0.actor(from: address) } ?? Self.program
        if before.facts.state == .draft, [.submit, .publishEmergency].contains(request.action),
            try dropUnusedPictures(of: before, by: actor, at: request.at)
        {
            before = try loadedVersion(article, number)
        }
        let shownBefore = try shownPlaces(of: article)
        let calendar = try workingCalendar()
        let decision = try PublishingRules.decide(request, on: before.facts, calendar: calendar)

        if request.action == .move { try move(before, to: request.targetColumn ?? "", at: request.at) }
        let reviewedAt = Self.reviewTime(request.at, of: before.facts, begins: decision.beginsReview)
        if let review = decision.review { try keep(review, of: before, at: reviewedAt) }
        if decision.effects.contains(.supersedePredecessor) { try supersede(besides: before, at: request.at) }
        let newDraft = decision.effects.contains(.newDraft) ? try beginDraft(from: before, by: officer, at: request.at) : nil
        try save(decision, request, before, officer?.id, submittedAt: reviewedAt, calendar)
        var indexNumber = before.indexNumber
        let goesLive = decision.next == .live && before.facts.state != .live
        if goesLive { indexNumber = try enterItem(of: before, by: actor, at: request.at) }
        if request.action == .schedule, before.indexNumber == nil { _ = try indexScheme(of: before) }

        let name = "article.\(request.action.rawValue)"
        try record(
            action: name, subject: "article/\(article.value)", version: Int64(number),
            reason: request.reason, before: JSONText.object(["state": before.facts.state.rawValue]),
            after: JSONText.object([
                "state": decision.next.rawValue, "content_hash": before.facts.contentHash, "index_number": indexNumber,
                "step": decision.review.map { String($0.step) }, "decision": decision.review?.decision.rawValue,
                "secrecy": decision.review?.secrecy?.rawValue, "basis": decision.review?.basis,
                "publish_at": request.action == .schedule ? request.publishAt?.text : nil, "draft": newDraft.map { String($0) },
            ]), by: actor, at: request.at)
        if goesLive || before.facts.state == .live, request.action != .restoreAsDraft {
            try showAgain("article.id = \(article)")
            try articleChanged(before, shownBefore, at: request.at)
        }
        return ArticleStore.Outcome(state: decision.next, revision: before.revision + 1, newDraft: newDraft, indexNumber: indexNumber)
    }

    private func save(
        _ decision: PublishingDecision, _ request: PublishingRequest, _ before: LoadedVersion, _ officer: OfficerID?,
        submittedAt: Instant, _ calendar: WorkingCalendar
    ) throws {
        let now = request.at
        var sets: [SQL] = ["state = \(decision.next.rawValue)", "revision = revision + 1"]
        if decision.beginsReview { sets.append("submitted_at = \(submittedAt)") }
        if request.action == .submit { sets.append("submitted_by = \(officer)") }
        if request.action == .schedule { sets.append("publish_at = \(request.publishAt)") }
        if request.action == .recall {
            // Back to draft all begins anew; back from its hour only the hour is gone.
            sets.append(before.facts.state == .scheduled ? "publish_at = NULL" : "submitted_at = NULL")
        }
        if decision.next == .live, before.facts.state != .live {
            let secrecy = decision.review?.secrecy ?? before.facts.progress.secrecy
            var notice = before.content.noticeEndsOn
            if before.kind.isPersonalList, notice == nil { notice = NoticePeriod.lastDay(publishedOn: now.day, calendar: calendar) }
            let ends = [before.content.expireAt, notice.map { Instant($0.adding(days: 1)) }].compactMap(\.self).min()
            sets += [
                "published_by = \(officer)", "published_at = \(now)", "secrecy = \(secrecy?.rawValue)", "notice_ends_on = \(notice)",
                "shows_until = \(ends)",
            ]
        }
        if let due = decision.approvalDue { sets.append("approval_due = \(due)") }
        if decision.effects.contains(.settleApproval) || (before.facts.state == .live && decision.next != .live) {
            sets.append("approval_due = NULL")
        }
        if decision.effects.contains(.tombstone) {
            sets += ["ended_at = \(now)", "end_reason = \(request.reason)"]
        }
        try run(
            """
            UPDATE article_version SET \(sets.joined(", "))
            WHERE article_id = \(before.article) AND number = \(before.number) AND revision = \(before.revision)
            """, expecting: 1)
        try run("UPDATE article SET revision = revision + 1 WHERE id = \(before.article)", expecting: 1)
    }

    /// When a step of the review is said to have been taken: never before what it follows, whichever server's clock goes ahead. What counts is
    /// told by comparing these times (``ReviewProgress``), and two servers' clocks say nothing of which came first; the order in which the
    /// transactions got the article does. A new submission stands after all reviews of earlier ones.
    private static func reviewTime(_ now: Instant, of facts: VersionFacts, begins: Bool) -> Instant {
        let last = facts.reviews.map(\.at).max()
        let earliest = [begins ? last.map { Instant(milliseconds: $0.milliseconds + 1) } : last, begins ? nil : facts.submittedAt]
        return earliest.compactMap(\.self).reduce(now) { max($0, $1) }
    }

    private func keep(_ review: ReviewRecord, of version: LoadedVersion, at time: Instant) throws {
        let steps = version.facts.scheme.steps
        try run(
            """
            INSERT INTO article_review (article_id, number, content_hash, step, step_name, reviewer_id, decision, secrecy, basis, reason, at)
            VALUES (\(version.article), \(version.number), \(review.contentHash), \(review.step),
                \(steps.indices.contains(review.step) ? steps[review.step].name : ""), \(review.reviewer), \(review.decision.rawValue),
                \(review.secrecy?.rawValue), \(review.basis), \(review.reason), \(time))
            """)
    }

    private func supersede(besides version: LoadedVersion, at now: Instant) throws {
        try run(
            """
            UPDATE article_version SET state = 'superseded', ended_at = \(now), approval_due = NULL, revision = revision + 1
            WHERE article_id = \(version.article) AND number <> \(version.number) AND state = 'live'
            """)
    }

    private func beginDraft(from version: LoadedVersion, by officer: Officer?, at now: Instant) throws -> Int {
        guard let officer else { throw PublishingRefusal.onlyTheProgram(.restoreAsDraft) }
        let inWork = try first(
            """
            SELECT number FROM article_version
            WHERE article_id = \(version.article) AND state IN ('draft', 'inReview', 'approved', 'scheduled')
            """)
        if let inWork { throw ArticleRefusal.draftExists(number: try inWork.get("number")) }
        let number: Int = try value("SELECT MAX(number) + 1 FROM article_version WHERE article_id = \(version.article)")
        var content = try content(of: version.article, version.number)
        // What ended the old version would end the new one before it begins.
        if let ends = content.expireAt, ends <= now { content.expireAt = nil }
        if version.kind.isPersonalList { content.noticeEndsOn = nil }
        try insert(content, of: version.article, version.kind, number: number, by: officer.id, at: now)
        if content.hash(of: version.kind) == version.facts.contentHash {
            try run(
                """
                UPDATE article_version SET scanned_hash = (SELECT scanned_hash FROM article_version AS source
                    WHERE source.article_id = \(version.article) AND source.number = \(version.number)),
                    scanned_words = (SELECT scanned_words FROM article_version AS source
                    WHERE source.article_id = \(version.article) AND source.number = \(version.number))
                WHERE article_id = \(version.article) AND number = \(number)
                """)
        }
        return number
    }

    private func move(_ version: LoadedVersion, to code: String, at now: Instant) throws {
        let states = try rows("SELECT state FROM article_version WHERE article_id = \(version.article)").map {
            try $0.get("state", as: String.self)
        }
        if version.facts.state == .live {
            if states.contains(where: { ["inReview", "approved", "scheduled"].contains($0) }) { throw ArticleRefusal.moveUnderWay }
        } else if states.contains("live") {
            throw ArticleRefusal.moveTheLiveVersion
        }
        guard let target = try columns("site_column.site_id = \(version.site) AND site_column.code = \(code)").first else {
            throw SiteRefusal.unknownColumn
        }
        if target.settings.column.isArchived { throw PublishingRefusal.obstacles([.columnArchived(target.name)]) }
        if let kinds = target.settings.acceptedKinds, !kinds.contains(version.kind.code) {
            throw PublishingRefusal.obstacles([.columnRefusesKind(column: target.name, kind: version.kind.name)])
        }
        try run("UPDATE article SET column_id = \(target.id) WHERE id = \(version.article)", expecting: 1)
        let old = ArticleAddress.path(column: version.columnCode, article: version.article)
        let new = ArticleAddress.path(column: target.code, article: version.article)
        // Whatever led to the old place leads to the new one in one step, and nothing leads away from where the article stands.
        try run("UPDATE address_redirect SET target = \(new) WHERE site_id = \(version.site) AND target = \(old)")
        try run("DELETE FROM address_redirect WHERE site_id = \(version.site) AND address = \(new)")
        // Also of what was withdrawn or expired: whoever has its address is told so.
        if old != new, version.wasPublished {
            try run(
                """
                INSERT INTO address_redirect (site_id, address, target) VALUES (\(version.site), \(old), \(new))
                ON CONFLICT (site_id, address) DO UPDATE SET target = excluded.target
                """)
        }
    }
}

/// The address of an article within its site.
package enum ArticleAddress {
    /// `tzgg/17`: the column and the key.
    package static func path(column: String, article: ArticleID) -> String { "\(column)/\(article.value)" }
}

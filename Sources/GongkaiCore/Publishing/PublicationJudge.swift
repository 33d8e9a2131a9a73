/// The one judge of what may become public: asked by the page that shows why not, and by the store that publishes.
package enum PublicationJudge {
    /// How a version is to become public.
    package enum Manner: Sendable, Equatable {
        case now
        case scheduled(for: Instant)
        /// The further steps come afterwards; the secrecy outcome is given in the same breath.
        case emergency
    }

    /// Characters in a title.
    package static let titleBounds = 1...200

    /// Everything that stands against publication, in the order it should be dealt with; empty when nothing does.
    package static func obstacles(_ facts: VersionFacts, _ manner: Manner, at now: Instant) -> [PublicationObstacle] {
        content(of: facts) + (manner == .emergency ? [] : reviews(of: facts)) + times(of: facts, manner, at: now) + place(of: facts)
    }

    /// What a writer must mend before submitting: reviewers shall not be the ones to find an empty title.
    package static func obstaclesToSubmission(_ facts: VersionFacts, at now: Instant) -> [PublicationObstacle] {
        let faults = facts.scheme.faults
        // What must go anyway goes before anybody signs.
        let hits = facts.openHits.filter(\.mustGo)
        return content(of: facts, hits: false) + (hits.isEmpty ? [] : [.mustGo(hits)]) + (faults.isEmpty ? [] : [.schemeUnusable(faults)])
            + times(of: facts, .now, at: now) + place(of: facts)
    }

    /// Why a scheduled version did not appear at its hour; nil when its hour has not come or nothing stands against it.
    /// Such a version stays scheduled and is reported: it never vanishes.
    package static func stalled(_ facts: VersionFacts, at now: Instant) -> [PublicationObstacle]? {
        guard facts.state == .scheduled, let hour = facts.publishAt, hour <= now else { return nil }
        let found = obstacles(facts, .now, at: now)
        return found.isEmpty ? nil : found
    }

    /// What the gate found and nobody dealt with: what must go, and what a reviewer may let pass.
    package static func open(_ hits: [OpenGateHit]) -> [PublicationObstacle] {
        let must = hits.filter(\.mustGo), others = hits.filter { !$0.mustGo }
        return (must.isEmpty ? [] : [.mustGo(must)]) + (others.isEmpty ? [] : [.openHits(others)])
    }

    private static func content(of facts: VersionFacts, hits: Bool = true) -> [PublicationObstacle] {
        var found: [PublicationObstacle] = []
        // Counted as the database counts: a letter with a hundred accents on it is no single character.
        let count = facts.title.unicodeScalars.count
        if facts.title.allSatisfy(\.isWhitespace) {
            found.append(.titleMissing)
        } else if count > titleBounds.upperBound {
            found.append(.titleTooLong(count: count))
        }
        if facts.isBlank { found.append(.bodyMissing) }
        if facts.lacksAnswer { found.append(.answerMissing) }
        let missing = facts.metadata.missing(for: facts.kind, published: false).map(\.label)
        if !missing.isEmpty { found.append(.metadataMissing(missing)) }
        let wrong = facts.metadata.faults
        if !wrong.isEmpty { found.append(.metadataWrong(wrong)) }
        if hits { found += open(facts.openHits) }
        return found
    }

    private static func reviews(of facts: VersionFacts) -> [PublicationObstacle] {
        var found: [PublicationObstacle] = []
        let scheme = facts.scheme
        let progress = facts.progress
        if !scheme.faults.isEmpty { found.append(.schemeUnusable(scheme.faults)) }
        if let submittedAt = facts.submittedAt {
            let stale = facts.reviews.filter {
                $0.at >= submittedAt && $0.decision == .approved && $0.contentHash != facts.contentHash
                    && progress.approvals[$0.step] == nil
            }
            for step in Set(stale.map(\.step)).sorted() where scheme.steps.indices.contains(step) {
                found.append(.reviewOfOtherText(step: scheme.steps[step].name))
            }
        }
        if !progress.missing.isEmpty { found.append(.stepsMissing(progress.missing)) }
        found += persons(of: facts, progress)
        switch progress.secrecy {
        case nil: found.append(.secrecyReviewMissing)
        case let outcome? where !outcome.permitsPublication: found.append(.secrecyReviewForbids(outcome))
        case _?:
            let judged = scheme.steps.indices.filter { scheme.steps[$0].isSecrecy }.compactMap { progress.approvals[$0] }
            if judged.contains(where: { $0.basis?.allSatisfy(\.isWhitespace) ?? true }) { found.append(.secrecyBasisMissing) }
        }
        return found
    }

    /// > 起草人、审核人、负责人三人分开: nobody reviews what they wrote, and nobody reviews twice.
    private static func persons(of facts: VersionFacts, _ progress: ReviewProgress) -> [PublicationObstacle] {
        var found: [PublicationObstacle] = []
        let scheme = facts.scheme
        let last = scheme.steps.indices.last
        var stepsOf: [OfficerID: [Int]] = [:]
        for step in scheme.steps.indices {
            guard let review = progress.approvals[step] else { continue }
            stepsOf[review.reviewer, default: []].append(step)
            guard facts.editors.contains(review.reviewer) || facts.submitter == review.reviewer else { continue }
            if step == last {
                found.append(.lastApproverWroteIt(name: review.reviewerName))
            } else if scheme.steps[step].scope != .author {
                found.append(.reviewerWroteIt(step: scheme.steps[step].name, name: review.reviewerName))
            }
        }
        for steps in stepsOf.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
            let name = progress.approvals[steps[0]]?.reviewerName ?? ""
            found.append(.samePersonTwice(name: name, steps: steps.map { scheme.steps[$0].name }))
        }
        return found
    }

    private static func times(of facts: VersionFacts, _ manner: Manner, at now: Instant) -> [PublicationObstacle] {
        var found: [PublicationObstacle] = []
        var appears = now
        if case .scheduled(let hour) = manner {
            if hour <= now { found.append(.publishTimePast(hour)) }
            appears = hour
        }
        if let expire = facts.expireAt, expire <= appears { found.append(.expiresBeforePublication(publish: appears, expire: expire)) }
        if facts.kind.isConsultation, facts.publisher == nil {
            if let closes = facts.closesOn {
                // A consultation that is corrected after its end keeps the day on which it ended.
                if closes < appears.day, !facts.wasPublic { found.append(.closesBeforePublication(publish: appears.day, closes: closes)) }
            } else {
                found.append(.closingMissing)
            }
        }
        return found
    }

    private static func place(of facts: VersionFacts) -> [PublicationObstacle] {
        if facts.column.isArchived { return [.columnArchived(facts.column.name)] }
        if let kinds = facts.column.acceptedKinds, !kinds.contains(facts.kind.code) {
            return [.columnRefusesKind(column: facts.column.name, kind: facts.kind.name)]
        }
        return []
    }
}

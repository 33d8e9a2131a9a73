import GongkaiCore

/// Who had a hand in a draft, and what was signed of it.
extension Transaction {
    /// Everyone who saves a draft has a hand in it.
    func note(hand officer: OfficerID, in draft: DraftID, _ number: Int, at now: Instant) throws {
        try takeUp(draft, number, by: officer, at: now)
        try run(
            """
            INSERT INTO draft_hand (kind, subject_id, number, officer_id, saved_at)
            VALUES (\(draft.kind.rawValue), \(draft.subject), \(number), \(officer), \(now))
            ON CONFLICT (kind, subject_id, number, officer_id) DO UPDATE SET is_carried = 0, saved_at = excluded.saved_at
            """)
    }

    /// The writers of words that nobody let through, or that were taken down, are writers of what begins with them.
    func carryHands(in draft: DraftID, from old: Int, to number: Int) throws {
        try run(
            """
            INSERT INTO draft_hand (kind, subject_id, number, officer_id, is_carried, saved_at)
            SELECT kind, subject_id, \(number), officer_id, 1, saved_at FROM draft_hand
            WHERE kind = \(draft.kind.rawValue) AND subject_id = \(draft.subject) AND number = \(old)
            ON CONFLICT (kind, subject_id, number, officer_id) DO NOTHING
            """)
    }

    /// Keeps what a reviewer signed of these very words.
    func keep(_ review: SecrecyReview, of draft: DraftID, _ number: Int, _ hash: String, as actor: Actor) throws {
        try takeUp(draft, number, by: review.reviewer, at: review.at)
        try run(
            """
            INSERT INTO draft_review (kind, subject_id, number, content_hash, reviewer_id, secrecy, basis, at)
            VALUES (\(draft.kind.rawValue), \(draft.subject), \(number), \(hash), \(review.reviewer), \(review.outcome.rawValue),
                \(review.basis), \(review.at))
            """)
        let act =
            switch draft.kind {
            case .sheet: "sheet.secrecy"
            case .collection: "collection.secrecy"
            case .guide: "guide.secrecy"
            }
        try record(
            action: act, subject: draft.trail, version: Int64(number),
            after: JSONText.object(["content_hash": hash, "secrecy": review.outcome.rawValue, "basis": review.basis]), by: actor,
            at: review.at)
    }

    /// The hands of a draft, the latest review of its words, and what it was held up by. Once somebody wrote in it again a review stays void,
    /// though the same words come back. `settled`: the draft that was decided about before this one; what was signed since is of this one, or of
    /// words that it replaced.
    func draftFacts(_ draft: DraftID, _ number: Int, after settled: Int, of agency: AgencyID, _ hash: String) throws -> (
        facts: DraftFacts, savedAt: Instant?, setback: DraftSetback?
    ) {
        let hands = try rows(
            """
            SELECT draft_hand.officer_id, draft_hand.saved_at, officer.name FROM draft_hand JOIN officer ON officer.id = draft_hand.officer_id
            WHERE kind = \(draft.kind.rawValue) AND subject_id = \(draft.subject) AND number = \(number)
            ORDER BY draft_hand.saved_at DESC, draft_hand.is_carried, draft_hand.officer_id
            """)
        // Of these words first, the latest first.
        let row = try first(
            """
            SELECT draft_review.secrecy, draft_review.basis, draft_review.reviewer_id, draft_review.at, officer.name,
                CASE WHEN number = \(number) AND content_hash = \(hash) AND NOT EXISTS (SELECT 1 FROM draft_hand AS hand
                    WHERE hand.kind = draft_review.kind AND hand.subject_id = draft_review.subject_id AND hand.number = draft_review.number
                        AND (hand.officer_id = draft_review.reviewer_id OR hand.saved_at > draft_review.at)) THEN 1 ELSE 0 END AS holds
            FROM draft_review JOIN officer ON officer.id = draft_review.reviewer_id
            WHERE kind = \(draft.kind.rawValue) AND subject_id = \(draft.subject) AND number > \(settled) AND number <= \(number)
            ORDER BY holds DESC, draft_review.id DESC LIMIT 1
            """)
        let signed = try row.map(SecrecyReview.init), holds = try row.map { try $0.get("holds", as: Bool.self) } ?? false
        let facts = DraftFacts(
            kind: draft.kind, agency: agency, hands: Set(try hands.map { try $0.get("officer_id", as: OfficerID.self) }),
            review: holds ? signed : nil)
        let savedAt = try hands.first?.get("saved_at", as: Instant.self)
        var setback: DraftSetback?
        if let signed, holds, !signed.outcome.permitsPublication {
            setback = DraftSetback(.forbidden(signed.outcome), reason: signed.basis, by: signed.reviewerName, at: signed.at)
        } else if let signed, !holds, let last = hands.first, let savedAt {
            let reviewer = signed.reviewerName
            setback =
                savedAt >= signed.at
                ? DraftSetback(.lapsed(signed.outcome, signedBy: reviewer), reason: "", by: try last.get("name"), at: savedAt)
                : DraftSetback(.outdated(signed.outcome, signedBy: reviewer), reason: "", by: reviewer, at: signed.at)
        }
        return (facts, savedAt, setback)
    }
}

extension SecrecyReview {
    fileprivate init(_ row: Row) throws {
        let code: String = try row.get("secrecy")
        guard let outcome = SecrecyOutcome(rawValue: code) else { throw DatabaseError(.misuse, "there is no outcome of a review \(code)") }
        self.init(
            outcome: outcome, basis: try row.get("basis"), reviewer: try row.get("reviewer_id"), reviewerName: try row.get("name"),
            at: try row.get("at"))
    }
}

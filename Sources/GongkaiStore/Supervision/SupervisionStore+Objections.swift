package import GongkaiCore

extension SupervisionStore {
    /// A unit objects to a published score of its own, or of one of its people.
    @discardableResult
    package func object(
        to id: ScorePublication.ID, of subject: Int64, saying text: String, by officer: Officer, from address: String, at now: Instant
    ) async throws -> Int64 {
        try await database.write { tx in
            let actor = try tx.current(officer)
            guard let publication = try tx.publications("id = \(id.value)").first,
                let row = try tx.first("SELECT unit_id FROM score_published WHERE publication_id = \(id.value) AND subject_id = \(subject)")
            else { throw ScoreRefusal.unknown }
            let unit: AgencyID = try row.get("unit_id")
            guard actor.scope.contains(unit), [Permission.handleCases, .reviewCases, .signCases].contains(where: actor.may) else {
                throw ScoreRefusal.notYours
            }
            guard text.contains(where: { !$0.isWhitespace }) else { throw ScoreRefusal.textMissing }
            guard publication.isNewest else { throw ScoreRefusal.superseded }
            if try tx.objections(to: id).contains(where: { $0.subject == subject && $0.resolution == nil }) {
                throw ScoreRefusal.objectionOpen
            }
            let objection = try tx.insert(
                """
                INSERT INTO score_objection (publication_id, subject_id, officer_id, name, at, said)
                VALUES (\(id.value), \(subject), \(actor.id), \(actor.name), \(now), \(text))
                """)
            try tx.record(
                action: "score.object", subject: "score_publication/\(id.value)", reason: text,
                after: JSONText.object(["objection": String(objection)]), by: actor.actor(from: address), at: now)
            let watching: AgencyID = try tx.value("SELECT agency_id FROM officer WHERE id = \(publication.publisher)")
            let deciders = try tx.officers(who: .issueCards, nearest: watching, except: [publication.publisher, actor.id])
            try tx.tell(.objected, of: subject, in: id.value, publication.words, "\(objection)", to: deciders, at: now)
            return objection
        }
    }

    /// The supervision decides an objection. Upheld, it changes nothing by itself: cards are withdrawn, and a correction is published.
    package func resolve(
        _ objection: Int64, isUpheld: Bool, saying text: String, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let actor = try tx.current(officer)
            guard actor.may(.issueCards) else { throw MatterAccessRefusal.permissionMissing(.issueCards) }
            guard text.contains(where: { !$0.isWhitespace }) else { throw ScoreRefusal.textMissing }
            guard let row = try tx.first("SELECT publication_id, subject_id, officer_id FROM score_objection WHERE id = \(objection)")
            else {
                throw ScoreRefusal.unknown
            }
            if try tx.first("SELECT objection_id FROM score_resolution WHERE objection_id = \(objection)") != nil {
                throw ScoreRefusal.decided
            }
            let publication: Int64 = try row.get("publication_id")
            let publisher: OfficerID = try tx.value("SELECT officer_id FROM score_publication WHERE id = \(publication)")
            if publisher == actor.id { throw ScoreRefusal.ownPublication }
            let subject: Int64 = try row.get("subject_id")
            let unit: AgencyID = try tx.value(
                "SELECT unit_id FROM score_published WHERE publication_id = \(publication) AND subject_id = \(subject)")
            if unit == actor.agency { throw ScoreRefusal.ownUnit }
            try tx.run(
                """
                INSERT INTO score_resolution (objection_id, is_upheld, officer_id, name, at, said)
                VALUES (\(objection), \(isUpheld), \(actor.id), \(actor.name), \(now), \(text))
                """)
            try tx.record(
                action: "score.resolve", subject: "score_publication/\(publication)", reason: text,
                after: JSONText.object(["objection": String(objection), "upheld": isUpheld ? "1" : "0"]), by: actor.actor(from: address),
                at: now)
            let words: String = try tx.value("SELECT words FROM score_publication WHERE id = \(publication)")
            try tx.tell(.resolved, of: subject, in: publication, words, "\(objection)", to: [row.get("officer_id")], at: now)
        }
    }
}

/// What was done with published scores, as notices name it.
package enum ScoreDeed: String, Sendable {
    case published, objected, resolved
}

extension Transaction {
    /// Tells of a published score; once of each `objection`.
    func tell(
        _ deed: ScoreDeed, of subject: Int64, in publication: Int64, _ period: String, _ objection: String = "", to officers: [OfficerID],
        at now: Instant
    ) throws {
        let news = "\(deed.rawValue)/\(publication)/\(subject)/\(period)"
        try tell(.score, to: officers, topic: "score/\(publication)/\(subject)/\(deed.rawValue)/\(objection)", action: news, at: now)
    }

    func objections(to id: ScorePublication.ID) throws -> [ScoreObjection] {
        try rows(
            """
            SELECT score_objection.*, score_resolution.is_upheld, score_resolution.name AS decided_by, score_resolution.at AS decided_at,
                score_resolution.said AS decision
            FROM score_objection LEFT JOIN score_resolution ON score_resolution.objection_id = score_objection.id
            WHERE score_objection.publication_id = \(id.value) ORDER BY score_objection.id
            """
        ).map { row in
            let isUpheld = try row.get("is_upheld", as: Bool?.self)
            return ScoreObjection(
                id: try row.get("id"), subject: try row.get("subject_id"), name: try row.get("name"), at: try row.get("at"),
                said: try row.get("said"),
                resolution: try isUpheld.map {
                    ScoreObjection.Resolution(
                        isUpheld: $0, name: try row.get("decided_by"), at: try row.get("decided_at"), said: try row.get("decision"))
                })
        }
    }
}

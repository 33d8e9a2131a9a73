package import GongkaiCore

extension SupervisionStore {
    /// Publishes the ranking of a period that is over: its sheets are kept as they are now, whatever becomes of cards, rules and schemes. What was
    /// published already is corrected by another version with a reason, and stays.
    @discardableResult
    package func publish(
        _ subjects: [(subject: ScoreSubject, unit: AgencyID, name: String)], in period: ScorePeriod, reason: String?, by officer: Officer,
        from address: String, at now: Instant
    ) async throws -> ScorePublication.ID {
        let kind = subjects.first?.subject.kind ?? "unit"
        return try await database.writeAtLength { tx in
            let actor = try tx.current(officer)
            guard actor.may(.setSupervision) else { throw MatterAccessRefusal.permissionMissing(.setSupervision) }
            guard period.last < now.day else { throw ScoreRefusal.periodNotOver(until: period.last) }
            guard let basis = try tx.supervisionBasis(), basis.through >= period.last else {
                throw SupervisionRefusal.notDerived(through: try tx.supervisionBasis()?.through)
            }
            guard let scheme = ScoreScheme.inForce(on: period.last, of: try tx.schemes().schemes), !subjects.isEmpty else {
                throw ScoreRefusal.nothingToPublish
            }
            let before = try tx.first(
                """
                SELECT version, sha256 FROM score_publication WHERE kind = \(kind) AND first_on = \(period.first) AND last_on = \(period.last)
                ORDER BY version DESC LIMIT 1
                """)
            // One after the other: the cards of all are never in memory together.
            let ranks = ScoreRank.ranking(
                try subjects.map { ScoreSheet($0.subject, period, try tx.scoreInputs(in: period, of: $0.subject), by: scheme) })
            let hash = SHA256.hex(of: ranks.map(\.sheet.text).joined())
            let why = reason.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
            if let before {
                guard why != nil else { throw ScoreRefusal.reasonMissing }
                guard try before.get("sha256", as: String.self) != hash else { throw ScoreRefusal.unchanged }
            }
            let version = (try before?.get("version", as: Int.self) ?? 0) + 1
            let id = try tx.insert(
                """
                INSERT INTO score_publication (kind, first_on, last_on, words, version, scheme, scheme_version, reason, officer_id, name, at,
                    sha256)
                VALUES (\(kind), \(period.first), \(period.last), \(period.words), \(version), \(scheme.code), \(scheme.version), \(why),
                    \(actor.id), \(actor.name), \(now), \(hash))
                """)
            let known = Dictionary(subjects.map { ($0.subject, $0) }) { first, _ in first }
            for (position, rank) in ranks.enumerated() {
                guard let whose = known[rank.sheet.subject] else { continue }
                try tx.run(
                    """
                    INSERT INTO score_published (publication_id, position, place, subject_id, unit_id, name, total, grade, sheet)
                    VALUES (\(id), \(position + 1), \(rank.place), \(rank.sheet.subject.id), \(whose.unit), \(whose.name),
                        \(rank.sheet.total), \(rank.sheet.grade), \(rank.sheet.text))
                    """)
                let told: [OfficerID] =
                    switch rank.sheet.subject {
                    case .unit(let unit): try tx.officers(who: .signCases, nearest: unit, except: [actor.id])
                    case .person(let person): [person]
                    }
                try tx.tell(.published, of: rank.sheet.subject.id, in: id, period.words, to: told, at: now)
            }
            try tx.record(
                action: "score.publish", subject: "score_publication/\(id)", version: Int64(version), reason: why,
                after: JSONText.object(["period": period.words, "kind": kind, "sha256": hash]), by: actor.actor(from: address), at: now)
            return ScorePublication.ID(value: id)
        }
    }

    /// What was published, the newest first.
    package func publications() async throws -> [ScorePublication] {
        try await database.read { tx in try tx.publications("1 = 1") }
    }

    /// One publication with its places in their order. `units`: those whose persons one may see; every unit's own score is for all.
    package func publication(
        _ id: ScorePublication.ID, within units: Set<AgencyID>?
    ) async throws -> (publication: ScorePublication, places: [PublishedPlace], objections: [ScoreObjection]) {
        try await database.read { tx in
            guard let publication = try tx.publications("id = \(id.value)").first else { throw ScoreRefusal.unknown }
            let own: SQL = publication.kind == "person" ? Self.within(units) : ""
            // Without the sheets, which are long.
            let places = try tx.rows(
                """
                SELECT place, subject_id, unit_id, name, total, grade FROM score_published
                WHERE publication_id = \(id.value)\(own) ORDER BY position
                """
            ).map { try PublishedPlace($0, publication) }
            let seen = Set(places.filter { units?.contains($0.unit) ?? true }.map(\.subject.id))
            return (publication, places, try tx.objections(to: id).filter { seen.contains($0.subject) })
        }
    }

    /// What was published of one subject.
    package func published(
        _ subject: Int64, in id: ScorePublication.ID, within units: Set<AgencyID>?
    ) async throws -> (publication: ScorePublication, score: PublishedScore, objections: [ScoreObjection]) {
        try await database.read { tx in
            guard let publication = try tx.publications("id = \(id.value)").first,
                let row = try tx.first("SELECT * FROM score_published WHERE publication_id = \(id.value) AND subject_id = \(subject)")
            else { throw ScoreRefusal.unknown }
            let score = try PublishedScore(row, publication)
            let isSeen = units?.contains(score.unit) ?? true
            guard isSeen || publication.kind == "unit" else { throw ScoreRefusal.unknown }
            return (publication, score, isSeen ? try tx.objections(to: id).filter { $0.subject == subject } : [])
        }
    }
}

extension Transaction {
    func publications(_ which: SQL) throws -> [ScorePublication] {
        try rows(
            """
            SELECT score_publication.*, CASE WHEN EXISTS (SELECT 1 FROM score_publication AS later WHERE later.kind = score_publication.kind
                AND later.first_on = score_publication.first_on AND later.last_on = score_publication.last_on
                AND later.version > score_publication.version) THEN 0 ELSE 1 END AS is_newest,
                (SELECT COUNT(*) FROM score_published WHERE score_published.publication_id = score_publication.id) AS size
            FROM score_publication WHERE \(which) ORDER BY last_on DESC, first_on DESC, kind DESC, version DESC
            """
        ).map { row in
            ScorePublication(
                id: ScorePublication.ID(value: try row.get("id")), kind: try row.get("kind"), first: try row.get("first_on"),
                last: try row.get("last_on"), words: try row.get("words"), version: try row.get("version"), scheme: try row.get("scheme"),
                schemeVersion: try row.get("scheme_version"), reason: try row.get("reason"),
                publisher: try row.get("officer_id"), name: try row.get("name"), at: try row.get("at"), hash: try row.get("sha256"),
                isNewest: try row.get("is_newest"), size: try row.get("size"))
        }
    }
}

extension PublishedPlace {
    fileprivate init(_ row: Row, _ publication: ScorePublication) throws {
        self.init(
            place: try row.get("place"), subject: try ScoreSubject(kind: publication.kind, id: row.get("subject_id")),
            unit: try row.get("unit_id"), name: try row.get("name"), total: try row.get("total"), grade: try row.get("grade"))
    }
}

extension PublishedScore {
    fileprivate init(_ row: Row, _ publication: ScorePublication) throws {
        let text: String = try row.get("sheet"), sheet: ScoreSheet
        do throws(ScoreTextFault) {
            sheet = try ScoreSheet(text: text, words: publication.words)
        } catch { throw DatabaseError(.other, "line \(error.line) of a published score is damaged. Restore a backup.") }
        self.init(standing: try PublishedPlace(row, publication), sheet: sheet)
    }
}

package import GongkaiCore

extension RequestStore {
    /// A page of the remedies against decisions that are an officer's business, the newest first: those that follow from requests, and those
    /// that were entered in the registers by hand.
    package func remedies(_ query: RemedyQuery, for officer: Officer) async throws -> RemedyList {
        try await database.read { tx in
            let reader = try tx.reader(officer, of: .request)
            let limit = max(1, min(query.limit, 1_000))
            let rows = try tx.rows(
                """
                WITH \(Self.allRemedies) SELECT * FROM remedy WHERE \(query.condition(for: reader))
                ORDER BY filed_on DESC, source DESC, owner DESC, place DESC LIMIT \(limit + 1)
                """)
            var known: [MatterID: StoredMatter] = [:]
            let remedies = try rows.prefix(limit).map { row in try self.remedy(row, &known, in: tx) }
            return RemedyList(
                remedies: remedies, next: rows.count > limit ? try RemedyCursor(rows[limit - 1]) : nil,
                counts: try tx.rows(
                    """
                    WITH \(Self.allRemedies) SELECT result, decision, COUNT(*) AS remedies FROM remedy
                    WHERE \(query.whateverResult.condition(for: reader)) GROUP BY result, decision
                    """
                ).map { row in
                    RemedyList.Count(
                        result: try Self.result(row), decision: try row.get("decision", as: String?.self).flatMap(RequestOutcome.code),
                        remedies: try row.get("remedies"))
                })
        }
    }

    private func remedy(_ row: Row, _ known: inout [MatterID: StoredMatter], in tx: Transaction) throws -> RequestRemedy {
        let place: Int = try row.get("place")
        if try row.get("source", as: Int.self) == 0 {
            let id: MatterID = try row.get("owner")
            let stored = try known[id] ?? matters.stored(try tx.requestRow(id), in: tx)
            known[id] = stored
            let found = stored.matter.branch(place).flatMap { RequestRemedy($0, of: stored.matter, stored.row) }
            guard let found else {
                throw DatabaseError(.other, "the list of remedies names a branch that matter \(id.value) does not have")
            }
            return found
        }
        guard let kind = RequestRemedy.Kind(rawValue: try row.get("kind")) else {
            throw DatabaseError(.other, "a register holds a remedy of no known kind")
        }
        return try RequestRemedy(registered: row, kind, try Self.result(row))
    }

    private static func result(_ row: Row) throws -> RequestRemedy.Result {
        RequestRemedy.Result(rawValue: try row.get("result")) ?? .other
    }

    /// Branches of requests, and cases of the registers that follow from none.
    private static let allRemedies: SQL = """
        remedy AS (
            SELECT 0 AS source, listed.matter_id AS owner, listed.branch AS place, matter.agency_id, matter.unit_id, listed.kind,
                listed.result, listed.filed_on, listed.decision, CAST(NULL AS TEXT) AS case_number, CAST(NULL AS TEXT) AS body,
                matter.number AS request_number, listed.matter_id AS request_id, CAST(NULL AS TEXT) AS concluded_on
            FROM request_remedy AS listed JOIN matter ON matter.id = listed.matter_id
            UNION ALL
            \(entered("1", "reconsideration", kind: "'reconsideration'"))
            UNION ALL
            \(entered("2", "litigation", kind: "CASE entered.stage WHEN 'direct' THEN 'litigation' ELSE 'litigationAfterReconsideration' END"))
            UNION ALL
            SELECT 3, entered.record_id, 0, entered.agency_id, entered.agency_id, 'complaint',
                CASE WHEN entered.concluded_on IS NULL THEN 'open' ELSE 'other' END, entered.received_on, CAST(NULL AS TEXT),
                entered.number || '　' || entered.matter, '—', CAST(NULL AS TEXT), NULL, entered.concluded_on
            FROM complaint AS entered WHERE \(byHand("complaint"))
        )
        """

    private static func entered(_ source: SQL, _ register: SQL, kind: SQL) -> SQL {
        """
        SELECT \(source), entered.record_id, 0, entered.agency_id, entered.agency_id, \(kind), COALESCE(entered.outcome, 'open'),
            entered.filed_on,
            (SELECT reply.outcome FROM disclosure_request AS asked JOIN request_reply AS reply
                ON reply.request_id = asked.record_id AND reply.is_current = 1
                WHERE asked.is_current = 1 AND asked.number = entered.request_number ORDER BY reply.record_id LIMIT 1),
            entered.number, entered.body, entered.request_number,
            (SELECT matter.id FROM matter WHERE matter.kind = 'request' AND matter.number = entered.request_number LIMIT 1),
            entered.concluded_on
        FROM \(register) AS entered WHERE \(byHand(register))
        """
    }

    private static func byHand(_ register: SQL) -> SQL {
        """
        entered.is_current = 1 AND NOT EXISTS (SELECT 1 FROM matter_record
            WHERE matter_record.register = '\(register)' AND matter_record.record_id = entered.record_id)
        """
    }
}

extension RemedyQuery {
    fileprivate var whateverResult: RemedyQuery {
        var query = self
        (query.result, query.after) = (nil, nil)
        return query
    }

    fileprivate func condition(for reader: Officer) -> SQL {
        var conditions: [SQL] = ["1 = 1"]
        if let own = reader.agencies {
            let ids = own.map(\.value).sorted()
            conditions.append("(remedy.agency_id IN \(list: ids) OR remedy.unit_id IN \(list: ids))")
        }
        if let agency { conditions.append("remedy.agency_id = \(agency)") }
        if let year { conditions.append("remedy.filed_on BETWEEN \(Day.firstDay(of: year)) AND \(Day.lastDay(of: year))") }
        if let kind { conditions.append("remedy.kind = \(kind.rawValue)") }
        if let result { conditions.append("remedy.result = \(result.rawValue)") }
        if let decision { conditions.append("remedy.decision = \(decision.code)") }
        if let after {
            conditions.append(
                """
                (remedy.filed_on, remedy.source, remedy.owner, remedy.place)
                    < (\(after.filedOn), \(after.source), \(after.owner), \(after.place))
                """)
        }
        return conditions.joined(" AND ")
    }
}

extension RemedyCursor {
    fileprivate init(_ row: Row) throws {
        self.init(filedOn: try row.get("filed_on"), source: try row.get("source"), owner: try row.get("owner"), place: try row.get("place"))
    }
}

import GongkaiCore

extension Transaction {
    /// The items whose promise was at least three tenths shorter than the law allows, each once for its unit: by the version that held last in the
    /// period. Their subjects are negative, so that none is taken for a case.
    func shorterPromises(in period: ScorePeriod, of subject: ScoreSubject? = nil) throws -> [ScoreInput] {
        let whose: SQL
        switch subject {
        case nil: whose = "1 = 1"
        case .unit(let id)?: whose = "item.agency_id = \(id)"
        case .person?: return []
        }
        func held(_ version: SQL) -> SQL { "\(version).published_at IS NOT NULL AND \(version).effective_from <= \(period.last)" }
        return try rows(
            """
            SELECT item.id, item.agency_id, version.effective_from FROM service_item_shortened AS short
            JOIN service_item AS item ON item.id = short.item_id
            JOIN service_item_version AS version ON version.item_id = short.item_id AND version.number = short.number
            WHERE \(whose) AND version.state = '1' AND \(held("version"))
                AND (version.effective_until IS NULL OR version.effective_until >= \(period.first))
                AND (item.withdrawn_at IS NULL OR item.withdrawn_at >= \(Instant(period.first)))
                AND NOT EXISTS (SELECT 1 FROM service_item_version AS later WHERE later.item_id = short.item_id
                    AND later.number > short.number AND \(held("later")))
            ORDER BY item.id
            """
        ).map { row in
            let id: Int64 = try row.get("id"), since: Day = try row.get("effective_from")
            return ScoreInput(.shorterPromise, subject: -id, on: max(period.first, since), unit: try row.get("agency_id"))
        }
    }
}

extension SupervisionStore {
    /// The names and codes of items, by the subjects that scores give them.
    package func items(of subjects: Set<Int64>) async throws -> [Int64: (name: String, code: String)] {
        let ids = subjects.filter { $0 < 0 }.map { -$0 }.sorted()
        if ids.isEmpty { return [:] }
        return try await database.read { tx in
            var items: [Int64: (name: String, code: String)] = [:]
            for row in try tx.rows(
                """
                SELECT item.id, item.task_code, version.name FROM service_item AS item
                JOIN service_item_version AS version ON version.item_id = item.id WHERE item.id IN \(list: ids) ORDER BY version.number
                """)
            {
                let id: Int64 = try row.get("id"), name: String = try row.get("name"), code: String = try row.get("task_code")
                items[-id] = (name, code)
            }
            return items
        }
    }
}

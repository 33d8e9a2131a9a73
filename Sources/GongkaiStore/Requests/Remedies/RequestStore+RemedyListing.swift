import GongkaiCore

extension RequestStore {
    /// Lists remedies of before they were listed, request by request. Returns of how many requests.
    ///
    /// - Parameter failed: hears of each that cannot be listed; it keeps no other from its turn.
    @discardableResult
    package func listOldRemedies(
        limit: Int = 200, failed: @Sendable (MatterID, any Error) -> Void = { _, _ in }
    ) async throws -> Int {
        var last = MatterID(value: 0), listed = 0
        while true {
            // By key, each once.
            let since = last
            let waiting = try await database.read { tx in
                try tx.rows(
                    """
                    SELECT DISTINCT branch.matter_id FROM matter_branch AS branch
                    WHERE branch.role = 'remedy' AND branch.matter_id > \(since) AND NOT EXISTS (SELECT 1 FROM request_remedy
                        WHERE request_remedy.matter_id = branch.matter_id AND request_remedy.branch = branch.number)
                    ORDER BY branch.matter_id LIMIT \(limit)
                    """
                ).map { try $0.get("matter_id", as: MatterID.self) }
            }
            for id in waiting {
                try await matters.each(id, failed) {
                    listed += try await database.write { tx in
                        let matter = try matters.stored(try tx.matterRow(id, locked: true), in: tx).matter
                        return try tx.deriveRemedies(of: id, matter) > 0 ? 1 : 0
                    }
                }
            }
            guard waiting.count == limit, let end = waiting.last else { return listed }
            last = end
        }
    }
}

extension RequestStore {
    /// Those among these whose reply was corrected, and another of which is on its way: their state says only how far that is.
    package func owedAgain(among ids: [MatterID]) async throws -> Set<MatterID> {
        if ids.isEmpty { return [] }
        return try await database.read { tx in
            Set(
                try tx.rows(
                    """
                    SELECT DISTINCT step.matter_id FROM matter_event AS step JOIN matter ON matter.id = step.matter_id
                    WHERE step.matter_id IN \(list: ids.map(\.value)) AND matter.is_open = 1 AND matter.state <> 'corrected'
                        AND step.action = 'correctDecision' AND step.state_after = 'corrected' AND NOT EXISTS (
                            SELECT 1 FROM matter_event AS later WHERE later.matter_id = step.matter_id
                                AND (later.reverses = step.number OR later.number > step.number AND later.action = 'serve'))
                    """
                ).map { try $0.get("matter_id", as: MatterID.self) })
        }
    }
}

extension Transaction {
    /// Writes down the remedies of a request for lists. Returns how many there are.
    @discardableResult
    func deriveRemedies(of id: MatterID, _ matter: Matter) throws -> Int {
        let row = try matterRow(id)
        var listed = 0
        try run("DELETE FROM request_remedy WHERE matter_id = \(id)")
        for branch in matter.branches {
            guard let remedy = RequestRemedy(branch, of: matter, row) else { continue }
            try run(
                """
                INSERT INTO request_remedy (matter_id, branch, kind, result, filed_on, decision)
                VALUES (\(id), \(branch.number), \(remedy.kind.rawValue), \(remedy.result.rawValue), \(remedy.filedOn),
                    \(remedy.decision?.code))
                """)
            listed += 1
        }
        return listed
    }
}

package import GongkaiCore

extension PaperStore {
    /// How many steps of these requests let a paper go out that has not gone out yet; requests without any are left out. Of the reply its
    /// state tells enough: it is signed by somebody, and numbered when it is served. What somebody archived without them has been decided on.
    package func waiting(of ids: [MatterID]) async throws -> [MatterID: Int] {
        if ids.isEmpty { return [:] }
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT step.matter_id, COUNT(*) AS waiting FROM matter_event AS step
                WHERE step.matter_id IN \(list: ids.map(\.value)) AND step.action IN \(list: RequestPaper.unsigned.map(\.rawValue))
                    AND NOT EXISTS (SELECT 1 FROM matter_event AS undone
                        WHERE undone.matter_id = step.matter_id AND undone.reverses = step.number)
                    AND NOT EXISTS (SELECT 1 FROM request_paper AS paper
                        WHERE paper.matter_id = step.matter_id AND paper.event = step.number AND paper.issued_at IS NOT NULL)
                    -- What it asks for has come, or was forgone.
                    AND NOT EXISTS (SELECT 1 FROM matter_event AS answer
                        WHERE answer.matter_id = step.matter_id AND answer.number > step.number
                            AND (step.action = \(RequestAction.askSupplement.rawValue) AND answer.action = \(RequestAction.supplement.rawValue)
                                OR step.action = \(RequestAction.askFee.rawValue)
                                    AND answer.action IN (\(RequestAction.pay.rawValue), \(RequestAction.waiveFee.rawValue)))
                            AND NOT EXISTS (SELECT 1 FROM matter_event AS undone
                                WHERE undone.matter_id = step.matter_id AND undone.reverses = answer.number))
                    -- The request has ended without it, or what it tells was corrected.
                    AND NOT EXISTS (SELECT 1 FROM matter_event AS ending
                        WHERE ending.matter_id = step.matter_id AND ending.number > step.number
                            AND (step.action IN \(list: RequestPaper.ofOpen.map(\.rawValue))
                                    AND ending.action IN \(list: RequestPaper.ends.map(\.rawValue))
                                OR step.action = \(RequestAction.closeUnanswered.rawValue)
                                    AND ending.action = \(RequestAction.correctDecision.rawValue))
                            AND NOT EXISTS (SELECT 1 FROM matter_event AS undone
                                WHERE undone.matter_id = step.matter_id AND undone.reverses = ending.number))
                    AND NOT EXISTS (SELECT 1 FROM matter_event AS archived
                        WHERE archived.matter_id = step.matter_id AND archived.action = \(RequestAction.close.rawValue)
                            AND NOT EXISTS (SELECT 1 FROM matter_event AS reopened
                                WHERE reopened.matter_id = step.matter_id AND reopened.reverses = archived.number))
                GROUP BY step.matter_id
                """)
            return Dictionary(
                uniqueKeysWithValues: try rows.map { row in (MatterID(value: try row.get("matter_id")), try row.get("waiting")) })
        }
    }
}

extension PaperLine {
    /// It could go out, waits for nobody's signature, and did not.
    package var waitsToGoOut: Bool { issue == nil && standing == .open(mayGoOut: true) }
}

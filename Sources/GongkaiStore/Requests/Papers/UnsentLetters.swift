import GongkaiCore

/// Letters to applicants that somebody must send: the notice for whose answer a request waits, and the one that tells that it was given up.
enum UnsentLetters {
    /// Whether a request waits for the answer to a notice that lies in the file.
    static let open: SQL = """
        (matter.state IN (\(RequestState.supplementAsked.rawValue), \(RequestState.feeAsked.rawValue))
            AND EXISTS (SELECT 1 FROM matter_event AS step WHERE step.matter_id = matter.id AND \(lies)
                AND (matter.state = \(RequestState.supplementAsked.rawValue) AND step.action = \(RequestAction.askSupplement.rawValue)
                    OR matter.state = \(RequestState.feeAsked.rawValue) AND step.action = \(RequestAction.askFee.rawValue))))
        """

    /// The keys of requests that were given up without the letter that says so. What was corrected since was not.
    static let ended: SQL = """
        SELECT step.matter_id FROM matter_event AS step WHERE step.action = 'closeUnanswered' AND \(lies)
            AND NOT EXISTS (SELECT 1 FROM matter_event AS later WHERE later.matter_id = step.matter_id AND later.number > step.number
                AND later.action = \(RequestAction.correctDecision.rawValue))
        """

    /// The step stands, and its paper did not go out.
    private static let lies: SQL = """
        NOT EXISTS (SELECT 1 FROM matter_event AS undone WHERE undone.matter_id = step.matter_id AND undone.reverses = step.number)
        AND NOT EXISTS (SELECT 1 FROM request_paper AS paper
            WHERE paper.matter_id = step.matter_id AND paper.event = step.number AND paper.issued_at IS NOT NULL)
        """
}

extension PaperStore {
    /// Which of these requests wait for such a letter, and for which, such as 补正告知书.
    package func lettersToSend(of ids: [MatterID]) async throws -> [MatterID: String] {
        if ids.isEmpty { return [:] }
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT matter.id, matter.state FROM matter WHERE matter.id IN \(list: ids.map(\.value))
                    AND (\(UnsentLetters.open) OR matter.id IN (\(UnsentLetters.ended) AND step.matter_id IN \(list: ids.map(\.value))))
                """)
            return Dictionary(
                uniqueKeysWithValues: try rows.map { row in
                    let state = RequestState(rawValue: try row.get("state"))
                    let letter: MatterDocument =
                        switch state {
                        case .supplementAsked: .supplementNotice
                        case .feeAsked: .feeNotice
                        default: .abandonedNotice
                        }
                    return (MatterID(value: try row.get("id")), letter.name)
                })
        }
    }
}

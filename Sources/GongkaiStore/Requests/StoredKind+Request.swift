import GongkaiCore

extension StoredKind {
    /// Requests for disclosure.
    package static let request = StoredKind(
        kind: DisclosureRequest.kind,
        grounds: Dictionary(uniqueKeysWithValues: ClockGround.ofRequests.map { ($0.code, $0) }),
        sealed: ["evidence", "supplementText", "statement", "party", "opinionText"],
        reading: .readRequests,
        permission: { duty in
            switch duty {
            case .take: .takeRequests
            case .handle: .handleRequests
            case .review: .reviewRequests
            case .sign: .signRequests
            }
        },
        dates: { matter, calendar in MatterDates(request: matter, calendar) },
        facts: { tx, row in
            // The first step comes before what the form says; it reaches no register.
            guard let detail = try tx.first("SELECT applicant_kind FROM request_detail WHERE matter_id = \(row.id)") else { return nil }
            return ["applicant_kind": try detail.get("applicant_kind")]
        },
        lines: { row, matter, facts, calendar in
            guard let number = row.number else { return [] }
            return RegisterLine.lines(
                of: matter, number: number, applicantKind: facts["applicant_kind"] ?? "", summary: row.title, calendar)
        },
        follow: { tx, row, decision, work, actor, now in
            try tx.requireNothingReleased(decision, of: row.id, work.key, at: now)
            try tx.takeReleasesBack(decision, of: row.id, work.key, by: actor, at: now)
            try tx.issueServed(decision, of: row, work, by: actor, at: now)
            if decision.event.branchChange != nil || decision.event.reverses != nil { try tx.deriveRemedies(of: row.id, decision.matter) }
        },
        isTaken: { tx, number in
            try tx.first("SELECT record_id FROM disclosure_request WHERE is_current = 1 AND number = \(number)") != nil
        },
        unnumbered: [RequestState.draft.state, RequestState.discarded.state],
        desks: [
            .init(.take, [RequestState.filed.state, RequestState.received.state]),
            .init(.handle, [RequestState.handling.state, RequestState.signed.state, RequestState.corrected.state]),
            .init(.review, [RequestState.drafted.state]), .init(.sign, [RequestState.reviewed.state]),
        ],
        narrowing: { name, value in
            switch name {
            case "channel":
                "EXISTS (SELECT 1 FROM request_detail WHERE request_detail.matter_id = matter.id AND request_detail.channel = \(value))"
            case "outcome":
                """
                EXISTS (SELECT 1 FROM matter_record JOIN request_reply ON request_reply.record_id = matter_record.record_id
                    WHERE matter_record.matter_id = matter.id AND matter_record.register = 'request_reply'
                        AND request_reply.is_current = 1 AND request_reply.outcome = \(value))
                """
            case "letters": "(\(UnsentLetters.open) OR matter.id IN (\(UnsentLetters.ended)))"
            default: nil
            }
        }, keepsNotices: true, watched: [RequestState.supplementAsked.state, RequestState.feeAsked.state],
        warn: { tx, row, matter, work, now in try tx.warnOfUnsent(matter, on: row, work, at: now) },
        lettersToSend: (UnsentLetters.open, UnsentLetters.ended))
}

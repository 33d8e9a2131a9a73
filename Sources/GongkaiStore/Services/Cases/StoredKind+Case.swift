import GongkaiCore

extension StoredKind {
    /// Approval cases.
    package static let serviceCase = StoredKind(
        kind: ServiceCase.kind,
        grounds: Dictionary(uniqueKeysWithValues: ClockGround.ofCases.map { ($0.code, $0) }),
        sealed: [
            "evidence", "withdrawalRecord", "supplementNote", "withdrawalNote", "ratingWords", "followUpWords", "answerBefore",
            "answerAfter",
        ],
        reading: .readCases,
        permission: { duty in
            switch duty {
            case .take: .takeCases
            case .handle: .handleCases
            case .review: .reviewCases
            case .sign: .signCases
            }
        },
        dates: { matter, calendar in MatterDates(serviceCase: matter, calendar) },
        // Nothing of a case stands in the registers of disclosure.
        facts: { _, _ in nil },
        lines: { _, _, _, _ in [] },
        follow: { tx, row, decision, work, _, now in
            try decision.requireNewComplaint()
            try tx.keepCertificate(decision, of: row)
            try tx.followRating(decision, of: row.id)
            try tx.keepCasePapers(of: decision.event, in: decision.matter, of: row, work, at: now)
            try tx.planProgram(of: row.id, decision.matter, work.calendars.newest)
            try tx.awaitSupervision(of: row.id, at: now)
        },
        isTaken: { _, _ in false },
        unnumbered: [CaseState.draft.state, CaseState.discarded.state],
        desks: [
            .init(.take, [CaseState.received.state]),
            .init(
                .handle,
                Set([CaseState.accepted, .examining, .specialProcedure, .granted, .refused].map(\.state))),
            .init(.sign, [CaseState.deciding.state], isOfUnit: true),
        ],
        narrowing: { name, value in
            switch name {
            case "item":
                "EXISTS (SELECT 1 FROM case_detail WHERE case_detail.matter_id = matter.id AND case_detail.item = \(value))"
            case "channel":
                "EXISTS (SELECT 1 FROM case_detail WHERE case_detail.matter_id = matter.id AND case_detail.channel = \(value))"
            default: nil
            }
        },
        overseeing: .supervise, isWorkedInBranches: true)
}

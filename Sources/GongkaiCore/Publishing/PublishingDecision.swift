/// What the store carries out, in one transaction, when an action is granted.
package struct PublishingDecision: Sendable, Equatable {
    package let next: VersionState
    package let effects: [PublishingMove.Effect]
    /// The record to sign and keep.
    package let review: ReviewRecord?
    /// Whether a new review begins: the store notes the time of submission, and when submitting the officer as submitter.
    package let beginsReview: Bool
    /// After an emergency: until when approval is due.
    package let approvalDue: Instant?
}

extension PublishingRules {
    /// Grants or refuses an action. The calendar dates the approval that follows an emergency.
    package static func decide(
        _ request: PublishingRequest, on facts: VersionFacts, calendar: WorkingCalendar
    ) throws(PublishingRefusal) -> PublishingDecision {
        guard let move = move(request.action, from: facts.state) else { throw .notInThisState(request.action, facts.state) }
        let officer = try admitted(request, move, facts)
        let step = reviewStep(for: request.action, facts)
        try checkFields(request, move, step.map { facts.scheme.steps[$0] })
        try checkConditions(request, move, facts, officer)
        if move.effects.contains(.tombstone), let reason = request.reason,
            case .reasonNotPublic(let excerpt) = Tombstone.refusal(of: reason)
        {
            throw .reasonNotPublic(excerpt: excerpt)
        }
        // Who signs that a text may be public, or may stay so, has dealt with all that the gate found in it.
        if request.action == .confirmEmergency || (request.action == .approve && step.map { facts.scheme.steps[$0].isSecrecy } ?? false) {
            let open = PublicationJudge.open(facts.openHits)
            if !open.isEmpty { throw .obstacles(open) }
        }
        if request.action == .submit {
            let obstacles = PublicationJudge.obstaclesToSubmission(facts, at: request.at)
            if !obstacles.isEmpty { throw .obstacles(obstacles) }
        }

        let review: ReviewRecord? =
            if move.effects.contains(.recordReview), let step, let officer {
                ReviewRecord(
                    contentHash: facts.contentHash, step: step, reviewer: officer.id, reviewerName: officer.name,
                    decision: request.action == .reject || request.action == .refuseEmergency ? .rejected : .approved,
                    secrecy: request.secrecy, basis: request.basis, reason: request.reason, at: request.at)
            } else {
                nil
            }
        return PublishingDecision(
            next: next(move, request.action, facts, step), effects: move.effects, review: review,
            beginsReview: request.action == .submit || (request.action == .publishEmergency && facts.state == .draft),
            approvalDue: move.effects.contains(.demandApproval) ? approvalDue(after: request.at, calendar) : nil)
    }

    /// Within one working day: until the end of the next working day.
    package static func approvalDue(after published: Instant, _ calendar: WorkingCalendar) -> Instant {
        Instant(calendar.day(1, workingDaysAfter: published.day).adding(days: 1))
    }

    /// The actions a person could take now, fields and obstacles aside: those whose buttons are shown.
    package static func actions(for officer: Officer, on facts: VersionFacts) -> [PublishingAction] {
        actions(in: facts.state).filter { action in
            guard let move = move(action, from: facts.state) else { return false }
            let request = PublishingRequest(action, by: .officer(officer), at: Instant(milliseconds: 0))
            do {
                _ = try admitted(request, move, facts)
            } catch {
                return false
            }
            if move.conditions.contains(.approvalPending), facts.approvalDue == nil { return false }
            return !(move.conditions.contains(.anotherPerson) && facts.hadHand(officer.id))
        }
    }

    // MARK: Who

    /// The officer who acts, nil for the program.
    private static func admitted(
        _ request: PublishingRequest, _ move: PublishingMove, _ facts: VersionFacts
    ) throws(PublishingRefusal) -> Officer? {
        guard case .officer(let officer) = request.party else {
            switch move.party {
            case .program, .unitOrProgram: return nil
            case .unit(let permission), .office(let permission): throw .permissionMissing(permission)
            case .stepReviewer: throw .notForThisUnit(request.action)
            }
        }
        switch move.party {
        case .program: throw .onlyTheProgram(request.action)
        case .unit(let permission), .unitOrProgram(let permission):
            try require(permission, of: officer, for: facts.agency, request.action)
        case .office(let permission):
            try require(permission, of: officer, for: facts.office, request.action)
        case .stepReviewer:
            // Nothing is left to review when the scheme was shortened meanwhile: recalling it is the way out.
            guard let index = facts.progress.nextStep else { throw .notInThisState(request.action, .approved) }
            let step = facts.scheme.steps[index]
            try require(step.permission, of: officer, for: step.scope == .office ? facts.office : facts.agency, request.action)
            if facts.editors.contains(officer.id) || facts.submitter == officer.id { throw .ownWork(request.action) }
            if let before = facts.progress.approvals.first(where: { $0.value.reviewer == officer.id }) {
                throw .reviewedBefore(step: facts.scheme.steps[before.key].name)
            }
        }
        return officer
    }

    private static func require(
        _ permission: Permission, of officer: Officer, for agency: AgencyID, _ action: PublishingAction
    ) throws(PublishingRefusal) {
        if !officer.may(permission) { throw .permissionMissing(permission) }
        if !officer.may(permission, for: agency) { throw .notForThisUnit(action) }
    }

    // MARK: What must be said and be so

    private static func checkFields(
        _ request: PublishingRequest, _ move: PublishingMove, _ step: ReviewStep?
    ) throws(PublishingRefusal) {
        if let missing = missing(in: request, move, step).first { throw .fieldMissing(missing, request.action) }
        if request.action == .approve || request.action == .publishEmergency, let outcome = request.secrecy, !outcome.permitsPublication {
            throw .outcomeForbids(outcome)
        }
    }

    /// Everything that must be said and is not, so that a form names it at once.
    package static func missing(in request: PublishingRequest, on facts: VersionFacts) -> [PublishingField] {
        guard let move = move(request.action, from: facts.state) else { return [] }
        return missing(in: request, move, reviewStep(for: request.action, facts).map { facts.scheme.steps[$0] })
    }

    private static func missing(in request: PublishingRequest, _ move: PublishingMove, _ step: ReviewStep?) -> [PublishingField] {
        let isSigned = request.action == .approve && step?.isSecrecy == true
        return (move.fields + (isSigned ? [.secrecyOutcome, .basis] : [])).filter { !request.has($0) }
    }

    private static func checkConditions(
        _ request: PublishingRequest, _ move: PublishingMove, _ facts: VersionFacts, _ officer: Officer?
    ) throws(PublishingRefusal) {
        if move.conditions.contains(.approvalPending), facts.approvalDue == nil { throw .noApprovalPending }
        if move.conditions.contains(.anotherPerson), let officer, facts.hadHand(officer.id) { throw .ownWork(request.action) }
        if officer == nil, request.action == .publish, let hour = facts.publishAt, request.at < hour { throw .notYet(publishAt: hour) }
        if request.action == .expire {
            guard let expireAt = facts.expireAt, expireAt <= request.at else { throw .notYetExpired(expireAt: facts.expireAt) }
        }
        let manner: PublicationJudge.Manner? =
            if move.conditions.contains(.publishableBeforeReview) {
                .emergency
            } else if move.conditions.contains(.publishable) {
                request.action == .schedule ? .scheduled(for: request.publishAt ?? request.at) : .now
            } else {
                nil
            }
        if let manner {
            let obstacles = PublicationJudge.obstacles(facts, manner, at: request.at)
            if !obstacles.isEmpty { throw .obstacles(obstacles) }
        }
    }

    // MARK: What follows

    /// The step a review made by this action belongs to.
    private static func reviewStep(for action: PublishingAction, _ facts: VersionFacts) -> Int? {
        let steps = facts.scheme.steps
        return switch action {
        case .submit: steps.first?.scope == .author ? 0 : nil
        case .approve, .reject: facts.progress.nextStep
        case .publishEmergency: steps.firstIndex(where: \.isSecrecy)
        case .confirmEmergency, .refuseEmergency: steps.indices.last
        default: nil
        }
    }

    private static func next(_ move: PublishingMove, _ action: PublishingAction, _ facts: VersionFacts, _ step: Int?) -> VersionState {
        guard action == .approve else { return move.next }
        let left = facts.scheme.steps.indices.filter { facts.progress.approvals[$0] == nil && $0 != step }
        return left.isEmpty ? move.next : facts.state
    }
}

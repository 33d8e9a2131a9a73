extension SupervisionReplay {
    mutating func find(_ measure: SupervisionMeasure, _ value: Int, _ mark: CaseMark, _ trace: CaseTrace) {
        for place in byMeasure[measure.index] where inScope[place] && !fired[group[place]] {
            guard case .more(let bound) = bounds[place], value > bound, inForce[place].contains(mark.recordedOn) else { continue }
            fired[group[place]] = true
            cards.append(
                card(
                    rules[place], trace, on: mark.recordedOn, events: mark.number == 0 ? [] : [Int(mark.number)], from: nil, due: nil,
                    value: value, unit: unit,
                    person: mark.person == 0 ? handler : mark.person))
        }
    }

    /// What an event shows by itself and against what came before.
    mutating func observe(_ mark: CaseMark, _ trace: CaseTrace) {
        if mark.recordedOn > mark.on {
            let days = calendar.workingDays(after: Day(number: Int(mark.on)), through: Day(number: Int(mark.recordedOn)))
            if days > 0 { find(.backDated, days, mark, trace) }
        }
        if closedOn < mark.recordedOn, mark.deed.altersWhatIsClosed { find(.alteredAfterClosing, 1, mark, trace) }
        switch mark.deed {
        case .noticeAgain: find(mark.flags.contains(.reasonMissing) ? .secondNotice : .secondNoticeApproved, 1, mark, trace)
        case .reject: if mark.flags.contains(.reasonMissing) { find(.reasonMissing, 1, mark, trace) }
        case .bill:
            if mark.flags.contains(.feeOutside) { find(.feeOutside, 1, mark, trace) }
            if mark.flags.contains(.feeAboveStandard) { find(.feeAboveStandard, 1, mark, trace) }
            if mark.flags.contains(.reasonMissing) { find(.reasonMissing, 1, mark, trace) }
        case .startStep where mark.value >= 0 && Int(mark.value) < trace.steps.count:
            if trace.steps[Int(mark.value)].after & ~passed != 0 { find(.stepSkipped, 1, mark, trace) }
        case .submit: observeSkipped(mark, trace)
        case .grant, .refuse:
            if mark.flags.contains(.reasonMissing) { find(.reasonMissing, 1, mark, trace) }
            if mark.deed == .grant { observeSkipped(mark, trace) }
            if let first = trace.marks.first, mark.on < first.recordedOn { find(.handledOutside, 1, mark, trace) }
        case .deemGrant: observeSilence(mark, trace)
        case .stop: if mark.flags.contains(.withdrawnByStaff) { observeLateWithdrawal(mark, trace) }
        case .complaint: if mark.flags.contains(.complaintUpheld) { find(.complaintUpheld, 1, mark, trace) }
        default: break
        }
    }

    mutating func observeReversal(_ mark: CaseMark, _ trace: CaseTrace) {
        if closedOn < mark.recordedOn { find(.alteredAfterClosing, 1, mark, trace) }
    }

    /// A case that is late and ends in the name of its applicant, by somebody else's hand.
    mutating func observeLateWithdrawal(_ mark: CaseMark, _ trace: CaseTrace) {
        let limits: [SupervisionMeasure] = [.acceptance, .promised, .statutory]
        let due = spans.filter { limits.contains($0.measure) && $0.due < mark.recordedOn }.map(\.due).min()
        guard let due else { return }
        let days = calendar.workingDays(after: Day(number: Int(due)), through: Day(number: Int(mark.recordedOn)))
        find(.withdrawnLate, max(1, days), mark, trace)
    }

    /// Days before its end by which the renewal of a licence is applied for.
    ///
    /// > 应当在该行政许可有效期届满三十日前向作出行政许可决定的行政机关提出申请。——《行政许可法》第五十条第一款
    private static let renewalDays: Int32 = 30

    /// Silence that grants although the limit of the law is not over: the licence that was to be renewed ended without a decision (art. 50 (2)). Whoever
    /// was asked later than the law wants had not the time that it gives.
    mutating func observeSilence(_ mark: CaseMark, _ trace: CaseTrace) {
        guard validUntil > 0, validUntil - Self.renewalDays >= filedOn else { return }
        if spans.contains(where: { $0.measure == .statutory && $0.due < mark.recordedOn }) { return }
        find(.grantedBySilence, 1, mark, trace)
    }

    /// Steps that were neither done nor stopped by a refusal before them.
    mutating func observeSkipped(_ mark: CaseMark, _ trace: CaseTrace) {
        var stopped = refused
        var isChanged = true
        while isChanged {
            isChanged = false
            for (place, step) in trace.steps.enumerated() where step.after & stopped != 0 && stopped & (1 << UInt64(place)) == 0 {
                stopped |= 1 << UInt64(place)
                isChanged = true
            }
        }
        var left = 0
        for place in trace.steps.indices where (passed | stopped) & (1 << UInt64(place)) == 0 { left += 1 }
        if left > 0 { find(.stepSkipped, left, mark, trace) }
    }
}

extension CaseDeed {
    /// Whether it belongs to the time before the end.
    fileprivate var altersWhatIsClosed: Bool {
        switch self {
        case .other, .deliver, .archive, .rate, .followUp, .complaint, .reverse: false
        default: true
        }
    }
}

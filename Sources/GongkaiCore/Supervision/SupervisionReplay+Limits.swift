/// What an event changes: which limits begin, stand still and end.
extension SupervisionReplay {
    mutating func apply(_ mark: CaseMark, _ trace: CaseTrace) {
        if mark.unit != 0 {
            unit = mark.unit
            handler = 0
        }
        if mark.handler != 0 { handler = mark.handler }
        if mark.validUntil != 0 { validUntil = mark.validUntil }
        switch mark.deed {
        case .receive:
            filedOn = min(filedOn, mark.on)
            close(.acceptance)
            if !mark.flags.contains(.bringsNothing) { open(.acceptance, mark, days: limits.notice) }
        case .handOver:
            close(.signIn)
            open(.signIn, mark, days: limits.signIn)
        case .signIn: close(.signIn)
        case .notice, .noticeAgain, .reject: close(.acceptance)
        case .accept, .deem: accept(mark, trace)
        case .handInPromised, .lapsePromised: close(.promisedMaterial, mark.branch)
        case .startStep: startStep(mark, trace)
        case .finishStep: finishStep(mark, trace)
        case .beginProcedure: beginProcedure(mark, trace)
        case .endProcedure: endProcedure(mark)
        case .extend:
            // Told when the first limit was over it is no extension.
            for index in spans.indices where spans[index].measure == .statutory && mark.on <= spans[index].due {
                spans[index].days += mark.value
                spans[index].knownOn = mark.recordedOn
                settle(index)
            }
        // > 行政机关作出准予行政许可的决定，应当自作出决定之日起十日内向申请人颁发、送达行政许可证件……——《行政许可法》第四十四条
        // It says nothing of refusals.
        case .grant, .deemGrant:
            end()
            open(.delivery, mark, days: limits.delivery)
        case .refuse, .stop: end()
        case .deliver: close(.delivery)
        case .rate:
            if mark.value >= 4 {
                open(.ratingContact, mark, place: mark.number, days: limits.ratingContact)
                open(.ratingSolved, mark, place: mark.number, days: limits.ratingSolved)
            }
        case .followUp:
            close(.ratingContact, mark.value)
            if mark.flags.contains(.ratingSolved) { close(.ratingSolved, mark.value) }
        case .other, .submit, .bill, .complaint, .archive, .reverse: break
        }
        if mark.flags.contains(.closed) { closedOn = min(closedOn, mark.recordedOn) } else { closedOn = .max }
    }

    mutating func accept(_ mark: CaseMark, _ trace: CaseTrace) {
        // Silence is acceptance from the day of receipt.
        let receipt = spans.first { $0.measure == .acceptance }?.from
        let zero = mark.deed == .deem ? receipt ?? mark.on : mark.on
        close(.acceptance)
        isAccepted = true
        open(.statutory, mark, from: zero, days: trace.statutoryDays, isWorking: trace.countsWorkingDays, stops: true)
        open(.promised, mark, from: zero, days: trace.promisedDays, isWorking: trace.countsWorkingDays, stops: true)
        if mark.flags.contains(.promises), mark.until > 0 { open(.promisedMaterial, mark, place: mark.branch, until: mark.until) }
        forward(mark, trace)
    }

    /// Steps that can begin wait to be begun.
    mutating func forward(_ mark: CaseMark, _ trace: CaseTrace) {
        for (place, step) in trace.steps.enumerated() where started & (1 << UInt64(place)) == 0 && step.after & ~passed == 0 {
            if spans.contains(where: { $0.measure == .forwarding && $0.place == Int32(place) }) { continue }
            open(.forwarding, mark, place: Int32(place), days: limits.forwarding, stops: true)
        }
    }

    mutating func startStep(_ mark: CaseMark, _ trace: CaseTrace) {
        let place = Int(mark.value)
        guard trace.steps.indices.contains(place) else { return }
        started |= 1 << UInt64(place)
        branchSteps.append((mark.branch, mark.value))
        close(.forwarding, mark.value)
        let step = trace.steps[place]
        open(.step, mark, place: mark.value, days: step.days, stops: true, unit: step.unit)
    }

    mutating func finishStep(_ mark: CaseMark, _ trace: CaseTrace) {
        guard let place = branchSteps.last(where: { $0.branch == mark.branch })?.step else { return }
        close(.step, place)
        if mark.flags.contains(.stepRefused) { refused |= 1 << UInt64(place) } else { passed |= 1 << UInt64(place) }
        if isAccepted { forward(mark, trace) }
    }

    mutating func beginProcedure(_ mark: CaseMark, _ trace: CaseTrace) {
        let last = suspended.begin(mark, trace.procedures)
        let pause = (branch: mark.branch, step: mark.value, from: mark.on, last: Int32(last.number))
        pauses.append(pause)
        for index in spans.indices where spans[index].isStopped(by: mark.value) { stand(index, from: mark.on, until: pause.last) }
        if mark.until > 0 { open(.procedure, mark, place: mark.branch, until: mark.until) }
    }

    /// A limit stands still, and its last day is put off by as long as that may last at the most. What is over already is not put off.
    mutating func stand(_ index: Int, from: Int32, until: Int32) {
        let span = spans[index], begin = max(from, span.from), first = number(begin, span.isWorking), target = target(span)
        // One that begins on the last day puts it off too; one that begins on the days off behind it does not (rule DY3).
        guard until > begin, span.days > 0, first < target || first == target && begin <= span.due else { return }
        if spans[index].stands, begin > spans[index].standsUntil { resume(index) }
        if spans[index].stands {
            spans[index].standsUntil = max(spans[index].standsUntil, until)
        } else {
            spans[index].standsSince = begin
            spans[index].standsUntil = until
        }
        settle(index)
    }

    /// It runs on after the day until which it stood.
    mutating func resume(_ index: Int) {
        spans[index].stood = stood(spans[index])
        spans[index].standsSince = .min
        spans[index].standsUntil = .min
    }

    mutating func endProcedure(_ mark: CaseMark) {
        close(.procedure, mark.branch)
        suspended.end(branch: Int(mark.branch), on: Day(number: Int(mark.on)))
        guard let ended = pauses.first(where: { $0.branch == mark.branch }) else { return }
        pauses.removeAll { $0.branch == mark.branch }
        for index in spans.indices where spans[index].stands && spans[index].isStopped(by: ended.step) {
            let due = spans[index].due
            let others = pauses.filter { counts($0, for: spans[index]) }.map(\.last).max()
            // One that was over its time has ended for the limit long ago.
            if counts(ended, for: spans[index]), ended.last >= spans[index].standsUntil {
                spans[index].standsUntil = max(min(mark.on, ended.last), others ?? .min)
            }
            if others == nil { resume(index) }
            settle(index)
            if spans[index].due != due { spans[index].knownOn = mark.recordedOn }
        }
    }

    /// Whether a procedure keeps days of a limit from counting: not one that had none left, nor one that began when the limit was over.
    private func counts(_ pause: (branch: Int32, step: Int32, from: Int32, last: Int32), for span: SupervisionSpan) -> Bool {
        span.isStopped(by: pause.step) && pause.last > pause.from && pause.from <= span.standsUntil
    }

    /// The decision, or the end without one: nothing on the way is waited for any more.
    mutating func end() {
        spans.removeAll { span in
            let measure = span.parent ?? span.measure
            return measure != .ratingContact && measure != .ratingSolved
        }
        pauses.removeAll(keepingCapacity: true)
    }

    mutating func open(
        _ measure: SupervisionMeasure, _ mark: CaseMark, place: Int32 = -1, from: Int32? = nil, days: Int32 = 0, until: Int32? = nil,
        isWorking: Bool = true, stops: Bool = false, unit: Int64 = 0
    ) {
        var span = SupervisionSpan(
            measure: measure, place: place, event: mark.number, from: from ?? mark.on, days: days, isWorking: isWorking, stops: stops,
            unit: unit, knownOn: mark.recordedOn)
        if let until { span.due = until }
        spans.append(span)
        let index = spans.count - 1
        if until == nil { settle(index) }
        if stops { for pause in pauses where span.isStopped(by: pause.step) { stand(index, from: pause.from, until: pause.last) } }
    }

    mutating func close(_ measure: SupervisionMeasure, _ place: Int32 = -1) {
        spans.removeAll { ($0.measure == measure || $0.parent == measure) && $0.place == place }
    }

    /// The number of the last counted day.
    func target(_ span: SupervisionSpan) -> Int32 { number(span.from, span.isWorking) + span.days + stood(span) }

    /// Counted days that do not count: those it stood, and those it will stand at the most.
    func stood(_ span: SupervisionSpan) -> Int32 {
        guard span.stands else { return span.stood }
        return span.stood + max(0, number(span.standsUntil, span.isWorking) - number(span.standsSince, span.isWorking))
    }

    func number(_ day: Int32, _ isWorking: Bool) -> Int32 {
        isWorking ? Int32(calendar.workingDayNumber(through: Day(number: Int(day)))) : day
    }

    mutating func settle(_ index: Int) {
        let span = spans[index]
        let target = Int(target(span))
        if span.days == 0 {
            spans[index].due = span.from
        } else if span.isWorking {
            spans[index].due = Int32(calendar.workingDay(target).number)
        } else {
            let last = Day(number: target)
            spans[index].due = Int32((calendar.isWorkingDay(last) ? last : calendar.day(1, workingDaysAfter: last)).number)
        }
    }
}

extension SupervisionSpan {
    /// Whether a special procedure stops it: one that names a step stops the case, what waits to be begun in it, and that step.
    func isStopped(by step: Int32) -> Bool { stops && (measure != .step || step < 0 || step == place) }
}

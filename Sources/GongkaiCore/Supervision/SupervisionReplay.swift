/// Finds the cards of cases by going through their events: a pure function of events, rules, calendar and the day up to which one looks.
///
/// What it knows on a day is what was recorded by then, and time passes only forward: the cards up to a day are the first of those up to a later day, so
/// that a sweep each night and a rebuild after years give the same. It keeps its room between cases and allocates for cards only.
package struct SupervisionReplay {
    let calendar: WorkingCalendar
    private let rules: [SupervisionRule]
    /// For each measure the places of its rules.
    private let byMeasure: [[Int]]
    /// Rules of one code share one: they fire once a case, whatever their version.
    private let group: [Int]
    private let groups: Int
    private let inForce: [ClosedRange<Int32>]
    private let bounds: [SupervisionRule.Bound]
    private let limits: SupervisionLimits

    // What is known of the case at hand.
    private var spans: [SupervisionSpan] = []
    private var pauses: [(branch: Int32, step: Int32, from: Int32)] = []
    private var fired: [Bool] = []
    private var inScope: [Bool] = []
    private var cards: [SupervisionCard] = []
    /// Yellow cards whose limit may still be open: what was passed, and when.
    private var yellows: [(measure: SupervisionMeasure, place: Int32, event: Int32, on: Int32)] = []
    private var reversed: [Int32] = []
    private var floor = Int32.min
    private var unit: Int64 = 0
    private var handler: Int64 = 0
    private var started: UInt64 = 0
    private var passed: UInt64 = 0
    private var refused: UInt64 = 0
    private var isAccepted = false
    private var closedOn = Int32.max
    private var branchSteps: [(branch: Int32, step: Int32)] = []

    package init(
        _ book: SupervisionRuleBook, _ calendar: WorkingCalendar = .published, limits: SupervisionLimits = SupervisionLimits()
    ) {
        self.calendar = calendar
        self.limits = limits
        rules = book.rules
        bounds = book.rules.map(\.bound)
        inForce = book.rules.map { Int32($0.since.number)...($0.until.map { Int32($0.number) } ?? .max) }
        var byMeasure = SupervisionMeasure.allCases.map { _ in [Int]() }
        var codes: [String: Int] = [:]
        var group: [Int] = []
        for (place, rule) in book.rules.enumerated() {
            byMeasure[rule.measure.index].append(place)
            let number = codes[rule.code] ?? codes.count
            codes[rule.code] = number
            group.append(number)
        }
        self.byMeasure = byMeasure
        self.group = group
        groups = codes.count
    }

    /// The cards of one case in the order of their days, looking at what was recorded up to and including `last`.
    package mutating func cards(of trace: CaseTrace, upTo last: Day) -> [SupervisionCard] {
        begin(trace)
        let end = Int32(last.number)
        for index in trace.marks.indices {
            let mark = trace.marks[index]
            if mark.recordedOn > end { break }
            advance(to: mark.recordedOn, trace)
            if mark.reverses > 0 {
                observeReversal(mark, trace)
                reversed.append(mark.reverses)
                rebuild(through: index, trace)
            } else {
                observe(mark, trace)
                apply(mark, trace)
            }
        }
        advance(to: end, trace)
        if cards.count > 1 { cards.sort { ($0.on.number, $0.rule) < ($1.on.number, $1.rule) } }
        return cards
    }

    private mutating func begin(_ trace: CaseTrace) {
        cards.removeAll(keepingCapacity: true)
        fired.removeAll(keepingCapacity: true)
        fired.append(contentsOf: repeatElement(false, count: groups))
        inScope.removeAll(keepingCapacity: true)
        for rule in rules { inScope.append(rule.scope.holds(trace)) }
        yellows.removeAll(keepingCapacity: true)
        reversed.removeAll(keepingCapacity: true)
        floor = .min
        forget(trace)
    }

    private mutating func forget(_ trace: CaseTrace) {
        spans.removeAll(keepingCapacity: true)
        pauses.removeAll(keepingCapacity: true)
        branchSteps.removeAll(keepingCapacity: true)
        unit = trace.unit
        handler = 0
        started = 0
        passed = 0
        refused = 0
        isAccepted = false
        closedOn = .max
    }

    /// A mistake was taken back: what is known is made anew from what stands, and nothing that was found is lost.
    private mutating func rebuild(through index: Int, _ trace: CaseTrace) {
        forget(trace)
        for mark in trace.marks[...index] where mark.reverses == 0 && !reversed.contains(mark.number) { apply(mark, trace) }
        floor = trace.marks[index].recordedOn
        for yellow in yellows where spans.contains(where: { $0.measure == yellow.measure && $0.place == yellow.place }) {
            watchCorrection(yellow.measure, yellow.place, yellow.event, yellow.on)
        }
    }

    // MARK: Time passes

    private mutating func advance(to day: Int32, _ trace: CaseTrace) {
        while let next = nextFinding(to: day) { fire(next.rule, next.span, next.on, trace) }
    }

    /// The earliest of what is due by then, so that a yellow card begins its own limit in time.
    private func nextFinding(to day: Int32) -> (rule: Int, span: Int, on: Int32)? {
        var best: (rule: Int, span: Int, on: Int32)?
        for index in spans.indices where !spans[index].stands {
            for place in byMeasure[spans[index].measure.index] where inScope[place] && !fired[group[place]] {
                guard let on = trigger(bounds[place], spans[index]), on <= day else { continue }
                if let found = best, (found.on, found.rule, found.span) <= (on, place, index) { continue }
                guard inForce[place].contains(on) else { continue }
                best = (place, index, on)
            }
        }
        return best
    }

    /// The day on which a bound turns a limit into a card; nil where it never will.
    private func trigger(_ bound: SupervisionRule.Bound, _ span: SupervisionSpan) -> Int32? {
        let known = max(span.knownOn, floor)
        switch bound {
        case .late(0): return max(span.due + 1, known)
        case .late(let days): return max(Int32(calendar.day(days, workingDaysAfter: Day(number: Int(span.due))).number) + 1, known)
        case .ahead(let days):
            let before = calendar.workingDayNumber(through: Day(number: Int(span.due) - 1))
            return warning(Int32(calendar.workingDay(before - days + 1).number), span, known)
        case .share(let percent, let least):
            guard Int(span.days) > least else { return nil }
            let left = Int(span.days) - Int(span.days) * percent / 100
            let due = Day(number: Int(span.due))
            let day = span.isWorking ? calendar.workingDay(calendar.workingDayNumber(through: due) - left).number : due.number - left
            return warning(Int32(day), span, known)
        case .more: return nil
        }
    }

    /// Nobody is warned on the day a limit begins, nor when it is over.
    private func warning(_ day: Int32, _ span: SupervisionSpan, _ known: Int32) -> Int32? {
        let on = max(day, known)
        return day > span.from && on <= span.due ? on : nil
    }

    private mutating func fire(_ place: Int, _ index: Int, _ on: Int32, _ trace: CaseTrace) {
        let rule = rules[place]
        let span = spans[index]
        fired[group[place]] = true
        cards.append(
            card(
                rule, trace, on: on, events: [Int(span.event)], from: Day(number: Int(span.from)), due: Day(number: Int(span.due)),
                value: 0,
                unit: span.unit == 0 ? unit : span.unit, person: span.unit == 0 || span.unit == unit ? handler : 0))
        if rule.signal == .yellow, span.parent == nil {
            yellows.append((span.measure, span.place, span.event, on))
            watchCorrection(span.measure, span.place, span.event, on)
        }
    }

    private func card(
        _ rule: SupervisionRule, _ trace: CaseTrace, on: Int32, events: [Int], from: Day?, due: Day?, value: Int, unit: Int64, person: Int64
    ) -> SupervisionCard {
        SupervisionCard(
            subject: trace.key, rule: rule.code, version: rule.version, signal: rule.signal, measure: rule.measure,
            on: Day(number: Int(on)),
            events: events, from: from, due: due, value: value, unit: AgencyID(value: unit),
            person: person == 0 ? nil : OfficerID(value: person), points: rule.points, head: rule.head)
    }

    /// The days after a yellow card in which what it names is put right.
    private mutating func watchCorrection(_ measure: SupervisionMeasure, _ place: Int32, _ event: Int32, _ on: Int32) {
        if byMeasure[SupervisionMeasure.uncorrectedYellow.index].isEmpty { return }
        let unit = spans.first { $0.measure == measure && $0.place == place }?.unit ?? 0
        var span = SupervisionSpan(
            measure: .uncorrectedYellow, place: place, event: event, from: on, days: 0, isWorking: true, stops: false, unit: unit,
            knownOn: on, parent: measure)
        span.due = on
        spans.append(span)
    }

    // MARK: Facts

    private mutating func find(_ measure: SupervisionMeasure, _ value: Int, _ mark: CaseMark, _ trace: CaseTrace) {
        for place in byMeasure[measure.index] where inScope[place] && !fired[group[place]] {
            guard case .more(let bound) = bounds[place], value > bound, inForce[place].contains(mark.recordedOn) else { continue }
            fired[group[place]] = true
            cards.append(
                card(
                    rules[place], trace, on: mark.recordedOn, events: [Int(mark.number)], from: nil, due: nil, value: value, unit: unit,
                    person: mark.person == 0 ? handler : mark.person))
        }
    }

    /// What an event shows by itself and against what came before.
    private mutating func observe(_ mark: CaseMark, _ trace: CaseTrace) {
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
        case .complaint: if mark.flags.contains(.complaintUpheld) { find(.complaintUpheld, 1, mark, trace) }
        default: break
        }
    }

    private mutating func observeReversal(_ mark: CaseMark, _ trace: CaseTrace) {
        if closedOn < mark.recordedOn { find(.alteredAfterClosing, 1, mark, trace) }
    }

    /// Steps that were neither done nor stopped by a refusal before them.
    private mutating func observeSkipped(_ mark: CaseMark, _ trace: CaseTrace) {
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

    // MARK: What an event changes

    private mutating func apply(_ mark: CaseMark, _ trace: CaseTrace) {
        if mark.unit != 0 {
            unit = mark.unit
            handler = 0
        }
        if mark.handler != 0 { handler = mark.handler }
        switch mark.deed {
        case .receive:
            close(.acceptance)
            open(.acceptance, mark, days: limits.notice)
        case .handOver:
            close(.signIn)
            open(.signIn, mark, days: limits.signIn)
        case .signIn: close(.signIn)
        case .notice, .noticeAgain, .reject: close(.acceptance)
        case .accept, .deem: accept(mark, trace)
        case .handInPromised, .lapsePromised: close(.promisedMaterial, mark.branch)
        case .startStep: startStep(mark, trace)
        case .finishStep: finishStep(mark, trace)
        case .beginProcedure: beginProcedure(mark)
        case .endProcedure: endProcedure(mark)
        case .extend:
            // Told when the first limit was over it is no extension.
            for index in spans.indices where spans[index].measure == .statutory && (spans[index].stands || mark.on <= spans[index].due) {
                spans[index].days += mark.value
                spans[index].knownOn = mark.recordedOn
                settle(index)
            }
        case .grant, .refuse:
            end()
            open(.delivery, mark, days: limits.delivery)
        case .stop: end()
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

    private mutating func accept(_ mark: CaseMark, _ trace: CaseTrace) {
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
    private mutating func forward(_ mark: CaseMark, _ trace: CaseTrace) {
        for (place, step) in trace.steps.enumerated() where started & (1 << UInt64(place)) == 0 && step.after & ~passed == 0 {
            if spans.contains(where: { $0.measure == .forwarding && $0.place == Int32(place) }) { continue }
            open(.forwarding, mark, place: Int32(place), days: limits.forwarding)
        }
    }

    private mutating func startStep(_ mark: CaseMark, _ trace: CaseTrace) {
        let place = Int(mark.value)
        guard trace.steps.indices.contains(place) else { return }
        started |= 1 << UInt64(place)
        branchSteps.append((mark.branch, mark.value))
        close(.forwarding, mark.value)
        let step = trace.steps[place]
        open(.step, mark, place: mark.value, days: step.days, stops: true, unit: step.unit)
    }

    private mutating func finishStep(_ mark: CaseMark, _ trace: CaseTrace) {
        guard let place = branchSteps.last(where: { $0.branch == mark.branch })?.step else { return }
        close(.step, place)
        if mark.flags.contains(.stepRefused) { refused |= 1 << UInt64(place) } else { passed |= 1 << UInt64(place) }
        if isAccepted { forward(mark, trace) }
    }

    private mutating func beginProcedure(_ mark: CaseMark) {
        pauses.append((mark.branch, mark.value, mark.on))
        for index in spans.indices where spans[index].isStopped(by: mark.value) && !spans[index].stands {
            // What is over already is not put off.
            if target(spans[index]) > number(mark.on, spans[index].isWorking) { spans[index].standsSince = max(mark.on, spans[index].from) }
        }
        if mark.until > 0 { open(.procedure, mark, place: mark.branch, until: mark.until) }
    }

    private mutating func endProcedure(_ mark: CaseMark) {
        close(.procedure, mark.branch)
        pauses.removeAll { $0.branch == mark.branch }
        for index in spans.indices where spans[index].stands {
            if pauses.contains(where: { spans[index].isStopped(by: $0.step) }) { continue }
            let isWorking = spans[index].isWorking
            spans[index].stood += max(0, number(mark.on, isWorking) - number(spans[index].standsSince, isWorking))
            spans[index].standsSince = .min
            spans[index].knownOn = mark.recordedOn
            settle(index)
        }
    }

    /// The decision, or the end without one: nothing on the way is waited for any more.
    private mutating func end() {
        spans.removeAll { span in
            let measure = span.parent ?? span.measure
            return measure != .ratingContact && measure != .ratingSolved
        }
        pauses.removeAll(keepingCapacity: true)
    }

    private mutating func open(
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
        if stops, let pause = pauses.first(where: { span.isStopped(by: $0.step) }) { spans[index].standsSince = max(pause.from, span.from) }
    }

    private mutating func close(_ measure: SupervisionMeasure, _ place: Int32 = -1) {
        spans.removeAll { ($0.measure == measure || $0.parent == measure) && $0.place == place }
    }

    /// The number of the last counted day.
    private func target(_ span: SupervisionSpan) -> Int32 { number(span.from, span.isWorking) + span.days + span.stood }

    private func number(_ day: Int32, _ isWorking: Bool) -> Int32 {
        isWorking ? Int32(calendar.workingDayNumber(through: Day(number: Int(day)))) : day
    }

    private mutating func settle(_ index: Int) {
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
    /// Whether a special procedure stops it: one that names a step stops the case and that step.
    func isStopped(by step: Int32) -> Bool { stops && (measure != .step || step < 0 || step == place) }
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

extension SupervisionRule.Scope {
    func holds(_ trace: CaseTrace) -> Bool {
        switch self {
        case .all: true
        case .kind(let kind): (kind == .immediate) == trace.isImmediate
        case .joint: trace.isJoint
        case .items(let codes): codes.contains(trace.item)
        case .units(let units): units.contains(AgencyID(value: trace.unit))
        }
    }
}

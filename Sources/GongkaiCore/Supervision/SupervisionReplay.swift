/// Finds the cards of cases by going through their events: a pure function of events, rules, calendar and the day up to which one looks.
///
/// What it knows on a day is what was recorded by then, and time passes only forward: the cards up to a day are the first of those up to a later day, so
/// that a sweep each night and a rebuild after years give the same. It keeps its room between cases and allocates for cards only.
package struct SupervisionReplay: Sendable {
    /// The one that holds on the day the replay has come to.
    var calendar: WorkingCalendar
    private let shipped: WorkingCalendar
    /// Those that followed it, each from the day on which it was confirmed.
    private let changes: [(on: Int32, calendar: WorkingCalendar)]
    let rules: [SupervisionRule]
    /// For each measure the places of its rules.
    let byMeasure: [[Int]]
    /// Rules of one code share one: they fire once a case, or once for each of its parts, whatever their version.
    let group: [Int]
    let groups: Int
    /// Those places by the codes of the rules.
    let groupOf: [String: Int]
    let inForce: [ClosedRange<Int32>]
    let bounds: [SupervisionRule.Bound]
    let limits: SupervisionLimits

    // What is known of the case at hand.
    var spans: [SupervisionSpan] = []
    /// Special procedures that last, with the last day that each keeps out of the count.
    var pauses: [(branch: Int32, step: Int32, from: Int32, last: Int32)] = []
    var suspended: SuspendedTime
    var fired: [Bool] = []
    /// The same of what a case can pass several times, with the event that began the part.
    var firedApart: [(group: Int, part: Int32)] = []
    var inScope: [Bool] = []
    var cards: [SupervisionCard] = []
    /// Yellow cards whose limit may still be open: what was passed, and when.
    var yellows: [(rule: Int, measure: SupervisionMeasure, place: Int32, event: Int32, on: Int32)] = []
    /// The days on which yellow cards were withdrawn, by the numbers of their codes and by their parts (0 for the whole case).
    var withdrawn: [(group: Int, part: Int32, on: Int32)] = []
    /// The day up to which it looks.
    var lookedAt = Int32.min
    var reversed: [Int32] = []
    var floor = Int32.min
    var unit: Int64 = 0
    var handler: Int64 = 0
    var started: UInt64 = 0
    var passed: UInt64 = 0
    var refused: UInt64 = 0
    var isAccepted = false
    var closedOn = Int32.max
    /// The day of filing, and the last day of the licence that is to be renewed; 0 where nobody said it.
    var filedOn = Int32.max
    var validUntil: Int32 = 0
    var branchSteps: [(branch: Int32, step: Int32)] = []

    package init(
        _ book: SupervisionRuleBook, _ calendar: WorkingCalendar = .published, changes: [(on: Day, calendar: WorkingCalendar)] = [],
        limits: SupervisionLimits = SupervisionLimits()
    ) {
        self.calendar = calendar
        shipped = calendar
        self.changes = changes.map { (Int32($0.on.number), $0.calendar) }
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
        groupOf = codes
        suspended = SuspendedTime(calendar)
    }

    /// The cards of one case in the order of their days, looking at what was recorded up to and including `last`.
    package mutating func cards(of trace: CaseTrace, upTo last: Day, _ acts: SupervisionActs = SupervisionActs()) -> [SupervisionCard] {
        begin(trace)
        let end = Int32(last.number)
        lookedAt = end
        for (key, day) in acts.withdrawn where day <= last {
            let rule = groupOf[key] != nil ? key : String(key[..<(key.lastIndex(of: ".") ?? key.endIndex)])
            guard let group = groupOf[rule] else { continue }
            withdrawn.append((group, Int32(SupervisionCard.part(of: key, rule: rule) ?? 0), Int32(day.number)))
        }
        var adopted = 0, read = 0, heard = 0
        for index in trace.marks.indices {
            let mark = trace.marks[index]
            if mark.recordedOn > end { break }
            hear(acts.complaints, before: mark.recordedOn, &heard, &adopted, read, trace)
            adoptCalendars(through: mark.recordedOn, &adopted, before: index, trace)
            advance(to: mark.recordedOn, trace)
            read = index + 1
            if mark.reverses > 0 {
                observeReversal(mark, trace)
                reversed.append(mark.reverses)
                rebuild(through: index, trace)
            } else {
                observe(mark, trace)
                apply(mark, trace)
            }
        }
        hear(acts.complaints, before: end + 1, &heard, &adopted, read, trace)
        adoptCalendars(through: end, &adopted, before: read, trace)
        advance(to: end, trace)
        if cards.count > 1 { cards.sort(by: SupervisionCard.precedes) }
        return cards
    }

    /// Complaints that the supervision found to be right: each is known at the end of its day, after the steps of that day.
    private mutating func hear(
        _ complaints: [Day], before day: Int32, _ heard: inout Int, _ adopted: inout Int, _ read: Int, _ trace: CaseTrace
    ) {
        while heard < complaints.count, complaints[heard].number < day {
            let on = Int32(complaints[heard].number)
            heard += 1
            adoptCalendars(through: on, &adopted, before: read, trace)
            advance(to: on, trace)
            find(.complaintUpheld, 1, CaseMark(number: 0, deed: .complaint, on: on, recordedOn: on), trace)
        }
    }

    /// The day on which the case that was looked at last gets its next card, if nothing happens to it; nil where it never will.
    package var nextDay: Day? { nextFinding(to: .max).map { Day(number: Int($0.on)) } }

    /// The unit that the case that was looked at last stood with on that day.
    package var lastUnit: AgencyID { AgencyID(value: unit) }

    mutating func begin(_ trace: CaseTrace) {
        cards.removeAll(keepingCapacity: true)
        fired.removeAll(keepingCapacity: true)
        fired.append(contentsOf: repeatElement(false, count: groups))
        inScope.removeAll(keepingCapacity: true)
        for rule in rules { inScope.append(rule.scope.holds(trace)) }
        firedApart.removeAll(keepingCapacity: true)
        withdrawn.removeAll(keepingCapacity: true)
        yellows.removeAll(keepingCapacity: true)
        reversed.removeAll(keepingCapacity: true)
        floor = .min
        calendar = shipped
        forget(trace)
    }

    mutating func forget(_ trace: CaseTrace) {
        spans.removeAll(keepingCapacity: true)
        pauses.removeAll(keepingCapacity: true)
        suspended = SuspendedTime(calendar)
        branchSteps.removeAll(keepingCapacity: true)
        unit = trace.unit
        handler = 0
        started = 0
        passed = 0
        refused = 0
        isAccepted = false
        closedOn = .max
        filedOn = .max
        validUntil = 0
    }

    /// A mistake was taken back: what is known is made anew from what stands, and nothing that was found is lost.
    mutating func rebuild(through index: Int, _ trace: CaseTrace) {
        reapply(before: index + 1, trace)
        floor = trace.marks[index].recordedOn
    }

    private mutating func reapply(before index: Int, _ trace: CaseTrace) {
        forget(trace)
        for mark in trace.marks[..<index] where mark.reverses == 0 && !reversed.contains(mark.number) { apply(mark, trace) }
        // A limit of the same kind that began later is another one: what the card named was put right.
        for yellow in yellows
        where spans.contains(where: { $0.measure == yellow.measure && $0.place == yellow.place && $0.event == yellow.event }) {
            watchCorrection(yellow.rule, yellow.measure, yellow.place, yellow.event, yellow.on)
        }
    }

    /// A change of the calendar is an event of every open case on the day it was confirmed: what was found by then by the days as they were known stays
    /// found, and a limit that has another last day now is known to have it from that day on.
    private mutating func adoptCalendars(through day: Int32, _ adopted: inout Int, before index: Int, _ trace: CaseTrace) {
        while adopted < changes.count, changes[adopted].on <= day {
            let change = changes[adopted]
            adopted += 1
            if !spans.isEmpty { advance(to: change.on, trace) }
            calendar = change.calendar
            if spans.isEmpty { continue }
            let known = spans
            reapply(before: index, trace)
            for place in spans.indices {
                let span = spans[place]
                let same = known.first {
                    $0.measure == span.measure && $0.place == span.place && $0.event == span.event && $0.parent == span.parent
                }
                if let same, same.due == span.due {
                    spans[place].knownOn = same.knownOn
                } else {
                    spans[place].knownOn = max(span.knownOn, change.on)
                }
            }
        }
    }

    // MARK: Time passes

    mutating func advance(to day: Int32, _ trace: CaseTrace) {
        while let next = nextFinding(to: day) { fire(next.rule, next.span, next.on, trace) }
    }

    /// The earliest of what is due by then, so that a yellow card begins its own limit in time.
    func nextFinding(to day: Int32) -> (rule: Int, span: Int, on: Int32)? {
        var best: (rule: Int, span: Int, on: Int32)?
        for index in spans.indices {
            let last = spans[index].yellow < 0 ? day : min(day, withdrawal(of: spans[index]))
            for place in byMeasure[spans[index].measure.index] where inScope[place] && !hasFired(place, spans[index]) {
                guard let on = trigger(bounds[place], spans[index]), on <= last else { continue }
                if let found = best, (found.on, found.rule, found.span) <= (on, place, index) { continue }
                guard inForce[place].contains(on) else { continue }
                best = (place, index, on)
            }
        }
        return best
    }

    private func hasFired(_ place: Int, _ span: SupervisionSpan) -> Bool {
        let group = group[place], part = span.part
        return part == 0 ? fired[group] : firedApart.contains { $0.group == group && $0.part == part }
    }

    /// The day on which the yellow card was withdrawn whose correction is awaited: from then on nobody waits for it.
    private func withdrawal(of span: SupervisionSpan) -> Int32 {
        withdrawn.first { $0.group == group[span.yellow] && $0.part == span.part }?.on ?? .max
    }

    /// The day on which a bound turns a limit into a card; nil where it never will.
    func trigger(_ bound: SupervisionRule.Bound, _ span: SupervisionSpan) -> Int32? {
        // While it stands its last day is the latest there can be: nobody is warned before it runs on.
        let known = max(span.knownOn, floor, span.standsUntil)
        switch bound {
        case .late: return max(lastDay(bound, span) + 1, known)
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

    /// The day on which a bound really ends: that of the limit, or so many working days later.
    func lastDay(_ bound: SupervisionRule.Bound, _ span: SupervisionSpan) -> Int32 {
        guard case .late(let days) = bound, days > 0 else { return span.due }
        return Int32(calendar.day(days, workingDaysAfter: Day(number: Int(span.due))).number)
    }

    /// Nobody is warned on the day a limit begins, nor when it is over.
    func warning(_ day: Int32, _ span: SupervisionSpan, _ known: Int32) -> Int32? {
        let on = max(day, known)
        return day > span.from && on <= span.due ? on : nil
    }

    mutating func fire(_ place: Int, _ index: Int, _ on: Int32, _ trace: CaseTrace) {
        let rule = rules[place]
        let span = spans[index]
        if span.part == 0 { fired[group[place]] = true } else { firedApart.append((group[place], span.part)) }
        cards.append(
            card(
                rule, trace, on: on, events: [Int(span.event)], from: Day(number: Int(span.from)),
                due: Day(number: Int(lastDay(rule.bound, span))), value: 0, unit: span.unit == 0 ? unit : span.unit,
                person: span.unit == 0 || span.unit == unit ? handler : 0, yellow: span.yellow < 0 ? nil : rules[span.yellow].code,
                part: span.part == 0 ? nil : Int(span.part), partName: name(of: span, trace)))
        if rule.signal == .yellow, span.parent == nil {
            yellows.append((place, span.measure, span.place, span.event, on))
            watchCorrection(place, span.measure, span.place, span.event, on)
        }
    }

    func card(
        _ rule: SupervisionRule, _ trace: CaseTrace, on: Int32, events: [Int], from: Day?, due: Day?, value: Int, unit: Int64,
        person: Int64, yellow: String? = nil, part: Int? = nil, partName: String? = nil
    ) -> SupervisionCard {
        SupervisionCard(
            subject: trace.key, rule: rule.code, version: rule.version, signal: rule.signal, measure: rule.measure,
            on: Day(number: Int(on)),
            events: events, from: from, due: due, value: value, unit: AgencyID(value: unit),
            person: person == 0 ? nil : OfficerID(value: person), points: rule.points, head: rule.head, yellow: yellow, part: part,
            partName: partName)
    }

    /// What the part is called that a limit belongs to.
    private func name(of span: SupervisionSpan, _ trace: CaseTrace) -> String? {
        switch span.parent ?? span.measure {
        case .step, .forwarding: trace.steps.indices.contains(Int(span.place)) ? trace.steps[Int(span.place)].name : nil
        case .procedure: trace.marks.first { $0.number == span.event }.map { CaseProcedure.allCases[Int($0.procedure)].words }
        default: nil
        }
    }

    /// The days after a yellow card in which what it names is put right.
    mutating func watchCorrection(_ rule: Int, _ measure: SupervisionMeasure, _ place: Int32, _ event: Int32, _ on: Int32) {
        if byMeasure[SupervisionMeasure.uncorrectedYellow.index].isEmpty { return }
        let unit = spans.first { $0.measure == measure && $0.place == place }?.unit ?? 0
        var span = SupervisionSpan(
            measure: .uncorrectedYellow, place: place, event: event, from: on, days: 0, isWorking: true, stops: false, unit: unit,
            knownOn: on, parent: measure, yellow: rule)
        span.due = on
        spans.append(span)
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

/// A card that a rule found: what it found, in which events, and on which day it could be known. A value, never deleted: what becomes of it is said
/// by events of its own (``CardLife``).
package struct SupervisionCard: Sendable, Hashable {
    /// The case, or the column.
    package let subject: Int64
    package let rule: String
    package let version: Int
    package let signal: SupervisionSignal
    package let measure: SupervisionMeasure
    /// The day it is issued.
    package let on: Day
    /// The numbers of the events it rests on.
    package let events: [Int]
    /// For a limit: the day it counts from, and the last one.
    package let from: Day?
    package let due: Day?
    /// For a fact: how much.
    package let value: Int
    /// Who answers for it; nil where it was given to nobody.
    package let unit: AgencyID
    package let person: OfficerID?
    /// What it costs, by the version of the rule that found it.
    package let points: Int
    package let head: String
    /// For a yellow card that was not put right in time: the rule that issued it.
    package let yellow: String?
    /// For what a case can pass several times: the event that began this one. Each has a card of its own.
    package let part: Int?
    /// What that part is called: the step, or the special procedure.
    package let partName: String?

    package init(
        subject: Int64, rule: String, version: Int, signal: SupervisionSignal, measure: SupervisionMeasure, on: Day, events: [Int],
        from: Day?, due: Day?, value: Int, unit: AgencyID, person: OfficerID?, points: Int, head: String, yellow: String? = nil,
        part: Int? = nil, partName: String? = nil
    ) {
        self.subject = subject
        self.rule = rule
        self.version = version
        self.signal = signal
        self.measure = measure
        self.on = on
        self.events = events
        self.from = from
        self.due = due
        self.value = value
        self.unit = unit
        self.person = person
        self.points = points
        self.head = head
        self.yellow = yellow
        self.part = part
        self.partName = partName
    }

    /// The same card where another unit answers for it, and nobody there in particular.
    package func answered(by unit: AgencyID) -> SupervisionCard {
        SupervisionCard(
            subject: subject, rule: rule, version: version, signal: signal, measure: measure, on: on, events: events, from: from, due: due,
            value: value, unit: unit, person: nil, points: points, head: head, yellow: yellow, part: part, partName: partName)
    }

    /// What tells it from the other cards of its case: the rule, and the event that began the part where a case has several.
    package var key: String { part.map { "\(rule).\($0)" } ?? rule }

    /// The event that a key names after its rule; nil where it names none.
    package static func part(of key: String, rule: String) -> Int? {
        key.hasPrefix(rule + ".") ? Int(key.dropFirst(rule.count + 1)) : nil
    }

    /// Whether the window clerk who took the case in answers for it: for a second notice, whoever signed it; for acceptance and for a receipt that was
    /// dated back, unless the card was given to somebody else. What units do is theirs.
    package func isOf(window clerk: OfficerID) -> Bool {
        switch measure {
        case _ where SupervisionMeasure.secondNotices.contains(measure): true
        case .acceptance: person == nil || person == clerk
        // The first event of a case is its receipt.
        case .backDated: events.contains(1) && (person == nil || person == clerk)
        default: false
        }
    }

    /// Why, as pages show it.
    package var words: String {
        let passed = partName.map { "“\($0)”" } ?? ""
        let what = yellow.map { "黄牌“\($0)”\(partName.map { "（\($0)）" } ?? "")的改正期限" } ?? measure.words + passed
        return switch (from, due) {
        // It is found before anything of its day is recorded.
        case (let from?, let due?) where signal == .warning && on <= due:
            "\(what)自\(from.chineseText)起算，最后一日为\(due.chineseText)，到\(on.adding(days: -1).chineseText)终了还\(measure.undone)。"
        case (let from?, let due?): "\(what)自\(from.chineseText)起算，最后一日为\(due.chineseText)，到期\(measure.undone)。"
        case _ where events.isEmpty: "监察机关于\(on.chineseText)核实：\(measure.found(value))。"
        default: "\(on.chineseText)登记的第\(events.map(String.init).joined(separator: "、"))步：\(measure.found(value))。"
        }
    }

    /// A line that is the same for the same card on every machine: what is hashed.
    package var line: String {
        [
            String(subject), key, String(version), signal.rawValue, on.text, events.map(String.init).joined(separator: "+"),
            from?.text ?? "",
            due?.text ?? "", String(value), String(unit.value), person.map { String($0.value) } ?? "", String(points), head,
            yellow ?? "", partName ?? "",
        ].joined(separator: ",")
    }

    /// By subject, day, rule and part: one order for all engines.
    package static func precedes(_ a: SupervisionCard, _ b: SupervisionCard) -> Bool {
        if a.subject != b.subject { return a.subject < b.subject }
        if a.on != b.on { return a.on < b.on }
        if a.rule != b.rule { return a.rule < b.rule }
        return a.part ?? 0 < b.part ?? 0
    }
}

/// What another list of rules would have found in the same events.
package struct SupervisionDifference: Sendable, Equatable {
    /// Only the new rules find these.
    package let added: [SupervisionCard]
    /// Only the old ones do.
    package let dropped: [SupervisionCard]
    /// How many cases they were tried on: where there is none, that nothing differs says nothing.
    package let cases: Int

    package init(from old: [SupervisionCard], to new: [SupervisionCard], cases: Int) {
        self.cases = cases
        // What costs less or stands under another version is the same finding on the same day.
        func finding(_ card: SupervisionCard) -> Finding {
            Finding(subject: card.subject, key: card.key, signal: card.signal, on: card.on)
        }
        let before = Set(old.map(finding))
        let after = Set(new.map(finding))
        added = new.filter { !before.contains(finding($0)) }.sorted(by: SupervisionCard.precedes)
        dropped = old.filter { !after.contains(finding($0)) }.sorted(by: SupervisionCard.precedes)
    }

    private struct Finding: Hashable {
        let subject: Int64
        let key: String
        let signal: SupervisionSignal
        let on: Day
    }
}

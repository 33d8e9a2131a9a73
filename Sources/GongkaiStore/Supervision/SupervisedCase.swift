import GongkaiCore

/// What supervision derives of one case up to a day.
struct SupervisedCase: Sendable {
    let id: MatterID
    let isOpen: Bool
    /// The gravest signal of the cards that stand, whoever issued them; green without one, or unreadable where the terms of the case are damaged.
    let colour: String
    let unit: AgencyID
    let item: String
    let itemName: String
    let itemVersion: Int
    /// Where it stands, as ``CaseStanding`` is stored.
    let step: String
    /// The steps that were recorded by then.
    let version: Int
    let nextDay: Day?
    let received: Day?
    /// The day of the decision, or of the end without one.
    let ended: Day?
    /// The day on which it was recorded that nobody waits any more; nil while somebody does.
    let closed: Day?
    /// Who took it in at the window, and who handles it.
    let window: OfficerID?
    let handler: OfficerID?
    let cards: [SupervisionCard]
    /// What counts in scores beside the cards.
    let facts: [ScoreInput]
}

/// A case with the rows of its steps, not yet read.
struct CaseRows: Sendable {
    let id: MatterID
    let agency: AgencyID
    let events: [Row]
    /// The events of its cards about which something was said, in their order; those of inspectors are among them.
    let cardEvents: [Row]
    /// When the supervision found a complaint to be right, the earliest first, and about which unit; nil for the one that had the case then.
    let complaints: [(on: Day, unit: AgencyID?)]

    /// In the order in which they are read below.
    static let columns: SQL = "number, action, officer_id, at, on_day, reason, said, state_after, branch, reverses, state_before, author"
}

/// Reads cases and replays them, one after the other. Terms that many cases share are worked out once.
struct CaseReplay: Sendable {
    let book: SupervisionRuleBook
    let calendars: CalendarSet
    let day: Day

    private var replay: SupervisionReplay
    /// The first moment that is not looked at.
    private let limit: Int64
    private var terms: [TermsKey: (terms: CaseTerms, trace: CaseTrace)] = [:]

    private struct TermsKey: Hashable {
        let agency: AgencyID
        let text: String
    }

    /// Enough for all items of a district in several versions.
    private static let mostTerms = 4_096

    init(_ book: SupervisionRuleBook, _ calendars: CalendarSet, upTo day: Day) {
        self.book = book
        self.calendars = calendars
        self.day = day
        limit = Instant(day.adding(days: 1)).milliseconds
        replay = SupervisionReplay(book, calendars.history.first, changes: calendars.history.changes)
    }

    /// What is derived of a case, as far as it was recorded by the day; nil where nothing was.
    mutating func supervised(_ rows: CaseRows) -> SupervisedCase? { look(rows)?.one }

    /// Whether a case has steps that were recorded after the day.
    func goesOn(_ rows: CaseRows) -> Bool { rows.events.contains { !isKnown($0) } }

    private func isKnown(_ row: Row) -> Bool { row[3].integer.map { $0 < limit } ?? true }

    /// The same with the limits that run.
    mutating func looked(_ rows: CaseRows) -> (one: SupervisedCase, limits: [SupervisionLimit])? {
        look(rows).map { one, isReadable in (one, isReadable ? replay.openLimits : []) }
    }

    private mutating func look(_ rows: CaseRows) -> (one: SupervisedCase, isReadable: Bool)? {
        let events = rows.events.filter { isKnown($0) }
        if events.isEmpty { return nil }
        guard let read = self.trace(rows, events) else {
            return (unreadable(rows, events.count), false)
        }
        guard let lives = lives(rows.cardEvents) else { return (unreadable(rows, events.count), false) }
        let trace = read.trace
        let acts = SupervisionActs(withdrawn: withdrawn(lives), complaints: rows.complaints.map(\.on).filter { $0 <= day })
        let cards = replay.cards(of: trace, upTo: day, acts).map { $0.answered(byUnitsOf: rows.complaints) }
        guard let colour = gravest(cards, lives) else { return (unreadable(rows, events.count), false) }
        // What was decided early, or recorded late, goes by the calendar that held then.
        let calendar = calendars.calendar(after: calendars.changes(before: read.end?.at))
        let last = trace.marks.last, isClosed = last?.flags.contains(.closed) ?? false
        let early = read.deeds.contains(.grant) || read.deeds.contains(.refuse) ? trace.earlyFinish(calendar) : nil
        let supervised = SupervisedCase(
            id: rows.id, isOpen: !isClosed,
            colour: colour, unit: replay.lastUnit, item: trace.item, itemName: read.name,
            itemVersion: read.itemVersion, step: read.step, version: events.count, nextDay: replay.nextDay, received: read.received,
            ended: read.end?.on, closed: isClosed ? last.map { Day(number: Int($0.recordedOn)) } : nil, window: read.window,
            handler: replay.lastHandler, cards: cards, facts: trace.lateData(calendar) + [early].compactMap(\.self))
        return (supervised, true)
    }

    private func unreadable(_ rows: CaseRows, _ version: Int) -> SupervisedCase {
        SupervisedCase(
            id: rows.id, isOpen: true, colour: "unreadable", unit: rows.agency, item: "", itemName: "", itemVersion: 0, step: "",
            version: version, nextDay: nil, received: nil, ended: nil, closed: nil, window: nil, handler: nil, cards: [], facts: [])
    }

    /// What was said about the cards of a case by the end of the day; nil where an event is damaged.
    private func lives(_ events: [Row]) -> [CardKey: [CardLife.Event]]? {
        var lives: [CardKey: [CardLife.Event]] = [:]
        for row in events {
            guard let key = try? CardKey(row), let event = try? CardLife.Event(row) else { return nil }
            if event.on <= day { lives[key, default: []].append(event) }
        }
        return lives
    }

    /// The days on which yellow cards of rules were withdrawn.
    private func withdrawn(_ lives: [CardKey: [CardLife.Event]]) -> [String: Day] {
        var days: [String: Day] = [:]
        for (key, events) in lives where key.signal == .yellow {
            if let event = events.last(where: { $0.action == .withdraw }) { days[key.rule] = event.on }
        }
        return days
    }

    /// What the cards of a case say at the end of the day, those of rules and those of inspectors: the gravest that was not withdrawn, with what it was
    /// upgraded to. Nil where the events of a card are damaged.
    private func gravest(_ cards: [SupervisionCard], _ lives: [CardKey: [CardLife.Event]]) -> String? {
        var standing = Dictionary(cards.map { (CardKey($0), $0.signal) }, uniquingKeysWith: max)
        // Of what rules find no more, what was said about it counts no more either.
        for (key, events) in lives where standing[key] != nil || key.rule.hasPrefix(CardKey.inspectors) {
            guard let life = try? CardLife.replay(events, card: nil, as: key.signal) else { return nil }
            standing[key] = life.counts ? life.signal : nil
        }
        return standing.values.max()?.rawValue ?? "green"
    }

    /// A case as the replay reads it, and what its steps say beside that.
    private struct ReadCase {
        let trace: CaseTrace
        let name: String
        let itemVersion: Int
        let step: String
        var received: Day?
        var window: OfficerID?
        /// When it was decided or ended.
        var end: (at: Instant, on: Day)?
        var deeds: Set<CaseDeed> = []
    }

    /// Nil where it cannot be read.
    private mutating func trace(_ rows: CaseRows, _ events: [Row]) -> ReadCase? {
        var read: [MatterEvent] = []
        read.reserveCapacity(events.count)
        for row in events {
            guard let event = MatterEvent(supervised: row) else { return nil }
            read.append(event)
        }
        guard let text = read.last(where: { $0[.caseTerms] != nil })?[.caseTerms]?.text else { return nil }
        let key = TermsKey(agency: rows.agency, text: text)
        var known = terms[key]
        if known == nil {
            guard let parsed = try? CaseTerms(text: text) else { return nil }
            if terms.count >= Self.mostTerms { terms.removeAll(keepingCapacity: true) }
            known = (parsed, CaseTrace(key: 0, unit: rows.agency, parsed, marks: []))
            terms[key] = known
        }
        guard let known else { return nil }
        let marks = read.map { CaseMark($0, known.terms) }
        let reversed = Set(read.compactMap(\.reverses))
        var found = ReadCase(
            trace: CaseTrace(key: rows.id.value, like: known.trace, marks: marks), name: known.terms.itemName,
            itemVersion: known.terms.itemVersion, step: CaseStanding(read, known.terms).text)
        for (event, mark) in zip(read, marks) where !reversed.contains(event.number) {
            found.deeds.insert(mark.deed)
            if found.received == nil, mark.deed == .receive { found.received = event.on }
            if found.window == nil, event.action == CaseAction.takeIn.action, mark.person != 0 {
                found.window = OfficerID(value: mark.person)
            }
            if found.end == nil, [.grant, .refuse, .deemGrant, .reject, .stop].contains(mark.deed) { found.end = (event.at, event.on) }
        }
        return found
    }
}

extension SupervisionCard {
    /// The card of a complaint goes to the unit that was complained about. The first of a day is the one it rests on.
    fileprivate func answered(byUnitsOf complaints: [(on: Day, unit: AgencyID?)]) -> SupervisionCard {
        guard measure == .complaintUpheld, events.isEmpty, let meant = complaints.first(where: { $0.on == on })?.unit, meant != unit else {
            return self
        }
        return answered(by: meant)
    }
}

extension MatterEvent {
    /// A step without what is sealed in it, which no rule looks at; nil where a column is damaged.
    init?(supervised row: Row) {
        guard let number = row[0].integer, let action = row[1].text, let at = row[3].integer, let on = row[4].text.flatMap({ Day($0) }),
            var values = row[6].text.flatMap(EventText.values)
        else { return nil }
        if let reason = row[5].text { values[MatterField.reason.code] = .text(reason) }
        let author: Author =
            if let id = row[2].integer { .officer(OfficerID(value: id), name: "") } else if row[11] == .text("applicant") {
                .applicant
            } else { .program }
        self.init(
            number: Int(number), action: MatterAction(action), author: author, at: Instant(milliseconds: at), on: on, values: values,
            before: row[10].text.map { MatterState($0) },
            after: row[7].text.map { MatterState($0) }, branch: row[8].integer.map { Int($0) },
            branchChange: nil, clock: nil, reverses: row[9].integer.map { Int($0) })
    }
}

extension SQLValue {
    fileprivate var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    fileprivate var text: String? { if case .text(let value) = self { value } else { nil } }
}

/// What becomes of a card, as the fold of its own events. Nothing is taken away: a card that was withdrawn is still there, and says why.
package struct CardLife: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        /// 已发牌: the explanation is awaited.
        case issued
        /// 已反馈.
        case explained
        /// 申辩中.
        case appealed
        case confirmed, withdrawn, upgraded

        package var words: String {
            switch self {
            case .issued: "已发牌，待反馈"
            case .explained: "已反馈，待认定"
            case .appealed: "申辩中"
            case .confirmed: "已确认"
            case .withdrawn: "已撤牌"
            case .upgraded: "已升级"
            }
        }

        /// The same of a card that says so: nobody has to answer to a warning.
        package func words(of signal: SupervisionSignal) -> String { self == .issued && signal == .warning ? "已提醒" : words }

        package var isOpen: Bool { [.issued, .explained, .appealed].contains(self) }
    }

    package enum Action: String, Sendable, CaseIterable {
        case issue, explain, appeal, confirm, withdraw, upgrade, press, recommend, answerRecommendation

        package var words: String {
            switch self {
            case .issue: "发牌"
            case .explain: "反馈说明"
            case .appeal: "申辩"
            case .confirm: "确认"
            case .withdraw: "撤牌"
            case .upgrade: "升级"
            case .press: "督办"
            case .recommend: "发出监察建议书"
            case .answerRecommendation: "答复监察建议书"
            }
        }
    }

    /// Who acts. An inspector changes nothing of the case itself.
    package enum Party: String, Sendable, CaseIterable {
        case program, inspector, responsible

        package var words: String {
            switch self {
            case .program: "系统"
            case .inspector: "监察人员"
            case .responsible: "责任单位"
            }
        }
    }

    /// One event of a card.
    package struct Event: Sendable, Equatable {
        package let number: Int
        package let action: Action
        package let party: Party
        /// As they were called then.
        package let name: String
        package let on: Day
        /// What was said.
        package let text: String

        package init(number: Int, action: Action, party: Party, name: String, on: Day, text: String) {
            self.number = number
            self.action = action
            self.party = party
            self.name = name
            self.on = on
            self.text = text
        }
    }

    /// What a rule found; nil for a card an inspector issued.
    package let card: SupervisionCard?
    /// As it was issued.
    package let issuedAs: SupervisionSignal
    package private(set) var state = State.issued
    package private(set) var events: [Event]

    private init(_ card: SupervisionCard?, _ signal: SupervisionSignal, _ event: Event) {
        self.card = card
        issuedAs = signal
        events = [event]
    }

    /// What it says now.
    package var signal: SupervisionSignal {
        events.filter { $0.action == .upgrade }.reduce(issuedAs) { signal, _ in signal == .warning ? .yellow : .red }
    }

    package var issuedOn: Day { events[0].on }

    /// Whether it counts in a score.
    package var counts: Bool { state != .withdrawn }
}

extension CardLife {
    /// A card that a rule found, on the day it found it.
    package static func issued(_ card: SupervisionCard) -> CardLife {
        CardLife(
            card, card.signal,
            Event(number: 1, action: .issue, party: .program, name: Party.program.words, on: card.on, text: card.words))
    }

    /// A card that an inspector issued, with a reason.
    package static func issued(
        _ signal: SupervisionSignal, by name: String, on day: Day, reason: String
    ) throws(CardRefusal) -> CardLife {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw .textMissing(.issue) }
        return CardLife(nil, signal, Event(number: 1, action: .issue, party: .inspector, name: name, on: day, text: reason))
    }

    /// The life its events make.
    package static func replay(_ events: [Event], card: SupervisionCard?, as signal: SupervisionSignal) throws(CardRefusal) -> CardLife {
        guard let first = events.first, first.action == .issue else { throw .notIssued }
        var life = CardLife(card, signal, first)
        for event in events.dropFirst() {
            life = try life.after(event.action, by: event.party, name: event.name, on: event.on, text: event.text)
        }
        return life
    }

    /// The card with one more event, or why it cannot be.
    package func after(
        _ action: Action, by party: Party, name: String, on day: Day, text: String
    ) throws(CardRefusal) -> CardLife {
        guard let cell = CardWorkflow.cell(action, from: state) else { throw .notInThisState(action, state) }
        guard cell.parties.contains(party) else { throw .onlyFor(cell.parties, action) }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .textMissing(action) }
        if let last = events.last?.on, day < last { throw .dayTooEarly(day, earliest: last) }
        if action == .upgrade, signal == .red { throw .nothingAboveRed }
        if action == .answerRecommendation, openRecommendation == nil { throw .nothingRecommended }
        if action == .recommend, openRecommendation != nil { throw .recommendationOpen }
        var life = self
        life.state = cell.next ?? state
        life.events.append(Event(number: events.count + 1, action: action, party: party, name: name, on: day, text: text))
        return life
    }

    /// A recommendation that was not answered; nothing is awaited of a card that was withdrawn.
    package var openRecommendation: Event? {
        guard state != .withdrawn, let asked = events.last(where: { $0.action == .recommend }) else { return nil }
        return events.contains { $0.action == .answerRecommendation && $0.number > asked.number } ? nil : asked
    }

    /// The last day for the explanation: three working days; nil when it came or is no longer needed.
    package func explanationDue(_ calendar: WorkingCalendar = .published) -> Day? {
        guard state == .issued, signal > .warning else { return nil }
        // What was pressed for begins anew.
        let from = events.last { [.issue, .press, .upgrade].contains($0.action) }?.on ?? issuedOn
        return calendar.day(3, workingDaysAfter: from)
    }

    /// The last day for the answer to a recommendation: fifteen working days; nil where none is open.
    package func recommendationDue(_ calendar: WorkingCalendar = .published) -> Day? {
        openRecommendation.map { calendar.day(15, workingDaysAfter: $0.on) }
    }
}

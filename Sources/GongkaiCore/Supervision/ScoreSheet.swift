/// Something that counts for or against a unit or a person.
package struct ScoreInput: Sendable, Equatable {
    package enum Source: Sendable, Equatable {
        /// The case or column, the key of the card (its rule, with the part where a case has several) and the events it rests on.
        case card(subject: Int64, rule: String, version: Int, events: [Int])
        /// The case or item, and the event that shows it.
        case fact(ScoreScheme.Measure, subject: Int64, event: Int?)
    }

    package let source: Source
    package let on: Day
    package let unit: AgencyID
    package let person: OfficerID?
    /// What a card costs, and under which head; for a fact the scheme says it.
    package let points: Int
    package let head: String?
    /// How often: days of delay, otherwise once.
    package let count: Int

    /// A card as it stands; nil for one that was withdrawn. What was upgraded costs what a red card costs.
    package init?(_ card: SupervisionCard, _ life: CardLife? = nil) {
        if let life, !life.counts { return nil }
        source = .card(subject: card.subject, rule: card.key, version: card.version, events: card.events)
        on = card.on
        unit = card.unit
        person = card.person
        points = life.map { max(card.points, $0.signal == card.signal ? 0 : ScoreInput.points(of: $0.signal)) } ?? card.points
        head = card.head
        count = 1
    }

    /// A fact beside the cards.
    package init(
        _ measure: ScoreScheme.Measure, subject: Int64, event: Int? = nil, on day: Day, unit: AgencyID, person: OfficerID? = nil,
        count: Int = 1
    ) {
        source = .fact(measure, subject: subject, event: event)
        on = day
        self.unit = unit
        self.person = person
        points = 0
        head = nil
        self.count = count
    }

    /// What an inspector issued, as it stands; nil for a card that was withdrawn.
    package init?(issued life: CardLife, subject: Int64, rule: String, unit: AgencyID, person: OfficerID?) {
        guard life.counts else { return nil }
        source = .card(subject: subject, rule: rule, version: 1, events: [])
        on = life.issuedOn
        self.unit = unit
        self.person = person
        points = ScoreInput.points(of: life.signal)
        head = ScoreInput.headOfInspectors
        count = 1
    }

    /// The sum of many cards of one subject under one head: a total is the same whether they are counted one by one or together.
    package init(sum points: Int, under head: String, on day: Day, _ subject: ScoreSubject) {
        source = .card(subject: 0, rule: "", version: 1, events: [])
        on = day
        (unit, person) = ScoreInput.whose(subject)
        self.points = points
        self.head = head
        count = 1
    }

    /// Many facts of one subject together.
    package init(_ count: Int, of measure: ScoreScheme.Measure, on day: Day, _ subject: ScoreSubject) {
        source = .fact(measure, subject: 0, event: nil)
        on = day
        (unit, person) = ScoreInput.whose(subject)
        points = 0
        head = nil
        self.count = count
    }

    private static func whose(_ subject: ScoreSubject) -> (AgencyID, OfficerID?) {
        switch subject {
        case .unit(let id): (id, nil)
        case .person(let id): (AgencyID(value: 0), id)
        }
    }

    /// Where the cards of inspectors count: 监督检查.
    package static let headOfInspectors = "inspection"

    /// What a card of an inspector or an upgrade costs, where no rule says it.
    package static func points(of signal: SupervisionSignal) -> Int {
        switch signal {
        case .warning: 20
        case .yellow: 100
        case .red: 300
        }
    }

    func concerns(_ subject: ScoreSubject) -> Bool {
        switch subject {
        case .unit(let id): unit == id
        case .person(let id): person == id
        }
    }
}

/// One line of a score: what it took or gave, and what it rests on.
package struct ScoreEntry: Sendable, Equatable {
    package let source: ScoreInput.Source
    package let on: Day
    /// The head, or nil for a bonus.
    package let head: String?
    /// Hundredths; negative for what is taken off.
    package let points: Int
    /// What of it counts, when the head or the bonus was at its end already.
    package let counted: Int
}

/// The score of a unit or a person in a period. A pure function of the inputs and the scheme; what was published is kept as its text.
package struct ScoreSheet: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        package let code: String
        package let name: String
        package let weight: Int
        package let deducted: Int
        package var score: Int { weight - deducted }
    }

    package let scheme: String
    package let schemeVersion: Int
    package let subject: ScoreSubject
    package let period: ScorePeriod
    package let heads: [Line]
    package let bonus: Int
    package let grade: String
    package let entries: [ScoreEntry]

    package var total: Int { heads.reduce(0) { $0 + $1.score } + bonus }

    init(
        scheme: String, schemeVersion: Int, subject: ScoreSubject, period: ScorePeriod, heads: [Line], bonus: Int, grade: String,
        entries: [ScoreEntry]
    ) {
        self.scheme = scheme
        self.schemeVersion = schemeVersion
        self.subject = subject
        self.period = period
        self.heads = heads
        self.bonus = bonus
        self.grade = grade
        self.entries = entries
    }

    package init(_ subject: ScoreSubject, _ period: ScorePeriod, _ inputs: [ScoreInput], by scheme: ScoreScheme) {
        var taken: [String: Int] = [:]
        var given: [ScoreScheme.Measure: Int] = [:]
        var entries: [ScoreEntry] = []
        /// As much as is left of a cap.
        func part(_ points: Int, of cap: Int, used: Int) -> Int { min(points, max(0, cap - used)) }
        for input in inputs.filter({ $0.concerns(subject) && period.contains($0.on) }).sorted(by: ScoreInput.precedes) {
            if case .fact(let measure, _, _) = input.source {
                for bonus in scheme.bonuses where bonus.measure == measure {
                    let points = bonus.points * input.count
                    let counted = part(points, of: bonus.cap, used: given[measure] ?? 0)
                    given[measure, default: 0] += counted
                    entries.append(ScoreEntry(source: input.source, on: input.on, head: nil, points: points, counted: counted))
                }
                for deduction in scheme.deductions where deduction.measure == measure {
                    let points = deduction.points * input.count
                    let most = part(points, of: deduction.cap, used: given[measure] ?? 0)
                    given[measure, default: 0] += most
                    let counted = part(most, of: scheme.weight(deduction.head), used: taken[deduction.head] ?? 0)
                    taken[deduction.head, default: 0] += counted
                    entries.append(
                        ScoreEntry(source: input.source, on: input.on, head: deduction.head, points: -points, counted: -counted))
                }
            } else if let head = input.head {
                let counted = part(input.points, of: scheme.weight(head), used: taken[head] ?? 0)
                taken[head, default: 0] += counted
                entries.append(ScoreEntry(source: input.source, on: input.on, head: head, points: -input.points, counted: -counted))
            }
        }
        self.scheme = scheme.code
        schemeVersion = scheme.version
        self.subject = subject
        self.period = period
        heads = scheme.heads.map { Line(code: $0.code, name: $0.name, weight: $0.weight, deducted: taken[$0.code] ?? 0) }
        let bonus = scheme.bonuses.reduce(0) { $0 + (given[$1.measure] ?? 0) }
        self.bonus = bonus
        self.entries = entries
        grade = scheme.grade(heads.reduce(0) { $0 + $1.score } + bonus)
    }

    /// The same for the same score on every machine: what is hashed, and what is kept when it is published.
    package var text: String {
        let who =
            switch subject {
            case .unit(let id): "unit:\(id.value)"
            case .person(let id): "person:\(id.value)"
            }
        let first = "score-1|\(scheme)|\(schemeVersion)|\(who)|\(period.first)|\(period.last)|\(total)|\(grade)|\(bonus)"
        let lines = heads.map { "head|\($0.code)|\($0.name)|\($0.weight)|\($0.deducted)" }
        let counted = entries.map { entry in
            let source =
                switch entry.source {
                case .card(let subject, let rule, let version, let events):
                    "card|\(subject)|\(rule)@\(version)|\(events.map(String.init).joined(separator: "+"))"
                case .fact(let measure, let subject, let event): "fact|\(subject)|\(measure.rawValue)|\(event.map(String.init) ?? "")"
                }
            return "\(source)|\(entry.on)|\(entry.head ?? "bonus")|\(entry.points)|\(entry.counted)"
        }
        return ([first] + lines + counted).joined(separator: "\n") + "\n"
    }
}

extension ScoreScheme {
    func weight(_ head: String) -> Int { heads.first { $0.code == head }?.weight ?? 0 }
}

extension ScoreInput {
    /// By day, then by what it is: caps are used up in one order on every machine.
    static func precedes(_ a: ScoreInput, _ b: ScoreInput) -> Bool { a.on != b.on ? a.on < b.on : a.key < b.key }

    private var key: String {
        switch source {
        case .card(let subject, let rule, let version, _): "\(rule)@\(version)|\(subject)"
        case .fact(let measure, let subject, let event): "~\(measure.rawValue)|\(subject)|\(event ?? 0)"
        }
    }
}

/// A place in the ranking. Who has the same total has the same place.
package struct ScoreRank: Sendable, Equatable {
    package let place: Int
    package let sheet: ScoreSheet

    package static func ranking(_ sheets: [ScoreSheet]) -> [ScoreRank] {
        let sorted = sheets.enumerated().sorted {
            $0.element.total != $1.element.total ? $0.element.total > $1.element.total : $0.offset < $1.offset
        }
        var ranks: [ScoreRank] = []
        for (position, entry) in sorted.enumerated() {
            let isTied = ranks.last.map { $0.sheet.total == entry.element.total } ?? false
            ranks.append(ScoreRank(place: isTied ? ranks[ranks.count - 1].place : position + 1, sheet: entry.element))
        }
        return ranks
    }
}

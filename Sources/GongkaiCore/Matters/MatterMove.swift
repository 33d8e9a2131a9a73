/// One cell of a kind's table: what an action does to a matter in a state, who may take it and what must be filled in.
package struct MatterMove: Sendable {
    package enum Next: Sendable, Equatable {
        case to(MatterState)
        case stay
        /// The one while branches wait for an answer, the other when the last has it.
        case branches(open: MatterState, done: MatterState)
    }

    /// Whether it can be taken back as a mistake.
    package enum Reversal: Sendable, Equatable {
        /// It went out, or somebody relied on it.
        case never
        /// As long as nothing else has happened.
        case whileNewest
        /// As long as nothing else has happened, and only on the day it was recorded.
        case sameDay
    }

    /// What the legal day of the step is.
    package enum Dating: Sendable, Equatable {
        /// The day it is recorded: what is decided with the program cannot be dated back.
        case recorded
        /// The day somebody says: what happened outside, such as a letter that came yesterday.
        case stated
        /// The day that a field holds.
        case field(MatterField)
    }

    /// Who is told.
    package enum Notice: String, Sendable, CaseIterable {
        case applicant, handler, unit, office, party, reviewers, signers

        /// As the state tables name it.
        package var words: String {
            switch self {
            case .applicant: "申请人"
            case .handler: "承办人"
            case .unit: "承办单位"
            case .office: "受理机关"
            case .party: "对方"
            case .reviewers: "审核人"
            case .signers: "签发人"
            }
        }
    }

    package let next: Next
    package let parties: [MatterParty]
    package let fields: [MatterField]
    package let conditions: [MatterCondition]
    /// Whoever took one of these steps last cannot take this one.
    package let apart: [MatterAction]
    /// Once one of these was done, this cannot be.
    package let unlessDone: [MatterAction]
    /// Where nothing stands against it, this can be done again all the same.
    package let againIf: MatterCondition?
    package let clock: ClockEffect?
    package let branch: BranchChange?
    package let documents: [MatterDocument]
    package let notices: [Notice]
    package let reversal: Reversal
    /// Who takes it back: whoever may take it, unless it is a decision that went out.
    package let reversers: [MatterParty]
    package let dating: Dating

    package init(
        _ next: Next, by parties: [MatterParty], fields: [MatterField] = [], if conditions: [MatterCondition] = [],
        apart: [MatterAction] = [], unlessDone: [MatterAction] = [], orIf againIf: MatterCondition? = nil, clock: ClockEffect? = nil,
        branch: BranchChange? = nil,
        documents: [MatterDocument] = [], tells notices: [Notice] = [], reversal: Reversal = .whileNewest,
        undoneBy reversers: [MatterParty]? = nil, dated dating: Dating = .recorded
    ) {
        self.reversers = reversers ?? parties
        self.next = next
        self.parties = parties
        self.fields = fields
        self.conditions = conditions
        self.apart = apart
        self.unlessDone = unlessDone
        self.againIf = againIf
        self.clock = clock
        self.branch = branch
        self.documents = documents
        self.notices = notices
        self.reversal = reversal
        self.dating = dating
    }

    /// The states it can lead to.
    package func states(from state: MatterState?) -> [MatterState] {
        switch next {
        case .to(let next): [next]
        case .stay: state.map { [$0] } ?? []
        case .branches(let open, let done): [open, done]
        }
    }
}

/// A paper a step produces.
package struct MatterDocument: Sendable, Hashable {
    /// As stored.
    package let code: String
    /// As printed, such as 补正告知书.
    package let name: String

    package init(_ code: String, _ name: String) {
        self.code = code
        self.name = name
    }
}

/// What must be so besides the state: a rule of the kind, with its words.
package struct MatterCondition: Sendable {
    package let code: String
    /// What it demands, for the state tables.
    package let words: String
    /// Whether it can be judged before anything is filled in, so that a button can say it.
    package let isKnownBefore: Bool
    /// What stands against the step, each a sentence that says what to do; empty when nothing does.
    package let obstacles: @Sendable (MatterStep) -> [String]

    package init(
        _ code: String, _ words: String, isKnownBefore: Bool = true, obstacles: @escaping @Sendable (MatterStep) -> [String]
    ) {
        self.code = code
        self.words = words
        self.isKnownBefore = isKnownBefore
        self.obstacles = obstacles
    }
}

/// A step somebody wants to take, as conditions see it.
package struct MatterStep: Sendable {
    package let request: MatterRequest
    package let matter: Matter
    /// The legal day of the step.
    package let on: Day
    package let calendar: WorkingCalendar

    /// What is said with the step, or else was said before, with the branch or with the matter.
    package subscript(_ field: MatterField) -> FieldValue? {
        if let value = request[field] { return value }
        guard let number = request.branch else { return matter[field] }
        return matter.branch(number)?[field]
    }
}

extension MatterCondition {
    /// The last day named to the one who is asked is over.
    package static let answerOverdue = MatterCondition("answerOverdue", "答复截止日期已过") { step in
        guard let last = step[.answerBy]?.day, step.on <= last else { return [] }
        return ["答复截止日期\(last.chineseText)还没有过，请等到期限届满后再办理。"]
    }
}

/// A question or a task sent to somebody else, beside the responsible unit which leads the matter.
package struct MatterBranch: Sendable, Equatable {
    package enum Role: String, Sendable, CaseIterable {
        /// 协办: another unit takes part.
        case assisting
        /// 转送: another organ shall take it over.
        case transfer
        /// 第三方: somebody whose interests it touches.
        case thirdParty
        /// 复议、诉讼: somebody above looks at what was decided.
        case remedy
        /// 环节: a unit's part of the way a matter goes.
        case step
        /// 特别程序: something that takes its own time before it can go on.
        case procedure
        /// 容缺补交: something that was promised for later.
        case promise

        /// Whether the matter itself waits until it has an answer. A review comes after the decision, steps are the work itself, and what was
        /// promised for later keeps nobody from working.
        package var isWaitedFor: Bool {
            switch self {
            case .assisting, .transfer, .thirdParty, .procedure: true
            case .remedy, .step, .promise: false
            }
        }
    }

    package enum State: String, Sendable, CaseIterable {
        case open, answered
        /// The time to answer ran out.
        case lapsed
    }

    /// The number of the event that opened it: unique, and never used again.
    package let number: Int
    package let role: Role
    /// Who is asked, by name.
    package let party: String
    /// Where the one who is asked works with this program too.
    package let unit: AgencyID?
    package let openedOn: Day
    package internal(set) var state: State
    /// What was said with it, the newest of each field.
    package internal(set) var values: [String: FieldValue]

    /// What was said in this field.
    package subscript(_ field: MatterField) -> FieldValue? { values[field.code] }

    /// Whether an answer is still taken in: what was promised for later may come when its day is over, for as long as the matter waits.
    var isAnswerable: Bool { state == .open || (state == .lapsed && role == .promise) }
}

/// What a step does to a branch.
package enum BranchChange: Sendable, Hashable {
    case opens(MatterBranch.Role)
    case answers(MatterBranch.Role)
    case lapses(MatterBranch.Role)

    package var role: MatterBranch.Role {
        switch self {
        case .opens(let role), .answers(let role), .lapses(let role): role
        }
    }

    /// Whether it can befall a branch as that stands.
    func isPossible(for branch: MatterBranch) -> Bool {
        switch self {
        case .opens: false
        case .answers: branch.isAnswerable
        case .lapses: branch.state == .open
        }
    }
}

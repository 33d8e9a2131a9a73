/// One step of a matter, never changed and never taken away.
///
/// It holds what followed from it, so that a history can be read again when the table of its kind has changed.
package struct MatterEvent: Sendable, Equatable {
    /// Who did it, as they were called then.
    package enum Author: Sendable, Equatable {
        case officer(OfficerID, name: String)
        /// In the place of one who is away.
        case deputy(OfficerID, name: String, of: OfficerID, ofName: String)
        case applicant
        case program

        /// Everybody whose deed it is.
        package var persons: Set<OfficerID> {
            switch self {
            case .officer(let id, _): [id]
            case .deputy(let id, _, let absent, _): [id, absent]
            case .applicant, .program: []
            }
        }

        /// As the history names them.
        package var words: String {
            switch self {
            case .officer(_, let name): name
            case .deputy(_, let name, _, let absent): "\(name)（代\(absent)）"
            case .applicant: "申请人"
            case .program: "系统"
            }
        }
    }

    /// 1, 2, 3 … within the matter.
    package let number: Int
    package let action: MatterAction
    package let author: Author
    /// When it was recorded.
    package let at: Instant
    /// The legal day of what was recorded.
    package let on: Day
    package let values: [String: FieldValue]
    package let before: MatterState?
    package let after: MatterState?
    /// The branch it opens or concerns.
    package let branch: Int?
    package let branchChange: BranchChange?
    package let clock: ClockEffect?
    /// The number of the event that was a mistake.
    package let reverses: Int?

    package init(
        number: Int, action: MatterAction, author: Author, at: Instant, on: Day, values: [String: FieldValue], before: MatterState?,
        after: MatterState?, branch: Int?, branchChange: BranchChange?, clock: ClockEffect?, reverses: Int?
    ) {
        self.number = number
        self.action = action
        self.author = author
        self.at = at
        self.on = on
        self.values = values
        self.before = before
        self.after = after
        self.branch = branch
        self.branchChange = branchChange
        self.clock = clock
        self.reverses = reverses
    }

    /// What was said in this field.
    package subscript(_ field: MatterField) -> FieldValue? { values[field.code] }

    package var reason: String? { self[.reason]?.text }
}

extension MatterAction {
    /// A mistake is taken back: every kind has this one.
    package static let reverse = MatterAction("reverse")
    /// The working calendar changed, and with it the days of a matter: a note of the program, no step of anybody.
    package static let recalculate = MatterAction("recalculate")
}

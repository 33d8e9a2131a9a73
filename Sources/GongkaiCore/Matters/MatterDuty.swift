/// What an officer may be charged with in a kind of matter. Stored by raw value.
package enum MatterDuty: String, Sendable, CaseIterable {
    /// Takes in, registers and hands out; speaks for the organ towards the person.
    case take
    case handle
    case review
    case sign

    /// As refusals and the state tables name it.
    package var words: String {
        switch self {
        case .take: "受理登记"
        case .handle: "承办"
        case .review: "审核"
        case .sign: "签发"
        }
    }
}

/// Who may take a step.
package enum MatterParty: Sendable, Hashable {
    /// The person the matter was given to; while it was given to nobody, whoever handles matters in its unit.
    case handler
    /// Whoever has the duty in the responsible unit.
    case unit(MatterDuty)
    /// Whoever has the duty in the organ the matter was addressed to.
    case office(MatterDuty)
    /// Whoever handles matters in the unit that the branch was sent to.
    case branchUnit
    /// The person who waits.
    case applicant
    /// The program itself, when a day has passed.
    case program

    /// As the state tables name it.
    package var words: String {
        switch self {
        case .handler: "承办人"
        case .unit(let duty): "承办单位（\(duty.words)）"
        case .office(let duty): "受理机关（\(duty.words)）"
        case .branchUnit: "协办单位"
        case .applicant: "申请人"
        case .program: "系统"
        }
    }
}

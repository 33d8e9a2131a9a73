package import GongkaiCore

/// A review, a court case or a complaint about what was decided on a request.
package struct RequestRemedy: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case reconsideration, litigation, litigationAfterReconsideration, complaint

        /// As the step names it.
        package var words: String {
            switch self {
            case .reconsideration: "行政复议"
            case .litigation: "行政诉讼（未经复议）"
            case .litigationAfterReconsideration: "行政诉讼（复议后）"
            case .complaint: "举报投诉"
            }
        }

        /// Who decides it.
        package var body: String {
            switch self {
            case .reconsideration: "复议机关"
            case .litigation, .litigationAfterReconsideration: "法院"
            case .complaint: "受理投诉的机关"
            }
        }
    }

    package enum Result: String, Sendable, CaseIterable {
        case open, upheld, corrected, other

        /// As the tables of the report call it.
        package var words: String {
            switch self {
            case .open: "尚未审结"
            case .upheld: "结果维持"
            case .corrected: "结果纠正"
            case .other: "其他结果"
            }
        }
    }

    /// Nil for a case that was entered in its register by hand, of a request that is none of ours.
    package let request: MatterID?
    /// The number of the request; nil where none is named.
    package let number: String?
    package let agency: AgencyID
    package let kind: Kind
    package let caseNumber: String
    package let party: String
    package let filedOn: Day
    package let result: Result
    package let concludedOn: Day?
    /// What was wrong, where it was corrected.
    package let correction: String?
    /// What was decided first: the ground that was contested.
    package let decision: RequestOutcome?
    /// Nothing had been answered on the day it was filed, though it was due: what is contested is that.
    package let isAgainstSilence: Bool
    /// What was decided again after a correction; nil where it was not yet.
    package let decidedAgain: RequestOutcome?
    package let decideAgainBy: Day?

    /// Nil for a branch that is no remedy.
    init?(_ branch: MatterBranch, of matter: Matter, _ row: MatterRow) {
        guard branch.role == .remedy, let kind = branch[.remedyKind]?.text.flatMap(Kind.init) else { return nil }
        request = row.id
        number = row.number
        agency = row.agency
        self.kind = kind
        caseNumber = branch[.caseNumber]?.text ?? ""
        party = branch.party
        filedOn = branch.openedOn
        let conclusion = matter.standing.last { $0.branch == branch.number && $0.number != branch.number }
        correction = branch[.correction]?.text
        decideAgainBy = branch[.decideAgainBy]?.day
        concludedOn = conclusion?.on
        result =
            correction != nil ? .corrected : conclusion == nil ? .open : branch[.remedyResult]?.text.flatMap(Result.init) ?? .other
        isAgainstSilence = matter.wasSilent(on: branch.openedOn, by: branch.number)
        decision = isAgainstSilence ? nil : matter.decision(before: branch.number)
        decidedAgain = correction == nil ? nil : conclusion.flatMap { matter.decision(after: $0.number) }
    }

    /// A case as its register holds it.
    init(registered row: Row, _ kind: Kind, _ result: Result) throws {
        request = try row.get("request_id")
        number = try row.get("request_number")
        agency = try row.get("agency_id")
        self.kind = kind
        caseNumber = try row.get("case_number")
        party = try row.get("body")
        filedOn = try row.get("filed_on")
        self.result = result
        concludedOn = try row.get("concluded_on")
        (correction, decideAgainBy, decidedAgain) = (nil, nil, nil)
        decision = try row.get("decision", as: String?.self).flatMap(RequestOutcome.code)
        isAgainstSilence = false
    }
}

/// Which remedies are listed.
package struct RemedyQuery: Sendable, Equatable {
    package var agency: AgencyID?
    /// Of the day it was filed.
    package var year: Int?
    package var kind: RequestRemedy.Kind?
    package var result: RequestRemedy.Result?
    /// The ground that was contested.
    package var decision: RequestOutcome?

    /// Where a page goes on.
    package var after: RemedyCursor?
    package var limit = 50

    /// Everything.
    package init() {}
}

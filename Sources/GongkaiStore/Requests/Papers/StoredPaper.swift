package import GongkaiCore

/// Where a paper belongs: a step of a request, and for whom where one step has several.
package struct PaperPlace: Sendable, Hashable {
    package let event: Int
    /// A third party that is told of a decision; nil for the paper of the step itself.
    package let branch: Int?

    package init(event: Int, branch: Int? = nil) {
        self.event = event
        self.branch = branch
    }
}

/// A paper in the list of a request, without its words.
package struct PaperLine: Sendable, Equatable {
    package let place: PaperPlace
    package let kind: RequestPaper
    package let standing: PaperStanding
    /// The day of the step.
    package let on: Day
    package let issue: PaperIssue?
    /// Whether somebody has changed the draft.
    package let isChanged: Bool
}

/// That a paper went out.
package struct PaperIssue: Sendable, Equatable {
    /// Nil on a form, which has none.
    package let number: String?
    /// 成文日期.
    package let on: Day
    package let by: String
    package let at: Instant
}

/// A paper with its words.
package struct OpenedPaper: Sendable, Equatable {
    package let line: PaperLine
    package let paper: OfficialPaper
    /// Grows with every change; 0 while it stands as it follows from the step.
    package let revision: Int
    /// What must be mended before it can go out; empty when it can, or when it went out.
    package let faults: [PaperFault]
    /// Who changed it and when, the newest first.
    package let changes: [PaperChange]
}

/// That somebody changed a paper.
package struct PaperChange: Sendable, Equatable {
    package let by: String
    package let at: Instant
}

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
    /// How it stands with the applicant, once it has its number; nil for what is not for them, and for a reply that was not served.
    let hold: RequestPaper.Hold?
    /// When it was settled that it does not go out any more; nil while it may, or did.
    var settledAt: Instant? = nil

    /// What its copies bear where it never went out and never will; nil where that is open.
    package var mark: String? {
        guard issue == nil else { return nil }
        switch standing {
        case .void: return "作废"
        case .overtaken: return "没有发出，作废"
        case .open, .reviewed, .signed: return nil
        }
    }

    /// That it went out and does not hold any more, as the applicant's page has it too; nil while it does, or lies in the file. A reply that was
    /// numbered, not served and drafted anew never reached them and is void as well.
    package var lapsed: String? {
        guard issue != nil else { return nil }
        if let hold { return hold.onFile }
        return standing == .void && kind.isForApplicant ? RequestPaper.Hold.takenBack.onFile : nil
    }

    /// Its day, if it went out now: what gives days from its going out is of that day, what goes out with its step of the step's.
    ///
    /// What does not go out any more keeps the day on which that was settled: its text does not move any further.
    func day(at now: Instant) -> Day { kind.givesTime ? max(on, (settledAt ?? now).day) : on }
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
    /// Whether a document goes out with it, or a file came with the step.
    package let hasFiles: Bool
    /// That it asks for a supplement later than the law gives for asking, and nobody has said why; nil where it does not.
    var late: LateNotice? = nil

    /// The same in words.
    package var lateWords: String? { late?.words }

    /// That it sends the reader to an enclosure, and nothing goes out with it.
    var lacksFiles: Bool { paper.speaksOfAttachment && !hasFiles }

    /// That it speaks of an enclosure and there is none, for whoever can still put one in.
    package var missingAttachment: String? {
        guard line.issue == nil, line.standing != .void, paper.speaksOfAttachment else { return nil }
        if paper.attachments.isEmpty { return "正文写了“见附件”，但是没有列出附件。请列出附件的名称，或者改写正文。" }
        return hasFiles ? nil : "正文写了“见附件”，但是还没有随答复提供的文件。要在网上提供的，请先退回或者撤回拟稿，在拟稿时上传文件，或者先在“遮盖”里选定；另以纸质提供的，不必理会。"
    }
}

extension OfficialPaper {
    /// Whether its text sends the reader to an enclosure.
    fileprivate var speaksOfAttachment: Bool { paragraphs.contains { $0.text.contains("见附件") } }
}

/// That somebody changed a paper.
package struct PaperChange: Sendable, Equatable {
    package let by: String
    package let at: Instant
}

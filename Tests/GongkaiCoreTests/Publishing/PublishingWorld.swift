@testable import GongkaiCore

/// A unit, its office, and the people who publish there.
enum PublishingWorld {
    static let unit = AgencyID(value: 4)
    static let otherUnit = AgencyID(value: 5)
    static let office = AgencyID(value: 1)
    static let hash = "a1"
    static let morning = Instant("2026-03-02", hour: 9)

    static let writer = officer(1, "王芳", unit, [.readArticles, .writeArticles])
    static let reviewer = officer(2, "李强", unit, [.reviewArticles])
    static let leader = officer(3, "陈静", unit, [.reviewArticles, .reviewSecrecy, .publishInEmergency])
    static let clerk = officer(4, "赵敏", office, [.writeArticles, .approveArticles, .publishArticles, .publishInEmergency])
    static let secondClerk = officer(5, "孙丽", office, [.approveArticles, .publishArticles])
    /// Holds every permission, alone.
    static let everybody = officer(9, "周全", office, Set(Permission.allCases))

    static func officer(_ id: Int64, _ name: String, _ agency: AgencyID, _ permissions: Set<Permission>) -> Officer {
        Officer(
            id: OfficerID(value: id), login: "u\(id)", name: name, agency: agency, permissions: permissions,
            scope: agency == office ? [office, unit, otherUnit] : [agency], coversAll: agency == office, csrfToken: "")
    }

    static let notice = ArticleKind(code: "notice", name: "通知公告", isCatalogued: true)

    /// A complete draft that only waits to be submitted.
    static func draft() -> VersionFacts {
        VersionFacts(
            state: .draft, contentHash: hash, title: "关于发放耕地地力保护补贴的通知", kind: notice,
            metadata: ItemMetadata(
                title: "关于发放耕地地力保护补贴的通知", createdOn: "2026-02-27", publisher: "蒸湘区农业农村局", subject: "0601"),
            column: ColumnFacts(name: "通知公告"), agency: unit, office: office, scheme: ReviewScheme.shipped[0], editors: [writer.id])
    }

    /// Submitted, with the first steps of the standard scheme approved (one is the author's own).
    static func underReview(steps: Int = 1) -> VersionFacts {
        var facts = draft()
        facts.state = .inReview
        facts.submitter = writer.id
        facts.submittedAt = morning
        facts.reviews = Array(approvals().prefix(steps))
        return facts
    }

    static func approved() -> VersionFacts {
        var facts = underReview(steps: 4)
        facts.state = .approved
        return facts
    }

    static func live() -> VersionFacts {
        var facts = approved()
        facts.state = .live
        facts.publisher = clerk.id
        return facts
    }

    static func approvals() -> [ReviewRecord] {
        [writer, reviewer, leader, clerk].enumerated().map { step, officer in
            ReviewRecord(
                contentHash: hash, step: step, reviewer: officer.id, reviewerName: officer.name, decision: .approved,
                secrecy: step == 2 ? .open : nil, basis: step == 2 ? "不涉及国家秘密" : nil, at: morning.adding(seconds: step * 60))
        }
    }

    static func decide(
        _ action: PublishingAction, by officer: Officer, on facts: VersionFacts, at: Instant = morning.adding(seconds: 3600),
        reason: String? = nil, basis: String? = nil, secrecy: SecrecyOutcome? = nil, publishAt: Instant? = nil, target: String? = nil
    ) throws(PublishingRefusal) -> PublishingDecision {
        try PublishingRules.decide(
            PublishingRequest(
                action, by: .officer(officer), at: at, reason: reason, basis: basis, secrecy: secrecy, publishAt: publishAt,
                targetColumn: target),
            on: facts, calendar: .published)
    }

    static func byProgram(_ action: PublishingAction, on facts: VersionFacts, at: Instant) throws(PublishingRefusal) -> PublishingDecision {
        try PublishingRules.decide(PublishingRequest(action, by: .program, at: at), on: facts, calendar: .published)
    }
}

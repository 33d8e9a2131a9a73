import GongkaiCore
import GongkaiStore

/// Whose hands a draft went through, what its secrecy review said, and what this person can do about it: alike on the pages of sheets,
/// collections and guides.
struct DraftStanding: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    /// Something the gate asks about.
    struct Question: Sendable {
        let what: String
        let place: String
        let excerpt: String
        let advice: String
    }

    let facts: [Fact]
    let questions: [Question]
    let hasQuestions: Bool
    /// Where this person signs the secrecy review.
    let signHref: String?
    /// Why this person cannot go on, or cannot yet.
    let reason: String?
    let mayDecide: Bool
    let mayPublish: Bool
    let setAside: SetAside?

    /// The form by which a writer gives up what came back.
    struct SetAside: Sendable {
        let action: String
        let token: String
        /// The hash of the words that were looked at.
        let revision: String
    }

    init(_ draft: Draft, _ hits: [GateHit], _ colleagues: Colleagues, _ officer: Officer) {
        questions = hits.map { Question(what: $0.rule.title, place: $0.place, excerpt: $0.excerpt, advice: $0.advice) }
        hasQuestions = !hits.isEmpty
        let facts = draft.facts, review = facts.review
        let writers = facts.hands.sorted { $0.value < $1.value }.compactMap { colleagues.name($0) }
        var lines = [Fact(label: "编写", value: writers.isEmpty ? "没有记录" : writers.joined(separator: "、"))]
        if let review {
            lines.append(
                Fact(label: "保密审查", value: "\(review.outcome.words)，\(review.reviewerName)于\(review.at.minuteText)签署"))
            lines.append(Fact(label: "审查依据", value: review.basis))
        } else if draft.isOpen {
            let before = draft.setback.flatMap(Self.lapse) ?? "还没有。"
            lines.append(
                Fact(
                    label: "保密审查",
                    value: before + "可以签署的：" + colleagues.words(.reviewSecrecy, for: draft.agency, without: facts.hands)))
        } else {
            lines.append(Fact(label: "保密审查", value: "没有签署的记录"))
        }
        if draft.isOpen {
            lines.append(
                Fact(
                    label: facts.kind.publishingWords,
                    value: "可以办理的：" + colleagues.words(facts.kind.publishing, for: draft.agency, without: facts.hands)))
        }
        if !draft.setAsides.isEmpty {
            let turns = draft.setAsides.map { "\($0.at.minuteText)\($0.by)\($0.isSetAside ? "表示不再修改" : "重新办理")" }
            lines.append(Fact(label: "不再修改", value: turns.joined(separator: "；")))
        }
        self.facts = lines
        setAside =
            draft.canBeSetAside && officer.may(.writeArticles, for: draft.agency)
            ? SetAside(
                action: Route.draftSetAside.path(draft.id.kind.rawValue, "\(draft.id.subject)").text, token: officer.csrfToken,
                revision: draft.contentHash) : nil
        mayDecide = draft.isOpen && facts.refusalToDecide(officer) == nil
        mayPublish = mayDecide && facts.obstacle == nil
        signHref =
            draft.isOpen && facts.refusalToSign(officer) == nil
            ? Route.draftReview.path(draft.id.kind.rawValue, "\(draft.id.subject)").text : nil
        let isOwn = [facts.refusalToSign(officer), facts.refusalToDecide(officer)].contains(.ownWork)
        // What the review forbids is everybody's business: the writers mend it.
        let isForbidden = facts.review != nil && facts.obstacle != nil
        reason =
            !draft.isOpen
            ? nil
            : isForbidden || (mayDecide && !mayPublish && !isOwn) ? facts.obstacle?.words : isOwn ? DraftRefusal.ownWork.words : nil
    }

    /// Why a signature holds no longer.
    private static func lapse(_ setback: DraftSetback) -> String? {
        switch setback.ground {
        case .lapsed(_, let reviewer): "\(setback.by)于\(setback.at.minuteText)改动以后，\(reviewer)签署的审查已经失效，须重新签署。"
        case .outdated(_, let reviewer):
            "\(reviewer)于\(setback.at.minuteText)签署以后，其中稿件的标题有变动或者稿件不再公开，审查已经失效，须重新签署。"
        case .returned, .forbidden: nil
        }
    }

    private init() {
        facts = [Fact(label: "编写", value: "何晓燕")]
        questions = [Question(what: "固定电话", place: "联系电话", excerpt: "0734-****104", advice: "请确认是单位的电话。")]
        hasQuestions = true
        (signHref, reason, mayDecide, mayPublish) = ("/s", "没有保密审查结论。", true, true)
        setAside = SetAside(action: "/d", token: "t", revision: "1")
    }

    static let sample = DraftStanding()
}

extension Draft {
    /// The page on which it is worked on.
    var path: Path {
        switch id.kind {
        case .sheet: Route.sheet.path("\(id.subject)")
        case .collection: Route.collection.path("\(id.subject)")
        case .guide: Route.guideEditor.path(agencyCode)
        }
    }
}

extension Site {
    /// The standing of a draft for an officer; nil where nothing was written.
    func standing(_ drafts: DraftStore, of id: DraftID, for officer: Officer) async throws -> DraftStanding? {
        guard let draft = try await drafts.draft(id, for: officer) else { return nil }
        let hits = draft.isOpen ? try await drafts.questions(in: id, for: officer) : []
        return DraftStanding(draft, hits, try await colleagues(), officer)
    }
}

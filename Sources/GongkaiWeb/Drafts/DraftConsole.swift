import GongkaiCore
import GongkaiStore
import Hummingbird

extension Route {
    static let draftReview = Route("/console/drafts/{kind}/{subject}/secrecy")
    static let draftSetAside = Route("/console/drafts/{kind}/{subject}/set-aside")
}

/// Signs the secrecy reviews of what waits beside articles, and sets aside what came back.
struct DraftConsole {
    let site: Site
    let drafts: DraftStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.draftReview, use: show)
            .post(.draftReview, use: sign)
            .post(.draftSetAside, use: setAside)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (draft, words) = try await signing(context)
        if let refusal = draft.facts.refusalToSign(context.officer) { throw refusal }
        guard draft.isOpen else { throw DraftRefusal.changedMeanwhile }
        return site.show(page(draft, words, context), request, context)
    }

    @Sendable func sign(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (draft, words) = try await signing(context)
        let form = context.form, seen = form["revision"] ?? ""
        if let refusal = draft.facts.refusalToSign(context.officer) { throw refusal }
        // Also before the form is asked for again: it comes with the words of now, which must not pass for those that were read.
        guard draft.isOpen, draft.contentHash == seen else { throw DraftRefusal.changedMeanwhile }
        let outcome = form["secrecy"].flatMap { SecrecyOutcome(rawValue: $0) }, basis = form["basis"] ?? ""
        var errors: [String: String] = [:]
        if outcome == nil { errors["secrecy"] = DraftRefusal.outcomeMissing.words }
        if basis.allSatisfy(\.isWhitespace) { errors["basis"] = DraftRefusal.basisMissing.words }
        if basis.unicodeScalars.count > ArticleActPage.longestReason {
            errors["basis"] = "最多\(ArticleActPage.longestReason)个字。请缩短。"
        }
        guard let outcome, errors.isEmpty else {
            return site.show(page(draft, words, context, errors), request, context, status: .unprocessableContent)
        }
        try await drafts.sign(
            draft.id, seen: seen, outcome: outcome, basis: basis, by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: draft.path, saying: .draftSigned)
    }

    @Sendable func setAside(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        guard let id = Self.id(context), let draft = try await drafts.draft(id, for: context.officer) else { throw DraftRefusal.notFound }
        try await drafts.setAside(
            id, seen: context.form["revision"] ?? "", by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: draft.path, saying: .draftSetAside)
    }

    private static func id(_ context: StaffContext) -> DraftID? {
        guard let kind = context.parameters.get("kind").flatMap({ DraftKind(rawValue: $0) }),
            let subject = context.parameters.get("subject", as: Int64.self)
        else { return nil }
        return DraftID(kind, subject)
    }

    private func signing(_ context: StaffContext) async throws -> (draft: Draft, words: [DraftWords]) {
        guard let id = Self.id(context), let found = try await drafts.signing(id, for: context.officer, at: site.now()) else {
            throw DraftRefusal.notFound
        }
        return found
    }

    private func page(
        _ draft: Draft, _ words: [DraftWords], _ context: StaffContext, _ errors: [String: String] = [:]
    ) -> DraftReviewPage {
        DraftReviewPage(draft, words, form: context.form, token: context.officer.csrfToken, errors: errors)
    }
}

extension DraftRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound: 404
        case .permissionMissing, .notForThisUnit: 403
        case .outcomeMissing, .basisMissing: 422
        case .ownWork, .changedMeanwhile, .secrecyMissing, .secrecyForbids: 409
        }
    }
}

import GongkaiCore
import GongkaiStore
import Hummingbird

extension Route {
    static let draftReview = Route("/console/drafts/{kind}/{subject}/secrecy")
}

/// Signs the secrecy reviews of what waits beside articles.
struct DraftConsole {
    let site: Site
    let drafts: DraftStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.draftReview, use: show)
            .post(.draftReview, use: sign)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let draft = try await draft(context)
        if let refusal = draft.facts.refusalToSign(context.officer) { throw refusal }
        guard draft.isOpen else { throw DraftRefusal.changedMeanwhile }
        return site.show(page(draft, context), request, context)
    }

    @Sendable func sign(_ request: Request, _ context: StaffContext) async throws -> Response {
        let draft = try await draft(context), form = context.form
        if let refusal = draft.facts.refusalToSign(context.officer) { throw refusal }
        let outcome = form["secrecy"].flatMap { SecrecyOutcome(rawValue: $0) }, basis = form["basis"] ?? ""
        var errors: [String: String] = [:]
        if outcome == nil { errors["secrecy"] = DraftRefusal.outcomeMissing.words }
        if basis.allSatisfy(\.isWhitespace) { errors["basis"] = DraftRefusal.basisMissing.words }
        if basis.unicodeScalars.count > ArticleActPage.longestReason {
            errors["basis"] = "最多\(ArticleActPage.longestReason)个字。请缩短。"
        }
        guard let outcome, errors.isEmpty else {
            return site.show(page(draft, context, errors), request, context, status: .unprocessableContent)
        }
        try await drafts.sign(
            draft.id, seen: form["revision"] ?? "", outcome: outcome, basis: basis, by: context.officer, from: context.actor.address,
            at: site.now())
        return site.lead(to: draft.path, saying: .draftSigned)
    }

    private func draft(_ context: StaffContext) async throws -> Draft {
        guard let kind = context.parameters.get("kind").flatMap({ DraftKind(rawValue: $0) }),
            let subject = context.parameters.get("subject", as: Int64.self),
            let draft = try await drafts.draft(DraftID(kind, subject), for: context.officer)
        else { throw DraftRefusal.notFound }
        return draft
    }

    private func page(_ draft: Draft, _ context: StaffContext, _ errors: [String: String] = [:]) -> DraftReviewPage {
        DraftReviewPage(draft, form: context.form, token: context.officer.csrfToken, errors: errors)
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

import GongkaiCore
import GongkaiStore
import Hummingbird

/// Does things with versions. What may be done decides the publishing rules, asked by the store; this page asks for what must be said.
struct ArticleActConsole {
    let site: Site
    let sites: SiteStore
    let articles: ArticleStore
    let versions: ArticleVersionConsole
    let gate: ArticleGate

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.articleAct, use: show)
            .post(.articleAct, use: act)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let action = try self.action(context)
        let page = try await version(context)
        try await refuse(action, page, context)
        return site.show(try await actPage(action, page, context), request, context)
    }

    @Sendable func act(_ request: Request, _ context: StaffContext) async throws -> Response {
        let action = try self.action(context), article = try context.article(), number = try context.versionNumber()
        let page = try await version(context)
        let isDirect = OfferedAct.isDirect(action, page.line.reviewStep)
        let moment = TypedMoment(day: context.form["publish_day"] ?? "", time: context.form["publish_time"] ?? "")
        if context.form["preview"] != nil {
            return site.show(try await actPage(action, page, context), request, context)
        }
        let long = ["reason", "basis"].filter { (context.form[$0] ?? "").unicodeScalars.count > ArticleActPage.longestReason }
        if !long.isEmpty {
            let faults = long.map { ($0, "最多\(ArticleActPage.longestReason)个字。请缩短。") }
            return site.show(
                try await actPage(action, page, faults: Dictionary(uniqueKeysWithValues: faults), context), request, context,
                status: .unprocessableContent)
        }
        if action == .schedule, case .wrong(let field, let words) = moment {
            let faults = [field == .day ? "publish_day" : "publish_time": words]
            return site.show(
                try await actPage(action, page, faults: faults, context), request, context, status: .unprocessableContent)
        }
        let wish = wish(action, moment, context)
        do {
            // The words to look for may have changed since the text was saved.
            if action == .submit {
                try await articles.scanned(
                    article, version: number, contentHash: page.facts.contentHash, hits: try await gate.hits(in: page.content),
                    at: site.now())
            }
            let outcome = try await articles.act(
                wish, on: article, version: number, expecting: try context.seenRevision(),
                from: context.visitor.address)
            if let draft = outcome.newDraft {
                return site.lead(to: Route.articleEdit.path("\(article.value)", "\(draft)"), saying: .articleDrafted)
            }
            let isHeldBack = action == .approve && wish.action == .reject
            return site.lead(to: page.line.path, saying: isHeldBack ? .articleHeldBack : DoneNotice(action))
        } catch PublishingRefusal.fieldMissing {
            let missing = PublishingRules.missing(in: wish, on: page.facts)
            let faults = missing.map { (ArticleActPage.field($0), PublishingRefusal.fieldMissing($0, action).words) }
            return site.show(
                try await actPage(action, page, faults: Dictionary(faults) { first, _ in first }, context), request, context,
                status: .unprocessableContent)
        } catch ArticleRefusal.draftExists(let draft) {
            return site.lead(to: Route.articleVersion.path("\(article.value)", "\(draft)"), saying: .articleDraftFound)
        } catch let refusal as any RefusedInWords where refusal.status != 404 {
            let status = HTTPResponse.Status(code: refusal.status), notices = [Notice(.error, refusal.words)]
            if isDirect || !page.line.actions.contains(action) {
                return try await versions.page(article, number, request, context, status: status, notices: notices)
            }
            return site.show(try await actPage(action, page, context), request, context, status: status, notices: notices)
        }
    }

    private func wish(_ action: PublishingAction, _ moment: TypedMoment, _ context: StaffContext) -> PublishingRequest {
        let form = context.form
        let secrecy = form["secrecy"].flatMap { SecrecyOutcome(rawValue: $0) }
        // Signed against, it does not go on: the signature ends this review, and its basis is what the writer is told.
        if action == .approve, let secrecy, !secrecy.permitsPublication, let basis = form["basis"].flatMap(\.nonEmpty) {
            return PublishingRequest(
                .reject, by: .officer(context.officer), at: site.now(),
                reason: "保密审查结论是“\(secrecy.words)”。\(Self.ended(basis))", basis: basis, secrecy: secrecy)
        }
        var publishAt: Instant?
        if case .at(let instant) = moment { publishAt = instant }
        return PublishingRequest(
            action, by: .officer(context.officer), at: site.now(), reason: form["reason"], basis: form["basis"],
            secrecy: secrecy, publishAt: publishAt, targetColumn: form["column"])
    }

    /// A sentence, whoever ended it.
    private static func ended(_ text: String) -> String { text.hasSuffix("。") ? text : text + "。" }

    /// What people do; saving has a page of its own, and some things the program does alone.
    private func action(_ context: StaffContext) throws -> PublishingAction {
        guard let action = context.parameters.get("act").flatMap({ PublishingAction(rawValue: $0) }), OfferedAct.order.contains(action),
            action != .save
        else { throw SiteError.notFound("没有这种办理方式。请从稿件页上的按钮进入。") }
        return action
    }

    private func version(_ context: StaffContext) async throws -> VersionPage {
        try await articles.version(try context.article(), try context.versionNumber(), for: context.officer, at: site.now())
    }

    /// Says at once why, rather than after a form was filled in.
    private func refuse(_ action: PublishingAction, _ page: VersionPage, _ context: StaffContext) async throws {
        guard !page.line.actions.contains(action) else { return }
        let wish = PublishingRequest(
            action, by: .officer(context.officer), at: site.now(), reason: "-", basis: "-", secrecy: .open,
            publishAt: site.now().adding(seconds: 60), targetColumn: "-")
        _ = try PublishingRules.decide(wish, on: page.facts, calendar: try await articles.workingCalendar())
    }

    private func actPage(
        _ action: PublishingAction, _ page: VersionPage, faults: [String: String] = [:], _ context: StaffContext
    ) async throws -> ArticleActPage {
        let columns =
            action == .move
            ? try await sites.columns(of: page.line.site).filter {
                !$0.settings.column.isArchived && $0.id != page.line.column
                    && ($0.settings.acceptedKinds?.contains(page.line.kind.code) ?? true)
            } : []
        return ArticleActPage(
            action, page, columns: columns, form: context.form, faults: faults, token: context.officer.csrfToken, today: site.now().day)
    }
}

extension DoneNotice {
    /// What an act left behind; nil where the page itself tells.
    init?(_ action: PublishingAction) {
        switch action {
        case .submit: self = .articleSubmitted
        case .approve, .confirmEmergency: self = .articleApproved
        case .reject: self = .articleRejected
        case .recall: self = .articleRecalled
        case .schedule: self = .articleScheduled
        case .publish, .publishEmergency: self = .articlePublished
        case .withdraw, .refuseEmergency: self = .articleWithdrawn
        case .move: self = .articleMoved
        case .discard: self = .articleDiscarded
        case .save, .restoreAsDraft, .expire, .supersede: return nil
        }
    }
}

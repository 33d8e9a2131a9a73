import GongkaiCore
import GongkaiStore
import Hummingbird

extension Route {
    static let siteClosure = Route("/console/sites/{site}/closure")
    static let siteReopening = Route("/console/sites/{site}/reopening")
}

/// Closing a site and opening it again: each says what follows, and asks why.
struct SiteClosureConsole {
    let site: Site
    let sites: SiteStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.siteClosure) { request, context in try await ask(true, request, context) }
            .post(.siteClosure) { request, context in try await act(true, request, context) }
            .get(.siteReopening) { request, context in try await ask(false, request, context) }
            .post(.siteReopening) { request, context in try await act(false, request, context) }
    }

    private func ask(_ isClosing: Bool, _ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let stored = try await stored(context)
        guard stored.settings.isClosed != isClosing else {
            return site.lead(to: Route.siteSettings.path("\(stored.id.value)"), saying: .alreadyDone)
        }
        return site.show(page(isClosing, stored, context), request, context)
    }

    private func act(_ isClosing: Bool, _ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let stored = try await stored(context)
        if let words = context.form.tooLong(["reason": FormRow.longestReason])["reason"] {
            return site.refused(page(isClosing, stored, context, error: words), request, context)
        }
        do {
            try await sites.setClosed(
                isClosing, stored.id, reason: context.form["reason"] ?? "", expecting: context.form["revision"].flatMap { Int($0) } ?? 0,
                by: context.officer, from: context.actor.address, at: site.now())
        } catch SiteRefusal.closureReasonMissing {
            return site.show(
                page(isClosing, stored, context, error: SiteRefusal.closureReasonMissing.words), request, context,
                status: .unprocessableContent)
        }
        return site.lead(to: Route.siteSettings.path("\(stored.id.value)"), saying: isClosing ? .siteClosed : .siteReopened)
    }

    private func page(_ isClosing: Bool, _ stored: StoredSite, _ context: StaffContext, error: String? = nil) -> ConfirmationPage {
        let facts = stored.settings.facts, id = "\(stored.id.value)"
        let consequences =
            isClosing
            ? [
                "关闭“\(facts.name)”以后，\(facts.domain)的所有网页立即不能访问，它的稿件在其他站点也不再显示。内容都保留，可以随时重新开通。",
                "按照规定，临时关停网站要先报批，并在网站上发布公告；关停一般不超过30天。",
            ] + (facts.isPortal ? ["这是门户网站：关闭以后，域名没有对应站点的访问也没有网站回答。"] : [])
            : ["重新开通“\(facts.name)”以后，\(facts.domain)的网页和其中公开的稿件立即可以访问。"]
        return ConfirmationPage(
            title: isClosing ? "关闭站点" : "重新开通站点",
            breadcrumb: [.console, .sites, Crumb(facts.name, Route.siteSettings.path(id))], consequences: consequences,
            action: (isClosing ? Route.siteClosure : Route.siteReopening).path(id), token: context.officer.csrfToken,
            revision: stored.revision,
            rows: [
                .area(
                    "reason", "理由", context.form["reason"] ?? "", hint: isClosing ? "如“网站改版，经区政府办批准临时关停”。记入操作日志。" : "如“改版完成”。记入操作日志。",
                    error: error, counted: FormRow.longestReason)
            ], button: isClosing ? "关闭这个站点" : "重新开通", isGrave: isClosing, cancel: Route.siteSettings.path(id),
            undone: isClosing ? "没有关闭站点" : "没有开通站点")
    }

    private func stored(_ context: StaffContext) async throws -> StoredSite {
        let key = context.parameters.get("site", as: Int64.self)
        let found = try await sites.sites().first { $0.id.value == key && context.officer.may(.manageSites, for: $0.settings.facts.owner) }
        guard let found else { throw SiteRefusal.unknownSite }
        return found
    }
}

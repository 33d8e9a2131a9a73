import GongkaiCore
import GongkaiStore
import Hummingbird

/// An application that is begun and kept under a code, and opened again by it.
extension CaseFiling {
    func addDraftRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.caseDraft, use: draftForm)
            .post(.caseDraft, use: openDraft)
    }

    /// Files that came ahead stay with the browser and are not kept.
    func save(
        _ form: CaseForm, _ applied: AppliedItem, ticket: String, _ request: Request, _ context: VisitorContext
    ) async throws -> CaseFilingPage {
        let address = site.address(of: request, context), now = site.now()
        var known: TrackingCode?
        if let written = context.form[CaseFilingPage.draft], !written.isEmpty,
            case .found(_, let item, let code) = try await cases.openDraft(written, from: address, at: now), item == applied.code
        {
            known = code
        }
        let kept = form.kept.filter { !$0.key.hasPrefix("up-") }
        let code = try await cases.saveDraft(kept, of: applied.code, code: known, from: address, at: now)
        var page = CaseFilingPage(.saved, form, ticket: ticket)
        page.draft = code.text
        return page
    }

    @Sendable func draftForm(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try context.openSite()
        return site.show(form: { CaseDraftPage(token: $0) }, request, context)
    }

    @Sendable func openDraft(_ request: Request, _ context: VisitorContext) async throws -> Response {
        switch try await cases.openDraft(context.form["code"] ?? "", from: site.address(of: request, context), at: site.now()) {
        case .found(let kept, let item, let code):
            var page = CaseFilingPage(.form, CaseForm(kept: kept), ticket: OnceOnly.ticket())
            page.draft = code.text
            return try await lead(to: page, try await applied(item, context), request, context)
        case .unknown:
            let words = "没有找到这份草稿。请核对查询码；草稿保存\(CaseStore.draftDays)天，提交以后也不再保留。"
            return site.show(form: { CaseDraftPage(token: $0, error: words) }, request, context, status: .unprocessableContent)
        case .later(let until):
            return site.tooMany(until) { words in
                site.show(form: { CaseDraftPage(token: $0, error: words) }, request, context, status: .tooManyRequests)
            }
        }
    }

    /// Gone with what was handed in.
    func forgetDraft(_ context: VisitorContext) async {
        guard let code = context.form[CaseFilingPage.draft].flatMap({ TrackingCode($0) }) else { return }
        try? await cases.discardDraft(code)
    }
}

/// A draft is kept: its code, until when, and where it is opened again.
struct CaseDraftSavedPage: Page {
    static let template = "services/draft-saved"
    let title = "草稿已保存"
    let breadcrumb: [Crumb]
    let item: String
    let code: String
    let until: String
    let address: String
    let carry: Carry

    init(_ code: TrackingCode, _ applied: AppliedItem, until: Day, address: String, carry: Carry) {
        breadcrumb = [.home, .services, Crumb(applied.name, Route.service.path(applied.code))]
        item = applied.name
        self.code = code.grouped
        self.until = until.chineseText
        self.address = address
        self.carry = carry
    }

    private init() {
        (breadcrumb, item, code, until) = ([.home, .services], "门店招牌设置许可", "3F8H-72QW-XJ05", "2026年3月4日")
        (address, carry) = ("http://www.zhengxiang.gov.cn/services/draft", .sample)
    }

    static let samples = [CaseDraftSavedPage()]
}

/// Where a draft is opened.
struct CaseDraftPage: FormPage {
    static let template = "services/draft"
    let title = "接着填没写完的申请"
    var undone: String { "没有打开" }
    var breadcrumb: [Crumb] { [.home, .services] }
    let action: String
    let token: String
    let rows: [FormRow]

    init(token: String, error: String? = nil) {
        action = Route.caseDraft.path().text
        self.token = token
        rows = [
            .text(
                "code", "查询码", "", hint: "保存草稿时得到的12个字符，如 3F8H-72QW-XJ05。大小写、短横线都不要紧。", error: error, longest: 40, isShort: true)
        ]
    }

    private init(rows: [FormRow]) {
        (action, token, self.rows) = ("/services/draft", "t", rows)
    }

    static let samples = [CaseDraftPage(rows: FormRow.samples)]
}

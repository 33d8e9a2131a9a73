import GongkaiCore
import GongkaiStore
import Hummingbird

/// A form that is begun and kept, and opened again by its code.
extension RequestFiling {
    func save(
        _ form: IntakeForm, draft: String?, ticket: String, _ request: Request, _ context: VisitorContext
    ) async throws -> FilingPage {
        let now = site.now(), address = site.address(of: request, context), here = try context.openSite()
        guard let unit = try unit(form, context) else {
            return FilingPage(.form, form, draft: draft, ticket: ticket, errors: [IntakeForm.Name.unit.rawValue: "请先选择单位，再保存草稿。"])
        }
        var code: TrackingCode?
        if let draft, case .found(_, let agency, let known) = try await requests.openDraft(draft, from: address, at: now) {
            if agency == unit.id {
                try await requests.saveDraft(form.kept, code: known, from: address, at: now)
                code = known
            } else {
                try await requests.discardDraft(known, from: address, at: now)
            }
        }
        let saved: TrackingCode
        if let code {
            saved = code
        } else {
            saved = try await requests.saveDraft(form.kept, to: unit.id, through: here.stored.id, from: address, at: now)
        }
        return FilingPage(.saved, form, draft: saved.text, ticket: ticket)
    }

    @Sendable func draftForm(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try context.openSite()
        return site.show(form: { DraftPage(token: $0) }, request, context)
    }

    @Sendable func openDraft(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let written = context.form["code"] ?? ""
        switch try await requests.openDraft(written, from: site.address(of: request, context), at: site.now()) {
        case .found(let kept, _, let code):
            return try await lead(
                to: FilingPage(.form, IntakeForm(kept: kept), draft: code.text, ticket: OnceOnly.ticket()), request, context)
        case .unknown:
            return site.show(
                form: { DraftPage(token: $0, error: "没有找到这份草稿。请核对查询码；草稿保存\(RequestStore.draftDays)天，提交以后也不再保留。") }, request, context,
                status: .unprocessableContent)
        case .later(let until):
            return site.tooMany(until) { words in
                site.show(form: { DraftPage(token: $0, error: words) }, request, context, status: .tooManyRequests)
            }
        }
    }
}

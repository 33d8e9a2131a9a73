import GongkaiCore
import GongkaiStore
import Hummingbird
import Logging

/// The last press of the button: files, the request, the receipt.
extension RequestFiling {
    func file(_ form: IntakeForm, draft: String?, _ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let unit = try unit(form, context) else { throw MatterAccessRefusal.notFound }
        let ticket = context.form[OnceOnly.field] ?? OnceOnly.ticket()
        if let first = try await first(ticket) { return first }
        let uploads = RequestFiles.Uploads(
            keys: form.codes(.uploaded), owner: request.uploadOwner, requests: requests, largest: site.configuration.largestUpload,
            now: site.now())
        do {
            let files: [NewFile]
            do {
                files = try await RequestFiles(work: fileWork).read(context.form, bringing: uploads)
            } catch let refusal as RequestFiles.Refused {
                site.onceOnly.finish(ticket, at: nil)
                return try await check(form, draft: draft, filesError: refusal.words, request, context)
            }
            let filed = try await hand(in: form, to: unit, draft: draft, files, request, context)
            let pass = requests.seal(FollowPass(number: filed.number, code: filed.code, madeAt: site.now()))
            shelf.keep(pass, of: ticket)
            site.onceOnly.finish(ticket, at: Route.requestReceipt.path())
            await uploads.forget()
            context.logger.notice("request filed", metadata: ["request": "\(filed.id.value)"])
            return lead(with: pass)
        } catch {
            site.onceOnly.finish(ticket, at: nil)
            if let faulty = error as? RequestStore.Faulty {
                let errors = Dictionary(grouping: faulty.faults, by: \.field.rawValue).mapValues { $0.map(\.words).joined() }
                return try await show(form, draft: draft, errors: errors, request, context)
            }
            throw error
        }
    }

    /// What the first press of the button made; nil where this is the first. A second press while the first is under way waits for it: the
    /// browser shows only the last answer.
    private func first(_ ticket: String) async throws -> Response? {
        for _ in 0..<100 {
            if let pass = shelf.pass(ticket) { return lead(with: pass) }
            switch site.onceOnly.start(ticket) {
            case .first: return nil
            case .done: return shelf.pass(ticket).map(lead) ?? site.lead(to: Route.requestReceipt.path())
            case .underWay: try await Task.sleep(for: .milliseconds(100))
            }
        }
        throw SiteError.conflict("这份申请正在提交，请稍候再点一次“提交申请”。不会重复提交。")
    }

    private func hand(
        in form: IntakeForm, to unit: Agency, draft: String?, _ files: [NewFile], _ request: Request, _ context: VisitorContext
    ) async throws -> FiledRequest {
        let intake = form.intake(by: .online), now = site.now(), address = site.address(of: request, context)
        if let draft, case .found(_, let agency, let code) = try await requests.openDraft(draft, from: address, at: now) {
            if agency == unit.id { return try await requests.file(intake, draft: code, files: files, from: address, at: now) }
            // It was begun for another unit: the draft goes, the request is a new one.
            let filed = try await requests.file(
                intake, to: unit.id, through: context.here?.stored.id, files: files, from: address, at: now)
            try await requests.discardDraft(code, from: address, at: now)
            return filed
        }
        return try await requests.file(intake, to: unit.id, through: context.here?.stored.id, files: files, from: address, at: now)
    }

    private func lead(with pass: String) -> Response {
        var response = site.lead(to: Route.requestReceipt.path())
        response.setCookie(site.followCookie(pass))
        return response
    }
}

import GongkaiCore
import GongkaiStore
import Hummingbird
import Logging

/// The last press of the button: files, the request, the receipt.
extension RequestFiling {
    /// - Parameter isAnother: whoever handed in one before was asked, and wants this one too.
    func file(
        _ form: IntakeForm, draft: String?, ticket: String, isAnother: Bool, _ request: Request, _ context: VisitorContext
    ) async throws -> Turn {
        guard let unit = try unit(form, context) else { throw MatterAccessRefusal.notFound }
        let owner = request.uploadOwner ?? ticket
        let sent = context.form.files.filter { $0.name == RequestFiles.field && !$0.file.bytes.isEmpty }.map(\.file.bytes)
        let filing = try await OffPool.run { FilingShelf.Form(form, files: sent, ticket: ticket, owner: owner) }
        func check(filesError: String) -> Turn {
            .page(FilingPage(.check, form, draft: draft, ticket: ticket, filesError: filesError))
        }
        switch try await before(filing) {
        case .same(let pass, let lacksFiles)?: return .done(lead(with: pass, saying: lacksFiles ? .requestFilesLate : nil))
        case .left?: return .done(site.lead(to: Route.requestProgress.path(), saying: .requestFiledBefore))
        case .other(let number)? where !isAnother:
            // The page of a new one: whoever presses its button twice makes one.
            return .page(FilingPage(.check, form, draft: draft, ticket: OnceOnly.ticket(), earlier: number))
        default: break
        }
        switch site.onceOnly.start(ticket) {
        case .first: break
        case .done: return .done(site.lead(to: Route.requestProgress.path(), saying: .requestFiledBefore))
        case .underWay: throw Self.underWay
        }
        let uploads = RequestFiles.Uploads(
            keys: form.codes(.uploaded), owner: request.uploadOwner, requests: requests, largest: site.configuration.largestUpload,
            now: site.now())
        do {
            let files: [NewFile]
            do {
                files = try await RequestFiles(work: fileWork).read(context.form, bringing: uploads)
            } catch let refusal as RequestFiles.Refused {
                site.onceOnly.finish(ticket, at: nil)
                return check(filesError: refusal.words)
            }
            let filed = try await hand(in: form, to: unit, draft: draft, files, request, context)
            let pass = requests.seal(FollowPass(number: filed.number, code: filed.code, madeAt: site.now()))
            shelf.keep(filing, pass: pass, number: filed.number, at: site.now())
            site.onceOnly.finish(ticket, at: Route.requestReceipt.path())
            await uploads.forget()
            context.logger.notice("request filed", metadata: ["request": "\(filed.id.value)"])
            return .done(lead(with: pass))
        } catch {
            site.onceOnly.finish(ticket, at: nil)
            if let faulty = error as? RequestStore.Faulty {
                let errors = Dictionary(grouping: faulty.faults, by: \.field.rawValue).mapValues { $0.map(\.words).joined() }
                return .page(FilingPage(.form, form, draft: draft, ticket: ticket, errors: errors))
            }
            throw error
        }
    }

    /// What was handed in before from this page or this browser; nil where this is the first. A second press while the first is under way
    /// waits for it: the browser shows only the last answer.
    private func before(_ filing: FilingShelf.Form) async throws -> FilingShelf.Found? {
        for _ in 0..<100 {
            if let found = shelf.found(filing, at: site.now()) { return found }
            guard site.onceOnly.isUnderWay(filing.ticket) else { return nil }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Self.underWay
    }

    private static let underWay = SiteError.conflict("这份申请正在提交，请稍候再点一次“提交申请”。不会重复提交。")

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

    private func lead(with pass: String, saying notice: DoneNotice? = nil) -> Response {
        var response = site.lead(to: Route.requestReceipt.path(), saying: notice)
        response.setCookie(site.followCookie(pass))
        return response
    }
}

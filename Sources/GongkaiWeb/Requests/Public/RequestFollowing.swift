import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird
import Logging

/// The receipt, and following a request by number and code. Neither stands in an address: a sealed cookie of half an hour carries both from
/// the form to the pages behind it.
struct RequestFollowing {
    let site: Site
    let requests: RequestStore
    let shelf: FilingShelf
    let fileWork = HeavyWork(places: 1, queue: 8, patience: .seconds(60))

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.requestReceipt, use: receipt)
            .get(.requestReceiptPDF, use: receiptPDF)
            .get(.requestProgress, use: progress)
            .post(.requestProgress, use: find)
            .get(.requestLetter, use: letter)
            .get(.requestGiven, use: given)
            .post(.requestStep, use: step)
            .post(.requestMail, use: mail)
            .post(.requestEnd, use: end)
    }

    // MARK: Receipt

    @Sendable func receipt(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (pass, stored) = try await followed(request, context) else { return site.lead(to: Route.requestProgress.path()) }
        let slip = try await slip(pass, stored), office = try await requests.followed(stored, at: site.now()).setting?.contactWords
        return site.show(
            form: { ReceiptPage(slip, contact: office, hasPDF: site.configuration.weasyprint != nil, token: $0) }, request, context)
    }

    @Sendable func receiptPDF(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (pass, stored) = try await followed(request, context) else { return site.lead(to: Route.requestProgress.path()) }
        guard let program = site.configuration.weasyprint else {
            throw SiteError.unavailable(DocumentFault.toolMissing(.weasyprint).chinese)
        }
        let html = OfficialHTML.page(try await slip(pass, stored).paper)
        do {
            let bytes = try await site.heavyWork.run { try await PDFPrinter(weasyprint: program).print(html: html) }
            return site.download(bytes, type: "application/pdf", name: "申请回执\(pass.number).pdf")
        } catch let fault as DocumentFault {
            throw SiteError.unavailable(fault.chinese)
        }
    }

    private func slip(_ pass: FollowPass, _ stored: StoredMatter) async throws -> ReceiptSlip {
        let names = try await site.agencyNames(), calendar = try await requests.matters.calendar()
        let detail = try await requests.followed(stored, at: site.now()).detail
        return try ReceiptSlip(pass, stored, detail, unit: names[stored.row.agency] ?? "", calendar)
    }

    // MARK: Progress

    @Sendable func progress(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try context.openSite()
        guard let (pass, stored) = try await followed(request, context) else {
            return site.show(form: { ProgressFormPage(token: $0) }, request, context)
        }
        return try await show(pass, stored, request, context)
    }

    @Sendable func find(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await site.findMatter(request, context, requests: requests) { ProgressFormPage(token: $0, number: $1, code: $2, errors: $3) }
    }

    /// A file that went out with the reply, for whoever gave number and code.
    @Sendable func given(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (_, stored) = try await followed(request, context) else { return site.lead(to: Route.requestProgress.path()) }
        guard let number = context.parameters.get("number", as: Int.self) else { throw Self.noFile }
        do {
            let (file, bytes) = try await RedactionStore(requests: requests).file(
                number, givenWith: stored, from: site.address(of: request, context), at: site.now())
            context.logger.notice("file of a reply fetched", metadata: ["request": "\(stored.row.id.value)", "file": "\(number)"])
            var response = site.download(bytes, type: file.mediaType, name: file.name)
            response.headers[.cacheControl] = "private, no-store"
            return response
        } catch RedactionAccessRefusal.notFound {
            throw Self.noFile
        }
    }

    private static let noFile = SiteError.notFound("没有这个文件。答复送出以后，随答复提供的文件列在进度页上。")

    /// A paper that was sent to the applicant, as it went out, for whoever gave number and code.
    @Sendable func letter(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (_, stored) = try await followed(request, context) else { return site.lead(to: Route.requestProgress.path()) }
        guard let event = context.parameters.get("event", as: Int.self) else { throw Self.noLetter }
        do {
            let (letter, paper) = try await PaperStore(requests: requests).letter(
                event, to: stored, from: site.address(of: request, context), at: site.now())
            let bytes = try await site.printed(OfficialHTML.page(paper), in: site.heavyWork)
            context.logger.notice("letter fetched", metadata: ["request": "\(stored.row.id.value)", "event": "\(event)"])
            var response = site.download(bytes, type: "application/pdf", name: "\(letter.title)\(letter.number ?? "").pdf")
            response.headers[.cacheControl] = "private, no-store"
            return response
        } catch PaperAccessRefusal.notFound {
            throw Self.noLetter
        }
    }

    private static let noLetter = SiteError.notFound("没有这件文书。单位发出的文书列在进度页上；列着的才能下载。")

    /// What the applicant does: supplements, explains, withdraws.
    @Sendable func step(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (pass, stored) = try await followed(request, context) else {
            return left(request, context)
        }
        let form = context.form
        guard let action = form["action"].flatMap(RequestAction.init), let kind = ApplicantStep(action) else {
            throw SiteError.malformed("请从页面上的按钮进入。")
        }
        let text = (form["text"] ?? "").replacing("\r\n", with: "\n")
        let uploads = RequestFiles.Uploads(
            keys: form.all(IntakeForm.Name.uploaded.rawValue), owner: request.uploadOwner, requests: requests,
            largest: site.configuration.largestUpload, now: site.now())
        func again(_ words: String, status: HTTPResponse.Status = .unprocessableContent) async throws -> Response {
            guard let (_, now) = try await followed(request, context) else { return site.lead(to: Route.requestProgress.path()) }
            return try await show(pass, now, typed: (action, text, words), uploads: uploads, status: status, request, context)
        }
        if form.filesTooLarge != nil { return try await again(RequestFiles.tooLarge("刚才的内容"), status: .contentTooLarge) }
        do {
            let files = kind.takesFiles ? try await RequestFiles(work: fileWork, what: "刚才的内容").read(form, bringing: uploads) : []
            if kind.isNeeded, text.isEmpty, files.isEmpty { return try await again(kind.missing) }
            let seen = form["version"].flatMap { Int($0) } ?? 0
            let values: [String: FieldValue] = text.isEmpty ? [:] : [kind.field: .text(text)]
            try await requests.act(
                MatterRequest(action.action, seen: seen, values: values), files: files, on: stored.row.id, by: pass.code,
                from: site.address(of: request, context), at: site.now())
            await uploads.forget()
            context.logger.notice("step of an applicant", metadata: ["request": "\(stored.row.id.value)", "action": "\(action.rawValue)"])
            return site.lead(to: Route.requestProgress.path(), saying: kind.done)
        } catch let refusal as RequestFiles.Refused {
            return try await again(refusal.words)
        } catch MatterRefusal.stale {
            return try await again("您打开页面以后，办理情况有了变化，刚才的内容没有提交。请看看最新的情况，再决定是否提交。", status: .conflict)
        } catch let refusal as MatterRefusal {
            return try await again(refusal.words)
        }
    }

    /// Whoever was away for too long gives number and code once more.
    private func left(_ request: Request, _ context: VisitorContext) -> Response {
        site.show(
            form: { ProgressFormPage(token: $0, errors: ["code": "离开的时间太久，请再填一次编号和查询码。刚才的内容没有提交。"]) }, request, context,
            status: .unprocessableContent)
    }

    /// Whether mails come, and where to.
    @Sendable func mail(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (pass, stored) = try await followed(request, context) else { return left(request, context) }
        let form = context.form, email = form["email"] ?? "", wants = form["wantsMail"] == "yes"
        do {
            try await requests.setMail(
                wants, address: email.isEmpty ? nil : email, of: stored, from: site.address(of: request, context), at: site.now())
            return site.lead(to: Route.requestProgress.path(), saying: .mailWishKept)
        } catch let refusal as MailWishRefusal {
            return try await show(
                pass, stored, mail: ProgressPage.TypedMail(isOn: wants, email: email, error: refusal.words), status: .unprocessableContent,
                request, context)
        }
    }

    /// Forgets number and code and what was typed, on a machine that others use too.
    @Sendable func end(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await site.forget(request, shelf, requests, on: .requests)
    }

    // MARK: Parts

    /// The request of the cookie. Only a right code is ever sealed into one, so that it is no guess.
    private func followed(_ request: Request, _ context: VisitorContext) async throws -> (FollowPass, StoredMatter)? {
        guard let sealed = request.cookies[Site.followCookieName]?.value, let pass = requests.pass(sealed, at: site.now()),
            let stored = try await requests.matters.find(DisclosureRequest.kind.code, number: pass.number, proven: pass.code)
        else { return nil }
        return (pass, stored)
    }

    private func show(
        _ pass: FollowPass, _ stored: StoredMatter, typed: (RequestAction, String, String)? = nil,
        uploads: RequestFiles.Uploads? = nil, mail: ProgressPage.TypedMail? = nil, status: HTTPResponse.Status = .ok,
        _ request: Request, _ context: VisitorContext
    ) async throws -> Response {
        let now = site.now(), agencies = try await site.accounts.agencies(), calendar = try await requests.matters.calendar()
        let followed = try await requests.followed(stored, at: now)
        let given = try await RedactionStore(requests: requests).given(with: stored)
        let letters = try await PaperStore(requests: requests).letters(to: stored)
        let uploaded = try await RequestFiles.uploaded(uploads?.keys ?? [], uploads?.owner, requests, at: now)
        return site.show(
            form: { token in
                ProgressPage(
                    stored, followed, letters: letters, isPrinting: site.configuration.weasyprint != nil, given: given, agencies: agencies,
                    calendar, on: now.day, typed: typed, largest: site.configuration.largestUpload, uploaded: uploaded,
                    mail: mail, token: token)
            }, request, context, status: status)
    }
}

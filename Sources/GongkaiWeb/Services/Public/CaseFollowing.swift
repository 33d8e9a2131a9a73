import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird
import Logging

/// The receipt, and following a case by number and code. Neither stands in an address: a sealed cookie of half an hour carries both from the form to
/// the pages behind it, as for requests.
struct CaseFollowing {
    let site: Site
    let requests: RequestStore
    let cases: CaseStore
    let items: ServiceItemStore
    let shelf: FilingShelf
    let fileWork = HeavyWork(places: 1, queue: 8, patience: .seconds(60))

    private var files: MaterialFiles { MaterialFiles(site: site, requests: requests, work: fileWork) }

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.caseReceipt, use: receipt)
            .get(.caseReceiptPDF, use: receiptPDF)
            .get(.caseProgress, use: progress)
            .post(.caseProgress, use: find)
            .get(.caseProgressPaper, use: paper)
            .post(.caseProgressStep, use: step)
            .post(.caseProgressEnd, use: end)
    }

    // MARK: Receipt

    @Sendable func receipt(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (pass, stored) = try await followed(request, context) else { return site.lead(to: Route.caseProgress.path()) }
        let slip = try await slip(pass, stored)
        return site.show(form: { CaseReceiptPage(slip, hasPDF: site.configuration.weasyprint != nil, token: $0) }, request, context)
    }

    @Sendable func receiptPDF(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (pass, stored) = try await followed(request, context) else { return site.lead(to: Route.caseProgress.path()) }
        let bytes = try await site.printed(OfficialHTML.page(try await slip(pass, stored).paper), in: site.heavyWork)
        return site.download(bytes, type: "application/pdf", name: "收件回执\(pass.number).pdf")
    }

    private func slip(_ pass: FollowPass, _ stored: StoredMatter) async throws -> CaseSlip {
        let names = try await site.agencyNames(), calendar = try await cases.matters.calendar()
        let kept = try await cases.followed(stored, at: site.now()).materials
        return CaseSlip(pass, stored, kept, item: try await item(of: stored), unit: names[stored.row.agency] ?? "", calendar)
    }

    /// The version of the item that the case was begun with.
    private func item(of stored: StoredMatter) async throws -> ServiceItem? {
        guard let terms = stored.matter.caseTerms else { return nil }
        return try await items.item(code: terms.item, version: terms.itemVersion)?.item
    }

    // MARK: Progress

    @Sendable func progress(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try context.openSite()
        // Whoever follows several looks at one after the other.
        let isAnother = try request.queryFields[CaseProgressPage.another] != nil
        guard !isAnother, let (pass, stored) = try await followed(request, context) else {
            return site.show(form: { ProgressFormPage(ofCase: $0) }, request, context)
        }
        return try await show(pass, stored, request, context)
    }

    @Sendable func find(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await site.findMatter(request, context, requests: requests) { ProgressFormPage(ofCase: $0, number: $1, code: $2, errors: $3) }
    }

    /// A paper as it went out: 受理通知书, 一次性告知书, 决定书, whatever was issued to the applicant.
    @Sendable func paper(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (pass, stored) = try await followed(request, context) else { return site.lead(to: Route.caseProgress.path()) }
        let name: String = try context.parameters.require("paper")
        let code = name.hasSuffix(".pdf") ? String(name.dropLast(".pdf".count)) : name
        guard let step = context.parameters.get("step", as: Int.self),
            let paper = try await cases.paper(code, ofStep: step, of: stored)
        else {
            throw SiteError.notFound("这件申请没有这份文书，或者它已经撤销。请从办理进度的“文书”里打开。")
        }
        let bytes = try await site.printed(OfficialHTML.page(paper), in: site.heavyWork)
        var response = site.download(bytes, type: "application/pdf", name: "\(paper.title)\(pass.number).pdf")
        response.headers[.cacheControl] = "private, no-store"
        return response
    }

    // MARK: Steps

    /// What the applicant does: supplies what is missing, hands in what was promised, withdraws, rates.
    @Sendable func step(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (pass, stored) = try await followed(request, context) else {
            return site.show(
                form: { ProgressFormPage(ofCase: $0, errors: ["code": "离开的时间太久，请再填一次编号和查询码。刚才的内容没有提交。"]) }, request, context,
                status: .unprocessableContent)
        }
        let sent = context.form
        guard let action = sent["action"].flatMap(CaseAction.init), CaseProgressPage.applicantActions.contains(action) else {
            throw SiteError.malformed("请从页面上的按钮进入。")
        }
        var typed = CaseProgressPage.Typed(action, sent)
        func again(_ status: HTTPResponse.Status = .unprocessableContent) async throws -> Response {
            guard let (pass, now) = try await followed(request, context) else { return site.lead(to: Route.caseProgress.path()) }
            return try await show(pass, now, typed: typed, status: status, request, context)
        }
        if sent.filesTooLarge != nil {
            typed.error = RequestFiles.tooLarge("刚才的内容")
            return try await again(.contentTooLarge)
        }
        let wanted = CaseProgressPage.wanted(action, typed.branch, stored.matter)
        do {
            let owner = request.uploadOwner
            let taken = try await files.take(
                sent, for: wanted.map(\.code), keeping: typed.form.keys, owner: owner, from: site.address(of: request, context))
            for (code, keys) in taken.keys { typed.form[CaseForm.Name.keys(code)] = keys.joined(separator: "\n") }
            let read = try await files.files(taken, owner: owner)
            typed.errors = taken.refused.merging(read.gone) { $0 + $1 }
            for material in wanted
            where material.isRequired && typed.form.way(material.code) != .window && taken.isEmpty(material.code) {
                typed.errors[material.code] =
                    typed.errors[material.code]
                    ?? (action == .supplement
                        ? "请添加“\(material.name)”；交到窗口的，请勾选它下面的“交到窗口”。" : "请添加“\(material.name)”。")
            }
            if !typed.errors.isEmpty { return try await again() }
            let materials = wanted.filter { $0.isRequired || !taken.isEmpty($0.code) }.map { material in
                typed.form.way(material.code) == .window
                    ? CaseApplication.Material(material.code, .window)
                    : CaseApplication.Material(material.code, .upload, files: read.files[material.code] ?? [])
            }
            try await cases.act(
                try typed.request(materials), materials: materials, on: stored.row.id, by: pass.code,
                from: site.address(of: request, context), at: site.now())
            await files.forget(taken, owner: owner)
            context.logger.notice("step of an applicant", metadata: ["case": "\(stored.row.id.value)", "action": "\(action.rawValue)"])
            return site.lead(to: Route.caseProgress.path(), saying: typed.done(materials))
        } catch let refusal as CaseProgressPage.Typed.Incomplete {
            typed.error = refusal.words
            return try await again()
        } catch MatterRefusal.stale {
            typed.error = "您打开页面以后，办理情况有了变化，刚才的内容没有提交。请看看最新的情况，再决定是否提交。"
            return try await again(.conflict)
        } catch let refusal as MatterRefusal {
            typed.error = refusal.words
            return try await again()
        } catch MatterAccessRefusal.tooManyFiles(let most) {
            typed.error = MatterAccessRefusal.tooManyFiles(most: most).words
            return try await again()
        }
    }

    /// Forgets number and code and what was typed, on a machine that others use too.
    @Sendable func end(_ request: Request, _ context: VisitorContext) async throws -> Response {
        if let owner = request.uploadOwner { try await cases.forgetTickets(of: owner) }
        return try await site.forget(request, shelf, requests, on: .services)
    }

    // MARK: Parts

    /// The case of the cookie. Only a right code is ever sealed into one, so that it is no guess.
    private func followed(_ request: Request, _ context: VisitorContext) async throws -> (FollowPass, StoredMatter)? {
        guard let sealed = request.cookies[Site.followCookieName]?.value, let pass = requests.pass(sealed, at: site.now()),
            let stored = try await cases.matters.find(ServiceCase.kind.code, number: pass.number, proven: pass.code)
        else { return nil }
        return (pass, stored)
    }

    private func show(
        _ pass: FollowPass, _ stored: StoredMatter, typed: CaseProgressPage.Typed? = nil, status: HTTPResponse.Status = .ok,
        _ request: Request, _ context: VisitorContext
    ) async throws -> Response {
        let now = site.now(), calendar = try await cases.matters.calendar(of: stored.matter)
        let names = try await site.agencyNames(), followed = try await cases.followed(stored, at: now)
        let item = try await item(of: stored), owner = request.uploadOwner
        // The terms stay as they were; the window is where it is now.
        var guide = item
        if let code = stored.matter.caseTerms?.item, let current = try await items.item(code, on: now.day) { guide = current.item }
        var fields: [String: FileField] = [:]
        for (action, branch) in CaseProgressPage.filing(followed.buttons) {
            let isTyped = typed?.action == action && typed?.branch == branch
            for material in CaseProgressPage.wanted(action, branch, stored.matter) {
                fields[material.code] = try await files.field(
                    (material.code, material.name), keys: isTyped ? typed?.form.keys(material.code) ?? [] : [], owner: owner,
                    hint: "", isOptional: !material.isRequired, error: isTyped ? typed?.errors[material.code] : nil)
            }
        }
        let places = fields, window = guide
        return site.show(
            form: { token in
                CaseProgressPage(
                    stored, followed, item: item, guide: window, names: names, calendar, on: now.day, fields: places, typed: typed,
                    isPrinting: site.configuration.weasyprint != nil, token: token)
            }, request, context, status: status)
    }
}

extension Site {
    /// Finds what somebody waits for by number and code, whichever kind it is, and leads to its page.
    func findMatter(
        _ request: Request, _ context: VisitorContext, requests: RequestStore,
        again page: (_ token: String, _ number: String, _ code: String, _ errors: [String: String]) -> ProgressFormPage
    ) async throws -> Response {
        let number = context.form["number"] ?? "", written = context.form["code"] ?? "", now = now()
        func refused(_ errors: [String: String], status: HTTPResponse.Status = .unprocessableContent) -> Response {
            show(form: { page($0, number, written, errors) }, request, context, status: status)
        }
        if number.isEmpty { return refused(["number": "请填写编号。"]) }
        if written.isEmpty { return refused(["code": "请填写查询码。"]) }
        let kinds = [DisclosureRequest.kind.code, ServiceCase.kind.code]
        switch try await requests.matters.find(
            anyOf: kinds, number: number, code: written, from: address(of: request, context), at: now)
        {
        case .found(let stored):
            guard let code = TrackingCode(written) else { throw MatterAccessRefusal.notFound }
            let isCase = stored.row.kind == ServiceCase.kind.code
            var response = lead(to: isCase ? Route.caseProgress.path() : Route.requestProgress.path())
            let pass = requests.seal(FollowPass(number: stored.row.number ?? number, code: code, madeAt: now))
            response.setCookie(followCookie(pass, on: isCase ? .services : .requests))
            return response
        case .unknown where TrackingCode.length(of: written) != TrackingCode.length:
            let length = TrackingCode.length(of: written)
            return refused(["code": "查询码应为\(TrackingCode.length)个字符，现在填了\(length)个。请对照回执再填一次，短横线不算。"])
        case .unknown: return refused(["code": "编号或者查询码不对。请对照回执再填一次，大小写、短横线都不要紧。"])
        case .unknownAgain:
            return refused(
                ["code": "编号或者查询码不对。为这个编号输错的已经很多次，可能有人在猜。请对照回执再填一次，填对了马上可以查看。"], status: .tooManyRequests)
        case .later(let until):
            return tooMany(until) { words in
                // Nothing that was typed need be changed.
                show(
                    form: { page($0, number, written, [:]) }, request, context, status: .tooManyRequests, notices: [Notice(.error, words)])
            }
        }
    }
}

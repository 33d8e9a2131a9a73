import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird
import Logging

/// Writing an application and handing it in: unit, form, what is published already, a last look, receipt. Nothing is kept between the pages
/// but in their own forms, unless the applicant saves a draft.
struct RequestFiling {
    let site: Site
    let requests: RequestStore
    let sheets: SheetStore
    let guides: GuideStore
    let search: SearchStore
    let shelf = FilingShelf()
    /// Looking through what applicants attach: officers' files never wait for it.
    let fileWork = HeavyWork(places: 1, queue: 8, patience: .seconds(60))
    let searchWork = HeavyWork(places: 2, queue: 16, patience: .seconds(5))

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.requestNew, use: begin)
            .post(.requestNew, use: goOn)
            .get(.requestDraft, use: draftForm)
            .post(.requestDraft, use: openDraft)
    }

    @Sendable func begin(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), code = try request.queryFields["unit"] ?? ""
        guard here.units.contains(where: { $0.code == code }) else {
            return site.show(UnitChoicePage(here, profiles: try await sheets.shown(.unit), isUnknown: !code.isEmpty), request, context)
        }
        var form = IntakeForm()
        form[.unit] = code
        return try await show(form, draft: nil, request, context)
    }

    /// One address for all steps: which one is the value of the button.
    @Sendable func goOn(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let sent = context.form, draft = sent["draft"]
        var form = IntakeForm(sent)
        let step = RequestStep(sent["do"] ?? "")
        switch step {
        case .row:
            form.addItemRow()
            return try await show(form, draft: draft, request, context)
        case .person, .organisation:
            form[.who] = step == .organisation ? "organisation" : ""
            return try await show(form, draft: draft, request, context)
        case .edit: return try await show(form, draft: draft, request, context)
        case .save: return try await save(form, draft: draft, request, context)
        case .next, .look, .file, .answered: break
        }
        let errors = try self.errors(form, context)
        if !errors.isEmpty { return try await show(form, draft: draft, errors: errors, request, context) }
        switch step {
        case .file: return try await file(form, draft: draft, request, context)
        case .answered(let article): return try await spare(article, form, draft: draft, request, context)
        case .look: return try check(form, draft: draft, request, context)
        default:
            let answers = try await answers(to: form, context)
            if answers.isEmpty { return try check(form, draft: draft, request, context) }
            return site.show(
                form: { AnswersPage(answers, carry: carry(form, draft, token: $0)) }, request, context)
        }
    }

    // MARK: The form

    private func show(
        _ form: IntakeForm, draft: String?, errors: [String: String] = [:], _ request: Request, _ context: VisitorContext
    ) async throws -> Response {
        let here = try context.openSite(), rules = try IntakeRules(on: site.now().day)
        let unit = here.units.first { $0.code == form[.unit] }
        let guide = if let unit { try await guides.published(unit.id) } else { DisclosureGuide?.none }
        let groups = form.groups(rules, errors: errors)
        let contact = guide.map(RequestContact.facts) ?? []
        return site.show(
            form: { token in
                RequestFormPage(
                    form, groups, units: here.units, unitError: errors[IntakeForm.Name.unit.rawValue], contact: contact,
                    carry: Carry(token: token, fields: draft.map { [HiddenField(name: "draft", value: $0)] } ?? []), isDraft: draft != nil)
            }, request, context, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private func errors(_ form: IntakeForm, _ context: VisitorContext) throws -> [String: String] {
        var errors = try form.errors(by: .online, on: site.now().day)
        if try unit(form, context) == nil { errors[IntakeForm.Name.unit.rawValue] = "请选择向哪个单位申请。" }
        return errors
    }

    private func unit(_ form: IntakeForm, _ context: VisitorContext) throws -> Agency? {
        try context.openSite().units.first { $0.code == form[.unit] }
    }

    /// Everything filled in, for a page between.
    private func carry(_ form: IntakeForm, _ draft: String?, token: String) -> Carry {
        Carry(
            token: token,
            fields: form.kept.sorted { $0.key < $1.key }.map { HiddenField(name: $0.key, value: $0.value) }
                + [draft.map { HiddenField(name: "draft", value: $0) }, HiddenField(name: OnceOnly.field, value: OnceOnly.ticket())]
                .compactMap(\.self))
    }

    // MARK: What is published already

    private func answers(to form: IntakeForm, _ context: VisitorContext) async throws -> [AnswersPage.Answer] {
        let here = try context.openSite(), now = site.now(), columns = here.byID, names = here.agencyNames
        let found: [PublishedAnswer]
        do {
            found = try await searchWork.run { try await search.answers(to: form.asked, site: here.stored.id, at: now) }
        } catch is SearchDamage {
            // Who asks must not wait for a search that is being mended.
            return []
        } catch SiteError.busy {
            return []
        }
        return found.compactMap { answer in
            answer.line.path(in: columns).map { AnswersPage.Answer(answer, $0, agency: names[answer.line.agency] ?? "") }
        }
    }

    private func spare(
        _ article: ArticleID, _ form: IntakeForm, draft: String?, _ request: Request, _ context: VisitorContext
    ) async throws -> Response {
        guard let unit = try unit(form, context) else { throw MatterAccessRefusal.notFound }
        let now = site.now()
        _ = try await site.once(context.form) {
            try await requests.spare(article, agency: unit.id, at: now)
            return Route.requests.path()
        }
        return site.show(form: { SparedPage(carry: carry(form, draft, token: $0)) }, request, context)
    }

    // MARK: The last look

    private func check(
        _ form: IntakeForm, draft: String?, filesError: String? = nil, _ request: Request, _ context: VisitorContext
    ) throws -> Response {
        guard let unit = try unit(form, context) else { throw MatterAccessRefusal.notFound }
        let rules = try IntakeRules(on: site.now().day)
        return site.show(
            form: { RequestCheckPage(form, rules, unit: unit.name, filesError: filesError, carry: carry(form, draft, token: $0)) }, request,
            context, status: filesError == nil ? .ok : .unprocessableContent)
    }

    // MARK: Handing in

    private func file(_ form: IntakeForm, draft: String?, _ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let unit = try unit(form, context) else { throw MatterAccessRefusal.notFound }
        let ticket = context.form[OnceOnly.field] ?? OnceOnly.ticket()
        if let first = try await first(ticket) { return first }
        do {
            let files: [NewFile]
            do {
                files = try await RequestFiles(work: fileWork).read(context.form)
            } catch let refusal as RequestFiles.Refused {
                site.onceOnly.finish(ticket, at: nil)
                return try check(form, draft: draft, filesError: refusal.words, request, context)
            }
            let filed = try await hand(in: form, to: unit, draft: draft, files, request, context)
            let pass = requests.seal(FollowPass(number: filed.number, code: filed.code, madeAt: site.now()))
            shelf.keep(pass, of: ticket)
            site.onceOnly.finish(ticket, at: Route.requestReceipt.path())
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

    // MARK: Drafts

    private func save(_ form: IntakeForm, draft: String?, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let now = site.now(), address = site.address(of: request, context), here = try context.openSite()
        guard let unit = try unit(form, context) else {
            return try await show(form, draft: draft, errors: [IntakeForm.Name.unit.rawValue: "请先选择单位，再保存草稿。"], request, context)
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
        let until = now.day.adding(days: RequestStore.draftDays), base = site.base(of: here.facts)
        return site.show(
            form: { token in
                DraftSavedPage(
                    saved, until: until, address: base + Route.requestDraft.path().text, carry: carry(form, saved.text, token: token))
            }, request, context)
    }

    @Sendable func draftForm(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try context.openSite()
        return site.show(form: { DraftPage(token: $0) }, request, context)
    }

    @Sendable func openDraft(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let written = context.form["code"] ?? ""
        switch try await requests.openDraft(written, from: site.address(of: request, context), at: site.now()) {
        case .found(let kept, _, let code): return try await show(IntakeForm(kept: kept), draft: code.text, request, context)
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

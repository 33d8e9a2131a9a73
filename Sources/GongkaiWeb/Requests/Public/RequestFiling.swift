import GongkaiCore
import GongkaiStore
import Hummingbird

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
        if sent.filesTooLarge != nil { return try await tooLarge(form, draft: draft, request, context) }
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
        case .look: return try await check(form, draft: draft, request, context)
        default:
            let answers = try await answers(to: form, context)
            if answers.isEmpty { return try await check(form, draft: draft, request, context) }
            return site.show(
                form: { AnswersPage(answers, carry: carry(form, draft, token: $0)) }, request, context)
        }
    }

    // MARK: The form

    func show(
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
                    carry: Carry(
                        token: token,
                        fields: form.unshown(groups).map { HiddenField(name: $0.name, value: $0.value) }
                            + (draft.map { [HiddenField(name: "draft", value: $0)] } ?? [])), isDraft: draft != nil)
            }, request, context, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    func errors(_ form: IntakeForm, _ context: VisitorContext) throws -> [String: String] {
        var errors = try form.errors(by: .online, on: site.now().day)
        if try unit(form, context) == nil { errors[IntakeForm.Name.unit.rawValue] = "请选择向哪个单位申请。" }
        return errors
    }

    func unit(_ form: IntakeForm, _ context: VisitorContext) throws -> Agency? {
        try context.openSite().units.first { $0.code == form[.unit] }
    }

    /// Everything filled in, for a page between.
    func carry(_ form: IntakeForm, _ draft: String?, token: String) -> Carry {
        Carry(
            token: token,
            fields: form.kept.sorted { $0.key < $1.key }.map { HiddenField(name: $0.key, value: $0.value) }
                + [draft.map { HiddenField(name: "draft", value: $0) }, HiddenField(name: OnceOnly.field, value: OnceOnly.ticket())]
                .compactMap(\.self))
    }

    // MARK: What is published already

    private func answers(to form: IntakeForm, _ context: VisitorContext) async throws -> [AnswersPage.Answer] {
        let here = try context.openSite(), now = site.now(), columns = here.byID, names = here.agencyNames
        // First what was published because others had asked for it before.
        var found = try await requests.proposedAnswers(to: form.asked, site: here.stored.id, at: now)
        do {
            let searched = try await searchWork.run { try await search.answers(to: form.asked, site: here.stored.id, at: now) }
            found += searched.filter { answer in !found.contains { $0.line.article == answer.line.article } }
        } catch is SearchDamage {
            // Who asks must not wait for a search that is being mended.
        } catch SiteError.busy {
            // Nor for a place in it.
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

    /// The button stood behind the files, so that nobody knows which it was: the last look is shown again, with everything typed.
    private func tooLarge(_ form: IntakeForm, draft: String?, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let errors = try self.errors(form, context)
        if !errors.isEmpty { return try await show(form, draft: draft, errors: errors, request, context) }
        return try await check(
            form, draft: draft, filesError: RequestFiles.tooLarge("申请"), status: .contentTooLarge, request, context)
    }

    func check(
        _ form: IntakeForm, draft: String?, filesError: String? = nil, status: HTTPResponse.Status = .unprocessableContent,
        _ request: Request, _ context: VisitorContext
    ) async throws -> Response {
        guard let unit = try unit(form, context) else { throw MatterAccessRefusal.notFound }
        let rules = try IntakeRules(on: site.now().day)
        let keys = form.codes(.uploaded), uploaded = try await RequestFiles.uploaded(keys, request.uploadOwner, requests, at: site.now())
        let gone = RequestFiles.gone(keys.count - uploaded.count).map { $0 + "申请还没有提交，填写的文字都在。请重新选择附件。" }
        let filesError = filesError ?? gone
        // The boxes of the page name them.
        var carried = form
        carried[.uploaded] = ""
        let fields = carried
        return site.show(
            form: {
                RequestCheckPage(
                    form, rules, unit: unit.name, filesError: filesError, largest: site.configuration.largestUpload, uploaded: uploaded,
                    carry: carry(fields, draft, token: $0))
            }, request, context, status: filesError == nil ? .ok : status)
    }
}

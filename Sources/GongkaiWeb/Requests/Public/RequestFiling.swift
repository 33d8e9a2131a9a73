import GongkaiCore
import GongkaiStore
import Hummingbird

/// Writing an application and handing it in: unit, form, what is published already, a last look, receipt. Every answer leads to a page of its own,
/// which is kept sealed for an hour for the browser that typed it (docs/adr/0026): going back and loading anew send nothing twice.
struct RequestFiling {
    let site: Site
    let requests: RequestStore
    let sheets: SheetStore
    let guides: GuideStore
    let search: SearchStore
    let shelf: FilingShelf
    /// Looking through what applicants attach: officers' files never wait for it.
    let fileWork = HeavyWork(places: 1, queue: 8, patience: .seconds(60))
    let searchWork = HeavyWork(places: 2, queue: 16, patience: .seconds(5))

    /// What follows from a button: a page, or that it was handed in.
    enum Turn {
        case page(FilingPage)
        case done(Response)
    }

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.requestNew, use: begin)
            .post(.requestNew, use: goOn)
            .get(.requestPage, use: page)
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
        return try await show(FilingPage(.form, form, draft: nil, ticket: OnceOnly.ticket()), request, context)
    }

    /// One address for all steps: which one is the value of the button.
    @Sendable func goOn(_ request: Request, _ context: VisitorContext) async throws -> Response {
        switch try await turn(request, context) {
        case .page(let page): try await lead(to: page, request, context)
        case .done(let response): response
        }
    }

    private func turn(_ request: Request, _ context: VisitorContext) async throws -> Turn {
        let sent = context.form, draft = sent["draft"]
        let ticket = sent[OnceOnly.field].flatMap { $0.isEmpty ? nil : $0 } ?? OnceOnly.ticket()
        var form = IntakeForm(sent)
        func page(_ kind: FilingPage.Kind, _ form: IntakeForm, errors: [String: String] = [:], filesError: String? = nil) -> Turn {
            .page(FilingPage(kind, form, draft: draft, ticket: ticket, errors: errors, filesError: filesError))
        }
        if sent.filesTooLarge != nil {
            // The button stood behind the files, so that nobody knows which it was: the last look is shown again, with everything typed.
            let errors = try self.errors(form, context)
            return errors.isEmpty ? page(.check, form, filesError: RequestFiles.tooLarge("申请")) : page(.form, form, errors: errors)
        }
        let step = RequestStep(sent["do"] ?? "")
        switch step {
        case .row:
            form.addItemRow()
            return page(.form, form)
        case .person, .organisation:
            form[.who] = step == .organisation ? "organisation" : ""
            return page(.form, form)
        case .edit: return page(.form, form)
        case .save: return .page(try await save(form, draft: draft, ticket: ticket, request, context))
        case .next, .look, .file, .another, .answered: break
        }
        let errors = try self.errors(form, context)
        if !errors.isEmpty { return page(.form, form, errors: errors) }
        switch step {
        case .file, .another: return try await file(form, draft: draft, ticket: ticket, isAnother: step == .another, request, context)
        case .answered(let article):
            try await spare(article, form, ticket: ticket, context)
            return page(.spared, form)
        case .look: return page(.check, form)
        default: return page(try await answers(to: form, context).isEmpty ? .check : .answers, form)
        }
    }

    // MARK: Pages with addresses of their own

    /// Keeps the page and leads to it. What is too much to be kept is shown at once.
    func lead(to page: FilingPage, _ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let owner = request.uploadOwner,
            let key = try await requests.keepFormPage(
                page.kept, by: owner, from: site.address(of: request, context), at: site.now())
        else {
            return try await show(page, request, context)
        }
        return site.lead(to: Route.requestPage.path(key))
    }

    @Sendable func page(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let key: String = try context.parameters.require("page")
        guard let owner = request.uploadOwner, let kept = try await requests.formPage(key, by: owner, at: site.now()),
            let page = FilingPage(kept: kept)
        else {
            throw SiteError.notFound("这一页只保留1小时，并且只在填写时用的浏览器里能打开。没有提交的内容请重新填写；保存过草稿的，可以用查询码接着填。")
        }
        return try await show(page, request, context)
    }

    private func show(_ page: FilingPage, _ request: Request, _ context: VisitorContext) async throws -> Response {
        switch page.kind {
        case .form: return try await showForm(page, request, context)
        case .answers:
            let answers = try await answers(to: page.form, context)
            // Meanwhile withdrawn.
            if answers.isEmpty { return try await showCheck(page, request, context) }
            return site.show(form: { AnswersPage(answers, carry: carry(page, token: $0)) }, request, context)
        case .check: return try await showCheck(page, request, context)
        case .saved:
            let until = site.now().day.adding(days: RequestStore.draftDays), base = site.base(of: try context.openSite().facts)
            guard let code = page.draft.flatMap({ TrackingCode($0) }) else { throw MatterAccessRefusal.notFound }
            return site.show(
                form: { DraftSavedPage(code, until: until, address: base + Route.requestDraft.path().text, carry: carry(page, token: $0)) },
                request, context)
        case .spared: return site.show(form: { SparedPage(carry: carry(page, token: $0)) }, request, context)
        }
    }

    // MARK: The form

    private func showForm(_ page: FilingPage, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), rules = try IntakeRules(on: site.now().day), form = page.form, errors = page.errors
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
                        fields: form.unshown(groups).map { HiddenField(name: $0.name, value: $0.value) } + Self.hidden(page)),
                    isDraft: page.draft != nil)
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
    private func carry(_ page: FilingPage, form: IntakeForm? = nil, token: String) -> Carry {
        Carry(
            token: token,
            fields: (form ?? page.form).kept.sorted { $0.key < $1.key }.map { HiddenField(name: $0.key, value: $0.value) }
                + Self.hidden(page))
    }

    private static func hidden(_ page: FilingPage) -> [HiddenField] {
        [page.draft.map { HiddenField(name: "draft", value: $0) }, HiddenField(name: OnceOnly.field, value: page.ticket)].compactMap(\.self)
    }

    // MARK: What is published already

    private func answers(to form: IntakeForm, _ context: VisitorContext) async throws -> [AnswersPage.Answer] {
        let here = try context.openSite(), now = site.now(), columns = here.byID, names = here.agencyNames
        var found: [PublishedAnswer] = []
        do {
            found = try await searchWork.run {
                // First what was published because others had asked for it before.
                let proposed = try await requests.proposedAnswers(to: form.asked, site: here.stored.id, at: now)
                do {
                    let searched = try await search.answers(to: form.asked, site: here.stored.id, at: now)
                    return proposed + searched.filter { answer in !proposed.contains { $0.line.article == answer.line.article } }
                } catch is SearchDamage {
                    // Who asks must not wait for a search that is being mended.
                    return proposed
                }
            }
        } catch SiteError.busy {
            // Nor for a place in it.
        }
        // A reply without what it gave answers nobody.
        let empty = try await requests.repliesWithoutAnswer(among: found.map(\.line.article))
        return found.filter { !empty.contains($0.line.article) }.compactMap { answer in
            answer.line.path(in: columns).map { AnswersPage.Answer(answer, $0, agency: names[answer.line.agency] ?? "") }
        }
    }

    private func spare(_ article: ArticleID, _ form: IntakeForm, ticket: String, _ context: VisitorContext) async throws {
        guard let unit = try unit(form, context) else { throw MatterAccessRefusal.notFound }
        let mark = "spared/\(ticket)/\(article.value)"
        guard case .first = site.onceOnly.start(mark) else { return }
        do {
            try await requests.spare(article, agency: unit.id, at: site.now())
            site.onceOnly.finish(mark, at: Route.requests.path())
        } catch {
            site.onceOnly.finish(mark, at: nil)
            throw error
        }
    }

    // MARK: The last look

    private func showCheck(_ page: FilingPage, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let form = page.form
        guard let unit = try unit(form, context) else { throw MatterAccessRefusal.notFound }
        let rules = try IntakeRules(on: site.now().day)
        let keys = form.codes(.uploaded), uploaded = try await RequestFiles.uploaded(keys, request.uploadOwner, requests, at: site.now())
        let gone = RequestFiles.gone(keys.count - uploaded.count).map { $0 + "申请还没有提交，填写的文字都在。请重新选择附件。" }
        let filesError = page.filesError ?? (page.earlier == nil ? gone : nil)
        // The boxes of the page name them.
        var carried = form
        carried[.uploaded] = ""
        let fields = carried
        return site.show(
            form: {
                RequestCheckPage(
                    form, rules, unit: unit.name, filesError: filesError, largest: site.configuration.largestUpload, uploaded: uploaded,
                    earlier: page.earlier, carry: carry(page, form: fields, token: $0))
            }, request, context, status: filesError == nil ? .ok : .unprocessableContent)
    }
}

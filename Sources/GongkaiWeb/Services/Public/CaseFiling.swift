import GongkaiCore
import GongkaiStore
import Hummingbird

/// Applying for an item and handing it in: form, a last look with the files, receipt. Every answer leads to a page of its own, which is kept sealed
/// for an hour for the browser that typed it (docs/adr/0026): going back and loading anew send nothing twice.
struct CaseFiling {
    let site: Site
    let requests: RequestStore
    let cases: CaseStore
    let items: ServiceItemStore
    let forms: ItemFormStore
    let shelf: FilingShelf
    /// Looking through what applicants attach: officers' files never wait for it.
    let fileWork = HeavyWork(places: 1, queue: 8, patience: .seconds(60))

    var files: MaterialFiles { MaterialFiles(site: site, requests: requests, work: fileWork) }

    /// What follows from a button: a page, or that it was handed in.
    enum Turn {
        case page(CaseFilingPage)
        case done(Response)
    }

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.caseApply, use: begin)
            .post(.caseApply, use: goOn)
            .get(.caseFormPage, use: page)
        addDraftRoutes(to: visitors)
    }

    @Sendable func begin(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let applied = try await applied(context), answers = try request.queryFields[CaseForm.Name.walk] ?? ""
        guard applied.isRight(answers) else {
            return site.lead(to: Route.service.path(applied.code).query([(CaseForm.Name.walk, answers)]))
        }
        var form = CaseForm()
        form[CaseForm.Name.walk] = answers
        if !applied.item.conditions.audiences.isEmpty, !applied.item.conditions.audiences.contains(.person) {
            form.identity[.who] = "organisation"
        }
        form.chooseUsualWays(applied.questions)
        return try await show(CaseFilingPage(.form, form, ticket: OnceOnly.ticket()), applied, request, context)
    }

    /// One address for all steps: which one is the value of the button.
    @Sendable func goOn(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let applied = try await applied(context)
        if context.form.isUnproven {
            let page = CaseFilingPage(.form, CaseForm(context.form), ticket: OnceOnly.ticket())
            return try await show(page, applied, request, context, unproven: true)
        }
        switch try await turn(applied, request, context) {
        case .page(var page):
            if page.draft == nil { page.draft = context.form[CaseFilingPage.draft].flatMap { $0.isEmpty ? nil : $0 } }
            return try await lead(to: page, applied, request, context)
        case .done(let response): return response
        }
    }

    private func turn(_ applied: AppliedItem, _ request: Request, _ context: VisitorContext) async throws -> Turn {
        let sent = context.form
        let ticket = sent[OnceOnly.field].flatMap { $0.isEmpty ? nil : $0 } ?? OnceOnly.ticket()
        var form = CaseForm(sent)
        if sent.filesTooLarge != nil {
            // The button stood behind the files, so that nobody knows which it was: the last look is shown again, with everything typed.
            let errors = form.errors(applied.questions)
            return .page(
                errors.isEmpty
                    ? CaseFilingPage(.check, form, ticket: ticket, errors: ["files": RequestFiles.tooLarge("申请")])
                    : CaseFilingPage(.form, form, ticket: ticket, errors: errors))
        }
        let button = sent["do"] ?? ""
        switch button {
        case "save": return .page(try await save(form, applied, ticket: ticket, request, context))
        case "edit": return .page(CaseFilingPage(.form, form, ticket: ticket))
        case "person", "organisation":
            form.identity[.who] = button == "organisation" ? "organisation" : ""
            return .page(CaseFilingPage(.form, form, ticket: ticket))
        case _ where button.hasPrefix("row-"):
            if let group = applied.fields.field(String(button.dropFirst("row-".count))) { form.addRow(to: group, in: applied.fields) }
            return .page(CaseFilingPage(.form, form, ticket: ticket))
        default: break
        }
        let errors = form.errors(applied.questions)
        if !errors.isEmpty { return .page(CaseFilingPage(.form, form, ticket: ticket, errors: errors)) }
        guard ["file", "another", "upload"].contains(button) else { return .page(CaseFilingPage(.check, form, ticket: ticket)) }
        return try await file(form, applied, ticket: ticket, button, request, context)
    }

    // MARK: Pages with addresses of their own

    /// Keeps the page and leads to it. What is too much to be kept is shown at once.
    func lead(
        to page: CaseFilingPage, _ applied: AppliedItem, _ request: Request, _ context: VisitorContext
    ) async throws -> Response {
        guard let owner = request.uploadOwner,
            let key = try await requests.keepFormPage(page.kept, by: owner, from: site.address(of: request, context), at: site.now())
        else {
            return try await show(page, applied, request, context)
        }
        return site.lead(to: Route.caseFormPage.path(applied.code, key))
    }

    @Sendable func page(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let applied = try await applied(context), key: String = try context.parameters.require("page")
        guard let owner = request.uploadOwner, let kept = try await requests.formPage(key, by: owner, at: site.now()),
            let page = CaseFilingPage(kept: kept)
        else { throw SiteError.notFound("这一页只保留1小时，并且只在填写时用的浏览器里能打开。没有提交的内容，请从办事指南重新填写。") }
        return try await show(page, applied, request, context)
    }

    private func show(
        _ page: CaseFilingPage, _ applied: AppliedItem, _ request: Request, _ context: VisitorContext, unproven: Bool = false
    ) async throws -> Response {
        switch page.kind {
        case .form:
            let rules = try IntakeRules(on: site.now().day), groups = page.form.groups(applied.questions, rules, errors: page.errors)
            let shown = Set(groups.flatMap(\.rows).map(\.name) + [IntakeForm.Name.who.rawValue])
            let hidden = page.form.kept.filter { !shown.contains($0.key) }
            return site.show(
                form: { token in
                    CaseFormPage(applied, groups, who: page.form.identity[.who], carry: carry(page, applied, hidden, token: token))
                }, request, context, status: unproven ? .forbidden : page.errors.isEmpty ? .ok : .unprocessableContent,
                notices: unproven
                    ? [
                        Notice(
                            .warning,
                            "刚才的内容没有提交，填写的都还在，添加的文件要再添加。这一页打开的时间太久，或者浏览器没有保存Cookie。请再按一次“下一步”；仍然这样的，请允许本网站使用Cookie，或者带材料到窗口办理。")
                    ] : [])
        case .check: return try await showCheck(page, applied, request, context)
        case .saved:
            guard let code = page.draft.flatMap({ TrackingCode($0) }) else { throw MatterAccessRefusal.notFound }
            let address = site.base(of: try context.openSite().facts) + Route.caseDraft.path().text
            let until = site.now().day.adding(days: CaseStore.draftDays)
            return site.show(
                form: { token in
                    CaseDraftSavedPage(
                        code, applied, until: until, address: address, carry: carry(page, applied, page.form.kept, token: token))
                }, request, context)
        }
    }

    private func showCheck(
        _ page: CaseFilingPage, _ applied: AppliedItem, _ request: Request, _ context: VisitorContext
    ) async throws -> Response {
        let form = page.form, rules = try IntakeRules(on: site.now().day), owner = request.uploadOwner
        var fields: [FileField] = []
        for material in applied.uploads(form) {
            fields.append(
                try await files.field(
                    (material.code, material.name), keys: form.keys(material.code), owner: owner,
                    hint: CaseForm.hint(material) ?? "", error: page.errors[CaseForm.Name.files(material.code)]))
        }
        // The boxes of the page name what is here already.
        let hidden = form.kept.filter { !$0.key.hasPrefix("up-") }, places = fields
        return site.show(
            form: { token in
                CaseCheckPage(
                    form, applied, rules, files: places, error: page.errors["files"], earlier: page.earlier,
                    on: site.now().day,
                    carry: carry(page, applied, hidden, token: token))
            }, request, context, status: page.errors.isEmpty ? .ok : .unprocessableContent)
    }

    private func carry(_ page: CaseFilingPage, _ applied: AppliedItem, _ hidden: [String: String], token: String) -> Carry {
        var fields: [HiddenField] = []
        for (name, value) in hidden.sorted(by: { $0.key < $1.key }) {
            // What was chosen of several stands one a line, and is sent one by one.
            let lines = Self.isList(name, applied) ? value.split(separator: "\n").map(String.init) : [value]
            fields += lines.map { HiddenField(name: name, value: $0) }
        }
        if let draft = page.draft { fields.append(HiddenField(name: CaseFilingPage.draft, value: draft)) }
        fields.append(HiddenField(name: OnceOnly.field, value: page.ticket))
        return Carry(to: Route.caseApply.path(applied.code), token: token, fields: fields)
    }

    private static func isList(_ name: String, _ applied: AppliedItem) -> Bool {
        if name.hasPrefix("up-") { return true }
        guard name.hasPrefix("f-"), let code = name.dropFirst(2).split(separator: "-").last else { return false }
        return applied.fields.field(String(code))?.kind == .choices
    }

    // MARK: The item

    /// The item of the address, if it is applied for here.
    private func applied(_ context: VisitorContext) async throws -> AppliedItem {
        try await applied(try context.parameters.require("task"), context)
    }

    func applied(_ code: String, _ context: VisitorContext) async throws -> AppliedItem {
        let here = try context.openSite(), today = site.now().day
        guard let stored = try await items.item(code, on: today), let agency = here.units.first(where: { $0.id == stored.agency }) else {
            throw SiteError.notFound("没有实施编码为“\(code.prefix(60))”的事项，或者它已经撤下。请从办事大厅按主题、单位或者名称查找。")
        }
        let item = stored.item, name = item.identity.name
        guard item.isInForce(on: today) else { throw SiteError.notFound("“\(name)”现在不办理。请看办事指南上的说明。") }
        guard item.isAppliedForOnline else { throw SiteError.notFound("“\(name)”不能在网上申请。\(item.whereToGo)") }
        let agencies = try await site.accounts.agencies()
        let units = Dictionary(agencies.map { ($0.code, CaseTerms.Unit($0.id, $0.name)) }) { first, _ in first }
        do {
            _ = try CaseTerms(item: item, units: units)
        } catch {
            throw SiteError.notFound("“\(name)”暂时不能在网上申请。\(item.whereToGo)")
        }
        return AppliedItem(
            stored: stored, agency: agency, units: units,
            questions: CaseQuestions(item: item, form: try await forms.form(of: code, version: stored.number)))
    }
}

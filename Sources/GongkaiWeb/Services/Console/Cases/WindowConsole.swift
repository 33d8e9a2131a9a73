import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// 一窗式受理: any clerk of the window takes in any item of any unit: who applies, what they brought, and a receipt.
struct WindowConsole {
    let site: Site
    let cases: CaseStore
    let items: ServiceItemStore
    let forms: ItemFormStore

    /// Items of one search at the most.
    static let most = 50
    private static let cookie = "taken"
    /// The number of the appointment by which somebody comes, in the address and in the form.
    static let appointment = "appointment"

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.window, use: find)
            .get(.windowIntake, use: show)
            .post(.windowIntake, use: take)
            .get(.windowTaken, use: taken)
            .post(.windowReceipt, use: receipt)
    }

    @Sendable func find(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeCases)
        let words = try request.queryFields["q"]?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
        let filter = ServiceItemFilter(agencies: context.officer.scope, words: String(words.prefix(100)))
        let lines = words.isEmpty ? [] : try await items.list(filter, on: site.now().day, limit: Self.most + 1)
        let names = Dictionary(uniqueKeysWithValues: try await site.accounts.agencies().map { ($0.id, $0.name) })
        return site.show(WindowPage(words, lines, names), request, context)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let offered = try await offered(context)
        let visit = try await visit(request.queryFields[Self.appointment], offered, context)
        var form = IntakeForm()
        form[.arrivedOn] = site.now().day.text
        if let visit, context.officer.mayCallAppointments {
            let person = try await cases.appointments.reveal(
                number: visit.appointment.number, reason: "预约的人已到，填写收件表", to: context.officer, from: context.actor.address,
                at: site.now())
            form[.name] = person.name
            form[.telephone] = person.telephone
        }
        let typed = WindowIntake(
            form, CaseForm(), try await self.form(of: offered), deciding: offered.item.item.decidingFields, visit: visit)
        return site.show(try await page(typed, offered, [:], .init(), context), request, context)
    }

    @Sendable func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        let offered = try await offered(context), sent = context.form
        var typed = WindowIntake(
            IntakeForm(sent), CaseForm(sent), try await form(of: offered),
            came: sent.all(WindowIntakePage.materials).filter { offered.terms.material($0) != nil },
            reused: sent.all(WindowIntakePage.reused).filter { code in offered.reusable.contains { $0.code == code } },
            agrees: sent[WindowIntakePage.agreed] == "yes",
            corrected: sent[MatterField.corrected.code] ?? "", deciding: offered.item.item.decidingFields,
            visit: try await visit(sent[Self.appointment], offered, context))
        if sent.filesTooLarge != nil {
            let words = [CounterFiles.others: RequestFiles.tooLarge("收件")]
            return site.show(
                try await page(typed, offered, words, .init(), context), request, context, status: .contentTooLarge)
        }
        // What came is kept first, so that nobody chooses it again because something else is wrong.
        let counter = CounterFiles(
            site: site, requests: RequestStore(matters: cases.matters), terms: offered.terms, officer: context.officer,
            hasAgent: typed.filled.hasAgent)
        let taken = try await counter.take(sent, from: context.actor.address)
        if let button = sent["do"], typed.press(button) {
            return site.show(try await page(typed, offered, [:], taken, context), request, context)
        }
        let (files, gone) = try await counter.read(taken)
        // Before the questions are answered on which steps depend there may be none: the errors say so.
        let terms = (try? offered.terms(of: typed.answered)) ?? offered.terms
        let (read, day, errors) = read(
            typed.form, typed.came(of: offered.item.item).filter { terms.material($0) != nil })
        let (licenceUntil, unread) = typed.filled.licenceUntil(receivedOn: day ?? site.now().day)
        var received = read
        if terms.waitsForValidity { received.licenceUntil = licenceUntil }
        let intake = received
        var wrong = errors.merging(
            typed.filled.counterErrors(CaseQuestions(item: offered.item.item, form: typed.itemForm))
        ) { first, _ in first }
        wrong.merge(taken.refused) { $1 }
        wrong.merge(gone) { $0 + $1 }
        if !typed.reused.isEmpty, !typed.agrees { wrong[WindowIntakePage.agreed] = "请当面问申请人是否同意再次使用，同意的打勾；不同意的，去掉上面选的材料。" }
        if terms.waitsForValidity { wrong[CaseForm.Name.licenceUntil] = unread }
        wrong[MatterField.corrected.code] = IntakeForm.tooLong(typed.corrected, 1_000)
        guard wrong.isEmpty, let day else {
            return site.refused(try await page(typed, offered, wrong, taken, context), request, context)
        }
        // What the answers do not call for was brought all the same: it stays with the case, under no material.
        let isKnown = { (code: String) in terms.material(code) != nil || code == RequiredMaterial.authorisation.code }
        let materials = files.filter { isKnown($0.key) }.map { CaseApplication.Material($0.key, .upload, files: $0.value) }
            .sorted { $0.code < $1.code }
        let others = files.filter { !isKnown($0.key) }.sorted { $0.key < $1.key }.flatMap(\.value)
        let takenPath = Route.windowTaken.path(offered.item.taskCode)
        var done: FiledCase?
        let path: Path
        do {
            (path, _) = try await site.once(sent) {
                let filed = try await cases.takeIn(
                    intake, materials: materials, others: others, corrected: typed.corrected,
                    agent: typed.filled.hasAgent ? typed.filled.agent : nil, form: typed.itemForm?.number,
                    answers: typed.fields.kept(typed.filled.answers(typed.fields)), reusing: typed.reused,
                    appointment: typed.visit?.appointment.number, under: terms,
                    to: offered.item.agency,
                    arrivedOn: day == site.now().day ? nil : day, by: context.officer,
                    from: context.actor.address, at: site.now())
                done = filed
                return Route.serviceCase.path("\(filed.id.value)")
            }
        } catch MatterAccessRefusal.tooManyFiles(let most) {
            let words = [CounterFiles.others: MatterAccessRefusal.tooManyFiles(most: most).words]
            return site.refused(try await page(typed, offered, words, taken, context), request, context)
        }
        guard let done else { return site.lead(to: path, saying: .alreadyDone) }
        await counter.forget(taken)
        // A page of its own, so that whoever comes back to it takes nothing in again; number and code go along sealed, for half an hour.
        let pass = RequestStore(matters: cases.matters).seal(
            FollowPass(number: done.number, code: done.code, madeAt: site.now()))
        var response = site.lead(to: takenPath)
        response.setCookie(
            Cookie(
                name: Self.cookie, value: pass, maxAge: FollowPass.lifetime, path: Route.window.path().text,
                secure: site.configuration.isSecure, httpOnly: true, sameSite: .lax))
        return response
    }

    /// What was taken in last, while its code is known.
    @Sendable func taken(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeCases)
        let task: String = try context.parameters.require("task")
        let requests = RequestStore(matters: cases.matters)
        guard let sealed = request.cookies[Self.cookie]?.value,
            let pass = requests.pass(sealed, at: site.now()),
            let found = try await cases.matters.find(
                ServiceCase.kind.code, number: pass.number, proven: pass.code),
            let terms = found.matter.caseTerms, terms.item == task
        else { return site.lead(to: Route.window.path()) }
        let stored = try await cases.matters.matter(found.row.id, for: context.officer)
        let receipt = WindowTakenPage.Receipt(
            action: Route.windowReceipt.path(task).text, token: context.officer.csrfToken, pass: sealed,
            hasPDF: site.configuration.weasyprint != nil)
        return site.show(
            WindowTakenPage(
                stored.row.id, pass, terms, missing: stored.matter.missingMaterials(terms),
                toConfirm: stored.matter.materialsToConfirm,
                lacksValidity: terms.waitsForValidity && stored.matter[.licenceUntil] == nil,
                earlier: try await cases.earlierCases(of: stored.matter, for: context.officer),
                receipt: receipt), request, context)
    }

    /// 收件凭证 with number and code. The code is kept nowhere: the page after the intake carries it sealed, for half an hour.
    @Sendable func receipt(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeCases)
        guard let pass = context.form["pass"].flatMap({ RequestStore(matters: cases.matters).pass($0, at: site.now()) }),
            let stored = try await cases.matters.find(ServiceCase.kind.code, number: pass.number, proven: pass.code),
            let line = stored.matter.casePapers.first
        else { throw SiteError.notFound("带查询码的收件凭证只在收件后半小时内可以打印。办件和不带查询码的凭证在办件的页面上。") }
        let opened = try await cases.paper(
            line.document.code, ofStep: line.event, of: stored.row.id, for: context.officer, from: context.actor.address, at: site.now()
        ).telling(pass.code)
        if context.form["as"] == "pdf" {
            let bytes = try await site.printed(OfficialHTML.page(opened.paper), in: site.staffWork)
            return site.download(bytes, type: "application/pdf", name: "收件凭证\(pass.number).pdf")
        }
        return site.show(CasePaperPage(opened, of: stored, hasPDF: false), request, context)
    }

    /// Who applies and when it came, with what must be mended.
    private func read(_ form: IntakeForm, _ came: [String]) -> (intake: CaseIntake, day: Day?, errors: [String: String]) {
        let today = site.now().day, day = form[.arrivedOn].isEmpty ? today : CellDay.read(form[.arrivedOn])
        let contact = RequestIntake.Contact(
            address: form[.address], postcode: form.filled(.postcode), telephone: form[.telephone], fax: form.filled(.fax),
            email: form.filled(.email))
        let intake = CaseIntake(applicant: form.applicant, contact: contact, handedIn: came)
        var errors: [String: String] = [:]
        for fault in intake.faults { errors[fault.field.rawValue, default: ""] += fault.words }
        if form.isOrganisation, OrganisationKind(rawValue: form[.organisation]) == nil {
            errors[IntakeForm.Name.organisation.rawValue] = "请选择单位的类别。"
        }
        for (name, most) in IntakeForm.longest {
            if let words = IntakeForm.tooLong(form[name], most) { errors[name.rawValue] = errors[name.rawValue] ?? words }
        }
        if day == nil {
            errors[IntakeForm.Name.arrivedOn.rawValue] = "“\(form[.arrivedOn].prefix(20))”不是日期。请写成 2026-03-05 的样子。"
        } else if let day, day > today {
            errors[IntakeForm.Name.arrivedOn.rawValue] = "收件日期\(day.text)还没有到。请核对日期。"
        }
        return (intake, day, errors)
    }

    /// What stands against an application is told in words, and where to go on.
    private func offered(_ context: StaffContext) async throws -> OfferedCase {
        try context.require(.takeCases)
        let code = try context.parameters.require("task")
        do {
            guard let offered = try await cases.offered(code, on: site.now().day) else {
                throw SiteError.notFound("没有实施编码为“\(code.prefix(60))”的事项，或者现在不能申请。请在“一窗受理”按名称查找。")
            }
            try context.require(scope: offered.item.agency)
            return offered
        } catch let fault as CaseTermsFault {
            throw SiteError.conflict(fault.words)
        }
    }

    private func visit(_ number: String?, _ offered: OfferedCase, _ context: StaffContext) async throws -> AppointmentVisit? {
        guard let number, !number.isEmpty else { return nil }
        return try await cases.appointments.visit(number, for: offered.item.taskCode, by: context.officer)
    }

    private func form(of offered: OfferedCase) async throws -> StoredItemForm? {
        try await forms.form(of: offered.item.taskCode, version: offered.item.number)
    }

    private func page(
        _ typed: WindowIntake, _ offered: OfferedCase, _ errors: [String: String], _ taken: MaterialFiles.Taken,
        _ context: StaffContext
    ) async throws -> WindowIntakePage {
        let names = Dictionary(uniqueKeysWithValues: try await site.accounts.agencies().map { ($0.id, $0.name) })
        let counter = CounterFiles(
            site: site, requests: RequestStore(matters: cases.matters), terms: offered.terms, officer: context.officer,
            hasAgent: typed.filled.hasAgent)
        return WindowIntakePage(
            typed, offered, unit: names[offered.item.agency] ?? "",
            errors: errors, files: try await counter.fields(taken, errors), token: context.officer.csrfToken)
    }
}

extension OfferedCase {
    /// The materials that may be used again where an earlier case has them.
    var reusable: [RequiredMaterial] { (item.item.materials.value ?? []).filter(\.isReusable) }
}

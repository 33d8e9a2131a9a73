import GongkaiCore
import GongkaiStore
import Hummingbird

/// 一窗式受理: any clerk of the window takes in any item of any unit: who applies, what they brought, and a receipt.
struct WindowConsole {
    let site: Site
    let cases: CaseStore
    let items: ServiceItemStore

    /// Items of one search at the most.
    static let most = 50

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.window, use: find)
            .get(.windowIntake, use: show)
            .post(.windowIntake, use: take)
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
        var form = IntakeForm()
        form[.arrivedOn] = site.now().day.text
        return site.show(try await page(form, [], offered, [:], .init(), context), request, context)
    }

    @Sendable func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        let offered = try await offered(context), sent = context.form
        var form = IntakeForm(sent)
        let came = sent.all(WindowIntakePage.materials).filter { offered.terms.material($0) != nil }
        if sent.filesTooLarge != nil {
            let words = [CounterFiles.others: RequestFiles.tooLarge("收件")]
            return site.show(
                try await page(form, came, offered, words, .init(), context), request, context, status: .contentTooLarge)
        }
        // What came is kept first, so that nobody chooses it again because something else is wrong.
        let counter = CounterFiles(
            site: site, requests: RequestStore(matters: cases.matters), terms: offered.terms, officer: context.officer)
        let taken = try await counter.take(sent, from: context.actor.address)
        if let who = sent["do"], who == "person" || who == "organisation" {
            form[.who] = who
            return site.show(try await page(form, came, offered, [:], taken, context), request, context)
        }
        let (files, gone) = try await counter.read(taken)
        let (intake, day, errors) = read(form, came)
        var wrong = errors.merging(taken.refused) { $1 }.merging(gone) { $0 + $1 }
        let corrected = sent[MatterField.corrected.code] ?? ""
        wrong[MatterField.corrected.code] = IntakeForm.tooLong(corrected, 1_000)
        guard wrong.isEmpty, let day else {
            return site.refused(try await page(form, came, offered, wrong, taken, context), request, context)
        }
        let materials = files.compactMap { code, files in
            code == CounterFiles.others ? nil : CaseApplication.Material(code, .upload, files: files)
        }.sorted { $0.code < $1.code }
        var done: FiledCase?
        let path: Path
        do {
            (path, _) = try await site.once(sent) {
                let filed = try await cases.takeIn(
                    intake, materials: materials, others: files[CounterFiles.others] ?? [], corrected: corrected,
                    under: offered.terms, to: offered.item.agency, arrivedOn: day == site.now().day ? nil : day, by: context.officer,
                    from: context.actor.address, at: site.now())
                done = filed
                return Route.serviceCase.path("\(filed.id.value)")
            }
        } catch MatterAccessRefusal.tooManyFiles(let most) {
            let words = [CounterFiles.others: MatterAccessRefusal.tooManyFiles(most: most).words]
            return site.refused(try await page(form, came, offered, words, taken, context), request, context)
        }
        guard let done else { return site.lead(to: path, saying: .alreadyDone) }
        await counter.forget(taken)
        let stored = try await cases.matters.matter(done.id, for: context.officer)
        let receipt = stored.matter.casePapers.first.map {
            Route.casePaper.path("\(done.id.value)", "\($0.event)", $0.document.code)
        }
        return site.show(
            WindowTakenPage(done, offered.terms, missing: stored.matter.missingMaterials(offered.terms), receipt: receipt), request,
            context)
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

    private func page(
        _ form: IntakeForm, _ came: [String], _ offered: OfferedCase, _ errors: [String: String], _ taken: MaterialFiles.Taken,
        _ context: StaffContext
    ) async throws -> WindowIntakePage {
        let names = Dictionary(uniqueKeysWithValues: try await site.accounts.agencies().map { ($0.id, $0.name) })
        let counter = CounterFiles(
            site: site, requests: RequestStore(matters: cases.matters), terms: offered.terms, officer: context.officer)
        return WindowIntakePage(
            form, came: came, corrected: context.form[MatterField.corrected.code] ?? "", offered, unit: names[offered.item.agency] ?? "",
            errors: errors, files: try await counter.fields(taken, errors), token: context.officer.csrfToken)
    }
}

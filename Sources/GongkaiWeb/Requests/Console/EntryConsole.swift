import GongkaiCore
import GongkaiStore
import Hummingbird

/// Enters what came by letter, fax or e-mail, or was handed in at the counter.
struct EntryConsole {
    let site: Site
    let requests: RequestStore

    /// Beside those of the application itself.
    private enum Field {
        static let channel = IntakeForm.Name.channel.rawValue
        static let arrivedOn = IntakeForm.Name.arrivedOn.rawValue
        static let evidence = IntakeForm.Name.evidence.rawValue
        static let unit = IntakeForm.Name.unit.rawValue
        /// The day of long ago that was asked about.
        static let askedDay = "asked-day"
    }

    /// Calendar days after which a day of arrival is asked about once more: most likely its year is wrong.
    private static let longAgo = 60

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.deskEntry, use: show)
            .post(.deskEntry, use: enter)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        var form = IntakeForm()
        form[.arrivedOn] = site.now().day.text
        form[.unit] = try await site.accounts.agencies().first { $0.id == context.officer.agency }?.code ?? ""
        return site.show(try await page(form, [:], context), request, context)
    }

    @Sendable func enter(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        var form = IntakeForm(context.form)
        switch context.form["do"] {
        case "row"?: form.addItemRow()
        case let who? where who == "person" || who == "organisation": form[.who] = who
        default: return try await take(form, request, context)
        }
        return site.show(try await page(form, [:], context), request, context)
    }

    private func take(_ form: IntakeForm, _ request: Request, _ context: StaffContext) async throws -> Response {
        let today = site.now().day
        let agency = try await agencies(context).first { $0.code == form[.unit] }
        let channel = ReceiptChannel(rawValue: form[.channel]).flatMap { $0 == .online ? nil : $0 }
        let day = CellDay.read(form[.arrivedOn])
        var errors = try form.errors(by: channel ?? .inPerson, on: max(DisclosureRegime.first, min(day ?? today, today)))
        if agency == nil { errors[Field.unit] = "请选择受理的单位。" }
        if channel == nil {
            errors[Field.channel] = "请选择是怎样收到的。"
            errors[Field.evidence] = nil
        }
        let calendar = try await requests.matters.calendar()
        switch day {
        case nil:
            errors[Field.arrivedOn] = form[.arrivedOn].isEmpty ? "请填写到达的日期。" : "“\(form[.arrivedOn].prefix(20))”不是日期。请写成 2026-03-05 的样子。"
        case let day? where day > today: errors[Field.arrivedOn] = "到达的日期\(day.text)还没有到。请核对日期。"
        case let day? where day < DisclosureRegime.first:
            errors[Field.arrivedOn] = "到达的日期\(day.text)早于《政府信息公开条例》施行的\(DisclosureRegime.first.text)，不能按依申请公开登记。请核对日期。"
        case let day? where today.number - day.number > Self.longAgo && context.form[Field.askedDay] != day.text:
            let term = channel.flatMap { EntryTerm($0, arrived: day, on: today, calendar) }
            errors[Field.arrivedOn] =
                "到达的日期\(day.text)是\(today.number - day.number)天以前\(term.map { "，\($0.short)" } ?? "")。写错了请改正；没有写错的，再按一次“登记”。"
        default: break
        }
        guard errors.isEmpty, let agency, let channel, let day else {
            return site.refused(try await page(form, errors, asked: day, context), request, context)
        }
        let intake = form.intake(by: channel), files: [NewFile]
        do {
            files = try await RequestFiles(work: site.fileWork, what: "申请").read(context.form)
        } catch let refusal as RequestFiles.Refused {
            return site.refused(try await page(form, [:], filesError: refusal.words, context), request, context)
        }
        var entered: FiledRequest?
        let (path, _) = try await site.once(context.form) {
            let filed = try await requests.enter(
                intake, to: agency.id, arrivedOn: day, files: files, receiving: true, by: context.officer,
                from: context.actor.address, at: site.now())
            entered = filed
            return Route.requestCase.path("\(filed.id.value)")
        }
        guard let entered else { return site.lead(to: path, saying: .alreadyDone) }
        let term = EntryTerm(channel, arrived: day, on: today, calendar)
        return site.show(EnteredPage(entered, channel: channel, term: term?.words, doubts: intake.doubts), request, context)
    }

    private func agencies(_ context: StaffContext) async throws -> [Agency] {
        try await site.accounts.agencies().filter { context.officer.scope.contains($0.id) }
    }

    private func page(
        _ form: IntakeForm, _ errors: [String: String], filesError: String? = nil, asked day: Day? = nil, _ context: StaffContext
    ) async throws -> EntryPage {
        let units = try await agencies(context).map {
            FormRow.Choice(value: $0.code, text: $0.name, isChosen: $0.code == form[.unit])
        }
        let rows: [FormRow] = [
            .select(
                Field.unit, "受理的单位", [FormRow.Choice(value: "", text: "请选择", isChosen: form[.unit].isEmpty)] + units,
                error: errors[Field.unit]),
            .radios(
                Field.channel, "怎样收到的",
                ReceiptChannel.allCases.filter { $0 != .online }.map {
                    FormRow.Choice(value: $0.rawValue, text: $0.label, isChosen: $0.rawValue == form[.channel])
                }, hint: "收到申请之日由提交方式和日期推算，不用填写。", error: errors[Field.channel]),
            .text(
                Field.arrivedOn, "到达的日期", form[.arrivedOn], hint: "递交、签收、到邮箱的那一天，如 2026-03-05", error: errors[Field.arrivedOn],
                longest: 20, inputMode: "numeric", isShort: true),
            .text(
                Field.evidence, "收到的凭证", form[.evidence], hint: "如邮件号码和签收人、递交人和接收人、发件地址和收到时间", error: errors[Field.evidence],
                counted: IntakeForm.longest[.evidence]),
        ]
        let groups = form.groups(try IntakeRules(on: site.now().day), errors: errors, speaksToApplicant: false)
        let names = Set(rows.map(\.name))
        return EntryPage(
            receipt: rows,
            carried: form.unshown(groups).filter { !names.contains($0.name) } + (day.map { [FormField(Field.askedDay, $0.text)] } ?? []),
            groups: groups,
            who: form.isOrganisation ? "organisation" : "person", itemRows: form.itemRows, filesError: filesError,
            token: context.officer.csrfToken)
    }
}

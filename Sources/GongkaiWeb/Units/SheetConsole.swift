import GongkaiCore
import GongkaiStore
import Hummingbird

extension Route {
    static let sheets = Route("/console/sheets")
    static let newSheet = Route("/console/sheets/new/{kind}")
    static let sheet = Route("/console/sheets/{sheet}")
    static let sheetApproval = Route("/console/sheets/{sheet}/approval")
    static let sheetRejection = Route("/console/sheets/{sheet}/rejection")
    static let sheetWithdrawal = Route("/console/sheets/{sheet}/withdrawal")
}

/// Public sheets: a unit fills them in, the office lets them show.
struct SheetConsole {
    let site: Site
    let sheets: SheetStore
    let drafts: DraftStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.sheets, use: list)
            .get(.newSheet, use: showNew)
            .post(.newSheet, use: create)
            .get(.sheet, use: show)
            .post(.sheet, use: propose)
            .post(.sheetApproval, use: approve)
            .post(.sheetRejection, use: reject)
            .post(.sheetWithdrawal, use: withdraw)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let agencies = try await site.agencies(in: context.officer.scope)
        let filter = SheetFilter(try request.queryFields, agencies)
        let lines = filter.faults.isEmpty ? try await sheets.list(for: context.officer).filter(filter.holds) : []
        let page = SheetListPage(lines, filter, agencies: agencies, mayWrite: context.officer.may(.writeArticles))
        return site.show(page, request, context, status: filter.faults.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func showNew(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let mark = try request.queryFields[OnceOnly.mark]
        if let mark, case .sheet(let sheet)? = try await drafts.begun(mark, by: context.officer) {
            return site.lead(to: Route.sheet.path("\(sheet.value)"), saying: .draftFound)
        }
        return site.show(try await newPage(context, mark: mark), request, context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let kind = try Self.kind(context), form = context.form, mark = form[OnceOnly.field]
        if let mark, case .sheet(let sheet)? = try await drafts.begun(mark, by: context.officer) {
            return try await propose(again: sheet, kind, request, context)
        }
        guard let agency = form["agency"].flatMap({ Int64($0) }).map({ AgencyID(value: $0) }) else {
            return try await site.refused(newPage(context, ["agency": "请选择单位。"]), request, context)
        }
        do {
            let id = try await sheets.create(
                kind.fields(in: form), kind: kind, of: agency, mark: mark, by: context.officer, from: context.actor.address,
                at: site.now())
            return site.lead(to: Route.sheet.path("\(id.value)"), saying: .sheetProposed)
        } catch let SheetRefusal.faults(faults) {
            return try await site.refused(newPage(context, faults), request, context)
        } catch let refusal as SheetRefusal {
            return try await site.refused(newPage(context, ["agency": refusal.words]), request, context)
        }
    }

    /// Written on in the form after it was saved: the sheet that it began takes the new words, unless somebody was there since.
    private func propose(
        again sheet: SheetID, _ kind: SheetKind, _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        let path = Route.sheet.path("\(sheet.value)"), fields = kind.fields(in: context.form)
        if try await sheets.sheet(sheet, for: context.officer).newest.fields == fields { return site.lead(to: path, saying: .alreadyDone) }
        do {
            try await sheets.propose(
                fields, for: sheet, expecting: 1, by: context.officer, from: context.actor.address, at: site.now())
            return site.lead(to: path, saying: .sheetProposed)
        } catch let SheetRefusal.faults(faults) {
            return try await site.refused(newPage(context, faults), request, context)
        } catch SheetRefusal.stale {
            return site.again(
                try await newPage(context), "这张表单已经存成信息表，后来又有改动。您现在填写的还在下面，没有保存：请打开“信息表”中的那一张，对照着修改。", request, context)
        }
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        return site.show(try await page(context), request, context)
    }

    @Sendable func propose(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let id = try Self.id(context), kind = try await sheets.sheet(id, for: context.officer).kind
        let seen = context.form["revision"].flatMap { Int($0) } ?? 0
        do {
            try await sheets.propose(
                kind.fields(in: context.form), for: id, expecting: seen, by: context.officer, from: context.actor.address, at: site.now())
        } catch SheetRefusal.stale {
            let person = try await sheets.sheet(id, for: context.officer).newest.savedByName
            let words = "\(person)已先修改了这张信息表，您填写的内容还没有保存，也没有丢失，仍在“修改”下面。请与上面现在的内容对照，合并后再保存。"
            return site.again(try await page(context, isTyped: true), words, request, context)
        } catch let SheetRefusal.faults(faults) {
            return try await site.refused(page(context, faults, isTyped: true), request, context)
        }
        return site.lead(to: Route.sheet.path("\(id.value)"), saying: .sheetProposed)
    }

    @Sendable func approve(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (id, version) = try await decision(context)
        do {
            try await sheets.approve(id, version: version, by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as any RefusedInWords where refusal.status == 409 {
            return site.again(try await page(context), "没有公开：" + refusal.words, request, context)
        }
        return site.lead(to: Route.sheet.path("\(id.value)"), saying: .sheetApproved)
    }

    @Sendable func reject(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (id, version) = try await decision(context)
        let long = context.form.tooLong(["reason": SheetPage.longestReason])
        if !long.isEmpty { return try await site.refused(page(context, long), request, context) }
        do {
            try await sheets.reject(
                id, version: version, reason: context.form["reason"] ?? "", by: context.officer, from: context.actor.address, at: site.now()
            )
        } catch SheetRefusal.groundsMissing {
            return try await site.refused(page(context, ["reason": "请写明退回的理由。"]), request, context)
        } catch let refusal as any RefusedInWords where refusal.status == 409 {
            return site.again(try await page(context), "没有退回：" + refusal.words, request, context)
        }
        return site.lead(to: Route.sheet.path("\(id.value)"), saying: .sheetRejected)
    }

    @Sendable func withdraw(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.publishArticles)
        let id = try Self.id(context), long = context.form.tooLong(["withdrawal": FormRow.longestReason])
        if !long.isEmpty { return try await site.refused(page(context, long), request, context) }
        do {
            try await sheets.withdraw(
                id, seen: context.form["seen"].flatMap { Int($0) }, reason: context.form["withdrawal"] ?? "", by: context.officer,
                from: context.actor.address, at: site.now())
        } catch let refusal as TombstoneRefusal {
            return try await site.refused(page(context, ["withdrawal": refusal.words]), request, context)
        } catch SheetRefusal.notShown {
            return site.again(try await page(context), SheetRefusal.notShown.words, request, context)
        } catch DraftRefusal.changedMeanwhile {
            return site.again(try await page(context), DraftWithdrawal.replaced, request, context)
        }
        return site.lead(to: Route.sheet.path("\(id.value)"), saying: .sheetWithdrawn)
    }

    private func decision(_ context: StaffContext) async throws -> (SheetID, Int) {
        try context.require(.approveArticles)
        guard let version = context.form["revision"].flatMap({ Int($0) }) else { throw SheetRefusal.nothingProposed }
        return (try Self.id(context), version)
    }

    private static func id(_ context: StaffContext) throws -> SheetID {
        guard let key = context.parameters.get("sheet", as: Int64.self) else { throw SheetRefusal.notFound }
        return SheetID(value: key)
    }

    private static func kind(_ context: StaffContext) throws -> SheetKind {
        let code = try context.parameters.require("kind")
        guard let kind = SheetKind.code(code) else { throw SheetRefusal.unknownKind(code) }
        return kind
    }

    private func newPage(
        _ context: StaffContext, _ errors: [String: String] = [:], mark: String? = nil
    ) async throws -> NewDraftPage {
        let kind = try Self.kind(context), form = context.form
        let choices = try await site.agencies(in: context.officer.scope).map { agency in
            FormRow.Choice(value: "\(agency.id.value)", text: agency.name, isChosen: "\(agency.id.value)" == form["agency"])
        }
        return NewDraftPage(
            "新填\(kind.name)", below: .sheets, lead: "保存后等待公开办审核，通过后在网站上公开。", to: Route.newSheet.path(kind.code), context.officer,
            mark: mark ?? form[OnceOnly.field],
            rows: [.select("agency", "单位", choices, error: errors["agency"])] + kind.rows(errors) { form["f-\($0)"] ?? "" },
            button: "保存并送审")
    }

    private func page(_ context: StaffContext, _ errors: [String: String] = [:], isTyped: Bool = false) async throws -> SheetPage {
        let line = try await sheets.sheet(try Self.id(context), for: context.officer)
        let standing = try await site.standing(drafts, of: DraftID(.sheet, line.id.value), for: context.officer)
        return SheetPage(
            line, standing, agencies: try await site.accounts.agencies(), officer: context.officer, form: context.form, errors: errors,
            isTyped: isTyped)
    }
}

extension SheetRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound, .unknownKind: 404
        case .permissionMissing, .notForThisUnit: 403
        case .faults, .groundsMissing, .exists: 422
        default: 409
        }
    }
}

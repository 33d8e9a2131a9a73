import GongkaiCore
import GongkaiStore
import Hummingbird

/// Maintaining the items of services: a unit writes versions, somebody else publishes them.
struct ServiceConsole {
    let site: Site
    let items: ServiceItemStore
    let forms: ItemFormStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.serviceConsole, use: list)
            .get(.maintainedService, use: show)
            .get(.serviceEdit, use: edit)
            .post(.serviceEdit, use: save)
            .post(.servicePublication, use: publish)
            .post(.serviceWithdrawal, use: withdraw)
            .post(.serviceReinstatement, use: reinstate)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let agencies = try await site.agencies(in: context.officer.scope), today = site.now().day
        let filter = MaintainedServiceFilter(try request.queryFields, agencies)
        let (found, total) =
            filter.faults.isEmpty
            ? try await items.maintained(
                filter.filter, for: context.officer, on: today, offset: (filter.page - 1) * filter.size, limit: filter.size) : ([], 0)
        let findings = try await items.findings(in: found.map(\.newest))
        let page = MaintainedServicesPage(found, findings, total: total, filter, agencies: agencies, officer: context.officer)
        return site.show(page, request, context, status: filter.faults.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.show(try await page(context), request, context)
    }

    @Sendable func edit(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (item, _, _) = try await items.maintained(try Self.id(context), for: context.officer, on: site.now().day)
        try Self.requireWriting(context, item)
        return site.show(
            ServiceEditPage(item, ServiceForm(item.newest, on: site.now().day), token: context.officer.csrfToken), request, context)
    }

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try Self.id(context), today = site.now().day
        let (item, _, _) = try await items.maintained(id, for: context.officer, on: today)
        try Self.requireWriting(context, item)
        let form = ServiceForm(item.newest, on: today, typed: context.form)
        func refused(_ words: String? = nil, status: HTTPResponse.Status = .unprocessableContent) -> Response {
            site.show(
                ServiceEditPage(item, form, token: context.officer.csrfToken), request, context, status: status,
                notices: words.map { [Notice(.error, $0)] } ?? [])
        }
        guard let changed = form.item else { return refused() }
        guard let seen = context.form["revision"].flatMap({ Int($0) }), let version = context.form["version"].flatMap({ Int($0) }),
            version == changed.identity.version, seen == form.revision
        else {
            return refused("在您编辑期间，这个事项已被他人更改或者发布。您填写的还在下面，没有保存：请打开事项页面对照，再改一次。", status: .conflict)
        }
        do {
            try await items.save(changed, expecting: seen, by: context.officer, from: context.actor.address, at: site.now())
        } catch ServiceItemRefusal.stale {
            return refused(ServiceItemRefusal.stale.words, status: .conflict)
        }
        return site.lead(to: Route.maintainedService.path("\(id.value)"), saying: .itemSaved)
    }

    @Sendable func publish(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try Self.id(context)
        guard let version = context.form["version"].flatMap({ Int($0) }), let revision = context.form["revision"].flatMap({ Int($0) })
        else {
            throw SiteError.malformed("表单中缺少版本号，没有发布。请刷新页面后再提交。")
        }
        do {
            try await items.publish(
                id, version: version, expecting: revision, by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as ServiceItemRefusal where refusal.status == 409 || refusal.status == 422 {
            return site.again(try await page(context), "没有发布：" + refusal.words, request, context)
        }
        return site.lead(to: Route.maintainedService.path("\(id.value)"), saying: .itemPublished)
    }

    @Sendable func withdraw(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try Self.id(context)
        if let words = context.form.tooLong(["reason": FormRow.longestReason])["reason"] {
            return try await site.refused(page(context, error: words), request, context)
        }
        do {
            try await items.withdraw(
                id, reason: context.form["reason"] ?? "", by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as TombstoneRefusal {
            return try await site.refused(page(context, error: refusal.words), request, context)
        } catch ServiceItemRefusal.notShown {
            return site.again(try await page(context), ServiceItemRefusal.notShown.words, request, context)
        }
        return site.lead(to: Route.maintainedService.path("\(id.value)"), saying: .itemWithdrawn)
    }

    @Sendable func reinstate(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try Self.id(context)
        do {
            try await items.reinstate(id, by: context.officer, from: context.actor.address, at: site.now())
        } catch ServiceItemRefusal.notWithdrawn {
            return site.again(try await page(context), ServiceItemRefusal.notWithdrawn.words, request, context)
        }
        return site.lead(to: Route.maintainedService.path("\(id.value)"), saying: .itemReinstated)
    }

    private func page(_ context: StaffContext, error: String? = nil) async throws -> MaintainedServicePage {
        let (item, versions, findings) = try await items.maintained(try Self.id(context), for: context.officer, on: site.now().day)
        return MaintainedServicePage(
            item, form: try await forms.form(of: item.newest.taskCode, version: item.newest.number), versions: versions, findings: findings,
            agencies: try await site.accounts.agencies(), people: try await site.people(),
            officer: context.officer, typed: context.form["reason"] ?? "", error: error)
    }

    private static func requireWriting(_ context: StaffContext, _ item: MaintainedItem) throws {
        try context.require(.maintainItems)
        guard context.officer.may(.maintainItems, for: item.newest.agency) else { throw ServiceItemRefusal.notForThisUnit }
    }

    private static func id(_ context: StaffContext) throws -> ServiceItemID {
        guard let key = context.parameters.get("item", as: Int64.self) else { throw ServiceItemRefusal.notFound }
        return ServiceItemID(value: key)
    }
}

extension ServiceItemRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound: 404
        case .permissionMissing, .notForThisUnit: 403
        case .findings, .unknownUnit: 422
        default: 409
        }
    }
}

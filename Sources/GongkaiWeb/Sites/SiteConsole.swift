import GongkaiCore
import GongkaiStore
import Hummingbird

extension Route {
    static let sites = Route("/console/sites")
    static let newSite = Route("/console/sites/new")
    static let siteSettings = Route("/console/sites/{site}")
    static let newColumn = Route("/console/sites/{site}/columns/new")
    static let columnSettings = Route("/console/sites/{site}/columns/{column}")
    static let banner = Route("/console/banner")
}

/// The sites of the group: their addresses, looks, columns and people, and the banner over all of them.
struct SiteConsole {
    let site: Site
    let sites: SiteStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.sites, use: list)
            .get(.newSite, use: showNew)
            .post(.newSite, use: create)
            .get(.siteSettings, use: show)
            .post(.siteSettings, use: change)
            .get(.newColumn, use: showNewColumn)
            .post(.newColumn, use: createColumn)
            .get(.columnSettings, use: showColumn)
            .post(.columnSettings, use: changeColumn)
            .get(.banner, use: showBanner)
            .post(.banner, use: setBanner)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let own = try await own(context)
        var counts: [SiteID: Int] = [:]
        for site in own { counts[site.id] = try await sites.columns(of: site.id).count }
        return site.show(
            SiteListPage(own, counts: counts, agencies: try await site.accounts.agencies(), coversAll: context.officer.coversAll), request,
            context)
    }

    @Sendable func showNew(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        return site.show(try await settingsPage(nil, context), request, context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let reading = SiteForm(context.form, over: nil)
        guard let settings = reading.settings else {
            return try await site.refused(settingsPage(nil, context, reading.faults), request, context)
        }
        do {
            let id = try await sites.createSite(settings, by: context.officer, from: context.actor.address, at: site.now())
            return site.lead(to: Route.siteSettings.path("\(id.value)"), saying: .siteSaved)
        } catch let SiteRefusal.faults(faults) {
            return try await site.refused(settingsPage(nil, context, SiteForm.placed(faults)), request, context)
        }
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        return site.show(try await settingsPage(try await stored(context), context), request, context)
    }

    @Sendable func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let stored = try await stored(context), reading = SiteForm(context.form, over: stored.settings)
        guard let settings = reading.settings else {
            return try await site.refused(settingsPage(stored, context, reading.faults, isTyped: true), request, context)
        }
        do {
            try await sites.changeSite(
                stored.id, to: settings, expecting: Self.revision(context), by: context.officer, from: context.actor.address, at: site.now()
            )
        } catch let SiteRefusal.faults(faults) {
            return try await site.refused(settingsPage(stored, context, SiteForm.placed(faults), isTyped: true), request, context)
        }
        return site.lead(to: Route.siteSettings.path("\(stored.id.value)"), saying: .siteSaved)
    }

    @Sendable func showNewColumn(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        return site.show(try await columnPage(nil, context), request, context)
    }

    @Sendable func createColumn(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let stored = try await stored(context), reading = ColumnForm(context.form)
        guard let settings = reading.settings else {
            return try await site.refused(columnPage(nil, context, reading.faults), request, context)
        }
        do {
            _ = try await sites.createColumn(settings, in: stored.id, by: context.officer, from: context.actor.address, at: site.now())
        } catch let SiteRefusal.faults(faults) {
            return try await site.refused(columnPage(nil, context, ["code": faults.joined()]), request, context)
        }
        return site.lead(to: Route.siteSettings.path("\(stored.id.value)").at("columns"), saying: .columnSaved)
    }

    @Sendable func showColumn(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        return site.show(try await columnPage(try await column(context), context), request, context)
    }

    @Sendable func changeColumn(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let column = try await column(context), reading = ColumnForm(context.form)
        guard let settings = reading.settings else {
            return try await site.refused(columnPage(column, context, reading.faults, isTyped: true), request, context)
        }
        do {
            try await sites.changeColumn(
                column.id, to: settings, expecting: Self.revision(context), by: context.officer, from: context.actor.address, at: site.now()
            )
        } catch let SiteRefusal.faults(faults) {
            return try await site.refused(columnPage(column, context, ["code": faults.joined()], isTyped: true), request, context)
        } catch SiteRefusal.columnCodeInUse {
            let words = SiteRefusal.columnCodeInUse.words
            return try await site.refused(columnPage(column, context, ["code": words], isTyped: true), request, context)
        } catch let refusal as SiteRefusal where refusal.isOfScheme {
            return try await site.refused(columnPage(column, context, ["scheme": refusal.words], isTyped: true), request, context)
        }
        return site.lead(to: Route.siteSettings.path("\(column.site.value)").at("columns"), saying: .columnSaved)
    }

    @Sendable func showBanner(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        return site.show(try await bannerPage(context), request, context)
    }

    @Sendable func setBanner(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let form = context.form, isLifted = form["lift"] != nil
        var until: Instant?
        if !isLifted, let text = form["until"], !text.isEmpty {
            guard let moment = SiteForm.moment(text) else {
                return try await site.refused(bannerPage(context, ["until": "请按2014-03-30 18:00的样子填写。"]), request, context)
            }
            until = moment
        }
        do {
            try await sites.setBanner(
                isLifted ? nil : form["text"] ?? "", until: until, by: context.officer, from: context.actor.address, at: site.now())
        } catch let SiteRefusal.faults(faults) {
            return try await site.refused(bannerPage(context, ["text": faults.joined()]), request, context)
        }
        return site.lead(to: Route.banner.path(), saying: isLifted ? .bannerLifted : .bannerSet)
    }

    private func own(_ context: StaffContext) async throws -> [StoredSite] {
        try await sites.sites().filter { context.officer.may(.manageSites, for: $0.settings.facts.owner) }
    }

    private func stored(_ context: StaffContext) async throws -> StoredSite {
        let key = context.parameters.get("site", as: Int64.self)
        guard let found = try await own(context).first(where: { $0.id.value == key }) else { throw SiteRefusal.unknownSite }
        return found
    }

    private func column(_ context: StaffContext) async throws -> StoredColumn {
        let stored = try await stored(context), key = context.parameters.get("column", as: Int64.self)
        guard let found = try await sites.columns(of: stored.id).first(where: { $0.id.value == key }) else {
            throw SiteRefusal.unknownColumn
        }
        return found
    }

    private static func revision(_ context: StaffContext) -> Int { context.form["revision"].flatMap { Int($0) } ?? 0 }

    private func settingsPage(
        _ stored: StoredSite?, _ context: StaffContext, _ errors: [String: String] = [:], isTyped: Bool = false
    ) async throws -> SiteSettingsPage {
        var columns: [StoredColumn] = [], staff: [OfficerAccount] = []
        if let stored {
            columns = try await sites.columns(of: stored.id)
            staff = try await site.accounts.officers(of: [stored.settings.facts.owner]).filter { !$0.isDisabled }
        }
        return SiteSettingsPage(
            stored, columns: columns, staff: staff, roles: try await site.accounts.roles(),
            agencies: try await site.agencies(in: context.officer.scope), officer: context.officer, form: context.form, errors: errors,
            isTyped: isTyped)
    }

    private func columnPage(
        _ column: StoredColumn?, _ context: StaffContext, _ errors: [String: String] = [:], isTyped: Bool = false
    ) async throws -> ColumnSettingsPage {
        let stored = try await stored(context)
        return ColumnSettingsPage(
            column, in: stored, others: try await sites.columns(of: stored.id), schemes: try await sites.schemes(),
            agencies: try await site.agencies(in: context.officer.scope), officer: context.officer, form: context.form, errors: errors,
            isTyped: isTyped)
    }

    private func bannerPage(_ context: StaffContext, _ errors: [String: String] = [:]) async throws -> BannerPage {
        BannerPage(
            try await sites.sites().filter { !$0.settings.isClosed }, officer: context.officer, form: context.form, errors: errors,
            now: site.now())
    }
}

extension SiteRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .unknownSite, .unknownColumn, .unknownScheme: 404
        case .permissionMissing, .notForThisUnit: 403
        case .faults, .indexCode, .closureReasonMissing: 422
        default: 409
        }
    }

    fileprivate var isOfScheme: Bool { if case .schemeInUse = self { true } else { self == .unknownScheme } }
}

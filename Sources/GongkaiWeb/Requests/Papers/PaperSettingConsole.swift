import GongkaiCore
import GongkaiStore
import Hummingbird

/// What the papers of each organ say of the organ itself.
struct PaperSettingConsole {
    let site: Site
    let papers: PaperStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.paperSettings, use: list)
            .get(.paperSetting, use: show)
            .post(.paperSetting, use: save)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        var lines: [(Agency, PaperSetting?)] = []
        for agency in try await site.accounts.agencies() where context.officer.scope.contains(agency.id) {
            lines.append((agency, try await papers.setting(of: agency.id).setting))
        }
        return site.show(PaperSettingsPage(lines), request, context)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        let agency = try await agency(context), all = try await site.accounts.agencies()
        let known = try await papers.setting(of: agency.id)
        let page = PaperSettingPage(
            agency, PaperSettingForm(known.setting ?? .empty(below: all.first { $0.parent == nil }?.name)), revision: known.revision,
            token: context.officer.csrfToken, errors: [:])
        return site.show(page, request, context)
    }

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        let agency = try await agency(context), form = PaperSettingForm(context.form)
        let revision = context.form["revision"].flatMap { Int($0) } ?? -1
        func page(_ errors: [String: String], _ revision: Int) -> PaperSettingPage {
            PaperSettingPage(agency, form, revision: revision, token: context.officer.csrfToken, errors: errors)
        }
        if form.isTooLong { return site.refused(page([:], revision), request, context) }
        do {
            try await papers.set(
                form.setting, of: agency.id, expecting: revision, by: context.officer, from: context.actor.address, at: site.now())
        } catch PaperAccessRefusal.settingIncomplete {
            return site.refused(page(form.errors, revision), request, context)
        } catch let refusal as PaperAccessRefusal where refusal == .markTaken(form.setting.mark) {
            return site.refused(page(["mark": refusal.words], revision), request, context)
        } catch PaperAccessRefusal.changedMeanwhile {
            let now = try await papers.setting(of: agency.id)
            return site.again(page([:], now.revision), PaperAccessRefusal.changedMeanwhile.words, request, context)
        }
        return site.lead(to: Route.paperSettings.path(), saying: .paperSettingSaved)
    }

    private func agency(_ context: StaffContext) async throws -> Agency {
        let code = try context.parameters.require("unit")
        guard let agency = try await site.accounts.agencies().first(where: { $0.code == code }) else {
            throw SiteError.notFound("没有这个单位。请从文书设置的列表进入。")
        }
        try context.require(scope: agency.id)
        return agency
    }
}

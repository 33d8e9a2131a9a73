import GongkaiCore
import GongkaiStore
import Hummingbird

/// What each unit must publish by law, and how it stands: the office sees all units, a unit its own.
struct DutyConsole {
    let site: Site
    let duties: DutyStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.duties, use: overview)
            .get(.unitDuties, use: unit)
            .get(.duty, use: duty)
            .post(.duty, use: decide)
    }

    @Sendable func overview(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let day = site.now().day
        let agencies = try await site.accounts.agencies().filter {
            context.officer.scope.contains($0.id) && !DisclosureDuty.duties(of: $0.kind, on: day).isEmpty
        }
        if agencies.count == 1 { return site.lead(to: Route.unitDuties.path(agencies[0].code)) }
        let lines = try await duties.lines(of: agencies, on: day, for: context.officer, at: site.now())
        return site.show(DutyOverviewPage(agencies, lines), request, context)
    }

    @Sendable func unit(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let agency = try await agency(context)
        let lines = try await duties.lines(of: [agency], on: site.now().day, for: context.officer, at: site.now())[agency.id] ?? []
        let state = try request.queryFields["state"].flatMap(DutyLine.State.init)
        return site.show(DutyListPage(agency, lines, state: state, hasOthers: context.officer.scope.count > 1), request, context)
    }

    @Sendable func duty(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let (agency, line) = try await line(context)
        return site.show(try await page(agency, line, context, fields: nil, error: nil), request, context)
    }

    @Sendable func decide(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let (agency, line) = try await line(context)
        let fields = DutyPage.Fields(context.form)
        if IntakeForm.tooLong(fields.reason, FormRow.longestReason) != nil {
            return site.refused(try await page(agency, line, context, fields: fields, error: nil), request, context)
        }
        do {
            guard let isAssigned = fields.isAssigned else { throw DutyRefusal.choiceMissing }
            try await duties.decide(
                line.duty.code, of: agency.id, isAssigned: isAssigned, intervalDays: isAssigned ? try fields.interval : nil,
                reason: fields.reason, by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as DutyRefusal {
            let page = try await page(agency, line, context, fields: fields, error: refusal)
            return site.show(page, request, context, status: .unprocessableContent)
        }
        return site.lead(to: Route.duty.path(agency.code, line.duty.code), saying: .dutyAssigned)
    }

    private func page(
        _ agency: Agency, _ line: DutyLine, _ context: StaffContext, fields: DutyPage.Fields?, error: DutyRefusal?
    ) async throws -> DutyPage {
        let decision = try await duties.decisions(of: agency.id)[line.duty.code]
        return DutyPage(
            agency, line, decision, mayDecide: context.officer.may(.manageSites, for: agency.id), fields: fields, refusal: error,
            routes: site.routes, token: context.officer.csrfToken)
    }

    private func agency(_ context: StaffContext) async throws -> Agency {
        let code = try context.parameters.require("agency")
        let agency = try await site.accounts.agencies().first { $0.code == code && context.officer.scope.contains($0.id) }
        guard let agency else { throw SiteError.notFound("没有这个单位，或者它不在您负责的范围内。请从公开任务的列表进入。") }
        return agency
    }

    private func line(_ context: StaffContext) async throws -> (Agency, DutyLine) {
        let agency = try await agency(context), code = try context.parameters.require("duty")
        let lines = try await duties.lines(of: [agency], on: site.now().day, for: context.officer, at: site.now())[agency.id] ?? []
        guard let line = lines.first(where: { $0.duty.code == code }) else {
            throw SiteError.notFound("条例没有要求这个单位公开此项内容。请从公开任务的列表进入。")
        }
        return (agency, line)
    }
}

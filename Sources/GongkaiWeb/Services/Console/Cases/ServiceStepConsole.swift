import GongkaiCore
import GongkaiStore
import Hummingbird

/// Takes any step on a case: one form for all, built from the workflow and from the terms of the case.
struct ServiceStepConsole {
    let site: Site
    let cases: CaseStore

    private var matters: MatterStore { cases.matters }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.serviceCaseStep, use: show)
            .post(.serviceCaseStep, use: take)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let step = try await step(context, branch: try request.queryFields["branch"].flatMap { Int($0) })
        var content = step.content(step.form?.proposed ?? [:], token: context.officer.csrfToken)
        do {
            try await matters.requirePossible(step.action, branch: step.branch, on: step.stored, for: context.officer, at: step.now)
        } catch let refusal as MatterRefusal {
            // With the way back to what can be done.
            content.isPossible = false
            return site.show(
                StepPage(content), request, context, status: .init(code: refusal.status), notices: [Notice(.error, refusal.words)])
        }
        return site.show(StepPage(content), request, context)
    }

    @Sendable func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        let step = try await step(context, branch: context.form["branch"].flatMap { Int($0) })
        let token = context.officer.csrfToken
        guard let version = context.form["version"].flatMap({ Int($0) }) else {
            throw SiteError.malformed("表单缺少版本号。请返回办件的页面，重新打开这一步。")
        }
        guard version == step.matter.version, let form = step.form else { return try await stale(step, version, request, context) }
        let typed = form.typed(context.form), read = form.read(context.form)
        if context.form["look"] != nil {
            var content = step.content(typed, errors: read.errors, token: token)
            content.outlook = step.outlook(read.values, on: read.on)
            // What is still empty may stay so for a look.
            content.rows = form.rows(typed, read.errors.filter { !typed[$0.key, default: ""].isEmpty })
            return site.show(StepPage(content), request, context)
        }
        if !read.errors.isEmpty {
            // Everything that has to be mended, at once.
            let found = MatterRules(step.workflow, step.calendar).objections(
                to: MatterRequest(step.action, seen: version, on: read.on, values: read.values, branch: step.branch), on: step.matter,
                at: step.now)
            var content = step.content(typed, errors: read.errors, token: token)
            content.obstacles += found.obstacles
            return site.refused(StepPage(content), request, context)
        }
        let asked = MatterRequest(step.action, seen: version, on: read.on, values: read.values, branch: step.branch)
        do {
            let files = try await RequestFiles(work: site.fileWork, what: "这一步").read(context.form)
            let (path, isFirst) = try await site.once(context.form) {
                try await cases.act(
                    asked, files: files, on: step.stored.row.id, by: context.officer, from: context.actor.address, at: site.now())
                return step.path
            }
            return site.lead(to: path, saying: isFirst ? .stepTaken : .alreadyDone)
        } catch let refusal as RequestFiles.Refused {
            var content = step.content(typed, token: token)
            content.filesError = refusal.words
            return site.refused(StepPage(content), request, context)
        } catch let refusal as MatterRefusal {
            if case .stale = refusal {
                return try await stale(try await self.step(context, branch: step.branch), version, request, context)
            }
            guard let (errors, obstacles) = StepForm.errors(refusal, isDated: form.base.isDated) else { throw refusal }
            var content = step.content(typed, errors: errors, token: token)
            content.obstacles += obstacles
            return site.refused(StepPage(content), request, context)
        } catch let refusal as MatterAccessRefusal {
            guard let field = Self.field(of: refusal) else { throw refusal }
            return site.show(
                StepPage(step.content(typed, errors: [field: refusal.words], token: token)), request, context,
                status: .init(code: refusal.status))
        }
    }

    /// Somebody was faster: the case as it is now, with what was typed.
    private func stale(_ step: ServiceStep, _ version: Int, _ request: Request, _ context: StaffContext) async throws -> Response {
        let typed =
            step.form?.typed(context.form)
            ?? Dictionary(context.form.fields.map { ($0.name, context.form[$0.name] ?? "") }, uniquingKeysWith: { first, _ in first })
        var content = step.content(typed, errors: [:], token: context.officer.csrfToken)
        content.since = Array(step.history.prefix(max(0, step.matter.version - version)))
        do {
            try await matters.requirePossible(step.action, branch: step.branch, on: step.stored, for: context.officer, at: step.now)
        } catch let refusal as MatterRefusal {
            content.isPossible = false
            content.obstacles = [refusal.words]
            content.kept = step.kept(typed)
        }
        return site.again(
            StepPage(content),
            content.isPossible ? "您打开页面以后，别人已经办理了下面的步骤。您填写的内容还在，请核对后再提交。" : "您打开页面以后，别人已经办理了下面的步骤，现在不能再\(content.title)。",
            request, context)
    }

    private static func field(of refusal: MatterAccessRefusal) -> String? {
        switch refusal {
        case .cannotHandle: MatterField.handler.code
        case .certificateTaken: MatterField.certificateNumber.code
        case .reasonMissing: MatterField.reason.code
        default: nil
        }
    }

    private func step(_ context: StaffContext, branch: Int?) async throws -> ServiceStep {
        try context.require(.readCases)
        let stored = try await matters.matter(try context.caseID(), for: context.officer)
        guard stored.row.kind == ServiceCase.kind.code else { throw MatterAccessRefusal.notFound }
        let code = try context.parameters.require("action")
        guard code == MatterAction.reverse.code || CaseAction(rawValue: code) != nil else {
            throw SiteError.notFound("没有这种办理步骤。请从办件的页面进入。")
        }
        return ServiceStep(
            stored: stored, action: MatterAction(code), branch: branch, calendar: try await matters.calendar(), now: site.now(),
            agencies: try await site.accounts.agencies(), officers: try await site.accounts.officers(),
            handlers: try await site.officers(in: context.officer.scope.union([stored.row.agency]), who: .handleCases),
            officer: context.officer)
    }
}

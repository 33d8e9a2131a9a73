import GongkaiCore
import GongkaiStore
import Hummingbird

/// Takes any step on a request: one form for all, built from the workflow.
struct StepConsole {
    let site: Site
    let requests: RequestStore

    private var matters: MatterStore { requests.matters }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.caseStep, use: show)
            .post(.caseStep, use: take)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let step = try await step(context, branch: try request.queryFields["branch"].flatMap { Int($0) })
        var content = step.content(step.form?.proposed ?? [:], token: context.officer.csrfToken)
        do {
            try await step.requirePossible(matters, context.officer)
        } catch let refusal as MatterRefusal {
            // With the way back to what can be done.
            content.isPossible = false
            return site.show(
                try await page(content, step, context), request, context, status: .init(code: refusal.status),
                notices: [Notice(.error, refusal.words)])
        }
        return site.show(try await page(content, step, context), request, context)
    }

    @Sendable func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        let step = try await step(context, branch: context.form["branch"].flatMap { Int($0) })
        let token = context.officer.csrfToken, typed = step.typed(context.form)
        guard let version = context.form["version"].flatMap({ Int($0) }) else {
            throw SiteError.malformed("表单缺少版本号。请返回申请的页面，重新打开这一步。")
        }
        guard version == step.stored.matter.version else { return try await stale(step, version, typed, request, context) }
        let read = step.read(context.form)
        if context.form["look"] != nil {
            var content = step.content(typed, errors: read.errors, token: token)
            content.outlook = step.outlook(read.values, on: read.on)
            content.shownFee = step.fee(read.values).last
            // What is still empty may stay so for a look, but for a waiver that was begun.
            let ofWaivers = Set(StepForm.ofWaivers.map(\.code))
            content.rows = step.rows(typed, read.errors.filter { !typed[$0.key, default: ""].isEmpty || ofWaivers.contains($0.key) })
            content.outcomeError = nil
            return site.show(try await page(content, step, context), request, context)
        }
        if !read.errors.isEmpty {
            // Everything that has to be mended, at once.
            let objections = step.objections(read.values, on: read.on)
            var content = step.content(typed, errors: read.errors.merging(objections.errors) { $1 }, token: token)
            content.obstacles = objections.obstacles
            do {
                _ = try await RequestFiles(work: site.fileWork, what: "这一步").read(context.form)
            } catch let refusal as RequestFiles.Refused {
                content.filesError = refusal.words
            }
            return site.refused(try await page(content, step, context), request, context)
        }
        // Nobody sends a sum out that they have not seen.
        if let sum = step.fee(read.values).last, context.form["shownFee"] != sum {
            var content = step.content(typed, token: token)
            content.outlook = step.outlook(read.values, on: read.on)
            content.shownFee = sum
            return site.show(
                try await page(content, step, context), request, context, notices: [Notice(.warning, "金额已经算好，还没有办理。请核对下面的计算，无误的再按一次。")])
        }
        let asked = MatterRequest(step.action, seen: version, on: read.on, values: read.values, branch: step.branch)
        do {
            let files = try await RequestFiles(work: site.fileWork, what: "这一步").read(context.form)
            let (path, isFirst) = try await site.once(context.form) {
                try await requests.act(
                    asked, files: files, on: step.stored.row.id, by: context.officer, from: context.actor.address, at: site.now())
                return step.path
            }
            return site.lead(to: path, saying: isFirst ? .stepTaken : .alreadyDone)
        } catch let refusal as RequestFiles.Refused {
            var content = step.content(typed, token: token)
            content.filesError = refusal.words
            return site.refused(try await page(content, step, context), request, context)
        } catch let refusal as MatterRefusal {
            if case .stale = refusal {
                let now = try await self.step(context, branch: step.branch)
                return try await stale(now, version, typed, request, context)
            }
            guard let (errors, obstacles) = step.errors(refusal) else { throw refusal }
            var content = step.content(typed, errors: errors, token: token)
            content.obstacles = obstacles
            return site.refused(try await page(content, step, context), request, context)
        } catch let refusal as PaperAccessRefusal {
            var content = step.content(typed, token: token)
            content.obstacles = refusal.words.split(separator: "\n").map(String.init)
            return site.show(
                try await page(content, step, context), request, context, status: .init(code: refusal.status))
        } catch let refusal as MatterAccessRefusal {
            guard let field = StepConsole.field(of: refusal) else { throw refusal }
            let errors = [field: refusal.words]
            return site.show(
                try await page(step.content(typed, errors: errors, token: token), step, context), request, context,
                status: .init(code: refusal.status))
        }
    }

    /// With the letter that a reviewer reads, a signer signs and a clerk serves.
    private func page(_ content: StepPage.Content, _ step: CaseStep, _ context: StaffContext) async throws -> StepPage {
        var content = content
        if content.isPossible {
            let papers = PaperStore(requests: requests)
            content.letter = try await StepLetter.read(step, papers, context, at: site.now())
            content.unissued = try await unissued(step, papers, context)
            content.isArchiving = step.action == RequestAction.close.action
        }
        return StepPage(content)
    }

    /// Receipt and notices that lie in the file, when it is served or archived. The reply has its number by the service, and the record of the
    /// service comes after it.
    private func unissued(_ step: CaseStep, _ papers: PaperStore, _ context: StaffContext) async throws -> [CasePage.Paper] {
        guard [RequestAction.serve, .close].map(\.action).contains(step.action) else { return [] }
        return try await papers.papers(of: step.stored.row.id, for: context.officer).reversed().filter { line in
            line.issue == nil && line.standing == .open(mayGoOut: true)
        }.map { CasePage.Paper($0, of: step.stored) }
    }

    /// Somebody was faster: the case as it is now, with what was typed.
    private func stale(
        _ step: CaseStep, _ version: Int, _ typed: [String: String], _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        var content = step.content(typed, errors: [:], token: context.officer.csrfToken)
        content.since = Array(step.history.prefix(max(0, step.stored.matter.version - version)))
        do {
            try await step.requirePossible(matters, context.officer)
        } catch let refusal as MatterRefusal {
            content.isPossible = false
            content.obstacles = [refusal.words]
            content.kept = step.kept(typed)
        }
        return site.again(
            try await page(content, step, context),
            content.isPossible ? "您打开页面以后，别人已经办理了下面的步骤。您填写的内容还在，请核对后再提交。" : "您打开页面以后，别人已经办理了下面的步骤，现在不能再\(content.title)。",
            request, context)
    }

    private static func field(of refusal: MatterAccessRefusal) -> String? {
        switch refusal {
        case .cannotHandle: "handler"
        case .caseNumberTaken: "caseNumber"
        case .reasonMissing: "reason"
        default: nil
        }
    }

    private func step(_ context: StaffContext, branch: Int?) async throws -> CaseStep {
        try context.require(.readRequests)
        let stored = try await matters.matter(try context.requestID(), for: context.officer)
        let code = try context.parameters.require("action")
        guard code == MatterAction.reverse.code || RequestAction(rawValue: code) != nil else {
            throw SiteError.notFound("没有这种办理步骤。请从申请的页面进入。")
        }
        let agencies = try await site.accounts.agencies()
        return CaseStep(
            stored: stored, action: MatterAction(code), branch: branch, calendar: try await matters.calendar(), now: site.now(),
            agencies: agencies, officers: try await site.accounts.officers(),
            handlers: try await site.requestHandlers(in: context.officer.scope.union([stored.row.agency])), officer: context.officer,
            given: try await RedactionStore(requests: requests).toBeGiven(of: stored.row.id, for: context.officer, at: site.now()))
    }
}

extension StaffContext {
    /// The request that the address names.
    func requestID() throws -> MatterID {
        guard let id = parameters.get("request", as: Int64.self) else { throw MatterAccessRefusal.notFound }
        return MatterID(value: id)
    }
}

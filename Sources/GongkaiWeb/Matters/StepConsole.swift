import GongkaiCore
import GongkaiStore
import Hummingbird

/// Takes any step on a matter, whichever kind it is: one form for all, built from the workflow.
protocol StepConsole: Sendable {
    associatedtype Step: ShownStep

    var site: Site { get }
    var requests: RequestStore { get }

    /// The step that the address names, as things stand.
    func step(_ context: StaffContext, branch: Int?) async throws -> Step
    func act(_ asked: MatterRequest, files: [NewFile], on id: MatterID, _ context: StaffContext) async throws
    /// With what only this kind shows beside the form.
    func page(_ content: StepPage.Content, _ step: Step, _ context: StaffContext) async throws -> StepPage
    /// The field beside which a refusal is said; nil for what no form can mend.
    func field(of refusal: MatterAccessRefusal) -> MatterField?
}

extension StepConsole {
    private var desk: DeskKind { Step.desk }
    private var matters: MatterStore { requests.matters }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(desk.step, use: show)
            .post(desk.step, use: take)
    }

    func page(_ content: StepPage.Content, _ step: Step, _ context: StaffContext) async throws -> StepPage { StepPage(content) }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let step = try await step(context, branch: try request.queryFields["branch"].flatMap { Int($0) })
        var content = step.content(step.proposed, errors: [:], token: context.officer.csrfToken)
        do {
            try await requirePossible(step, context)
        } catch let refusal as MatterRefusal {
            // With the way back to what can be done.
            content.isPossible = false
            return site.show(
                try await shown(content, step, context), request, context, status: .init(code: refusal.status),
                notices: [Notice(.error, refusal.words)])
        }
        return site.show(try await shown(content, step, context), request, context)
    }

    @Sendable func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        let step = try await step(context, branch: context.form["branch"].flatMap { Int($0) })
        let token = context.officer.csrfToken, typed = step.typed(context.form)
        guard let version = context.form["version"].flatMap({ Int($0) }) else {
            throw SiteError.malformed("表单缺少版本号。请返回\(desk.noun)的页面，重新打开这一步。")
        }
        guard version == step.matter.version else { return try await stale(step, version, typed, request, context) }
        let read = step.read(context.form)
        if context.form["look"] != nil {
            var content = step.content(typed, errors: read.errors, token: token)
            content.outlook = step.sentences(read.values, on: read.on)
            content.shownFee = step.fee(read.values).last
            // What is still empty may stay so for a look, but for what was begun and must be whole.
            content.rows = step.rows(
                typed, read.errors.filter { !typed[$0.key, default: ""].isEmpty || step.wholeFields.contains($0.key) })
            content.outcomeError = nil
            return site.show(try await shown(content, step, context), request, context)
        }
        let uploads = uploads(context), files: [NewFile]
        do {
            files = try await RequestFiles(work: site.fileWork, what: "这一步").read(context.form, bringing: uploads)
        } catch let refusal as RequestFiles.Refused {
            var content = mend(step, read, typed, token)
            content.filesError = refusal.words
            return site.refused(try await shown(content, step, context), request, context)
        }
        if !read.errors.isEmpty {
            return site.refused(try await shown(mend(step, read, typed, token), step, context), request, context)
        }
        // Nobody sends a sum out that they have not seen.
        if let sum = step.fee(read.values).last, context.form["shownFee"] != sum {
            var content = step.content(typed, errors: [:], token: token)
            content.outlook = step.sentences(read.values, on: read.on)
            content.shownFee = sum
            return site.show(
                try await shown(content, step, context), request, context, notices: [Notice(.warning, "金额已经算好，还没有办理。请核对下面的计算，无误的再按一次。")])
        }
        let asked = MatterRequest(step.action, seen: version, on: read.on, values: read.values, branch: step.branch)
        do {
            let (path, isFirst) = try await site.once(context.form) {
                try await act(asked, files: files, on: step.stored.row.id, context)
                await uploads.forget()
                return step.path
            }
            return site.lead(to: path, saying: isFirst ? .stepTaken : .alreadyDone)
        } catch let refusal as MatterRefusal {
            if case .stale = refusal {
                return try await stale(try await self.step(context, branch: step.branch), version, typed, request, context)
            }
            guard let (errors, obstacles) = step.errors(refusal) else { throw refusal }
            var content = step.content(typed, errors: errors, token: token)
            content.obstacles += obstacles
            return site.refused(try await shown(content, step, context), request, context)
        } catch let refusal as PaperAccessRefusal {
            var content = step.content(typed, errors: [:], token: token)
            content.obstacles = refusal.words.split(separator: "\n").map(String.init)
            return site.show(try await shown(content, step, context), request, context, status: .init(code: refusal.status))
        } catch let refusal as MatterAccessRefusal {
            guard let field = field(of: refusal) else { throw refusal }
            let content = step.content(typed, errors: [field.code: refusal.words], token: token)
            return site.show(try await shown(content, step, context), request, context, status: .init(code: refusal.status))
        }
    }

    /// With the files that came in pieces and are here already.
    private func shown(_ content: StepPage.Content, _ step: Step, _ context: StaffContext) async throws -> StepPage {
        var content = content
        let uploads = uploads(context)
        content.largest = uploads.largest
        content.uploaded = try await RequestFiles.uploaded(uploads.keys, uploads.owner, requests, at: uploads.now)
        return try await page(content, step, context)
    }

    private func uploads(_ context: StaffContext) -> RequestFiles.Uploads {
        RequestFiles.Uploads(
            keys: context.form.all(IntakeForm.Name.uploaded.rawValue), owner: context.officer.uploadOwner, requests: requests,
            largest: site.configuration.largestUpload, now: site.now())
    }

    /// Everything that has to be mended, at once.
    private func mend(
        _ step: Step, _ read: (values: [String: FieldValue], on: Day?, errors: [String: String]), _ typed: [String: String], _ token: String
    ) -> StepPage.Content {
        if read.errors.isEmpty { return step.content(typed, errors: [:], token: token) }
        let found = step.objections(read.values, on: read.on)
        var content = step.content(typed, errors: read.errors.merging(found.errors) { $1 }, token: token)
        content.obstacles += found.obstacles
        return content
    }

    /// Somebody was faster: the matter as it is now, with what was typed.
    private func stale(
        _ step: Step, _ version: Int, _ typed: [String: String], _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        var content = step.content(typed, errors: [:], token: context.officer.csrfToken)
        content.since = Array(step.history.prefix(max(0, step.matter.version - version)))
        do {
            try await requirePossible(step, context)
        } catch let refusal as MatterRefusal {
            content.isPossible = false
            content.obstacles = [refusal.words]
            content.kept = step.kept(typed)
        }
        // Whoever has two windows open looks for nobody else.
        let isOwn = step.matter.events.filter { $0.number > version }.allSatisfy { $0.author.persons.contains(context.officer.id) }
        let what = isOwn ? "您打开这个页面以后，您在另一个窗口办理了下面的步骤" : "您打开页面以后，别人已经办理了下面的步骤"
        return site.again(
            try await shown(content, step, context),
            what + (content.isPossible ? "。您填写的内容还在，请核对后再提交。" : "，现在不能再\(content.title)。"), request, context)
    }

    /// Stops where the step cannot be taken whatever is filled in, with the reason.
    private func requirePossible(_ step: Step, _ context: StaffContext) async throws {
        try await matters.requirePossible(step.action, branch: step.branch, on: step.stored, for: context.officer, at: step.now)
    }
}

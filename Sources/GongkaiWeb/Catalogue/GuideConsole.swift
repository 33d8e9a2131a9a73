import GongkaiCore
import GongkaiStore
import Hummingbird

/// Writing and publishing the guides: the unit writes, the office publishes.
struct GuideConsole {
    let site: Site
    let guides: GuideStore
    let drafts: DraftStore

    /// Longest text of one element.
    static let longest = 4_000

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.guideConsole, use: list)
            .get(.guideEditor, use: edit)
            .post(.guideEditor, use: save)
            .post(.guidePublication, use: publish)
            .post(.guideWithdrawal, use: withdraw)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let agencies = try await site.agencies(in: context.officer.scope)
        let page = GuideOverviewPage(
            agencies, try await guides.published(), drafts: try await guides.drafts(for: context.officer), for: context.officer,
            on: site.now().day)
        return site.show(page, request, context)
    }

    @Sendable func edit(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let agency = try await agency(context)
        return site.show(try await page(agency, context), request, context)
    }

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let agency = try await agency(context), form = context.form, now = site.now()
        guard let revision = form["revision"].flatMap({ Int($0) }), revision >= 0 else {
            throw SiteError.malformed("表单中缺少版本号，没有保存。请刷新页面后再提交。")
        }
        var contents: [String: String] = [:], errors: [String: String] = [:]
        for element in GuideElement.all {
            guard let text = form[element.code]?.replacing("\r\n", with: "\n").replacing("\r", with: "\n"), !text.isEmpty else { continue }
            contents[element.code] = text
            if text.count > Self.longest { errors[element.code] = "最多\(grouped(Self.longest))字，现有\(grouped(text.count))字。请精简。" }
        }
        func refused(_ words: String?, _ status: HTTPResponse.Status) async throws -> Response {
            let page = try await page(agency, context, typed: contents, errors: errors)
            return site.show(page, request, context, status: status, notices: words.map { [Notice(.error, $0)] } ?? [])
        }
        guard errors.isEmpty else { return try await refused(nil, .unprocessableContent) }
        do {
            try await guides.save(
                contents, of: agency.id, expecting: revision, by: context.officer, from: context.actor.address, at: now)
        } catch let refusal as GuideRefusal {
            return try await refused(refusal.words, .conflict)
        }
        return site.lead(to: Route.guideEditor.path(agency.code), saying: .guideSaved)
    }

    @Sendable func publish(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.approveArticles)
        let agency = try await agency(context)
        guard let revision = context.form["revision"].flatMap({ Int($0) }) else {
            throw SiteError.malformed("表单中缺少版本号，没有发布。请刷新页面后再提交。")
        }
        func again(_ words: String) async throws -> Response { site.again(try await page(agency, context), words, request, context) }
        do {
            try await guides.publish(
                agency.id, expecting: revision, by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as GuideRefusal {
            return try await again(refusal.words)
        } catch let refusal as DraftRefusal {
            return try await again(refusal.words)
        }
        return site.lead(to: Route.guideEditor.path(agency.code), saying: .guidePublished)
    }

    @Sendable func withdraw(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.approveArticles)
        let agency = try await agency(context), reason = context.form["withdrawal"] ?? ""
        let long = context.form.tooLong(["withdrawal": FormRow.longestReason])
        if !long.isEmpty { return site.refused(try await page(agency, context, errors: long), request, context) }
        do {
            try await guides.withdraw(
                agency.id, seen: context.form["seen"].flatMap { Int($0) }, reason: reason, by: context.officer, from: context.actor.address,
                at: site.now())
        } catch let refusal as TombstoneRefusal {
            let page = try await page(agency, context, errors: ["withdrawal": refusal.words])
            return site.show(page, request, context, status: .unprocessableContent)
        } catch let refusal as GuideRefusal {
            return site.show(
                try await page(agency, context), request, context, status: .conflict, notices: [Notice(.error, refusal.words)])
        } catch DraftRefusal.changedMeanwhile {
            return site.again(try await page(agency, context), DraftWithdrawal.replaced, request, context)
        }
        return site.lead(to: Route.guideEditor.path(agency.code), saying: .guideWithdrawn)
    }

    private func page(
        _ agency: Agency, _ context: StaffContext, typed: [String: String]? = nil, errors: [String: String] = [:]
    ) async throws -> GuideEditorPage {
        GuideEditorPage(
            try await guides.versions(of: agency.id, for: context.officer),
            try await site.standing(drafts, of: DraftID(.guide, agency.id.value), for: context.officer),
            gone: try await guides.tombstone(of: agency.id), of: agency, context.officer, on: site.now().day, typed: typed,
            form: context.form, errors: errors)
    }

    private func agency(_ context: StaffContext) async throws -> Agency {
        let code = try context.parameters.require("unit")
        guard let agency = try await site.accounts.agencies().first(where: { $0.code == code }) else {
            throw SiteError.notFound("没有这个单位。请从公开指南的单位列表中进入。")
        }
        try context.require(scope: agency.id)
        return agency
    }
}

/// The units with the state of their guides.
struct GuideOverviewPage: Page {
    struct Line: Sendable {
        let name: String
        /// To the editor; for who may neither write nor publish, to what the public reads, or nil.
        let target: String?
        let updated: String
        let draft: String
        let faults: [String]
    }

    static let template = "guide/overview"
    let title = "公开指南"
    var breadcrumb: [Crumb] { [.console] }
    let summary: String
    let lines: [Line]

    init(_ agencies: [Agency], _ published: [DisclosureGuide], drafts: Set<AgencyID>, for officer: Officer, on day: Day) {
        let byAgency = Dictionary(published.map { ($0.agency, $0) }) { first, _ in first }
        let works = officer.may(.writeArticles) || officer.may(.approveArticles)
        lines = agencies.map { agency in
            let guide = byAgency[agency.id] ?? DisclosureGuide(agency: agency.id, contents: [:])
            let reading = guide.updatedOn.map { _ in Route.guide.path(agency.code).text }
            return Line(
                name: agency.name, target: works ? Route.guideEditor.path(agency.code).text : reading, updated: guide.updatedOn?.text ?? "",
                draft: drafts.contains(agency.id) ? "有草稿，等待公开办发布" : "",
                faults: guide.updatedOn == nil ? ["还没有发布。"] : guide.faults(on: day).map(\.words))
        }
        let missing = lines.count { $0.updated.isEmpty }
        summary = missing == 0 ? "各单位都已发布指南。" : "有\(missing)个单位还没有发布指南。"
    }

    private init() {
        summary = "有1个单位还没有发布指南。"
        lines = [
            Line(name: "教育局", target: "/console/guide/ZX04", updated: "2026-01-06", draft: "有草稿", faults: ["缺少传真号码"]),
            Line(name: "民政局", target: nil, updated: "", draft: "", faults: ["还没有发布。"]),
        ]
    }

    static let samples = [GuideOverviewPage()]
}

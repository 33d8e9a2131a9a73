import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird
import Logging

/// Publishing a reply: the decision to do so, which begins an article, and after how many days it may be made.
struct ReplyConsole {
    let site: Site
    let requests: RequestStore
    let sites: SiteStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.replyPublication, use: ask)
            .post(.replyPublication, use: begin)
            .get(.replyDelays, use: list)
            .get(.replyDelay, use: show)
            .post(.replyDelay, use: save)
    }

    // MARK: One reply

    @Sendable func ask(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.show(try await page(context, error: nil), request, context)
    }

    @Sendable func begin(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        try context.require(.writeArticles)
        let id = try context.requestID()
        let places = try await writable(context)
        guard let place = places.places.first(where: { "\($0.column.id.value)" == context.form["column"] }), let kind = place.kindOfAnswer
        else {
            return site.refused(try await page(context, error: "请选择栏目。"), request, context)
        }
        var isWhole = true
        let (path, isFirst) = try await site.once(context.form) {
            let files: [NewFile]
            (files, isWhole) = try await enclosed(with: id, context)
            let article = try await requests.publishReply(
                of: id, with: files, in: (place.column.id, kind.code), by: context.officer,
                from: context.actor.address, at: site.now())
            return Route.articleVersion.path("\(article.value)", "1")
        }
        return site.lead(to: path, saying: !isFirst ? .alreadyDone : isWhole ? .replyDrafted : .replyDraftedWithoutFiles)
    }

    /// What went out with the reply, looked through as any file of an article; what an article may not carry stays behind, and then it is not whole.
    private func enclosed(with id: MatterID, _ context: StaffContext) async throws -> (files: [NewFile], isWhole: Bool) {
        let given = try await requests.enclosed(with: id, for: context.officer, from: context.actor.address, at: site.now())
        var files: [NewFile] = []
        for (name, bytes) in given {
            do {
                files.append(
                    try await site.fileWork.run {
                        try await OffPool.run { try NewFile(Attachment(bytes, name: name, words: .empty)) }
                    })
            } catch is AttachmentRefusal {
                context.logger.warning("a file of a reply cannot hang on its article", metadata: ["request": "\(id.value)"])
            }
        }
        return (files, files.count == given.count)
    }

    private func page(_ context: StaffContext, error: String?) async throws -> ReplyPublicationPage {
        try context.require(.takeRequests)
        try context.require(.writeArticles)
        let stored = try await requests.matters.matter(try context.requestID(), for: context.officer)
        let standing = try await requests.replyPublication(of: stored, on: site.now().day)
        return ReplyPublicationPage(
            stored, standing, columns: try await writable(context).choices(chosen: context.form["column"] ?? ""), error: error,
            token: context.officer.csrfToken)
    }

    private func writable(_ context: StaffContext) async throws -> WritableColumns {
        try await WritableColumns(site, sites, for: context.officer)
    }

    // MARK: The delay

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        var lines: [(Agency, Int)] = []
        for agency in try await site.accounts.agencies() where context.officer.scope.contains(agency.id) {
            lines.append((agency, try await requests.replyDelay(of: agency.id).days))
        }
        return site.show(ReplyDelaysPage(lines), request, context)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        let agency = try await agency(context), known = try await requests.replyDelay(of: agency.id)
        return site.show(
            ReplyDelayPage(agency, days: "\(known.days)", revision: known.revision, error: nil, token: context.officer.csrfToken), request,
            context)
    }

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeRequests)
        let agency = try await agency(context), text = context.form["days"] ?? ""
        let revision = context.form["revision"].flatMap { Int($0) } ?? -1
        func page(_ revision: Int, _ error: String?) -> ReplyDelayPage {
            ReplyDelayPage(agency, days: text, revision: revision, error: error, token: context.officer.csrfToken)
        }
        guard let days = Int(text) else { return site.refused(page(revision, PublicationRefusal.delayOutside.words), request, context) }
        do {
            try await requests.setReplyDelay(
                days, of: agency.id, expecting: revision, by: context.officer, from: context.actor.address, at: site.now())
        } catch PublicationRefusal.delayOutside {
            return site.refused(page(revision, PublicationRefusal.delayOutside.words), request, context)
        } catch PublicationRefusal.changedMeanwhile {
            let now = try await requests.replyDelay(of: agency.id)
            return site.again(page(now.revision, nil), PublicationRefusal.changedMeanwhile.words, request, context)
        }
        return site.lead(to: Route.replyDelays.path(), saying: .replyDelaySaved)
    }

    private func agency(_ context: StaffContext) async throws -> Agency {
        let code = try context.parameters.require("unit")
        guard let agency = try await site.accounts.agencies().first(where: { $0.code == code }) else {
            throw SiteError.notFound("没有这个单位。请从列表进入。")
        }
        try context.require(scope: agency.id)
        return agency
    }
}

/// The columns in which an officer may begin an article.
struct WritableColumns: Sendable {
    let places: [WritingPlaces.Place]
    private let siteCount: Int

    init(_ site: Site, _ sites: SiteStore, for officer: Officer) async throws {
        let all = try await WritingPlaces(sites)
        places = all.writable(officer, above: Set(try await site.colleagues().above(officer.agency))).filter { $0.usualKind != nil }
        siteCount = all.sites.count
    }

    func choices(chosen: String) -> [FormRow.Choice] {
        [FormRow.Choice(value: "", text: "请选择", isChosen: chosen.isEmpty)]
            + places.map { place in
                let value = "\(place.column.id.value)"
                return FormRow.Choice(value: value, text: place.label(among: siteCount), isChosen: value == chosen)
            }
    }
}

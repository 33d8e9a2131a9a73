import GongkaiCore
import GongkaiStore
import Hummingbird

/// Words that stand for each other, and the words that found nothing.
struct SynonymConsole {
    let site: Site
    let search: SearchStore
    let tally: SearchTally

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.synonyms, use: list)
            .post(.synonyms, use: create)
            .get(.searchWords, use: words)
            .get(.synonymGroup, use: show)
            .post(.synonymGroup, use: change)
            .post(.synonymRemoval, use: remove)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        // From the list of what was not found, with the word to begin with.
        let word = try request.queryFields["word"] ?? ""
        return site.show(
            SynonymListPage(try await search.synonymGroups(), typed: word, token: context.officer.csrfToken), request, context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let typed = context.form.exact("words") ?? ""
        do {
            try await search.putSynonyms(
                Self.words(typed), in: nil, by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as SynonymRefusal {
            return site.show(
                SynonymListPage(try await search.synonymGroups(), typed: typed, token: context.officer.csrfToken, error: refusal.words),
                request, context, status: .unprocessableContent)
        }
        return site.lead(to: Route.synonyms.path(), saying: .synonymsSaved)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let group = try await group(context)
        return site.show(SynonymGroupPage(group, token: context.officer.csrfToken), request, context)
    }

    @Sendable func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let group = try await group(context), typed = context.form.exact("words") ?? ""
        do {
            try await search.putSynonyms(
                Self.words(typed), in: group.id, expecting: Int(context.form["revision"] ?? "") ?? 0, by: context.officer,
                from: context.actor.address, at: site.now())
        } catch let refusal as SynonymRefusal {
            return site.show(
                SynonymGroupPage(group, typed: typed, token: context.officer.csrfToken, error: refusal.words), request, context,
                status: .unprocessableContent)
        }
        return site.lead(to: Route.synonyms.path(), saying: .synonymsSaved)
    }

    @Sendable func remove(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let group = try await group(context)
        do {
            try await search.removeSynonyms(
                group.id, expecting: Int(context.form["revision"] ?? "") ?? 0, by: context.officer, from: context.actor.address,
                at: site.now())
        } catch let refusal as SynonymRefusal {
            throw SiteError.conflict(refusal.words)
        }
        return site.lead(to: Route.synonyms.path(), saying: .synonymsRemoved)
    }

    @Sendable func words(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let now = site.now(), first = now.day.adding(days: -29)
        try await search.write(tally, at: now)
        return site.show(
            SearchWordsPage(
                unfound: try await search.words(from: first, through: now.day, unfound: true, limit: 50, for: context.officer),
                frequent: try await search.words(from: first, through: now.day, unfound: false, limit: 50, for: context.officer)), request,
            context)
    }

    private func group(_ context: StaffContext) async throws -> SynonymGroup {
        let id = Int64(try context.parameters.require("group"))
        guard let group = try await search.synonymGroups().first(where: { $0.id == id }) else {
            throw SiteError.notFound(SynonymRefusal.notFound.words)
        }
        return group
    }

    /// One a line, or parted by the marks one parts words with.
    private static func words(_ typed: String) -> [String] {
        typed.split(whereSeparator: { $0.isNewline || "、，,；;".contains($0) }).map { word in
            word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}

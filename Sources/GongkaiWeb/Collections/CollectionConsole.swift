import GongkaiCore
import GongkaiStore
import Hummingbird

extension Route {
    static let collections = Route("/console/collections")
    static let newCollection = Route("/console/collections/new/{kind}")
    static let collection = Route("/console/collections/{collection}")
    static let collectionContents = Route("/console/collections/{collection}/contents")
    static let collectionShowing = Route("/console/collections/{collection}/showing")
    static let collectionHiding = Route("/console/collections/{collection}/hiding")
}

/// Compiles topics and issues of the gazette from what is published.
struct CollectionConsole {
    let site: Site
    let collections: CollectionStore
    let articles: ArticleStore
    let drafts: DraftStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.collections, use: list)
            .get(.newCollection, use: showNew)
            .post(.newCollection, use: create)
            .get(.collection, use: show)
            .post(.collection, use: change)
            .post(.collectionContents, use: arrange)
            .post(.collectionShowing, use: open)
            .post(.collectionHiding, use: hide)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        let all = try await site.places.open()
        let page = CollectionListPage(
            try await collections.list(for: context.officer), sites: all,
            mayWrite: all.contains { context.officer.may(.writeArticles, for: $0.facts.owner) })
        return site.show(page, request, context)
    }

    @Sendable func showNew(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let mark = try request.queryFields[OnceOnly.mark]
        if let mark, case .collection(let id)? = try await drafts.begun(mark, by: context.officer) {
            return site.lead(to: Route.collection.path("\(id.value)"), saying: .draftFound)
        }
        return site.show(try await newPage(context, try Self.kind(context), mark: mark), request, context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let kind = try Self.kind(context)
        let reading = CollectionForm(context.form, kind: kind)
        guard let text = reading.text else { return try await site.refused(newPage(context, kind, reading.faults), request, context) }
        let mark = context.form[OnceOnly.field]
        if let mark, case .collection(let id)? = try await drafts.begun(mark, by: context.officer) {
            return try await change(again: id, to: text, request, context)
        }
        guard let target = context.form["site"].flatMap({ Int64($0) }).map({ SiteID(value: $0) }) else {
            return try await site.refused(newPage(context, kind, ["site": "请选择站点。"]), request, context)
        }
        do {
            let id = try await collections.create(
                text, on: target, mark: mark, by: context.officer, from: context.actor.address, at: site.now())
            return site.lead(to: Route.collection.path("\(id.value)"), saying: .collectionSaved)
        } catch let refusal as CollectionRefusal where refusal.status == 422 {
            return try await site.refused(newPage(context, kind, Self.faults(refusal, kind)), request, context)
        }
    }

    /// Written on in the form after it was saved: the collection that it began takes the new words, unless somebody was there since.
    private func change(
        again id: CollectionID, to text: CollectionText, _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        let path = Route.collection.path("\(id.value)")
        let now = try await collections.collection(id, for: context.officer, at: site.now()).collection
        if now.text == text { return site.lead(to: path, saying: .alreadyDone) }
        do {
            try await collections.change(
                id, to: text, expecting: 1, by: context.officer, from: context.actor.address, at: site.now())
            return site.lead(to: path, saying: .collectionSaved)
        } catch CollectionRefusal.stale {
            return site.again(
                try await newPage(context, text.kind), "这张表单已经存成“\(now.title)”，后来又有改动。您现在填写的还在下面，没有保存：请打开“专题和公报”中的那一份，对照着修改。",
                request, context)
        } catch let refusal as CollectionRefusal where refusal.status == 422 {
            return try await site.refused(newPage(context, text.kind, Self.faults(refusal, text.kind)), request, context)
        }
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readArticles)
        return site.show(try await page(request, context), request, context)
    }

    @Sendable func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let id = try Self.id(context)
        let kind = try await collections.collection(id, for: context.officer, at: site.now()).collection.text.kind
        let reading = CollectionForm(context.form, kind: kind)
        // The form keeps the revision it was filled in from, so that a mend of a fault does not go over somebody else's words.
        let seen = Self.revision(context)
        guard let text = reading.text else {
            return try await site.refused(page(request, context, reading.faults, revision: seen), request, context)
        }
        do {
            try await collections.change(
                id, to: text, expecting: seen, by: context.officer, from: context.actor.address, at: site.now())
        } catch CollectionRefusal.stale {
            let now = try await collections.collection(id, for: context.officer, at: site.now()).collection.text
            let words = "现在保存的标题是“\(now.title)”，导语是“\(now.lead)”。请对照，合并后再保存。"
            return try await stale(page(request, context), words, request, context)
        } catch let refusal as CollectionRefusal where refusal.status == 422 {
            return try await site.refused(page(request, context, Self.faults(refusal, kind), revision: seen), request, context)
        }
        return site.lead(to: Route.collection.path("\(id.value)"), saying: .collectionSaved)
    }

    @Sendable func arrange(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let id = try Self.id(context), seen = Self.revision(context)
        // Looking for articles saves nothing, and loses nothing.
        if context.form["search"] != nil {
            return site.show(try await page(request, context, isArranged: true, revision: seen), request, context)
        }
        do {
            try await collections.arrange(
                id, try CollectionForm.sections(context.form), expecting: seen, by: context.officer,
                from: context.actor.address, at: site.now())
        } catch CollectionRefusal.stale {
            let words = "再保存时，以这一页的编排为准；他人的编排可以另开一页查看。"
            return try await stale(page(request, context, isArranged: true), words, request, context)
        } catch let refusal as CollectionRefusal where refusal.status == 422 {
            return try await site.refused(
                page(request, context, ["sections": refusal.words], isArranged: true, revision: seen), request, context)
        }
        return site.lead(to: Route.collection.path("\(id.value)").at("contents"), saying: .collectionSaved)
    }

    @Sendable func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.publishArticles)
        let id = try Self.id(context), seen = Self.revision(context)
        do {
            try await collections.show(id, expecting: seen, by: context.officer, from: context.actor.address, at: site.now())
        } catch CollectionRefusal.stale {
            let changes = try await collections.changes(of: id, since: seen, for: context.officer)
            let words =
                "没有发布：您打开这一页以后，这里有了变化。" + CollectionChanges.words(changes) + "下面是现在的内容，请看过以后再办理；内容改动过的，须先重新签署保密审查。"
            return site.again(try await page(request, context), words, request, context)
        } catch CollectionRefusal.isEmpty {
            return site.again(try await page(request, context), "没有发布：" + CollectionRefusal.isEmpty.words, request, context)
        } catch let refusal as DraftRefusal where refusal.status == 409 {
            return site.again(try await page(request, context), "没有发布：" + refusal.words, request, context)
        }
        return site.lead(to: Route.collection.path("\(id.value)"), saying: .collectionShown)
    }

    @Sendable func hide(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.publishArticles)
        let id = try Self.id(context), long = context.form.tooLong(["withdrawal": FormRow.longestReason])
        if !long.isEmpty { return try await site.refused(page(request, context, long), request, context) }
        do {
            try await collections.hide(
                id, seen: context.form["seen"].flatMap { Int($0) }, reason: context.form["withdrawal"] ?? "", by: context.officer,
                from: context.actor.address, at: site.now())
        } catch let refusal as TombstoneRefusal {
            return try await site.refused(page(request, context, ["withdrawal": refusal.words]), request, context)
        } catch CollectionRefusal.isNotShown {
            return site.again(try await page(request, context), CollectionRefusal.isNotShown.words, request, context)
        } catch DraftRefusal.changedMeanwhile {
            return site.again(try await page(request, context), DraftWithdrawal.replaced, request, context)
        }
        return site.lead(to: Route.collection.path("\(id.value)"), saying: .collectionHidden)
    }

    private static func id(_ context: StaffContext) throws -> CollectionID {
        guard let key = context.parameters.get("collection", as: Int64.self) else { throw CollectionRefusal.notFound }
        return CollectionID(value: key)
    }

    private static func kind(_ context: StaffContext) throws -> CollectionText.Kind {
        guard let kind = CollectionText.Kind(rawValue: try context.parameters.require("kind")) else { throw CollectionRefusal.notFound }
        return kind
    }

    private static func revision(_ context: StaffContext) -> Int { context.form["revision"].flatMap { Int($0) } ?? 0 }

    private static func faults(_ refusal: CollectionRefusal, _ kind: CollectionText.Kind) -> [String: String] {
        if case .faults(let faults) = refusal { return faults }
        return [kind == .topic ? "code" : "number": refusal.words]
    }

    /// Somebody else was first: what was typed stays, and may be saved over what there is now.
    private func stale(_ page: CollectionPage, _ words: String, _ request: Request, _ context: StaffContext) -> Response {
        site.again(page, "在您编辑期间已被他人更改，您的内容还没有保存，也没有丢失，仍在这一页。" + words, request, context)
    }

    private func newPage(
        _ context: StaffContext, _ kind: CollectionText.Kind, _ errors: [String: String] = [:], mark: String? = nil
    ) async throws -> NewDraftPage {
        let own = try await site.places.open().filter { context.officer.may(.writeArticles, for: $0.facts.owner) }
        guard !own.isEmpty else { throw CollectionRefusal.notForThisUnit }
        let form = context.form, today = site.now().day
        let choices = own.map { place in
            let key = "\(place.stored.id.value)"
            return FormRow.Choice(value: key, text: place.facts.name, isChosen: key == form["site"])
        }
        let words = kind.rows(errors) { name in
            form[name] ?? (name == "year" ? "\(today.year)" : name == "issued" ? today.text : "")
        }
        return NewDraftPage(
            kind == .topic ? "新建专题" : "新编一期公报", below: .collections, lead: "保存后编排内容，再由他人核对发布。",
            to: Route.newCollection.path(kind.rawValue), context.officer, mark: mark ?? form[OnceOnly.field],
            rows: [.select("site", "站点", choices, error: errors["site"])] + words, button: "保存")
    }

    /// `revision`: the one that what was typed began from, when it is not the newest.
    private func page(
        _ request: Request, _ context: StaffContext, _ errors: [String: String] = [:], isArranged: Bool = false, revision: Int? = nil
    ) async throws -> CollectionPage {
        let now = site.now()
        let found = try await collections.collection(try Self.id(context), for: context.officer, at: now)
        guard let place = try await site.places.open().first(where: { $0.stored.id == found.collection.site }) else {
            throw CollectionRefusal.notFound
        }
        let draft = isArranged ? CollectionDraft(context.form) : nil, picked = draft?.picked ?? []
        let words = try draft?.find ?? request.queryFields["find"] ?? ""
        // The newest that are not in it yet; narrowed by words of the title.
        let stored = Set(found.sections.flatMap(\.entries).map(\.article))
        let typed = draft.map { draft in Set(draft.parts.flatMap(\.entries).map { ArticleID(value: $0.key) }) } ?? stored
        let isWhole = !words.isEmpty || !picked.isEmpty || typed != stored
        let newest = try await articles.newest(of: found.collection.site, limit: isWhole ? 2_000 : 60, at: now)
        let free = newest.filter { !typed.contains($0.article) }
        // What somebody else took out meanwhile has a title all the same.
        let titles = found.titles.merging(newest.filter { typed.contains($0.article) }.map { ($0.article, $0.title) }) { own, _ in own }
        // What was ticked stays in sight, whatever is looked for.
        let candidates =
            free.filter { picked.contains($0.article.value) }
            + free.filter { !picked.contains($0.article.value) && (words.isEmpty || $0.title.contains(words)) }.prefix(30)
        let standing = try await site.standing(drafts, of: DraftID(.collection, found.collection.id.value), for: context.officer)
        return CollectionPage(
            found.collection, found.sections, standing, titles: titles, candidates: candidates, draft: draft, find: words, site: place,
            officer: context.officer, form: context.form, errors: errors, revision: revision ?? found.collection.revision)
    }
}

extension CollectionRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound: 404
        case .permissionMissing, .notForThisUnit: 403
        case .faults, .codeTaken, .codeIsShown, .articleNotShown: 422
        default: 409
        }
    }
}

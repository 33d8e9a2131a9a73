import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Begins articles and edits drafts. Whatever is refused, the text stays in the form.
struct ArticleEditConsole {
    let site: Site
    let sites: SiteStore
    let articles: ArticleStore
    let drafts: DraftStore
    let gate: ArticleGate

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.newArticle, use: begin)
            .post(.newArticle, use: create)
            .post(.articleCleaning, use: clean)
            .get(.articleEdit, use: edit)
            .post(.articleEdit, use: save)
    }

    // MARK: A new article

    @Sendable func begin(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let places = try await writable(context)
        let query = try request.queryFields
        // Whoever comes back to the form is led to what it began.
        if let mark = query[OnceOnly.mark], case .article(let article)? = try await drafts.begun(mark, by: context.officer) {
            let line = try await articles.version(article, 1, for: context.officer, at: site.now()).line
            let path = line.actions.contains(.save) ? Route.articleEdit.path("\(article.value)", "1") : line.path
            return site.lead(to: path, saying: .draftFound)
        }
        guard let wanted = query["column"] else {
            return site.show(ColumnChoicePage(places.places, of: places.all), request, context)
        }
        guard let place = places.places.first(where: { "\($0.column.id.value)" == wanted }), let usual = place.usualKind else {
            throw SiteError.notFound("您不能在这个栏目写稿件，或者栏目已归档。请另选栏目。")
        }
        let kind = query["kind"].flatMap { code in place.kinds.first { $0.code == code } } ?? usual
        let form = ArticleForm(ArticleContent(title: ""), kind)
        return site.show(
            try await newPage(form, place, places.all, agency: context.officer.agency, mark: query[OnceOnly.mark], context), request,
            context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let mark = context.form[OnceOnly.field]
        // Written on in the form after it was saved: the draft that it began takes the new words.
        if let mark, context.form["refresh"] == nil, case .article(let article)? = try await drafts.begun(mark, by: context.officer) {
            return try await save(article, 1, expecting: Self.firstRevision, isBeginning: true, request, context)
        }
        let places = try await writable(context)
        guard let place = places.places.first(where: { "\($0.column.id.value)" == context.form["column"] }) else {
            throw SiteError.conflict("您不能在这个栏目写稿件，或者栏目已归档。请返回上一页，复制已写的内容，另选栏目后再提交。")
        }
        let chosen = context.form["kind"].flatMap { code in place.kinds.first { $0.code == code } }
        let agency = context.form["agency"].flatMap { Int64($0) }.map { AgencyID(value: $0) } ?? context.officer.agency
        guard let kind = chosen ?? place.usualKind else { throw ArticleRefusal.unknownKind(context.form["kind"] ?? "") }
        let form = ArticleForm(context.form, kind)
        func again(_ faults: [String: String], _ status: HTTPResponse.Status, _ notices: [Notice] = []) async throws -> Response {
            site.show(
                try await newPage(
                    form, place, places.all, agency: agency, faults: faults, mark: mark, context), request, context, status: status,
                notices: notices)
        }
        // Another kind asks for other fields; nothing is saved yet.
        if context.form["refresh"] != nil { return try await again([:], .ok) }
        var reading = try await form.read(over: ArticleContent(title: ""), on: site.now().day)
        if chosen == nil { reading.faults["kind"] = "请选择稿件类型。" }
        if !context.officer.scope.contains(agency) { reading.faults["agency"] = "请选择您负责的单位。" }
        guard reading.faults.isEmpty else { return try await again(reading.faults, .unprocessableContent) }
        let content = reading.content, hits = try await gate.hits(in: content)
        do {
            let (path, isFirst) = try await site.once(context.form, bySaying: true) {
                let article = try await articles.draft(
                    content, in: ArticleStore.Place(column: place.column.id, agency: agency, kind: kind.code), hits: hits, mark: mark,
                    by: context.officer, from: context.visitor.address, at: site.now())
                return Route.articleVersion.path("\(article.value)", "1")
            }
            return site.lead(to: path.query(removed: reading.removed), saying: isFirst ? .articleSaved : .alreadyDone)
        } catch let refusal as any RefusedInWords {
            return try await again([:], .init(code: refusal.status), [Notice(.error, refusal.words)])
        }
    }

    // MARK: A draft

    @Sendable func edit(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let page = try await articles.version(
            try context.article(), try context.versionNumber(), for: context.officer, at: site.now())
        guard page.line.actions.contains(.save) else { throw refusal(page, context) }
        return site.show(
            editPage(
                ArticleForm(page.content, page.facts.kind), page.line, revision: page.line.revision, try await articles.workingCalendar(),
                context), request, context)
    }

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await save(
            try context.article(), try context.versionNumber(), expecting: try context.seenRevision(), request, context)
    }

    /// Of what was begun and not saved since.
    private static let firstRevision = 1

    /// `isBeginning`: by the form that began the draft.
    private func save(
        _ article: ArticleID, _ number: Int, expecting revision: Int, isBeginning: Bool = false, _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        let page = try await articles.version(article, number, for: context.officer, at: site.now())
        let form = ArticleForm(context.form, page.facts.kind), calendar = try await articles.workingCalendar()
        func again(
            _ status: HTTPResponse.Status, faults: [String: String] = [:], revision: Int, other: ArticleEditPage.Other? = nil,
            rescue: ArticleEditPage.Rescue? = nil, _ notices: [Notice] = []
        ) -> Response {
            site.show(
                editPage(form, page.line, revision: revision, faults: faults, other: other, rescue: rescue, calendar, context), request,
                context,
                status: status, notices: notices)
        }
        let reading = try await form.read(over: page.content, on: site.now().day)
        guard reading.faults.isEmpty else { return again(.unprocessableContent, faults: reading.faults, revision: revision) }
        if isBeginning, reading.content.hash(of: page.facts.kind) == page.facts.contentHash {
            return site.lead(to: page.line.path, saying: .alreadyDone)
        }
        let hits = try await gate.hits(in: reading.content)
        do {
            let (path, isFirst) = try await site.once(context.form, bySaying: true) {
                try await keep(reading.content, hits, over: page, expecting: revision, context)
            }
            return site.lead(to: path.query(removed: reading.removed), saying: isFirst ? .articleSaved : .alreadyDone)
        } catch ArticleRefusal.stale(let offered, let saved, let person, let newer) {
            let other = try await self.other(offered, saved, person, page.line)
            return again(
                .conflict, revision: newer, other: other,
                [
                    Notice(
                        .error,
                        "\(person)已先保存了这篇稿件，您的内容还没有保存，也没有丢失。请在下面对照两份内容：合并后保存，或改用那一份。")
                ])
        } catch let refusal as PublishingRefusal where refusal.isOfState {
            // Sent in, published or given up meanwhile. What is there now is told, as it may differ from what this person began with.
            let now = try await articles.version(article, number, for: context.officer, at: site.now())
            let isOther = now.facts.contentHash != reading.content.hash(of: page.facts.kind)
            let other = isOther ? try await self.other(reading.content, now.content, "现在的稿件", now.line) : nil
            return again(
                .conflict, revision: now.line.revision, other: other, rescue: ArticleEditPage.Rescue(now.line),
                [Notice(.error, refusal.words + "您写的内容还在下面，没有保存，可以在页面最后选择怎样保存。")])
        } catch let refusal as any RefusedInWords {
            return again(.init(code: refusal.status), revision: revision, [Notice(.error, refusal.words + "您写的内容还在下面，没有保存。")])
        }
    }

    /// Saves where the pressed button says: in the draft, in it once it is taken back from its review, or in a draft apart. Leads to it.
    private func keep(
        _ content: ArticleContent, _ hits: [GateHit], over page: VersionPage, expecting revision: Int, _ context: StaffContext
    ) async throws -> Path {
        let line = page.line, officer = context.officer, address = context.visitor.address, now = site.now()
        func save(_ number: Int, expecting revision: Int) async throws -> Path {
            try await articles.save(
                content, of: line.article, version: number, expecting: revision, hits: hits, by: officer, from: address, at: now)
            return Route.articleVersion.path("\(line.article.value)", "\(number)")
        }
        func act(_ action: PublishingAction) async throws -> ArticleStore.Outcome {
            try await articles.act(
                PublishingRequest(action, by: .officer(officer), at: now), on: line.article, version: line.number, expecting: revision,
                from: address)
        }
        switch context.form[ArticleEditPage.keep] {
        case "recall": return try await save(line.number, expecting: try await act(.recall).revision)
        case "apart" where line.actions.contains(.restoreAsDraft):
            guard let number = try await act(.restoreAsDraft).newDraft else { throw ArticleRefusal.changedMeanwhile }
            return try await save(number, expecting: Self.firstRevision)
        case "apart":
            let place = ArticleStore.Place(column: line.column, agency: line.agency, kind: line.kind.code)
            let article = try await articles.draft(
                content, in: place, apartFrom: line.article, hits: hits, by: officer, from: address, at: now)
            return Route.articleVersion.path("\(article.value)", "1")
        default: return try await save(line.number, expecting: revision)
        }
    }

    private func other(
        _ offered: ArticleContent, _ saved: ArticleContent, _ person: String, _ line: VersionLine
    ) async throws -> ArticleEditPage.Other {
        let comparison = try await OffPool.run { TextComparison(from: saved.plainText, to: offered.plainText) }
        let text = try await OffPool.run { SafeHTML(cleaned: try CleanHTML.clean(saved.body)) }
        func values(_ content: ArticleContent) -> [ArticleVersionPage.Fact] {
            ArticleComparisonPage.values(content, line.kind, column: line.columnName)
        }
        let changes = ArticleComparisonPage.changes(from: values(saved), to: values(offered))
        return ArticleEditPage.Other(
            person: person, title: saved.title, text: text, comparison: comparison,
            heading: TextComparison(from: saved.title, to: offered.title), changes: changes, hasChanges: !changes.isEmpty,
            takeHref: line.actions.contains(.save)
                ? Route.articleEdit.path("\(line.article.value)", "\(line.number)").text : line.path.text)
    }

    /// Why this version is not to be edited by this person.
    private func refusal(_ page: VersionPage, _ context: StaffContext) -> any Error {
        if page.line.state != .draft { return PublishingRefusal.notInThisState(.save, page.line.state) }
        return PublishingRefusal.notForThisUnit(.save)
    }

    /// What the editor was given from Word or WPS, as it may stay.
    @Sendable func clean(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.writeArticles)
        let html = context.form.exact("html") ?? ""
        do {
            let document = try await OffPool.run { try CleanHTML.clean(html) }
            var headers: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
            // The editor says it at once: after saving one looks for a lost picture in vain.
            let removed = CleanedDocument.Removal.allCases.filter { document.removed[$0, default: 0] > 0 }.map(\.chinese)
            if !removed.isEmpty { headers[Self.removed] = Path.encoded(removed.joined(separator: "、")) }
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: document.html)))
        } catch let fault as CleanHTMLFault {
            throw SiteError.malformed(fault.chinese)
        }
    }

    private static let removed = HTTPFieldName.made("X-Removed")

    // MARK: Pages

    private func writable(
        _ context: StaffContext
    ) async throws -> (places: [WritingPlaces.Place], all: WritingPlaces) {
        let all = try await WritingPlaces(sites)
        let above = try await site.colleagues().above(context.officer.agency)
        return (all.writable(context.officer, above: Set(above)), all)
    }

    private func newPage(
        _ form: ArticleForm, _ place: WritingPlaces.Place, _ all: WritingPlaces, agency: AgencyID, faults: [String: String] = [:],
        mark: String?, _ context: StaffContext
    ) async throws -> ArticleEditPage {
        let kinds = place.kinds.map { FormRow.Choice(value: $0.code, text: $0.name, isChosen: $0 == form.kind) }
        var choices = [FormRow.select("kind", "稿件类型", kinds, hint: "不同类型要填写的内容不同", error: faults["kind"])]
        let agencies = try await site.agencies(in: context.officer.scope)
        if agencies.count > 1 {
            let units = agencies.map { FormRow.Choice(value: "\($0.id.value)", text: $0.name, isChosen: $0.id == agency) }
            choices.append(.select("agency", "发布机构", units, hint: "稿件属于哪个单位，由哪个单位审核", error: faults["agency"]))
        }
        return ArticleEditPage(
            title: "写稿件", breadcrumb: [.console, .articles, Crumb("选择栏目", Route.newArticle.path())], action: Route.newArticle.path(),
            token: context.officer.csrfToken, fixed: [.init(field: "column", content: "\(place.column.id.value)")],
            facts: [.init(term: "栏目", words: place.label(among: all.sites.count))], choices: choices, form: form, faults: faults,
            editor: editor, cancel: Route.newArticle.path(), ticket: mark)
    }

    private func editPage(
        _ form: ArticleForm, _ line: VersionLine, revision: Int, faults: [String: String] = [:], other: ArticleEditPage.Other? = nil,
        rescue: ArticleEditPage.Rescue? = nil, _ calendar: WorkingCalendar, _ context: StaffContext
    ) -> ArticleEditPage {
        var form = form
        form.deadline = line.deadline(on: site.now().day, calendar)
        return ArticleEditPage(
            title: "编辑稿件", breadcrumb: [.console, .articles, .version(line)],
            action: Route.articleEdit.path("\(line.article.value)", "\(line.number)"), token: context.officer.csrfToken,
            fixed: [.init(field: "revision", content: "\(revision)")],
            facts: [
                .init(term: "栏目", words: line.columnName), .init(term: "稿件类型", words: line.kind.name),
                .init(term: "发布机构", words: line.agencyName), .init(term: "版本", words: "第\(line.number)版"),
            ], choices: [], form: form, faults: faults, editor: editor,
            pictures: Route.versionFiles.path("\(line.article.value)", "\(line.number)"), cancel: line.path, other: other,
            rescue: rescue)
    }

    private var editor: Path? { site.assets.path(ifThere: "editor.js") }
}

extension ArticleEditPage.Rescue {
    fileprivate init(_ line: VersionLine) {
        mayRecall = line.actions.contains(.recall) && line.state != .scheduled
        consequence =
            line.actions.contains(.restoreAsDraft) ? "“存为新草稿”在这篇稿件下另建一版草稿。" : "“存为新草稿”另存为同一栏目的一篇新稿件，原稿件不受影响。"
    }
}

extension PublishingRefusal {
    /// The version is in a state in which nothing is saved.
    fileprivate var isOfState: Bool {
        if case .notInThisState(.save, _) = self { true } else { false }
    }
}

extension Path {
    /// So that the next page can say what cleaning took out.
    func query(removed: [CleanedDocument.Removal]) -> Path {
        query([("removed", removed.map(\.rawValue).joined(separator: "."))])
    }
}

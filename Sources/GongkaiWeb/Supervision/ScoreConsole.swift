import GongkaiCore
import GongkaiStore
import Hummingbird

/// Performance assessment: rankings as they stand, sheets that open to their events, publication, objections and what is decided about them.
struct ScoreConsole {
    let site: Site
    let supervision: SupervisionStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.scores, use: ranking)
            .get(.scoreSheet, use: sheet)
            .post(.scorePublications, use: publish)
            .get(.scorePublication, use: publication)
            .get(.publishedScore, use: published)
            .post(.scoreObjections, use: object)
            .post(.scoreResolution, use: resolve)
    }

    @Sendable func ranking(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let view = ScoreView(try request.queryFields, on: site.now().day)
        return site.show(
            try await page(view, .init(), context), request, context, status: view.fault == nil ? .ok : .unprocessableContent)
    }

    private func page(_ view: ScoreView, _ typed: ScoresPage.Typed, _ context: StaffContext) async throws -> ScoresPage {
        let officer = context.officer, mayRank = officer.may(.supervise)
        let scheme = ScoreScheme.inForce(on: view.period.last, of: try await supervision.schemes().value)
        var subjects: [(subject: ScoreSubject, unit: AgencyID, name: String)] = [], idle: [String] = []
        if mayRank {
            subjects = try await self.subjects(view)
            idle = try await self.idle(view, subjects.map(\.subject.id))
        }
        let all = subjects.map(\.subject)
        let ranks: [ScoreRank]
        if let day = view.day {
            ranks = try await site.staffWork.run { try await supervision.ranking(all, in: view.period, asOf: day) }
        } else {
            ranks = try await supervision.ranking(all, in: view.period)
        }
        let months =
            view.kind == "unit" && !subjects.isEmpty && view.day == nil
            ? try await supervision.months(subjects.map(\.subject), of: view.period.last.year) : [:]
        return ScoresPage(
            ranks, months: months, view, scheme: scheme, names: Dictionary(subjects.map { ($0.subject, $0.name) }) { first, _ in first },
            idle: idle, publications: try await supervision.publications(), mayRank: mayRank, mayPublish: officer.may(.setSupervision),
            typed: typed,
            token: officer.csrfToken, on: site.now().day)
    }

    /// The names of units that handled cases in the year and had nothing in the period: no place is theirs, for they did nothing that could be scored.
    private func idle(_ view: ScoreView, _ scored: [Int64]) async throws -> [String] {
        guard view.kind == "unit" else { return [] }
        let year = ScorePeriod.year(view.period.last.year) ?? view.period
        let active = try await supervision.scoredUnits(in: year)
        return try await site.accounts.agencies().filter { active.contains($0.id) && !scored.contains($0.id.value) }
            .sorted { $0.code < $1.code }.map(\.name)
    }

    /// Units or persons who had anything in the period by which they could be scored.
    private func subjects(_ view: ScoreView) async throws -> [(subject: ScoreSubject, unit: AgencyID, name: String)] {
        let agencies = try await site.accounts.agencies()
        if view.kind == "unit" {
            let known = try await supervision.scoredUnits(in: view.period)
            return agencies.filter { known.contains($0.id) }.sorted { $0.code < $1.code }.map { (.unit($0.id), $0.id, $0.name) }
        }
        let known = try await supervision.scoredPersons(in: view.period)
        return try await site.accounts.officers().filter { known.contains($0.id) }.sorted { $0.login < $1.login }
            .map { (.person($0.id), $0.agency, $0.name) }
    }

    @Sendable func sheet(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let view = ScoreView(try request.queryFields, on: site.now().day)
        if let fault = view.fault { throw SiteError.malformed(fault.words) }
        guard let kind = context.parameters.get("kind"), let id = context.parameters.get("subject", as: Int64.self),
            kind == "unit" || kind == "person"
        else { throw SiteError.notFound("没有这个考核对象。请从绩效考核的列表中选择。") }
        let subject = try ScoreSubject(kind: kind, id: id)
        let (name, unit) = try await naming(subject)
        guard context.officer.supervisedUnits?.contains(unit) ?? true else { throw SiteError.forbidden("这是其他单位的成绩明细。您可以查看公布的成绩。") }
        guard let sheet = try await supervision.score(of: subject, in: view.period, asOf: view.day) else {
            throw SiteError.notFound("\(view.period.words)没有施行的考核方案。请选择其他考核期。")
        }
        return site.show(
            ScoreSheetPage(
                sheet, name: name, place: nil, asOf: view.day, try await naming(of: sheet),
                breadcrumb: [.console, Crumb("绩效考核", view.path(kind: kind))]), request, context)
    }

    private func naming(_ subject: ScoreSubject) async throws -> (name: String, unit: AgencyID) {
        switch subject {
        case .unit(let id):
            guard let agency = try await site.accounts.agencies().first(where: { $0.id == id }) else {
                throw SiteError.notFound("没有这个单位。请从绩效考核的列表中选择。")
            }
            return (agency.name, id)
        case .person(let id):
            guard let officer = try await site.accounts.officers().first(where: { $0.id == id }) else {
                throw SiteError.notFound("没有这个人员。请从绩效考核的列表中选择。")
            }
            return (officer.name, officer.agency)
        }
    }

    private func naming(of sheet: ScoreSheet) async throws -> ScoreSheetPage.Naming {
        var subjects: Set<Int64> = [], items: Set<Int64> = []
        for entry in sheet.entries {
            switch entry.source {
            case .fact(.shorterPromise, let subject, _): items.insert(subject)
            case .card(let subject, _, _, _), .fact(_, let subject, _): subjects.insert(subject)
            }
        }
        var columns: [String: Path] = [:]
        if subjects.contains(where: { $0 < 0 }) {
            for late in try await supervision.columnCards(within: nil, limit: 10_000) {
                columns["\(late.card.subject)|\(late.card.rule)|\(late.on)"] = late.key.path
            }
        }
        let schemes = try await supervision.schemes().value
        return ScoreSheetPage.Naming(
            rules: try await supervision.rules().value.rules, numbers: try await supervision.numbers(of: subjects),
            items: try await supervision.items(of: items), columns: columns,
            scheme: schemes.first { $0.code == sheet.scheme && $0.version == sheet.schemeVersion })
    }

    // MARK: Publication

    @Sendable func publish(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.setSupervision)
        let form = context.form, view = ScoreView(form, on: site.now().day)
        if let fault = view.fault { throw SiteError.malformed(fault.words) }
        var typed = ScoresPage.Typed(reason: form["reason"] ?? "")
        guard form["confirmed"] == "yes" else {
            let isAlone = try await subjects(view).count == 1
            typed.confirmationError = isAlone ? "请先核对分数，再勾选。" : "请先核对名次和分数，再勾选。"
            return site.refused(try await page(view, typed, context), request, context)
        }
        typed.error = IntakeForm.tooLong(typed.reason, ScoresPage.longestReason)
        if typed.error != nil { return site.refused(try await page(view, typed, context), request, context) }
        do {
            let subjects = try await subjects(view)
            let (path, isFirst) = try await site.once(form) {
                let id = try await supervision.publish(
                    subjects, in: view.period, reason: typed.reason, by: context.officer, from: context.actor.address, at: site.now())
                return Route.scorePublication.path("\(id.value)")
            }
            return site.lead(to: path, saying: isFirst ? .scoresPublished : .alreadyDone)
        } catch let refusal as ScoreRefusal where refusal == .reasonMissing || refusal == .unchanged {
            typed.error = refusal.words
            return site.refused(try await page(view, typed, context), request, context)
        }
    }

    private func publicationID(_ context: StaffContext) throws -> ScorePublication.ID {
        guard let id = context.parameters.get("publication", as: Int64.self) else { throw ScoreRefusal.unknown }
        return ScorePublication.ID(value: id)
    }

    @Sendable func publication(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let found = try await supervision.publication(try publicationID(context), within: context.officer.supervisedUnits)
        return site.show(
            PublicationPage(found.publication, found.places, objections: found.objections, newest: nil), request, context)
    }

    @Sendable func published(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        guard let subject = context.parameters.get("subject", as: Int64.self) else { throw ScoreRefusal.unknown }
        return site.show(try await published(try publicationID(context), subject, context), request, context)
    }

    private func published(
        _ id: ScorePublication.ID, _ subject: Int64, said: String = "", error: String? = nil, resolving: Int64? = nil, outcome: String = "",
        _ context: StaffContext
    ) async throws -> ScoreSheetPage {
        let officer = context.officer
        let found = try await supervision.published(subject, in: id, within: officer.supervisedUnits)
        let score = found.score
        let isTheirs =
            officer.scope.contains(score.unit) && [Permission.handleCases, .reviewCases, .signCases].contains(where: officer.may)
        let more = ScoreSheetPage.Published(
            publication: found.publication, score: score, objections: found.objections, mayObject: isTheirs,
            mayResolve: officer.may(.issueCards) && officer.id != found.publication.publisher,
            isOwn: officer.may(.issueCards) && officer.id == found.publication.publisher,
            showsEntries: officer.supervisedUnits?.contains(score.unit) ?? true, said: said,
            error: error, resolving: resolving, outcome: outcome, token: officer.csrfToken)
        let crumb = Crumb("\(found.publication.words)考核成绩", Route.scorePublication.path("\(id.value)"))
        return ScoreSheetPage(
            score.sheet, name: score.name, place: found.publication.size > 1 ? "\(score.place)" : nil, asOf: nil,
            try await naming(of: score.sheet),
            breadcrumb: [.console, .scores, crumb],
            more)
    }

    @Sendable func object(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let id = try publicationID(context), form = context.form, said = form["said"] ?? ""
        guard let subject = form["subject"].flatMap({ Int64($0) }) else { throw ScoreRefusal.unknown }
        if let words = IntakeForm.tooLong(said, ScoreSheetPage.longestText) {
            return site.refused(try await published(id, subject, said: said, error: words, context), request, context)
        }
        do {
            let (path, isFirst) = try await site.once(form) {
                try await supervision.object(
                    to: id, of: subject, saying: said, by: context.officer, from: context.actor.address, at: site.now())
                return Route.publishedScore.path("\(id.value)", "\(subject)")
            }
            return site.lead(to: path, saying: isFirst ? .scoreObjected : .alreadyDone)
        } catch let refusal as ScoreRefusal where refusal == .textMissing {
            return site.refused(try await published(id, subject, said: said, error: refusal.words, context), request, context)
        }
    }

    @Sendable func resolve(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.issueCards)
        let id = try publicationID(context), form = context.form, said = form["decision"] ?? ""
        guard let objection = form["objection"].flatMap({ Int64($0) }) else { throw ScoreRefusal.unknown }
        let found = try await supervision.publication(id, within: nil)
        guard let subject = found.objections.first(where: { $0.id == objection })?.subject else { throw ScoreRefusal.unknown }
        // A text that is too long says so itself.
        func refused(_ words: String?) async throws -> Response {
            site.refused(
                try await published(
                    id, subject, said: said, error: words, resolving: objection, outcome: form["outcome"] ?? "", context), request, context)
        }
        if IntakeForm.tooLong(said, ScoreSheetPage.longestText) != nil { return try await refused(nil) }
        guard let outcome = form["outcome"], ["upheld", "rejected"].contains(outcome) else { return try await refused("请选择处理结果，并写明理由。") }
        do {
            let (path, isFirst) = try await site.once(form) {
                try await supervision.resolve(
                    objection, isUpheld: outcome == "upheld", saying: said, by: context.officer, from: context.actor.address, at: site.now()
                )
                return Route.publishedScore.path("\(id.value)", "\(subject)")
            }
            return site.lead(to: path, saying: isFirst ? .scoreResolved : .alreadyDone)
        } catch let refusal as ScoreRefusal where refusal == .textMissing {
            return try await refused("请选择处理结果，并写明理由。")
        }
    }
}

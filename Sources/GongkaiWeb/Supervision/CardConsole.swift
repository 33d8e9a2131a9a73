import GongkaiCore
import GongkaiStore
import Hummingbird

/// Cards: the list, one card with its life, and what inspectors and units do with them.
struct CardConsole: CardSteps {
    let site: Site
    let supervision: SupervisionStore

    private var watch: SupervisionConsole { SupervisionConsole(site: site, supervision: supervision) }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.cards, use: list)
            .get(.lateColumns, use: columns)
            .get(.card, use: show)
            .post(.card, use: act)
            .post(.supervisedCaseCards, use: issue)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let view = CardView(try request.queryFields, on: site.now().day), units = context.officer.supervisedUnits
        let agencies = try await site.accounts.agencies()
        let found =
            view.faults.isEmpty
            ? try await supervision.cards(view.filter, within: units, after: view.after) : (lines: [], next: nil, total: 0)
        let page = CardsPage(
            found, view, rules: try await supervision.rules().value.rules, units: agencies.filter { units?.contains($0.id) ?? true },
            names: agencies.names, people: try await site.accounts.officers().names, isWhole: units == nil)
        return site.show(page, request, context, status: view.faults.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func columns(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireSupervision()
        let officer = context.officer
        let page = LateColumnsPage(
            try await supervision.columnCards(within: officer.supervisedUnits), rules: try await supervision.rules().value.rules,
            names: try await site.accounts.agencies().names)
        return site.show(page, request, context)
    }

    /// An inspector's own card.
    @Sendable func issue(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.issueCards)
        let id = try context.watchedCaseID(), form = context.form
        var typed = SupervisedCasePage.Typed(
            signal: form["signal"] ?? "", reason: form["reason"] ?? "", complaint: form["complaint"] ?? "",
            complaintUnit: form["complaintUnit"] ?? "", complaintNumber: String((form["complaintNumber"] ?? "").prefix(60)))
        typed.error = IntakeForm.tooLong(typed.reason, CardPage.longest)
        typed.complaintError = IntakeForm.tooLong(typed.complaint, CardPage.longest)
        if typed.error != nil || typed.complaintError != nil {
            return site.refused(try await watch.page(id, typed, context), request, context)
        }
        if typed.signal == SupervisedCasePage.complaint { return try await uphold(id, typed, request, context) }
        guard let signal = SupervisionSignal(rawValue: typed.signal) else {
            typed.signalError = "请选择发哪一种牌。"
            // Everything that is to be mended is said at once.
            if typed.reason.allSatisfy(\.isWhitespace) { typed.error = CardRefusal.textMissing(.issue).words }
            return site.refused(try await watch.page(id, typed, context), request, context)
        }
        do {
            let (path, isFirst) = try await site.once(form) {
                try await supervision.issue(
                    signal, on: id, reason: typed.reason, by: context.officer, from: context.actor.address, at: site.now()
                ).path
            }
            return site.lead(to: path, saying: isFirst ? .cardIssued : .alreadyDone)
        } catch let refusal as CardRefusal where refusal.status == 422 {
            typed.error = refusal.words
            return site.refused(try await watch.page(id, typed, context), request, context)
        }
    }

    /// A complaint that the supervision found to be right.
    private func uphold(
        _ id: MatterID, _ typed: SupervisedCasePage.Typed, _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        do {
            let (path, isFirst) = try await site.once(context.form) {
                try await supervision.upholdComplaint(
                    on: id, about: Int64(typed.complaintUnit).map { AgencyID(value: $0) }, complaint: typed.complaintNumber,
                    reason: typed.complaint, by: context.officer, from: context.actor.address, at: site.now())
                return Route.supervisedCase.path("\(id.value)")
            }
            return site.lead(to: path, saying: isFirst ? .complaintUpheld : .alreadyDone)
        } catch let refusal as SupervisionRefusal {
            var typed = typed
            switch refusal {
            case .reasonMissing, .complaintKnown: typed.complaintError = refusal.words
            case .unitOutside: typed.complaintUnitError = refusal.words
            default: throw refusal
            }
            return site.show(try await watch.page(id, typed, context), request, context, status: .init(code: refusal.status))
        }
    }

    func card(_ context: StaffContext) async throws -> StoredCard {
        try context.requireSupervision()
        guard let rule = context.parameters.get("rule") else { throw SupervisionRefusal.unknownCard }
        let stored = try await supervision.card(of: rule, in: try context.watchedCaseID())
        guard context.officer.supervisedUnits?.contains(stored.agency) ?? true else { throw SupervisionRefusal.unknownCard }
        return stored
    }

    func take(
        _ action: CardLife.Action, on card: StoredCard, text: String, seen: Int?, by officer: Officer, from address: String, at now: Instant
    ) async throws -> Path {
        try await supervision.act(action, on: card.key, text: text, seen: seen, by: officer, from: address, at: now)
        return card.key.path
    }

    func page(_ stored: StoredCard, _ typed: CardPage.Typed, _ context: StaffContext) async throws -> CardPage {
        let rules = try await supervision.rules().value.rules, day = site.now().day
        let scheme = ScoreScheme.inForce(on: stored.life.issuedOn, of: try await supervision.schemes().value)
        let head = stored.card?.head ?? ScoreInput.headOfInspectors
        let history = try await supervision.history(of: stored.key.matter, upTo: day, within: nil)
        let steps = (history.log?.events ?? []).reduce(into: [Int: String]()) { $0[$1.number] = "\($1.day.chineseText)\($1.activity)" }
        return CardPage(
            stored, rule: stored.card.flatMap { card in rules.first { $0.code == card.rule && $0.version == card.version } },
            name: CardName(rules).words(stored.card), steps: steps,
            complaint: stored.card.flatMap { card in history.complaints.first { $0.on == card.on && card.events.isEmpty }?.text },
            units: try await site.accounts.agencies().names, people: try await site.accounts.officers().names,
            headName: scheme?.heads.first { $0.code == head }?.name ?? head, party: stored.party(of: context.officer),
            officer: context.officer.id, calendar: try await supervision.calendar(), typed: typed,
            token: context.officer.csrfToken, on: day)
    }
}

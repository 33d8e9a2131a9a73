import GongkaiCore
import GongkaiStore
import Hummingbird

/// One card of a public column: its life, and what inspectors and the unit do with it.
struct ColumnCardConsole: CardSteps {
    let site: Site
    let supervision: SupervisionStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.columnCard, use: show)
            .post(.columnCard, use: act)
    }

    /// Those who watch see every card; whoever writes, reviews or answers for what a unit publishes sees its own.
    func card(_ context: StaffContext) async throws -> ColumnCard {
        let parameters = context.parameters
        guard let column = parameters.get("column", as: Int64.self), let rule = parameters.get("rule"),
            let from = parameters.get("from").flatMap({ Day($0) })
        else { throw SupervisionRefusal.unknownCard }
        let card = try await supervision.columnCard(ColumnCardKey(ColumnID(value: column), rule: rule, from: from))
        let officer = context.officer, isTheirs = officer.scope.contains(card.unit) && officer.may(.readCases)
        guard officer.may(.supervise) || isTheirs || card.party(of: officer) != nil else { throw SupervisionRefusal.unknownCard }
        return card
    }

    func take(
        _ action: CardLife.Action, on card: ColumnCard, text: String, seen: Int?, by officer: Officer, from address: String, at now: Instant
    ) async throws -> Path {
        try await supervision.act(action, on: card.key, text: text, seen: seen, by: officer, from: address, at: now)
        return card.key.path
    }

    func page(_ card: ColumnCard, _ typed: CardPage.Typed, _ context: StaffContext) async throws -> CardPage {
        let rules = try await supervision.rules().value.rules
        let scheme = ScoreScheme.inForce(on: card.on, of: try await supervision.schemes().value)
        return CardPage(
            card, rule: rules.first { $0.code == card.card.rule && $0.version == card.card.version },
            unit: try await site.accounts.agencies().names[card.unit] ?? "",
            headName: scheme?.heads.first { $0.code == card.card.head }?.name ?? card.card.head, party: card.party(of: context.officer),
            isWatching: context.officer.may(.supervise) || context.officer.may(.readCases),
            calendar: try await supervision.calendar(), typed: typed, token: context.officer.csrfToken, on: site.now().day)
    }
}

extension ColumnCardKey {
    var path: Path { Route.columnCard.path("\(column.value)", rule, from.text) }
}

import GongkaiCore
import GongkaiStore
import Hummingbird

/// One card of a public column: its life, and what inspectors and the unit do with it.
struct ColumnCardConsole {
    let site: Site
    let supervision: SupervisionStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.columnCard, use: show)
            .post(.columnCard, use: act)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.show(try await page(try await card(context), .init(), context), request, context)
    }

    @Sendable func act(_ request: Request, _ context: StaffContext) async throws -> Response {
        let card = try await card(context), form = context.form
        var typed = CardPage.Typed(action: form["action"] ?? "", text: form["text"] ?? "")
        guard let action = CardLife.Action(rawValue: typed.action) else {
            typed.actionError = "请选择要办理的步骤。"
            return site.refused(try await page(card, typed, context), request, context)
        }
        do {
            let (path, isFirst) = try await site.once(form) {
                try await supervision.act(
                    action, on: card.key, text: typed.text, seen: form["seen"].flatMap { Int($0) }, by: context.officer,
                    from: context.actor.address, at: site.now())
                return card.key.path
            }
            return site.lead(to: path, saying: isFirst ? .stepTaken : .alreadyDone)
        } catch let refusal as CardRefusal where refusal.status == 422 {
            typed.textError = refusal.words
            return site.refused(try await page(card, typed, context), request, context)
        } catch SupervisionRefusal.changedMeanwhile {
            let now = try await self.card(context)
            return site.again(try await page(now, typed, context), SupervisionRefusal.changedMeanwhile.words, request, context)
        }
    }

    /// Those who watch see every card; whoever writes, reviews or answers for what a unit publishes sees its own.
    private func card(_ context: StaffContext) async throws -> ColumnCard {
        let parameters = context.parameters
        guard let column = parameters.get("column", as: Int64.self), let rule = parameters.get("rule"),
            let from = parameters.get("from").flatMap({ Day($0) })
        else { throw SupervisionRefusal.unknownCard }
        let card = try await supervision.columnCard(ColumnCardKey(ColumnID(value: column), rule: rule, from: from))
        let officer = context.officer, isTheirs = officer.scope.contains(card.unit) && officer.may(.readCases)
        guard officer.may(.supervise) || isTheirs || card.party(of: officer) != nil else { throw SupervisionRefusal.unknownCard }
        return card
    }

    private func page(_ card: ColumnCard, _ typed: CardPage.Typed, _ context: StaffContext) async throws -> CardPage {
        let rules = try await supervision.rules().value.rules
        let scheme = ScoreScheme.inForce(on: card.on, of: try await supervision.schemes().value)
        return CardPage(
            card, rule: rules.first { $0.code == card.card.rule && $0.version == card.card.version },
            unit: try await site.accounts.agencies().names[card.unit] ?? "",
            headName: scheme?.heads.first { $0.code == card.card.head }?.name ?? card.card.head, party: card.party(of: context.officer),
            isWatching: context.officer.may(.supervise) || context.officer.may(.readCases), typed: typed, token: context.officer.csrfToken,
            on: site.now().day)
    }
}

extension ColumnCardKey {
    var path: Path { Route.columnCard.path("\(column.value)", rule, from.text) }
}

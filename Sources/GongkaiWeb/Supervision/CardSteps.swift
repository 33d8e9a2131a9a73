import GongkaiCore
import GongkaiStore
import Hummingbird

/// The page of one card and what is done on it, whether the card is one of a case or of a public column.
protocol CardSteps: Sendable {
    associatedtype Card: Sendable

    var site: Site { get }
    var supervision: SupervisionStore { get }

    /// The card that the address names, for whoever may see it.
    func card(_ context: StaffContext) async throws -> Card
    func page(_ card: Card, _ typed: CardPage.Typed, _ context: StaffContext) async throws -> CardPage
    /// Takes a step; `seen` is how many there were when the page was made. Returns where the card is shown.
    func take(
        _ action: CardLife.Action, on card: Card, text: String, seen: Int?, by officer: Officer, from address: String, at now: Instant
    ) async throws -> Path
}

extension CardSteps {
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
        let text = typed.text
        typed.textError = IntakeForm.tooLong(text, CardPage.longest)
        if typed.textError != nil { return site.refused(try await page(card, typed, context), request, context) }
        do {
            let (path, isFirst) = try await site.once(form) {
                try await take(
                    action, on: card, text: text, seen: form["seen"].flatMap { Int($0) }, by: context.officer,
                    from: context.actor.address, at: site.now())
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
}

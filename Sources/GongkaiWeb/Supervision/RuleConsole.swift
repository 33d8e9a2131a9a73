import Foundation
import GongkaiCore
import GongkaiStore
import Hummingbird

/// Rules and schemes: what holds, what another list would have found in a year, and setting it.
struct RuleConsole {
    let site: Site
    let supervision: SupervisionStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.supervisionRules, use: show)
            .get(.supervisionRulesFile, use: file)
            .post(.ruleTrial, use: tryOut)
            .post(.supervisionRules, use: append)
            .post(.scoreSchemes, use: appendSchemes)
    }

    /// Differences that are listed one by one.
    private static let most = 200

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.supervise)
        return site.show(try await page(.init(), nil, context), request, context)
    }

    @Sendable func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.supervise)
        let list = try await supervision.rules()
        return site.download(Array(list.value.csv.utf8), type: "text/csv; charset=utf-8", name: "监察规则第\(list.version)份.csv")
    }

    private func page(_ typed: RulesPage.Typed, _ trial: RulesPage.Trial?, _ context: StaffContext) async throws -> RulesPage {
        let schemes = try await supervision.schemes(), day = site.now().day
        let heads = ScoreScheme.inForce(on: day, of: schemes.value)?.heads ?? []
        var typed = typed
        if typed.year.isEmpty { typed.year = "\(try await yearOfCases(before: day))" }
        return RulesPage(
            try await supervision.rules(), schemes, headNames: Dictionary(heads.map { ($0.code, $0.name) }) { first, _ in first },
            maySet: context.officer.may(.setSupervision), typed: typed, trial: trial, token: context.officer.csrfToken, on: day)
    }

    /// The year before, on which rules are tried; where nothing happened in it, this one.
    private func yearOfCases(before day: Day) async throws -> Int {
        guard let past = ScorePeriod.year(day.year - 1) else { return day.year }
        return try await supervision.scoredUnits(in: past).isEmpty ? day.year : day.year - 1
    }

    private func typed(_ form: SubmittedForm) -> RulesPage.Typed {
        var typed = RulesPage.Typed()
        // Browsers send lines with a return before their feed.
        typed.list = (form["list"] ?? "").replacing("\r\n", with: "\n") + "\n"
        typed.year = form["year"] ?? ""
        typed.reason = form["reason"] ?? ""
        return typed
    }

    /// The list that was typed; nil with its fault beside it.
    private func book(_ typed: inout RulesPage.Typed) -> SupervisionRuleBook? {
        do throws(SupervisionRuleFault) { return try SupervisionRuleBook(csv: typed.list) } catch {
            typed.listError = error.words
            return nil
        }
    }

    @Sendable func tryOut(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.setSupervision)
        var typed = typed(context.form)
        let book = book(&typed), today = site.now().day
        let year = Int(typed.year).flatMap { (2004...today.year).contains($0) ? $0 : nil }
        if year == nil { typed.yearError = "请填写2004到\(today.year)之间的一年，如 \(today.year - 1)。" }
        guard let book, let year else { return site.refused(try await page(typed, nil, context), request, context) }
        let present = try await supervision.rules().value
        var obstacle: String?
        do throws(RuleBookRefusal) {
            try present.checkSuccession(book, on: today)
        } catch { obstacle = error.words }
        // As if it had begun with that year: what begins tomorrow would find nothing in the last.
        // Every case of the year is replayed twice: one at a time.
        let difference = try await site.staffWork.run {
            try await supervision.trial(of: book.reachingBack(to: Day.firstDay(of: year), from: today), in: year, at: site.now())
        }
        let numbers = try await supervision.numbers(of: Set((difference.added + difference.dropped).map(\.subject)))
        func lines(_ cards: [SupervisionCard]) -> [RulesPage.Line] {
            cards.prefix(Self.most).map { card in
                RulesPage.Line(
                    tag: SignalTag(card.signal), what: "\(card.rule) \(card.words)", number: numbers[card.subject] ?? "",
                    href: Route.supervisedCase.path("\(card.subject)").text, on: card.on.text)
            }
        }
        func words(_ cards: [SupervisionCard], _ verb: String) -> String {
            let counts = SupervisionSignal.allCases.reversed().compactMap { signal -> String? in
                let count = cards.count { $0.signal == signal }
                return count == 0 ? nil : "\(signal.words)\(grouped(count))张"
            }
            return "\(verb)\(grouped(cards.count))张（\(counts.joined(separator: "、"))）"
                + (cards.count > Self.most ? "，列出前\(Self.most)张" : "")
        }
        let isSame = difference.added.isEmpty && difference.dropped.isEmpty
        let on = "用\(year)年的\(grouped(difference.cases))件办件试算"
        let trial = RulesPage.Trial(
            words: difference.cases == 0
                ? "\(year)年没有办件，没有可以用来试算的，看不出新规则会多发还是少发牌。请换有办件的一年再试算。"
                : isSame ? "\(on)：发的牌完全相同。" : "\(on)，当作新规则那一年已经施行：",
            added: lines(difference.added), dropped: lines(difference.dropped), hasAdded: !difference.added.isEmpty,
            hasDropped: !difference.dropped.isEmpty, addedWords: words(difference.added, "多发"),
            droppedWords: words(difference.dropped, "少发"), mayAppend: obstacle == nil, obstacle: obstacle)
        return site.show(try await page(typed, trial, context), request, context)
    }

    @Sendable func append(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.setSupervision)
        var typed = typed(context.form)
        typed.reasonError = IntakeForm.tooLong(typed.reason, RulesPage.longestReason)
        guard book(&typed) != nil, typed.reasonError == nil else {
            return site.refused(try await page(typed, nil, context), request, context)
        }
        do {
            try await supervision.append(rules: typed.list, reason: typed.reason, by: context.actor, at: site.now())
            return site.lead(to: Route.supervisionRules.path(), saying: .rulesSet)
        } catch let refusal as RuleBookRefusal {
            typed.listError = refusal.words
        } catch let fault as ScoreSchemeFault {
            typed.listError = fault.words
        } catch MatterAccessRefusal.reasonMissing {
            typed.reasonError = "施行新的规则要写明理由。"
        }
        return site.refused(try await page(typed, nil, context), request, context)
    }

    @Sendable func appendSchemes(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.setSupervision)
        let form = context.form
        var typed = RulesPage.Typed()
        typed.schemes = form["schemes"] ?? ""
        typed.schemeReason = form["schemeReason"] ?? ""
        typed.schemeReasonError = IntakeForm.tooLong(typed.schemeReason, RulesPage.longestReason)
        if typed.schemeReasonError != nil { return site.refused(try await page(typed, nil, context), request, context) }
        do {
            try await supervision.append(
                schemes: Data(typed.schemes.utf8), reason: typed.schemeReason, by: context.actor, at: site.now())
            return site.lead(to: Route.supervisionRules.path(), saying: .rulesSet)
        } catch let fault as ScoreSchemeFault {
            typed.schemeError = fault.words
        } catch MatterAccessRefusal.reasonMissing {
            typed.schemeReasonError = "施行新的考核方案要写明理由。"
        }
        return site.refused(try await page(typed, nil, context), request, context)
    }
}

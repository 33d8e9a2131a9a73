import GongkaiCore
import GongkaiStore
import Hummingbird

/// Who acts for whom while somebody is away.
struct DelegationConsole {
    let site: Site
    let requests: RequestStore

    private var matters: MatterStore { requests.matters }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.delegation, use: show)
            .post(.delegation, use: grant)
            .post(.delegationEnd, use: end)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireDuties()
        return site.show(try await page(context, texts: ["from": site.now().day.text], errors: [:]), request, context)
    }

    @Sendable func grant(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireDuties()
        let form = context.form, today = site.now().day
        let texts = Dictionary(uniqueKeysWithValues: ["to", "from", "through"].map { ($0, form[$0] ?? "") })
        var errors: [String: String] = [:]
        let deputy = Int64(texts["to"] ?? "").map { OfficerID(value: $0) }
        if deputy == nil { errors["to"] = "请选择由谁代理。" }
        func day(_ name: String, _ label: String) -> Day? {
            let text = texts[name] ?? "", day = CellDay.read(text)
            if day == nil { errors[name] = text.isEmpty ? "请填写\(label)。" : "“\(text.prefix(20))”不是日期。请写成 2026-03-05 的样子。" }
            return day
        }
        let first = day("from", "第一天"), last = day("through", "最后一天")
        if let last, last < today { errors["through"] = "最后一天\(last.text)已经过去。请填写今天或以后的日期。" }
        if errors.isEmpty, let deputy, let first, let last {
            do {
                try await matters.delegate(
                    to: deputy, from: first, through: last, by: context.officer, from: context.actor.address, at: site.now())
                return site.lead(to: Route.delegation.path(), saying: .delegated)
            } catch let refusal as MatterAccessRefusal {
                switch refusal {
                case .daysBackwards: errors["through"] = refusal.words
                case .unknownOfficer: errors["to"] = refusal.words
                case .delegationPast, .delegatedAlready: errors["from"] = refusal.words
                default: throw refusal
                }
            }
        }
        return site.refused(try await page(context, texts: texts, errors: errors), request, context)
    }

    @Sendable func end(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.requireDuties()
        guard let id = context.form["delegation"].flatMap({ Int64($0) }) else { throw MatterAccessRefusal.notFound }
        try await matters.endDelegation(id, by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: Route.delegation.path(), saying: .delegationEnded)
    }

    /// Who may at least see what an officer works on: of whoever may not, nothing could be asked.
    private func ableIDs(in officer: Officer) async throws -> Set<OfficerID> {
        let kinds = [StoredKind.request, .serviceCase].filter { officer.may($0.reading) }
        let worked = kinds.filter { !officer.duties(in: $0).isEmpty }
        var able: Set<OfficerID> = []
        for kind in worked.isEmpty ? kinds : worked {
            able.formUnion(try await site.officers(in: [officer.agency], who: kind.reading).map(\.id))
        }
        return able
    }

    /// Who else stands in on some of the days of one, as a clause; empty where nobody does.
    private static func others(_ line: StoredDelegation, in lent: [StoredDelegation]) -> String {
        let names = lent.filter { $0.id != line.id && $0.days.overlaps(line.days) }.map(\.toName)
        return names.isEmpty ? "" : "（这些天里还由\(names.joined(separator: "、"))代理）"
    }

    private func page(_ context: StaffContext, texts: [String: String], errors: [String: String]) async throws -> DelegationPage {
        let officer = context.officer, token = officer.csrfToken
        let found = try await matters.delegations(of: officer, on: site.now().day)
        let lent = found.filter { $0.from == officer.id }
        let agencies = Dictionary(uniqueKeysWithValues: try await site.accounts.agencies().map { ($0.id, $0.name) })
        // Who is below sees nothing of what is for this unit.
        let able = try await ableIDs(in: officer)
        let deputies = try await site.accounts.officers(of: [officer.agency]).filter { able.contains($0.id) && $0.id != officer.id }
        let choices =
            [FormRow.Choice(value: "", text: "请选择", isChosen: (texts["to"] ?? "").isEmpty)]
            + deputies.map {
                FormRow.Choice(
                    value: "\($0.id.value)", text: "\($0.name)（\(agencies[$0.agency] ?? "")）", isChosen: "\($0.id.value)" == texts["to"])
            }
        func line(_ stored: StoredDelegation, _ name: String, action: String) -> DelegationPage.Line {
            let isComing = stored.days.lowerBound > site.now().day
            return DelegationPage.Line(
                name: name,
                days: "\(stored.days.lowerBound.text)至\(stored.days.upperBound.text)"
                    + (stored.from == officer.id ? Self.others(stored, in: lent) : ""),
                tag: isComing ? "还没有开始" : "正在代理", tone: isComing ? "draft" : "done", button: isComing ? "取消" : "现在结束",
                id: "\(stored.id)", token: token, action: action)
        }
        return DelegationPage(
            lent: lent.map { line($0, $0.toName, action: Route.delegationEnd.path().text) },
            borrowed: found.filter { $0.to == officer.id }.map { line($0, $0.fromName, action: "") },
            rows: [
                .select(
                    "to", "由谁代理", choices, hint: "代理人在这些天里可以办理您能办理的事，经过中会写明是代您办理。只列出本单位能查看您所办事项的同事。",
                    error: errors["to"]),
                .text(
                    "from", "第一天", texts["from"] ?? "", hint: "如 2026-03-05", error: errors["from"], longest: 20, inputMode: "numeric",
                    isShort: true),
                .text(
                    "through", "最后一天", texts["through"] ?? "", error: errors["through"], longest: 20, inputMode: "numeric", isShort: true),
            ], token: token)
    }
}

extension StaffContext {
    /// Whoever may see requests or cases can be away from them.
    fileprivate func requireDuties() throws {
        if !officer.may(.readCases) { try require(.readRequests) }
    }
}

import GongkaiCore
import GongkaiStore
import Hummingbird
import Logging

/// Gives several requests to somebody at once. Each is a step of its own: what can be done is done, and what cannot is told.
struct AssignmentConsole {
    let site: Site
    let requests: RequestStore

    private var matters: MatterStore { requests.matters }

    /// Requests at once.
    static let most = 100

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.deskAssignment, use: show)
            .post(.deskAssignment, use: assign)
    }

    /// What was chosen, before anything happens.
    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        let ids = try request.queryFields.all("case").compactMap { Int64($0) }.map { MatterID(value: $0) }
        guard !ids.isEmpty else { return site.lead(to: Route.desk.path(), saying: .noneChosen) }
        let chosen = try await chosen(ids.map { ($0, nil) }, context)
        return site.show(try await page(chosen, texts: [:], errors: [:], context), request, context)
    }

    private static let longestReason = 1_000

    @Sendable func assign(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readRequests)
        let form = context.form
        let texts = Dictionary(uniqueKeysWithValues: ["unit", "handler", "reason"].map { ($0, form[$0] ?? "") })
        // The version each had when it was chosen: who was faster is told.
        let chosen = try await chosen(
            form.all("case").compactMap { text in
                let parts = text.split(separator: ".")
                guard parts.count == 2, let id = Int64(parts[0]), let version = Int(parts[1]) else { return nil }
                return (MatterID(value: id), version)
            }, context)
        guard !chosen.isEmpty else { return site.lead(to: Route.desk.path(), saying: .noneChosen) }
        guard let unit = Int64(texts["unit"] ?? "") else {
            return site.refused(try await page(chosen, texts: texts, errors: ["unit": "请选择承办单位。"], context), request, context)
        }
        let long = form.tooLong(["reason": Self.longestReason])
        if !long.isEmpty { return site.refused(try await page(chosen, texts: texts, errors: long, context), request, context) }
        var values: [String: FieldValue] = ["unit": .agency(AgencyID(value: unit)), "reason": .text(texts["reason"] ?? "")]
        values["handler"] = Int64(texts["handler"] ?? "").map { .officer(OfficerID(value: $0)) }
        if chosen.contains(where: { $0.action == RequestAction.assign.action }), (texts["reason"] ?? "").isEmpty {
            return site.refused(
                try await page(chosen, texts: texts, errors: ["reason": "其中有已经分办的申请，改派须写明理由。"], context), request, context)
        }
        var lines: [AssignmentResultPage.Line] = []
        for choice in chosen { lines.append(await assign(choice, values, context)) }
        return site.show(AssignmentResultPage(lines), request, context)
    }

    private func assign(_ choice: Choice, _ values: [String: FieldValue], _ context: StaffContext) async -> AssignmentResultPage.Line {
        var values = values
        if choice.action == RequestAction.register.action { values["reason"] = nil }
        var words = "已\(RequestAction(rawValue: choice.action.code)?.words ?? "办理")", isDone = true
        do {
            try await matters.act(
                MatterRequest(choice.action, seen: choice.version, values: values), on: choice.stored.row.id, by: .officer(context.officer),
                from: context.actor.address, at: site.now())
        } catch let refusal as any RefusedInWords {
            (words, isDone) = (refusal.words, false)
        } catch {
            context.logger.error("assignment failed", metadata: ["error": "\(error)"])
            (words, isDone) = ("程序出错，这一件没有办理。请稍后再试。", false)
        }
        return AssignmentResultPage.Line(
            number: choice.stored.row.number ?? "", href: Route.requestCase.path("\(choice.stored.row.id.value)").text,
            title: choice.stored.row.title, words: words, isDone: isDone)
    }

    private struct Choice: Sendable {
        let stored: StoredMatter
        let version: Int
        let action: MatterAction
    }

    /// What was received is registered, what is under way goes to somebody else.
    private func chosen(_ ids: [(MatterID, Int?)], _ context: StaffContext) async throws -> [Choice] {
        var found: [Choice] = []
        for (id, version) in ids.prefix(Self.most) {
            let stored = try await matters.matter(id, for: context.officer)
            let action = stored.matter.requestState == .received ? RequestAction.register : .assign
            found.append(Choice(stored: stored, version: version ?? stored.matter.version, action: action.action))
        }
        return found
    }

    private func page(
        _ chosen: [Choice], texts: [String: String], errors: [String: String], _ context: StaffContext
    ) async throws -> AssignmentPage {
        let officer = context.officer
        let agencies = try await site.accounts.agencies(), officers = try await site.accounts.officers()
        let words = FieldWords(agencies, officers)
        let handlers = try await site.requestHandlers(in: officer.scope)
        let none = FormRow.Choice(value: "", text: "请选择", isChosen: false)
        let needsReason = chosen.contains { $0.action == RequestAction.assign.action }
        let rows: [FormRow] = [
            .select(
                "unit", "承办单位",
                [none]
                    + agencies.filter { officer.scope.contains($0.id) }.map {
                        FormRow.Choice(value: "\($0.id.value)", text: $0.name, isChosen: "\($0.id.value)" == texts["unit"])
                    }, error: errors["unit"]),
            .select(
                "handler", "承办人",
                [none]
                    + handlers.map {
                        FormRow.Choice(
                            value: "\($0.id.value)", text: "\($0.name)（\(words.agencies[$0.agency] ?? "")）",
                            isChosen: "\($0.id.value)" == texts["handler"])
                    }, isOptional: true, hint: "可以先不指定，由承办单位自己安排", error: errors["handler"]),
            .area(
                "reason", "理由", texts["reason"] ?? "", isOptional: !needsReason, hint: needsReason ? "改派已经分办的申请，须写明理由。" : nil,
                error: errors["reason"], counted: Self.longestReason),
        ]
        return AssignmentPage(
            lines: chosen.map { choice in
                AssignmentPage.Line(
                    key: "\(choice.stored.row.id.value).\(choice.version)", number: choice.stored.row.number ?? "",
                    href: Route.requestCase.path("\(choice.stored.row.id.value)").text, title: choice.stored.row.title,
                    state: choice.stored.matter.requestState?.words ?? "", unit: words.agencies[choice.stored.matter.unit] ?? "",
                    handler: choice.stored.matter.handler.flatMap { words.officers[$0] } ?? "未分派",
                    will: choice.action == RequestAction.register.action ? "分办" : "改派")
            }, rows: rows, token: officer.csrfToken)
    }
}

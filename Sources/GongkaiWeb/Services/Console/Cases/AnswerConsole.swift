import GongkaiCore
import GongkaiStore
import Hummingbird

/// An answer of the form that a clerk mends, because the applicant says so.
struct AnswerConsole {
    let site: Site
    let cases: CaseStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.caseAnswers, use: show)
            .post(.caseAnswers, use: correct)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.show(try await page(.init(), context), request, context)
    }

    @Sendable func correct(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        let id = try context.caseID()
        let form = context.form
        var typed = CaseAnswersPage.Typed(
            path: form["path"] ?? "", text: form["text"] ?? "", reason: form["reason"] ?? "")
        do {
            let (path, isFirst) = try await site.once(form) {
                try await cases.correct(
                    typed.path, to: typed.text.replacing("\r\n", with: "\n"), reason: typed.reason, of: id,
                    seen: form["version"].flatMap { Int($0) } ?? 0, by: context.officer,
                    from: context.actor.address, at: site.now())
                return Route.serviceCase.path("\(id.value)")
            }
            return site.lead(to: path, saying: isFirst ? .stepTaken : .alreadyDone)
        } catch let refusal as CaseStore.AnswerRefusal {
            typed.errors[typed.path.isEmpty ? "path" : "text"] = refusal.words
        } catch let refusal as MatterRefusal {
            typed.errors["reason"] = refusal.words
        }
        return site.refused(try await page(typed, context), request, context)
    }

    private func page(_ typed: CaseAnswersPage.Typed, _ context: StaffContext) async throws -> CaseAnswersPage {
        try context.require(.readCases)
        let id = try context.caseID()
        let stored = try await cases.matters.matter(id, for: context.officer)
        let answers = try await cases.answers(of: id, for: context.officer, on: site.now().day)
        if answers.isEmpty { throw SiteError.notFound("这件办件没有填写的申请表可以更正。材料有错误的，请用“当场更正”。") }
        return CaseAnswersPage(stored, answers, typed, token: context.officer.csrfToken)
    }
}

struct CaseAnswersPage: FormPage {
    struct Typed: Sendable {
        var path = ""
        var text = ""
        var reason = ""
        var errors: [String: String] = [:]
    }

    static let template = "cases/answers"
    let title = "更正申请表"
    let breadcrumb: [Crumb]
    var undone: String { "没有更正" }
    let lead: String
    let action: String
    let token: String
    let once: String
    let version: String
    let rows: [FormRow]
    let cancelHref: String

    init(_ stored: StoredMatter, _ answers: [CaseStore.Answer], _ typed: Typed, token: String) {
        let path = Route.serviceCase.path("\(stored.row.id.value)")
        breadcrumb = [.console, .cases, Crumb(stored.row.number ?? "", path)]
        lead = stored.row.title
        action = Route.caseAnswers.path("\(stored.row.id.value)").text
        self.token = token
        once = OnceOnly.ticket()
        version = "\(stored.matter.version)"
        cancelHref = path.text
        let deciding = answers.filter(\.decides).map { "“\($0.label)”" }.joined(separator: "、")
        let effect =
            deciding.isEmpty
            ? ""
            : stored.matter.clock.startedOn == nil
                ? "\(deciding)决定要办哪些环节、交哪些材料：更正后随之调整。" : "\(deciding)决定的环节和材料受理时已经确定，现在更正的，不再变。"
        rows = [
            .select(
                "path", "更正哪一栏",
                [.init(value: "", text: "请选择", isChosen: typed.path.isEmpty)]
                    + answers.map { answer in
                        let said = answer.field.masked(answer.said).replacing("\n", with: "、")
                        return .init(
                            value: answer.path,
                            text: "\(answer.label)：\(said.isEmpty ? "没有填写" : String(said.prefix(60)))",
                            isChosen: answer.path == typed.path)
                    }, error: typed.errors["path"]),
            .area(
                "text", "更正为", typed.text, isOptional: true, hint: "与申请时一样检查。选几样的，一行写一样；不填的留空。\(effect)",
                error: typed.errors["text"],
                longest: 2_000),
            .area(
                "reason", "理由", typed.reason, hint: "如：申请人当面说明写错了。更正前后的内容和理由都记入办件经过，申请人在进度页面上能看到更正了哪一栏。",
                error: typed.errors["reason"],
                longest: 1_000),
        ]
    }

    private init(sample rows: [FormRow]) {
        (breadcrumb, lead, action, token, once) = ([.console, .cases], "门店招牌设置许可", "/a", "t", "o")
        (version, self.rows, cancelHref) = ("3", rows, "/c")
    }

    static let samples = [CaseAnswersPage(sample: FormRow.samples)]
}

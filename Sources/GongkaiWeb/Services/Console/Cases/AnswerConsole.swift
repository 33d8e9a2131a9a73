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
            .get(.caseAnswerStep, use: lead)
            .post(.caseAnswerStep, use: lead)
    }

    /// The general form of steps would let anything be said of an answer, and change none.
    @Sendable func lead(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.lead(to: Route.caseAnswers.path("\(try context.caseID().value)"))
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        var typed = CaseAnswersPage.Typed()
        typed.path = try request.queryFields["path"] ?? ""
        return site.show(try await page(typed, context), request, context)
    }

    @Sendable func correct(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        let id = try context.caseID()
        let form = context.form
        var typed = CaseAnswersPage.Typed(
            path: form["path"] ?? "", text: form.all("text").joined(separator: "\n").replacing("\r\n", with: "\n"),
            reason: form["reason"] ?? "")
        do {
            let (path, isFirst) = try await site.once(form) {
                try await cases.correct(
                    typed.path, to: typed.text ?? "", reason: typed.reason, of: id,
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

/// Which answer is to be mended, and then what it says.
struct CaseAnswersPage: FormPage {
    struct Typed: Sendable {
        var path = ""
        /// Nil where nothing was typed yet: then what stands there is shown.
        var text: String?
        var reason = ""
        var errors: [String: String] = [:]
    }

    struct Line: Sendable {
        let label: String
        let said: String
        let href: String
    }

    struct CorrectionForm: Sendable {
        let action: String
        let token: String
        let once: String
        let version: String
        let path: String
        let rows: [FormRow]
        let cancelHref: String
    }

    static let template = "cases/answers"
    let title: String
    let breadcrumb: [Crumb]
    var undone: String { "没有更正" }
    let lead: String
    /// What the answers decide, and what becomes of that.
    let effect: String?
    let lines: [Line]
    let form: CorrectionForm?
    let rows: [FormRow]
    let backHref: String

    init(_ stored: StoredMatter, _ answers: [CaseStore.Answer], _ typed: Typed, token: String) {
        let back = Route.serviceCase.path("\(stored.row.id.value)"), own = Route.caseAnswers.path("\(stored.row.id.value)")
        let chosen = answers.first { $0.path == typed.path }
        backHref = back.text
        let here = Crumb(stored.row.number ?? "", back)
        let deciding = answers.filter(\.decides).map { "“\($0.label)”" }.joined(separator: "、")
        effect =
            deciding.isEmpty
            ? nil
            : stored.matter.clock.startedOn == nil
                ? "\(deciding)决定要办哪些环节、交哪些材料：更正后随之调整。"
                    + (stored.matter.caseState == .supplementAsked ? "更正后没有要补的了，请再登记补正；新增的材料，登记补正以后再告知。" : "")
                : "\(deciding)决定的环节和材料受理时已经确定，现在更正的，不再变。"
        guard let chosen else {
            title = "更正申请表"
            breadcrumb = [.console, .cases, here]
            lead = "\(stored.row.title)。更正前后的内容和理由都记入办件经过，申请人在进度页面上能看到更正了哪一栏。"
            lines = answers.map { answer in
                let said = answer.field.masked(answer.said).replacing("\n", with: "、")
                return Line(label: answer.label, said: said.isEmpty ? "没有填写" : said, href: own.query([("path", answer.path)]).text)
            }
            (form, rows) = (nil, [])
            return
        }
        title = "更正“\(chosen.label)”"
        breadcrumb = [.console, .cases, here, Crumb("更正申请表", own)]
        let masked = chosen.field.masked(chosen.said)
        lead = "现在填的是：\(masked.isEmpty ? "没有填写" : masked.replacing("\n", with: "、"))。"
        lines = []
        rows = [
            Self.row(chosen, typed, shows: masked == chosen.said),
            .area("reason", "理由", typed.reason, hint: "如：申请人当面说明写错了。", error: typed.errors["reason"], counted: 1_000),
        ]
        form = CorrectionForm(
            action: own.text, token: token, once: OnceOnly.ticket(), version: "\(stored.matter.version)", path: chosen.path, rows: rows,
            cancelHref: own.text)
    }

    /// Asked as the form of the item asks it. What is masked is not shown, and typed anew.
    private static func row(_ answer: CaseStore.Answer, _ typed: Typed, shows: Bool) -> FormRow {
        let field = answer.field, text = typed.text ?? (shows ? answer.said : ""), error = typed.errors["text"]
        let said = Set(text.split(separator: "\n").map(String.init))
        let choices = field.choices.map { FormRow.Choice(value: $0, text: $0, isChosen: said.contains($0)) }
        switch field.kind {
        case .choice: return .radios("text", "更正为", choices, isOptional: !field.isRequired, hint: field.hint, error: error)
        case .choices: return .boxes("text", "更正为", choices, hint: field.hint, error: error)
        case .paragraph:
            return .area("text", "更正为", text, isOptional: !field.isRequired, hint: field.hint, error: error)
        default: return .text("text", "更正为", text, isOptional: !field.isRequired, hint: field.hint, error: error)
        }
    }

    private init(sample rows: [FormRow]) {
        (title, breadcrumb, lead, effect) = ("更正申请表", [.console, .cases], "门店招牌设置许可", "决定要办哪些环节。")
        lines = rows.isEmpty ? [Line(label: "经营面积", said: "120", href: "/a?path=area")] : []
        self.rows = rows
        form =
            rows.isEmpty
            ? nil : CorrectionForm(action: "/a", token: "t", once: "o", version: "3", path: "area", rows: rows, cancelHref: "/a")
        backHref = "/c"
    }

    static let samples = [CaseAnswersPage(sample: FormRow.samples), CaseAnswersPage(sample: [])]
}

import GongkaiCore
import GongkaiStore
import Hummingbird
import Logging

/// Signing in and out.
struct LoginPages {
    let site: Site

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.login, use: show)
            .post(.login, use: login)
    }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.post(.logout, use: logout)
    }

    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let next = Path.local(try request.queryFields["next"])
        if let session = request.cookies[LoginCheck.cookie]?.value, try await site.accounts.officer(session: session, at: site.now()) != nil
        {
            return site.lead(to: next ?? Route.console.path())
        }
        return page(request, context, next: next)
    }

    @Sendable func login(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let form = context.form
        let name = form["name"] ?? ""
        let address = site.address(of: request, context)
        do {
            let session = try await site.accounts.login(
                name: name, password: form.exact("password") ?? "", from: address, at: site.now())
            context.logger.notice("signed in")
            var response = try await answer(to: form, session.officer, request, context)
            response.setCookie(site.cookie(LoginCheck.cookie, session.token, seconds: nil))
            return response
        } catch let refusal as LoginRefusal {
            context.logger.notice("login refused")
            return page(
                request, context, status: .unprocessableContent, next: Path.local(form["next"]), name: name, error: refusal.words,
                resume: Path.local(form["resume"]), typed: kept(in: form))
        }
    }

    /// Where an interrupted form was typed, it is offered again; else the way leads on.
    private func answer(
        to form: SubmittedForm, _ officer: Officer, _ request: Request, _ context: VisitorContext
    ) async throws -> Response {
        let fields = kept(in: form)
        guard let action = Path.local(form["resume"]), !fields.isEmpty else {
            return site.lead(to: Path.local(form["next"]) ?? Route.console.path())
        }
        return site.show(
            ResumePage(
                action: action.text, of: officer, fields: fields, by: try await writer(of: fields, besides: officer),
                agencies: try await site.accounts.agencies(), columns: try await columns()), request, context)
    }

    private func columns() async throws -> [StoredColumn] { try await site.places.open().flatMap(\.columns) }

    /// Who typed something, when it was somebody else than the officer.
    private func writer(of fields: [FormField], besides officer: Officer) async throws -> String? {
        guard let id = fields.first(where: { $0.name == ResumePage.writer }).flatMap({ Int64($0.value) }), id != officer.id.value else {
            return nil
        }
        return try await site.accounts.name(of: OfficerID(value: id)) ?? "另一位工作人员"
    }

    @Sendable func logout(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await site.accounts.logout(session: context.visitor.session, from: context.visitor.address, at: site.now())
        try site.waitingFiles.removeAll(for: context.visitor.session)
        var response = site.lead(to: Route.login.path(), saying: .loggedOut)
        response.setCookie(site.cookie(LoginCheck.cookie, "", seconds: 0))
        return response
    }

    /// Answers a console request without a session: the login page, which leads back, and keeps what was typed.
    func interrupted(_ request: Request, _ context: some SiteContext, typed: [FormField]) -> Response {
        if [.get, .head].contains(request.method) {
            return site.lead(to: Route.login.path().query([("next", request.place?.text ?? "")]))
        }
        let words =
            typed.isEmpty
            ? "登录已过期，刚才的内容没有保存。请重新登录，再提交一次。"
            : "登录已过期，刚才的内容还没有保存，但没有丢失。请重新登录，登录后可以继续提交。"
        return page(
            request, context, status: .unauthorized, next: request.placeBefore, error: nil, resume: typed.isEmpty ? nil : request.place,
            typed: typed,
            notices: [Notice(.warning, words)])
    }

    /// Answers a form of an earlier login: what was typed is shown once more, and can be sent as it is.
    func expired(_ request: Request, _ context: some SiteContext, typed: [FormField]) async throws -> Response {
        guard let officer = context.signedIn?.officer, let action = request.place else {
            return page(request, context, status: .forbidden)
        }
        return site.show(
            ResumePage(
                action: action.text, of: officer, fields: typed, by: try await writer(of: typed, besides: officer),
                agencies: try await site.accounts.agencies(), columns: try await columns(), isSignedInAnew: false), request, context,
            status: .forbidden)
    }

    private func page(
        _ request: Request, _ context: some SiteContext, status: HTTPResponse.Status = .ok, next: Path? = nil, name: String = "",
        error: String? = nil, resume: Path? = nil, typed: [FormField] = [], notices: [Notice] = []
    ) -> Response {
        site.show(
            form: { token in
                LoginPage(
                    token: token, action: Route.login.path().text, next: next?.text ?? "", name: name, error: error,
                    resume: resume?.text ?? "", typed: TypedFields.sealed(typed, site.typedSeal))
            },
            request, context, status: status, notices: notices)
    }

    private func kept(in form: SubmittedForm) -> [FormField] {
        form[TypedFields.name].map { TypedFields.opened($0, site.typedSeal) } ?? []
    }
}

struct LoginPage: Page {
    static let template = "accounts/login"
    var title: String { "工作人员登录" }
    var breadcrumb: [Crumb] { [] }
    let token: String
    let action: String
    let next: String
    let name: String
    let error: String?
    let resume: String
    /// What was typed into the form that was interrupted, sealed.
    let typed: String
    var mistakes: [Mistake] { error.map { [Mistake(field: "name", $0)] } ?? [] }
    var undone: String { "没有登录" }

    static let samples = [
        LoginPage(
            token: "t", action: "/login", next: "/console", name: "zhang", error: "登录名或密码不正确。", resume: "/console/x",
            typed: "0a1b")
    ]
}

/// What was typed before the session ended, to be sent now.
struct ResumePage: Page {
    /// A field as the form called it.
    struct Line: Sendable {
        let label: String
        let text: String
    }

    static let template = "accounts/resume"
    var title: String { "继续提交" }
    var breadcrumb: [Crumb] { [] }
    let heading: String
    let lead: String
    let action: String
    let token: String
    let lines: [Line]
    let fields: [FormField]
    /// On the button.
    let submitLabel: String
    /// What the button says where the form is shown again before anything is sent.
    let again: HiddenField?

    /// The field that tells who typed the others.
    static let writer = "form.writer"

    /// `isSignedInAnew`: just now, from the login page; otherwise the form is of an earlier login. `writer` is who typed it, when that was
    /// somebody else.
    init(
        action: String, of officer: Officer, fields typed: [FormField], by writer: String?, agencies: [Agency],
        columns: [StoredColumn], isSignedInAnew: Bool = true
    ) {
        let fields = typed.filter { $0.name != ResumePage.writer }
        again = ResumePage.again(action, fields)
        heading = writer.map { "要提交\($0)填写的内容吗？" } ?? (isSignedInAnew ? "已重新登录，请确认提交" : "页面已过期，请确认提交")
        submitLabel = (writer == nil ? "" : "以\(officer.name)的名义") + (again == nil ? "继续提交" : "接着填写")
        lead =
            writer.map {
                "这份内容是\($0)在登录过期前填写的，现在登录的是\(officer.name)，提交后记在\(officer.name)名下。"
                    + "不应由您提交的，请退出登录，由\($0)登录后重新填写，需要的文字可先从下面复制；关闭本页不会保存任何内容。"
            }
            ?? (isSignedInAnew
                ? again == nil
                    ? "登录过期前填写的内容都在。请核对后继续提交；如不想提交，关闭本页即可，不会保存任何内容。"
                    : "登录过期前填写的内容都在，还没有提交。请回到刚才的表格，核对后提交；添加的文件没有保留的，请再添加。"
                : "这一页打开以后，您已重新登录，所以还没有保存。填写的内容都在：请核对后继续提交；如不想提交，关闭本页即可，不会保存任何内容。")
        self.action = action
        token = officer.csrfToken
        self.fields = fields
        if action.hasPrefix(Route.articles.path().text + "/") {
            lines = ArticleForm.resumed(fields, agencies, columns)
            return
        }
        let register = RegisterDefinition.all.first { (action + "/").hasPrefix(Route.register.path($0.name).text + "/") }
        // What nobody typed.
        let unseen = [
            OnceOnly.field, KeptWords.field, ArticleEditPage.keep, "branch", "shownFee", IntakeForm.Name.uploaded.rawValue, "version",
            "revision", "seen", RegisterHeader.agencyColumn.name,
        ]
        if again != nil {
            // The form itself shows the rest.
            let labels = ResumePage.stepLabels(action)
            lines = fields.compactMap { field in
                guard !unseen.contains(field.name), !field.value.isEmpty, let label = labels[field.name] else { return nil }
                return Line(label: label, text: field.value)
            }
            return
        }
        lines = fields.filter { !unseen.contains($0.name) && !$0.value.isEmpty }.map { field in
            let label = register?.column(field.name)?.label ?? SheetKind.label(of: field.name, among: fields.map(\.name))
            return label.map { Line(label: $0, text: field.value) } ?? ArticleForm.resumed([field], agencies, columns).first
                ?? Line(label: field.name, text: field.value)
        }
    }

    /// Forms that show themselves again with what was typed, where a button says so: steps of requests and of cases, and the window.
    private static func again(_ action: String, _ fields: [FormField]) -> HiddenField? {
        let parts = action.split(separator: "/").map(String.init)
        if action.hasPrefix(Route.window.path().text + "/") {
            return HiddenField(name: "do", value: fields.first { $0.name == IntakeForm.Name.who.rawValue }?.value ?? "person")
        }
        guard let last = parts.last, parts.count == 4 else { return nil }
        let isCase = action.hasPrefix(Route.cases.path().text + "/") && CaseAction(rawValue: last) != nil
        let isRequest = action.hasPrefix(Route.desk.path().text + "/") && RequestAction(rawValue: last) != nil
        return isCase || isRequest || last == MatterAction.reverse.code ? HiddenField(name: "look", value: "1") : nil
    }

    /// Whether a form at an address shows itself again with what was typed.
    static func isShownAgain(_ action: String) -> Bool { again(action, []) != nil }

    /// What the texts of a step are called.
    private static func stepLabels(_ action: String) -> [String: String] {
        guard let code = action.split(separator: "/").last.map({ MatterAction(String($0)) }) else { return [:] }
        var labels = [StepForm.day: "办理日期", MatterField.reason.code: MatterField.reason.label]
        if CaseAction(rawValue: code.code) != nil {
            let fields = LicenceLaw.all.flatMap { ServiceCase.workflow(under: $0, isJoint: true).fields(of: code) }
            for field in fields { if case .text = field.kind { labels[field.code] = field.label } }
        }
        return labels
    }

    static let samples = [
        ResumePage(
            action: "/console/x",
            of: Officer(
                id: OfficerID(value: 1), login: "zhang", name: "张三", agency: AgencyID(value: 1), permissions: [], scope: [],
                coversAll: false, csrfToken: "t"), fields: [FormField("title", "关于")], by: nil, agencies: [], columns: [])
    ]
}

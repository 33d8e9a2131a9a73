import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The papers of a request: looked at, changed, sent out, taken away as files.
struct PaperConsole {
    let site: Site
    let papers: PaperStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.papers, use: list)
            .get(.paper, use: show)
            .post(.paper, use: save)
            .post(.paperIssue, use: issue)
            .get(.paperPDF) { request, context in try await file(.pdf, request, context) }
            .get(.paperDOCX) { request, context in try await file(.docx, request, context) }
    }

    private enum Form: String { case pdf, docx }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context)
        let lines = try await papers.papers(of: matter.row.id, for: context.officer)
        return site.show(PaperListPage(lines, of: matter), request, context)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context), place = try place(context)
        return site.show(try await page(try await open(place, of: matter, context), of: matter, context), request, context)
    }

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context), place = try place(context)
        let opened = try await open(place, of: matter, context)
        let form = PaperForm(context.form, opened.paper)
        if form.isTooLong { return site.refused(try await page(opened, of: matter, context, form: form), request, context) }
        do {
            try await papers.save(
                form.paper, at: place, of: matter.row.id, expecting: form.revision, by: context.officer, from: context.actor.address,
                at: site.now())
        } catch PaperAccessRefusal.changedMeanwhile {
            let page = try await page(opened, of: matter, context, form: form)
            return site.again(page, PaperAccessRefusal.changedMeanwhile.words, request, context)
        }
        return site.lead(to: place.path(of: matter), saying: .paperSaved)
    }

    @Sendable func issue(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context), place = try place(context)
        let typed = context.form[MatterField.lateReason.code] ?? ""
        let reason = typed.allSatisfy(\.isWhitespace) ? nil : typed
        if IntakeForm.tooLong(typed, PaperPage.longestReason) != nil {
            let page = try await page(try await open(place, of: matter, context), of: matter, context, reason: reason, wasRefused: true)
            return site.refused(page, request, context)
        }
        do {
            try await papers.issue(
                place, of: matter.row.id, expecting: context.form["revision"].flatMap { Int($0) } ?? -1, because: reason,
                by: context.officer, from: context.actor.address, at: site.now())
        } catch PaperAccessRefusal.changedMeanwhile {
            let page = try await page(try await open(place, of: matter, context), of: matter, context)
            return site.again(page, "您打开以后，其他人改动了这件文书，没有发出。下面是最新内容：请重新核对后再发出。", request, context)
        } catch PaperAccessRefusal.faulty, PaperAccessRefusal.lateReasonMissing {
            let page = try await page(try await open(place, of: matter, context), of: matter, context, reason: reason, wasRefused: true)
            return site.refused(page, request, context)
        }
        return site.lead(to: place.path(of: matter), saying: .paperIssued)
    }

    private func page(
        _ opened: OpenedPaper, of matter: StoredMatter, _ context: StaffContext, form: PaperForm? = nil, reason: String? = nil,
        wasRefused: Bool = false
    ) async throws -> PaperPage {
        let mayWrite = try await papers.mayWrite(matter, by: context.officer, on: site.now().day)
        return PaperPage(
            opened, of: matter, for: context.officer, mayWrite: mayWrite, form: form, reason: reason, wasRefused: wasRefused)
    }

    private func file(_ form: Form, _ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context)
        let opened = try await open(try place(context), of: matter, context)
        let mark = opened.line.mark ?? (opened.line.issue == nil ? "草稿" : nil)
        let name = "\(opened.paper.title)\(opened.paper.number ?? "")\(mark.map { "（\($0)）" } ?? "").\(form.rawValue)"
        var paper = opened.paper
        if let mark = opened.line.mark { paper.title += "\n（\(mark)）" }
        switch form {
        case .pdf:
            let bytes = try await site.printed(OfficialHTML.page(paper), in: site.staffWork)
            return site.download(bytes, type: "application/pdf", name: name)
        case .docx:
            let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            return site.download(OfficialDOCX.file(paper), type: type, name: name)
        }
    }

    // MARK: What the address names

    private func matter(_ context: StaffContext) async throws -> StoredMatter {
        try await papers.requests.matters.matter(try context.requestID(), for: context.officer)
    }

    private func place(_ context: StaffContext) throws -> PaperPlace {
        guard let place = PaperPlace(try context.parameters.require("place")) else { throw PaperAccessRefusal.notFound }
        return place
    }

    private func open(_ place: PaperPlace, of matter: StoredMatter, _ context: StaffContext) async throws -> OpenedPaper {
        try await papers.open(place, of: matter.row.id, for: context.officer, from: context.actor.address, at: site.now())
    }
}

extension PaperPlace {
    /// As addresses name it: the step, and after a hyphen the branch.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let event = parts[0], event >= 1 else { return nil }
        if parts.count == 2, parts[1] == nil { return nil }
        self.init(event: event, branch: parts.count == 2 ? parts[1] : nil)
        guard text == self.text else { return nil }
    }

    var text: String { branch.map { "\(event)-\($0)" } ?? "\(event)" }

    func path(of matter: StoredMatter) -> Path { Route.paper.path("\(matter.row.id.value)", text) }
}

extension PaperAccessRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound: 404
        case .notForReaders: 403
        case .settingIncomplete, .unwritten, .faulty, .lateReasonMissing, .servedWithoutNumber, .servedWithoutFiles: 422
        case .changedMeanwhile, .goneOut, .reviewed, .void, .overtaken, .givenUpEarly, .notSigned, .settingMissing, .markTaken: 409
        }
    }
}

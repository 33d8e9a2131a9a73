import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

extension Route {
    static let gateWords = Route("/console/gate-words")
    static let gateWordFile = Route("/console/gate-words/file")
    static let gateWord = Route("/console/gate-words/word/{word}")
}

/// The word list of the gate: looked through, added to, changed, switched off, taken out as a file and in again.
struct GateWordConsole {
    let site: Site
    let words: GateWordStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.gateWords, use: list)
            .post(.gateWords, use: add)
            .get(.gateWordFile, use: export)
            .post(.gateWordFile, use: take)
            .get(.gateWord, use: show)
            .post(.gateWord, use: change)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        return try await listPage(request, context)
    }

    @Sendable func add(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let form = GateWordForm(context.form)
        do {
            try await words.add(form.word, note: form.note, by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as GateWordRefusal where refusal.status == 422 {
            return try await listPage(request, context, errors: Self.errors(refusal))
        }
        return site.lead(to: Route.gateWords.path().query([("q", form.word.word)]), saying: .gateWordSaved)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        return try await page(try await entry(context), request, context)
    }

    @Sendable func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        let entry = try await entry(context)
        var form = GateWordForm(context.form)
        form.word.word = entry.word.word
        do {
            try await words.change(
                form.word, note: form.note, isActive: form.isActive, expecting: Int(context.form["revision"] ?? "") ?? -1,
                by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as GateWordRefusal where refusal.status == 422 {
            return try await page(entry, request, context, errors: Self.errors(refusal))
        }
        return site.lead(to: Route.gateWords.path().query([("q", entry.word.word)]), saying: .gateWordSaved)
    }

    /// The whole list, as it can be taken in again.
    @Sendable func export(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        var writer = CSVWriter()
        writer.write(GateWordFile.header)
        for entry in try await words.entries() { writer.write(GateWordFile.cells(entry)) }
        return site.download(writer.take(), type: "text/csv; charset=utf-8", name: "错敏词库-\(site.now().day.text).csv")
    }

    @Sendable func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.manageSites)
        guard let upload = context.form.file("file") else {
            return try await listPage(request, context, errors: ["file": "请先选择文件。"])
        }
        do {
            let lines = try GateWordFile.entries(upload.bytes)
            _ = try await words.take(lines, by: context.officer, from: context.actor.address, at: site.now())
        } catch let fault as CSVFault {
            return try await listPage(request, context, errors: ["file": fault.chinese])
        } catch let refusal as GateWordRefusal where refusal.status == 422 {
            return try await listPage(request, context, errors: ["file": refusal.words])
        }
        return site.lead(to: Route.gateWords.path(), saying: .gateWordsTaken)
    }

    private static func errors(_ refusal: GateWordRefusal) -> [String: String] {
        if case .faults(let faults) = refusal { return faults }
        return ["word": refusal.words]
    }

    private func entry(_ context: StaffContext) async throws -> GateWordEntry {
        let code = try context.parameters.require("word")
        guard let entry = try await words.entries().first(where: { $0.code == code }) else { throw GateWordRefusal.notFound }
        return entry
    }

    private func listPage(_ request: Request, _ context: StaffContext, errors: [String: String] = [:]) async throws -> Response {
        let filter = GateWordFilter(try request.queryFields)
        let page = GateWordListPage(
            try await words.entries(), filter, form: context.form, token: context.officer.csrfToken,
            mayChange: context.officer.coversAll, errors: errors)
        return site.show(page, request, context, status: errors.isEmpty && filter.faults.isEmpty ? .ok : .unprocessableContent)
    }

    private func page(
        _ entry: GateWordEntry, _ request: Request, _ context: StaffContext, errors: [String: String] = [:]
    ) async throws -> Response {
        let page = GateWordPage(
            entry, history: try await words.history(of: entry), form: context.form, token: context.officer.csrfToken,
            mayChange: context.officer.coversAll, errors: errors)
        return site.show(page, request, context, status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}

extension GateWordRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound: 404
        case .permissionMissing, .notForThisUnit: 403
        case .faults, .badLines, .exists, .unchanged: 422
        case .stale: 409
        }
    }
}

import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// What the addresses name, and who may do what with it.
extension RedactionConsole {
    func matter(_ context: StaffContext) async throws -> StoredMatter {
        try context.require(.readRequests)
        return try await redactions.requests.matters.matter(try context.requestID(), for: context.officer)
    }

    func id(_ context: StaffContext) throws -> RedactionID {
        guard let id = context.parameters.get("redaction", as: Int64.self) else { throw RedactionAccessRefusal.notFound }
        return RedactionID(value: id)
    }

    func run(_ context: StaffContext) throws -> Int64 {
        guard let run = context.parameters.get("run", as: Int64.self) else { throw RedactionAccessRefusal.notFound }
        return run
    }

    /// The page that is looked at: the first where none is named.
    func page(_ text: String?, of opened: OpenedRedaction) throws -> Int {
        guard let text, !text.isEmpty else { return 1 }
        guard let page = Int(text), (1...opened.line.pages).contains(page) else {
            throw SiteError.notFound("这份文件没有第“\(text.prefix(10))”页，它有 \(opened.line.pages) 页。")
        }
        return page
    }

    func open(_ matter: StoredMatter, _ context: StaffContext) async throws -> OpenedRedaction {
        try await redactions.open(
            try id(context), of: matter.row.id, for: context.officer, from: context.actor.address, at: site.now())
    }

    func original(_ redaction: RedactionID, _ matter: StoredMatter, _ context: StaffContext) async throws -> [UInt8] {
        let file = try await redactions.original(
            redaction, of: matter.row.id, page: nil, for: context.officer, from: context.actor.address, at: site.now())
        return try await redactions.requests.bytes(of: file)
    }

    func path(of redaction: RedactionID, _ matter: StoredMatter) -> Path {
        Route.redaction.path("\(matter.row.id.value)", "\(redaction.value)")
    }

    /// Why nothing can be changed; nil where it can.
    func closed(_ matter: StoredMatter, _ context: StaffContext) -> String? {
        guard context.officer.may(.handleRequests) || context.officer.may(.takeRequests) else {
            return MatterAccessRefusal.permissionMissing(.handleRequests).words
        }
        return matter.matter.requestState?.isOpen ?? false ? nil : RedactionAccessRefusal.ended.words
    }

    /// Before anything is looked through: who may not add need not wait for that.
    func requireWriting(_ matter: StoredMatter, _ context: StaffContext) throws {
        guard context.officer.may(.handleRequests) || context.officer.may(.takeRequests) else {
            throw MatterAccessRefusal.permissionMissing(.handleRequests)
        }
        guard matter.matter.requestState?.isOpen ?? false else { throw RedactionAccessRefusal.ended }
    }

    func editor(
        _ opened: OpenedRedaction, _ matter: StoredMatter, _ page: Int, form: RedactionForm? = nil, errors: [String: String] = [:],
        _ context: StaffContext
    ) -> RedactionPage {
        RedactionPage(
            opened, of: matter, page: page, form: form, errors: errors, closed: closed(matter, context), token: context.officer.csrfToken)
    }

    func listPage(_ context: StaffContext, error: String? = nil) async throws -> RedactionListPage {
        let matter = try await matter(context)
        return RedactionListPage(
            try await redactions.redactions(of: matter.row.id, for: context.officer),
            files: try await redactions.requests.detail(of: matter.row.id, for: context.officer).files, of: matter,
            closed: closed(matter, context), limit: site.configuration.largestUpload, error: error, token: context.officer.csrfToken)
    }

    func refused(_ words: String, _ request: Request, _ context: StaffContext) async throws -> Response {
        site.refused(try await listPage(context, error: words), request, context)
    }

    /// What a document is refused for, as the page says it; nil for what is no fault of the document.
    static func words(_ error: any Error) -> String? {
        switch error {
        case let refusal as AttachmentRefusal: refusal.words
        case let refusal as RedactionRefusal: refusal.chinese
        case let refusal as RedactionAccessRefusal: refusal.words
        case let fault as DocumentFault: fault.chinese
        default: nil
        }
    }
}

import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Taking a file into a register: choose, look at the dry run, confirm. Nothing is imported unless every row is good.
struct RegisterImport {
    let site: Site
    let registers: RegisterStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.registerImport, use: show)
            .post(.registerImport, use: check)
            .get(.registerImportSample, use: sample)
            .post(.registerImportConfirmation, use: confirm)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.importRegisters)
        return site.show(try await page(context), request, context)
    }

    /// A file with nothing but the header, to be filled in.
    @Sendable func sample(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.importRegisters)
        let register = try context.register()
        var writer = CSVWriter()
        writer.write(RegisterHeader.labels(of: register))
        return site.download(writer.take(), type: "text/csv; charset=utf-8", name: "\(register.label)-空表.csv")
    }

    @Sendable func check(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.importRegisters)
        guard let upload = context.form.file("file") else {
            return site.show(try await page(context, error: "请先选择文件。"), request, context, status: .unprocessableContent)
        }
        do {
            let file = try ImportFile(upload)
            let hash = try site.waitingFiles.keep(upload, for: context.visitor.session)
            return try await result(file, hash, request, context)
        } catch let fault as DocumentFault {
            return site.show(try await page(context, error: fault.chinese), request, context, status: .unprocessableContent)
        }
    }

    @Sendable func confirm(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.importRegisters)
        let register = try context.register()
        let hash = context.form["hash"] ?? ""
        guard let upload = try site.waitingFiles.file(hash, for: context.visitor.session) else {
            let words = "这个文件已经导入过，或者放得太久，服务器上已经没有了。请先查看列表，确需导入的重新选择文件。"
            return site.show(try await page(context, error: words), request, context, status: .conflict)
        }
        let file = try ImportFile(upload)
        do {
            let (path, isFirst) = try await site.once(context.form) {
                _ = try await registers.load(
                    register, file, agency: context.chosenAgency, again: context.form["again"] == "1", agencies: context.officer.agencies,
                    by: context.actor, at: site.now())
                return Route.register.path(register.name)
            }
            try site.waitingFiles.remove(hash, for: context.visitor.session)
            return site.lead(to: path, saying: isFirst ? .imported : .alreadyDone)
        } catch RegisterRefusal.faultyFile {
            return try await result(file, hash, request, context)
        } catch RegisterRefusal.alreadyImported(let name, let actor, let at) {
            let words = RegisterRefusal.alreadyImported(file: name, by: try await site.people().name(actor), at: at).words
            return try await result(file, hash, request, context, again: true, status: .conflict, notices: [Notice(.warning, words)])
        }
    }

    private func result(
        _ file: ImportFile, _ hash: String, _ request: Request, _ context: StaffContext, again: Bool = false,
        status: HTTPResponse.Status = .ok, notices: [Notice] = []
    ) async throws -> Response {
        let register = try context.register()
        let report = try await registers.check(
            register, file, agency: context.chosenAgency, agencies: context.officer.agencies, at: site.now())
        let page = ImportResultPage(
            register, file.name, report, hash: hash, agency: context.chosenAgency, again: again, token: context.officer.csrfToken)
        return site.show(
            page, request, context, status: report.isClean ? status : .unprocessableContent,
            notices: notices + (page.isClean ? [] : [Notice(.error, page.verdict)]))
    }

    private func page(_ context: StaffContext, error: String? = nil) async throws -> ImportPage {
        ImportPage(
            try context.register(), agencies: try await site.agencies(in: context.officer.scope), own: context.officer.agency,
            token: context.officer.csrfToken, error: error)
    }
}

extension ImportFile {
    init(_ upload: UploadedFile) throws(DocumentFault) {
        self = try ImportFile.read(upload.bytes, name: upload.name, sha256: SHA256.hex(of: upload.bytes))
    }
}

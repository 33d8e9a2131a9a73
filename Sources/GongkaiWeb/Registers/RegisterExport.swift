import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// A register's list as a file: what the filters show, all of it, in the form that an import reads.
struct RegisterExport {
    let site: Site
    let registers: RegisterStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.get(.registerExport, use: export)
    }

    @Sendable func export(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.exportRegisters)
        let register = try context.register()
        let query = try request.queryFields
        let filter = RegisterFilter(register, query, agencies: try await site.agencies(in: context.officer.scope))
        if let fault = filter.faults.first { throw SiteError.malformed("\(fault)请返回列表改好条件再导出。") }
        let isWorkbook = query["format"] == "xlsx"
        let file = FileManager.default.temporaryDirectory.appending(path: "gongkai-export-\(UUID().uuidString)")
        do {
            if isWorkbook {
                try await writeWorkbook(register, filter.query, context.officer.agencies, to: file)
            } else {
                try await writeCSV(register, filter.query, context.officer.agencies, to: file)
            }
            let name = "\(register.label)-\(site.now().day.text).\(isWorkbook ? "xlsx" : "csv")"
            let type = isWorkbook ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8"
            return Response(
                status: .ok, headers: [.contentType: type, .contentDisposition: Site.attachment(name)],
                body: try TemporaryFile.body(of: file))
        } catch {
            try TemporaryFile.removeIfThere(file)
            throw error
        }
    }

    private func writeCSV(
        _ register: RegisterDefinition, _ query: RegisterQuery, _ scope: Set<AgencyID>?, to file: URL
    ) async throws {
        let sheet = try PiecewiseFile(table: file)
        try await registers.export(register, query, agencies: scope) { try sheet.write($0) }
        try sheet.finish()
    }

    private func writeWorkbook(
        _ register: RegisterDefinition, _ query: RegisterQuery, _ scope: Set<AgencyID>?, to file: URL
    ) async throws {
        let date = Date(timeIntervalSince1970: Double(site.now().milliseconds / 1_000))
        let book = try RegisterWorkbook(register, path: file.path, date: date)
        try await registers.export(register, query, agencies: scope) { try book.write($0) }
        try book.close()
    }
}

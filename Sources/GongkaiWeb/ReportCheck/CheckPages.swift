import GongkaiCore
import GongkaiFormats
import Hummingbird

/// The checker for everyone: a report comes in, findings go out, nothing is kept.
struct CheckPages {
    let site: Site

    /// Most characters of a pasted report.
    static let longest = 200_000

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.check, use: show)
            .post(.check, use: check)
    }

    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        site.show(form: { CheckPage(token: $0) }, request, context)
    }

    @Sendable func check(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await site.heavyWork.run { try await answer(request, context) }
    }

    private func answer(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let form = context.form
        let text = form["text"] ?? ""
        func refused(_ errors: [String: String]) -> Response {
            site.show(form: { CheckPage(token: $0, text: text, errors: errors) }, request, context, status: .unprocessableContent)
        }
        var errors: [String: String] = [:]
        guard let (report, field) = CheckPages.report(form, text) else {
            return refused(["report": "请选择一份报告文件，或在下面的框里粘贴报告全文。"])
        }
        guard text.count <= CheckPages.longest else {
            return refused(["text": "粘贴的文字超过\(CheckPages.longest / 10_000)万字。请改为上传文件。"])
        }
        let blocks = try await CheckPages.blocks(report, field, &errors)
        let before = form.file("lastYear")
        let earlier = if let before { try await CheckPages.blocks(before, "lastYear", &errors) } else { [DocumentBlock]?.none }
        guard let blocks, errors.isEmpty else { return refused(errors) }
        if let earlier, let before {
            do {
                _ = try ReportCheck.read(earlier, name: before.name)
            } catch {
                return refused(["lastYear": error.chinese])
            }
        }
        do {
            let last = earlier.map { ($0, before?.name ?? "") }
            let result = try await OffPool.run { try CheckResult(blocks: blocks, name: report.name, lastYear: last) }
            return site.show(CheckResultPage(name: report.name, result), request, context)
        } catch let unreadable as UnreadableReport {
            return refused([field: unreadable.chinese])
        }
    }

    /// The file, or the pasted text as one.
    private static func report(_ form: SubmittedForm, _ text: String) -> (UploadedFile, field: String)? {
        if let file = form.file("report") { return (file, "report") }
        return text.isEmpty ? nil : (UploadedFile(name: "粘贴的文字.txt", bytes: [UInt8](text.utf8)), "text")
    }

    private static func blocks(
        _ file: UploadedFile, _ field: String, _ errors: inout [String: String]
    ) async throws -> [DocumentBlock]? {
        do {
            return try await OffPool.run { try DocumentReader.read(file.bytes, name: file.name) }
        } catch let fault as DocumentFault {
            errors[field] = fault.chinese
            return nil
        }
    }
}

/// Where a report is handed in.
struct CheckPage: FormPage {
    static let template = "report-check/form"
    let title = "年度报告核查"
    var undone: String { "没有核查" }
    var breadcrumb: [Crumb] { [.home] }
    let action: String
    let token: String
    let rows: [FormRow]

    init(token: String, text: String = "", errors: [String: String] = [:]) {
        action = Route.check.path().text
        self.token = token
        let kinds = ".txt,.html,.htm,.docx,.xlsx,.csv,.pdf"
        rows = [
            .file(
                "report", "报告文件", accepts: kinds,
                hint: "网页（HTML）、Word（.docx）、Excel（.xlsx）、PDF、CSV 或纯文本，最大20 MB。没有文件的，在下一格粘贴全文。",
                error: errors["report"], isOneOfSeveral: true),
            .area(
                "text", "或者粘贴报告全文", text, hint: "没有选择文件时，核查这里的文字。从网页复制时请把统计表一起复制。",
                error: errors["text"], isOneOfSeveral: true),
            .file(
                "lastYear", "上一年的报告", accepts: kinds, isOptional: true, hint: "同一单位上一年的报告。有了它，还能核对结转数和照搬的文字。",
                error: errors["lastYear"]),
        ]
    }

    private init(rows: [FormRow]) {
        action = "/check"
        token = "t"
        self.rows = rows
    }

    static let samples = [CheckPage(rows: FormRow.samples)]
}

/// What was found.
struct CheckResultPage: Page {
    static let template = "report-check/result"
    let title = "核查结果"
    let breadcrumb: [Crumb]
    let name: String
    let result: CheckResult

    init(name: String, _ result: CheckResult) {
        breadcrumb = [.home, Crumb("年度报告核查", Route.check.path())]
        self.name = name
        self.result = result
    }

    static let samples = CheckResult.samples.map { CheckResultPage(name: "报告.docx", $0) }
}

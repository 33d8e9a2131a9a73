import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Taking items from a file: choose, look at what it would do, confirm. And the same file out again.
struct ServiceImport {
    let site: Site
    let items: ServiceItemStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.serviceImport, use: show)
            .post(.serviceImport, use: check)
            .post(.serviceImportConfirmation, use: confirm)
            .get(.serviceExport, use: export)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.maintainItems)
        return site.show(ServiceImportPage(token: context.officer.csrfToken, error: nil), request, context)
    }

    @Sendable func check(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.maintainItems)
        let uploads = context.form.files.filter { $0.name == "file" && !($0.file.name.isEmpty && $0.file.bytes.isEmpty) }.map(\.file)
        if uploads.isEmpty { return refused("请先选择文件。", request, context) }
        do {
            let most = ItemSheet.allCases.count
            if uploads.count > most { return refused("一次最多\(most)个文件，每张表一个。请重新选择。", request, context) }
            let reading = try await read(uploads)
            let hashes = try uploads.map { try site.waitingFiles.keep($0, for: context.visitor.session) }
            return try await result(uploads, reading, hashes, request, context)
        } catch let fault as ItemFileFault {
            return refused(fault.words, request, context)
        }
    }

    @Sendable func confirm(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.maintainItems)
        let hashes = (context.form["hash"] ?? "").split(separator: ".").map(String.init)
        let uploads = try hashes.compactMap { try site.waitingFiles.file($0, for: context.visitor.session) }
        guard !uploads.isEmpty, uploads.count == hashes.count else {
            return refused("这个文件已经导入过，或者放得太久，服务器上已经没有了。请先查看列表，确需导入的重新选择文件。", request, context, .conflict)
        }
        let reading: ItemReading
        do {
            reading = try await read(uploads)
        } catch let fault as ItemFileFault {
            return refused(fault.words, request, context)
        }
        do {
            let (path, isFirst) = try await site.once(context.form) {
                try await items.load(reading.items, agencies: context.officer.agencies, by: context.actor, at: site.now())
                return Route.serviceConsole.path()
            }
            for hash in hashes { try site.waitingFiles.remove(hash, for: context.visitor.session) }
            return site.lead(to: path, saying: isFirst ? .itemsImported : .alreadyDone)
        } catch is ServiceItemLoadFaults {
            // Somebody was there between the check and the confirmation.
            return try await result(uploads, reading, hashes, request, context)
        }
    }

    /// The newest versions of one's units as a workbook; with `blank` the empty sheets, to be filled in.
    @Sendable func export(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard context.officer.may(.maintainItems) || context.officer.may(.publishItems) else {
            throw ServiceItemRefusal.permissionMissing(.maintainItems)
        }
        let isBlank = try request.queryFields["blank"] == "1"
        let found = isBlank ? [] : try await items.all(everyVersion: false, agencies: context.officer.agencies).map(\.item)
        let date = Date(timeIntervalSince1970: Double(site.now().milliseconds / 1_000))
        let bytes = try await site.staffWork.run { try ItemFiles.workbook(found, date: date) }
        return site.download(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: isBlank ? "政务服务事项-空表.xlsx" : "政务服务事项.xlsx")
    }

    private func read(_ uploads: [UploadedFile]) async throws -> ItemReading {
        let agencies = try await site.accounts.agencies(), today = site.now().day
        let names = Dictionary(agencies.flatMap { [($0.code, $0.code), ($0.name, $0.code)] }) { first, _ in first }
        return try ItemReading(uploads.map { (name: $0.name, bytes: $0.bytes) }, agencies: names, today: today)
    }

    private func result(
        _ uploads: [UploadedFile], _ reading: ItemReading, _ hashes: [String], _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        var faults = reading.strangers.map(\.words) + reading.faults.map(\.words), load: ServiceItemLoad?
        do {
            load = try await items.check(reading.sound.map(\.item), agencies: context.officer.agencies, at: site.now())
        } catch let found as ServiceItemLoadFaults {
            faults += found.faults.map { "\(reading.sound[$0.index].place)：\($0.words)" }
        }
        let page = ServiceImportResultPage(
            uploads.map(\.name).joined(separator: "、"), count: reading.items.count, load, faults: faults,
            shortcomings: reading.shortcomings, hash: hashes.joined(separator: "."), token: context.officer.csrfToken)
        return site.show(
            page, request, context, status: page.isClean ? .ok : .unprocessableContent,
            notices: page.isClean ? [] : [Notice(.error, page.verdict)])
    }

    private func refused(
        _ words: String, _ request: Request, _ context: StaffContext, _ status: HTTPResponse.Status = .unprocessableContent
    )
        -> Response
    {
        site.show(ServiceImportPage(token: context.officer.csrfToken, error: words), request, context, status: status)
    }
}

/// First step: the file.
struct ServiceImportPage: FormPage {
    static let template = "services/console-import"
    let title = "导入政务服务事项"
    var breadcrumb: [Crumb] { [.console, .serviceConsole] }
    var undone: String { "没有导入" }
    let action: String
    let token: String
    let rows: [FormRow]
    let blankHref: String
    let sheets: [GuideParts.Fact]

    init(token: String, error: String?) {
        action = Route.serviceImport.path().text
        self.token = token
        rows = [
            .file(
                "file", "文件", accepts: ".xlsx,.csv,.json",
                hint: "一个工作簿（.xlsx）；或者CSV文件，一张表一个，以表名命名，如“事项.csv”“申请材料.csv”，可以一起选；或者一个国家平台字段名的JSON文件",
                error: error, isMultiple: true)
        ]
        blankHref = Route.serviceExport.path().query([("blank", "1")]).text
        sheets = ItemSheet.allCases.map { sheet in
            GuideParts.Fact(label: sheet.label, value: sheet.definition.columns.map(\.label).joined(separator: "、"))
        }
    }

    private init(sample rows: [FormRow]) {
        (action, token, self.rows, blankHref) = ("/console/services/import", "t", rows, "/console/services/export?blank=1")
        sheets = [GuideParts.Fact(label: "事项", value: "实施编码、事项名称")]
    }

    static let samples = [ServiceImportPage(sample: FormRow.samples)]
}

/// Second step: what it would do, or everything that is wrong.
struct ServiceImportResultPage: Page {
    static let template = "services/console-import-result"
    let title = "导入政务服务事项"
    var breadcrumb: [Crumb] { [.console, .serviceConsole] }
    let file: String
    let isClean: Bool
    let verdict: String
    let faults: [String]
    let hasFaults: Bool
    /// That there are more than are listed.
    let moreFaults: String?
    /// What may be taken in, and not be published so.
    let shortcomings: [String]
    let hasShortcomings: Bool
    let moreShortcomings: String?
    let action: String
    let token: String
    let ticket: String
    let hash: String
    let backHref: String

    private static let most = 200

    init(
        _ file: String, count: Int, _ load: ServiceItemLoad?, faults: [String], shortcomings: [String], hash: String, token: String
    ) {
        self.file = file
        isClean = faults.isEmpty && count > 0
        verdict =
            !faults.isEmpty
            ? "有\(grouped(faults.count))处错误，没有导入任何一项。请在文件中改好，再重新选择文件。"
            : count == 0
                ? "文件里没有事项，不需要导入。"
                : "共\(grouped(count))个版本：新增\(grouped(load?.added ?? 0))个，修改草稿\(grouped(load?.changed ?? 0))个，没有变化\(grouped(load?.unchanged ?? 0))个。现在还没有导入任何一项；导入后是草稿，发布以前公众看不到。"
        func more(_ count: Int) -> String? { count > Self.most ? "共\(grouped(count))处，只列出前\(Self.most)处。" : nil }
        self.faults = Array(faults.prefix(Self.most))
        (hasFaults, moreFaults) = (!faults.isEmpty, more(faults.count))
        self.shortcomings = Array(shortcomings.prefix(Self.most))
        (hasShortcomings, moreShortcomings) = (!shortcomings.isEmpty, more(shortcomings.count))
        action = Route.serviceImportConfirmation.path().text
        self.token = token
        ticket = OnceOnly.ticket()
        self.hash = hash
        backHref = Route.serviceImport.path().text
    }

    static let samples: [ServiceImportResultPage] = {
        let words = Array(repeating: "“事项”表第2行：缺少名称。", count: 201)
        return [
            ServiceImportResultPage("a.xlsx", count: 0, nil, faults: words, shortcomings: words, hash: "h", token: "t"),
            ServiceImportResultPage("a.xlsx", count: 1, nil, faults: [], shortcomings: [], hash: "h", token: "t"),
        ]
    }()
}

import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The form by which an item is applied for, for whoever maintains the item: as the applicant sees it, to be tried without filing anything, to be taken
/// home as a table and brought back changed. What is brought becomes part of the draft of the item, and serves once that is published.
struct ItemFormConsole {
    let site: Site
    let items: ServiceItemStore
    let forms: ItemFormStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.itemForm, use: show)
            .post(.itemForm, use: take)
            .post(.itemFormTrial, use: trial)
            .get(.itemFormFile, use: file)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let seen = try await seen(context)
        var form = CaseForm()
        form.chooseUsualWays(seen.questions)
        return site.show(try page(seen, form, context), request, context)
    }

    /// Answers what an applicant would be told; nothing is kept.
    @Sendable func trial(_ request: Request, _ context: StaffContext) async throws -> Response {
        let seen = try await seen(context), button = context.form["do"] ?? ""
        var form = CaseForm(context.form)
        switch button {
        case "person", "organisation":
            form.identity[.who] = button == "organisation" ? "organisation" : ""
            return site.show(try page(seen, form, context), request, context)
        case _ where button.hasPrefix("row-"):
            if let group = seen.questions.fields.field(String(button.dropFirst("row-".count))) {
                form.addRow(to: group, in: seen.questions.fields)
            }
            return site.show(try page(seen, form, context), request, context)
        default: break
        }
        let errors = form.errors(seen.questions, on: site.now().day)
        let passed = Notice(.done, "这样填写可以进入下一步。这是试填，没有提交，也没有保存。")
        return site.show(
            try page(seen, form, errors: errors, context), request, context, status: errors.isEmpty ? .ok : .unprocessableContent,
            notices: errors.isEmpty ? [passed] : [])
    }

    @Sendable func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.maintainItems)
        let seen = try await seen(context), id = seen.item.newest.id
        var form = CaseForm()
        form.chooseUsualWays(seen.questions)
        func refused(_ words: String, _ faults: [String] = []) throws -> Response {
            site.refused(try page(seen, form, fileError: words, faults: faults, context), request, context)
        }
        guard let upload = context.form.file("file") else { return try refused("请先选择文件。") }
        do {
            let reading = try ItemFormReading(file: upload.bytes, name: upload.name)
            if !reading.faults.isEmpty {
                return try refused(
                    "“\(upload.name)”有\(reading.faults.count)处错误，没有存入草稿。请在文件中改好，再重新选择。", Self.inOrder(reading.faults))
            }
            let kept = try await forms.keepDraft(
                reading.form, for: id, by: context.officer, from: context.actor.address, at: site.now())
            return site.lead(to: Route.itemForm.path("\(id.value)"), saying: kept.isNew ? .itemFormKept : .itemFormSame)
        } catch let fault as DocumentFault {
            return try refused(Self.words(fault, upload.name))
        } catch let refusal as ItemFormRefusal {
            return try refused(refusal.words)
        }
    }

    @Sendable func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        let seen = try await seen(context)
        return site.download(
            seen.questions.fields.csv, type: "text/csv; charset=utf-8", name: "\(seen.item.newest.item.identity.name)-申请表单.csv")
    }

    /// What is known of an item and its form.
    struct Seen: Sendable {
        let item: MaintainedItem
        let questions: CaseQuestions
        /// The number of the form by which people apply today; nil where there is none, and where nobody can apply.
        let serving: Int?
    }

    private func seen(_ context: StaffContext) async throws -> Seen {
        guard let key = context.parameters.get("item", as: Int64.self) else { throw ServiceItemRefusal.notFound }
        let (item, _, _) = try await items.maintained(ServiceItemID(value: key), for: context.officer, on: site.now().day)
        let newest = item.newest
        let form = try await forms.form(of: newest.taskCode, version: newest.number)
        var serving: Int?
        if let version = item.inForce { serving = try await forms.form(of: newest.taskCode, version: version)?.number }
        return Seen(item: item, questions: CaseQuestions(item: newest.item, form: form), serving: serving)
    }

    private func page(
        _ seen: Seen, _ form: CaseForm, errors: [String: String] = [:], fileError: String? = nil, faults: [String] = [],
        _ context: StaffContext
    ) throws -> ItemFormPage {
        let groups = form.groups(seen.questions, try IntakeRules(on: site.now().day), errors: errors)
        let shown = Set(groups.flatMap(\.rows).map(\.name) + [IntakeForm.Name.who.rawValue])
        let carried = form.kept.filter { !shown.contains($0.key) }.sorted { $0.key < $1.key }.map {
            HiddenField(name: $0.key, value: $0.value)
        }
        return ItemFormPage(
            seen, groups, who: form.identity[.who], carried: carried, fileError: fileError, faults: faults,
            mayWrite: context.officer.may(.maintainItems, for: seen.item.newest.agency), token: context.officer.csrfToken)
    }

    /// As the file has them, not as they were found.
    private static func inOrder(_ faults: [ItemFormReading.Fault]) -> [String] {
        faults.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element.sentence)
    }

    /// Of what cannot be read as a table at all, what it is and what is taken.
    private static func words(_ fault: DocumentFault, _ name: String) -> String {
        guard case .unsupported(let kind) = fault else { return fault.chinese }
        return "“\(name)”是\(kind.chinese)，不能作为表单的定义。可以用的是：CSV表格、XLSX工作簿或者JSON文件。请下载现在的定义，改好再上传。"
    }
}

import GongkaiCore
import GongkaiStore

/// The form of a register: a new record, or the correction of one.
struct RecordFormPage: FormPage {
    static let template = "registers/form"
    static let longestReason = 500
    let title: String
    let breadcrumb: [Crumb]
    let lead: String
    let action: String
    let token: String
    /// Makes a second press of the button harmless.
    let ticket: String
    /// The version before the officer's eyes; empty for a new record.
    let version: String
    let rows: [FormRow]
    let button: String
    let cancelHref: String

    init(
        entering register: RegisterDefinition, cells: [String: String], agencies: [Agency], agency: AgencyID, token: String,
        faults: [CellFault] = []
    ) {
        title = "登记\(register.label)"
        breadcrumb = [.console, .registers, .register(register)]
        lead = register.explanation
        action = Route.register.path(register.name).text
        self.token = token
        ticket = OnceOnly.ticket()
        version = ""
        rows =
            RecordFormPage.agencyRow(agencies, agency, faults)
            + register.columns.map {
                RecordFormPage.row($0, cells[$0.name] ?? "", faults)
            }
        button = "保存"
        cancelHref = action
    }

    init(
        correcting record: RegisterRecord, of register: RegisterDefinition, cells: [String: String], agency: AgencyID,
        version: Int64? = nil,
        agencies: [Agency], token: String, faults: [CellFault] = [], reason: String = "", reasonError: String? = nil
    ) {
        let path = Route.record.path(register.name, String(record.id))
        title = "更正\(register.label)"
        breadcrumb = [.console, .registers, .register(register), Crumb("第\(record.id)号记录", path)]
        lead = "更正会保存为新版本，原版本保留，统计以新版本为准。"
        action = Route.recordCorrection.path(register.name, String(record.id)).text
        self.token = token
        ticket = OnceOnly.ticket()
        self.version = String(version ?? record.version)
        let reasonRow = FormRow.area(
            "reason", "更正理由", reason, hint: "写明改了什么、依据是什么。会随版本一起保留。", error: reasonError, counted: RecordFormPage.longestReason)
        rows =
            RecordFormPage.agencyRow(agencies, agency, faults)
            + register.columns.map { RecordFormPage.row($0, cells[$0.name] ?? "", faults) } + [reasonRow]
        button = "保存更正"
        cancelHref = path.text
    }

    /// A fault of a column that the form does not ask for is not lost.
    static func notices(_ refusal: RegisterRefusal, on page: RecordFormPage) -> [Notice] {
        switch refusal {
        case .reasonMissing: []
        case .faults: page.mistakes.isEmpty ? [Notice(.error, refusal.words)] : []
        default: [Notice(.error, refusal.words)]
        }
    }

    /// Asked only of officers who act for several units.
    private static func agencyRow(_ agencies: [Agency], _ chosen: AgencyID, _ faults: [CellFault]) -> [FormRow] {
        guard agencies.count > 1 else { return [] }
        let column = RegisterHeader.agencyColumn
        let choices = agencies.map { FormRow.Choice(value: String($0.id.value), text: $0.name, isChosen: $0.id == chosen) }
        return [.select(column.name, "单位", choices, hint: "记录归哪个单位", error: words(column.name, faults))]
    }

    private static func words(_ column: String, _ faults: [CellFault]) -> String? {
        let own = faults.filter { $0.column == column }.map(\.chinese)
        return own.isEmpty ? nil : own.joined()
    }

    private static func row(_ column: RegisterColumn, _ value: String, _ faults: [CellFault]) -> FormRow {
        let error = words(column.name, faults)
        let isOptional = !column.isRequired
        func text(hint: String?, mode: String = "text", isShort: Bool, longest: Int? = nil, counted: Int? = nil) -> FormRow {
            .text(
                column.name, column.label, value, isOptional: isOptional, hint: column.hint ?? hint, error: error, longest: longest,
                counted: counted, inputMode: mode, isShort: isShort)
        }
        switch column.kind {
        case .text(let most) where most > 300:
            return .area(
                column.name, column.label, value, isOptional: isOptional, hint: column.hint, error: error, counted: most)
        case .text(let most): return text(hint: nil, isShort: most <= 30, counted: most)
        case .day: return text(hint: "如 2014-03-05", mode: "numeric", isShort: true, longest: 20)
        case .year: return text(hint: "如 2014", mode: "numeric", isShort: true, longest: 10)
        case .count: return text(hint: nil, mode: "numeric", isShort: true, longest: 20)
        case .yuan: return text(hint: "单位：元，最多两位小数", mode: "decimal", isShort: true, longest: 20)
        case .reference(let register):
            let label = (try? RegisterDefinition.named(register))?.label ?? register
            return text(hint: "填写“\(label)”中的编号", isShort: false, counted: 100)
        case .flag:
            return choices(column, [("是", "是"), ("否", "否")], value, error)
        case .choice(let all):
            return choices(column, all.map { ($0.label, $0.label) }, all.first { $0.code == value }?.label ?? value, error)
        }
    }

    /// A few choices lie open, many fold up.
    private static func choices(_ column: RegisterColumn, _ all: [(String, String)], _ value: String, _ error: String?) -> FormRow {
        let isOptional = !column.isRequired
        let choices = all.map { FormRow.Choice(value: $0.0, text: $0.1, isChosen: $0.0 == value) }
        let none = FormRow.Choice(value: "", text: isOptional ? "不填" : "请选择", isChosen: value.isEmpty)
        return all.count <= 5
            ? .radios(
                column.name, column.label, isOptional ? choices + [none] : choices, isOptional: isOptional, hint: column.hint, error: error)
            : .select(column.name, column.label, [none] + choices, isOptional: isOptional, hint: column.hint, error: error)
    }

    private init(sample: [FormRow]) {
        title = "登记主动公开信息"
        breadcrumb = [.console]
        (lead, action, token, ticket, version, button, cancelHref) = ("一行是一条信息。", "/a", "t", "o", "1", "保存", "/c")
        rows = sample
    }

    static let samples = [RecordFormPage(sample: FormRow.samples)]
}

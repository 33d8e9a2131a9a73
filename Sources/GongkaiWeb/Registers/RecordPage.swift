import GongkaiCore
import GongkaiStore

/// One record: its facts, what rests on it, and all its versions.
struct RecordPage: Page {
    struct Fact: Sendable {
        let label: String
        let text: String
        let target: String?
        let isBlank: Bool
    }

    struct Change: Sendable {
        let label: String
        let old: String
        let new: String
    }

    struct Version: Sendable {
        let heading: String
        let who: String
        let reason: String
        let changes: [Change]
        let hasChanges: Bool
        let isCurrent: Bool
        let isVoid: Bool
    }

    struct Dependent: Sendable {
        let label: String
        let count: String
        let href: String
        let entryHref: String
    }

    static let template = "registers/record"
    let title: String
    let breadcrumb: [Crumb]
    let registerLabel: String
    let state: String
    let isVoid: Bool
    let facts: [Fact]
    /// The request whose steps wrote it.
    let caseHref: String?
    let correctionHref: String?
    let voidHref: String?
    let dependents: [Dependent]
    let hasDependents: Bool
    let mayEnter: Bool
    let versions: [Version]

    init(
        _ register: RegisterDefinition, _ records: [RegisterRecord], agencies: [Agency], people: People, dependents: [Dependent],
        caseHref: String?, may: Set<Permission>
    ) {
        let last = records[records.count - 1]
        let names = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        let shown = register.column(register.titleColumn).map { last.text($0, of: register) } ?? ""
        title = shown.isEmpty ? "第\(last.id)号记录" : shown
        breadcrumb = [.console, .registers, .register(register)]
        registerLabel = register.label
        isVoid = !last.isCurrent
        state = last.isCurrent ? (last.version == 1 ? "" : "第\(last.version)版，已更正\(last.version - 1)次") : "已撤销，不计入统计"
        facts = RecordPage.facts(register, last, names)
        self.caseHref = caseHref
        // What a request's steps write no hand changes.
        let may = may.contains(.writeRegisters) && last.isCurrent && caseHref == nil
        correctionHref = may ? Route.recordCorrection.path(register.name, String(last.id)).text : nil
        voidHref = may ? Route.recordVoid.path(register.name, String(last.id)).text : nil
        self.dependents = dependents
        hasDependents = !dependents.isEmpty
        mayEnter = may
        versions = records.indices.reversed().map { index in
            RecordPage.version(register, records[index], before: index > 0 ? records[index - 1] : nil, names, people)
        }
    }

    /// What other registers call the record.
    static func key(of records: [RegisterRecord], in register: RegisterDefinition) -> String {
        guard let last = records.last, let key = register.keyColumn.flatMap(register.column) else { return "" }
        return last.text(key, of: register)
    }

    private static func facts(_ register: RegisterDefinition, _ record: RegisterRecord, _ names: [AgencyID: String]) -> [Fact] {
        let owner = Fact(label: "单位", text: names[record.agency] ?? "", target: nil, isBlank: false)
        return [owner]
            + register.columns.map { column in
                let text = record.text(column, of: register)
                var target: String?
                if case .reference(let other) = column.kind, case .number(let id) = record.value(column.name, of: register) {
                    target = Route.record.path(other, String(id)).text
                }
                let shown = column.kind == .yuan && !text.isEmpty ? "\(text) 元" : text
                return Fact(label: column.label, text: text.isEmpty ? "未填" : shown, target: target, isBlank: text.isEmpty)
            }
    }

    private static func version(
        _ register: RegisterDefinition, _ record: RegisterRecord, before: RegisterRecord?, _ names: [AgencyID: String],
        _ people: People
    ) -> Version {
        var changes: [Change] = []
        if let before {
            func add(_ label: String, _ old: String, _ new: String) {
                if old != new { changes.append(Change(label: label, old: old.isEmpty ? "（空）" : old, new: new.isEmpty ? "（空）" : new)) }
            }
            add("单位", names[before.agency] ?? "", names[record.agency] ?? "")
            for column in register.columns {
                // A record referred to is compared by its id: its key may have been corrected meanwhile.
                guard before.value(column.name, of: register) != record.value(column.name, of: register) else { continue }
                add(column.label, before.text(column, of: register), record.text(column, of: register))
            }
        }
        let isVoid = !record.isCurrent && before != nil && changes.isEmpty
        let act = before == nil ? "登记" : isVoid ? "撤销" : "更正"
        return Version(
            heading: "第\(record.version)版 · \(act)", who: "\(people.name(record.recordedBy)) · \(record.recordedAt.text)",
            reason: record.reason ?? "",
            changes: changes, hasChanges: !changes.isEmpty, isCurrent: record.isCurrent, isVoid: isVoid)
    }

    private init(sample: String) {
        title = sample
        breadcrumb = [.console]
        registerLabel = "主动公开信息"
        state = "第2版"
        isVoid = false
        facts = [Fact(label: "名称", text: sample, target: "/x", isBlank: false)]
        caseHref = "/case"
        (correctionHref, voidHref) = ("/c", "/v")
        dependents = [Dependent(label: "渠道发布", count: "2", href: "/d", entryHref: "/e")]
        hasDependents = true
        mayEnter = true
        versions = [
            Version(
                heading: "第2版", who: "zhang", reason: "日期有误", changes: [Change(label: "日期", old: "2014-01-01", new: "2014-01-02")],
                hasChanges: true, isCurrent: true, isVoid: false)
        ]
    }

    static let samples = [RecordPage(sample: "关于公布财政预算的通知")]
}

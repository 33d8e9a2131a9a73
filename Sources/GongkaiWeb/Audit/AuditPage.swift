import GongkaiCore
import GongkaiStore

/// One page of the audit trail, newest first.
struct AuditPage: Page {
    struct Entry: Sendable {
        let sequence: String
        let when: String
        let who: String
        let unit: String
        let address: String
        let action: String
        let subject: String
        let target: String?
        let reason: String?
        let changes: [RecordPage.Change]
        let hasChanges: Bool
        let hash: String
    }

    static let template = "audit/list"
    var title: String { "审计日志" }
    var breadcrumb: [Crumb] { [.console] }
    let verifyHref: String
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let entries: [Entry]
    let hasEntries: Bool
    /// What to do when nothing is listed.
    let empty: String
    let pager: Pager
    let mistakes: [Mistake]
    var undone: String { "没有按这些条件查找" }

    init(_ page: AuditStore.Page, _ filter: AuditFilter, _ names: AuditNames) {
        verifyHref = Route.auditVerification.path().text
        filterAction = Route.audit.path().text
        filters = [
            .text("actor", "登录名", filter.value("actor")),
            .select("action", "事项", AuditWords.actions.map { ($0.code, $0.label) }, chosen: filter.value("action")),
            .select("subject", "对象", AuditWords.subjects.map { ($0.prefix, $0.label) }, chosen: filter.value("subject")),
            .text("number", "编号", filter.value("number"), placeholder: "如 17"),
            .text("from", "自", filter.value("from"), placeholder: "2014-01-01"),
            .text("through", "至", filter.value("through"), placeholder: "2014-12-31"),
        ]
        filterReset = filter.isNarrowed ? filterAction : nil
        entries = page.entries.map { entry in
            let words = AuditWords(entry: entry, names: names)
            let changes = words.changes
            return Entry(
                sequence: String(entry.sequence), when: entry.at.text, who: names.people.name(entry.actor),
                unit: entry.agency.flatMap(names.agency) ?? "",
                address: entry.address, action: words.action, subject: words.subject, target: words.target, reason: entry.reason,
                changes: changes, hasChanges: !changes.isEmpty, hash: String(entry.hash.prefix(12)))
        }
        hasEntries = !entries.isEmpty
        mistakes = filter.faults
        empty = filter.isNarrowed ? "没有符合条件的记录。请放宽条件，或清除条件查看全部。" : "还没有记录。有人登录或改动数据后，会逐条列在这里。"
        pager = Pager(total: page.total, page: filter.page, size: AuditFilter.size, sizes: []) { number, _ in filter.path(page: number) }
    }

    private init(sample: Pager) {
        (verifyHref, filterAction, filterReset) = ("/v", "/a", "/a")
        filters = FilterField.samples
        entries = [
            Entry(
                sequence: "7", when: "2014-03-03 09:00:00", who: "zhang", unit: "教育局", address: "10.0.0.1", action: "更正",
                subject: "规范性文件 第3号",
                target: "/x", reason: "日期有误", changes: [RecordPage.Change(label: "日期", old: "1", new: "2")], hasChanges: true, hash: "ab12")
        ]
        hasEntries = true
        empty = "还没有记录。"
        pager = sample
        mistakes = []
    }

    static let samples = [AuditPage(sample: .sample)]
}

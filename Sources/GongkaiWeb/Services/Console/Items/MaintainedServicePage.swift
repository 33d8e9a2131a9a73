import GongkaiCore
import GongkaiStore

/// One item: where it stands, what its newest version lacks, and what this person may do about it.
struct MaintainedServicePage: Page {
    struct Finding: Sendable {
        let kind: String
        let word: String
        let place: String
        let words: String
    }

    struct Version: Sendable {
        let name: String
        let period: String
        let state: String
        let saved: String
        let published: String
        let isCurrent: Bool
    }

    /// Publishing, with its consequence, or why it cannot be done.
    struct Publication: Sendable {
        let action: String
        let version: String
        let revision: String
        let consequence: String
        let obstacle: String?
    }

    struct Withdrawal: Sendable {
        let action: String
        let rows: [FormRow]
    }

    static let template = "services/console-item"
    let title: String
    var breadcrumb: [Crumb] { [.console, .serviceConsole] }
    var undone: String { "没有办理" }
    let unit: String
    let state: String
    let history: String?
    let publicHref: String?
    let editHref: String?
    let editLabel: String
    let formHref: String
    let facts: [GuideParts.Fact]
    let findings: [Finding]
    let hasFindings: Bool
    let verdict: String
    let versions: [Version]
    let token: String
    let publication: Publication?
    let withdrawal: Withdrawal?
    let reinstateAction: String?
    var mistakes: [Mistake] { withdrawal?.rows.mistakes ?? [] }

    init(
        _ item: MaintainedItem, form: StoredItemForm?, versions: [StoredItem], findings: [ItemFinding], agencies: [Agency], people: People,
        officer: Officer,
        typed: String, error: String?
    ) {
        let newest = item.newest, identity = newest.item.identity, id = "\(newest.id.value)"
        title = identity.name
        unit = agencies.first { $0.id == newest.agency }?.name ?? ""
        state = item.standing.words
        history = item.withdrawal?.sentence
        publicHref = item.inForce != nil || item.withdrawal != nil ? Route.service.path(newest.taskCode).text : nil
        let mayWrite = officer.may(.maintainItems, for: newest.agency), mayPublish = officer.may(.publishItems, for: newest.agency)
        editHref = mayWrite ? Route.serviceEdit.path(id).text : nil
        editLabel = newest.isPublished ? "编写新版本" : "修改草稿"
        formHref = Route.itemForm.path(id).text
        facts = GuideParts.facts([
            ("实施编码", newest.taskCode), ("事项类型", identity.type.words), ("最新版本", "第\(newest.number)版"),
            ("生效日期", identity.effectiveFrom.text), ("取消日期", identity.effectiveUntil?.text), ("事项状态", identity.state.words),
            ("承诺办结时限", newest.item.time.promisedLimit?.words), ("法定办结时限", newest.item.time.statutoryLimit.value?.words),
            ("申请材料", newest.item.materials.value.map { "\($0.count)项" }), ("办理环节", "\(newest.item.process.flow.steps.count)个"),
            (
                "申请表单",
                form.map {
                    "第\($0.number)号，\($0.form.fields.count)个字段" + ($0.itemVersion == newest.number && !newest.isPublished ? "，随这一版发布" : "")
                } ?? "没有"
            ),
        ])
        self.findings = findings.sorted { $0.severity == .refuses && $1.severity != .refuses }.map { finding in
            let refuses = finding.severity == .refuses
            return Finding(
                kind: refuses ? "error" : "warning", word: refuses ? "必须改正" : "提示", place: finding.place, words: finding.words)
        }
        hasFindings = !findings.isEmpty
        let refused = findings.count { $0.severity == .refuses }
        verdict =
            refused > 0
            ? "第\(newest.number)版有\(refused)处必须改正，改正以前不能发布。"
            : findings.isEmpty ? "第\(newest.number)版要素齐全，没有发现问题。" : "第\(newest.number)版可以发布，有\(findings.count)处请再看一看。"
        self.versions = versions.map { version in
            let identity = version.item.identity
            return Version(
                name: "第\(version.number)版",
                period: identity.effectiveFrom.text + "起" + (identity.effectiveUntil.map { "，至\($0.text)" } ?? ""),
                state: version.isPublished ? (version.number == item.inForce ? "正在施行" : "已发布") : "草稿",
                saved: "\(people.name(version.savedBy))，\(version.savedAt.minuteText)",
                published: version.publishedBy.map { "\(people.name($0))，\(version.publishedAt?.minuteText ?? "")" } ?? "",
                isCurrent: version.number == item.inForce)
        }
        token = officer.csrfToken
        if mayPublish, !newest.isPublished {
            let isOwn = newest.savedBy == officer.login || form?.itemVersion == newest.number && form?.savedBy == officer.login
            let obstacle =
                refused > 0 ? "有\(refused)处必须改正，见上面的检查结果。" : isOwn ? ServiceItemRefusal.ownWork.words : nil
            publication = Publication(
                action: Route.servicePublication.path(id).text, version: "\(newest.number)", revision: "\(newest.revision)",
                consequence: "第\(newest.number)版自\(identity.effectiveFrom.chineseText)起施行，办事大厅按它显示，新的办件按它办理；发布以后不能再改，只能另立新版本。",
                obstacle: obstacle)
        } else {
            publication = nil
        }
        withdrawal =
            mayPublish && item.withdrawal == nil && versions.contains(where: \.isPublished)
            ? Withdrawal(
                action: Route.serviceWithdrawal.path(id).text, rows: [.publicReason("reason", typed, error: error)]) : nil
        reinstateAction = mayPublish && item.withdrawal != nil ? Route.serviceReinstatement.path(id).text : nil
    }

    private init(sample rows: [FormRow]) {
        let fact = GuideParts.Fact(label: "实施编码", value: "1")
        (title, unit, state, history) = ("门店招牌设置许可", "区城管局", "草稿", "自某日起不再公开。")
        (publicHref, editHref, editLabel, facts) = ("/services/1", "/console/services/1/edit", "修改草稿", [fact])
        formHref = "/console/services/1/form"
        findings = [Finding(kind: "error", word: "必须改正", place: "places", words: "没有办理地点。")]
        (hasFindings, verdict) = (true, "有1处必须改正。")
        versions = [
            Version(name: "第1版", period: "2014-01-01起", state: "正在施行", saved: "李文静", published: "黄志明", isCurrent: true)
        ]
        (token, reinstateAction) = ("t", "/r")
        publication = Publication(action: "/p", version: "1", revision: "1", consequence: "立即显示。", obstacle: "有1处必须改正。")
        withdrawal = Withdrawal(action: "/w", rows: rows)
    }

    static let samples = [MaintainedServicePage(sample: FormRow.samples)]
}

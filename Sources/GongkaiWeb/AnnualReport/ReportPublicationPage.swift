import GongkaiCore
import GongkaiStore

/// What stands between a report and its publication, and the button.
struct ReportPublicationPage: FormPage {
    /// What the officer typed, when it comes back.
    struct Typed {
        let note: String
        let accepts: Bool
        let isTooLong: Bool
    }

    struct CarryOver: Sendable {
        let column: String
        let target: String
        let published: String
        let derived: String
    }

    static let template = "annual-report/publication"
    var undone: String { "没有发布" }
    let title: String
    let breadcrumb: [Crumb]
    /// What must be changed in the registers, or waited for; nothing on this page helps.
    let blocks: [String]
    let hasBlocks: Bool
    let carryOvers: [CarryOver]
    let hasCarryOvers: Bool
    let unknownCarryOver: String?
    let unwritten: String?
    /// Before a first publication after the last lawful day.
    let late: String?
    let wordsHref: String?
    let summary: FindingsView
    let consequence: String
    let action: String
    let token: String
    let form: String
    let rows: [FormRow]
    /// Why the button is grey.
    let why: String?

    init(_ draft: ReportDraft, _ verdict: ReportVerdict, today: Day, token: String, may: Set<Permission>, _ typed: Typed?) {
        let last = draft.snapshots.last
        title = "发布年度报告"
        breadcrumb = draft.crumbs + [draft.crumb]
        var blocks: [String] = []
        var carryOvers: [CarryOver] = []
        var questions: [String] = []
        var errors: [String: String] = [:]
        for obstacle in verdict.obstacles {
            switch obstacle {
            case .formNotInForce, .yearNotOver, .lastYearDamaged, .unchanged: blocks.append(obstacle.words)
            case .carryOverDiffers(let difference):
                carryOvers.append(
                    CarryOver(
                        column: difference.label, target: draft.figure(difference.code).text, published: difference.published.shown,
                        derived: difference.derived.shown))
            case .noteMissing:
                if typed?.note.isEmpty == true { errors["note"] = "发布更正版须填写更正说明：更正了什么，为什么。" }
            case .carryOverUnknown(let year): questions.append("\(year)年的“结转下年度”没有登记")
            case .partsMissing(let headings): questions.append("\(headings.count)部分没有文字")
            case .contradictions(let count): questions.append("核查发现\(count)处错误")
            }
        }
        let question = questions.joined(separator: "，")
        if let typed, !questions.isEmpty {
            if !typed.accepts { errors["accept"] = "\(question)。请先更正；确认无误仍要发布的，请勾选。" }
            if typed.note.isEmpty { errors["note"] = errors["note"] ?? "这样发布须说明理由。" }
        }
        if typed?.isTooLong == true { errors["note"] = "说明最多1000字。请精简后再提交。" }
        self.blocks = blocks
        hasBlocks = !blocks.isEmpty
        self.carryOvers = carryOvers
        hasCarryOvers = !carryOvers.isEmpty
        unknownCarryOver = verdict.obstacles.first { if case .carryOverUnknown = $0 { true } else { false } }?.words
        unwritten = draft.unwritten.isEmpty ? nil : draft.unwritten.map(\.heading).joined(separator: "、")
        late = last == nil ? PublicationLimit(year: draft.place.year, kind: draft.place.agency.kind)?.words(publishingOn: today) : nil
        wordsHref = may.contains(.writeReport) ? draft.address(.reportWords).text : nil
        summary = FindingsView(verdict.findings, form: draft.form, target: draft.figure)
        consequence =
            last.map { "发布后作为第\($0.sequence + 1)版向社会公开，并与更正说明一起永久保存；第\($0.sequence)版仍可查阅。" }
            ?? "发布后向社会公开，全部数字和文字连同校验值一起封存。以后台账如有更正，只能发布带说明的更正版，已发布的内容不会改变。"
        action = draft.address(.reportPublication).text
        self.token = token
        form = draft.chosenForm
        var rows: [FormRow] = []
        if !questions.isEmpty {
            rows.append(
                .boxes(
                    "accept", "已核对上面的问题", [FormRow.Choice(value: "1", text: "已核对，仍然发布", isChosen: typed?.accepts ?? false)],
                    hint: "\(question)。应当先更正；确实要照此发布的，勾选并说明理由。", error: errors["accept"]))
        }
        if last != nil || !questions.isEmpty {
            rows.append(
                .area(
                    "note", last == nil ? "说明" : "更正说明", typed?.note ?? "", hint: "随报告一起公开。", error: errors["note"], counted: 1_000))
        }
        self.rows = rows
        why =
            !carryOvers.isEmpty
            ? "上年结转与上年已发布的数字不一致，不能发布。"
            : hasBlocks ? "请先处理上面列出的问题。" : may.contains(.publishReport) ? nil : "您的账号没有“\(Permission.publishReport.words)”权限。"
    }

    private init(isBlocked: Bool) {
        title = "发布年度报告"
        breadcrumb = [.console, .reportOverview]
        blocks = isBlocked ? ["2026年尚未结束。"] : []
        hasBlocks = isBlocked
        carryOvers = isBlocked ? [CarryOver(column: "自然人", target: "/x", published: "3", derived: "2")] : []
        hasCarryOvers = isBlocked
        unknownCarryOver = isBlocked ? "上年结转未登记。" : nil
        late = isBlocked ? "已逾期1天。" : nil
        unwritten = isBlocked ? "（一）主动公开" : nil
        wordsHref = "/w"
        summary = isBlocked ? .sample : .clean
        consequence = "发布后封存。"
        action = "/p"
        token = "t"
        form = "2014"
        rows = FormRow.samples
        why = isBlocked ? "请先处理。" : nil
    }

    static let samples = [ReportPublicationPage(isBlocked: true), ReportPublicationPage(isBlocked: false)]
}

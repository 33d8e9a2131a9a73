import GongkaiCore
import GongkaiStore

/// A request in a list of those that are alike.
struct LikeRequest: Sendable {
    let number: String
    let href: String
    let title: String
    let unit: String
    let day: String
    let id: String

    init(_ line: RequestGroup.Line, names: [AgencyID: String]) {
        id = "\(line.id.value)"
        number = line.number
        href = Route.requestCase.path(id).text
        title = line.title
        unit = names[line.agency] ?? ""
        day = line.receivedOn.text
    }

    private init() {
        (number, href, title, unit, day, id) = ("ZX04-20260001", "/c", "招生计划", "蒸湘区教育局", "2026-03-02", "1")
    }

    static let sample = LikeRequest()
}

/// What was asked for again and again within a year.
struct RepeatedPage: Page {
    struct Group: Sendable {
        let id: String
        let heading: String
        let count: String
        let units: String
        let words: String?
        let requests: [LikeRequest]
        let proposeHref: String?
        let proposalHref: String?
    }

    static let template = "desk/repeated"
    let title = "多人重复申请的信息"
    var breadcrumb: [Crumb] { [.console, .desk, .proposals] }
    let groups: [Group]
    let hasGroups: Bool

    init(_ groups: [RequestGroup], names: [AgencyID: String]) {
        self.groups = groups.prefix(100).enumerated().map { index, group in
            let units = group.lines.reduce(into: [String]()) { units, line in
                let name = names[line.agency] ?? ""
                if !units.contains(name) { units.append(name) }
            }
            let query = group.lines.prefix(50).map { ("case", "\($0.id.value)") }
            return Group(
                id: "\(index + 1)", heading: group.lines.first?.title ?? "",
                count: "\(grouped(group.applicants))个申请人，\(grouped(group.lines.count))次", units: units.joined(separator: "、"),
                words: group.words.isEmpty ? nil : group.words.joined(separator: "、"),
                requests: group.lines.prefix(50).map { LikeRequest($0, names: names) },
                proposeHref: group.proposal == nil ? Route.newProposal.path().query(query).text : nil,
                proposalHref: group.proposal.map { Route.proposal.path("\($0)").text })
        }
        hasGroups = !self.groups.isEmpty
    }

    private init(sample groups: [Group]) {
        self.groups = groups
        hasGroups = !groups.isEmpty
    }

    static let samples = [
        RepeatedPage(sample: [
            Group(
                id: "1", heading: "招生计划", count: "3个申请人，4次", units: "蒸湘区教育局", words: "招生计划", requests: [.sample], proposeHref: "/n",
                proposalHref: nil),
            Group(
                id: "2", heading: "招生计划", count: "3个申请人，4次", units: "蒸湘区教育局", words: nil, requests: [.sample], proposeHref: nil,
                proposalHref: "/p"),
        ]), RepeatedPage(sample: []),
    ]
}

/// The form of a proposal.
struct NewProposalPage: FormPage {
    static let template = "desk/new-proposal"
    let title = "建议主动公开"
    var breadcrumb: [Crumb] { [.console, .desk, .proposals] }
    let action: String
    let token: String
    let ticket: String
    let cases: [HiddenField]
    let count: String
    let rows: [FormRow]
    var undone: String { "没有提出建议" }

    init(_ cases: [MatterID], _ typed: [String: String], _ agencies: [Agency], errors: [String: String], token: String) {
        action = Route.proposals.path().text
        self.token = token
        ticket = OnceOnly.ticket()
        self.cases = cases.map { HiddenField(name: "case", value: "\($0.value)") }
        count = "\(cases.count)"
        rows = [
            .select(
                "unit", "由哪个单位公开",
                [FormRow.Choice(value: "", text: "请选择", isChosen: (typed["unit"] ?? "").isEmpty)]
                    + agencies.map { FormRow.Choice(value: "\($0.id.value)", text: $0.name, isChosen: "\($0.id.value)" == typed["unit"]) },
                error: errors["unit"]),
            .text(
                "title", "建议公开的信息", typed["title"] ?? "", hint: "单位采纳后作为稿件的标题，请不要写入申请人的信息。", error: errors["title"],
                counted: PublicationProposal.longestTitle),
            .area(
                "reason", "理由", typed["reason"] ?? "", hint: "承办单位能看到。", error: errors["reason"],
                counted: PublicationProposal.longestReason),
        ]
    }

    private init(rows: [FormRow]) {
        (action, token, ticket, count) = ("/p", "t", "o", "3")
        cases = [HiddenField(name: "case", value: "1")]
        self.rows = rows
    }

    static let samples = [NewProposalPage(rows: FormRow.samples)]
}

/// The proposals and what became of them.
struct ProposalListPage: Page {
    static let template = "desk/proposals"
    let title = "建议主动公开"
    var breadcrumb: [Crumb] { [.console, .desk] }
    let repeatedHref: String?
    let delaysHref: String?
    let table: DataTable

    init(_ proposals: [PublicationProposal], names: [AgencyID: String], mayPropose: Bool) {
        repeatedHref = mayPropose ? Route.repeated.path().text : nil
        delaysHref = mayPropose ? Route.replyDelays.path().text : nil
        table = DataTable(
            caption: title, columns: ["信息", "单位", "申请次数", "提出日期", "进展"].map { .init(label: $0) },
            rows: proposals.map { proposal in
                DataTable.Row(cells: [
                    .init(text: proposal.title, target: Route.proposal.path("\(proposal.id)").text, isTitle: true),
                    .init(text: names[proposal.agency] ?? "", isUnit: true), .init(text: "\(proposal.requests.count)"),
                    .init(text: proposal.proposedOn.text, isNowrap: true), .init(text: proposal.state.words),
                ])
            }, empty: "还没有建议。公开办在“多人重复申请的信息”中提出后，会出现在这里。", isStacked: true)
    }

    private init() { (repeatedHref, delaysHref, table) = ("/r", "/d", .sample) }

    static let samples = [ProposalListPage()]
}

/// One proposal: what was asked for, what became of it, and the unit's decision.
struct ProposalPage: FormPage {
    struct Form: Sendable {
        let action: String
        let token: String
        let ticket: String
        let rows: [FormRow]
    }

    static let template = "desk/proposal"
    let title: String
    var breadcrumb: [Crumb] { [.console, .desk, .proposals] }
    let state: String
    let facts: [CaseFact]
    let articleHref: String?
    let requests: [LikeRequest]
    let acceptance: Form?
    let refusal: Form?
    var rows: [FormRow] { (acceptance?.rows ?? []) + (refusal?.rows ?? []) }
    var undone: String { "没有办理" }

    init(
        _ proposal: PublicationProposal, names: [AgencyID: String], columns: [FormRow.Choice], refusal words: String,
        errors: [String: String],
        mayDecide: Bool, token: String
    ) {
        title = proposal.title
        state = proposal.state.words
        var facts = [
            CaseFact(label: "单位", value: names[proposal.agency] ?? ""), CaseFact(label: "理由", value: proposal.reason),
            CaseFact(label: "提出", value: "\(proposal.proposedBy)，\(proposal.proposedOn.text)"),
        ]
        if let by = proposal.decidedBy, let on = proposal.decidedOn { facts.append(CaseFact(label: "办理", value: "\(by)，\(on.text)")) }
        switch proposal.state {
        case .open: articleHref = nil
        case .declined(let why):
            facts.append(CaseFact(label: "不采纳的理由", value: why))
            articleHref = nil
        case .accepted(let article), .published(let article): articleHref = Route.articleRecord.path("\(article.value)").text
        }
        self.facts = facts
        requests = proposal.requests.map { LikeRequest($0, names: names) }
        let isOpen = proposal.state == .open && mayDecide
        acceptance =
            isOpen
            ? Form(
                action: Route.proposal.path("\(proposal.id)").text, token: token, ticket: OnceOnly.ticket(),
                rows: [.select("column", "在哪个栏目公开", columns, hint: "采纳后起草一篇稿件，审核发布后，再有人申请时会先给他看。", error: errors["column"])])
            : nil
        refusal =
            isOpen
            ? Form(
                action: Route.proposalRefusal.path("\(proposal.id)").text, token: token, ticket: OnceOnly.ticket(),
                rows: [
                    .area(
                        "refusal", "不采纳的理由", words, hint: "如含有不能公开的内容。提出建议的人能看到。", error: errors["refusal"],
                        counted: PublicationProposal.longestReason)
                ])
            : nil
    }

    private init(isOpen: Bool) {
        (title, state, facts, requests) = ("招生计划", "等待单位办理", [CaseFact(label: "单位", value: "教育局")], [.sample])
        articleHref = isOpen ? nil : "/a"
        let form = Form(action: "/p", token: "t", ticket: "o", rows: FormRow.samples)
        (acceptance, refusal) = isOpen ? (form, form) : (nil, nil)
    }

    static let samples = [ProposalPage(isOpen: true), ProposalPage(isOpen: false)]
}

extension PublicationProposal.State {
    var words: String {
        switch self {
        case .open: "等待单位办理"
        case .declined: "不采纳"
        case .accepted: "已采纳，稿件正在办理"
        case .published: "已公开"
        }
    }
}

import GongkaiCore

/// The form of an application for an item, one group of questions after the other.
struct CaseFormPage: Page {
    static let template = "services/apply"
    let title: String
    var undone: String { "还没有提交" }
    let breadcrumb: [Crumb]
    let item: String
    let unit: String
    let guideHref: String
    let groups: [IntakeGroup]
    let who: String
    let promise: String?
    let draftHref: String
    let carry: Carry

    var mistakes: [Mistake] { IntakeGroup.mistakes(groups) }

    init(_ applied: AppliedItem, _ groups: [IntakeGroup], who: String, carry: Carry) {
        title = "在线申请：\(applied.name)"
        breadcrumb = [.home, .services, Crumb(applied.name, Route.service.path(applied.code))]
        item = applied.name
        unit = applied.agency.name
        guideHref = Route.service.path(applied.code).text
        self.groups = groups
        self.who = who
        promise = applied.item.time.promisedLimit.map { $0.days == 0 ? "受理后当场办结" : "受理后承诺\($0.words)办结" }
        draftHref = Route.caseDraft.path().text
        self.carry = carry
    }

    private init() {
        (title, breadcrumb, item, unit) = ("在线申请：门店招牌设置许可", [.home, .services], "门店招牌设置许可", "区城管局")
        (draftHref, guideHref, groups, who, promise, carry) = (
            "/services/draft", "/services/1", [.sample], "organisation", "受理后承诺5个工作日办结", .sample
        )
    }

    static let samples = [CaseFormPage()]
}

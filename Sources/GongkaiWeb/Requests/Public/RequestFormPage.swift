import GongkaiCore

/// The form itself, one group of questions after the other.
struct RequestFormPage: Page {
    struct UnitChoice: Sendable {
        let code: String
        let name: String
        let isChosen: Bool
    }

    static let template = "requests/form"
    let title = "填写政府信息公开申请"
    var undone: String { "还没有提交" }
    var breadcrumb: [Crumb] { [.home, .requests] }
    let units: [UnitChoice]
    let unitError: String?
    let groups: [IntakeGroup]
    let who: String
    let itemRows: String
    let carry: Carry
    let isDraft: Bool
    let facts: [ContactFact]
    let hasFacts: Bool
    let choiceHref: String

    var mistakes: [Mistake] {
        (unitError.map { [Mistake(field: "unit", $0)] } ?? []) + IntakeGroup.mistakes(groups)
    }

    init(
        _ form: IntakeForm, _ groups: [IntakeGroup], units: [Agency], unitError: String?, contact: [ContactFact], carry: Carry,
        isDraft: Bool
    ) {
        self.units = units.map { UnitChoice(code: $0.code, name: $0.name, isChosen: $0.code == form[.unit]) }
        self.unitError = unitError
        self.groups = groups
        who = form[.who]
        itemRows = "\(form.itemRows)"
        self.carry = carry
        self.isDraft = isDraft
        facts = contact
        hasFacts = !contact.isEmpty
        choiceHref = Route.requestNew.path().text
    }

    private init() {
        units = [UnitChoice(code: "ZX04", name: "蒸湘区教育局", isChosen: true), UnitChoice(code: "ZX05", name: "蒸湘区财政局", isChosen: false)]
        unitError = "请选择单位。"
        groups = [.sample]
        (who, itemRows, carry, isDraft) = ("organisation", "1", .sample, true)
        (facts, hasFacts) = ([ContactFact(label: "电话", value: "0734-8850004（工作日）", isTelephone: true)], true)
        choiceHref = "/request/new"
    }

    static let samples = [RequestFormPage()]
}

import GongkaiCore
import GongkaiStore

/// The form for what came on paper, by fax or by mail.
struct EntryPage: Page {
    static let template = "desk/entry"
    let title = "登记来件"
    var breadcrumb: [Crumb] { [.console, .desk] }
    /// How and when it came.
    let receipt: [FormRow]
    /// What was typed for the other kind of applicant.
    let carried: [FormField]
    let groups: [IntakeGroup]
    let files: FileField
    let action: String
    let token: String
    let once: String
    let who: String
    let itemRows: String
    let cancelHref: String
    var mistakes: [Mistake] { receipt.mistakes + IntakeGroup.mistakes(groups) + files.mistakes }
    var undone: String { "没有登记" }

    init(
        receipt: [FormRow], carried: [FormField], groups: [IntakeGroup], who: String, itemRows: Int, filesError: String? = nil,
        token: String
    ) {
        self.receipt = receipt
        self.carried = carried
        self.groups = groups
        files = FileField(wanted: "其他内容填好以后再选附件。", error: filesError, on: .officer)
        action = Route.deskEntry.path().text
        self.token = token
        once = OnceOnly.ticket()
        self.who = who
        self.itemRows = String(itemRows)
        cancelHref = Route.desk.path().text
    }

    static let samples = [
        EntryPage(
            receipt: FormRow.samples, carried: [FormField("employer", "某厂")], groups: [.sample], who: "person", itemRows: 2,
            filesError: "文件是空的。", token: "t")
    ]
}

/// What was entered: its number, and the code for the applicant, which is told once.
struct EnteredPage: Page {
    struct Lookalike: Sendable {
        let number: String
        let words: String
    }

    static let template = "desk/entered"
    let title = "已登记"
    var breadcrumb: [Crumb] { [.console, .desk] }
    let number: String
    let code: String
    let next: String
    let nextHref: String
    let caseHref: String
    let lookalikes: [Lookalike]
    let hasLookalikes: Bool
    /// How much of the time to answer is gone already.
    let term: String?
    /// What was entered as it stands on paper and looks wrong.
    let doubts: [String]

    init(_ filed: FiledRequest, channel: ReceiptChannel, term: String?, doubts: [String]) {
        self.init(
            id: filed.id, number: filed.number, code: filed.code.grouped, channel: channel, isReceived: filed.isReceived,
            resembles: filed.resembles, term: term, doubts: doubts)
    }

    private init(
        id: MatterID, number: String, code: String, channel: ReceiptChannel, isReceived: Bool, resembles: [RequestResemblance],
        term: String?, doubts: [String]
    ) {
        self.term = term
        self.doubts = doubts
        self.number = number
        self.code = code
        let isConfirmed = [.ordinaryMail, .fax, .email].contains(channel)
        let step: RequestAction = isReceived ? .register : isConfirmed ? .confirm : .receive
        next = step.words
        nextHref = Route.caseStep.path("\(id.value)", step.rawValue).text
        caseHref = Route.requestCase.path("\(id.value)").text
        lookalikes = resembles.map {
            Lookalike(number: $0.number, words: $0.degree == .same ? "内容相同" : "相似度\(Int(($0.likeness * 100).rounded()))%")
        }
        hasLookalikes = !lookalikes.isEmpty
    }

    static let samples = [
        EnteredPage(
            id: MatterID(value: 3), number: "ZX11-20260003", code: "3F8H-72QW-XJ05", channel: .fax, isReceived: false,
            resembles: [RequestResemblance(number: "ZX11-20260001", degree: .same, likeness: 1)], term: "已用3个工作日。", doubts: ["联系电话请核对。"])
    ]
}

import GongkaiCore
import GongkaiStore

/// What an applicant takes home: number and code, to whom it went, and what comes next, with its days.
struct ReceiptSlip: Sendable {
    let number: String
    let code: String
    let unit: String
    let filedOn: Day
    let items: [String]
    let next: [String]

    init(_ pass: FollowPass, _ stored: StoredMatter, _ detail: RequestDetail, unit: String, _ calendar: WorkingCalendar) throws {
        number = pass.number
        code = pass.code.grouped
        self.unit = unit
        let filed = stored.dates.filedOn ?? stored.row.createdAt.day
        filedOn = filed
        items = detail.items.map(\.description)
        next = try Self.next(stored, filed, calendar)
    }

    /// Before the receipt is certain the last day is told as it would be, with the rule it follows.
    static func next(_ stored: StoredMatter, _ filed: Day, _ calendar: WorkingCalendar) throws -> [String] {
        if let facts = RequestFacts(stored.matter), let clock = try? RequestClock(facts, calendar) {
            return clock.reading.explanation().plain
        }
        let regime = try DisclosureRegime.inForce(on: filed), rule = regime.receiptRule(.online), limit = regime.clock.limit
        var sentences = ["单位会用您留下的电话与您联系，确认收到申请的日期。\(rule.words)（\(rule.article)）。请留意电话。"]
        let clock = try RequestClock(RequestFacts(Receipt(.online, arrived: filed, confirmed: filed)), calendar)
        if let due = clock.reading.due {
            sentences.append(
                "从确认之日起\(limit.days)个工作日内答复您。如果提交当天就确认，最晚\(due.chineseText)答复"
                    + (clock.reading.isProvisional ? "（暂定：有的放假安排还没有公布，公布后可能变动）。" : "。"))
        }
        sentences.append("收到当天不算，从第二天数起；周六、周日和放假的日子不算，调休上班的日子照算。")
        sentences.append("需要您补充、需要征求他人意见或者延长期限的，会告诉您，在进度页面上也能看到。")
        return sentences
    }

    /// For printing.
    var paper: OfficialPaper {
        let asked = items.enumerated().map { items.count == 1 ? $0.element : "\($0.offset + 1). \($0.element)" }.joined(separator: "\n")
        return OfficialPaper(
            layout: .form, organ: unit, number: nil, title: "政府信息公开申请提交回执", addressee: "",
            paragraphs: [.init("查询办理进度，请打开本网站“依申请公开”，填写申请编号和查询码。查询码等于钥匙，请不要给别人看。")],
            rows: [
                .init("申请编号", number), .init("查询码", code), .init("受理单位", unit), .init("提交日期", filedOn.chineseText),
                .init("申请公开的信息", asked), .init("接下来", next.joined()),
            ], day: filedOn)
    }

    fileprivate init() {
        (number, code, unit, filedOn) = ("ZX04-20260001", "3F8H-72QW-XJ05", "蒸湘区教育局", "2026-02-02")
        (items, next) = (["2025年招生计划"], ["单位会与您联系。"])
    }

    static let sample = ReceiptSlip()
}

/// The receipt, large enough to be copied by hand.
struct ReceiptPage: Page {
    static let template = "requests/receipt"
    let title = "申请已提交"
    var breadcrumb: [Crumb] { [.home, .requests] }
    let number: String
    let code: String
    let unit: String
    let filedOn: String
    let items: [String]
    let next: [String]
    /// Whom to ask, and where to send what was forgotten; nil where the unit has not said it.
    let contact: String?
    let pdfHref: String?
    let progressHref: String
    let endAction: String
    let token: String

    init(_ slip: ReceiptSlip, contact: String?, hasPDF: Bool, token: String) {
        number = slip.number
        code = slip.code
        unit = slip.unit
        filedOn = slip.filedOn.chineseText
        items = slip.items
        next = slip.next
        self.contact = contact
        pdfHref = hasPDF ? Route.requestReceiptPDF.path().text : nil
        progressHref = Route.requestProgress.path().text
        endAction = Route.requestEnd.path().text
        self.token = token
    }

    static let samples = [
        ReceiptPage(.sample, contact: "联系单位：区教育局办公室，联系电话：0734-8850104", hasPDF: true, token: "t"),
        ReceiptPage(.sample, contact: nil, hasPDF: false, token: "t"),
    ]
}

import GongkaiCore

/// A draft is kept: its code, until when, and where it is opened again.
struct DraftSavedPage: Page {
    static let template = "requests/draft-saved"
    let title = "草稿已保存"
    var breadcrumb: [Crumb] { [.home, .requests] }
    let code: String
    let until: String
    let address: String
    let carry: Carry

    init(_ code: TrackingCode, until: Day, address: String, carry: Carry) {
        self.code = code.grouped
        self.until = until.chineseText
        self.address = address
        self.carry = carry
    }

    private init() {
        (code, until, address, carry) = ("3F8H-72QW-XJ05", "2026年3月4日", "http://www.zhengxiang.gov.cn/request/draft", .sample)
    }

    static let samples = [DraftSavedPage()]
}

/// Where a draft is opened.
struct DraftPage: FormPage {
    static let template = "requests/draft"
    let title = "接着填没写完的申请"
    var undone: String { "没有打开" }
    var breadcrumb: [Crumb] { [.home, .requests] }
    let action: String
    let token: String
    let rows: [FormRow]

    init(token: String, error: String? = nil) {
        action = Route.requestDraft.path().text
        self.token = token
        rows = [
            .text(
                "code", "查询码", "", hint: "保存草稿时得到的12个字符，如 3F8H-72QW-XJ05。大小写、短横线都不要紧。", error: error, longest: 40, isShort: true)
        ]
    }

    private init(rows: [FormRow]) {
        (action, token, self.rows) = ("/request/draft", "t", rows)
    }

    static let samples = [DraftPage(rows: FormRow.samples)]
}

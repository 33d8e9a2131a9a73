import GongkaiCore
import GongkaiStore

/// Everything as it was filled in, before it goes out; the place for files.
struct RequestCheckPage: Page {
    static let template = "requests/check"
    let title = "核对后提交"
    var undone: String { "还没有提交" }
    var breadcrumb: [Crumb] { [.home, .requests] }
    let unit: String
    let parts: [CheckedGroup]
    let files: FileField
    /// The number of the request that was handed in before this one.
    let earlier: String?
    let receiptHref: String
    /// The value of the button.
    let handIn: String
    let handInLabel: String
    let carry: Carry

    var mistakes: [Mistake] { files.mistakes }

    init(
        _ form: IntakeForm, _ rules: IntakeRules, unit: String, filesError: String?, largest: Int,
        uploaded: [(key: String, upload: RequestUpload)], earlier: String?, carry: Carry
    ) {
        self.unit = unit
        self.earlier = earlier
        receiptHref = Route.requestReceipt.path().text
        (handIn, handInLabel) = earlier == nil ? ("file", "提交申请") : ("another", "再提交一份新的申请")
        parts = form.groups(rules).compactMap { CheckedGroup($0.id, $0.heading, $0.rows, form: carry.action) }
        let needsProof = rules.regime.wantsProofOfIdentity(forOwnRecords: form[.ownRecords] == "yes")
        files = FileField(
            wanted: needsProof ? "请添加身份证明（如身份证正面的照片）。现在没有的可以先提交，单位会与您联系。" : "", error: filesError, on: .applicant, largest: largest,
            uploaded: uploaded)
        self.carry = carry
    }

    private init(error: String?) {
        unit = "蒸湘区教育局"
        parts = CheckedGroup.samples
        (files, carry) = (FileField(sample: error), .sample)
        (earlier, receiptHref) = (error.map { _ in "ZX04-20260001" }, "/request/receipt")
        (handIn, handInLabel) = error == nil ? ("file", "提交申请") : ("another", "再提交一份新的申请")
    }

    static let samples = [RequestCheckPage(error: "文件是空的。"), RequestCheckPage(error: nil)]
}

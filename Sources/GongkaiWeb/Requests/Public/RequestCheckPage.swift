import GongkaiCore
import GongkaiStore

/// Everything as it was filled in, before it goes out; the place for files.
struct RequestCheckPage: Page {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Part: Sendable {
        /// Of the group in the form, where mending leads.
        let id: String
        let heading: String
        let facts: [Fact]
        let editAction: String
    }

    static let template = "requests/check"
    let title = "核对后提交"
    var undone: String { "还没有提交" }
    var breadcrumb: [Crumb] { [.home, .requests] }
    let unit: String
    let parts: [Part]
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
        parts = form.groups(rules).map { group in
            Part(
                id: "check-\(group.id)", heading: group.heading, facts: group.rows.compactMap(Self.fact),
                editAction: "\(carry.action)#\(group.id)")
        }.filter { !$0.facts.isEmpty }
        let needsProof = rules.regime.wantsProofOfIdentity(forOwnRecords: form[.ownRecords] == "yes")
        files = FileField(
            wanted: needsProof ? "请添加身份证明（如身份证正面的照片）。现在没有的可以先提交，单位会与您联系。" : "", error: filesError, on: .applicant, largest: largest,
            uploaded: uploaded)
        self.carry = carry
    }

    /// What a row says; nil for one that was left blank.
    private static func fact(_ row: FormRow) -> Fact? {
        let value: String
        if let input = row.input {
            value = input.value
        } else if let area = row.area {
            value = area.value
        } else {
            let choices = row.select?.choices ?? row.radios?.choices ?? row.boxes?.choices ?? []
            value = choices.filter { $0.isChosen && ($0.value != "" || row.select == nil) }.map(\.text).joined(separator: "、")
        }
        return value.isEmpty ? nil : Fact(label: row.label, value: value)
    }

    private init(error: String?) {
        unit = "蒸湘区教育局"
        parts = [
            Part(id: "check-applicant", heading: "申请人", facts: [Fact(label: "姓名", value: "张小明")], editAction: "/request/new#applicant")
        ]
        (files, carry) = (FileField(sample: error), .sample)
        (earlier, receiptHref) = (error.map { _ in "ZX04-20260001" }, "/request/receipt")
        (handIn, handInLabel) = error == nil ? ("file", "提交申请") : ("another", "再提交一份新的申请")
    }

    static let samples = [RequestCheckPage(error: "文件是空的。"), RequestCheckPage(error: nil)]
}

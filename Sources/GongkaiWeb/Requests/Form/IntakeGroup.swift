import GongkaiCore

/// Questions of the form of a request that belong together, with their rows.
struct IntakeGroup: Sendable {
    /// A button in the form that returns it changed, with everything typed.
    struct Change: Sendable {
        /// For `do`.
        let value: String
        let label: String
    }

    let id: String
    let heading: String
    let note: String?
    let rows: [FormRow]
    let change: Change?

    init(_ id: String, _ heading: String, note: String? = nil, _ rows: [FormRow], change: Change? = nil) {
        self.id = id
        self.heading = heading
        self.note = note
        self.rows = rows
        self.change = change
    }

    /// The same with a sentence before what it says already.
    func noting(_ words: String) -> IntakeGroup { IntakeGroup(id, heading, note: words + (note ?? ""), rows, change: change) }

    /// Everything that must be mended, in the order of the rows.
    static func mistakes(_ groups: [IntakeGroup]) -> [Mistake] { groups.flatMap(\.rows.mistakes) }

    static let sample = IntakeGroup(
        "applicant", "申请人", note: "说明", FormRow.samples, change: Change(value: "row", label: "再加一项"))
}

/// What the law in force asks on the form.
struct IntakeRules: Sendable {
    let regime: DisclosureRegime
    let fee: FeeRegime

    init(regime: DisclosureRegime, fee: FeeRegime) {
        self.regime = regime
        self.fee = fee
    }

    init(on day: Day) throws {
        regime = try DisclosureRegime.inForce(on: day)
        fee = FeeRegime.inForce(on: day)
    }
}

extension RequestIntake.Form {
    /// As the form lists it.
    var label: String {
        switch self {
        case .paper: "纸质"
        case .email: "电子邮件"
        case .disc: "光盘"
        case .disk: "磁盘"
        }
    }
}

extension RequestIntake.Way {
    /// As the form lists it.
    var label: String {
        switch self {
        case .post: "邮寄"
        case .courier: "快递"
        case .email: "电子邮件"
        case .fax: "传真"
        case .pickUp: "自行领取"
        case .readOnSpot: "当场阅读、抄录"
        }
    }
}

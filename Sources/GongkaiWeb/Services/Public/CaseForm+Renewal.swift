import GongkaiCore

/// Until when the licence is valid that is to be renewed: where silence is counted by it, the applicant is asked.
extension CaseForm {
    /// The day that was said, and what must be mended about it.
    func licenceUntil(receivedOn received: Day) -> (day: Day?, error: String?) {
        let said = self[Name.licenceUntil]
        if said.isEmpty { return (nil, nil) }
        guard let day = CellDay.read(said) else { return (nil, "“\(said.prefix(20))”不是日期。请写成 2026-03-05 的样子。") }
        return day >= received ? (day, nil) : (nil, "\(day.chineseText)在提出申请以前已经过了。请核对日期；原许可证已经过期的，不填。")
    }

    func renewalGroup(_ errors: [String: String]) -> IntakeGroup {
        IntakeGroup("renewal", "原许可证", note: ItemResult.renewalRule, [validityRow(errors, says: "写在原许可证上")])
    }

    /// - Parameter place: where the day is found, or who says it.
    func validityRow(_ errors: [String: String], says place: String) -> FormRow {
        .text(
            Name.licenceUntil, MatterField.licenceUntil.label, self[Name.licenceUntil], isOptional: true,
            hint: "\(place)，如 2026-03-05。届满以前没有作出决定的，依法视为准予延续；没有登记这一天的，不会视为准予。原许可证已经过期的不填。",
            error: errors[Name.licenceUntil], longest: 20, inputMode: "numeric", isShort: true)
    }
}

extension ItemResult {
    /// > 被许可人需要延续依法取得的行政许可的有效期的，应当在该行政许可有效期届满三十日前向作出行政许可决定的行政机关提出申请。但是，法律、法规、规章另有规定的，
    /// > 依照其规定。——《行政许可法》第五十条第一款
    static let renewalRule = "需要延续的，应当在原许可证有效期届满三十日以前提出申请；法律、法规、规章另有规定的，依照其规定（《行政许可法》第五十条第一款）。"

    /// Whether silence about it is counted by the validity of an earlier licence.
    var renews: Bool { ConsentTerm(of: deemedConsent) == .validity }
}

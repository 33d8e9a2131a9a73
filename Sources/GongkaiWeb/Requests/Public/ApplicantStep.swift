import GongkaiCore

/// A step that the applicant takes on their own page, in plain words.
struct ApplicantStep: Sendable {
    /// The field of the step that the text goes into.
    let field: String
    let heading: String
    let note: String
    let label: String
    let button: String
    let isNeeded: Bool
    let missing: String
    let takesFiles: Bool
    let longest: Int
    let done: DoneNotice
    /// Shown folded: it ends the matter.
    let isGrave: Bool

    /// Nil for a step that has no place on the page.
    init?(_ action: RequestAction) {
        switch action {
        case .supplement:
            (field, heading, label, button) = ("supplementText", "提交补充", "补充的内容", "提交补充")
            note = "按单位要求的内容写明。写不下的，请作为附件添加。"
            (isNeeded, missing, takesFiles, longest) = (true, "请写明补充的内容，或者添加附件。", true, 4_000)
            (done, isGrave) = (.requestSupplemented, false)
        case .recordStatement:
            (field, heading, label, button) = ("statement", "说明申请的理由", "申请的理由", "提交说明")
            note = "单位认为申请的数量、频次较多，请您说明为什么需要这些信息。"
            (isNeeded, missing, takesFiles, longest) = (true, "请写明申请的理由。", false, 4_000)
            (done, isGrave) = (.requestExplained, false)
        case .withdraw:
            (field, heading, label, button) = ("reason", "撤回申请", "撤回的原因", "确认撤回")
            note = "不再需要的，可以撤回。撤回后单位不再办理，也不能恢复；以后需要的，可以重新申请。"
            (isNeeded, missing, takesFiles, longest) = (false, "", false, 1_000)
            (done, isGrave) = (.requestWithdrawn, true)
        default: return nil
        }
    }
}

import GongkaiCore

/// The fields of a secrecy review, the same wherever one is signed.
extension FormRow {
    static func secrecyOutcome(_ chosen: String, isOptional: Bool = false, error: String?) -> FormRow {
        let choices = SecrecyOutcome.allCases.map { Choice(value: $0.rawValue, text: $0.words, isChosen: chosen == $0.rawValue) }
        return .radios(
            "secrecy", "保密审查结论", choices, isOptional: isOptional, hint: "结论以您的姓名签署，永久保存。不能公开的，如实选择结论：签署后不再往下办理，退回编写人修改或者作废。", error: error)
    }

    static func secrecyBasis(_ text: String, isOptional: Bool = false, error: String?) -> FormRow {
        .area(
            "basis", "保密审查依据", text, isOptional: isOptional,
            hint: "写明依据的法律法规条款和判断，如：《政府信息公开条例》第十四条，不涉及国家秘密。", error: error, counted: ArticleActPage.longestReason)
    }
}

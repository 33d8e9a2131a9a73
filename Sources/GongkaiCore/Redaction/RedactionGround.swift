/// Why a part of a document is withheld: the grounds of the regulation for a single passage, each with its article.
///
/// > 申请公开的信息中含有不应当公开或者不属于政府信息的内容，但是能够作区分处理的，行政机关应当向申请人提供可以公开的政府信息内容，
/// > 并对不予公开的内容说明理由。——第三十七条 (2019)
package enum RedactionGround: String, Sendable, CaseIterable, Codable {
    case stateSecret, otherProhibition, securityAndStability, tradeSecret, privacy, thirdParty, internalAffairs, deliberative,
        enforcementFile

    /// As printed in the box and in the log.
    package var label: String {
        switch self {
        case .stateSecret: "国家秘密"
        case .otherProhibition: "法律、行政法规禁止公开"
        case .securityAndStability: "危及国家安全、公共安全、经济安全、社会稳定"
        case .tradeSecret: "商业秘密"
        case .privacy: "个人隐私"
        case .thirdParty: "第三方合法权益"
        case .internalAffairs: "内部事务信息"
        case .deliberative: "过程性信息"
        case .enforcementFile: "行政执法案卷信息"
        }
    }

    /// Whether somebody else's rights stand against the publication, so that this person was to be heard (第三十二条).
    package var isThirdParty: Bool { [.tradeSecret, .privacy, .thirdParty].contains(self) }

    /// The article it rests on, from the same table as the decisions; empty where a regime does not speak of it.
    package func article(under regime: DisclosureRegime) -> String {
        // 会对第三方合法权益造成损害的政府信息 stands in the same article as the two it sums up.
        let code = self == .thirdParty ? "privacy" : rawValue
        let outcome = RequestOutcome.code(code)
        return (regime.code == "2007" ? outcome?.article2007 : outcome?.article2019) ?? ""
    }

    /// What stands in the box where there is room, such as 第三方合法权益 · 第十五条.
    package func caption(under regime: DisclosureRegime) -> String {
        let article = article(under: regime)
        return article.isEmpty ? label : "\(label) · \(article)"
    }

    /// The caption as a word of the text beneath the page, for those who listen and for search.
    package func spokenCaption(under regime: DisclosureRegime) -> String {
        "〔" + caption(under: regime).filter { $0 != " " } + "〕"
    }

    /// Whether a word says nothing but that something was taken out here, and why: one such caption, or some that touch.
    package static func areCaptions(_ word: String) -> Bool {
        word.hasPrefix("〔") && word.hasSuffix("〕")
            && word.split(separator: "〕").allSatisfy { spokenCaptions.contains($0 + "〕") }
    }

    private static let spokenCaptions = Set(
        DisclosureRegime.all.flatMap { regime in allCases.map { $0.spokenCaption(under: regime) } })
}

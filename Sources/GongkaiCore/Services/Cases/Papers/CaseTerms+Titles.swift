/// How papers of a case are headed and what they call its result.
extension CaseTerms {
    /// The title of a paper: what is no licence is not called one.
    package func title(of document: MatterDocument) -> String {
        if isLicence { return document.name }
        switch document {
        case .grantDecision: return "准予办理决定书"
        case .refusalDecision: return "不予办理决定书"
        case .certificate: return "证件"
        default: return document.name
        }
    }

    /// With what a paper cites the licence law, such as 根据…第四十五条，; nothing for what is no licence.
    func citing(_ article: String) -> String { isLicence ? "根据《中华人民共和国行政许可法》\(article)，" : "" }
}

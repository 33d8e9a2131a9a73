/// How a request came in.
package enum ReceiptChannel: String, Sendable, CaseIterable, Codable {
    /// 当面提交.
    case inPerson
    /// 挂号信、快递等需要签收的邮寄.
    case signedMail
    /// 平常信函等无需签收的邮寄, also what was sent to another office of the organ.
    case ordinaryMail
    case fax
    /// To the published mailbox.
    case email
    /// Through the form of the site.
    case online
}

extension ReceiptChannel {
    /// As a clerk chooses it.
    package var label: String {
        switch self {
        case .inPerson: "当面提交"
        case .signedMail: "挂号信、快递（需签收）"
        case .ordinaryMail: "平常信函（无需签收）"
        case .fax: "传真"
        case .email: "电子邮件"
        case .online: "网上提交"
        }
    }
}

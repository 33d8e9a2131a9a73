package import GongkaiCore

/// The server that takes our mails.
package struct MailSetting: Sendable, Equatable {
    package enum Security: String, Sendable, CaseIterable {
        /// Plain at first, then secured before anything is said.
        case starttls
        case tls
        case none

        /// As the form lists it.
        package var label: String {
            switch self {
            case .starttls: "STARTTLS（通常是587或25端口）"
            case .tls: "TLS（通常是465端口）"
            case .none: "不加密"
            }
        }
    }

    package var isOn: Bool
    package var host: String
    package var port: Int
    package var security: Security
    /// Nil where the server asks for none.
    package var login: String?
    package var password: String?
    package var sender: MailAddress
    package var senderName: String
    /// What links in mails begin with, such as https://www.example.gov.cn.
    package var siteAddress: String?
    /// Certificates of an authority of our own (PEM).
    package var authority: String?

    package init(
        isOn: Bool = true, host: String, port: Int, security: Security, login: String? = nil, password: String? = nil, sender: MailAddress,
        senderName: String, siteAddress: String? = nil, authority: String? = nil
    ) {
        self.isOn = isOn
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.password = password
        self.sender = sender
        self.senderName = senderName
        self.siteAddress = siteAddress
        self.authority = authority
    }

    init(_ row: Row, _ key: SealingKey) throws {
        guard let security = Security(rawValue: try row.get("security")), let sender = MailAddress(try row.get("sender")) else {
            throw DatabaseError(.other, "the mail setting is damaged. Set it anew on its page.")
        }
        self.init(
            isOn: try row.get("is_on"), host: try row.get("host"), port: try row.get("port"), security: security,
            login: try row.get("login"),
            password: try row.get("password", as: [UInt8]?.self).map { try key.open($0, for: Self.subject) }, sender: sender,
            senderName: try row.get("sender_name"), siteAddress: try row.get("site_address"), authority: try row.get("authority"))
    }

    static let subject = "mail_setting"
}

/// Why a mail setting is not taken.
package enum MailSettingRefusal: Error, Sendable, Equatable {
    case changedMeanwhile
    case passwordMissing
}

extension MailSettingRefusal {
    /// For pages.
    package var words: String {
        switch self {
        case .changedMeanwhile: "您打开页面以后，别人改动了邮件设置。这里已是最新的设置，请核对后再改。"
        case .passwordMissing: "填写了用户名，请同时填写密码。"
        }
    }
}

import GongkaiCore
import GongkaiStore

/// The setting of the mail server, as a form has it. Nothing typed is lost, but the password is never shown.
struct MailSettingForm: Sendable {
    private static let names = ["isOn", "host", "port", "security", "login", "sender", "senderName", "siteAddress", "authority"]
    private var values: [String: String]
    private let password: String
    private let hasPassword: Bool

    init(_ setting: MailSetting?, senderName: String) {
        password = ""
        hasPassword = setting?.password != nil
        values = [
            "isOn": setting?.isOn ?? true ? "yes" : "", "host": setting?.host ?? "", "port": "\(setting?.port ?? 587)",
            "security": (setting?.security ?? .starttls).rawValue, "login": setting?.login ?? "", "sender": setting?.sender.text ?? "",
            "senderName": setting?.senderName ?? senderName, "siteAddress": setting?.siteAddress ?? "",
            "authority": setting?.authority ?? "",
        ]
    }

    init(_ form: SubmittedForm, hasPassword: Bool) {
        values = Dictionary(uniqueKeysWithValues: Self.names.map { ($0, form[$0] ?? "") })
        // Blanks belong to a password.
        password = form["password"] ?? ""
        self.hasPassword = hasPassword
    }

    private func filled(_ name: String) -> String? { values[name].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }

    /// The setting, or what must be mended by the names of rows.
    func read() -> (setting: MailSetting?, errors: [String: String]) {
        var errors: [String: String] = [:]
        let host = filled("host") ?? ""
        let isHost = !host.isEmpty && host.utf8.count <= 253 && host.utf8.allSatisfy(Self.isHostByte)
        if !isHost { errors["host"] = host.isEmpty ? "请填写邮件服务器的地址。" : "“\(host.prefix(40))”不是服务器地址。请填写域名或者IP地址，不带http://和端口。" }
        let port = filled("port").flatMap { Int($0) }.flatMap { (1...65_535).contains($0) ? $0 : nil }
        if port == nil { errors["port"] = "请填写1到65535之间的端口号。" }
        let security = filled("security").flatMap(MailSetting.Security.init)
        if security == nil { errors["security"] = "请选择加密方式。" }
        let sender = filled("sender").flatMap(MailAddress.init)
        if sender == nil { errors["sender"] = "请填写发件邮箱，如 gongkai@example.gov.cn。" }
        let name = filled("senderName")
        if name == nil { errors["senderName"] = "请填写发件人名称。" }
        let address = filled("siteAddress")
        if let address, !Self.isWebAddress(address) { errors["siteAddress"] = "网址应以https://或者http://开头，如 https://www.example.gov.cn。" }
        if let authority = filled("authority"), !authority.contains("-----BEGIN CERTIFICATE-----") {
            errors["authority"] = "请粘贴PEM格式的证书，以-----BEGIN CERTIFICATE-----开头。"
        }
        guard errors.isEmpty, let port, let security, let sender, let name else { return (nil, errors) }
        let setting = MailSetting(
            isOn: values["isOn"] == "yes", host: host, port: port, security: security, login: filled("login"),
            password: password.isEmpty ? nil : password, sender: sender, senderName: name,
            siteAddress: address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }, authority: filled("authority"))
        return (setting, [:])
    }

    func rows(_ errors: [String: String]) -> [FormRow] {
        func text(_ name: String, _ label: String, isOptional: Bool = false, hint: String? = nil, isShort: Bool = false) -> FormRow {
            .text(
                name, label, values[name] ?? "", isOptional: isOptional, hint: hint, error: errors[name], longest: 254, isShort: isShort)
        }
        func choice(_ value: String, _ label: String, of name: String) -> FormRow.Choice {
            FormRow.Choice(value: value, text: label, isChosen: values[name] == value)
        }
        return [
            .radios("isOn", "是否发邮件", [choice("yes", "发", of: "isOn"), choice("", "暂停，不再产生新邮件", of: "isOn")]),
            text("host", "邮件服务器（SMTP）", hint: "如 smtp.example.gov.cn"),
            text("port", "端口", isShort: true),
            .radios(
                "security", "加密方式", MailSetting.Security.allCases.map { choice($0.rawValue, $0.label, of: "security") },
                hint: "不加密时不会把密码发给别的机器。", error: errors["security"]),
            text("login", "用户名", isOptional: true, hint: "服务器不要求登录的，用户名和密码都不填。"),
            .password(
                "password", "密码", hint: hasPassword ? "已经保存，不显示。不改的不用填；换了服务器或者用户名，要重新填写。" : "加密保存。填写了用户名的必须填写。",
                error: errors["password"], completes: "new-password"),
            text("sender", "发件邮箱"), text("senderName", "发件人名称"),
            text("siteAddress", "本系统的网址", isOptional: true, hint: "邮件里的链接以它开头，如 https://www.example.gov.cn。不填的邮件里没有链接。"),
            .area(
                "authority", "自建证书机构的证书", values["authority"] ?? "", isOptional: true, hint: "邮件服务器的证书由本单位自建的机构签发时，粘贴该机构的证书（PEM格式）。",
                error: errors["authority"], longest: 20_000),
        ]
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        (0x30...0x3A).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
    }

    private static func isWebAddress(_ text: String) -> Bool {
        ["https://", "http://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}

/// Why a mail did not go.
enum SMTPFault: Error, Sendable, Equatable {
    /// A step of the talk, for words.
    enum Step: String, Sendable {
        case greeting = "连接"
        case hello = "打招呼"
        case security = "加密"
        case login = "登录"
        case sender = "发件人"
        case receiver = "收件人"
        case content = "邮件内容"
    }

    case unreachable
    case silent(Step)
    case closed(Step)
    /// What came is no answer of a mail server.
    case notAnswered(Step)
    case cannotSecure
    case notTrusted
    case authorityDamaged
    /// A password would go over the net for everybody to read.
    case passwordInClear
    case loginNotOffered
    case refused(Step, code: Int, words: String)
    /// The words went over and no answer came.
    case unknown
    /// The mail is no longer ours to send.
    case notOurs

    /// In the console. What the server said may name the receiver, who is nobody's business there.
    func words(to receiver: String) -> String {
        switch self {
        case .unreachable: "连不上邮件服务器。请核对服务器地址和端口，以及防火墙。"
        case .silent(let step): "邮件服务器在“\(step.rawValue)”这一步没有答复。"
        case .closed(let step): "邮件服务器在“\(step.rawValue)”这一步断开了连接。请核对端口和加密方式。"
        case .notAnswered(let step): "对方在“\(step.rawValue)”这一步的答复不是邮件服务器的答复。请核对服务器地址和端口。"
        case .cannotSecure: "邮件服务器不支持STARTTLS。请核对加密方式。"
        case .notTrusted: "邮件服务器的证书没有通过验证（过期、名称不符，或者不是可信的机构签发）。本单位自建机构签发的，请填写它的证书。"
        case .authorityDamaged: "自建机构的证书不能读取。请粘贴PEM格式的证书，以-----BEGIN CERTIFICATE-----开头。"
        case .passwordInClear: "不加密的连接会把密码暴露在网络上，所以没有登录。请选择STARTTLS或者TLS，或者去掉用户名。"
        case .loginNotOffered: "邮件服务器没有提供PLAIN或者LOGIN登录方式。请核对加密方式和端口。"
        case .refused(let step, let code, let words):
            "邮件服务器在“\(step.rawValue)”这一步答复\(code)：" + SMTPFault.masked(words, step, receiver).prefix(200)
        case .unknown: "邮件内容已交给邮件服务器，但没有得到答复，可能已经送到。"
        case .notOurs: "邮件已由另一台服务器处理。"
        }
    }

    /// Without the receiver, however the server spells it: in other letters, in brackets, or by what stands before the @ alone.
    private static func masked(_ words: String, _ step: Step, _ receiver: String) -> String {
        let mask = "（收件人）"
        // A server may answer with the address it forwards to.
        let all = step == .receiver || step == .content ? words.replacing(/<?[^\s<>@"]+@[^\s<>"]*>?/, with: mask) : words
        let local = receiver.split(separator: "@").first.map { String($0).lowercased() } ?? receiver
        var rest = all[...], result = ""
        let own = receiver.lowercased()
        while !rest.isEmpty {
            let isStart = result.last.map { !isNamePart($0) } ?? true
            if let length = [own, local].first(where: { isStart && begins(rest, with: $0) })?.count {
                rest = rest.dropFirst(length)
                result += mask
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }

    /// As a whole word, in whatever letters.
    private static func begins(_ text: Substring, with word: String) -> Bool {
        !word.isEmpty && text.prefix(word.count).lowercased() == word && (text.dropFirst(word.count).first.map { !isNamePart($0) } ?? true)
    }

    private static func isNamePart(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_")
    }

    /// Nothing to do with the mail: the next one would fare no better now.
    var isOfServer: Bool {
        switch self {
        case .unreachable, .cannotSecure, .notTrusted, .authorityDamaged, .passwordInClear, .loginNotOffered: true
        case .silent(let step), .closed(let step), .notAnswered(let step), .refused(let step, _, _):
            [.greeting, .hello, .security, .login, .sender].contains(step)
        case .unknown, .notOurs: false
        }
    }

    /// Refused for good because of the receiver or what it says: trying again changes nothing.
    var isForGood: Bool {
        guard case .refused(let step, let code, _) = self else { return false }
        return code >= 500 && (step == .receiver || step == .content)
    }
}

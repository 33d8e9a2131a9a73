import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// What mails say. Mails are read by whoever holds a mailbox: none says what was asked or answered, names anybody, or carries a code.
struct MailText {
    let setting: MailSetting
    /// Of the body whose site this is.
    let name: String

    func message(_ mail: ClaimedMail, at now: Instant) -> MailMessage {
        let subject: String, lines: [String]
        switch mail.content {
        case .notice(let notice):
            let words = NoticeWords(notice: notice)
            subject = "提醒：" + words.mailSentence
            lines = [words.mailSentence, link(words.target, "请登录后查看："), "", "这封邮件由系统自动发出，不用回复。不想再收，请在“提醒设置”里取消。"].compactMap(\.self)
        case .news(let news, let number):
            subject = "申请\(number)：\(news.words)"
            lines = [
                "您好：", "", "您的政府信息公开申请（编号\(number)）有了进展：\(news.words)。", "请凭编号和查询码查看。",
                link(Route.requestProgress.path(), "查询办理进度："), "", "这封邮件由系统自动发出，不用回复。查询码在您的申请回执上，我们不会在邮件、电话里向您要查询码。",
            ].compactMap(\.self)
        }
        return MailMessage(
            from: setting.sender, fromName: setting.senderName, to: mail.to, subject: subject,
            text: (lines + ["", name]).joined(separator: "\n") + "\n", at: now, id: "gongkai.\(mail.id).\(mail.createdAt.milliseconds)")
    }

    func trial(to receiver: MailAddress, at now: Instant) -> MailMessage {
        MailMessage(
            from: setting.sender, fromName: setting.senderName, to: receiver, subject: "试信：邮件设置可以使用",
            text: "这是一封试信。收到它，说明邮件设置可以使用。\n\n\(name)\n", at: now, id: "gongkai.trial.\(now.milliseconds)")
    }

    private func link(_ path: Path, _ words: String) -> String? { setting.siteAddress.map { "\(words)\($0)\(path.text)" } }
}

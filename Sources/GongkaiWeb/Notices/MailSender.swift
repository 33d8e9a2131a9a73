import GongkaiCore
import GongkaiStore
import Logging

/// Sends the mails that wait. Each server does; no mail goes twice, because a server has it for itself before it goes.
struct MailSender: Sendable {
    let mails: MailStore
    /// Of the body whose site this is.
    let name: String
    let now: @Sendable () -> Instant
    let logger: Logger
    /// Seconds after which no further mail is begun: the other rounds have their turn.
    var patience = 60

    /// Everything that is due, as far as the time allows. A server that takes nothing is not asked for each mail again.
    func sendAll() async throws {
        let end = now().adding(seconds: patience)
        while now() < end, let setting = try await mails.setting().setting, setting.isOn, let mail = try await mails.claim(at: now()) {
            let (outcome, isOfServer) = await send(mail, with: setting)
            guard try await mails.settle(mail, outcome, at: now()) else {
                logger.notice("a mail was taken over by another server", metadata: ["mail": "\(mail.id)"])
                continue
            }
            if case .notYet(let fault) = outcome {
                logger.warning("a mail did not go", metadata: ["mail": "\(mail.id)", "fault": "\(fault)"])
            }
            if isOfServer { return }
        }
    }

    private func send(_ mail: ClaimedMail, with setting: MailSetting) async -> (MailOutcome, isOfServer: Bool) {
        let message = MailText(setting: setting, name: name).message(mail, at: now())
        do {
            try await SMTPClient(setting: setting).send(message) { try await mails.handOver(mail, at: now()) }
            return (.sent, false)
        } catch SMTPFault.unknown {
            return (.unknown, false)
        } catch let fault as SMTPFault {
            let words = fault.words(to: mail.to.text)
            return (fault.isForGood ? .refused(fault: words) : .notYet(fault: words), fault.isOfServer)
        } catch {
            return (.notYet(fault: "发送时出错，系统会再试。"), false)
        }
    }
}

import GongkaiCore
import GongkaiStore
import Logging
import ServiceLifecycle

/// Sends the mails that wait. Each server does; no mail goes twice, because a server has it for itself before it goes.
struct MailSender: Service {
    let mails: MailStore
    /// Of the body whose site this is.
    let name: String
    let now: @Sendable () -> Instant
    let logger: Logger
    var interval = Duration.seconds(15)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await sendAll()
                } catch is CancellationError {
                    return
                } catch {
                    logger.warning("mails cannot be sent", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: interval)
            }
        }
    }

    /// Everything that is due.
    func sendAll() async throws {
        while let setting = try await mails.setting().setting, setting.isOn, let mail = try await mails.claim(at: now()) {
            let outcome = await send(mail, with: setting)
            try await mails.settle(mail, outcome, at: now())
            if case .notYet(let fault) = outcome {
                logger.warning("a mail did not go", metadata: ["mail": "\(mail.id)", "fault": "\(fault)"])
            }
        }
    }

    private func send(_ mail: ClaimedMail, with setting: MailSetting) async -> MailOutcome {
        let message = MailText(setting: setting, name: name).message(mail, at: now())
        do {
            try await SMTPClient(setting: setting).send(message) { try await mails.handOver(mail, at: now()) }
            return .sent
        } catch SMTPFault.unknown {
            return .unknown
        } catch let fault as SMTPFault {
            let words = fault.words(to: mail.to.text)
            return fault.isForGood ? .refused(fault: words) : .notYet(fault: words)
        } catch {
            return .notYet(fault: "发送时出错，系统会再试。")
        }
    }
}

/// Warns of last days, and tells deputies that their days begin.
struct NoticeSweep: Service {
    let notices: NoticeStore
    let now: @Sendable () -> Instant
    let logger: Logger
    var interval = Duration.seconds(60)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await notices.sweep(at: now())
                } catch is CancellationError {
                    return
                } catch {
                    logger.warning("nobody is warned of last days", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: interval)
            }
        }
    }
}

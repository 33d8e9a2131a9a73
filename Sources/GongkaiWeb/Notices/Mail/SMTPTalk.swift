import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import NIOCore
import NIOSSL
import Synchronization

/// One talk with a mail server (RFC 5321, 3207, 4954), from its greeting to the end of one mail.
struct SMTPTalk: ~Copyable {
    let setting: MailSetting
    let tls: NIOSSLContext?
    let channel: any Channel
    var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    let patience: TimeAmount
    private var reader = SMTPReplyReader()
    /// Bytes the talk has taken so far, to be held against what the connection brought.
    private var heard = 0
    private var isSecure: Bool
    private var offers: [String] = []

    init(
        setting: MailSetting, tls: NIOSSLContext?, channel: any Channel,
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator, outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        patience: TimeAmount
    ) {
        self.setting = setting
        self.tls = tls
        self.channel = channel
        self.inbound = inbound
        self.outbound = outbound
        self.patience = patience
        isSecure = setting.security == .tls
    }

    mutating func send(_ message: MailMessage, handOver: @Sendable () async throws -> Bool) async throws {
        try await expect(220, .greeting)
        try await hello()
        if setting.security == .starttls { try await secure() }
        try await login()
        try await say("MAIL FROM:<\(message.from.text)>", 250, .sender)
        try await say("RCPT TO:<\(message.to.text)>", 250, .receiver, also: 251)
        try await say("DATA", 354, .content)
        guard try await handOver() else { throw SMTPFault.notOurs }
        try await write(SMTPTalk.stuffed(message.bytes), .content)
        do {
            try await expect(250, .content)
        } catch let fault as SMTPFault {
            if case .refused = fault { throw fault }
            throw SMTPFault.unknown
        }
        // It has the mail; whether it says goodbye does not matter.
        _ = try? await outbound.write(ByteBuffer(string: "QUIT\r\n"))
    }

    /// A line that begins with a dot gets another; a dot alone ends the mail.
    static func stuffed(_ bytes: [UInt8]) -> [UInt8] {
        var stuffed: [UInt8] = [], isStart = true
        stuffed.reserveCapacity(bytes.count + 8)
        for byte in bytes {
            if isStart, byte == UInt8(ascii: ".") { stuffed.append(byte) }
            stuffed.append(byte)
            isStart = byte == UInt8(ascii: "\n")
        }
        if !isStart { stuffed += Array("\r\n".utf8) }
        return stuffed + Array(".\r\n".utf8)
    }

    // MARK: Steps

    private mutating func hello() async throws {
        let own = channel.localAddress?.ipAddress.map { $0.contains(":") ? "[IPv6:\($0)]" : "[\($0)]" } ?? "localhost"
        offers = try await say("EHLO \(own)", 250, .hello).lines.dropFirst().map { $0.uppercased() }
    }

    private mutating func secure() async throws {
        guard offers.contains("STARTTLS"), let tls else { throw SMTPFault.cannotSecure }
        try await say("STARTTLS", 220, .security)
        // What stands behind the answer was put there by somebody in between. It may still wait between the connection and us.
        guard reader.isEmpty else { throw SMTPFault.notAnswered(.security) }
        let channel = self.channel, host = setting.host, heard = self.heard
        try await channel.eventLoop.submit {
            let pipeline = channel.pipeline.syncOperations
            guard try pipeline.handler(type: SMTPClearText.self).count == heard else { throw SMTPFault.notAnswered(.security) }
            try pipeline.addHandler(try SMTPClient.handler(tls, host), position: .first)
        }.get()
        isSecure = true
        do { try await hello() } catch SMTPFault.closed(.hello) { throw SMTPFault.notTrusted }
    }

    private mutating func login() async throws {
        guard let login = setting.login, let password = setting.password else { return }
        guard isSecure || isHere else { throw SMTPFault.passwordInClear }
        let ways = offers.filter { $0.hasPrefix("AUTH ") }.flatMap { $0.split(separator: " ").dropFirst() }
        if ways.contains("PLAIN") {
            try await say("AUTH PLAIN \(Self.base64("\u{0}\(login)\u{0}\(password)"))", 235, .login)
        } else if ways.contains("LOGIN") {
            try await say("AUTH LOGIN", 334, .login)
            try await say(Self.base64(login), 334, .login)
            try await say(Self.base64(password), 235, .login)
        } else {
            throw SMTPFault.loginNotOffered
        }
    }

    /// Whether the server is this machine: by where the connection went, not by a name.
    private var isHere: Bool {
        guard let address = channel.remoteAddress?.ipAddress else { return false }
        return address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.")
    }

    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    // MARK: Lines

    @discardableResult
    private mutating func say(_ line: String, _ code: Int, _ step: SMTPFault.Step, also: Int? = nil) async throws -> SMTPReply {
        try await write(Array((line + "\r\n").utf8), step)
        return try await expect(code, step, also: also)
    }

    private func write(_ bytes: [UInt8], _ step: SMTPFault.Step) async throws {
        let waiting = Deadline(channel, patience)
        defer { waiting.end() }
        do {
            try await outbound.write(ByteBuffer(bytes: bytes))
        } catch {
            throw waiting.isOver ? SMTPFault.silent(step) : Self.fault(error, step)
        }
    }

    @discardableResult
    private mutating func expect(_ code: Int, _ step: SMTPFault.Step, also: Int? = nil) async throws -> SMTPReply {
        let reply = try await reply(step)
        guard reply.code == code || reply.code == also else {
            throw reply.code >= 400 ? SMTPFault.refused(step, code: reply.code, words: reply.words) : .notAnswered(step)
        }
        return reply
    }

    private mutating func reply(_ step: SMTPFault.Step) async throws -> SMTPReply {
        let waiting = Deadline(channel, patience)
        defer { waiting.end() }
        do {
            while true {
                if let reply = try reader.next() { return reply }
                guard let more = try await inbound.next() else { throw SMTPFault.closed(step) }
                heard += more.readableBytes
                reader.add(more.readableBytesView)
            }
        } catch is SMTPReplyReader.Malformed {
            throw SMTPFault.notAnswered(step)
        } catch {
            throw waiting.isOver ? SMTPFault.silent(step) : Self.fault(error, step)
        }
    }

    private static func fault(_ error: any Error, _ step: SMTPFault.Step) -> SMTPFault {
        if let fault = error as? SMTPFault { return fault }
        return error is NIOSSLError || error is NIOSSLExtraError ? SMTPClient.fault(error) : .closed(step)
    }
}

/// Closes a channel when an answer does not come in time.
private struct Deadline: Sendable {
    /// Set on the channel's thread, read by whoever waits.
    private final class Flag: Sendable {
        let isOver = Atomic(false)
    }

    private let flag = Flag()
    private let timer: Scheduled<Void>

    init(_ channel: any Channel, _ patience: TimeAmount) {
        timer = channel.eventLoop.scheduleTask(in: patience) { [flag] in
            flag.isOver.store(true, ordering: .relaxed)
            channel.close(promise: nil)
        }
    }

    var isOver: Bool { flag.isOver.load(ordering: .relaxed) }

    func end() { timer.cancel() }
}

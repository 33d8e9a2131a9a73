import GongkaiCore
import GongkaiFormats
import GongkaiStore
import NIOCore
import NIOPosix
import Testing

@testable import GongkaiWeb

@Suite("Before a mail server's connection is secured")
struct SMTPStartTLSTests {
    /// Says the first of its answers at once, and each other when it is told something.
    private final class FakeServer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private var answers: [String]
        let heard: @Sendable (String) -> Void

        init(_ answers: [String], heard: @escaping @Sendable (String) -> Void) {
            (self.answers, self.heard) = (answers, heard)
        }

        func channelActive(context: ChannelHandlerContext) { answer(context) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            heard(String(buffer: unwrapInboundIn(data)))
            answer(context)
        }

        private func answer(_ context: ChannelHandlerContext) {
            guard !answers.isEmpty else { return context.close(promise: nil) }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answers.removeFirst())), promise: nil)
        }
    }

    /// Talks with it, taking in eight bytes at a time: as long as the answer to STARTTLS, so that what follows it waits behind.
    private func fault(_ answers: [String]) async throws -> SMTPFault? {
        let group = MultiThreadedEventLoopGroup.singleton
        let server = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(FakeServer(answers) { _ in })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        let sender = try #require(MailAddress("gk@example.gov.cn")), receiver = try #require(MailAddress("li@example.gov.cn"))
        let setting = MailSetting(
            host: "127.0.0.1", port: port, security: .starttls, login: "gk", password: "geheim", sender: sender, senderName: "公开办")
        let client = SMTPClient(setting: setting, patience: .seconds(5))
        let channel = try await ClientBootstrap(group: group)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 8))
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try SMTPClient.prepared(channel, nil, "127.0.0.1") }
            }
        let message = MailMessage(
            from: sender, fromName: "公开办", to: receiver, subject: "试信", text: "试信", at: Instant("2026-03-03", hour: 9), id: "1")
        var fault: SMTPFault?
        do {
            try await client.send(message, over: channel, try client.context) { true }
        } catch let found as SMTPFault {
            fault = found
        }
        try await server.close()
        return fault
    }

    @Test(
        "What somebody in between put behind the answer is no answer of the secured server",
        arguments: [
            "220 go\r\n250-mail\r\n250 AUTH PLAIN\r\n", "220 go\r\n2", "220 go on then\r\n250 AUTH PLAIN LOGIN\r\n",
        ])
    func injected(answer: String) async throws {
        let found = try await fault(["220 hello\r\n", "250-mail\r\n250 STARTTLS\r\n", answer])
        #expect(found == .notAnswered(.security))
    }

    @Test("Without anything behind it the handshake begins, and what is no TLS ends it")
    func clean() async throws {
        let found = try await fault(["220 hello\r\n", "250-mail\r\n250 STARTTLS\r\n", "220 go\r\n", "250 AUTH PLAIN\r\n"])
        #expect(found != nil && found != .notAnswered(.security))
    }
}

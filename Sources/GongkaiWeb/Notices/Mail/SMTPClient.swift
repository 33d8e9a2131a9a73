import GongkaiCore
import GongkaiFormats
import GongkaiStore
import NIOCore
import NIOPosix
import NIOSSL

/// Hands one mail to the server of the setting. Small and strict: TLS 1.2 at least, certificates are verified, a password goes over nothing
/// that can be read unless the server is this machine, and every wait has an end.
struct SMTPClient: Sendable {
    let setting: MailSetting
    /// For an answer; the connection may take a third of it.
    var patience = TimeAmount.seconds(45)

    /// - Parameter handOver: called before the words go over; false stops.
    func send(_ message: MailMessage, handOver: @Sendable () async throws -> Bool = { true }) async throws {
        let tls = setting.security == .none ? nil : try context
        let client: NIOAsyncChannel<ByteBuffer, ByteBuffer>
        let host = setting.host, atOnce = setting.security == .tls ? tls : nil
        do {
            client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(.seconds(15))
                .connect(host: host, port: setting.port) { channel in
                    channel.eventLoop.makeCompletedFuture { try SMTPClient.prepared(channel, atOnce, host) }
                }
        } catch let error as NIOSSLError {
            throw SMTPClient.fault(error)
        } catch {
            throw SMTPFault.unreachable
        }
        try await send(message, over: client, tls, handOver: handOver)
    }

    /// A connection ready for the talk, with TLS from its first byte or without.
    static func prepared(_ channel: any Channel, _ tls: NIOSSLContext?, _ host: String) throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try channel.pipeline.syncOperations.addHandler(SMTPClearText())
        if let tls { try channel.pipeline.syncOperations.addHandler(SMTPClient.handler(tls, host), position: .first) }
        return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
    }

    func send(
        _ message: MailMessage, over client: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ tls: NIOSSLContext?,
        handOver: @Sendable () async throws -> Bool
    ) async throws {
        try await client.executeThenClose { inbound, outbound in
            var talk = SMTPTalk(
                setting: setting, tls: tls, channel: client.channel, inbound: inbound.makeAsyncIterator(), outbound: outbound,
                patience: patience)
            try await talk.send(message, handOver: handOver)
        }
    }

    /// A server's name is verified; of an address only the chain can be.
    static func handler(_ context: NIOSSLContext, _ host: String) throws -> NIOSSLClientHandler {
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
    }

    /// A certificate that is not trusted comes as an error of the handshake.
    static func fault(_ error: any Error) -> SMTPFault {
        if let error = error as? SMTPFault { return error }
        switch error {
        case NIOSSLError.handshakeFailed, NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
            return .notTrusted
        case is NIOSSLExtraError: return .notTrusted
        default: return .closed(.security)
        }
    }

    var context: NIOSSLContext {
        get throws {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            if let authority = setting.authority {
                do {
                    let certificates = try NIOSSLCertificate.fromPEMBytes(Array(authority.utf8))
                    guard !certificates.isEmpty else { throw SMTPFault.authorityDamaged }
                    configuration.additionalTrustRoots = [.certificates(certificates)]
                } catch {
                    throw SMTPFault.authorityDamaged
                }
            }
            return try NIOSSLContext(configuration: configuration)
        }
    }
}

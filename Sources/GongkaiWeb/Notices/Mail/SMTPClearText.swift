import NIOCore

/// Counts the bytes that a connection has brought, before anybody reads them: nothing of what came in the clear may be read as if it had come
/// over TLS.
final class SMTPClearText: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private(set) var count = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        count += unwrapInboundIn(data).readableBytes
        context.fireChannelRead(data)
    }
}

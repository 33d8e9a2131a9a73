import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Counts what the framework is busy with on one connection. Stands behind the codec; touched on the connection's event loop only.
final class ConnectionTally: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private(set) var unanswered = 0
    /// Since when the body under way is being read; nil while none is.
    private(set) var bodySince: NIODeadline?
    /// When bytes came that may have begun a head; nil once the head is there.
    var headSince: NIODeadline?

    var isReading: Bool { bodySince != nil }
    var isIdle: Bool { unanswered == 0 && !isReading }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            headSince = nil
            bodySince = .now()
        case .body: break
        case .end: bodySince = nil
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered -= 1 }
        context.write(data, promise: promise)
    }
}

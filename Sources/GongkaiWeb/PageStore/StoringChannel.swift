import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes

/// A connection of the server: the page store in front, the framework's HTTP/1 behind it.
struct StoringChannel: HTTPChannelHandler {
    typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    let store: PageStore
    let limits: ConnectionLimits
    let responder: HTTPChannelHandler.Responder

    private var framework: HTTP1Channel {
        HTTP1Channel(responder: responder, configuration: .init(additionalChannelHandlers: [ConnectionTally()]))
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        do {
            try channel.pipeline.syncOperations.addHandler(StoredPageHandler(store: store, limits: limits))
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        return framework.setup(channel: channel, logger: logger)
    }

    func handle(value: Value, logger: Logger) async {
        await framework.handle(value: value, logger: logger)
    }
}

import NIOCore
import Synchronization

/// Answers plain requests for kept pages ahead of the HTTP codec, byte for byte; hands everything else on untouched.
///
/// It answers only when nothing is under way on the connection, so that answers keep the order of their requests. A connection on which
/// anything unusual was seen (a body, a head in pieces, requests sent ahead) belongs to the framework from then on.
final class StoredPageHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum State {
        /// Nothing is under way.
        case free
        /// The framework answers one request that came alone.
        case busy
        /// The framework has the connection for good.
        case handedOver
    }

    private let store: PageStore
    private let limits: ConnectionLimits
    private var state = State.free
    private var lastRead = NIODeadline.now()
    private var watch: Scheduled<Void>?
    private var tally: ConnectionTally?
    private var date = DateLine()
    private var hasWritten = false
    private var hasHandedOn = false

    init(store: PageStore, limits: ConnectionLimits) {
        self.store = store
        self.limits = limits
    }

    func channelActive(context: ChannelHandlerContext) {
        tally = try? context.pipeline.syncOperations.handler(type: ConnectionTally.self)
        watch(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        watch?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lastRead = .now()
        if state == .busy { state = tally?.isIdle == true ? .free : .handedOver }
        guard state == .free else {
            handOn(unwrapInboundIn(data), context)
            return
        }
        var bytes = unwrapInboundIn(data)
        while bytes.readableBytes > 0 {
            guard let (length, page, isSame) = bytes.withUnsafeReadableBytes({ answer($0) }) else {
                state = .handedOver
                handOn(bytes, context)
                return
            }
            guard let page else {
                // A request for the framework. What was sent ahead behind it makes the connection the framework's.
                state = length == bytes.readableBytes ? .busy : .handedOver
                handOn(bytes, context)
                return
            }
            bytes.moveReaderIndex(forwardBy: length)
            date.renew()
            context.write(wrapOutboundOut(isSame ? page.notModified(date) : page.answer(date)), promise: nil)
            hasWritten = true
            store.answered.add(1, ordering: .relaxed)
            if isSame { store.notModified.add(1, ordering: .relaxed) }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if hasWritten {
            hasWritten = false
            context.flush()
        }
        if hasHandedOn {
            hasHandedOn = false
            context.fireChannelReadComplete()
        }
    }

    /// Nil: not a plain request. Without a form: not kept.
    private func answer(_ bytes: UnsafeRawBufferPointer) -> (length: Int, page: StoredForm?, isSame: Bool)? {
        guard let get = PlainGet(bytes) else { return nil }
        let target = UnsafeRawBufferPointer(rebasing: bytes[get.target])
        guard let host = get.host else { return nil }
        let site = store.hosts.site(bytes[host])
        guard let page = store.page(hash: PageKey.hash(site: site, mode: get.mode, target: target)), page.key.site == site,
            page.key.mode == get.mode, page.key.target.elementsEqual(target)
        else { return (get.length, nil, false) }
        let form = page.form(acceptsGzip: get.acceptsGzip)
        let isSame =
            get.ifNoneMatch.map {
                EntityTag.isExactly(bytes[$0], form.etag) || EntityTag.list(String(decoding: bytes[$0], as: UTF8.self), names: form.etag)
            } ?? false
        return (get.length, form, isSame)
    }

    private func handOn(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        if let tally, !tally.isReading, tally.headSince == nil { tally.headSince = lastRead }
        hasHandedOn = true
        context.fireChannelRead(wrapInboundOut(bytes))
    }

    /// Closes a connection on which nothing was asked for a while, or that takes too long over a request.
    private func watch(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        watch = context.eventLoop.scheduleTask(in: TimeAmount(limits.interval)) {
            let (handler, context) = bound.value
            if handler.isOverdue(at: .now()) {
                context.close(promise: nil)
            } else {
                handler.watch(context)
            }
        }
    }

    private func isOverdue(at now: NIODeadline) -> Bool {
        func isOver(_ limit: Duration, since start: NIODeadline) -> Bool { now >= start + TimeAmount(limit) }
        if let began = tally?.bodySince { return isOver(limits.body, since: began) || isOver(limits.pause, since: lastRead) }
        if let tally, tally.unanswered > 0 {
            // They wait for us.
            lastRead = now
            return false
        }
        if let began = tally?.headSince, isOver(limits.head, since: began) { return true }
        return isOver(limits.idle, since: lastRead)
    }
}

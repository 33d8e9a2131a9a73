import GongkaiStore
import Synchronization

/// Pages drawn lately: whoever draws boxes comes back to the same page again and again, and drawing one takes a second.
///
/// A mutex guards the shelf. Whether the officer may see the page, and that they did, is settled before it is looked up.
final class PagePictureShelf: Sendable {
    private struct Place: Hashable {
        let redaction: RedactionID
        let page: Int
    }

    private struct State {
        var kept: [Place: [UInt8]] = [:]
        var order: [Place] = []
        var size = 0
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int = 48 << 20) { self.limit = limit }

    func picture(_ page: Int, of redaction: RedactionID) -> [UInt8]? {
        state.withLock { $0.kept[Place(redaction: redaction, page: page)] }
    }

    func keep(_ picture: [UInt8], _ page: Int, of redaction: RedactionID) {
        let place = Place(redaction: redaction, page: page)
        guard picture.count <= limit / 4 else { return }
        state.withLock { state in
            guard state.kept.updateValue(picture, forKey: place) == nil else { return }
            state.order.append(place)
            state.size += picture.count
            while state.size > limit, let oldest = state.order.first {
                state.order.removeFirst()
                state.size -= state.kept.removeValue(forKey: oldest)?.count ?? 0
            }
        }
    }
}

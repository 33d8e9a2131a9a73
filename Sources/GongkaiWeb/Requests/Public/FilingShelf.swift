import Synchronization

/// What the forms of the last hours made: whoever presses the button twice gets the receipt of the first press. Holds sealed passes only.
///
/// A mutex guards them. They are this process's, as ``OnceOnly`` is.
final class FilingShelf: Sendable {
    private struct State {
        var passes: [String: String] = [:]
        var order: [String] = []
    }

    private let state = Mutex(State())
    private static let most = 5_000

    func pass(_ ticket: String) -> String? { state.withLock { $0.passes[ticket] } }

    func keep(_ pass: String, of ticket: String) {
        state.withLock { state in
            if state.passes.updateValue(pass, forKey: ticket) == nil { state.order.append(ticket) }
            if state.order.count > Self.most { state.passes[state.order.removeFirst()] = nil }
        }
    }
}

import GongkaiStore
import Synchronization

/// Lets each entry form be submitted once: a second press of the button leads to what the first one made.
///
/// A mutex guards the forms of the last hours. They are this process's: after a restart, or on another node, a second press is a second form.
final class OnceOnly: Sendable {
    enum Start: Sendable, Equatable {
        case first
        case underWay
        case done(Path)
    }

    private struct State {
        var forms: [String: Path?] = [:]
        var order: [String] = []
    }

    private let state = Mutex(State())
    private static let most = 10_000
    static let field = "once"
    /// In the address of a form that begins something.
    static let mark = "mark"

    /// The hidden value of a new form.
    static func ticket() -> String { FormToken.random() }

    func start(_ ticket: String) -> Start {
        state.withLock { state in
            switch state.forms[ticket] {
            case .some(.some(let path)): return .done(path)
            case .some(.none): return .underWay
            case .none:
                state.forms[ticket] = .some(.none)
                state.order.append(ticket)
                if state.order.count > OnceOnly.most { state.forms[state.order.removeFirst()] = nil }
                return .first
            }
        }
    }

    /// Whether somebody else's press of the same button is being worked on.
    func isUnderWay(_ ticket: String) -> Bool {
        state.withLock { state in if case .some(.none) = state.forms[ticket] { true } else { false } }
    }

    /// What the form made. Nil: nothing, it may come again.
    func finish(_ ticket: String, at path: Path?) {
        state.withLock { state in
            if let path {
                state.forms[ticket] = .some(path)
            } else {
                state.forms[ticket] = nil
                state.order.removeAll { $0 == ticket }
            }
        }
    }
}

extension Path {
    /// Leads to a form of its own: whoever goes back to it finds what it began.
    var withMark: Path { query([(OnceOnly.mark, OnceOnly.ticket())]) }
}

extension Site {
    /// Does the form's work once. Without a ticket (a form of another making) it is simply done.
    ///
    /// `bySaying`: the same form with other words is another one, as when a writer goes back to the page and writes on.
    func once(
        _ form: SubmittedForm, bySaying: Bool = false, _ work: () async throws -> Path
    ) async throws -> (path: Path, isFirst: Bool) {
        guard var ticket = form[OnceOnly.field], !ticket.isEmpty else { return (try await work(), true) }
        if bySaying {
            ticket += SHA256.hex(
                of: form.fields.filter { $0.name != KeptWords.field }.map { "\($0.name)=\($0.value)" }.joined(separator: "\u{0}"))
        }
        switch onceOnly.start(ticket) {
        case .done(let path): return (path, false)
        case .underWay: throw SiteError.conflict("这张表单正在处理，请稍候再查看，不要重复提交。")
        case .first: break
        }
        do {
            let path = try await work()
            onceOnly.finish(ticket, at: path)
            return (path, true)
        } catch let error as DatabaseError where error.kind == .unsure {
            // It may have been done: the same form does not come again.
            throw error
        } catch {
            onceOnly.finish(ticket, at: nil)
            throw error
        }
    }
}

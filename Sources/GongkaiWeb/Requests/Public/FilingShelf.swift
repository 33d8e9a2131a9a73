import GongkaiCore
import GongkaiStore
import Synchronization

/// What the forms of the last hours made: whoever presses the button twice gets the receipt of the first press, and whoever goes back, changes
/// something and presses again is asked whether that shall be a new request. Holds sealed passes, and of what was typed only hashes.
///
/// A mutex guards them. They are this process's, as ``OnceOnly`` is.
final class FilingShelf: Sendable {
    /// A form as it was handed in.
    struct Form: Sendable, Equatable {
        let ticket: String
        /// What tells the browser from all others.
        let owner: String
        /// Everything typed.
        let said: String
        /// Who asks whom.
        let party: String

        /// - Parameters:
        ///   - said: everything typed, by the names of the fields.
        ///   - party: who applies, and for what.
        init(ticket: String, owner: String, said: [String: String], party: [String]) {
            self.ticket = ticket
            self.owner = owner
            self.said = Self.hash(said.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
            self.party = Self.hash(party)
        }

        init(_ form: IntakeForm, ticket: String, owner: String) {
            // Files and empty rows make no other request.
            let empty = [IntakeForm.Name.uploaded.rawValue, "itemRows"]
            self.init(
                ticket: ticket, owner: owner, said: form.kept.filter { !empty.contains($0.key) },
                party: [form[.unit], form[.who], form[.name], form[.documentNumber], form[.organisationCode]])
        }

        private static func hash(_ parts: [String]) -> String { SHA256.hex(of: parts.joined(separator: "\u{0}")) }
    }

    /// What is known of a form that comes in.
    enum Found: Sendable, Equatable {
        /// It was handed in, word for word.
        case same(pass: String)
        /// Another one was, from the same page or by the same person to the same unit a moment ago.
        case other(number: String)
    }

    private struct Filing {
        let form: Form
        let pass: String
        let number: String
        let at: Instant
    }

    private struct State {
        var filings: [String: Filing] = [:]
        var order: [String] = []
        var ofOwner: [String: [String]] = [:]
    }

    private let state = Mutex(State())
    private static let most = 5_000

    func found(_ form: Form, at now: Instant) -> Found? {
        state.withLock { state in
            if let filing = state.filings[form.ticket] {
                return filing.form.said == form.said ? .same(pass: filing.pass) : .other(number: filing.number)
            }
            let recent = state.ofOwner[form.owner, default: []].compactMap { state.filings[$0] }
                .filter { $0.at.adding(seconds: FollowPass.lifetime) > now }
            if let same = recent.last(where: { $0.form.said == form.said }) { return .same(pass: same.pass) }
            return recent.last { $0.form.party == form.party }.map { .other(number: $0.number) }
        }
    }

    func keep(_ form: Form, pass: String, number: String, at now: Instant) {
        state.withLock { state in
            if state.filings.updateValue(Filing(form: form, pass: pass, number: number, at: now), forKey: form.ticket) == nil {
                state.order.append(form.ticket)
                state.ofOwner[form.owner, default: []].append(form.ticket)
            }
            guard state.order.count > Self.most else { return }
            let oldest = state.order.removeFirst()
            guard let owner = state.filings.removeValue(forKey: oldest)?.form.owner else { return }
            state.ofOwner[owner]?.removeAll { $0 == oldest }
            if state.ofOwner[owner]?.isEmpty == true { state.ofOwner[owner] = nil }
        }
    }

    /// Whoever leaves a machine that others use begins anew.
    func forget(_ owner: String) {
        state.withLock { state in state.ofOwner[owner] = nil }
    }
}

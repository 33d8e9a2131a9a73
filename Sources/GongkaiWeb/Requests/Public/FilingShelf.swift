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
        /// Of each file that came with it the hash of its bytes, or the key of one that came in pieces.
        let files: Set<String>

        /// - Parameters:
        ///   - said: everything typed, by the names of the fields.
        ///   - party: who applies, and for what.
        ///   - files: a hash or a key of each.
        init(ticket: String, owner: String, said: [String: String], party: [String], files: Set<String> = []) {
            self.ticket = ticket
            self.owner = owner
            self.said = Self.hash(said.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
            self.party = Self.hash(party)
            self.files = files
        }

        init(_ form: IntakeForm, files: [[UInt8]], ticket: String, owner: String) {
            // Files and empty rows make no other request.
            let empty = [IntakeForm.Name.uploaded.rawValue, "itemRows"]
            self.init(
                ticket: ticket, owner: owner, said: form.kept.filter { !empty.contains($0.key) },
                party: [form[.unit], form[.who], form[.name], form[.documentNumber], form[.organisationCode]],
                files: Set(files.map { SHA256.hex(of: $0) } + form.codes(.uploaded)))
        }

        private static func hash(_ parts: [String]) -> String { SHA256.hex(of: parts.joined(separator: "\u{0}")) }
    }

    /// What is known of a form that comes in.
    enum Found: Sendable, Equatable {
        /// It was handed in, word for word; perhaps without a file that comes now.
        case same(pass: String, lacksFiles: Bool)
        /// It was handed in, but whoever did has left, or has been away for too long: nobody is shown number and code again.
        case left
        /// Another one was, from the same page or by the same person to the same unit a moment ago. Its number, unless whoever has it left.
        case other(number: String?)
    }

    private struct Filing {
        let form: Form
        /// Nil once its owner has left.
        var pass: String?
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
            if let filing = state.filings[form.ticket] { return Self.found(form, filing, at: now) }
            let recent = state.ofOwner[form.owner, default: []].compactMap { state.filings[$0] }
                .filter { $0.at.adding(seconds: FollowPass.lifetime) > now }
            let same = recent.last { $0.form.said == form.said } ?? recent.last { $0.form.party == form.party }
            return same.map { Self.found(form, $0, at: now) }
        }
    }

    private static func found(_ form: Form, _ filing: Filing, at now: Instant) -> Found {
        guard filing.form.said == form.said else { return .other(number: filing.pass == nil ? nil : filing.number) }
        guard let pass = filing.pass, filing.at.adding(seconds: FollowPass.lifetime) > now else { return .left }
        return .same(pass: pass, lacksFiles: !form.files.isSubset(of: filing.form.files))
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
        state.withLock { state in
            for ticket in state.ofOwner.removeValue(forKey: owner) ?? [] { state.filings[ticket]?.pass = nil }
        }
    }
}

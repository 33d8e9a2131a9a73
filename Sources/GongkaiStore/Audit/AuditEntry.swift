package import GongkaiCore

/// One change: who, from where, when, what, and the state before and after.
package struct AuditEntry: Sendable, Equatable {
    /// Counted from 1 without gaps.
    package var sequence: Int64
    package var actor: String
    package var agency: Int64?
    /// An IP address, or the host's name for commands.
    package var address: String
    package var at: Instant
    /// What was done, such as `correct` or `login.failure`.
    package var action: String
    /// What it was done to, such as `disclosed_item/17`.
    package var subject: String
    package var version: Int64?
    package var reason: String?
    /// JSON, as it was before and after the change.
    package var before: String?
    package var after: String?
    package var previousHash: String
    package var hash: String

    /// The hash this entry must have: over every value and the hash of the entry before it.
    func computedHash() -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + (before?.utf8.count ?? 0) + (after?.utf8.count ?? 0))
        func number(_ value: Int64?) {
            bytes.append(contentsOf: (value.map(String.init) ?? "null").utf8)
            bytes.append(UInt8(ascii: ","))
        }
        func text(_ value: String?) {
            JSONText.append(value, to: &bytes)
            bytes.append(UInt8(ascii: ","))
        }
        number(sequence)
        text(actor)
        number(agency)
        text(address)
        number(at.milliseconds)
        text(action)
        text(subject)
        number(version)
        text(reason)
        text(before)
        text(after)
        text(previousHash)
        return SHA256.hex(of: bytes)
    }
}

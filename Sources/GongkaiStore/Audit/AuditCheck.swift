/// Follows the chain from its first entry to its head.
struct AuditCheck {
    /// The last entry that held.
    private(set) var sequence: Int64 = 0
    private var hash = ""
    private var found: AuditBreak?

    /// Whether the entry follows; reading may stop at the first that does not.
    mutating func takes(_ entry: AuditEntry) -> Bool {
        if let kind = fault(of: entry) {
            found = AuditBreak(sequence: kind == .missing ? sequence + 1 : entry.sequence, kind: kind)
            return false
        }
        sequence = entry.sequence
        hash = entry.hash
        return true
    }

    /// The outcome, once all entries were read: the head, kept apart, shows whether the end is still there.
    func verdict(headSequence: Int64?, headHash: String?) -> AuditVerdict {
        if let found { return .broken(found) }
        guard let headSequence, let headHash else { return .broken(AuditBreak(sequence: sequence, kind: .headChanged)) }
        if sequence < headSequence { return .broken(AuditBreak(sequence: sequence + 1, kind: .truncated(last: headSequence))) }
        if sequence > headSequence { return .broken(AuditBreak(sequence: headSequence + 1, kind: .inserted)) }
        if hash != headHash { return .broken(AuditBreak(sequence: sequence, kind: .headChanged)) }
        return .intact(entries: sequence)
    }

    private func fault(of entry: AuditEntry) -> AuditBreak.Kind? {
        if entry.sequence < 1 { return .inserted }
        if entry.computedHash() != entry.hash {
            return place(of: entry).map { .reordered(belongsAt: $0) } ?? .changed
        }
        if entry.sequence > sequence + 1 { return .missing }
        return entry.previousHash == hash ? nil : .inserted
    }

    /// The place from which an entry was moved, looked for nearby.
    private func place(of entry: AuditEntry) -> Int64? {
        var moved = entry
        for place in max(1, entry.sequence - 1000)...(entry.sequence + 1000) {
            moved.sequence = place
            if moved.computedHash() == entry.hash { return place }
        }
        return nil
    }
}

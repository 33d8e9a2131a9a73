/// What reading the whole audit trail found.
package enum AuditVerdict: Sendable, Equatable {
    case intact(entries: Int64)
    case broken(AuditBreak)
}

/// The first place where the trail does not hold.
package struct AuditBreak: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// An entry's values are not those its hash was made from.
        case changed
        /// An entry is not there.
        case missing
        /// An entry does not follow from the one before it, or stands behind the last one.
        case inserted
        /// An entry stands where another belongs.
        case reordered(belongsAt: Int64)
        /// Entries at the end were cut off.
        case truncated(last: Int64)
        /// The record of the last entry is missing or was changed.
        case headChanged
    }

    package let sequence: Int64
    package let kind: Kind

    /// For the command line.
    package var words: String {
        switch kind {
        case .changed: "entry \(sequence) was changed after it was written"
        case .missing: "entry \(sequence) is missing"
        case .inserted: "entry \(sequence) was inserted: it does not follow from the entry before it"
        case .reordered(let place): "entry \(sequence) was moved: it belongs at place \(place)"
        case .truncated(let last): "the end was cut off: entries \(sequence) to \(last) are missing"
        case .headChanged: "the record of the last entry (audit_head) does not agree with entry \(sequence)"
        }
    }
}

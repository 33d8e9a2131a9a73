/// Why what is sealed cannot be opened, or the key not be used.
package enum SealingFault: Error, Sendable, Equatable {
    /// It was sealed with another key or for another place, or its bytes changed.
    case damaged(String)
    /// The database was written with another key.
    case otherKey(found: String, expected: String)
    /// The database was written with a key, and there is none at that place.
    case keyMissing(file: String, expected: String)
    case badFile(String, reason: String)
}

extension SealingFault {
    /// For the command line and the log.
    package var english: String {
        switch self {
        case .damaged(let subject): "what is sealed in \(subject) does not open with this key"
        case .otherKey(let found, let expected):
            "the key has the fingerprint \(found), but the database was written with \(expected). Name the right file with --key-file."
        case .keyMissing(let file, let expected):
            "there is no key at \(file), but the database was written with one (fingerprint \(expected)). "
                + "Put the key back there, or name its file with --key-file. Without it applicants' names and addresses cannot be read."
        case .badFile(let file, let reason):
            "\(file) is no key: \(reason). A key file holds 64 hexadecimal digits and only its owner reads it."
        }
    }
}

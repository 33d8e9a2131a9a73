/// What publishing needs to know of the column an article stands in.
package struct ColumnFacts: Sendable, Equatable {
    package let name: String
    /// An archived column keeps what it has and takes nothing new.
    package let isArchived: Bool
    /// Codes of the kinds of article it takes; nil for every kind.
    package let acceptedKinds: Set<String>?

    package init(name: String, isArchived: Bool = false, acceptedKinds: Set<String>? = nil) {
        self.name = name
        self.isArchived = isArchived
        self.acceptedKinds = acceptedKinds
    }
}

/// A hit of the gate that nobody has cleared.
package struct OpenGateHit: Sendable, Equatable {
    /// What was found, such as 身份证号码; never the number itself.
    package let what: String
    /// Where, such as 正文第3段 or the name of a file.
    package let place: String
    /// Nobody lets it pass: the text or the file must change.
    package let mustGo: Bool

    package init(what: String, place: String, mustGo: Bool = false) {
        self.what = what
        self.place = place
        self.mustGo = mustGo
    }
}

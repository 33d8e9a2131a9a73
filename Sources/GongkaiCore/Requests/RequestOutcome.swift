/// What became of a request: the kind of its one decision, with the row in which each form counts it.
package struct RequestOutcome: Sendable, Equatable {
    /// As stored in the register, such as `granted`.
    package let code: String
    /// As chosen by a clerk, such as 予以公开.
    package let label: String
    /// The article of the 2007 regulation it rests on; nil where none speaks of it.
    package let article2007: String?
    /// The article of the 2019 regulation, or the document, it rests on; nil where none speaks of it.
    package let article2019: String?
    /// The row of the 2014 form that counts it as a reply; nil where it is concluded without one (counts in C2, not in C3).
    package let row2014: String?
    package let row2019: String?
    package let row2021: String?

    /// The outcome with this code, or nil.
    package static func code(_ code: String) -> RequestOutcome? { byCode[code] }

    /// Whether whoever asked gets something of what they asked for with the reply.
    package var givesInformation: Bool { Self.giving.contains(code) }

    package static let giving = ["granted", "partlyGranted"]

    private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
}

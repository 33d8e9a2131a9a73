/// What is wrong with a version of an item, where, and what to do.
package struct ItemFinding: Sendable, Equatable, Codable {
    package enum Severity: String, Sendable, Codable {
        /// The version cannot be published.
        case refuses
        /// It can; somebody should look.
        case warns
    }

    /// The rule's name, such as `time.promiseBeyondLaw`.
    package let code: String
    /// The element, such as `materials[2].source`; numbers count from one.
    package let place: String
    package let severity: Severity
    /// One sentence that says what to do.
    package let words: String

    package init(_ code: String, at place: String, _ severity: Severity, _ words: String) {
        self.code = code
        self.place = place
        self.severity = severity
        self.words = words
    }
}

package import GongkaiCore

/// A published report in a list of reports: which one it is, and since when.
package struct PublishedReport: Sendable, Equatable {
    package let agency: AgencyID
    package let year: Int
    /// The last version.
    package let sequence: Int
    package let publishedOn: Day
}

package import GongkaiCore

/// A published report, frozen. A correction is a later snapshot with a note; none is ever changed.
package struct ReportSnapshot: Sendable, Equatable {
    package let id: Int64
    package let agency: AgencyID
    package let year: Int
    package let form: String
    /// 1 for the first publication of the year's report, then counting up.
    package let sequence: Int
    package let content: ReportContent
    /// SHA-256 of the content as stored, in hex.
    package let sha256: String
    /// False when the stored content no longer has the stored hash: somebody changed it behind the program's back.
    package let isIntact: Bool
    package let publishedOn: Day
    /// When it was recorded: the registers as of then are what its figures count.
    package let publishedAt: Instant
    package let note: String?
    package let publishedBy: String
    package let coverage: ReportCoverage
}

extension ReportSnapshot {
    /// A figure as published, where it may stand for counting its records anew; nil when it was changed, or when nobody knows whose records
    /// it counted.
    package func proven(_ code: String) -> FigureValue? {
        isIntact && coverage != .unknown ? content.figures[code] : nil
    }
}

/// One figure that no longer agrees with what was published.
package struct ReportDifference: Sendable, Equatable {
    package let code: String
    package let label: String
    package let published: FigureValue
    package let current: FigureValue
}

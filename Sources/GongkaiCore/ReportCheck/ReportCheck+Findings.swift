extension ReportCheck {
    /// Everything about the report that a person must look at, certain errors first.
    ///
    /// - Parameters:
    ///   - lastYear: the same body's report of the year before, for carry-over, growth and copied words.
    ///   - publishedOn: when the report itself does not say.
    package static func findings(_ report: ReadReport, lastYear: ReadReport? = nil, publishedOn: Day? = nil) -> [ReportFinding] {
        []
    }
}

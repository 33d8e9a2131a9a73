package import GongkaiCore

/// What part of the list behind a figure is wanted.
package struct FigureListQuery: Sendable, Equatable {
    /// Only records whose title, or key such as a document number, contains this.
    package var search: String?
    /// Only records of this agency.
    package var agency: AgencyID?
    /// The day on which the public reads the list: words are those of today, and records that are not public by then, or were taken back,
    /// keep their line, but not their words. Nil for officers, who read the words of the list's moment.
    package var publicOn: Day?
    package var offset: Int
    package var limit: Int

    package init(search: String? = nil, agency: AgencyID? = nil, publicOn: Day? = nil, offset: Int = 0, limit: Int = 50) {
        self.search = search
        self.agency = agency
        self.publicOn = publicOn
        self.offset = offset
        self.limit = limit
    }

    var isFiltered: Bool { search?.isEmpty == false || agency != nil }
}

/// One line of the list behind a figure.
package struct FigureRecord: Sendable, Equatable {
    package let record: Int64
    package let agency: AgencyID
    /// The register's key for it, such as an index number; nil where the register has none.
    package let key: String?
    package let title: String
    /// The day the register sorts by; nil where it has none.
    package let day: String?
    /// What this record adds to a sum: fen, or a count. Nil for a blank, or where records are counted.
    package let amount: Int64?
}

/// One page of the list behind a figure.
package struct FigureList: Sendable {
    /// The whole figure, counted by the same condition as the list.
    package let figure: DerivedFigure
    package let description: FigureDescription
    package let source: FigureSource
    /// The column added up; nil where records are counted.
    package let measure: FigureMeasure?
    /// The part of the figure that fits search and agency; equal to the figure without them.
    package let matching: DerivedFigure
    package let records: [FigureRecord]
}

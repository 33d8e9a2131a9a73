package import GongkaiCore

/// What the list of the console is narrowed to.
package struct VersionFilter: Sendable, Equatable {
    package var agency: AgencyID?
    package var column: ColumnID?
    /// Nil: all that is in work or was shown, but neither replaced nor discarded versions.
    package var state: VersionState?
    /// Each of them stands in the title.
    package var words: [String]
    /// Only what the reader had a hand in.
    package var isMine: Bool
    /// What first became public in these days and was not withdrawn since, as the overview of publishing counts it.
    package var publishedIn: ClosedRange<Day>?
    /// The line after which the page begins.
    package var after: VersionPlace?

    package init(
        agency: AgencyID? = nil, column: ColumnID? = nil, state: VersionState? = nil, words: [String] = [], isMine: Bool = false,
        publishedIn: ClosedRange<Day>? = nil, after: VersionPlace? = nil
    ) {
        self.agency = agency
        self.column = column
        self.state = state
        self.words = words
        self.isMine = isMine
        self.publishedIn = publishedIn
        self.after = after
    }
}

extension VersionFilter {
    /// Whether most versions are in the state that is asked for.
    var isCommon: Bool { state == nil || state == .live }
}

/// Which version a line is about: its place in a list that has the newest articles first.
package struct VersionPlace: Sendable, Hashable, Comparable {
    package let article: ArticleID
    package let number: Int

    package init(article: ArticleID, number: Int) {
        self.article = article
        self.number = number
    }

    package static func < (a: VersionPlace, b: VersionPlace) -> Bool { (a.article.value, a.number) < (b.article.value, b.number) }
}

/// One page of the list of the console.
package struct VersionListing: Sendable, Equatable {
    package let lines: [VersionLine]
    /// Where the next page begins; nil at the end of the list.
    package let next: VersionPlace?
    /// Titles were looked through only so far: ``next`` leads on, though the page is not full.
    package let isCutShort: Bool

    /// Of a list that could not be asked for.
    package static let none = VersionListing(lines: [], next: nil, isCutShort: false)
}

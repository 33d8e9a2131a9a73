package import GongkaiCore

/// What can be set of a site.
package struct SiteSettings: Sendable, Equatable {
    /// The colours its pages are set in.
    package enum Look: String, Sendable, CaseIterable, SQLConvertible {
        case blue, vermilion, green
    }

    /// Short name by which files and commands name it.
    package var code: String
    package var facts: SiteFacts
    /// A closed site shows nothing, and neither do its articles anywhere else.
    package var isClosed: Bool
    package var look: Look
    /// The three lines at the foot of every page.
    package var icpNumber: String?
    package var policeNumber: String?
    package var contact: String?
    /// The emergency banner, over every page.
    package var banner: String?
    package var bannerUntil: Instant?

    package init(
        code: String, facts: SiteFacts, isClosed: Bool = false, look: Look = .blue, icpNumber: String? = nil, policeNumber: String? = nil,
        contact: String? = nil, banner: String? = nil, bannerUntil: Instant? = nil
    ) {
        self.code = code
        self.facts = facts
        self.isClosed = isClosed
        self.look = look
        self.icpNumber = icpNumber
        self.policeNumber = policeNumber
        self.contact = contact
        self.banner = banner
        self.bannerUntil = bannerUntil
    }

    /// The banner while it is to be seen.
    package func banner(at now: Instant) -> String? { bannerUntil.map { now < $0 } ?? true ? banner : nil }
}

/// A site as it is stored.
package struct StoredSite: Sendable, Equatable {
    package let id: SiteID
    package let settings: SiteSettings
    /// Counted up with each change.
    package let revision: Int
}

/// What can be set of a column.
package struct ColumnSettings: Sendable, Equatable {
    package var column: SiteColumn
    /// Code of the scheme by which its articles are reviewed.
    package var scheme: String
    /// Codes of the kinds of article it takes; nil for every kind.
    package var acceptedKinds: Set<String>?
    /// Its place among the columns beside it.
    package var position: Int

    package init(column: SiteColumn, scheme: String = "standard", acceptedKinds: Set<String>? = nil, position: Int) {
        self.column = column
        self.scheme = scheme
        self.acceptedKinds = acceptedKinds
        self.position = position
    }
}

/// A column as it is stored.
package struct StoredColumn: Sendable, Equatable {
    package let id: ColumnID
    package let site: SiteID
    package let settings: ColumnSettings
    /// Counted up with each change.
    package let revision: Int

    package var code: String { settings.column.code }
    package var name: String { settings.column.name }
}

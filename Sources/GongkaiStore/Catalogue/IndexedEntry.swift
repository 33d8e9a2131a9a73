package import GongkaiCore

/// What an index number leads to.
package enum IndexedEntry: Sendable, Equatable {
    /// The article, in the site and column where it stands.
    case shown(ShownLine, site: SiteID)
    /// It was public; the number stays.
    case withdrawn(reason: String, since: Day)
}

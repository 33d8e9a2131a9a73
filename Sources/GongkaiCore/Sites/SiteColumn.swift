/// A column (栏目) of a site.
package struct SiteColumn: Sendable, Equatable {
    /// Within its site; part of the address.
    package var code: String
    package var name: String
    /// What it publishes.
    package var description: String
    package var keywords: [String]
    package var kind: ColumnKind
    /// Code of the column above; nil at the first level.
    package var parent: String?
    /// Who keeps it.
    package var owner: AgencyID
    /// Overrides what its kind expects.
    package var updateIntervalDays: Int?
    package var isArchived: Bool

    package init(
        code: String, name: String, description: String, keywords: [String], kind: ColumnKind, parent: String? = nil, owner: AgencyID,
        updateIntervalDays: Int? = nil, isArchived: Bool = false
    ) {
        self.code = code
        self.name = name
        self.description = description
        self.keywords = keywords
        self.kind = kind
        self.parent = parent
        self.owner = owner
        self.updateIntervalDays = updateIntervalDays
        self.isArchived = isArchived
    }

    /// How often something new is expected; nil when nothing is.
    package var interval: UpdateInterval? { updateIntervalDays.map { UpdateInterval(days: $0) } ?? kind.interval }
}

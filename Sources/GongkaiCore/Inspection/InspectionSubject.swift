/// What a finding is about, so that it opens where it is mended.
package enum InspectionSubject: Sendable, Hashable {
    case article(Int64)
    case column(Int64)
    case site(Int64)
    /// The disclosure guide of a unit.
    case guide(AgencyID)
    /// All entries of a unit in the catalogue that have faults.
    case catalogue(AgencyID)
    /// A page that belongs to none of these, by its address.
    case page(String)

    /// As it is kept: `article/12`.
    package var text: String {
        switch self {
        case .article(let id): "article/\(id)"
        case .column(let id): "column/\(id)"
        case .site(let id): "site/\(id)"
        case .guide(let agency): "guide/\(agency.value)"
        case .catalogue(let agency): "catalogue/\(agency.value)"
        case .page(let address): "page/\(address)"
        }
    }

    /// Nil for a kind that this program does not know.
    package init?(text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        let number = Int64(parts[1])
        switch (parts[0], number) {
        case ("article", let id?): self = .article(id)
        case ("column", let id?): self = .column(id)
        case ("site", let id?): self = .site(id)
        case ("guide", let id?): self = .guide(AgencyID(value: id))
        case ("catalogue", let id?): self = .catalogue(AgencyID(value: id))
        case ("page", _): self = .page(parts[1])
        default: return nil
        }
    }
}

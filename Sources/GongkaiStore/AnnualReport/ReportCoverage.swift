package import GongkaiCore

/// Whose records a published report counts. A unit that is moved elsewhere afterwards stays in the reports that counted it.
package enum ReportCoverage: Sendable, Equatable {
    /// Every agency there was.
    case everything
    case agencies(Set<AgencyID>)
    /// Published before this was kept: what the agency covers now is the best there is.
    case unknown
}

extension ReportCoverage {
    init(_ scope: Set<AgencyID>?) {
        self = scope.map(ReportCoverage.agencies) ?? .everything
    }

    init(stored: String?) {
        switch stored {
        case nil: self = .unknown
        case "*": self = .everything
        case .some(let list): self = .agencies(Set(list.split(separator: " ").compactMap { Int64($0).map(AgencyID.init(value:)) }))
        }
    }

    var stored: String? {
        switch self {
        case .everything: "*"
        case .agencies(let ids): ids.map(\.value).sorted().map(String.init).joined(separator: " ")
        case .unknown: nil
        }
    }
}

extension AnnualReportStore {
    /// The agencies whose records a published report counts; nil is every agency.
    package func scope(of snapshot: ReportSnapshot) async throws -> Set<AgencyID>? {
        switch snapshot.coverage {
        case .everything: nil
        case .agencies(let ids): ids
        case .unknown: try await scope(of: snapshot.agency)
        }
    }
}

package import GongkaiCore

/// Which part of the catalogue is asked for.
package struct CatalogueFilter: Sendable, Hashable {
    /// Whether a document is in force, as the catalogue is browsed by it.
    package enum Force: String, Sendable, CaseIterable {
        case inForce, notYet, expired, repealed

        package var words: String {
            switch self {
            case .inForce: "有效"
            case .notYet: "尚未生效"
            case .expired: "失效"
            case .repealed: "废止"
            }
        }
    }

    /// One site of the group; nil for all of them.
    package var site: SiteID?
    package var agency: AgencyID?
    /// A code of either level; one of the first level takes in those below it.
    package var subject: String?
    package var genre: String?
    package var audience: String?
    /// Of the day it was made.
    package var year: Int?
    package var force: Force?

    package init(
        site: SiteID? = nil, agency: AgencyID? = nil, subject: String? = nil, genre: String? = nil, audience: String? = nil,
        year: Int? = nil, force: Force? = nil
    ) {
        self.site = site
        self.agency = agency
        self.subject = subject
        self.genre = genre
        self.audience = audience
        self.year = year
        self.force = force
    }
}

extension CatalogueFilter {
    /// Conditions on `shown` that exclude each other and together say the filter: one for each subject, so that every part is read from its
    /// index in the order of the list.
    func branches(at now: Instant) -> [SQL] {
        let rest = conditions(at: now).joined(" AND ")
        guard let subject else { return [rest] }
        return CodeList.subjects.codes(within: subject).map { "shown.subject = \($0) AND " + rest }
    }

    private func conditions(at now: Instant) -> [SQL] {
        var conditions: [SQL] = ["shown.is_catalogued = 1 AND shown.is_home = 1", ShownArticles.visible(at: now)]
        if let site { conditions.append("shown.site_id = \(site)") }
        if let agency { conditions.append("shown.agency_id = \(agency)") }
        if let genre { conditions.append("shown.genre IN \(list: CodeList.genres.codes(within: genre))") }
        if let audience {
            let any = CodeList.audiences.codes(within: audience).map { "shown.audiences LIKE \("%,\($0),%")" as SQL }
            conditions.append("(" + any.joined(" OR ") + ")")
        }
        if let year { conditions.append("shown.created_on BETWEEN \(Day.firstDay(of: year)) AND \(Day.lastDay(of: year))") }
        if let force { conditions.append(force.condition(on: now.day)) }
        return conditions
    }
}

extension CatalogueFilter.Force {
    /// ``ValidityTerm/validity(on:)`` in SQL; a test holds the two together.
    fileprivate func condition(on day: Day) -> SQL {
        let runs: SQL =
            """
            (shown.expires_on IS NULL OR shown.expires_on >= \(day)
                OR (shown.repealed_on IS NOT NULL AND shown.repealed_on <= shown.expires_on))
            """
        let stands: SQL = "(shown.repealed_on IS NULL OR shown.repealed_on > \(day))"
        return switch self {
        case .expired:
            "shown.expires_on < \(day) AND (shown.repealed_on IS NULL OR shown.repealed_on > shown.expires_on)"
        case .repealed: "shown.repealed_on <= \(day) AND \(runs)"
        case .notYet: "shown.effective_on > \(day) AND \(runs) AND \(stands)"
        case .inForce:
            """
            (shown.effective_on IS NOT NULL OR shown.expires_on IS NOT NULL OR shown.repealed_on IS NOT NULL)
                AND (shown.effective_on IS NULL OR shown.effective_on <= \(day)) AND \(runs) AND \(stands)
            """
        }
    }
}

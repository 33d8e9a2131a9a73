package import GongkaiCore

/// Which items are listed.
package struct ServiceItemFilter: Sendable, Hashable {
    /// Of these units; nil for all there are.
    package var agencies: Set<AgencyID>?
    package var agency: AgencyID?
    package var type: ServiceItemType?
    package var audience: ServiceAudience?
    package var lifeEvent: LifeEvent?
    package var caseType: CaseType?
    /// Each of them must stand in its names or in the unit's name, or mean an event it is for.
    package var words: String

    package init(
        agencies: Set<AgencyID>? = nil, agency: AgencyID? = nil, type: ServiceItemType? = nil, audience: ServiceAudience? = nil,
        lifeEvent: LifeEvent? = nil, caseType: CaseType? = nil, words: String = ""
    ) {
        self.agencies = agencies
        self.agency = agency
        self.type = type
        self.audience = audience
        self.lifeEvent = lifeEvent
        self.caseType = caseType
        self.words = words
    }

    /// So many words are looked for; a longer text is no name.
    private static let mostWords = 8
}

extension ServiceItemFilter {
    /// On `item`, `version` and `agency`.
    var condition: SQL {
        var conditions: [SQL] = ["1 = 1"]
        if let agencies { conditions.append("item.agency_id IN \(list: agencies.sorted { $0.value < $1.value })") }
        if let agency { conditions.append("item.agency_id = \(agency)") }
        if let type { conditions.append("version.type = \(type.rawValue)") }
        if let caseType { conditions.append("version.case_type = \(caseType.rawValue)") }
        for (kind, value) in [("audience", audience?.rawValue), ("lifeEvent", lifeEvent?.rawValue)] {
            guard let value else { continue }
            conditions.append(Self.facet(kind, [value]))
        }
        for word in sought {
            let pattern = Self.pattern(word)
            var ways: [SQL] = ["version.words LIKE \(pattern) ESCAPE '!'", "LOWER(agency.name) LIKE \(pattern) ESCAPE '!'"]
            let events = LifeEvent.called(word)
            if !events.isEmpty { ways.append(Self.facet("lifeEvent", events.map(\.rawValue))) }
            conditions.append("(\(ways.joined(" OR ")))")
        }
        return conditions.joined(" AND ")
    }

    /// What is called exactly so comes first, then what several units handle together, for whoever comes with something to do; items that are called
    /// nearly so come before those that only lead to it.
    var order: SQL {
        let isSought = lifeEvent != nil || !sought.isEmpty
        let joint: SQL = isSought ? "\(Self.joint), " : ""
        guard let first = sought.first else { return "\(joint)item.agency_id, item.id" }
        let exact: SQL = sought.count == 1 ? "CASE WHEN LOWER(version.name) = \(first) THEN 0 ELSE 1 END, " : ""
        let near: SQL = "CASE WHEN LOWER(version.name) LIKE \(Self.pattern(first)) ESCAPE '!' THEN 0 ELSE 1 END, "
        return exact + joint + near + "item.agency_id, item.id"
    }

    private static let joint: SQL = """
        CASE WHEN EXISTS (SELECT 1 FROM service_item_units AS counted WHERE counted.item_id = version.item_id
            AND counted.number = version.number AND counted.units > 1) THEN 0 ELSE 1 END
        """

    private static func facet(_ kind: String, _ values: [String]) -> SQL {
        """
        EXISTS (SELECT 1 FROM service_item_facet AS facet WHERE facet.item_id = version.item_id AND facet.number = version.number
            AND facet.kind = \(kind) AND facet.value IN \(list: values))
        """
    }

    private var sought: [String] {
        words.split(whereSeparator: \.isWhitespace).prefix(Self.mostWords).map { ServiceItem.sought(String($0)) }
    }

    private static func pattern(_ word: String) -> String {
        "%" + word.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_") + "%"
    }
}

/// How many items there are behind each way to narrow a list.
package struct ServiceItemCounts: Sendable, Equatable {
    package var total = 0
    package var byAgency: [AgencyID: Int] = [:]
    package var byType: [ServiceItemType: Int] = [:]
    package var byCaseType: [CaseType: Int] = [:]
    package var byAudience: [ServiceAudience: Int] = [:]
    package var byLifeEvent: [LifeEvent: Int] = [:]

    package init() {}
}

/// The key of an agency.
package struct AgencyID: Sendable, Hashable {
    package let value: Int64

    package init(value: Int64) {
        self.value = value
    }
}

/// A body with disclosure duties (公开义务主体): the district government, a unit, a township.
package struct Agency: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case districtGovernment, department, township, subdistrict, authorisedOrganisation, publicUtility
    }

    package let id: AgencyID
    /// Short code by which files and people name it, such as ZX04. Unique, never reused.
    package let code: String
    /// Full official name.
    package let name: String
    package let kind: Kind
    /// The agency above; nil for the top of the tree.
    package let parent: AgencyID?

    package init(id: AgencyID, code: String, name: String, kind: Kind, parent: AgencyID?) {
        self.id = id
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
    }
}

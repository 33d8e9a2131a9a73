/// The key of an officer.
package struct OfficerID: Sendable, Hashable {
    package let value: Int64

    package init(value: Int64) {
        self.value = value
    }
}

/// Someone who is signed in, with what they may do.
package struct Officer: Sendable, Equatable {
    package let id: OfficerID
    package let login: String
    package let name: String
    package let agency: AgencyID
    package let permissions: Set<Permission>
    /// The own agency and all below it.
    package let scope: Set<AgencyID>
    /// Whether ``scope`` is every agency there is.
    package let coversAll: Bool
    /// Every form of this session carries it.
    package let csrfToken: String

    package init(
        id: OfficerID, login: String, name: String, agency: AgencyID, permissions: Set<Permission>, scope: Set<AgencyID>,
        coversAll: Bool, csrfToken: String
    ) {
        self.id = id
        self.login = login
        self.name = name
        self.agency = agency
        self.permissions = permissions
        self.scope = scope
        self.coversAll = coversAll
        self.csrfToken = csrfToken
    }

    /// ``scope`` as the registers take it: nil for every agency, which saves looking at each row's.
    package var agencies: Set<AgencyID>? { coversAll ? nil : scope }

    /// Whether they may do this at all; lists are then limited to ``scope``.
    package func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

    /// Whether they may do this for an agency.
    package func may(_ permission: Permission, for agency: AgencyID) -> Bool { may(permission) && scope.contains(agency) }

    /// As the audit trail names them.
    package func actor(from address: String) -> Actor { Actor(name: login, agency: agency, address: address) }
}

/// An account as the list of accounts shows it.
package struct OfficerAccount: Sendable, Equatable {
    package let id: OfficerID
    package let login: String
    package let name: String
    package let agency: AgencyID
    /// Codes of the roles, sorted.
    package let roles: [String]
    package let isDisabled: Bool

    package init(id: OfficerID, login: String, name: String, agency: AgencyID, roles: [String], isDisabled: Bool) {
        self.id = id
        self.login = login
        self.name = name
        self.agency = agency
        self.roles = roles
        self.isDisabled = isDisabled
    }
}

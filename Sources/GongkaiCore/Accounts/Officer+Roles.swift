/// Nobody rises by their own hand, by raising others above themselves, or in another's account; only the administrator of the whole district
/// hands out any role and governs any account.
extension Officer {
    /// Why they may not change an account's roles at all; nil when they may.
    package func refusal(changingRolesOf account: OfficerID) -> AccountRefusal? {
        account == id ? .ownRoles : nil
    }

    /// Why they may not set the password of an account, close it or open it again; nil when they may. An account outside their scope is not
    /// there for them.
    package func refusal(governing permissions: Set<Permission>, of agency: AgencyID) -> AccountRefusal? {
        guard scope.contains(agency) else { return .unknownOfficer }
        if may(.manageAccounts), coversAll || permissions.isSubset(of: self.permissions) { return nil }
        return .accountBeyondOwn
    }

    /// Why they may not hand out a role; nil when they may.
    package func refusal(handingOut role: Role) -> AccountRefusal? {
        if may(.manageAccounts), coversAll || role.permissions.isSubset(of: permissions) { return nil }
        return .roleBeyondOwn(role.name)
    }
}

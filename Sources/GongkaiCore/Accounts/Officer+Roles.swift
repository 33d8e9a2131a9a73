/// Nobody rises by their own hand, nor raises others above themselves; only the administrator of the whole district hands out any role.
extension Officer {
    /// Why they may not change an account's roles at all; nil when they may.
    package func refusal(changingRolesOf account: OfficerID) -> AccountRefusal? {
        account == id ? .ownRoles : nil
    }

    /// Why they may not hand out a role; nil when they may.
    package func refusal(handingOut role: Role) -> AccountRefusal? {
        if may(.manageAccounts), coversAll || role.permissions.isSubset(of: permissions) { return nil }
        return .roleBeyondOwn(role.name)
    }
}

/// Who makes a change, for the audit trail: a member of staff, or a command run on the server.
package struct Actor: Sendable, Equatable {
    /// The login name; `system` for the program itself, `command:USER` for a user of the server at its command line.
    package let name: String
    /// The agency acted for; nil for the program itself.
    package let agency: AgencyID?
    /// Where the change came from: an IP address, or the host's name for commands.
    package let address: String

    package init(name: String, agency: AgencyID?, address: String) {
        self.name = name
        self.agency = agency
        self.address = address
    }
}

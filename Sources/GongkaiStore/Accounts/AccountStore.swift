/// Agencies, officers, roles and sessions.
package struct AccountStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }
}

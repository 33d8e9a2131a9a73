/// A named group of permissions, such as 信息员. Roles are data of the database.
package struct Role: Sendable, Equatable {
    package let code: String
    package let name: String
    package let permissions: Set<Permission>

    package init(code: String, name: String, permissions: Set<Permission>) {
        self.code = code
        self.name = name
        self.permissions = permissions
    }
}

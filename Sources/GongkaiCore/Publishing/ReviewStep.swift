/// One stage of a review scheme: whose eyes, and whether they judge secrecy.
package struct ReviewStep: Sendable, Equatable, Decodable {
    /// From where the reviewer comes.
    package enum Scope: String, Sendable, CaseIterable, Codable {
        /// Whoever submits, by submitting (自审).
        case author
        /// Someone responsible for the unit of the article.
        case unit
        /// Someone responsible for the disclosure office.
        case office
    }

    package let name: String
    package let scope: Scope
    package let permission: Permission
    /// Whether an outcome of the secrecy review must be given here.
    package let isSecrecy: Bool

    package init(name: String, scope: Scope, permission: Permission, isSecrecy: Bool) {
        self.name = name
        self.scope = scope
        self.permission = permission
        self.isSecrecy = isSecrecy
    }
}

package import GongkaiStore

extension AuditStore {
    /// Everything that happened to one subject, oldest first.
    package func trail(of subject: String) async throws -> [AuditEntry] {
        let page = try await entries(Query(subjectPrefix: subject), limit: .max)
        return page.entries.filter { $0.subject == subject }.reversed()
    }
}

package import GongkaiCore

extension AccountStore {
    /// The officer with a login, with the rights of now; nil when there is none, or the account is closed. For commands, where whoever runs
    /// them answers for the name.
    package func officer(login: String) async throws -> Officer? {
        try await database.read { tx in
            guard let row = try tx.first("SELECT id, name, agency_id FROM officer WHERE login = \(login) AND is_disabled = 0") else {
                return nil
            }
            return try tx.current(
                Officer(
                    id: try row.get("id"), login: login, name: try row.get("name"), agency: try row.get("agency_id"), permissions: [],
                    scope: [], coversAll: false, csrfToken: ""))
        }
    }
}

import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Register tables")
struct RegisterSchemaTests {
    @Test("Every table has its register's columns, blank or not as defined", arguments: TestEngine.all)
    func columns(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            for register in RegisterDefinition.all {
                let found = try await database.read { tx in try tx.columns(of: register.name) }
                var expected = [
                    "record_id": true, "version": true, "is_current": true, "agency_id": true, "reason": false, "recorded_by": true,
                    "recorded_at": true,
                ]
                for column in register.columns { expected[column.name] = column.isRequired }
                #expect(found == expected, "\(register.name)")
            }
        }
    }
}

extension Transaction {
    /// Column names of a table, each with whether it must be filled.
    fileprivate func columns(of table: String) throws -> [String: Bool] {
        let found =
            switch dialect {
            case .sqlite:
                try rows("SELECT name, \"notnull\" AS is_required FROM pragma_table_info(\(table))")
            case .postgres:
                try rows(
                    """
                    SELECT column_name AS name, CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END AS is_required
                    FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = \(table)
                    """)
            }
        return Dictionary(
            uniqueKeysWithValues: try found.map { (try $0.get("name", as: String.self), try $0.get("is_required", as: Bool.self)) })
    }
}

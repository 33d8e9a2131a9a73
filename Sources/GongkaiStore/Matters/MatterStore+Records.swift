package import GongkaiCore

extension MatterStore {
    /// The matters that some records of a register were written for, as far as they are an officer's business; those typed by hand have none.
    package func matters(
        behind records: [Int64], of register: String, for officer: Officer
    ) async throws -> [Int64: MatterID] {
        if records.isEmpty { return [:] }
        return try await database.read { tx in
            let officer = try tx.current(officer)
            let permitted = Set(kinds.values.filter { officer.may($0.reading) }.map(\.kind.code))
            let rows = try tx.rows(
                """
                SELECT matter_record.record_id, matter.id, matter.kind, matter.agency_id, matter.unit_id FROM matter_record
                JOIN matter ON matter.id = matter_record.matter_id
                WHERE matter_record.register = \(register) AND matter_record.record_id IN \(list: records)
                """)
            var found: [Int64: MatterID] = [:]
            for row in rows where permitted.contains(try row.get("kind")) {
                let agency: AgencyID = try row.get("agency_id"), unit: AgencyID = try row.get("unit_id")
                guard officer.scope.contains(agency) || officer.scope.contains(unit) else { continue }
                found[try row.get("record_id")] = try row.get("id", as: MatterID.self)
            }
            return found
        }
    }
}

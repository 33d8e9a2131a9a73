import Foundation
package import GongkaiCore

/// A sheet as the public sees it.
package struct ShownSheet: Sendable, Equatable {
    package let id: SheetID
    package let kind: String
    package let agency: AgencyID
    package let fields: SheetFields
    /// When this version was let through.
    package let shownSince: Instant
}

/// A sheet as the console lists it.
package struct SheetLine: Sendable, Equatable {
    package let id: SheetID
    package let kind: SheetKind
    package let agency: AgencyID
    package let shown: SheetFields?
    /// The number of the version that shows.
    package let shownNumber: Int?
    package let shownSince: Instant?
    /// Why it shows no more.
    package let endReason: String?
    package let newest: Version

    /// One version with what became of it.
    package struct Version: Sendable, Equatable {
        package let number: Int
        /// The version before it that somebody decided about; 0 for none.
        package let settled: Int
        package let fields: SheetFields
        package let state: String
        package let savedBy: OfficerID
        package let savedByName: String
        package let savedAt: Instant
        package let decidedByName: String?
        package let decidedAt: Instant?
        package let grounds: String?

        package var isProposed: Bool { state == "proposed" }
        package var isRejected: Bool { state == "rejected" }
    }
}

/// Public sheets: facts in fields, written by the units, shown when a second person has let them through.
package struct SheetStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// The shown sheets of a kind, of all units or one.
    package func shown(_ kind: SheetKind, of agency: AgencyID? = nil) async throws -> [ShownSheet] {
        try await database.read { tx in
            let own: SQL = agency.map { " AND sheet.agency_id = \($0)" } ?? ""
            return try tx.rows(
                """
                SELECT sheet.id, sheet.agency_id, version.fields, version.decided_at FROM sheet
                JOIN sheet_version AS version ON version.sheet_id = sheet.id AND version.number = sheet.shown AND version.state = 'approved'
                WHERE sheet.kind = \(kind.code)\(own) ORDER BY sheet.id
                """
            ).map { row in
                ShownSheet(
                    id: try row.get("id"), kind: kind.code, agency: try row.get("agency_id"),
                    fields: SheetFields(try SheetJSON.values(row.get("fields")), of: kind), shownSince: try row.get("decided_at"))
            }
        }
    }

    /// What stands where the only sheet of its kind of a unit was taken down.
    package func tombstone(_ kind: SheetKind, of agency: AgencyID) async throws -> Tombstone? {
        guard kind.isSingle else { return nil }
        return try await database.read { tx in
            let sheet = try tx.first("SELECT id FROM sheet WHERE kind = \(kind.code) AND agency_id = \(agency) AND shown IS NULL")
            return try sheet.flatMap { try tx.tombstone(of: DraftID(.sheet, $0.get("id"))) }
        }
    }

    /// All sheets of the units an officer acts for; those that wait first.
    package func list(for officer: Officer) async throws -> [SheetLine] {
        try await database.read { tx in
            let current = try tx.current(officer)
            guard current.may(.readArticles) else { throw SheetRefusal.permissionMissing(.readArticles) }
            let own: SQL = current.agencies.map { "sheet.agency_id IN \(list: $0.sorted { $0.value < $1.value })" } ?? "1 = 1"
            return try tx.sheetLines(own)
        }
    }

    /// One sheet of a unit an officer acts for.
    package func sheet(_ id: SheetID, for officer: Officer) async throws -> SheetLine {
        try await database.read { tx in
            guard let line = try tx.sheetLines("sheet.id = \(id)").first, try tx.current(officer).may(.readArticles, for: line.agency)
            else {
                throw SheetRefusal.notFound
            }
            return line
        }
    }
}

/// The fields of a sheet as they are stored.
enum SheetJSON {
    static func text(_ fields: SheetFields) -> String { JSONText.object(fields.values.mapValues { $0 }) }

    static func values(_ text: String) throws -> [String: String] {
        do {
            return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        } catch {
            throw DatabaseError(.misuse, "the fields of a sheet cannot be read: \(error)")
        }
    }
}

extension Transaction {
    func sheetLines(_ condition: SQL) throws -> [SheetLine] {
        try rows(
            """
            SELECT sheet.id, sheet.kind, sheet.agency_id, sheet.end_reason, newest.number, newest.fields, newest.state, newest.saved_by,
                newest.saved_at, newest.decided_at, newest.grounds, writer.name AS writer, judge.name AS judge,
                shown.number AS shown_number, shown.fields AS shown_fields, shown.decided_at AS shown_since,
                (SELECT COALESCE(MAX(number), 0) FROM sheet_version WHERE sheet_id = sheet.id AND number < newest.number) AS settled
            FROM sheet
            JOIN sheet_version AS newest ON newest.sheet_id = sheet.id AND newest.number =
                (SELECT MAX(number) FROM sheet_version WHERE sheet_id = sheet.id)
            JOIN officer AS writer ON writer.id = newest.saved_by
            LEFT JOIN officer AS judge ON judge.id = newest.decided_by
            LEFT JOIN sheet_version AS shown ON shown.sheet_id = sheet.id AND shown.number = sheet.shown
            WHERE \(condition) ORDER BY CASE WHEN newest.state = 'proposed' THEN 0 ELSE 1 END, sheet.kind, sheet.agency_id, sheet.id
            """
        ).compactMap { row in
            guard let kind = SheetKind.code(try row.get("kind")) else { return nil }
            let shown: String? = try row.get("shown_fields")
            return SheetLine(
                id: try row.get("id"), kind: kind, agency: try row.get("agency_id"),
                shown: try shown.map { SheetFields(try SheetJSON.values($0), of: kind) }, shownNumber: try row.get("shown_number"),
                shownSince: try row.get("shown_since"),
                endReason: try row.get("end_reason"),
                newest: SheetLine.Version(
                    number: try row.get("number"), settled: try row.get("settled"),
                    fields: SheetFields(try SheetJSON.values(row.get("fields")), of: kind),
                    state: try row.get("state"), savedBy: try row.get("saved_by"), savedByName: try row.get("writer"),
                    savedAt: try row.get("saved_at"), decidedByName: try row.get("judge"), decidedAt: try row.get("decided_at"),
                    grounds: try row.get("grounds")))
        }
    }
}

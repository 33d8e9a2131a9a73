package import GongkaiCore
package import GongkaiStore

/// A public column of a unit, with who writes and who answers for what it publishes.
package struct LateColumnDesk: Sendable {
    package let column: ColumnID
    package let unit: AgencyID
    package let writer: Officer
    package let head: Officer

    /// Its newest item is of a day.
    package init(_ desk: CaseDesk, interval: Int = 14, newest: Day) async throws {
        let database = desk.world.database, unit = desk.world.education
        func hire(_ login: String, _ role: String) async throws -> Officer {
            try await database.write { tx in
                let id = try tx.insert(
                    """
                    INSERT INTO officer (login, name, agency_id, password_hash, created_at) VALUES (\(login), \(login), \(unit), 'none', 0)
                    """)
                try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(id), \(role))")
            }
            guard let officer = try await AccountStore(database: database).officer(login: login) else {
                throw DatabaseError(.misuse, login)
            }
            return officer
        }
        writer = try await hire("columnwriter", "informationOfficer")
        head = try await hire("columnhead", "leader")
        self.unit = unit
        column = try await database.write { tx in
            let site = try tx.insert(
                """
                INSERT INTO site (code, name, domain, id_code, agency_id, is_portal, offers_services, look)
                VALUES ('school', '教育', 'school.example.gov.cn', '4304080009', \(unit), 0, 0, 'blue')
                """)
            let column = try tx.insert(
                """
                INSERT INTO site_column (site_id, code, name, description, keywords, kind, agency_id, scheme, interval_days, position)
                VALUES (\(site), 'news', '教育要闻', '', '', 'policy', \(unit), 'standard', \(interval), 1)
                """)
            try tx.run(
                """
                INSERT INTO shown_article (column_id, article_id, number, site_id, agency_id, is_home, kind, is_catalogued, title,
                    audiences, published_at, shows_from)
                VALUES (\(column), 1, 1, \(site), \(unit), 1, 'news', 0, '要闻', '', \(Instant(newest, hour: 9)), 0)
                """)
            return ColumnID(value: column)
        }
    }
}

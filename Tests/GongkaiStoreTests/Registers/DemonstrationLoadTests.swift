import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Testing

@Suite("The demonstration in the registers")
struct DemonstrationLoadTests {
    @Test("Every row of the demonstration is stored, and items are counted once", arguments: TestEngine.all)
    func load(on engine: TestEngine) async throws {
        try await TestDatabase.open(on: engine) { database in
            try await database.addDemonstrationAgencies()
            let store = RegisterStore(database: database)
            let demonstration = try #require(Demonstration(year: 2014))
            try await store.load(demonstration.tables, by: .command, at: Instant("2015-01-05"))
            for table in demonstration.tables {
                let page = try await store.list(try .named(table.register), agencies: nil)
                #expect(page.total == table.rows.count, "\(table.register)")
            }
            let counts = try await database.read { tx in
                [
                    try tx.value("SELECT COUNT(*) FROM disclosure_year WHERE year = 2014", as: Int.self),
                    try tx.value("SELECT COUNT(*) FROM disclosure_year WHERE is_normative = 1", as: Int.self),
                    try tx.value("SELECT COUNT(*) FROM disclosure_channel WHERE channel = 'website'", as: Int.self),
                ]
            }
            #expect(counts == [5050, 12, 4601])
        }
    }
}

extension Database {
    func addDemonstrationAgencies() async throws {
        try await write { tx in
            for agency in [DemonstrationAgency.district] + DemonstrationAgency.units {
                try tx.run("INSERT INTO agency (code, name, kind) VALUES (\(agency.code), \(agency.name), \(agency.kind))")
            }
        }
    }
}

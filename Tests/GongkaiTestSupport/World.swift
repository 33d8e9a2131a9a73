package import GongkaiCore
package import GongkaiStore

extension Actor {
    /// Someone at the command line.
    package static let command = Actor(name: "command:root", agency: nil, address: "localhost")
}

/// A tiny district in a fresh database: the government and three units.
///
/// ```swift
/// @Test("…", arguments: TestEngine.all)
/// func story(on engine: TestEngine) async throws {
///     try await World.open(on: engine) { world in … }
/// }
/// ```
package struct World: Sendable {
    package let database: any Database
    /// 示范区人民政府, above the units.
    package let district: AgencyID
    package let office: AgencyID
    package let education: AgencyID
    package let township: AgencyID
    /// 2014-03-03 09:00, a Monday.
    package let now = Instant(Day("2014-03-03"), hour: 9)

    package static func open(on engine: TestEngine, _ body: @Sendable (World) async throws -> Void) async throws {
        try await TestDatabase.open(on: engine) { database in
            try await body(try await World(database))
        }
    }

    /// A change made by someone in the office.
    package var clerk: Actor { Actor(name: "clerk", agency: office, address: "10.0.0.1") }

    /// Fills a migrated database that the test opened itself.
    package init(_ database: any Database) async throws {
        func agency(_ code: String, _ name: String, _ kind: Agency.Kind, under parent: AgencyID?) async throws -> AgencyID {
            let id = try await database.write { tx in
                try tx.insert(
                    "INSERT INTO agency (code, name, kind, parent_id) VALUES (\(code), \(name), \(kind.rawValue), \(parent?.value))")
            }
            return AgencyID(value: id)
        }
        self.database = database
        district = try await agency("SF", "示范区人民政府", .districtGovernment, under: nil)
        office = try await agency("SF01", "示范区人民政府办公室", .department, under: district)
        education = try await agency("SF02", "示范区教育局", .department, under: district)
        township = try await agency("SF03", "清泉镇人民政府", .township, under: district)
    }
}

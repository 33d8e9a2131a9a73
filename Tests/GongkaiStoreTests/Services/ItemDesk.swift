import GongkaiCore
import GongkaiStore
import GongkaiTestSupport

/// The units of the demonstration in a fresh database, with who maintains the items of the housing bureau.
struct ItemDesk: Sendable {
    let database: any Database
    let store: ServiceItemStore
    /// Writes for ZX11.
    let writer: Officer
    /// Publishes for ZX11.
    let head: Officer
    /// Writes for ZX04.
    let stranger: Officer
    let now = Instant(Day("2014-06-02"), hour: 9)
    let today: Day = "2014-06-02"

    static func open(on engine: TestEngine, _ body: @Sendable (ItemDesk) async throws -> Void) async throws {
        try await TestDatabase.open(on: engine) { database in
            try await database.addDemonstrationAgencies()
            try await body(try await ItemDesk(database))
        }
    }

    private init(_ database: any Database) async throws {
        self.database = database
        store = ServiceItemStore(database: database)
        let accounts = AccountStore(database: database)
        let agencies = try await accounts.agencies()
        func hire(_ login: String, _ unit: String, _ role: String) async throws -> Officer {
            guard let agency = agencies.first(where: { $0.code == unit })?.id else { throw AccountRefusal.unknownAgency }
            _ = try await accounts.createOfficer(
                login: login, name: login, agency: agency, roles: [role], password: "three quiet herons", by: .command,
                at: Instant(Day("2014-01-02"), hour: 9))
            guard let officer = try await accounts.officer(login: login) else { throw AccountRefusal.unknownOfficer }
            return officer
        }
        writer = try await hire("writer", "ZX11", "informationOfficer")
        head = try await hire("head", "ZX11", "leader")
        stranger = try await hire("stranger", "ZX04", "informationOfficer")
    }

    /// An item of ZX11 that lacks nothing.
    static var item: ServiceItem {
        guard let item = DemonstrationItems.all.first(where: { $0.identity.unit == "ZX11" && $0.identity.handlingItems.isEmpty }) else {
            preconditionFailure("ZX11 has no such item")
        }
        return item
    }

    static func changed(_ change: (inout ServiceItem) -> Void) -> ServiceItem {
        var item = item
        change(&item)
        return item
    }

    func save(_ item: ServiceItem, seen revision: Int = 0, by officer: Officer? = nil) async throws -> ServiceItemID {
        try await store.save(item, expecting: revision, by: officer ?? writer, from: "10.0.0.1", at: now)
    }

    func publish(_ id: ServiceItemID, _ version: Int = 1, seen revision: Int = 1) async throws {
        try await store.publish(id, version: version, expecting: revision, by: head, from: "10.0.0.2", at: now)
    }
}

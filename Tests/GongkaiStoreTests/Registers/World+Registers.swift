import GongkaiCore
import GongkaiStore
import GongkaiTestSupport

extension World {
    /// An item of the office, made on 2014-03-01.
    @discardableResult
    func enterItem(_ index: String, document: String = "", agencies: Set<AgencyID>? = nil) async throws -> Int64 {
        try await RegisterStore(database: database).enter(
            try .named("disclosed_item"), agency: office,
            cells: ["index_number": index, "title": "关于\(index)的通知", "created_on": "2014-03-01", "normative_document_id": document],
            agencies: agencies, by: clerk, at: now)
    }

    func publish(_ index: String, _ channel: String, _ day: String, place: String = "区政府网") async throws -> Int64 {
        try await RegisterStore(database: database).enter(
            try .named("channel_publication"), agency: office,
            cells: ["item_id": index, "channel": channel, "published_on": day, "place": place], agencies: nil, by: clerk, at: now)
    }

    /// Action and subject of every audit entry.
    func trail() async throws -> [String] {
        try await database.read { tx in
            try tx.rows("SELECT action, subject FROM audit_entry ORDER BY sequence").map {
                "\(try $0.get("action", as: String.self)) \(try $0.get("subject", as: String.self))"
            }
        }
    }

    /// The derived tables, as texts.
    func counts() async throws -> [String] {
        try await database.read { tx in
            let years = try tx.rows(
                """
                SELECT item_id, year, code, is_normative FROM disclosure_year JOIN agency ON agency.id = disclosure_year.agency_id
                ORDER BY item_id
                """
            ).map {
                "\(try $0.get("item_id", as: Int.self)) \(try $0.get("year", as: Int.self)) \(try $0.get("code", as: String.self)) "
                    + (try $0.get("is_normative", as: Bool.self) ? "normative" : "plain")
            }
            let channels = try tx.rows("SELECT item_id, year, channel FROM disclosure_channel ORDER BY item_id, channel").map {
                "\(try $0.get("item_id", as: Int.self)) \(try $0.get("year", as: Int.self)) \(try $0.get("channel", as: String.self))"
            }
            return years + channels
        }
    }
}

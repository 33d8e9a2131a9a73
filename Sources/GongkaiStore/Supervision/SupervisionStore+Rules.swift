package import Foundation
package import GongkaiCore

/// Rules or schemes of the installation as they hold, with the number of their list.
package struct SupervisionList<Value: Sendable>: Sendable {
    package let version: Int
    package let value: Value
}

extension SupervisionStore {
    /// The list of rules that holds.
    package func rules() async throws -> SupervisionList<SupervisionRuleBook> {
        try await database.read { tx in
            let rules = try tx.rules()
            return SupervisionList(version: rules.version, value: rules.book)
        }
    }

    /// Appends a list of rules. It holds everything the one before held, and reaches no day that is over: cards that were found are found again.
    @discardableResult
    package func append(rules csv: String, reason: String, by actor: Actor, at now: Instant) async throws -> Int {
        let next = try SupervisionRuleBook(csv: csv)
        guard reason.contains(where: { !$0.isWhitespace }) else { throw MatterAccessRefusal.reasonMissing }
        return try await database.write { tx in
            let known = try tx.rules()
            try known.book.checkSuccession(next, on: now.day)
            for scheme in try tx.schemes().schemes where scheme.until.map({ $0 >= now.day }) ?? true { try scheme.check(next) }
            try tx.keepShipped(at: now)
            let version = known.version + 1
            try tx.run(
                """
                INSERT INTO supervision_rule_book (version, rules, reason, appended_by, appended_at)
                VALUES (\(version), \(next.csv), \(reason), \(actor.name), \(now))
                """)
            try tx.record(
                action: "supervision.rules", subject: "supervision_rules/\(version)", reason: reason,
                after: JSONText.object(["rules": String(next.rules.count), "sha256": SHA256.hex(of: next.csv)]), by: actor, at: now)
            return version
        }
    }

    /// The score schemes that hold.
    package func schemes() async throws -> SupervisionList<[ScoreScheme]> {
        try await database.read { tx in
            let schemes = try tx.schemes()
            return SupervisionList(version: schemes.version, value: schemes.schemes)
        }
    }

    /// Appends a list of score schemes; the heads of all rules must be in it. It holds everything the one before held: a ranking that is not published yet is
    /// not made another one by other weights.
    @discardableResult
    package func append(schemes json: Data, reason: String, by actor: Actor, at now: Instant) async throws -> Int {
        let next = try ScoreScheme.list(json: json)
        guard reason.contains(where: { !$0.isWhitespace }) else { throw MatterAccessRefusal.reasonMissing }
        return try await database.write { tx in
            let book = try tx.rules().book
            try ScoreScheme.checkSuccession(of: try tx.schemes().schemes, next, on: now.day)
            for scheme in next { try scheme.check(book) }
            try tx.keepShipped(at: now)
            let version = try tx.schemes().version + 1
            try tx.run(
                """
                INSERT INTO supervision_scheme_book (version, schemes, reason, appended_by, appended_at)
                VALUES (\(version), \(String(decoding: json, as: UTF8.self)), \(reason), \(actor.name), \(now))
                """)
            try tx.record(
                action: "supervision.schemes", subject: "supervision_schemes/\(version)", reason: reason,
                after: JSONText.object(["schemes": String(next.count)]), by: actor, at: now)
            return version
        }
    }
}

extension Transaction {
    /// The newest list, or the one that ships while none was appended.
    func rules() throws -> (version: Int, book: SupervisionRuleBook) {
        guard let row = try first("SELECT version, rules FROM supervision_rule_book ORDER BY version DESC LIMIT 1") else {
            return (1, .shipped)
        }
        return (try row.get("version"), try SupervisionRuleBook(csv: try row.get("rules"), isKept: true))
    }

    func schemes() throws -> (version: Int, schemes: [ScoreScheme]) {
        guard let row = try first("SELECT version, schemes FROM supervision_scheme_book ORDER BY version DESC LIMIT 1") else {
            return (1, ScoreScheme.shipped)
        }
        return (try row.get("version"), try ScoreScheme.list(json: Data(try row.get("schemes", as: String.self).utf8)))
    }

    /// What the program ships stands first, as it was when something followed it: a later program may ship other rules.
    fileprivate func keepShipped(at now: Instant) throws {
        try run(
            """
            INSERT INTO supervision_rule_book (version, rules, reason, appended_by, appended_at)
            VALUES (1, \(SupervisionRuleBook.shipped.csv), '随系统提供', 'system', \(now)) ON CONFLICT (version) DO NOTHING
            """)
        try run(
            """
            INSERT INTO supervision_scheme_book (version, schemes, reason, appended_by, appended_at)
            VALUES (1, \(ScoreScheme.shippedText), '随系统提供', 'system', \(now)) ON CONFLICT (version) DO NOTHING
            """)
    }
}

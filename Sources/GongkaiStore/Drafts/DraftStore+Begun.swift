package import GongkaiCore

/// What a form has begun.
package enum Begun: Sendable, Equatable {
    case article(ArticleID)
    case sheet(SheetID)
    case collection(CollectionID)
}

extension DraftStore {
    /// What the form with this mark has begun for an officer; nil while it has begun nothing, and for the marks of others.
    package func begun(_ mark: String, by officer: Officer) async throws -> Begun? {
        try await database.read { tx in
            try tx.first(
                "SELECT kind, subject_id FROM begun WHERE mark = \(SHA256.hex(of: mark)) AND officer_id = \(officer.id)"
            ).map(Begun.init)
        }
    }
}

extension Begun {
    fileprivate init(_ row: Row) throws {
        let id: Int64 = try row.get("subject_id")
        switch try row.get("kind", as: String.self) {
        case "article": self = .article(ArticleID(value: id))
        case "sheet": self = .sheet(SheetID(value: id))
        default: self = .collection(CollectionID(value: id))
        }
    }

    fileprivate var row: (kind: String, subject: Int64) {
        switch self {
        case .article(let id): ("article", id.value)
        case .sheet(let id): ("sheet", id.value)
        case .collection(let id): ("collection", id.value)
        }
    }
}

extension Transaction {
    /// Nobody keeps a form open for longer.
    private static let daysKept = 30

    /// Notes in the transaction that begins something which form it came from. A form that has begun something already begins nothing more.
    func note(_ begun: Begun, of mark: String?, by officer: OfficerID, at now: Instant) throws {
        guard let mark, !mark.isEmpty else { return }
        try run("DELETE FROM begun WHERE at < \(now.adding(seconds: -Self.daysKept * 86_400))")
        let (kind, subject) = begun.row
        try run(
            """
            INSERT INTO begun (mark, officer_id, kind, subject_id, at)
            VALUES (\(SHA256.hex(of: mark)), \(officer), \(kind), \(subject), \(now)) ON CONFLICT (mark) DO NOTHING
            """, expecting: 1)
    }
}

package import GongkaiCore

/// Electronic supervision: what rules find in cases, made from their steps alone, and what becomes of it.
package struct SupervisionStore: Sendable {
    let database: any Database
    let calendars: CalendarSource
    /// Lists of days that are over.
    let past = PastLists()

    /// No key is needed: nothing that is sealed is looked at.
    package init(database: any Database, shipped calendar: WorkingCalendar = .published) {
        self.database = database
        calendars = CalendarSource(calendar)
    }

    /// Cases read at once, and so many times that in one transaction.
    private static let page = 1_000, pages = 10

    /// What a rebuild goes by.
    private struct Basis: Sendable {
        let rules: (version: Int, book: SupervisionRuleBook)
        let calendars: CalendarSet
        let day: Day
        /// When it is; nil where nobody is told.
        let now: Instant?
        /// Nobody is told: what is found is the past.
        let isSilent: Bool
        /// The first day whose cards are news; nil where all are that nobody was told of.
        let newsFrom: Day?
    }

    /// The newest name of an item that a case has.
    typealias ItemNames = [String: ItemName]

    /// Drops everything derived and makes it anew, as it is on a day. Cases are read in the order of their keys, a page at a time, so that memory does
    /// not grow with their number; while one page is computed the next is read. `progress` is told how many cases there are.
    ///
    /// A day may be over: cases with later steps then wait for the next round, which brings everything to its own day. With `now`, whoever a rule names
    /// is told of cards of which nobody was told yet; not of those that are found when nothing was ever derived here, nor with `isSilent`, which is for cases
    /// that were brought in from elsewhere. Where everything derived was dropped, by an upgrade that finds more or a backup, what lies before the newest card
    /// that was told is the past as well (docs/adr/0040).
    @discardableResult
    package func rebuild(
        upTo day: Day, at now: Instant? = nil, isSilent: Bool = false, progress: @escaping @Sendable (_ cases: Int) -> Void = { _ in }
    ) async throws -> SupervisionDigest {
        guard let (digest, _) = try await alone({ try await made(upTo: day, at: now, isSilent: isSilent, progress) }) else {
            return try await self.digest()
        }
        return digest
    }

    /// Whoever calls it has the turn. Returns how many cards nobody was told of before.
    func made(
        upTo day: Day, at now: Instant?, isSilent: Bool = false, _ progress: @escaping @Sendable (_ cases: Int) -> Void = { _ in }
    ) async throws -> (digest: SupervisionDigest, found: Int) {
        let basis = try await database.read { tx in
            let isDropped = try tx.supervisionBasis() == nil
            let newest: Day? = isDropped ? try tx.first("SELECT MAX(on_day) AS newest FROM card_found")?.get("newest") : nil
            return Basis(
                rules: try tx.rules(), calendars: try self.calendars.calendars(in: tx), day: day, now: now,
                isSilent: isSilent || isDropped && newest == nil, newsFrom: newest)
        }
        var last: Int64 = 0, done = 0, found = 0, isOver = false
        var names = ItemNames()
        while !isOver {
            let from = last, known = names
            let chunk = try await database.writeAtLength { tx in
                try tx.expectMuch()
                let result = try self.rebuild(after: from, by: basis, known, in: tx)
                try tx.expectLittle()
                return result
            }
            last = chunk.last
            names = chunk.names
            done += chunk.count
            found += chunk.found
            isOver = chunk.isOver
            progress(done)
        }
        let all = names
        let digest = try await database.writeAtLength { tx in
            try tx.expectMuch(sparingly: true)
            try tx.run("DELETE FROM supervision_item")
            try tx.keep(all)
            try tx.recountSupervision()
            try tx.restateCards()
            try tx.setBasis(basis.rules.version, basis.calendars.count, through: day)
            let digest = try tx.supervisionDigest()
            try tx.expectLittle()
            return digest
        }
        return (digest, found)
    }

    private struct Chunk: Sendable {
        var last: Int64
        var names: ItemNames
        var count = 0
        var found = 0
        var isOver = false
    }

    private func rebuild(after from: Int64, by basis: Basis, _ names: ItemNames, in tx: Transaction) throws -> Chunk {
        var replay = CaseReplay(basis.rules.book, basis.calendars, upTo: basis.day)
        var chunk = Chunk(last: from, names: names)
        var computed: Ahead<(cases: [SupervisedCase], replay: CaseReplay)>?
        for number in 0...Self.pages {
            let matters = number < Self.pages ? try tx.nextCases(after: chunk.last, limit: Self.page) : []
            // Taken away first and read after that: a step that comes meanwhile is waited for, or waits itself and is found in the next round.
            let end = try matters.last?.get("id", as: Int64.self)
            if let end { try tx.run("DELETE FROM supervision_pending WHERE matter_id > \(chunk.last) AND matter_id <= \(end)") }
            let rows = try tx.caseRows(matters)
            if let known = computed {
                let done = try known.value()
                replay = done.replay
                try tx.keep(done.cases)
                for one in done.cases { chunk.names.add(one) }
                computed = nil
            }
            guard let end else {
                if number == Self.pages { break }
                try tx.forgetSupervision("matter_id > \(chunk.last)")
                chunk.isOver = true
                break
            }
            try tx.forgetSupervision("matter_id > \(chunk.last) AND matter_id <= \(end)")
            // What came after the day waits for the round that looks at it.
            try tx.awaitSupervision(of: rows.filter { replay.goesOn($0) }.map(\.id))
            let ready = replay
            computed = Ahead {
                var replay = ready
                return (rows.compactMap { replay.supervised($0) }, replay)
            }
            chunk.last = end
            chunk.count += rows.count
        }
        let which: SQL = "card.matter_id > \(from) AND card.matter_id <= \(chunk.last)"
        if let now = basis.now {
            chunk.found = try tx.enterCards(which, tellingBy: basis.isSilent ? nil : basis.rules.book, from: basis.newsFrom, at: now)
        }
        try tx.noteGone(which, upTo: basis.day)
        return chunk
    }

    /// What stands there now, read anew.
    package func digest() async throws -> SupervisionDigest { try await database.read { tx in try tx.supervisionDigest() } }

    /// The working calendar that holds now.
    package func calendar() async throws -> WorkingCalendar {
        try await database.read { tx in try self.calendars.calendars(in: tx).newest }
    }
}

/// The name of an item in one of its versions.
struct ItemName: Sendable, Comparable {
    let version: Int
    let name: String

    static func < (one: ItemName, other: ItemName) -> Bool {
        one.version != other.version ? one.version < other.version : one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
    }
}

extension [String: ItemName] {
    /// Whichever version is the newest names the item.
    mutating func add(_ one: SupervisedCase) {
        if one.itemName.isEmpty { return }
        let name = ItemName(version: one.itemVersion, name: one.itemName)
        self[one.item] = self[one.item].map { Swift.max($0, name) } ?? name
    }
}

extension Transaction {
    func setBasis(_ rules: Int, _ calendars: Int, through day: Day) throws {
        try run(
            """
            INSERT INTO supervision_basis (id, rules, calendars, through) VALUES (1, \(rules), \(calendars), \(day))
            ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, calendars = excluded.calendars, through = excluded.through
            """)
    }

    /// By which rules and calendar the derived tables were made, and up to which day; nil where they never were.
    func supervisionBasis() throws -> (rules: Int, calendars: Int, through: Day)? {
        guard let row = try first("SELECT rules, calendars, through FROM supervision_basis WHERE id = 1") else { return nil }
        return (try row.get("rules"), try row.get("calendars"), try row.get("through"))
    }
}

package import GongkaiCore

/// Matters of every kind: steps, histories, lists. What a kind has of its own is kept by the kind's store in the same transaction.
package struct MatterStore: Sendable {
    package let database: any Database
    let kinds: [String: StoredKind]
    let key: SealingKey
    let calendars: CalendarSource
    /// What the rounds have looked at today.
    let swept = SweptMatters()
    /// What a page has read so far.
    var read: ReadMatters?

    package init(
        database: any Database, kinds: [StoredKind] = [.request, .serviceCase], key: SealingKey,
        shipped calendar: WorkingCalendar = .published
    ) {
        self.database = database
        self.kinds = Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind.code, $0) })
        self.key = key
        calendars = CalendarSource(calendar)
    }

    /// Who takes a step.
    package enum Caller: Sendable {
        case officer(Officer)
        /// The person who waits, by the code they were given.
        case applicant(TrackingCode)
        /// The program itself, when a day has passed.
        case program
    }

    package func kind(_ code: String) throws -> StoredKind {
        guard let kind = kinds[code] else { throw DatabaseError(.misuse, "there is no kind of matter \(code)") }
        return kind
    }

    func work(on kind: StoredKind, in tx: Transaction) throws -> MatterWork {
        MatterWork(kind: kind, key: key, calendars: try calendars.calendars(in: tx))
    }

    /// Takes a step, if the rules of the kind grant it: in one transaction the event, what follows from it in lists and registers, and an
    /// entry in the audit trail.
    @discardableResult
    package func act(
        _ request: MatterRequest, on id: MatterID, by caller: Caller, from address: String, at now: Instant
    ) async throws -> MatterDecision {
        try await database.write { tx in try self.act(request, on: id, by: caller, from: address, at: now, in: tx) }
    }

    /// The same as part of a greater change.
    @discardableResult
    func act(
        _ request: MatterRequest, on id: MatterID, by caller: Caller, from address: String, at now: Instant, in tx: Transaction
    ) throws -> MatterDecision {
        try act(request, on: try tx.matterRow(id, locked: true), by: caller, from: address, at: now, in: tx)
    }

    /// The same on a row that is locked.
    @discardableResult
    func act(
        _ request: MatterRequest, on row: MatterRow, by caller: Caller, from address: String, at now: Instant, in tx: Transaction
    ) throws -> MatterDecision {
        try tx.act(request, on: row, by: caller, try work(on: try kind(row.kind), in: tx), from: address, at: now)
    }

    /// A matter with its history, for an officer whose business it is.
    package func matter(_ id: MatterID, for officer: Officer) async throws -> StoredMatter {
        try await database.read { tx in
            let stored = try self.stored(try tx.matterRow(id), in: tx)
            let kind = try self.kind(stored.row.kind)
            try tx.requireSeen(stored.row, stored.matter, by: try tx.reader(officer, of: kind), kind)
            return stored
        }
    }

    /// Whether an officer works on a matter, and does not only look on: what is for those alone is neither shown nor offered to others.
    package func isWorkedOn(_ stored: StoredMatter, by officer: Officer, on day: Day) async throws -> Bool {
        try await database.read { tx in
            try tx.isWorkedOn(stored.row, stored.matter, by: try tx.current(officer), try self.kind(stored.row.kind), on: day)
        }
    }

    /// Whether an officer may see who stands behind a matter, once they say why: by their own right, or in the place of somebody who may.
    package func mayReveal(_ stored: StoredMatter, to officer: Officer, on day: Day) async throws -> Bool {
        try await database.read { tx in
            try tx.isAllowed(
                stored.row, stored.matter, to: try tx.current(officer), try self.kind(stored.row.kind), on: day,
                who: { $0.may(.readIdentities) })
        }
    }

    /// What an officer can do with a matter now, and why not where they cannot.
    package func buttons(_ stored: StoredMatter, for officer: Officer, at now: Instant) async throws -> [MatterButton] {
        try await database.read { tx in
            let work = try self.work(on: try self.kind(stored.row.kind), in: tx)
            let actor = MatterActor.officer(try tx.matterOfficer(try tx.current(officer), work.kind, on: now.day))
            return work.rules(stored.matter, at: now).actions(for: actor, in: stored.matter, at: now)
        }
    }

    /// The newest step, where an officer may take it back now.
    package func reversal(_ stored: StoredMatter, for officer: Officer, at now: Instant) async throws -> MatterEvent? {
        try await database.read { tx in
            let work = try self.work(on: try self.kind(stored.row.kind), in: tx)
            let actor = MatterActor.officer(try tx.matterOfficer(try tx.current(officer), work.kind, on: now.day))
            return work.rules(stored.matter, at: now).reversal(for: actor, in: stored.matter, at: now)
        }
    }

    /// Says what a step would be, or why it is refused, without taking it.
    @discardableResult
    package func weigh(
        _ request: MatterRequest, on stored: StoredMatter, for officer: Officer, at now: Instant
    ) async throws -> MatterDecision {
        try await database.read { tx in
            let work = try self.work(on: try self.kind(stored.row.kind), in: tx)
            let actor = MatterActor.officer(try tx.matterOfficer(try tx.current(officer), work.kind, on: now.day))
            return try work.rules(stored.matter, at: now).decide(request, on: stored.matter, by: actor, at: now)
        }
    }

    /// The working calendar a matter goes by: once its time has ended, the one that held then.
    package func calendar(of matter: Matter) async throws -> WorkingCalendar {
        try await database.read { tx in try self.calendars.calendars(in: tx).calendar(of: matter) }
    }

    /// The working calendar that holds: the shipped one with the changes that were confirmed.
    package func calendar() async throws -> WorkingCalendar {
        try await database.read { tx in try self.calendars.calendars(in: tx).newest }
    }

    func stored(_ row: MatterRow, in tx: Transaction) throws -> StoredMatter {
        let work = try work(on: try kind(row.kind), in: tx)
        let matter = try read?.matter(row) { try tx.matter(row, work.kind, key) } ?? tx.matter(row, work.kind, key)
        return StoredMatter(row: row, matter: matter, dates: work.dates(matter))
    }
}

/// What a step needs to know of its kind.
struct MatterWork: Sendable {
    let kind: StoredKind
    let key: SealingKey
    let calendars: CalendarSet

    func rules(_ matter: Matter, at now: Instant) -> MatterRules {
        MatterRules(kind.kind.workflow(matter, now.day), calendars.newest)
    }

    /// The days of a matter.
    func dates(_ matter: Matter) -> MatterDates { kind.dates(matter, calendars.calendar(of: matter)) }

    /// Whether nobody waits any more and the clock has ended.
    func isConcluded(_ matter: Matter) -> Bool {
        guard let state = matter.state, let last = matter.events.last, matter.clock.state == .ended else { return false }
        return !kind.kind.workflow(matter, last.on).isOpen(state)
    }

    /// What the registers must hold of a matter.
    func lines(_ row: MatterRow, _ matter: Matter, in tx: Transaction) throws -> [RegisterLine] {
        lines(row, matter, try kind.facts(tx, row))
    }

    /// The same where the facts are known; there are no lines without them.
    func lines(_ row: MatterRow, _ matter: Matter, _ facts: [String: String]?) -> [RegisterLine] {
        facts.map { kind.lines(row, matter, $0, calendars.calendar(of: matter)) } ?? []
    }

    func codeHash(_ code: TrackingCode) -> String { key.lookup(code.text, as: "tracking") }
}

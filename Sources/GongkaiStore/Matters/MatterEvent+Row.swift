import GongkaiCore

extension MatterEvent {
    /// Reads an event; a column that says what nobody wrote is damage, and said so.
    init(_ row: Row, of matter: MatterID, _ kind: StoredKind, _ key: SealingKey) throws {
        let number: Int = try row.get("number")
        func damage(_ column: String) -> DatabaseError {
            DatabaseError(.other, "step \(number) of matter \(matter.value) is damaged (\(column)). Restore a backup.")
        }
        guard var values = EventText.values(try row.get("said")) else { throw damage("said") }
        if let sealed = try row.get("sealed", as: [UInt8]?.self) {
            guard let hidden = EventText.values(try key.open(sealed, for: Self.subject(matter, number))) else { throw damage("sealed") }
            values.merge(hidden) { $1 }
        }
        if let reason = try row.get("reason", as: String?.self) { values[MatterField.reason.code] = .text(reason) }
        let change = try row.get("branch_change", as: String?.self).map { text in
            guard let change = EventText.branchChange(text) else { throw damage("branch_change") }
            return change
        }
        let effect = try row.get("clock", as: String?.self).map { text in
            guard let effect = EventText.clock(text, kind.grounds) else { throw damage("clock") }
            return effect
        }
        self.init(
            number: number, action: MatterAction(try row.get("action")), author: try Author(row), at: try row.get("at"),
            on: try row.get("on_day"), values: values, before: try row.get("state_before", as: String?.self).map { MatterState($0) },
            after: try row.get("state_after", as: String?.self).map { MatterState($0) }, branch: try row.get("branch"),
            branchChange: change, clock: effect, reverses: try row.get("reverses"))
    }

    static func subject(_ matter: MatterID, _ number: Int) -> String { "matter_event/\(matter.value)/\(number)" }
}

extension MatterEvent.Author {
    fileprivate init(_ row: Row) throws {
        switch try row.get("author", as: String.self) {
        case "officer": self = .officer(try row.get("officer_id"), name: try row.get("officer_name"))
        case "deputy":
            self = .deputy(
                try row.get("officer_id"), name: try row.get("officer_name"), of: try row.get("absent_id"),
                ofName: try row.get("absent_name"))
        case "applicant": self = .applicant
        default: self = .program
        }
    }

    fileprivate var columns: (kind: String, officer: OfficerID?, name: String?, absent: OfficerID?, absentName: String?) {
        switch self {
        case .officer(let id, let name): ("officer", id, name, nil, nil)
        case .deputy(let id, let name, let absent, let absentName): ("deputy", id, name, absent, absentName)
        case .applicant: ("applicant", nil, nil, nil, nil)
        case .program: ("program", nil, nil, nil, nil)
        }
    }
}

extension Transaction {
    /// All steps of a matter in their order.
    func events(of id: MatterID, _ kind: StoredKind, _ key: SealingKey) throws -> [MatterEvent] {
        try rows("SELECT * FROM matter_event WHERE matter_id = \(id) ORDER BY number").map { try MatterEvent($0, of: id, kind, key) }
    }

    /// Adds a step. `before` is the matter without it.
    func add(_ event: MatterEvent, to id: MatterID, before: Matter, _ kind: StoredKind, _ key: SealingKey) throws {
        try runLater(prepared: MatterEvent.insertion(rows: 1), event.columns(of: id, before: before, kind, key))
    }
}

extension MatterEvent {
    /// The statement that adds so many steps.
    static func insertion(rows: Int) -> String {
        """
        INSERT INTO matter_event (matter_id, number, action, author, officer_id, officer_name, absent_id, absent_name, at, on_day,
            reason, said, said_before, sealed, state_before, state_after, branch, branch_change, clock, reverses)
        VALUES\u{20}
        """ + Array(repeating: "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", count: rows).joined(separator: ", ")
    }

    /// What stands in its columns.
    func columns(of id: MatterID, before matter: Matter, _ kind: StoredKind, _ key: SealingKey) -> [SQLValue] {
        var said = values, hidden: [String: FieldValue] = [:]
        said[MatterField.reason.code] = nil
        for code in kind.sealed { if let value = said.removeValue(forKey: code) { hidden[code] = value } }
        let sealed = hidden.isEmpty ? nil : key.seal(EventText.json(hidden), for: Self.subject(id, number))
        let past = matter.values.filter { said[$0.key] != nil }
        let author = author.columns
        return [
            id.sqlValue, number.sqlValue, action.code.sqlValue, author.kind.sqlValue, author.officer.sqlValue, author.name.sqlValue,
            author.absent.sqlValue, author.absentName.sqlValue, at.sqlValue, on.sqlValue, reason.sqlValue, EventText.json(said).sqlValue,
            EventText.json(past).sqlValue, sealed.sqlValue, before?.code.sqlValue ?? .null, after?.code.sqlValue ?? .null,
            branch.sqlValue, (branchChange.map { EventText.text($0) }).sqlValue, (clock.map { EventText.text($0) }).sqlValue,
            reverses.sqlValue,
        ]
    }
}

package import GongkaiCore

/// Which matters a list shows, and where it goes on.
package struct MatterQuery: Sendable, Equatable {
    package enum Whose: Sendable, Equatable {
        /// Given to the officer.
        case mine
        /// Of the officer's own unit.
        case unit
        /// Of everything they answer for.
        case all
        /// In which the officer's own unit has a part to do.
        case branches
        /// What they must do something about on a day, for themselves or for whoever they stand in for then.
        case waiting(on: Day)
    }

    package enum Order: Sendable, Equatable {
        /// The first due first; what has no due day now is not in it.
        case due
        /// The first due first, and then what has no due day now, what waits longest first.
        case dueFirst
        case newest
    }

    package var kind: String
    package var whose = Whose.all
    /// Nil for every state; drafts of the public form are never shown.
    package var states: Set<MatterState>?
    /// Only what somebody still waits for.
    package var isOpen = false
    /// Given to nobody yet.
    package var isUnassigned = false
    /// Only what stands still until somebody answers.
    package var isPaused = false
    package var handler: OfficerID?
    /// What the kind knows beside the steps, by the names it gives (``StoredKind/narrowing``).
    package var facts: [String: String] = [:]
    package var agency: AgencyID?
    package var unit: AgencyID?
    /// Due on this day or before.
    package var dueThrough: Day?
    /// Due on this day or after it.
    package var dueFrom: Day?
    /// The limit was over before this day.
    package var overdueOn: Day?
    package var received: ClosedRange<Day>?
    /// Part of the number or the title.
    package var words: String?
    package var order = Order.newest
    package var after: Cursor?
    package var limit = 50

    package init(_ kind: String) {
        self.kind = kind
    }

    /// The last line of the page before.
    package struct Cursor: Sendable, Equatable {
        package let due: Day?
        package let id: MatterID

        /// As an address carries it.
        package var text: String { (due.map { $0.text + "." } ?? "") + String(id.value) }

        package init?(_ text: String) {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), let id = Int64(parts[parts.count - 1]) else { return nil }
            if parts.count == 2 {
                guard let day = Day(parts[0]) else { return nil }
                due = day
            } else {
                due = nil
            }
            self.id = MatterID(value: id)
        }

        init(due: Day?, id: MatterID) {
            self.due = due
            self.id = id
        }
    }
}

/// A line of a list of matters.
package struct MatterLine: Sendable, Equatable {
    package let id: MatterID
    package let number: String
    package let title: String
    package let state: MatterState
    package let agency: AgencyID
    package let unit: AgencyID
    package let handler: OfficerID?
    package let handlerName: String?
    package let version: Int
    package let filedOn: Day?
    package let receivedOn: Day?
    package let dueOn: Day?
    package let isProvisional: Bool
    package let isPaused: Bool
    package let answerBy: Day?
    package let closedOn: Day?

    init(_ row: Row) throws {
        id = try row.get("id")
        number = try row.get("number", as: String?.self) ?? ""
        title = try row.get("title")
        state = MatterState(try row.get("state"))
        agency = try row.get("agency_id")
        unit = try row.get("unit_id")
        handler = try row.get("handler_id")
        handlerName = try row.get("handler_name")
        version = try row.get("version")
        filedOn = try row.get("filed_on")
        receivedOn = try row.get("received_on")
        dueOn = try row.get("due_on")
        isProvisional = try row.get("is_provisional")
        isPaused = try row.get("is_paused")
        answerBy = try row.get("answer_by")
        closedOn = try row.get("closed_on")
    }
}

/// A page of a list of matters.
package struct MatterPage: Sendable, Equatable {
    package let lines: [MatterLine]
    /// Where the next page begins; nil on the last one.
    package let next: MatterQuery.Cursor?
}

/// How an officer's desk stands.
package struct MatterCounts: Sendable, Equatable {
    /// A desk with more than this has too much, however much it is.
    package static let most = 10_000

    package let mine: Int
    /// What they must do something about (``MatterQuery/Whose/waiting``).
    package let waiting: Int
    package let unassigned: Int
    package let overdue: Int
    package let dueSoon: Int
    package let open: Int
}

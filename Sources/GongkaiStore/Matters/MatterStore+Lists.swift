package import GongkaiCore

extension MatterStore {
    /// A page of matters that are an officer's business.
    package func list(_ query: MatterQuery, for officer: Officer) async throws -> MatterPage {
        let kind = try kind(query.kind)
        return try await database.read { tx in
            let reader = try tx.reader(officer, of: kind)
            let source = try query.source(for: reader, kind, in: tx), condition = try query.condition(for: reader, kind, in: tx)
            let limit = max(1, min(query.limit, 500))
            func found(_ more: SQL, _ order: SQL, _ most: Int) throws -> [MatterLine] {
                try tx.rows(
                    """
                    SELECT matter.*, officer.name AS handler_name FROM \(source) LEFT JOIN officer ON officer.id = matter.handler_id
                    WHERE \(condition)\(more) ORDER BY \(order) LIMIT \(most)
                    """
                ).map(MatterLine.init)
            }
            var lines: [MatterLine] = []
            switch query.order {
            case .due: lines = try found("", "matter.due_on, matter.id", limit + 1)
            case .newest: lines = try found("", "matter.id DESC", limit + 1)
            case .dueFirst:
                // One after the other, each by its index.
                if query.after.map({ $0.due != nil }) ?? true {
                    lines = try found(query.datedAfter, "matter.due_on, matter.id", limit + 1)
                }
                if lines.count <= limit {
                    lines += try found(" AND matter.due_on IS NULL\(query.undatedAfter)", "matter.id", limit + 1 - lines.count)
                }
            }
            let shown = Array(lines.prefix(limit))
            let next = lines.count > limit ? shown.last.map { MatterQuery.Cursor(due: $0.dueOn, id: $0.id) } : nil
            return MatterPage(lines: shown, next: next)
        }
    }

    /// What waits on an officer's desk on a day. `soon` is the last day that counts as soon. Nothing is counted beyond one more than
    /// ``MatterCounts/most``.
    package func counts(_ code: String, for officer: Officer, on day: Day, soon: Day) async throws -> MatterCounts {
        let kind = try kind(code)
        return try await database.read { tx in
            let reader = try tx.reader(officer, of: kind)
            func count(_ change: (inout MatterQuery) -> Void) throws -> Int {
                var query = MatterQuery(code)
                query.isOpen = true
                change(&query)
                return try tx.value(
                    """
                    SELECT COUNT(*) FROM (SELECT 1 FROM \(query.source(for: reader, kind, in: tx))
                        WHERE \(query.condition(for: reader, kind, in: tx)) LIMIT \(MatterCounts.most + 1)) AS found
                    """)
            }
            return MatterCounts(
                mine: try count { $0.whose = .mine }, waiting: try count { $0.whose = .waiting(on: day) },
                unassigned: try count { $0.isUnassigned = true }, overdue: try count { $0.overdueOn = day },
                dueSoon: try count {
                    $0.dueFrom = day
                    $0.dueThrough = soon
                }, open: try count { _ in })
        }
    }
}

extension MatterQuery {
    /// Where the rows come from. What waits for somebody is found desk by desk, each by its own index, before anything else is looked at.
    func source(for officer: Officer, _ stored: StoredKind, in tx: Transaction) throws -> SQL {
        guard case .waiting(let day) = whose else { return "matter" }
        // This kind of join keeps the order on SQLite, which knows nothing of how many rows there are.
        return "(\(try tx.waiting(for: officer, stored, on: day))) AS waiting CROSS JOIN matter"
    }

    /// Where what has a due day goes on. The first bound is what the index is entered by.
    fileprivate var datedAfter: SQL {
        guard let after, let day = after.due else { return " AND matter.due_on IS NOT NULL" }
        return " AND matter.due_on >= \(day) AND (matter.due_on > \(day) OR matter.id > \(after.id))"
    }

    /// Where what has no due day goes on.
    fileprivate var undatedAfter: SQL {
        guard let after, after.due == nil else { return "" }
        return " AND matter.id > \(after.id)"
    }

    func condition(for officer: Officer, _ stored: StoredKind, in tx: Transaction) throws -> SQL {
        var conditions: [SQL] = ["matter.kind = \(kind)", "matter.number IS NOT NULL"]
        switch whose {
        case .mine: conditions.append("matter.handler_id = \(officer.id)")
        case .unit: conditions.append("matter.unit_id = \(officer.agency)")
        case .all: break
        case .branches:
            conditions.append(
                "matter.id IN (SELECT matter_id FROM matter_branch WHERE unit_id = \(officer.agency) AND state = 'open')")
        case .waiting: conditions.append("matter.id = waiting.id")
        }
        if let agencies = officer.agencies, !officer.oversees(stored) {
            let own = agencies.map(\.value).sorted()
            conditions.append(
                """
                (matter.agency_id IN \(list: own) OR matter.unit_id IN \(list: own) OR EXISTS (SELECT 1 FROM matter_branch
                    WHERE matter_branch.matter_id = matter.id AND matter_branch.unit_id IN \(list: own)))
                """)
        }
        if let states { conditions.append("matter.state IN \(list: states.map(\.code).sorted())") }
        // What has ended has no last day to be sorted by. What waits for somebody is open, but for a letter that is still to be sent.
        let isLimited = dueThrough != nil || overdueOn != nil || dueFrom != nil
        let waits = if case .waiting = whose { true } else { false }
        if isLimited || !waits && (isOpen || order != .newest) { conditions.append("matter.is_open = 1") }
        if isUnassigned { conditions.append("matter.handler_id IS NULL") }
        if isPaused { conditions.append("matter.is_open = 1 AND matter.is_paused = 1") }
        if let handler { conditions.append("matter.handler_id = \(handler)") }
        for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
            // What the kind does not know is found nowhere.
            conditions.append(stored.narrowing(name, value) ?? "1 = 0")
        }
        if let agency { conditions.append("matter.agency_id = \(agency)") }
        if let unit { conditions.append("matter.unit_id = \(unit)") }
        if order == .due || dueThrough != nil || overdueOn != nil || dueFrom != nil { conditions.append("matter.due_on IS NOT NULL") }
        if let dueFrom { conditions.append("matter.due_on >= \(dueFrom)") }
        if let dueThrough { conditions.append("matter.due_on <= \(dueThrough)") }
        if let overdueOn { conditions.append("matter.due_on < \(overdueOn)") }
        if let received {
            conditions.append("matter.received_on BETWEEN \(received.lowerBound) AND \(received.upperBound)")
        }
        if let words, words.contains(where: { !$0.isWhitespace }) {
            let part = "%" + words.filter { $0 != "%" && $0 != "_" } + "%"
            conditions.append("(matter.number LIKE \(part) OR matter.title LIKE \(part))")
        }
        if let after {
            switch (order, after.due) {
            case (.newest, _): conditions.append("matter.id < \(after.id)")
            case (.due, let day?):
                conditions.append("matter.due_on >= \(day) AND (matter.due_on > \(day) OR matter.id > \(after.id))")
            case (.due, nil), (.dueFirst, _): break
            }
        }
        return conditions.joined(" AND ")
    }
}

extension Transaction {
    /// What somebody must do something about: what was given to them, and by each duty what waits for it in their own unit. Whoever takes in does
    /// so for all the units they answer for. Whoever stands in for somebody sees what waits for that person too. The keys, each once.
    fileprivate func waiting(for officer: Officer, _ stored: StoredKind, on day: Day) throws -> SQL {
        var desks = [(officer.id, officer.agency, officer.scope, officer.duties(in: stored))]
        for lent in try matterOfficer(officer, stored, on: day).delegations {
            let agency: AgencyID = try value("SELECT agency_id FROM officer WHERE id = \(lent.from)")
            desks.append((lent.from, agency, lent.scope, lent.duties))
        }
        let desksOfAll = desks.flatMap { person, agency, scope, duties in
            stored.desks.filter { duties.contains($0.duty) }.flatMap { desk -> [SQL] in
                // The plus makes SQLite look by state: few matters stand in the states of such a desk, and many belong to a unit.
                switch desk.duty {
                case .take: [desk.ids(of: stored, "+agency_id IN \(list: scope.map(\.value).sorted())")]
                case .handle:
                    [
                        desk.ids(of: stored, "handler_id = \(person)"),
                        desk.ids(of: stored, "handler_id IS NULL AND unit_id = \(agency)"),
                    ]
                case .review: [desk.ids(of: stored, "+unit_id = \(agency)")]
                case .sign where desk.isOfUnit: [desk.ids(of: stored, "+unit_id IN \(list: scope.map(\.value).sorted())")]
                case .sign: [desk.ids(of: stored, "+agency_id = \(agency)")]
                }
            }
        }
        let parts = stored.isWorkedInBranches ? desks.filter { $0.3.contains(.handle) }.map { stored.branchIDs(of: $0.1) } : []
        let letters = desks.filter { $0.3.contains(.handle) }.flatMap { stored.letterIDs(of: $0.0, in: $0.1) }
        return desksOfAll.isEmpty ? "SELECT id FROM matter WHERE 1 = 0" : (desksOfAll + parts + letters).joined(" UNION ")
    }
}

extension StoredKind.Desk {
    /// Its open matters that meet a condition.
    fileprivate func ids(of stored: StoredKind, _ condition: SQL) -> SQL {
        """
        SELECT id FROM matter WHERE kind = \(stored.kind.code) AND is_open = 1 AND state IN \(list: states.map(\.code).sorted())
            AND \(condition)
        """
    }
}

extension StoredKind {
    /// Matters that wait for a letter which a person must send, or their unit where nobody was given the matter.
    fileprivate func letterIDs(of person: OfficerID, in agency: AgencyID) -> [SQL] {
        guard let lettersToSend else { return [] }
        let theirs: SQL = "(matter.handler_id = \(person) OR matter.handler_id IS NULL AND matter.unit_id = \(agency))"
        return [
            "SELECT id FROM matter WHERE kind = \(kind.code) AND is_open = 1 AND \(theirs) AND \(lettersToSend.open)",
            "SELECT id FROM matter WHERE kind = \(kind.code) AND is_open = 0 AND \(theirs) AND id IN (\(lettersToSend.ended))",
        ]
    }

    /// Open matters in which a unit has a part to do.
    fileprivate func branchIDs(of agency: AgencyID) -> SQL {
        """
        SELECT matter.id FROM matter_branch JOIN matter ON matter.id = matter_branch.matter_id
        WHERE matter_branch.unit_id = \(agency) AND matter_branch.state = 'open' AND matter.kind = \(kind.code) AND matter.is_open = 1
        """
    }
}

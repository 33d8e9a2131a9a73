import GongkaiCore

extension Transaction {
    /// The row of a matter; with `locked` nobody else acts on it until this transaction ends.
    func matterRow(_ id: MatterID, locked: Bool = false) throws -> MatterRow {
        let lock: SQL = locked && dialect == .postgres ? " FOR UPDATE" : ""
        guard let row = try first("SELECT * FROM matter WHERE id = \(id)" + lock) else { throw MatterAccessRefusal.notFound }
        return try MatterRow(row)
    }

    /// The matter that its events make.
    func matter(_ row: MatterRow, _ kind: StoredKind, _ key: SealingKey) throws -> Matter {
        var matter = try row.matter(of: try events(of: row.id, kind, key))
        if kind.keepsNotices { matter.sent = matter.asks ? try sentNotices(of: [row.id])[row.id] ?? [:] : [:] }
        return matter
    }

    /// Some matters of a kind as their events make them, in two statements; those that are not there are left out.
    func matters(of ids: [MatterID], _ kind: StoredKind, _ key: SealingKey) throws -> [MatterID: Matter] {
        if ids.isEmpty { return [:] }
        var events: [MatterID: [MatterEvent]] = [:]
        for row in try rows("SELECT * FROM matter_event WHERE matter_id IN \(list: ids) ORDER BY matter_id, number") {
            let id: MatterID = try row.get("matter_id")
            events[id, default: []].append(try MatterEvent(row, of: id, kind, key))
        }
        let sent = kind.keepsNotices ? try sentNotices(of: ids) : [:]
        var matters: [MatterID: Matter] = [:]
        for row in try rows("SELECT * FROM matter WHERE id IN \(list: ids) AND kind = \(kind.kind.code)").map({ try MatterRow($0) }) {
            var matter = try row.matter(of: events[row.id] ?? [])
            if kind.keepsNotices { matter.sent = sent[row.id] ?? [:] }
            matters[row.id] = matter
        }
        return matters
    }

    /// Writes what follows from the events into the columns that lists read.
    func derive(_ matter: Matter, of id: MatterID, _ dates: MatterDates, _ kind: StoredKind, at now: Instant) throws {
        guard let state = matter.state, let last = matter.events.last else { return }
        let isOpen = kind.kind.workflow(matter, last.on).isOpen(state)
        try runLater(
            """
            UPDATE matter SET state = \(state.code), is_open = \(isOpen), version = \(matter.version), unit_id = \(matter.unit),
                handler_id = \(matter.handler), \(dates.assignments), changed_at = \(now) WHERE id = \(id)
            """, expecting: 1)
        guard last.branchChange != nil || last.reverses != nil else { return }
        try runLater("DELETE FROM matter_branch WHERE matter_id = \(id)")
        for branch in matter.branches {
            try runLater(
                """
                INSERT INTO matter_branch (matter_id, number, role, unit_id, opened_on, state, answer_by)
                VALUES (\(id), \(branch.number), \(branch.role.rawValue), \(branch.unit), \(branch.openedOn), \(branch.state.rawValue),
                    \(branch[.answerBy]?.day))
                """)
        }
    }

    /// Whoever an officer stands in for on a day, with the rights of now.
    func lenders(to officer: Officer, on day: Day) throws -> [(absent: Officer, days: ClosedRange<Day>)] {
        try rows(
            """
            SELECT officer.id, officer.login, officer.name, officer.agency_id, delegation.since, delegation.until
            FROM delegation JOIN officer ON officer.id = delegation.from_id
            WHERE delegation.to_id = \(officer.id) AND delegation.since <= \(day) AND delegation.until >= \(day)
                AND delegation.ended_at IS NULL AND officer.is_disabled = 0 ORDER BY delegation.id
            """
        ).map { row in
            let absent = try current(
                Officer(
                    id: try row.get("id"), login: try row.get("login"), name: try row.get("name"), agency: try row.get("agency_id"),
                    permissions: [], scope: [], coversAll: false, csrfToken: ""))
            return (absent, try row.get("since", as: Day.self)...row.get("until", as: Day.self))
        }
    }

    /// An officer as the rules of a kind see them, with the rights of now, and with whoever they stand in for.
    func matterOfficer(_ officer: Officer, _ kind: StoredKind, on day: Day) throws -> MatterOfficer {
        let lent = try lenders(to: officer, on: day).map { absent, days in
            Delegation(
                from: absent.id, fromName: absent.name, duties: absent.duties(in: kind), scope: absent.scope, days: days)
        }
        return MatterOfficer(
            id: officer.id, name: officer.name, duties: officer.duties(in: kind), scope: officer.scope, delegations: lent)
    }

    /// An officer as the database knows them now, if they may see matters of a kind.
    func reader(_ officer: Officer, of kind: StoredKind) throws -> Officer {
        let reader = try current(officer)
        try requireReading(reader, of: kind)
        return reader
    }

    func requireReading(_ officer: Officer, of kind: StoredKind) throws {
        guard officer.may(kind.reading) else { throw MatterAccessRefusal.permissionMissing(kind.reading) }
    }

    /// Whether a matter is the business of an officer: of their organ, of their unit, or their unit was asked; or they watch over all of its kind.
    func requireSeen(_ row: MatterRow, _ matter: Matter, by officer: Officer, _ kind: StoredKind) throws {
        guard isSeen(row, matter, by: officer, kind) else { throw MatterAccessRefusal.notFound }
    }

    private func isSeen(_ row: MatterRow, _ matter: Matter, by officer: Officer, _ kind: StoredKind) -> Bool {
        officer.oversees(kind) || officer.scope.contains(row.agency) || officer.scope.contains(matter.unit)
            || matter.branches.contains { $0.unit.map(officer.scope.contains) ?? false }
    }

    /// In whose place an officer may do something with a matter that is not theirs to do: somebody who is away and may do it with this matter.
    func lender(
        _ row: MatterRow, _ matter: Matter, to officer: Officer, _ kind: StoredKind, on day: Day, who may: (Officer) -> Bool
    ) throws -> Officer? {
        try lenders(to: officer, on: day).map(\.absent).first { absent in
            may(absent) && absent.may(kind.reading) && isSeen(row, matter, by: absent, kind)
        }
    }

    /// Whether an officer may do something with a matter that they see, by their own right or in the place of somebody who is away.
    func isAllowed(
        _ row: MatterRow, _ matter: Matter, to officer: Officer, _ kind: StoredKind, on day: Day, who may: (Officer) -> Bool
    ) throws -> Bool {
        try may(officer) || lender(row, matter, to: officer, kind, on: day, who: may) != nil
    }

    /// Whether an officer works on a matter: with a duty in its kind, of its organ, its unit, or a unit that was asked, or in the place of somebody who is
    /// away and does. Who applies, what they handed in and what colleagues note is for these and for nobody who only looks on.
    func isWorkedOn(_ row: MatterRow, _ matter: Matter, by officer: Officer, _ kind: StoredKind, on day: Day) throws -> Bool {
        func isTheirs(_ duties: Set<MatterDuty>, _ scope: Set<AgencyID>) -> Bool {
            guard !duties.isEmpty else { return false }
            return scope.contains(row.agency) || scope.contains(matter.unit)
                || matter.branches.contains { $0.unit.map(scope.contains) ?? false }
        }
        if isTheirs(officer.duties(in: kind), officer.scope) { return true }
        return try matterOfficer(officer, kind, on: day).delegations.contains { isTheirs($0.duties, $0.scope) }
    }

    /// Whoever a matter is given to, or a part of it, can handle it in the unit that has it then.
    func requireHandler(_ request: MatterRequest, on matter: Matter, _ kind: StoredKind) throws {
        guard let handler = request[.handler]?.officer else { return }
        let row = try first("SELECT id, login, name, agency_id FROM officer WHERE id = \(handler) AND is_disabled = 0")
        guard let row else { throw MatterAccessRefusal.cannotHandle }
        let officer = try current(
            Officer(
                id: handler, login: try row.get("login"), name: try row.get("name"), agency: try row.get("agency_id"), permissions: [],
                scope: [], coversAll: false, csrfToken: ""))
        let unit = request[.unit]?.agency ?? request.branch.flatMap(matter.branch)?.unit ?? matter.unit
        guard officer.scope.contains(unit), officer.duties(in: kind).contains(.handle) else { throw MatterAccessRefusal.cannotHandle }
    }
}

extension MatterDates {
    /// The columns of a list and what they must hold.
    var assignments: SQL {
        """
        filed_on = \(filedOn), received_on = \(receivedOn), first_due_on = \(firstDueOn), due_on = \(dueOn),
            is_provisional = \(isProvisional), is_paused = \(isPaused), answer_by = \(answerBy), closed_on = \(closedOn)
        """
    }
}

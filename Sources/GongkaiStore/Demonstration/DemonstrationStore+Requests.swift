package import GongkaiCore

extension DemonstrationStore {
    /// Lets a dozen requests come in and be handled in the weeks before today, in a demonstration that has none yet. Unlike the years they
    /// depend on the day: one must be due today, and one be late. Returns how many came.
    @discardableResult
    package func loadRequests(key: SealingKey, at now: Instant) async throws -> Int {
        let isWanted = try await database.read { tx in
            let matters: Int = try tx.value("SELECT COUNT(*) FROM matter")
            return try matters == 0 && tx.isDemonstration()
        }
        guard isWanted else { return 0 }
        let accounts = AccountStore(database: database)
        let requests = RequestStore(matters: MatterStore(database: database, key: key))
        let unit = try await database.read { tx in
            try tx.value("SELECT id FROM agency WHERE code = \(DemonstrationRequest.agency)", as: AgencyID.self)
        }
        var officers: [String: Officer] = [:]
        for login in ["office", "officer", "reviewer", "director"] { officers[login] = try await accounts.officer(login: login) }
        guard let handler = officers["officer"], let office = officers["office"] else { return 0 }
        let all = DemonstrationRequest.all(now.day, handler: handler.id, unit: unit)
        // The replies that are served on the way are numbered with their service.
        try await setPapers(at: now)
        var ids: [MatterID] = []
        for request in all {
            let day = now.day.working(daysAgo: request.daysAgo), at = Instant(day, hour: 9)
            let filed =
                request.channel == .online
                ? try await requests.file(request.intake, to: unit, from: "127.0.0.1", at: at)
                : try await requests.enter(request.intake, to: unit, arrivedOn: day, by: office, from: "127.0.0.1", at: at)
            ids.append(filed.id)
            var version = 1
            for step in request.steps {
                guard let officer = step.login.flatMap({ officers[$0] }) else { continue }
                try await requests.matters.act(
                    MatterRequest(step.action.action, seen: version, values: step.values), on: filed.id, by: .officer(officer),
                    from: "127.0.0.1", at: Instant(now.day.working(daysAgo: step.daysAgo), hour: 10, minute: version))
                version += 1
            }
        }
        try await issuePapers(of: ids, PaperStore(requests: requests), by: office)
        try await readOldNotices(at: now)
        return all.count
    }

    /// Whoever opens the demonstration finds as unread what still waits for them, and not the news of weeks.
    private func readOldNotices(at now: Instant) async throws {
        let waiting: [(kind: NoticeKind, states: [RequestState])] = [
            (.arrived, [.filed]), (.toReview, [.drafted]), (.toSign, [.reviewed]), (.assigned, [.handling]), (.progress, [.signed]),
        ]
        let isWaiting = waiting.map { kind, states -> SQL in
            "(notice.kind = \(kind.rawValue) AND matter.state IN \(list: states.map(\.rawValue)))"
        }
        try await database.write { tx in
            try tx.run(
                """
                UPDATE notice SET read_at = at WHERE read_at IS NULL AND (at < \(now.adding(seconds: -10 * 86_400)) OR NOT EXISTS (
                    SELECT 1 FROM matter WHERE matter.id = notice.matter_id AND (\(isWaiting.joined(" OR ")))))
                """)
        }
    }
}

extension Transaction {
    /// Whether the district here is the invented one.
    fileprivate func isDemonstration() throws -> Bool {
        try value("SELECT COUNT(*) FROM audit_entry WHERE action = 'demonstration.load'", as: Int.self) > 0
    }
}

extension Day {
    /// The working day so many before the last one up to this day.
    fileprivate func working(daysAgo count: Int) -> Day {
        var day = self, left = count
        while true {
            if WorkingCalendar.published.isWorkingDay(day) {
                if left == 0 { return day }
                left -= 1
            }
            day = day.adding(days: -1)
        }
    }
}

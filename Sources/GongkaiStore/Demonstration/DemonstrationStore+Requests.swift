package import GongkaiCore

extension DemonstrationStore {
    /// Lets a score of requests come in and be handled in the weeks before today, in a demonstration that has none yet. Unlike the years they
    /// depend on the day: one must be due today, and one be late. Returns how many came.
    ///
    /// - Parameter maker: makes the document that goes out redacted; without it none does.
    @discardableResult
    package func loadRequests(key: SealingKey, at now: Instant, maker: DemonstrationDocument.Maker? = nil) async throws -> Int {
        let isWanted = try await database.read { tx in
            let matters: Int = try tx.value("SELECT COUNT(*) FROM matter WHERE kind = 'request'")
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
            // Nothing happens later today than now.
            let day = now.day.working(daysAgo: request.daysAgo), at = min(Instant(day, hour: 9), now)
            let filed =
                request.channel == .online
                ? try await requests.file(request.intake, to: unit, from: "127.0.0.1", at: at)
                : try await requests.enter(request.intake, to: unit, arrivedOn: day, by: office, from: "127.0.0.1", at: at)
            ids.append(filed.id)
            var version = 1, opened: [RequestAction: Int] = [:]
            for step in request.steps {
                guard let officer = step.login.flatMap({ officers[$0] }) else { continue }
                let at = min(Instant(now.day.working(daysAgo: step.daysAgo), hour: 10, minute: version), now)
                // What goes out with the reply is ready when it is written.
                if request.mark == .redacted, step.action == .draft,
                    let document = try await maker?(DemonstrationDocument.paper, DemonstrationDocument.draft)
                {
                    try await RedactionStore(requests: requests).give(document, to: filed.id, by: handler, at: at)
                }
                let decision = try await requests.matters.act(
                    MatterRequest(step.action.action, seen: version, values: step.values, branch: step.ends.flatMap { opened[$0] }),
                    on: filed.id, by: .officer(officer), from: "127.0.0.1", at: at)
                opened[step.action] = decision.event.number
                version += 1
            }
        }
        try await issuePapers(of: ids, PaperStore(requests: requests), by: office, at: now)
        let marked = { (mark: DemonstrationRequest.Mark) in zip(all, ids).filter { $0.0.mark == mark }.map(\.1) }
        try await propose(marked(.repeated), to: unit, requests, by: office, at: now)
        for id in marked(.published) { try await publishReply(of: id, requests, by: office, at: now) }
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
    func isDemonstration() throws -> Bool {
        try value("SELECT COUNT(*) FROM audit_entry WHERE action = 'demonstration.load'", as: Int.self) > 0
    }
}

extension Day {
    /// The working day so many before the last one up to this day.
    func working(daysAgo count: Int) -> Day {
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

package import GongkaiCore

/// What each unit must publish, whose duty is whose, and how it stands.
package struct DutyStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// What the office says of one duty of one unit.
    package struct Decision: Sendable, Equatable {
        package let agency: AgencyID
        package let duty: String
        package let isAssigned: Bool
        package let intervalDays: Int?
        package let reason: String
        package let setOn: Day
    }

    /// The lines of each unit of the reader's, in the order of the regulation.
    package func lines(
        of agencies: [Agency], on day: Day, for officer: Officer, at now: Instant
    ) async throws -> [AgencyID: [DutyLine]] {
        try await database.read { tx in
            let scope = try tx.reader(officer).scope, agencies = agencies.filter { scope.contains($0.id) }
            let matcher = DutyMatcher(on: day)
            let decisions = try tx.dutyDecisions(of: agencies.map(\.id))
            let monitor = DutyMonitor(calendar: try tx.workingCalendar())
            var tally = monitor.tally(on: day)
            try tx.dutyItems(of: agencies.map(\.id), matcher, at: now) { tally.add($0) }
            return Dictionary(
                uniqueKeysWithValues: agencies.map { agency in
                    let assigned = Transaction.assignments(of: agency, decisions, on: day)
                    return (agency.id, monitor.lines(of: agency, assigned: assigned, tally))
                })
        }
    }

    /// What the office has decided for a unit, by code of the duty.
    package func decisions(of agency: AgencyID) async throws -> [String: Decision] {
        try await database.read { tx in
            Dictionary(uniqueKeysWithValues: try tx.dutyDecisions(of: [agency]).map { ($0.duty, $0) })
        }
    }

    /// Says whether a duty falls to a unit, and how often something new is expected.
    package func decide(
        _ duty: String, of agency: AgencyID, isAssigned: Bool, intervalDays: Int?, reason: String, by officer: Officer,
        from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let officer = try tx.current(officer)
            guard officer.may(.manageSites) else { throw DutyRefusal.permissionMissing }
            guard officer.may(.manageSites, for: agency) else { throw DutyRefusal.notForThisUnit }
            let unit = try tx.agency(agency)
            guard let known = DisclosureDuty.code(duty), known.binds(unit.kind, on: now.day) else { throw DutyRefusal.unknownDuty }
            if reason.allSatisfy(\.isWhitespace) { throw DutyRefusal.reasonMissing }
            if let intervalDays, !(1...3_660).contains(intervalDays) { throw DutyRefusal.interval }
            let before = try tx.dutyDecisions(of: [agency]).first { $0.duty == duty }
            try tx.run(
                """
                INSERT INTO duty_assignment (agency_id, duty, is_assigned, interval_days, reason, set_by, set_at)
                VALUES (\(agency), \(duty), \(isAssigned), \(intervalDays), \(reason), \(officer.id), \(now))
                ON CONFLICT (agency_id, duty) DO UPDATE SET is_assigned = excluded.is_assigned, interval_days = excluded.interval_days,
                    reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at
                """)
            let after = Decision(
                agency: agency, duty: duty, isAssigned: isAssigned, intervalDays: intervalDays, reason: reason, setOn: now.day)
            try tx.record(
                action: "duty.assign", subject: "agency/\(agency.value)", reason: reason, before: before?.json, after: after.json,
                by: officer.actor(from: address), at: now)
        }
    }
}

/// Why the office's decision on a duty is not taken.
package enum DutyRefusal: Error, Sendable, Equatable {
    case permissionMissing
    case notForThisUnit
    case unknownDuty
    case choiceMissing
    case reasonMissing
    case interval

    package var words: String {
        switch self {
        case .permissionMissing: "您的账号没有“\(Permission.manageSites.words)”权限。公开任务由公开办分派。"
        case .notForThisUnit: "这个单位不在您的管理范围内，不能分派。请由上级公开办办理。"
        case .unknownDuty: "条例没有要求这个单位公开此项内容。请从列表中选择。"
        case .choiceMissing: "请选择这项内容是否由本单位公开。"
        case .reasonMissing: "请写明分派或不分派的理由，如“本单位没有行政许可事项”。"
        case .interval: "更新间隔应为1到3660天的整数；随时产生随时公开的，请留空。"
        }
    }
}

extension Transaction {
    fileprivate func dutyDecisions(of agencies: [AgencyID]) throws -> [DutyStore.Decision] {
        try rows("SELECT * FROM duty_assignment WHERE agency_id IN \(list: agencies.map(\.value)) ORDER BY agency_id, duty").map { row in
            DutyStore.Decision(
                agency: try row.get("agency_id"), duty: try row.get("duty"), isAssigned: try row.get("is_assigned"),
                intervalDays: try row.get("interval_days"), reason: try row.get("reason"),
                setOn: try row.get("set_at", as: Instant.self).day)
        }
    }

    /// What falls to a unit: what the office said, else the shipped list; the government itself answers for everything.
    fileprivate static func assignments(of agency: Agency, _ decisions: [DutyStore.Decision], on day: Day) -> [DutyMonitor.Assignment] {
        DisclosureDuty.duties(of: agency.kind, on: day).compactMap { duty in
            let source = DutySource.of(duty.code)
            if let decision = decisions.first(where: { $0.agency == agency.id && $0.duty == duty.code }) {
                return decision.isAssigned
                    ? DutyMonitor.Assignment(duty: duty.code, agency: agency.id, intervalDays: decision.intervalDays) : nil
            }
            guard source?.isCommon == true || agency.kind == .districtGovernment else { return nil }
            return DutyMonitor.Assignment(duty: duty.code, agency: agency.id, intervalDays: source?.intervalDays)
        }
    }

    /// What the units have public, and what they made and have not published; an article that fulfils two duties comes twice.
    fileprivate func dutyItems(
        of agencies: [AgencyID], _ matcher: DutyMatcher, at now: Instant, _ body: (DutyMonitor.Item) -> Void
    ) throws {
        func add(_ row: Row, publishedOn: Day?) throws {
            let title: String = try row.get("title"), agency: AgencyID = try row.get("agency_id"), key: Int64 = try row.get("article_id")
            guard let madeOn = try row.get("created_on", as: Day?.self) ?? publishedOn else { return }
            for duty in matcher.duties(ofKind: try row.get("kind"), title: title) {
                body(DutyMonitor.Item(name: title, agency: agency, duty: duty, madeOn: madeOn, publishedOn: publishedOn, key: key))
            }
        }
        let units = agencies.map(\.value)
        // Of one unit by its index; of many the whole table is read, which is faster than so many steps.
        let alone: SQL = agencies.count == 1 ? "shown.site_id IN (SELECT id FROM site) AND " : ""
        try forEach(
            """
            SELECT shown.article_id, shown.agency_id, shown.kind, shown.title, shown.created_on, shown.published_at
            FROM shown_article AS shown
            WHERE \(alone)shown.is_home = 1 AND shown.agency_id IN \(list: units) AND \(ShownArticles.visible(at: now))
            """
        ) { row in try add(row, publishedOn: try row.get("published_at", as: Instant.self).day) }
        try forEach(
            """
            SELECT version.article_id, version.title, version.created_on, article.agency_id, article.kind
            FROM article_version AS version JOIN article ON article.id = version.article_id
            WHERE version.state IN ('draft', 'inReview', 'approved', 'scheduled') AND version.created_on IS NOT NULL AND NOT \(PublishedReply.isOne)
                AND article.agency_id IN \(list: units)
                AND NOT EXISTS (SELECT 1 FROM article_version AS earlier
                    WHERE earlier.article_id = version.article_id AND earlier.published_at IS NOT NULL)
            """
        ) { row in try add(row, publishedOn: nil) }
        try sheetItems(of: units, matcher).forEach(body)
    }
}

extension Transaction {
    /// The sheets that show now fulfil duties by their kind: what a unit does and who leads it stands on one. They are looked through again with each
    /// version, so the day of the last one counts, and none of them is late.
    private func sheetItems(of units: [Int64], _ matcher: DutyMatcher) throws -> [DutyMonitor.Item] {
        var items: [DutyMonitor.Item] = []
        try forEach(
            """
            SELECT sheet.kind, sheet.agency_id, version.fields, version.decided_at FROM sheet
            JOIN sheet_version AS version ON version.sheet_id = sheet.id AND version.number = sheet.shown AND version.state = 'approved'
            WHERE sheet.agency_id IN \(list: units) ORDER BY sheet.id
            """
        ) { row in
            guard let kind = SheetKind.code(try row.get("kind")) else { return }
            let fields = SheetFields(try SheetJSON.values(row.get("fields")), of: kind)
            let name = kind.name + (kind.isSingle ? "" : fields[kind.title].map { "：\($0)" } ?? "")
            let day = try row.get("decided_at", as: Instant.self).day, agency: AgencyID = try row.get("agency_id")
            for duty in matcher.duties(ofKind: kind.code, title: "") {
                items.append(DutyMonitor.Item(name: name, agency: agency, duty: duty, madeOn: day, publishedOn: day))
            }
        }
        return items
    }
}

extension DutyStore.Decision {
    fileprivate var json: String {
        JSONText.object([
            "duty": duty, "is_assigned": isAssigned ? "1" : "0", "interval_days": intervalDays.map(String.init), "reason": reason,
        ])
    }
}

package import GongkaiCore

extension ServiceItemStore {
    /// Writes a draft: a new item, a new version, or one that is not published yet. `revision` is what the writer saw of it, 0 for one that
    /// was not there.
    @discardableResult
    package func save(_ item: ServiceItem, expecting revision: Int, by officer: Officer, from address: String, at now: Instant) async throws
        -> ServiceItemID
    {
        try await database.write { tx in
            let place = try tx.place(of: item, units: tx.unitsByCode())
            try tx.requireItems(.maintainItems, officer, for: place.agency)
            guard place.revision == revision else { throw ServiceItemRefusal.stale }
            return try tx.save(item, at: place, by: officer.actor(from: address), at: now)
        }
    }

    /// Publishes a draft, unless an element that the law or the platform requires is missing or wrong. `revision` is the one that was looked
    /// at.
    package func publish(
        _ id: ServiceItemID, version: Int, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let stored = try tx.takeVersion(id, version)
            try tx.requireItems(.publishItems, officer, for: stored.agency)
            guard !stored.isPublished else { throw ServiceItemRefusal.alreadyPublished }
            guard stored.revision == revision else { throw ServiceItemRefusal.stale }
            guard stored.savedBy != officer.login else { throw ServiceItemRefusal.ownWork }
            if let form = try tx.itemForm(of: stored.taskCode, version: version), form.itemVersion == version, form.savedBy == officer.login
            {
                throw ServiceItemRefusal.ownWork
            }
            let findings = try tx.findings(in: stored)
            guard findings.mayPublish else { throw ServiceItemRefusal.findings(findings.filter { $0.severity == .refuses }) }
            try tx.publish(stored, by: officer.actor(from: address), at: now)
            try tx.pagesChanged([.services, .service(id.value), .agency(stored.agency.value)], at: now)
        }
    }

    /// Takes an item off the portal with all its versions; under its address everybody reads since when and why.
    package func withdraw(_ id: ServiceItemID, reason: String, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            let agency = try tx.takeItem(id)
            try tx.requireItems(.publishItems, officer, for: agency)
            if let refusal = Tombstone.refusal(of: reason) { throw refusal }
            let isShown: Int = try tx.value(
                """
                SELECT COUNT(*) FROM service_item AS item JOIN service_item_version AS version ON version.item_id = item.id
                WHERE item.id = \(id) AND item.withdrawn_at IS NULL AND version.published_at IS NOT NULL
                """)
            guard isShown > 0 else { throw ServiceItemRefusal.notShown }
            try tx.run("UPDATE service_item SET withdrawn_at = \(now), withdrawal = \(reason) WHERE id = \(id)", expecting: 1)
            try tx.record(
                action: "item.withdraw", subject: "service_item/\(id.value)", reason: reason, by: officer.actor(from: address), at: now)
            try tx.pagesChanged([.services, .service(id.value), .agency(agency.value)], at: now)
        }
    }

    /// Puts an item back that was taken off, with what was published of it.
    package func reinstate(_ id: ServiceItemID, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            let agency = try tx.takeItem(id)
            try tx.requireItems(.publishItems, officer, for: agency)
            guard
                try tx.run(
                    "UPDATE service_item SET withdrawn_at = NULL, withdrawal = NULL WHERE id = \(id) AND withdrawn_at IS NOT NULL") == 1
            else { throw ServiceItemRefusal.notWithdrawn }
            try tx.record(action: "item.reinstate", subject: "service_item/\(id.value)", by: officer.actor(from: address), at: now)
            try tx.pagesChanged([.services, .service(id.value), .agency(agency.value)], at: now)
        }
    }
}

/// Where a version goes that is about to be written.
struct ServiceItemPlace {
    /// Nil for an item that is not there yet.
    let id: ServiceItemID?
    let agency: AgencyID
    /// Of the draft that it takes the place of; 0 for none.
    let revision: Int
    let before: ServiceItem?
}

extension Transaction {
    func unitsByCode() throws -> [String: AgencyID] {
        Dictionary(uniqueKeysWithValues: try rows("SELECT id, code FROM agency").map { (try $0.get("code"), try $0.get("id")) })
    }

    func requireItems(_ permission: Permission, _ officer: Officer, for agency: AgencyID) throws {
        let current = try current(officer)
        guard current.may(permission) else { throw ServiceItemRefusal.permissionMissing(permission) }
        guard current.may(permission, for: agency) else { throw ServiceItemRefusal.notForThisUnit }
    }

    /// Where a version may be written, or why it may not. Who only looks takes no lock.
    func place(of item: ServiceItem, units: [String: AgencyID], isLocked: Bool = true) throws -> ServiceItemPlace {
        let identity = item.identity
        guard let agency = units[identity.unit] else { throw ServiceItemRefusal.unknownUnit(identity.unit) }
        let lock: SQL = isLocked && dialect == .postgres ? " FOR UPDATE" : ""
        guard let row = try first("SELECT id, agency_id FROM service_item WHERE task_code = \(identity.taskCode)" + lock) else {
            return ServiceItemPlace(id: nil, agency: agency, revision: 0, before: nil)
        }
        let id: ServiceItemID = try row.get("id")
        guard try row.get("agency_id", as: AgencyID.self) == agency else { throw ServiceItemRefusal.otherUnit(name: identity.name) }
        if let stored = try serviceItem(id, version: identity.version) {
            if stored.isPublished { throw ServiceItemRefusal.published(name: stored.item.identity.name, version: stored.number) }
            return ServiceItemPlace(id: id, agency: agency, revision: stored.revision, before: stored.item)
        }
        let last: Int = try value("SELECT MAX(number) FROM service_item_version WHERE item_id = \(id)")
        guard identity.version > last else {
            throw ServiceItemRefusal.versionNumber(name: identity.name, found: identity.version, last: last)
        }
        return ServiceItemPlace(id: id, agency: agency, revision: 0, before: nil)
    }

    func save(_ item: ServiceItem, at place: ServiceItemPlace, by actor: Actor, at now: Instant) throws -> ServiceItemID {
        let identity = item.identity
        let id =
            try place.id
            ?? ServiceItemID(
                value: insert(
                    """
                    INSERT INTO service_item (task_code, agency_id, created_at) VALUES (\(identity.taskCode), \(place.agency), \(now))
                    """))
        let document = try item.json(), promised = item.time.promisedLimit
        let hasFees: Bool? = item.fees.isUnsaid ? nil : item.fees.value != nil
        if place.revision > 0 {
            try run("DELETE FROM service_item_shortened WHERE item_id = \(id) AND number = \(identity.version)")
            try run("DELETE FROM service_item_facet WHERE item_id = \(id) AND number = \(identity.version)")
            try run(
                """
                UPDATE service_item_version SET revision = revision + 1, name = \(identity.name), words = \(item.soughtWords),
                    type = \(identity.type.rawValue), case_type = \(item.time.caseType?.rawValue), promised_days = \(promised?.days),
                    promised_unit = \(promised?.unit.rawValue), visits = \(item.process.visitCount), has_fees = \(hasFees),
                    state = \(identity.state.rawValue), effective_from = \(identity.effectiveFrom), effective_until = \(identity.effectiveUntil),
                    document = \(document), saved_by = \(actor.name), saved_at = \(now)
                WHERE item_id = \(id) AND number = \(identity.version) AND revision = \(place.revision)
                """, expecting: 1)
        } else {
            try run(
                """
                INSERT INTO service_item_version (item_id, number, name, words, type, case_type, promised_days, promised_unit, visits, has_fees,
                    state, effective_from, effective_until, document, saved_by, saved_at)
                VALUES (\(id), \(identity.version), \(identity.name), \(item.soughtWords), \(identity.type.rawValue),
                    \(item.time.caseType?.rawValue), \(promised?.days), \(promised?.unit.rawValue), \(item.process.visitCount), \(hasFees),
                    \(identity.state.rawValue), \(identity.effectiveFrom), \(identity.effectiveUntil), \(document), \(actor.name), \(now))
                """)
        }
        try run("DELETE FROM service_item_units WHERE item_id = \(id) AND number = \(identity.version)")
        try run(
            "INSERT INTO service_item_units (item_id, number, units) VALUES (\(id), \(identity.version), \(item.process.flow.unitCount))")
        if item.time.isShortened {
            try run("INSERT INTO service_item_shortened (item_id, number) VALUES (\(id), \(identity.version))")
        }
        let facets: [(String, String)] =
            Set(item.conditions.audiences).map { ("audience", $0.rawValue) } + Set(item.lifeEvents).map { ("lifeEvent", $0.rawValue) }
        for (kind, value) in facets.sorted(by: <) {
            try run(
                "INSERT INTO service_item_facet (item_id, number, kind, value) VALUES (\(id), \(identity.version), \(kind), \(value))")
        }
        try record(
            action: "item.save", subject: "service_item/\(id.value)", version: Int64(identity.version),
            before: try place.before.map { JSONText.object(["name": $0.identity.name, "document": try $0.json()]) },
            after: JSONText.object(["name": identity.name, "code": identity.taskCode, "document": document]), by: actor, at: now)
        return id
    }

    /// Without looking at the page tags: many may be published in one transaction.
    func publish(_ stored: StoredItem, by actor: Actor, at now: Instant) throws {
        try run(
            """
            UPDATE service_item_version SET published_by = \(actor.name), published_at = \(now)
            WHERE item_id = \(stored.id) AND number = \(stored.number) AND published_at IS NULL
            """, expecting: 1)
        try run("UPDATE service_item SET withdrawn_at = NULL, withdrawal = NULL WHERE id = \(stored.id)")
        try record(
            action: "item.publish", subject: "service_item/\(stored.id.value)", version: Int64(stored.number),
            after: JSONText.object(["name": stored.item.identity.name, "effectiveFrom": stored.item.identity.effectiveFrom.text]),
            by: actor,
            at: now)
    }

    /// Everything to be said about a version: by itself, and after the last one that was published.
    func findings(in stored: StoredItem, units: Set<String>? = nil) throws -> [ItemFinding] {
        let rules = ServiceItemRules(units: try units ?? Set(unitsByCode().keys))
        let before = try storedItems(
            "item.id = \(stored.id) AND version.published_at IS NOT NULL AND version.number < \(stored.number) ORDER BY version.number DESC LIMIT 1"
        ).first
        let form = try itemForm(of: stored.taskCode, version: stored.number)
        let byForm = rules.findings(in: stored.item, answering: form?.form)
        guard let before else { return rules.findings(in: stored.item) + byForm }
        let findings = rules.findings(in: stored.item, after: before.item) + byForm
        // A version may be there for its form alone.
        return form?.itemVersion == stored.number ? findings.filter { $0.code != "version.nothingChanged" } : findings
    }

    /// One at a time acts on an item.
    fileprivate func takeItem(_ id: ServiceItemID) throws -> AgencyID {
        let lock: SQL = dialect == .postgres ? " FOR UPDATE" : ""
        guard let row = try first("SELECT agency_id FROM service_item WHERE id = \(id)" + lock) else { throw ServiceItemRefusal.notFound }
        return try row.get("agency_id")
    }

    fileprivate func takeVersion(_ id: ServiceItemID, _ number: Int) throws -> StoredItem {
        _ = try takeItem(id)
        guard let stored = try serviceItem(id, version: number) else { throw ServiceItemRefusal.notFound }
        return stored
    }
}

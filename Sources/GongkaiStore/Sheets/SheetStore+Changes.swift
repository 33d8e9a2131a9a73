package import GongkaiCore

extension SheetStore {
    /// Begins a sheet; it shows when somebody else has let it through. `mark` is that of the form.
    package func create(
        _ fields: SheetFields, kind: SheetKind, of agency: AgencyID, mark: String? = nil, by officer: Officer, from address: String,
        at now: Instant
    ) async throws -> SheetID {
        try await database.write { tx in
            try tx.requireSheets(.writeArticles, officer, for: agency)
            // Of two windows one is refused; SQLite has one writer anyway.
            if kind.isSingle, tx.dialect == .postgres { try tx.run("LOCK TABLE sheet IN SHARE ROW EXCLUSIVE MODE") }
            if kind.isSingle, try tx.first("SELECT id FROM sheet WHERE kind = \(kind.code) AND agency_id = \(agency)") != nil {
                throw SheetRefusal.exists
            }
            let id = try tx.createSheet(fields, kind: kind, of: agency, by: officer.id, as: officer.actor(from: address), at: now)
            try tx.note(.sheet(id), of: mark, by: officer.id, at: now)
            return id
        }
    }

    /// Writes the next version, or changes the one that waits. What is shown stays. `version` is the newest that the writer saw: what somebody
    /// else wrote meanwhile is not lost in silence.
    package func propose(
        _ fields: SheetFields, for sheet: SheetID, expecting version: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let (kind, agency) = try tx.takeSheet(sheet)
            try tx.requireSheets(.writeArticles, officer, for: agency)
            // A new number each time: whoever looked at the text before does not let this one through.
            let number = try tx.nextSheetVersion(of: sheet)
            guard number == version + 1 else { throw SheetRefusal.stale }
            let faults = fields.faults(of: kind, on: now.day)
            guard faults.isEmpty else { throw SheetRefusal.faults(faults) }
            try tx.run("DELETE FROM sheet_version WHERE sheet_id = \(sheet) AND state = 'proposed'")
            try tx.insertVersion(fields, of: sheet, number, by: officer.id, as: officer.actor(from: address), at: now)
        }
    }

    /// Lets the version that waits show, when the secrecy review of it does. `version` is the one that was looked at.
    package func approve(_ sheet: SheetID, version: Int, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            let draft = try tx.proposed(sheet, version, for: officer)
            let review = try tx.requireSecrecy(draft.facts), agency = draft.agency
            try tx.decide(sheet, version, "approved", grounds: review.basis, by: officer, at: now)
            try tx.run("UPDATE sheet SET shown = \(version), end_reason = NULL WHERE id = \(sheet)", expecting: 1)
            try tx.putUp(DraftID(.sheet, sheet.value))
            try tx.record(
                action: "sheet.approve", subject: "sheet/\(sheet.value)", version: Int64(version),
                after: JSONText.object(["secrecy": review.outcome.rawValue, "basis": review.basis]), by: officer.actor(from: address),
                at: now)
            try tx.sheetChanged(agency, at: now)
        }
    }

    /// Sends the version that waits back, with the reason.
    package func reject(
        _ sheet: SheetID, version: Int, reason: String, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            _ = try tx.proposed(sheet, version, for: officer)
            guard !reason.allSatisfy(\.isWhitespace) else { throw SheetRefusal.groundsMissing }
            try tx.decide(sheet, version, "rejected", grounds: reason, by: officer, at: now)
            try tx.record(
                action: "sheet.reject", subject: "sheet/\(sheet.value)", version: Int64(version),
                after: JSONText.object(["reason": reason]), by: officer.actor(from: address), at: now)
        }
    }

    /// Takes a sheet off the portal; where a unit's only one stood, everybody reads since when and why. `seen`: the version that was looked at;
    /// another one is not taken down.
    package func withdraw(
        _ sheet: SheetID, seen: Int? = nil, reason: String, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let (_, agency) = try tx.takeSheet(sheet)
            try tx.requireSheets(.publishArticles, officer, for: agency)
            if let refusal = Tombstone.refusal(of: reason) { throw refusal }
            // Who wrote what is taken down does not put its next version back alone.
            let versions = try tx.first(
                """
                SELECT shown, (SELECT MAX(number) FROM sheet_version WHERE sheet_id = sheet.id) AS newest FROM sheet WHERE id = \(sheet)
                """)
            if let versions, let shown: Int = try versions.get("shown") {
                if let seen, seen != shown { throw DraftRefusal.changedMeanwhile }
                let newest: Int = try versions.get("newest")
                if newest > shown { try tx.carryHands(in: DraftID(.sheet, sheet.value), from: shown, to: newest) }
            }
            guard try tx.run("UPDATE sheet SET shown = NULL, end_reason = \(reason) WHERE id = \(sheet) AND shown IS NOT NULL") == 1 else {
                throw SheetRefusal.notShown
            }
            try tx.takeDown(DraftID(.sheet, sheet.value), reason: reason, at: now)
            try tx.record(
                action: "sheet.withdraw", subject: "sheet/\(sheet.value)", after: JSONText.object(["reason": reason]),
                by: officer.actor(from: address), at: now)
            try tx.sheetChanged(agency, at: now)
        }
    }
}

extension Transaction {
    func createSheet(
        _ fields: SheetFields, kind: SheetKind, of agency: AgencyID, by officer: OfficerID, as actor: Actor, at now: Instant
    ) throws -> SheetID {
        let faults = fields.faults(of: kind, on: now.day)
        guard faults.isEmpty else { throw SheetRefusal.faults(faults) }
        let id = SheetID(
            value: try insert("INSERT INTO sheet (kind, agency_id, created_at) VALUES (\(kind.code), \(agency), \(now))"))
        try insertVersion(fields, of: id, 1, by: officer, as: actor, at: now)
        return id
    }

    fileprivate func nextSheetVersion(of sheet: SheetID) throws -> Int {
        try value("SELECT COALESCE(MAX(number), 0) + 1 FROM sheet_version WHERE sheet_id = \(sheet)")
    }

    fileprivate func insertVersion(
        _ fields: SheetFields, of sheet: SheetID, _ number: Int, by officer: OfficerID, as actor: Actor, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO sheet_version (sheet_id, number, fields, state, saved_by, saved_at)
            VALUES (\(sheet), \(number), \(SheetJSON.text(fields)), 'proposed', \(officer), \(now))
            """)
        let draft = DraftID(.sheet, sheet.value)
        let shown = try first("SELECT shown FROM sheet WHERE id = \(sheet)").flatMap { try $0.get("shown", as: Int?.self) }
        // What shows was let through; all else that it begins with was not.
        if number > 1, shown != number - 1 { try carryHands(in: draft, from: number - 1, to: number) }
        try note(hand: officer, in: draft, number, at: now)
        try record(
            action: "sheet.propose", subject: "sheet/\(sheet.value)", version: Int64(number), after: SheetJSON.text(fields), by: actor,
            at: now)
    }

    /// One at a time acts on a sheet.
    fileprivate func takeSheet(_ sheet: SheetID) throws -> (kind: SheetKind, agency: AgencyID) {
        let lock: SQL = dialect == .postgres ? " FOR UPDATE" : ""
        guard let row = try first("SELECT kind, agency_id FROM sheet WHERE id = \(sheet)" + lock) else { throw SheetRefusal.notFound }
        let code: String = try row.get("kind")
        guard let kind = SheetKind.code(code) else { throw SheetRefusal.unknownKind(code) }
        return (kind, try row.get("agency_id"))
    }

    /// The version that waits, for somebody who may decide about it.
    fileprivate func proposed(_ sheet: SheetID, _ number: Int, for officer: Officer) throws -> Draft {
        let (_, agency) = try takeSheet(sheet)
        try requireSheets(.approveArticles, officer, for: agency)
        guard let draft = try draft(DraftID(.sheet, sheet.value)), draft.isWaiting, draft.number == number else {
            throw SheetRefusal.nothingProposed
        }
        if let refusal = draft.facts.refusalToDecide(try current(officer)) { throw refusal }
        return draft
    }

    fileprivate func decide(
        _ sheet: SheetID, _ number: Int, _ state: String, grounds: String, by officer: Officer, at now: Instant
    ) throws {
        try run(
            """
            UPDATE sheet_version SET state = \(state), decided_by = \(officer.id), decided_at = \(now), grounds = \(grounds)
            WHERE sheet_id = \(sheet) AND number = \(number) AND state = 'proposed'
            """, expecting: 1)
    }

    fileprivate func requireSheets(_ permission: Permission, _ officer: Officer, for agency: AgencyID) throws {
        let officer = try current(officer)
        guard officer.may(permission) else { throw SheetRefusal.permissionMissing(permission) }
        guard officer.may(permission, for: agency) else { throw SheetRefusal.notForThisUnit }
    }

    func sheetChanged(_ agency: AgencyID, at now: Instant) throws { try pagesChanged([.agency(agency.value)], at: now) }
}

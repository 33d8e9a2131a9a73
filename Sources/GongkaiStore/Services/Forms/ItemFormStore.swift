package import GongkaiCore

/// The forms of items: every version of each, and which one serves.
package struct ItemFormStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// The form by which a version of an item is applied for; nil where the general one serves.
    package func form(of item: String, version: Int) async throws -> StoredItemForm? {
        try await database.read { tx in try tx.itemForm(of: item, version: version) }
    }

    /// A form by its number, whatever came after it.
    package func form(of item: String, number: Int) async throws -> StoredItemForm? {
        try await database.read { tx in try tx.itemForm(of: item, number: number) }
    }

    /// All of an item, youngest first.
    package func forms(of item: String) async throws -> [StoredItemForm] {
        try await database.read { tx in
            try tx.rows("SELECT * FROM item_form WHERE item = \(item) ORDER BY number DESC").map(StoredItemForm.init)
        }
    }

    /// Keeps a form under the next number; what stands so already keeps its own.
    ///
    /// - Parameter version: of the item, from which on it serves; nil for the newest one there is.
    @discardableResult
    package func keep(
        _ form: ItemForm, for item: String, from version: Int? = nil, by actor: Actor, at now: Instant
    ) async throws -> StoredItemForm {
        try await database.write { tx in try tx.keep(form, for: item, from: version, by: actor, at: now) }
    }

    /// Keeps a form with the draft of an item: with its newest version while that is not published, and else with a new one that says the same.
    /// Nobody applies by it before that version is published. What serves already is kept no second time.
    package func keepDraft(
        _ form: ItemForm, for id: ServiceItemID, by officer: Officer, from address: String, at now: Instant
    ) async throws -> KeptFormDraft {
        try await database.write { tx in
            let lock: SQL = tx.dialect == .postgres ? " FOR UPDATE" : ""
            guard try tx.first("SELECT id FROM service_item WHERE id = \(id)" + lock) != nil,
                let newest = try tx.storedItems("item.id = \(id) ORDER BY version.number DESC LIMIT 1").first
            else { throw ServiceItemRefusal.notFound }
            try tx.requireItems(.maintainItems, officer, for: newest.agency)
            let faults = form.faults
            if !faults.isEmpty { throw ItemFormRefusal.faulty(faults) }
            if let serving = try tx.itemForm(of: newest.taskCode, version: newest.number), serving.form == form {
                return KeptFormDraft(form: serving, isNew: false)
            }
            let actor = officer.actor(from: address)
            var item = newest.item
            if newest.isPublished {
                item.identity.version += 1
                item.identity.effectiveFrom = max(now.day, item.identity.effectiveFrom.adding(days: 1))
                _ = try tx.save(item, at: try tx.place(of: item, units: tx.unitsByCode()), by: actor, at: now)
            } else {
                // Whoever looked at the version to publish it did not see this form.
                try tx.run(
                    """
                    UPDATE service_item_version SET revision = revision + 1
                    WHERE item_id = \(id) AND number = \(newest.number) AND published_at IS NULL
                    """, expecting: 1)
            }
            let kept = try tx.keep(form, for: newest.taskCode, from: item.identity.version, by: actor, at: now)
            return KeptFormDraft(form: kept, isNew: true)
        }
    }
}

/// What became of a form that somebody brought.
package struct KeptFormDraft: Sendable, Equatable {
    package let form: StoredItemForm
    /// False where the item is applied for by just this form already.
    package let isNew: Bool
}

/// One version of a form.
package struct StoredItemForm: Sendable, Equatable {
    package let item: String
    package let number: Int
    package let itemVersion: Int
    package let form: ItemForm
    package let savedBy: String
    package let savedAt: Instant

    init(_ row: Row) throws {
        let document: String = try row.get("document")
        do {
            form = try ItemForm(json: document)
        } catch {
            throw DatabaseError(.misuse, "a form cannot be read: \(error)")
        }
        item = try row.get("item")
        number = try row.get("number")
        itemVersion = try row.get("item_version")
        savedBy = try row.get("saved_by")
        savedAt = try row.get("saved_at")
    }
}

/// Why a form is not taken in.
package enum ItemFormRefusal: Error, Sendable, Equatable {
    case unknownItem(String)
    case unknownVersion(Int, of: String)
    case faulty([ItemFormFault])

    package var words: String {
        switch self {
        case .unknownItem(let code): "没有实施编码为“\(code)”的事项。请核对编码，或者先导入事项。"
        case .unknownVersion(let number, let code): "事项“\(code)”没有第\(number)版。请核对版本号。"
        case .faulty(let faults): faults.map(\.words).joined()
        }
    }
}

extension Transaction {
    /// A form serves until a later version of the item has one of its own: what is kept for an earlier version afterwards changes nothing there.
    func itemForm(of item: String, version: Int) throws -> StoredItemForm? {
        try first(
            "SELECT * FROM item_form WHERE item = \(item) AND item_version <= \(version) ORDER BY item_version DESC, number DESC LIMIT 1"
        ).map(StoredItemForm.init)
    }

    func itemForm(of item: String, number: Int) throws -> StoredItemForm? {
        try first("SELECT * FROM item_form WHERE item = \(item) AND number = \(number)").map(StoredItemForm.init)
    }

    @discardableResult
    func keep(_ form: ItemForm, for item: String, from version: Int?, by actor: Actor, at now: Instant) throws -> StoredItemForm {
        let faults = form.faults
        if !faults.isEmpty { throw ItemFormRefusal.faulty(faults) }
        let lock: SQL = dialect == .postgres ? " FOR UPDATE" : ""
        guard let known = try first("SELECT id FROM service_item WHERE task_code = \(item)" + lock) else {
            throw ItemFormRefusal.unknownItem(item)
        }
        let id: ServiceItemID = try known.get("id")
        let versions: [Int] = try rows("SELECT number FROM service_item_version WHERE item_id = \(id) ORDER BY number").map {
            try $0.get("number")
        }
        let from = version ?? versions.last ?? 1
        guard versions.contains(from) else { throw ItemFormRefusal.unknownVersion(from, of: item) }
        let document = try form.json()
        let last = try first("SELECT * FROM item_form WHERE item = \(item) ORDER BY number DESC LIMIT 1").map(StoredItemForm.init)
        if let serving = try itemForm(of: item, version: from), serving.itemVersion == from, serving.form == form { return serving }
        try requireConditions(of: id, item, from: from, by: form, on: now.day)
        let number = (last?.number ?? 0) + 1
        try run(
            """
            INSERT INTO item_form (item, number, item_version, document, saved_by, saved_at)
            VALUES (\(item), \(number), \(from), \(document), \(actor.name), \(now))
            """)
        try record(
            action: "item.form", subject: "service_item/\(id.value)", version: Int64(number),
            after: JSONText.object(["item": item, "itemVersion": String(from), "sha256": SHA256.hex(of: document)]), by: actor, at: now)
        // The guide tells by the words of the form what depends on answers.
        try pagesChanged([.service(id.value)], at: now)
        guard let kept = try itemForm(of: item, number: number) else { throw DatabaseError(.misuse, "a form was not kept") }
        return kept
    }

    /// What is published already goes on by its form: one that does not ask what steps, materials and fees depend on takes no such place. A draft is
    /// looked at when it is published. Nobody applies any more by a version that a later one took the place of, and versions from the next one on that
    /// has a form of its own are not served by this one.
    private func requireConditions(
        of id: ServiceItemID, _ item: String, from version: Int, by form: ItemForm, on day: Day
    ) throws {
        let rules = ServiceItemRules(units: [])
        let own: Int? = try value("SELECT MIN(item_version) FROM item_form WHERE item = \(item) AND item_version > \(version)")
        let served = try storedItems(
            """
            item.id = \(id) AND version.number >= \(version) AND version.number < \(own ?? .max) AND version.published_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM service_item_version AS later WHERE later.item_id = version.item_id
                    AND later.number > version.number AND later.published_at IS NOT NULL AND later.effective_from <= \(day))
            """)
        for stored in served {
            let faults = rules.findings(in: stored.item, answering: form).map { ItemFormFault("", $0.words) }
            if !faults.isEmpty { throw ItemFormRefusal.faulty(faults) }
        }
    }
}

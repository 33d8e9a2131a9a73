import GongkaiCore

/// What becomes public is counted: its record in the register of disclosed items, and that the website carried it.
extension Transaction {
    /// Enters or corrects the records of a version that goes live, and returns its index number.
    func enterItem(of version: LoadedVersion, by actor: Actor, at now: Instant) throws -> String {
        // Writers of registers queue, so that what is looked up here is so until the commit.
        try takeRecords(0)
        let document = version.kind.isNormative ? try enterDocument(of: version, by: actor, at: now) : nil
        var item = try currentItem(version.item)
        // The clerk may have entered the document's item by hand before: then this is it.
        if item == nil, let document { item = try self.item(ofDocument: document.record, agency: version.agency) }
        let table = RegisterTable(try .named("disclosed_item"))
        var number = version.indexNumber
        if number == nil, let item { number = item.text(try column("index_number", of: table.register), of: table.register) }
        let index = try number ?? issueIndexNumber(indexScheme(of: version), year: (version.content.createdOn ?? now.day).year)

        var cells = item?.cells(of: table.register) ?? [:]
        cells["index_number"] = index
        cells["title"] = version.content.title
        cells["document_number"] = version.content.documentNumber ?? ""
        cells["created_on"] = version.content.createdOn?.text ?? ""
        // The register counts by the first level.
        if let subject = version.content.subject { cells["subject_category"] = String(subject.prefix(2)) }
        if let abstract = version.content.abstract { cells["abstract"] = abstract }
        if let document { cells["normative_document_id"] = document.number }
        let id = try put(cells, of: item, in: table.register, version, by: actor, at: now)
        try enterPublication(of: id, index, version, by: actor, at: now)
        try run(
            "UPDATE article SET index_number = \(index), item_id = \(id) WHERE id = \(version.article)", expecting: 1)
        return index
    }

    private func column(_ name: String, of register: RegisterDefinition) throws -> RegisterColumn {
        guard let column = register.column(name) else { throw DatabaseError(.misuse, "\(register.name) has no column \(name)") }
        return column
    }

    private func currentItem(_ id: Int64?) throws -> RegisterRecord? {
        guard let id else { return nil }
        let table = RegisterTable(try .named("disclosed_item"))
        return try first(table.select + " WHERE record.record_id = \(id) AND record.is_current = 1").map(table.record)
    }

    private func item(ofDocument document: Int64, agency: AgencyID) throws -> RegisterRecord? {
        let table = RegisterTable(try .named("disclosed_item"))
        let found = try first(
            table.select
                + " WHERE record.normative_document_id = \(document) AND record.is_current = 1 AND record.agency_id = \(agency)"
        ).map(table.record)
        // Another article may be that item already.
        guard let found, try value("SELECT COUNT(*) FROM article WHERE item_id = \(found.id)", as: Int.self) == 0 else { return nil }
        return found
    }

    /// A normative document is entered once; that it became public, and that it was repealed, is added to what stands there.
    private func enterDocument(
        of version: LoadedVersion, by actor: Actor, at now: Instant
    ) throws -> (record: Int64, number: String)? {
        guard let number = version.content.documentNumber, let createdOn = version.content.createdOn else { return nil }
        let table = RegisterTable(try .named("normative_document"))
        let known = try first(table.select + " WHERE record.document_number = \(number) AND record.is_current = 1").map(table.record)
        if let known, known.agency != version.agency { throw ArticleRefusal.documentOfOther(number) }
        var cells =
            known?.cells(of: table.register) ?? [
                "category": "normative", "document_number": number, "title": version.content.title, "issued_on": createdOn.text,
            ]
        if cells["opened_on", default: ""].isEmpty { cells["opened_on"] = now.day.text }
        if let repealed = version.content.term.repealedOn { cells["repealed_on"] = repealed.text }
        return (try put(cells, of: known, in: table.register, version, by: actor, at: now), number)
    }

    private func enterPublication(
        of item: Int64, _ index: String, _ version: LoadedVersion, by actor: Actor, at now: Instant
    ) throws {
        let known: Int = try value(
            "SELECT COUNT(*) FROM channel_publication WHERE item_id = \(item) AND channel = 'website' AND is_current = 1")
        // A corrected version is no second publication.
        if known > 0 { return }
        let cells = ["item_id": index, "channel": "website", "published_on": now.day.text, "place": version.domain]
        _ = try put(cells, of: nil, in: try .named("channel_publication"), version, by: actor, at: now)
    }

    /// Enters a record, or corrects the one that is there where it differs.
    private func put(
        _ cells: [String: String], of record: RegisterRecord?, in register: RegisterDefinition, _ version: LoadedVersion, by actor: Actor,
        at now: Instant
    ) throws -> Int64 {
        let parsed = try register.read(cells, today: now.day)
        guard let record else { return try enter(parsed, in: register, agency: version.agency, within: nil, by: actor, at: now) }
        if cells != record.cells(of: register) {
            do {
                try correct(
                    parsed, of: record.id, in: register, expecting: record.version, reason: "网站稿件第\(version.number)版发布", within: nil,
                    by: actor, at: now)
            } catch RegisterRefusal.unchanged {
                // A code and its label are the same value.
            }
        }
        return record.id
    }
}

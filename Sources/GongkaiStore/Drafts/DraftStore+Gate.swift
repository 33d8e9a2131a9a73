package import GongkaiCore

extension DraftStore {
    /// What the gate asks about in the words of a draft, each with its field: for whoever signs or decides to look at. What must not be public at
    /// all was refused when it was written.
    package func questions(in id: DraftID, for officer: Officer) async throws -> [GateHit] {
        try await database.read { tx in
            guard let draft = try tx.draft(id), try tx.current(officer).may(.readArticles, for: draft.agency) else { return [] }
            let words = try tx.gateWordList()
            return try tx.texts(of: id).flatMap { place, text in GateScan.hits(in: text, words: words).map { $0.at(place) } }
        }
    }

    /// A draft with all that is signed of it, read at one moment: the hash is that of these very words. Nil where there are none.
    package func signing(
        _ id: DraftID, for officer: Officer, at now: Instant
    ) async throws -> (draft: Draft, words: [DraftWords])? {
        try await database.read { tx in
            guard let draft = try tx.draft(id), try tx.current(officer).may(.readArticles, for: draft.agency) else { return nil }
            return (draft, try tx.words(of: id, at: now))
        }
    }
}

extension Transaction {
    /// The words of a draft, each with the name of its field.
    fileprivate func texts(of id: DraftID) throws -> [(place: String, text: String)] {
        switch id.kind {
        case .sheet:
            return try sheetLines("sheet.id = \(id.subject)").flatMap { line in
                line.kind.fields.compactMap { field in line.newest.fields[field.code].map { (field.label, $0) } }
            }
        case .collection:
            return try collections("collection.id = \(id.subject)").flatMap { collection in
                let parts = try sections(of: collection.id).map { ("栏名", $0.title) }
                return [("标题", collection.title), ("导语", collection.lead), ("主办单位", collection.text.issue?.sponsor ?? "")] + parts
            }
        case .guide:
            let contents = try guides("agency_id = \(id.subject)").first?.guide.contents ?? [:]
            return GuideElement.all.compactMap { element in contents[element.code].map { (element.label, $0) } }
        }
    }

    /// All that the hash of a draft is of, as its reviewer reads it; of a collection with the titles of what is in it.
    fileprivate func words(of id: DraftID, at now: Instant) throws -> [DraftWords] {
        guard id.kind == .collection else { return try texts(of: id).map { DraftWords(label: $0.place, text: $0.text) } }
        guard let collection = try collections("collection.id = \(id.subject)").first else { return [] }
        var words = [DraftWords(label: "标题", text: collection.title)]
        if !collection.lead.isEmpty { words.append(DraftWords(label: "导语", text: collection.lead)) }
        if let issue = collection.text.issue {
            words.append(DraftWords(label: "期号", text: issue.words))
            words.append(DraftWords(label: "出版日期", text: issue.issuedOn.chineseText))
            if let sponsor = issue.sponsor { words.append(DraftWords(label: "主办单位", text: sponsor)) }
        } else {
            words.append(DraftWords(label: "网址代码", text: collection.code))
        }
        for (index, section) in try sections(of: collection.id).enumerated() {
            words.append(DraftWords(label: "第\(index + 1)栏", text: try lines(of: section, in: collection, at: now).joined(separator: "\n")))
        }
        return words
    }

    private func lines(of section: CollectionSection, in collection: StoredCollection, at now: Instant) throws -> [String] {
        var lines = [section.title]
        for (place, entry) in section.entries.enumerated() {
            let shown = try shownLines(
                "shown.article_id = \(entry.article) AND +shown.site_id = \(collection.site)", before: nil, limit: 1, at: now)
            let title = shown.first?.title ?? "（已不公开，不显示）", page = entry.page.map { "（第\($0)页）" } ?? ""
            lines.append("\(place + 1). \(title)\(page)")
        }
        if let column = section.column {
            let name = try self.column(column).name
            lines.append("其后显示栏目“\(name)”的最新信息")
        }
        return lines
    }
}

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
}

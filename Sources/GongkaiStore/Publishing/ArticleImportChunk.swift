import GongkaiCore

/// Some thousand articles with everything computed that needs no database: hashes, values of rows, keys of the search.
struct ArticleImportChunk: Sendable {
    struct Table: Sendable {
        let name: String
        let columns: [String]
        /// Row after row.
        var values: [SQLValue] = []
    }

    struct Entry: Sendable {
        let article: Int64
        let after: String
    }

    let firstID: Int64
    let count: Int
    let tables: [Table]
    let entries: [Entry]
    let search: PackedSegment

    var rows: Int { tables.reduce(0) { $0 + $1.values.count / $1.columns.count } }

    /// Computed on all processors.
    init(
        _ articles: [ImportedArticle], firstID: Int64, sites: [ColumnID: SiteID], officer: OfficerID, basis: String, at now: Instant
    ) async throws {
        self.firstID = firstID
        count = articles.count
        let size = max(500, (articles.count + 3) / 4)
        let parts = try await withThrowingTaskGroup(of: (Int, Part).self) { group in
            for start in stride(from: 0, to: articles.count, by: size) {
                let some = articles[start..<min(start + size, articles.count)]
                group.addTask {
                    var part = Part()
                    for (offset, article) in some.enumerated() {
                        try part.add(article, id: firstID + Int64(start + offset), sites, officer, basis, at: now)
                    }
                    return (start, part)
                }
            }
            var parts: [(Int, Part)] = []
            for try await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.map(\.1)
        }
        var tables = parts.first?.tables ?? [], search = parts.first?.search ?? SegmentWriter()
        for part in parts.dropFirst() {
            for index in tables.indices { tables[index].values += part.tables[index].values }
            search.add(part.search)
        }
        search.sort()
        self.tables = tables
        self.search = PackedSegment(search)
        entries = parts.flatMap(\.entries)
    }

    private struct Part: Sendable {
        var tables: [Table] = []
        var entries: [Entry] = []
        var search = SegmentWriter()

        mutating func add(
            _ article: ImportedArticle, id: Int64, _ sites: [ColumnID: SiteID], _ officer: OfficerID, _ basis: String, at now: Instant
        ) throws {
            let content = article.content, place = article.place, at = article.publishedAt
            guard let kind = ArticleKind.code(place.kind) else { throw ArticleRefusal.unknownKind(place.kind) }
            guard let site = sites[place.column] else { throw SiteRefusal.unknownColumn }
            let columns = content.columns(of: kind).map { (name: $0.name.rendered(for: .sqlite).text, value: $0.value) }
            if tables.isEmpty {
                tables = [
                    Table(
                        name: "article",
                        columns: ["id", "site_id", "column_id", "agency_id", "kind", "index_number", "created_by", "created_at"]),
                    Table(
                        name: "article_version",
                        columns: columns.map(\.name) + [
                            "article_id", "number", "state", "secrecy", "saved_by", "saved_at", "published_by", "published_at",
                        ]),
                    Table(
                        name: "article_review",
                        columns: [
                            "article_id", "number", "content_hash", "step", "step_name", "reviewer_id", "decision", "secrecy", "basis",
                            "at",
                        ]),
                    Table(
                        name: "shown_article",
                        columns: [
                            "column_id", "article_id", "number", "site_id", "agency_id", "is_home", "kind", "is_catalogued", "title",
                            "index_number", "document_number", "subject", "genre", "audiences", "created_on", "effective_on", "expires_on",
                            "repealed_on",
                            "published_at", "shows_from",
                        ]),
                ]
            }
            let hash = columns.last { $0.name == "content_hash" }?.value ?? .null
            tables[0].values += [
                id.sqlValue, site.sqlValue, place.column.sqlValue, place.agency.sqlValue, kind.code.sqlValue, place.indexNumber.sqlValue,
                officer.sqlValue, now.sqlValue,
            ]
            tables[1].values += columns.map(\.value)
            tables[1].values += [
                id.sqlValue, 1.sqlValue, VersionState.live.rawValue.sqlValue, SecrecyOutcome.open.rawValue.sqlValue, officer.sqlValue,
                now.sqlValue, officer.sqlValue, at.sqlValue,
            ]
            tables[2].values += [
                id.sqlValue, 1.sqlValue, hash, 0.sqlValue, "导入前已公开信息的保密审查".sqlValue, officer.sqlValue, "approved".sqlValue,
                SecrecyOutcome.open.rawValue.sqlValue, basis.sqlValue, now.sqlValue,
            ]
            // As `fillShown` derives it: drawing it from a million live versions for each chunk would take longer than all else.
            tables[3].values += [
                place.column.sqlValue, id.sqlValue, 1.sqlValue, site.sqlValue, place.agency.sqlValue, true.sqlValue, kind.code.sqlValue,
                kind.isCatalogued.sqlValue, content.title.sqlValue, place.indexNumber.sqlValue, content.documentNumber.sqlValue,
                content.subject.sqlValue, content.genre.sqlValue, ",\(content.audiences.joined(separator: ",")),".sqlValue,
                content.createdOn.sqlValue, content.term.effectiveOn.sqlValue, content.term.expiresOn.sqlValue,
                content.term.repealedOn.sqlValue, at.sqlValue, at.sqlValue,
            ]
            let hashText: String? = if case .text(let text) = hash { text } else { nil }
            entries.append(
                Entry(
                    article: id,
                    after: JSONText.object([
                        "content_hash": hashText, "title": content.title, "index_number": place.indexNumber, "kind": kind.code,
                        "secrecy": SecrecyOutcome.open.rawValue, "basis": basis,
                    ])))
            let doc = SearchDoc(
                article: id, published: at.day, agency: place.agency.value, column: place.column.value, kind: kind.code,
                effectiveOn: content.term.effectiveOn, expiresOn: content.term.expiresOn, repealedOn: content.term.repealedOn)
            let record = SearchRecord(
                doc: doc, title: content.title, numbers: [place.indexNumber, content.documentNumber].compactMap { $0 },
                bodies: [content.plainText])
            search.add(doc, keys: record.keys)
        }
    }
}

package import GongkaiCore

/// The key of a collection.
package struct CollectionID: Sendable, Hashable {
    package let value: Int64

    package init(value: Int64) {
        self.value = value
    }
}

extension CollectionID: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(value) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self.init(value: value)
    }
}

/// When a collection was taken down, why, and by whom.
package struct CollectionWithdrawal: Sendable, Equatable {
    package let at: Instant
    package let reason: String
    /// Nil where the trail does not say.
    package let by: String?
}

/// A collection with its words: those of its draft on the console, those that somebody let through for the public.
package struct StoredCollection: Sendable, Equatable {
    package let id: CollectionID
    package let site: SiteID
    package let text: CollectionText
    package let isShown: Bool
    package let shownAt: Instant?
    package let grounds: String?
    /// Of what was written last: of the draft, or of what shows where nothing was written since.
    package let draft: Int
    /// Whether something was written since it was let through or taken down.
    package let isChanged: Bool
    /// The draft whose words show, or showed last; 0 for none.
    package var shownDraft: Int { isShown && !isChanged ? draft : draft - 1 }
    package let revision: Int
    /// Of one that was taken down and does not show again yet; only where it was read for the console.
    package let withdrawal: CollectionWithdrawal?

    package var title: String { text.title }
    package var lead: String { text.lead }
    package var code: String { text.code }
}

/// A part of a collection: articles that were chosen, and behind them the newest of a column.
package struct CollectionSection: Sendable, Equatable {
    package struct Entry: Sendable, Equatable {
        package let article: ArticleID
        package let page: Int?

        package init(_ article: ArticleID, page: Int? = nil) {
            self.article = article
            self.page = page
        }
    }

    package var title: String
    package var column: ColumnID?
    package var entries: [Entry]

    package init(title: String, column: ColumnID? = nil, entries: [Entry] = []) {
        self.title = title
        self.column = column
        self.entries = entries
    }
}

/// A part of a collection as the public sees it.
package struct ShownSection: Sendable, Equatable {
    package struct Entry: Sendable, Equatable {
        package let line: ShownLine
        package let page: Int?
    }

    package let title: String
    package let column: ColumnID?
    package let entries: [Entry]
}

extension StoredCollection {
    init(_ row: Row) throws {
        let name: String = try row.get("kind"), title: String = try row.get("title"), lead: String = try row.get("lead")
        let text: CollectionText
        if name == CollectionText.Kind.gazette.rawValue {
            text = CollectionText(
                CollectionText.Issue(
                    year: try row.get("year"), number: try row.get("number"), totalNumber: try row.get("total_number"),
                    issuedOn: try row.get("issued_on"), sponsor: try row.get("sponsor")), title: title, lead: lead)
        } else {
            text = CollectionText(code: try row.get("code"), title: title, lead: lead)
        }
        let isShown: Bool = try row.get("is_shown"), isChanged = try row.get("change_count", as: Int.self) > 0
        let last: Int = try row.get("shown_draft")
        var withdrawal: CollectionWithdrawal?
        if row["down_at"] != .null {
            withdrawal = CollectionWithdrawal(
                at: try row.get("down_at"), reason: try row.get("down_reason"), by: try row.get("down_by"))
        }
        self.init(
            id: try row.get("id"), site: try row.get("site_id"), text: text, isShown: isShown, shownAt: try row.get("shown_at"),
            grounds: try row.get("grounds"), draft: isShown && !isChanged ? last : last + 1, isChanged: isChanged,
            revision: try row.get("revision"), withdrawal: withdrawal)
    }
}

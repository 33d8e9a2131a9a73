import GongkaiCore
import GongkaiStore

/// The open sites with their columns, as an officer may use them.
struct WritingPlaces: Sendable {
    struct Place: Sendable {
        let site: StoredSite
        let column: StoredColumn

        /// With its site, where there are several.
        func label(among count: Int) -> String { count > 1 ? "\(site.settings.facts.name)：\(column.name)" : column.name }
    }

    let sites: [StoredSite]
    let all: [Place]

    init(_ store: SiteStore) async throws {
        sites = try await store.sites().filter { !$0.settings.isClosed }
        var all: [Place] = []
        for site in sites { all += try await store.columns(of: site.id).map { Place(site: site, column: $0) } }
        self.all = all
    }

    func place(_ id: ColumnID) -> Place? { all.first { $0.column.id == id } }

    /// For a filter: every column, by its key.
    var choices: [(value: String, text: String)] {
        all.map { ("\($0.column.id.value)", $0.label(among: sites.count)) }
    }

    /// Where an officer may begin an article.
    func writable(_ officer: Officer, above: Set<AgencyID>) -> [Place] {
        all.filter { officer.mayWrite(for: $0.column.settings.column, above: above) }
    }
}

extension WritingPlaces.Place {
    /// Kinds of article that the column takes, in the order of the list.
    var kinds: [ArticleKind] {
        ArticleKind.all.filter { column.settings.acceptedKinds?.contains($0.code) ?? true }
    }

    /// What the form begins with.
    var usualKind: ArticleKind? {
        ArticleKind.usual(in: column.settings.column.kind).flatMap { kinds.contains($0) ? $0 : nil } ?? kinds.first
    }

    /// What an answer to one person is published as: it binds nobody else, and so is never a normative document.
    var kindOfAnswer: ArticleKind? {
        guard let usual = usualKind, usual.isNormative else { return usualKind }
        return kinds.first { $0.isDocument && !$0.isNormative } ?? kinds.first { !$0.isNormative }
    }
}

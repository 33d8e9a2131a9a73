import GongkaiCore
import GongkaiStore

/// One box, what was found with the matched words, and ways to narrow it.
struct SearchPage: Page {
    struct Link: Sendable {
        let label: String
        let href: String
    }

    /// A page that is meant by its name.
    struct Direct: Sendable {
        let label: String
        let href: String
        let kind: String
        let note: String?

        init(_ place: DirectPlace) {
            (label, href, kind, note) = (place.name, place.href, place.kind.words, place.note)
        }
    }

    struct Choice: Sendable {
        let label: String
        let href: String
        let count: String
        let isChosen: Bool
    }

    struct Facet: Sendable {
        let id: String
        let heading: String
        let choices: [Choice]
    }

    /// A part of the words that finds something.
    struct Part: Sendable {
        let label: String
        let href: String
        let count: String
    }

    /// Where the search ends, somebody else may help.
    struct WaysOn: Sendable {
        var telephone: String?
        /// Where one asks for what is not published; nil where that is not offered.
        var requestHref: String?
        /// Everything there is, by unit and subject.
        var catalogueHref: String?
    }

    static let template = "search/search"
    let title: String
    let windowTitle: String?
    let breadcrumb: [Crumb] = [.home]
    let undone = "没有查找"
    let mistakes: [Mistake]
    let action = Route.search.path().text
    let suggestHref = Route.searchSuggestions.path().text
    let typed: String
    let longest = "\(SearchQuery.longest)"
    let error: String?
    /// Before anything was asked.
    let isFresh: Bool
    let count: String?
    let sorts: [Choice]
    let chosen: [Link]
    let hasChosen: Bool
    let widenHref: String
    let facets: [Facet]
    let hasFacets: Bool
    let synonyms: String?
    let meant: Link?
    /// The same words as one, where several were typed apart.
    let phrase: Link?
    let directs: [Direct]
    let hasDirects: Bool
    let hits: [Hit]
    let hasHits: Bool
    /// What there is none of; nil where something was found.
    let none: Nothing?
    let parts: [Part]
    let hasParts: Bool
    /// That less than everything was looked through.
    let narrow: String?
    let pager: SearchPager?
    /// There are more than can be turned to.
    let isEndless: Bool
    let telephone: String?
    /// Where one asks for what is not published; nil where that is not offered.
    let requestHref: String?
    let catalogueHref: String?

    init(
        _ address: SearchAddress, _ result: SearchResult, _ here: PublicSite, directs: [DirectPlace] = [], telling: [DirectPlace] = [],
        parts: [SearchPart] = [], meant: String?, ways: WaysOn
    ) {
        typed = address.typed
        title = "查找“\(address.typed)”"
        windowTitle = "查找“\(address.typed)”_\(here.facts.name)"
        (mistakes, error, isFresh) = ([], nil, false)
        let names = Dictionary(here.agencies.map { ($0.id, $0) }) { first, _ in first }
        let columns = here.byID
        let hasNone = result.hits.isEmpty && !(directs + telling).isEmpty
        count = hasNone ? "没有相符的稿件" : (result.isCounted ? "共 " : "约 ") + "\(grouped(result.total)) 条"
        sorts = [("相关度", ""), ("日期", SearchRequest.Order.date.rawValue)].map { label, sort in
            Choice(label: label, href: address.with(sort, for: \.sort).path.text, count: "", isChosen: address.sort == sort)
        }
        facets = Self.facets(address, result.facets, columns: columns, agencies: names)
        hasFacets = !facets.isEmpty
        chosen = Self.chosen(address, here)
        hasChosen = !chosen.isEmpty
        widenHref = address.widened.path.text
        synonyms = result.synonyms.isEmpty ? nil : result.synonyms.map { "“\($0)”" }.joined(separator: "、")
        self.meant = meant.map { Link(label: $0, href: address.with($0, for: \.typed).path.text) }
        phrase = Self.phrase(address.typed).map { Link(label: $0, href: address.with($0, for: \.typed).path.text) }
        self.directs = (directs + telling).map(Direct.init)
        hasDirects = !self.directs.isEmpty
        hits = result.hits.compactMap { Hit($0, columns: columns, agencies: names) }
        hasHits = !hits.isEmpty
        none = hits.isEmpty ? Nothing(address.typed, directs: directs.count, telling: telling.count) : nil
        self.parts = parts.map { part in
            Part(
                label: part.typed, href: address.with(part.typed, for: \.typed).path.text,
                count: (part.isCounted ? "" : "约") + "\(grouped(part.total))条")
        }
        hasParts = !parts.isEmpty
        narrow = Self.narrow(address.typed)
        pager = SearchPager(address, total: result.total, size: SearchRequest.size)
        isEndless = result.total > SearchStore.mostPages * SearchRequest.size
        (telephone, requestHref, catalogueHref) = (ways.telephone, ways.requestHref, ways.catalogueHref)
    }

    /// Without results: nothing was asked, or it cannot be.
    init(_ address: SearchAddress, refused refusal: SearchRefusal?, _ here: PublicSite, ways: WaysOn) {
        typed = address.typed
        title = "查找信息"
        windowTitle = "查找信息_\(here.facts.name)"
        error = refusal?.words
        mistakes = refusal.map { [Mistake(field: "search-q", $0.words)] } ?? []
        isFresh = refusal == nil
        (count, sorts, chosen, hasChosen, widenHref, facets, hasFacets) = (nil, [], [], false, "", [], false)
        (synonyms, meant, hits, hasHits, none, pager, isEndless) = (nil, nil, [], false, nil, nil, false)
        (directs, hasDirects, parts, hasParts, narrow, phrase) = ([], false, [], false, nil, nil)
        (telephone, requestHref, catalogueHref) = (ways.telephone, ways.requestHref, ways.catalogueHref)
    }

    /// In quotes; nil where one word was typed, or quotes or a minus: whoever does knows how.
    private static func phrase(_ typed: String) -> String? {
        guard let query = try? SearchQuery(typed), query.required.count > 1, query.excluded.isEmpty,
            query.required == typed.split(whereSeparator: \.isWhitespace).map(String.init)
        else { return nil }
        let words = query.required.reduce("") { text, word in
            let isLatin = text.last?.isASCII == true && word.first?.isASCII == true
            return text + (isLatin ? " " : "") + word
        }
        return "“\(words)”"
    }

    /// Nil where texts were looked through as well.
    private static func narrow(_ typed: String) -> String? {
        guard let ones = (try? SearchQuery(typed))?.oneCharacters, !ones.isEmpty else { return nil }
        return ones.map { "“\($0)”" }.joined(separator: "、") + "只有一个字，只在标题、文号和索引号中查找。多写一两个字，正文和附件也会一起查找。"
    }
}

extension SearchRequest {
    /// Results on a page.
    static let size = 20
}

import GongkaiCore
import GongkaiStore

/// One box, what was found with the matched words, and ways to narrow it.
struct SearchPage: Page {
    struct Hit: Sendable {
        let href: String
        let titlePieces: [Snippet.Piece]
        let pieces: [Snippet.Piece]
        let isCutBefore: Bool
        let isCutAfter: Bool
        let file: String?
        let day: String
        let agency: String
        let columnName: String
        let number: String?
        /// Only what is no longer, or not yet, in force.
        let invalid: String?
    }

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

    /// No article has these words. Whether there is nothing at all depends on what is led to by its name.
    struct Nothing: Sendable {
        let heading: String
        /// What stands above all the same.
        let rest: String?
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

    /// Lines of one way of narrowing.
    private static let mostChoices = 12

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
        (directs, hasDirects, parts, hasParts, narrow) = ([], false, [], false, nil)
        (telephone, requestHref, catalogueHref) = (ways.telephone, ways.requestHref, ways.catalogueHref)
    }

    /// Nil where texts were looked through as well.
    private static func narrow(_ typed: String) -> String? {
        guard let ones = (try? SearchQuery(typed))?.oneCharacters, !ones.isEmpty else { return nil }
        return ones.map { "“\($0)”" }.joined(separator: "、") + "只有一个字，只在标题、文号和索引号中查找。多写一两个字，正文和附件也会一起查找。"
    }

    private static func facets(
        _ address: SearchAddress, _ facets: SearchFacets, columns: [ColumnID: StoredColumn], agencies: [AgencyID: Agency]
    ) -> [Facet] {
        func facet(
            _ id: String, _ heading: String, _ field: WritableKeyPath<SearchAddress, String>,
            _ lines: [(code: String, label: String, count: Int)]
        ) -> Facet? {
            let here = address[keyPath: field]
            if lines.isEmpty || (lines.count == 1 && here.isEmpty) { return nil }
            let choices = lines.prefix(mostChoices).map { line in
                Choice(
                    label: line.label, href: address.with(line.code == here ? "" : line.code, for: field).path.text,
                    count: grouped(line.count), isChosen: line.code == here)
            }
            return Facet(id: id, heading: heading, choices: choices)
        }
        let byCount: ((code: String, label: String, count: Int), (code: String, label: String, count: Int)) -> Bool = {
            ($1.count, $0.code) < ($0.count, $1.code)
        }
        return [
            facet(
                "by-column", "栏目", \.column,
                facets.columns.compactMap { id, count in
                    columns[id].map { ($0.code, $0.name, count) }
                }.sorted(by: byCount)),
            facet(
                "by-unit", "单位", \.unit,
                facets.agencies.compactMap { id, count in
                    agencies[id].map { ($0.code, $0.name, count) }
                }.sorted(by: byCount)),
            facet("by-year", "发布年份", \.year, facets.years.sorted { $0.key > $1.key }.map { ("\($0.key)", "\($0.key)年", $0.value) }),
            facet(
                "by-validity", "文件效力", \.validity,
                SearchFilter.ValidityGroup.allCases.compactMap { group in
                    facets.validities[group].map { (group.rawValue, group.words, $0) }
                }),
            facet(
                "by-kind", "类型", \.kind,
                facets.kinds.compactMap { code, count in
                    ArticleKind.code(code).map { (code, $0.name, count) }
                }.sorted(by: byCount)),
        ].compactMap { $0 }
    }

    private static func chosen(_ address: SearchAddress, _ here: PublicSite) -> [Link] {
        let words: [(WritableKeyPath<SearchAddress, String>, String?)] = [
            (\.column, here.column(address.column)?.name), (\.unit, here.agencies.first { $0.code == address.unit }?.name),
            (\.year, Int(address.year).map { "\($0)年" }), (\.validity, SearchFilter.ValidityGroup(rawValue: address.validity)?.words),
            (\.kind, ArticleKind.code(address.kind)?.name),
        ]
        return words.compactMap { field, label in label.map { Link(label: $0, href: address.with("", for: field).path.text) } }
    }
}

extension SearchPage.Nothing {
    init(_ typed: String, directs: Int, telling: Int = 0) {
        let all = directs + telling
        heading = all == 0 ? "没有找到与“\(typed)”相符的信息" : "没有稿件含有“\(typed)”"
        let how = telling == 0 ? "名称" : directs == 0 ? "内容" : "名称或者内容"
        rest = all == 0 ? nil : "\(how)相符的\(all)个页面"
    }
}

extension SearchRequest {
    /// Results on a page.
    static let size = 20
}

extension SearchPage.Hit {
    init?(_ hit: SearchHit, columns: [ColumnID: StoredColumn], agencies: [AgencyID: Agency]) {
        guard let column = columns[hit.line.column] else { return nil }
        href = Route.article.path(column.code, "\(hit.line.article.value)").text
        titlePieces = hit.title.pieces
        pieces = hit.snippet.pieces
        isCutBefore = hit.snippet.isCutBefore
        isCutAfter = hit.snippet.isCutAfter
        file = hit.file
        day = hit.line.publishedAt.day.text
        agency = agencies[hit.line.agency]?.name ?? ""
        columnName = column.name
        number = hit.line.documentNumber
        invalid = hit.validity.flatMap { $0.isInForce ? nil : $0.words }
    }
}

/// Leads to the other pages of what was found.
struct SearchPager: Sendable {
    struct Step: Sendable {
        let label: String
        let href: String
        let isHere: Bool
        let relation: String
    }

    let words: String
    let steps: [Step]

    /// Nil where there is one page only.
    init?(_ address: SearchAddress, total: Int, size: Int) {
        let last = min(Pager.lastPage(total: total, size: size), SearchStore.mostPages)
        guard last > 1 else { return nil }
        func step(_ label: String, _ page: Int, relation: String = "") -> Step {
            var there = address
            there.page = page
            return Step(label: label, href: there.path.text, isHere: page == address.page && relation.isEmpty, relation: relation)
        }
        words = "第 \(address.page) 页"
        var steps = address.page > 1 ? [step("上一页", min(address.page - 1, last), relation: "prev")] : []
        let from = max(1, min(address.page - 2, last - 4))
        steps += (from...min(last, from + 4)).map { step("\($0)", $0) }
        if address.page < last { steps.append(step("下一页", address.page + 1, relation: "next")) }
        self.steps = steps
    }

    fileprivate init(sample: String) {
        words = sample
        steps = [
            Step(label: "1", href: "/search?q=a", isHere: true, relation: ""),
            Step(label: "下一页", href: "/search?q=a&page=2", isHere: false, relation: "next"),
        ]
    }
}

extension SearchPage {
    private enum Sample { case fresh, refused, found, empty }

    private init(_ sample: Sample) {
        let isFound = sample == .found
        title = "查找“公租房”"
        windowTitle = nil
        typed = sample == .fresh ? "" : "公租房"
        error = sample == .refused ? "请输入要查找的字词。" : nil
        mistakes = []
        isFresh = sample == .fresh
        count = isFound || sample == .empty ? "约 1,000 条" : nil
        sorts =
            isFound
            ? [Choice(label: "相关度", href: "/s", count: "", isChosen: true), Choice(label: "日期", href: "/d", count: "", isChosen: false)]
            : []
        chosen = isFound || sample == .empty ? [Link(label: "2014年", href: "/y")] : []
        hasChosen = !chosen.isEmpty
        widenHref = "/w"
        facets =
            isFound
            ? [
                Facet(
                    id: "by-year", heading: "年份",
                    choices: [
                        Choice(label: "2014年", href: "/x", count: "3", isChosen: true),
                        Choice(label: "2013年", href: "/z", count: "3", isChosen: false),
                    ])
            ] : []
        hasFacets = isFound
        synonyms = sample == .empty || isFound ? "“公共租赁住房”" : nil
        meant = sample == .empty || isFound ? Link(label: "公租房申请", href: "/m") : nil
        directs =
            isFound
            ? [
                Direct(DirectPlace(.leader, "王建国", note: "区长", href: "/leaders#leader-1")),
                Direct(DirectPlace(.unit, "区教育局", href: "/units/ZX04")),
            ] : []
        hasDirects = isFound
        let pieces = [Snippet.Piece("公租房", isHit: true), Snippet.Piece("申请")]
        hits =
            isFound
            ? [
                Hit(
                    href: "/columns/tzgg/1", titlePieces: pieces, pieces: pieces, isCutBefore: true, isCutAfter: true, file: "附件.pdf",
                    day: "2014-03-03", agency: "住房和城乡建设局", columnName: "通知公告", number: "蒸政发〔2014〕3号", invalid: "废止"),
                Hit(
                    href: "/columns/tzgg/2", titlePieces: pieces, pieces: pieces, isCutBefore: false, isCutAfter: false, file: nil,
                    day: "2014-03-03", agency: "住房和城乡建设局", columnName: "通知公告", number: nil, invalid: nil),
            ] : []
        hasHits = isFound
        none = sample == .empty ? Nothing("公租房", directs: 1) : nil
        pager = isFound ? SearchPager(sample: "第 1 页") : nil
        isEndless = isFound
        telephone = sample == .empty ? "0734-8888888" : nil
        requestHref = sample == .empty ? "/request" : nil
        catalogueHref = sample == .empty ? "/catalogue" : nil
        parts = sample == .empty ? [Part(label: "公租", href: "/search?q=x", count: "约3条")] : []
        hasParts = sample == .empty
        narrow = sample == .empty || isFound ? "“公”只有一个字，只在标题、文号和索引号中查找。" : nil
    }

    static let samples = [SearchPage(.fresh), SearchPage(.refused), SearchPage(.found), SearchPage(.empty)]
}

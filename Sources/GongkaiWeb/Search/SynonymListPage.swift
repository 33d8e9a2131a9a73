import GongkaiCore
import GongkaiStore

/// All groups of words that stand for each other, and the form for one more.
struct SynonymListPage: FormPage {
    struct Line: Sendable {
        let words: String
        let href: String
    }

    static let template = "search/synonyms"
    var title: String { "同义词" }
    var undone: String { "没有增加这组词" }
    var breadcrumb: [Crumb] { [.console] }
    let count: String
    let lines: [Line]
    let hasLines: Bool
    let action: String
    let wordsHref: String
    let token: String
    let rows: [FormRow]

    init(_ groups: [SynonymGroup], typed: String, token: String, error: String? = nil) {
        count = grouped(groups.count)
        lines = groups.map { Line(words: $0.words.joined(separator: "、"), href: Route.synonymGroup.path("\($0.id)").text) }
        hasLines = !groups.isEmpty
        action = Route.synonyms.path().text
        wordsHref = Route.searchWords.path().text
        self.token = token
        rows = [.synonyms(typed, error: error)]
    }

    private init(sample isFull: Bool) {
        (count, action, wordsHref, token) = (isFull ? "1" : "0", "/a", "/w", "t")
        lines = isFull ? [Line(words: "低保、最低生活保障", href: "/console/search/synonyms/1")] : []
        hasLines = isFull
        rows = FormRow.samples
    }

    static let samples = [SynonymListPage(sample: true), SynonymListPage(sample: false)]
}

extension FormRow {
    fileprivate static func synonyms(_ typed: String, error: String?) -> FormRow {
        .area(
            "words", "互相代替的词", typed, hint: "每行一个，最多\(SynonymRefusal.mostWords)个，如“低保”和“最低生活保障”。查其中一个，也会找到另外几个；只有一个字的词，单独查那个字时才代替。",
            error: error, longest: 500
        )
    }
}

/// One group, to be changed or removed.
struct SynonymGroupPage: FormPage {
    static let template = "search/synonym-group"
    var title: String { "更改一组同义词" }
    var undone: String { "没有更改" }
    var breadcrumb: [Crumb] { [.console, Crumb("同义词", Route.synonyms.path())] }
    let action: String
    let removal: String
    let cancelHref: String
    let revision: String
    let token: String
    let rows: [FormRow]

    init(_ group: SynonymGroup, typed: String? = nil, token: String, error: String? = nil) {
        action = Route.synonymGroup.path("\(group.id)").text
        removal = Route.synonymRemoval.path("\(group.id)").text
        cancelHref = Route.synonyms.path().text
        revision = "\(group.revision)"
        self.token = token
        rows = [.synonyms(typed ?? group.words.joined(separator: "\n"), error: error)]
    }

    private init(rows: [FormRow]) {
        (action, removal, cancelHref, revision, token) = ("/a", "/r", "/c", "1", "t")
        self.rows = rows
    }

    static let samples = [SynonymGroupPage(rows: FormRow.samples)]
}

/// What was searched for in the last thirty days.
struct SearchWordsPage: Page {
    struct Line: Sendable {
        let word: String
        let searches: String
        let empty: String
        let searchHref: String
        let synonymHref: String
    }

    static let template = "search/words"
    let title = "搜索词"
    let breadcrumb: [Crumb] = [.console]
    let unfound: [Line]
    let hasUnfound: Bool
    let frequent: [Line]
    let hasFrequent: Bool

    init(unfound: [SearchedWord], frequent: [SearchedWord]) {
        func line(_ word: SearchedWord) -> Line {
            Line(
                word: word.word, searches: grouped(word.searches), empty: grouped(word.empty),
                searchHref: Route.search.path().query([("q", word.word)]).text,
                synonymHref: Route.synonyms.path().query([("word", word.word)]).text)
        }
        self.unfound = unfound.map(line)
        self.frequent = frequent.map(line)
        hasUnfound = !unfound.isEmpty
        hasFrequent = !frequent.isEmpty
    }

    static let samples = [
        SearchWordsPage(
            unfound: [SearchedWord(word: "廉租房", searches: 3, empty: 3)], frequent: [SearchedWord(word: "公租房", searches: 12, empty: 0)]),
        SearchWordsPage(unfound: [], frequent: []),
    ]
}

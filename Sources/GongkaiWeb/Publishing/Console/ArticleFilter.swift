import GongkaiCore
import GongkaiStore

/// What the address of the list of articles asks for.
struct ArticleFilter: Sendable {
    let filter: VersionFilter
    let faults: [Mistake]
    let fields: [FilterField]
    let isNarrowed: Bool
    private let values: [(String, String)]

    static let names = ["q", "agency", "column", "state", "mine", "published"]

    init(_ query: SubmittedForm, _ places: WritingPlaces, _ agencies: [Agency]) {
        func value(_ name: String) -> String { query[name] ?? "" }
        var faults: [Mistake] = []
        func chosen<Value>(_ name: String, _ words: String, _ find: (String) -> Value?) -> Value? {
            guard !value(name).isEmpty else { return nil }
            let found = find(value(name))
            if found == nil { faults.append(Mistake(field: FilterField.id(name), words)) }
            return found
        }
        var filter = VersionFilter()
        filter.words = value("q").split(whereSeparator: \.isWhitespace).prefix(8).map(String.init)
        filter.agency = chosen("agency", "没有这个单位，或者它不在您负责的范围内。请从列表中选择。") { text in
            agencies.first { "\($0.id.value)" == text }?.id
        }
        filter.column = chosen("column", "没有这个栏目。请从列表中选择。") { text in places.all.first { "\($0.column.id.value)" == text }?.column.id }
        filter.state = chosen("state", "没有这种状态。请从列表中选择。") { VersionState(rawValue: $0) }
        filter.isMine = value("mine") == "1"
        filter.publishedIn = chosen("published", "首次公开的时间请写成 2014 或 2014-03 的样子。") { PublishingSpan.days(of: $0) }
        filter.after = chosen("after", "网址中的位置不对。请从列表的第一页重新翻起。") { VersionPlace(text: $0) }
        self.filter = filter
        self.faults = faults
        values = ArticleFilter.names.map { ($0, value($0)) }
        isNarrowed = values.contains { !$0.1.isEmpty }
        var fields: [FilterField] = [.search("q", "标题中的字", value("q"), placeholder: "几个词用空格隔开")]
        if agencies.count > 1 {
            fields.append(.select("agency", "单位", agencies.map { ("\($0.id.value)", $0.name) }, chosen: value("agency")))
        }
        self.fields =
            fields + [
                .select("column", "栏目", places.choices, chosen: value("column")),
                .select("state", "状态", VersionState.allCases.map { ($0.rawValue, $0.words) }, chosen: value("state")),
                .select("mine", "编写人", [("1", "我编写的")], chosen: value("mine")),
                .text("published", "首次公开于", value("published"), placeholder: "年或年月，如 2014-03"),
            ]
    }

    /// The same filters, further down the list.
    func path(after place: VersionPlace?) -> Path {
        Route.articles.path().query(values + [("after", place?.text ?? "")])
    }
}

extension VersionPlace {
    /// As it stands in an address: article and version.
    var text: String { "\(article.value)-\(number)" }

    init?(text: String) {
        let parts = text.split(separator: "-").map { Int64($0) }
        guard parts.count == 2, let article = parts[0], let number = parts[1].flatMap({ Int(exactly: $0) }) else { return nil }
        self.init(article: ArticleID(value: article), number: number)
    }
}

/// Why a search is not made.
package enum SearchRefusal: Error, Sendable, Equatable {
    case empty
    case tooLong(Int)
    /// Only words that must not occur.
    case onlyExclusions

    /// For pages.
    package var words: String {
        switch self {
        case .empty: "请输入要查找的字词，例如“公租房”。"
        case .tooLong(let count): "查找内容共\(count)个字，最多\(SearchQuery.longest)个字。请只保留最关键的几个词。"
        case .onlyExclusions: "减号只用来排除字词，请再输入至少一个要查找的字词。"
        }
    }

    /// For the command line and the read API.
    package var english: String {
        switch self {
        case .empty: "nothing to search for"
        case .tooLong(let count): "the query has \(count) characters; at most \(SearchQuery.longest) are taken"
        case .onlyExclusions: "the query only excludes; give at least one word to find"
        }
    }
}

/// The addresses of the search.
extension Route {
    static let search = Route("/search")
    static let searchSuggestions = Route("/search/suggestions")
    static let searchMatching = Route("/search/matching")
    static let synonyms = Route("/console/search/synonyms")
    static let synonymGroup = Route("/console/search/synonyms/{group}")
    static let synonymRemoval = Route("/console/search/synonyms/{group}/removal")
    static let searchWords = Route("/console/search/words")
}

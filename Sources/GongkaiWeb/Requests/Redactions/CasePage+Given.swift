import GongkaiCore
import GongkaiStore

extension CasePage.Given {
    init(_ file: GivenFile) {
        self.init(name: file.name, words: file.sizeWords, grounds: file.log?.sentences ?? [])
    }
}

extension GivenFile {
    /// Pages, where they were counted, and bytes.
    var sizeWords: String { (pages.map { "\($0) 页，" } ?? "") + FileSize.words(size) }
}

extension Officer {
    /// Whoever handles a request, looks through the reply or signs it.
    var mayLookIntoRedactions: Bool {
        [.handleRequests, .takeRequests, .reviewRequests, .signRequests].contains { may($0) }
    }
}

import GongkaiCore
import GongkaiStore

extension CasePage.Given {
    init(_ file: GivenFile) {
        self.init(name: file.name, words: "\(file.pages) 页，\(FileSize.words(file.size))", grounds: file.log.sentences)
    }
}

extension Officer {
    /// Whoever handles a request, looks through the reply or signs it.
    var mayLookIntoRedactions: Bool {
        [.handleRequests, .takeRequests, .reviewRequests, .signRequests].contains { may($0) }
    }
}

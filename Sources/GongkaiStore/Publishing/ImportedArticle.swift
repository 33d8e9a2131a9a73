package import GongkaiCore

/// An article that was public elsewhere before, as one line of a file gives it.
package struct ImportedArticle: Sendable {
    /// Of the file, counted from 1.
    package let line: Int
    package let content: ArticleContent
    package let place: ArticleStore.Place
    package let publishedAt: Instant

    package init(line: Int, content: ArticleContent, place: ArticleStore.Place, publishedAt: Instant) {
        self.line = line
        self.content = content
        self.place = place
        self.publishedAt = publishedAt
    }
}

/// What is wrong with a line of such a file.
package struct ArticleImportFault: Error, Sendable, Equatable {
    package let line: Int
    package let english: String

    package init(line: Int, _ english: String) {
        self.line = line
        self.english = english
    }
}

/// Who answers for what is imported: they have read the law, and the secrecy review of every article bears their name.
package struct ArticleImportReview: Sendable {
    package let officer: Officer
    package let basis: String

    package init(by officer: Officer, basis: String) {
        self.officer = officer
        self.basis = basis
    }
}

/// The key of an article, and part of its address.
package struct ArticleID: Sendable, Hashable {
    package let value: Int64

    package init(value: Int64) {
        self.value = value
    }
}

extension ArticleID: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(value) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self.init(value: value)
    }
}

/// The key of a matter, of whatever kind.
package struct MatterID: Sendable, Hashable {
    package let value: Int64

    package init(value: Int64) {
        self.value = value
    }
}

extension MatterID: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(value) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self.init(value: value)
    }
}

/// The key of a sheet.
package struct SheetID: Sendable, Hashable {
    package let value: Int64

    package init(value: Int64) {
        self.value = value
    }
}

extension SheetID: SQLBindable, SQLReadable {
    package var sqlValue: SQLValue { .integer(value) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self.init(value: value)
    }
}

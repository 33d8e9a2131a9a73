package import GongkaiCore

/// Which records of a register a list shows, and in which order.
package struct RegisterQuery: Sendable, Equatable {
    package struct Sort: Sendable, Equatable {
        /// A column of the register, or `agency`.
        package let column: String
        package let isDescending: Bool

        package init(_ column: String, descending: Bool = false) {
            self.column = column
            self.isDescending = descending
        }
    }

    /// Found anywhere in a text column, or in the key of a record referred to; letters in any case.
    package var text: String?
    /// For a column with choices, the codes that are shown; for a flag `1` or `0`.
    package var choices: [String: Set<String>] = [:]
    /// The register's day, both ends included.
    package var from: Day?
    package var through: Day?
    /// The year of the register's day, or the register's year column.
    package var year: Int?
    /// One agency out of those the caller may see.
    package var agency: AgencyID?
    /// Records that refer to a record: `["item_id": 17]`.
    package var references: [String: Int64] = [:]
    /// Nil: the latest day first, then the latest entry.
    package var sort: Sort?
    package var offset = 0
    package var limit = 50

    package init(
        text: String? = nil, choices: [String: Set<String>] = [:], from: Day? = nil, through: Day? = nil, year: Int? = nil,
        agency: AgencyID? = nil, references: [String: Int64] = [:], sort: Sort? = nil, offset: Int = 0, limit: Int = 50
    ) {
        self.text = text
        self.choices = choices
        self.from = from
        self.through = through
        self.year = year
        self.agency = agency
        self.references = references
        self.sort = sort
        self.offset = offset
        self.limit = limit
    }
}

/// One page of a list.
package struct RegisterPage: Sendable, Equatable {
    package let records: [RegisterRecord]
    /// How many there are on all pages.
    package let total: Int
}

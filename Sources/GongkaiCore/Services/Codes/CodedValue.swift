/// A value of a code set of the standard (GB/T 39046-2020, annex A): the code that files carry and the words that people read.
package protocol CodedValue: RawRepresentable<String>, CaseIterable, Sendable, Codable, Hashable {
    /// As pages and sheets write it.
    var words: String { get }
}

extension CodedValue {
    /// What a cell of a sheet may hold.
    package static var choices: [RegisterColumn.Choice] { allCases.map { RegisterColumn.Choice($0.rawValue, $0.words) } }

    /// By code or words, as a person types it.
    package init?(cell: String) {
        guard let value = Self.allCases.first(where: { $0.rawValue == cell || $0.words == cell }) else { return nil }
        self = value
    }
}

/// A column of values.
package struct ReportColumn: Sendable {
    /// Behind the row's code in a figure's code (`R1.NP`); empty in a table of one column without a code of its own.
    package let code: String
    package let label: String
    /// The heading that spans this column and its neighbours, the outermost first: 申请人情况/法人或其他组织.
    package let group: String?
    /// Where the columns of a row are counted in different units: 项, 元.
    package let unit: String?
    /// Narrows the query that a row states once for all its columns: the applicant of this column.
    package let filter: [String: [String]]

    package init(code: String, label: String, group: String? = nil, unit: String? = nil, filter: [String: [String]] = [:]) {
        self.code = code
        self.label = label
        self.group = group
        self.unit = unit
        self.filter = filter
    }

    /// Its label, with the innermost heading above it where the label alone would not tell columns apart: 行政复议结果维持.
    package var fullLabel: String {
        guard let group, code.contains(".") else { return label }
        return (group.split(separator: "/").last.map(String.init) ?? "") + label
    }
}

extension ReportColumn: Decodable {
    private enum Key: String, CodingKey { case code, label, group, unit, filter }

    package init(from decoder: any Decoder) throws {
        let column = try decoder.container(keyedBy: Key.self)
        code = try column.decodeIfPresent(String.self, forKey: .code) ?? ""
        label = try column.decode(String.self, forKey: .label)
        group = try column.decodeIfPresent(String.self, forKey: .group)
        unit = try column.decodeIfPresent(String.self, forKey: .unit)
        filter = try column.decodeIfPresent([String: [String]].self, forKey: .filter) ?? [:]
    }
}

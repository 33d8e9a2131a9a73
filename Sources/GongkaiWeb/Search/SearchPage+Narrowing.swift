import GongkaiCore
import GongkaiStore

/// The ways to narrow what was found, and those that were taken.
extension SearchPage {
    /// Lines of one way of narrowing.
    private static let mostChoices = 12

    static func facets(
        _ address: SearchAddress, _ facets: SearchFacets, columns: [ColumnID: StoredColumn], agencies: [AgencyID: Agency]
    ) -> [Facet] {
        func facet(
            _ id: String, _ heading: String, _ field: WritableKeyPath<SearchAddress, String>,
            _ lines: [(code: String, label: String, count: Int)]
        ) -> Facet? {
            let here = address[keyPath: field]
            if lines.isEmpty || (lines.count == 1 && here.isEmpty) { return nil }
            let choices = lines.prefix(mostChoices).map { line in
                Choice(
                    label: line.label, href: address.with(line.code == here ? "" : line.code, for: field).path.text,
                    count: grouped(line.count), isChosen: line.code == here)
            }
            return Facet(id: id, heading: heading, choices: choices)
        }
        let byCount: ((code: String, label: String, count: Int), (code: String, label: String, count: Int)) -> Bool = {
            ($1.count, $0.code) < ($0.count, $1.code)
        }
        return [
            facet(
                "by-column", "栏目", \.column,
                facets.columns.compactMap { id, count in
                    columns[id].map { ($0.code, $0.name, count) }
                }.sorted(by: byCount)),
            facet(
                "by-unit", "单位", \.unit,
                facets.agencies.compactMap { id, count in
                    agencies[id].map { ($0.code, $0.name, count) }
                }.sorted(by: byCount)),
            facet("by-year", "发布年份", \.year, facets.years.sorted { $0.key > $1.key }.map { ("\($0.key)", "\($0.key)年", $0.value) }),
            facet(
                "by-validity", "文件效力", \.validity,
                SearchFilter.ValidityGroup.allCases.compactMap { group in
                    facets.validities[group].map { (group.rawValue, group.words, $0) }
                }),
            facet(
                "by-kind", "类型", \.kind,
                facets.kinds.compactMap { code, count in
                    ArticleKind.code(code).map { (code, $0.name, count) }
                }.sorted(by: byCount)),
        ].compactMap { $0 }
    }

    static func chosen(_ address: SearchAddress, _ here: PublicSite) -> [Link] {
        let words: [(WritableKeyPath<SearchAddress, String>, String?)] = [
            (\.column, here.column(address.column)?.name), (\.unit, here.agencies.first { $0.code == address.unit }?.name),
            (\.year, Int(address.year).map { "\($0)年" }), (\.validity, SearchFilter.ValidityGroup(rawValue: address.validity)?.words),
            (\.kind, ArticleKind.code(address.kind)?.name),
        ]
        return words.compactMap { field, label in label.map { Link(label: $0, href: address.with("", for: field).path.text) } }
    }
}

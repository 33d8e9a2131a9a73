import GongkaiCore
import GongkaiStore

/// The ways to narrow the catalogue from where a reader is. As long as all entries are counted, only ways that lead somewhere are offered.
struct CatalogueGroups {
    let all: [CataloguePage.Group]

    init(_ query: CatalogueQuery, _ counts: CatalogueCounts, _ agencies: [Agency], on day: Day) {
        typealias Group = CataloguePage.Group

        func choices(_ entries: [(label: String, count: Int, query: CatalogueQuery)]) -> [Group.Choice] {
            entries.filter { counts.isCut || $0.count > 0 }.map {
                Group.Choice(label: $0.label, href: $0.query.path().text, count: counts.isCut ? "" : grouped($0.count))
            }
        }
        func group(
            _ id: String, _ label: String, chosen: (label: String, query: CatalogueQuery)?, _ entries: [(String, Int, CatalogueQuery)]
        ) -> Group? {
            let choices = choices(entries)
            guard chosen != nil || !choices.isEmpty else { return nil }
            return Group(
                id: id, label: label, chosen: chosen.map { Group.Chosen(label: $0.label, href: $0.query.path().text) }, choices: choices)
        }
        func codes(
            _ id: String, _ list: CodeList, _ chosen: String?, _ counts: [String: Int], _ set: WritableKeyPath<CatalogueQuery, String?>
        )
            -> Group?
        {
            group(
                id, list.label,
                chosen: chosen.map { (list.path(of: $0)?.replacing("\\", with: " › ") ?? $0, query.with { $0[keyPath: set] = nil }) },
                chosen == nil
                    ? list.entries(below: nil).map { entry in
                        (
                            entry.name, list.codes(within: entry.code).reduce(0) { $0 + (counts[$1] ?? 0) },
                            query.with { $0[keyPath: set] = entry.code }
                        )
                    }
                    : chosen.map { code in
                        list.entries(below: code).map { entry in
                            (entry.name, counts[entry.code] ?? 0, query.with { $0[keyPath: set] = entry.code })
                        }
                    } ?? [])
        }
        let subjectUp = query.subject.flatMap { CodeList.subjects.entry($0)?.parent }
        var subjects = codes("subject", .subjects, query.subject, counts.bySubject, \.subject)
        if let subjectUp, let group = subjects {
            // From the second level back to the first.
            subjects = Group(
                id: group.id, label: group.label,
                chosen: group.chosen.map { Group.Chosen(label: $0.label, href: query.with { $0.subject = subjectUp }.path().text) },
                choices: group.choices)
        }
        let years = counts.isCut ? Array(stride(from: day.year, through: 2008, by: -1)) : counts.byYear.keys.sorted(by: >)
        all = [
            subjects,
            group(
                "unit", "发布机构",
                chosen: query.unit.map { code in
                    (agencies.first { $0.code == code }?.name ?? code, query.with { $0.unit = nil })
                },
                query.unit == nil
                    ? agencies.map { agency in (agency.name, counts.byAgency[agency.id] ?? 0, query.with { $0.unit = agency.code }) } : []),
            codes("genre", .genres, query.genre, counts.byGenre, \.genre),
            codes("audience", .audiences, query.audience, counts.byAudience, \.audience),
            group(
                "year", "生成年份", chosen: query.year.map { ("\($0)年", query.with { $0.year = nil }) },
                query.year == nil ? years.map { year in ("\(year)年", counts.byYear[year] ?? 0, query.with { $0.year = year }) } : []),
            group(
                "validity", "有效性", chosen: query.force.map { ($0.words, query.with { $0.force = nil }) },
                query.force == nil
                    ? CatalogueFilter.Force.allCases.map { force in
                        (force.words, counts.byForce[force] ?? 0, query.with { $0.force = force })
                    } : []),
        ].compactMap(\.self)
    }
}

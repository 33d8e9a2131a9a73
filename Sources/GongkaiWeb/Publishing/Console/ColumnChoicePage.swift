import GongkaiCore
import GongkaiStore

/// Where a new article is to stand: the columns an officer may write for.
struct ColumnChoicePage: Page {
    struct Choice: Sendable {
        let name: String
        let href: String
        let description: String
    }

    struct Group: Sendable {
        let heading: String
        let columns: [Choice]
    }

    static let template = "publishing/console-columns"
    let title = "选择栏目"
    var breadcrumb: [Crumb] { [.console, .articles] }
    let groups: [Group]
    let isEmpty: Bool

    /// Each way leads to a form of its own, with its mark in the address: going back to it finds what it began.
    init(_ places: [WritingPlaces.Place], of all: WritingPlaces) {
        groups = all.sites.compactMap { site in
            let columns = places.filter { $0.site.id == site.id }.map { place in
                let query = Route.newArticle.path().query([
                    ("column", "\(place.column.id.value)"), (OnceOnly.mark, OnceOnly.ticket()),
                ])
                return Choice(name: place.column.name, href: query.text, description: place.column.settings.column.description)
            }
            return columns.isEmpty ? nil : Group(heading: site.settings.facts.name, columns: columns)
        }
        isEmpty = groups.isEmpty
    }

    private init(_ groups: [Group]) {
        self.groups = groups
        isEmpty = groups.isEmpty
    }

    static let samples = [
        ColumnChoicePage([
            Group(heading: "门户网站", columns: [Choice(name: "通知公告", href: "/console/articles/new?column=1", description: "需要办理的事项")])
        ]), ColumnChoicePage([]),
    ]
}

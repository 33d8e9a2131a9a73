import GongkaiCore
import GongkaiStore

/// All topics of a site.
struct TopicsPage: Page {
    static let template = "collections/topics"
    let title = "专题"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let topics: [HomePage.Entrance]
    let isEmpty: Bool

    init(_ here: PublicSite, topics: [StoredCollection]) {
        windowTitle = "专题_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        self.topics = topics.map { HomePage.Entrance(label: $0.title, note: $0.lead, href: Route.topic.path($0.code).text) }
        isEmpty = topics.isEmpty
    }

    private init(sample topic: HomePage.Entrance) { (windowTitle, labels, topics, isEmpty) = (nil, [], [topic], false) }

    static let samples = [TopicsPage(sample: HomePage.Entrance(label: "春季开学", note: "报名和资助", href: "/topics/kaixue"))]
}

/// One topic: a few words, and articles in sections.
struct TopicPage: Page {
    struct Section: Sendable {
        let id: String
        let title: String
        let moreHref: String?
        let articles: [ListedArticle]
    }

    static let template = "collections/topic"
    let title: String
    let windowTitle: String?
    let labels: [PageLabels.Label]
    let breadcrumb: [Crumb]
    let lead: String?
    let sections: [Section]
    let isEmpty: Bool

    init(_ here: PublicSite, _ collection: StoredCollection, _ sections: [ShownSection]) {
        let names = here.agencyNames, columns = here.byID
        title = collection.title
        windowTitle = "\(collection.title)_专题_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        breadcrumb = [.home, Crumb("专题", Route.topics.path())]
        lead = collection.lead.isEmpty ? nil : collection.lead
        self.sections = sections.enumerated().map { index, section in
            Section(
                id: "\(index + 1)", title: section.title,
                moreHref: section.column.flatMap { columns[$0] }.map { Route.column.path($0.code).text },
                articles: section.entries.compactMap { entry in
                    entry.line.path(in: columns).map { ListedArticle(entry.line, $0, agencies: names) }
                })
        }
        isEmpty = sections.isEmpty
    }

    private init(sample section: Section) {
        (title, windowTitle, labels, breadcrumb, lead, isEmpty) = ("春季开学", nil, [], [.home], "报名和资助", false)
        sections = [section]
    }

    static let samples = [TopicPage(sample: Section(id: "1", title: "政策", moreHref: "/columns/tzgg", articles: [.sample]))]
}

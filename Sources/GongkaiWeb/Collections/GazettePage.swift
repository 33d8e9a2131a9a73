import GongkaiCore
import GongkaiStore

/// The issues of the gazette, by year (政府公报, GZ3).
struct GazettePage: Page {
    struct Issue: Sendable {
        let label: String
        let href: String
        let issued: String
        let day: String
    }

    struct Year: Sendable {
        let label: String
        let issues: [Issue]
    }

    static let template = "collections/gazette"
    let title = "政府公报"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let years: [Year]
    let isEmpty: Bool

    init(_ here: PublicSite, issues: [StoredCollection]) {
        windowTitle = "政府公报_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        let known = issues.compactMap(\.text.issue)
        years = Set(known.map(\.year)).sorted(by: >).map { year in
            Year(
                label: "\(year)年",
                issues: known.filter { $0.year == year }.map { issue in
                    Issue(
                        label: issue.words, href: Route.gazetteIssue.path("\(issue.year)", "\(issue.number)").text,
                        issued: issue.issuedOn.chineseText, day: issue.issuedOn.text)
                })
        }
        isEmpty = years.isEmpty
    }

    private init(sample issue: Issue) {
        (windowTitle, labels, years, isEmpty) = (nil, [], [Year(label: "2014年", issues: [issue])], false)
    }

    static let samples = [
        GazettePage(sample: Issue(label: "2014年第1号", href: "/gazette/2014/1", issued: "2014年3月31日", day: "2014-03-31"))
    ]
}

/// One issue with its contents; each entry opens to the document, which is the standard text.
struct GazetteIssuePage: Page {
    struct Entry: Sendable {
        let title: String
        let href: String
        let number: String?
        let page: String?
    }

    struct Section: Sendable {
        let title: String
        let entries: [Entry]
    }

    static let template = "collections/issue"
    let title: String
    let windowTitle: String?
    let labels: [PageLabels.Label]
    let breadcrumb: [Crumb]
    let issue: String
    let issued: String
    let sponsor: String
    let lead: String?
    let sections: [Section]
    let count: String

    init(_ here: PublicSite, _ collection: StoredCollection, _ sections: [ShownSection]) {
        let columns = here.byID
        title = collection.title
        windowTitle = "\(collection.title)_政府公报_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        breadcrumb = [.home, Crumb("政府公报", Route.gazette.path())]
        issue = collection.text.issue?.words ?? ""
        issued = collection.text.issue?.issuedOn.chineseText ?? ""
        sponsor = collection.text.issue?.sponsor ?? here.owner?.name ?? ""
        lead = collection.lead.isEmpty ? nil : collection.lead
        self.sections = sections.map { section in
            Section(
                title: section.title,
                entries: section.entries.compactMap { entry in
                    entry.line.path(in: columns).map {
                        Entry(title: entry.line.title, href: $0.text, number: entry.line.documentNumber, page: entry.page.map(String.init))
                    }
                })
        }
        count = grouped(sections.reduce(0) { $0 + $1.entries.count })
    }

    private init(sample entry: Entry) {
        (title, windowTitle, labels, breadcrumb) = ("蒸湘区人民政府公报", nil, [], [.home])
        (issue, issued, sponsor, lead, count) = ("2014年第1号", "2014年3月31日", "蒸湘区人民政府", "导语", "1")
        sections = [Section(title: "区政府文件", entries: [entry])]
    }

    static let samples = [
        GazetteIssuePage(sample: Entry(title: "管理办法", href: "/columns/gfxwj/1", number: "蒸政发〔2014〕1号", page: "3"))
    ]
}

import GongkaiCore
import GongkaiStore

/// All interviews, by year.
struct InterviewsPage: Page {
    struct Year: Sendable {
        let label: String
        let articles: [ListedArticle]
    }

    static let template = "lists/interviews"
    let title = "在线访谈"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let years: [Year]
    let isEmpty: Bool
    /// That it does not list all.
    let cut: String?

    init(_ here: PublicSite, lines: [ShownLine], cut: String?) {
        self.cut = cut
        windowTitle = "在线访谈_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        let names = here.agencyNames, columns = here.byID
        let byYear = Dictionary(grouping: lines) { $0.publishedAt.day.year }
        years = byYear.keys.sorted(by: >).map { year in
            Year(
                label: "\(year)年",
                articles: (byYear[year] ?? []).compactMap { line in
                    line.path(in: columns).map { ListedArticle(line, $0, agencies: names) }
                })
        }
        isEmpty = years.isEmpty
    }

    private init(sample year: Year) { (windowTitle, labels, years, isEmpty, cut) = (nil, [], [year], false, "只列出最近1条，共2条。") }

    static let samples = [InterviewsPage(sample: Year(label: "2014年", articles: [.sample]))]
}

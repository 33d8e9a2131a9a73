import GongkaiCore
import GongkaiStore

/// One line of a list of articles.
struct ListedArticle: Sendable {
    let title: String
    let href: String
    let day: String
    let agency: String

    init(_ line: ShownLine, _ path: Path, agencies: [AgencyID: String]) {
        self.init(title: line.title, href: path.text, day: line.publishedAt.day.text, agency: agencies[line.agency] ?? "")
    }

    init(title: String, href: String, day: String, agency: String) {
        self.title = title
        self.href = href
        self.day = day
        self.agency = agency
    }

    static let sample = ListedArticle(
        title: "关于做好2014年春季开学工作的通知", href: "/columns/tzgg/17", day: "2014-03-03", agency: "蒸湘区教育局")
}

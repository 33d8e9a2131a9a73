import GongkaiCore
import GongkaiStore

/// One line of a list of articles.
struct ListedArticle: Sendable {
    /// Where a consultation stands.
    struct Standing: Sendable {
        let tone: String
        let words: String

        init(_ standing: ConsultationStanding) {
            tone =
                switch standing {
                case .open: "info"
                case .closed: "over"
                case .answered: "done"
                }
            words = standing.words
        }
    }

    let title: String
    let href: String
    let day: String
    let agency: String
    let standing: Standing?

    init(_ line: ShownLine, _ path: Path, agencies: [AgencyID: String]) {
        self.init(
            title: line.title, href: path.text, day: line.publishedAt.day.text, agency: agencies[line.agency] ?? "",
            standing: line.consultation.map(Standing.init))
    }

    init(title: String, href: String, day: String, agency: String, standing: Standing? = nil) {
        self.title = title
        self.href = href
        self.day = day
        self.agency = agency
        self.standing = standing
    }

    static let sample = ListedArticle(
        title: "关于做好2014年春季开学工作的通知", href: "/columns/tzgg/17", day: "2014-03-03", agency: "蒸湘区教育局",
        standing: Standing(.open(until: "2014-03-31")))
}

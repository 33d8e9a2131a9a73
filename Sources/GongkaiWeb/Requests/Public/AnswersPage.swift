import GongkaiCore
import GongkaiStore

/// What is published already and may be just what somebody is about to ask for.
struct AnswersPage: Page {
    struct Answer: Sendable {
        let value: String
        let href: String
        let title: String
        let agency: String
        let day: String
        let pieces: [Snippet.Piece]
        let isCutBefore: Bool
        let isCutAfter: Bool

        init(_ answer: PublishedAnswer, _ path: Path, agency: String) {
            value = "answered-\(answer.line.article.value)"
            href = path.text
            title = answer.line.title
            self.agency = agency
            day = answer.line.publishedAt.day.text
            pieces = answer.snippet.pieces
            isCutBefore = answer.snippet.isCutBefore
            isCutAfter = answer.snippet.isCutAfter
        }

        fileprivate init(sample title: String) {
            (value, href, self.title, agency, day) = ("answered-1", "/columns/tzgg/1", title, "蒸湘区教育局", "2014-03-03")
            pieces = [Snippet.Piece("招生", isHit: true), Snippet.Piece("计划")]
            (isCutBefore, isCutAfter) = (true, true)
        }
    }

    static let template = "requests/answers"
    let title = "您要的，是不是已经公开了"
    var breadcrumb: [Crumb] { [.home, .requests] }
    let answers: [Answer]
    let carry: Carry

    init(_ answers: [Answer], carry: Carry) {
        self.answers = answers
        self.carry = carry
    }

    static let samples = [AnswersPage([Answer(sample: "关于招生计划的通知")], carry: .sample)]
}

/// Thanks to whoever found it, and the way on for who thinks again.
struct SparedPage: Page {
    static let template = "requests/spared"
    let title = "谢谢您告诉我们"
    var breadcrumb: [Crumb] { [.home, .requests] }
    let carry: Carry
    let homeHref: String

    init(carry: Carry) {
        self.carry = carry
        homeHref = Route.home.path().text
    }

    static let samples = [SparedPage(carry: .sample)]
}

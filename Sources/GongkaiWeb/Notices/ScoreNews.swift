import GongkaiCore
import GongkaiStore

/// What a notice says of published scores: its action names what was done, the publication, whose score, and the period.
struct ScoreNews: Sendable {
    let deed: ScoreDeed
    let publication: String
    let subject: String
    let period: String

    init?(_ notice: StoredNotice) {
        guard notice.kind == .score, let said = notice.action else { return nil }
        let parts = said.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let deed = ScoreDeed(rawValue: parts[0]) else { return nil }
        (self.deed, publication, subject, period) = (deed, parts[1], parts[2], parts[3])
    }

    var sentence: String {
        switch deed {
        case .published: "\(period)的考核成绩已经公布。对成绩有异议的，可以提出。"
        case .objected: "有单位对\(period)的考核成绩提出异议，请处理。"
        case .resolved: "您对\(period)考核成绩的异议已经处理。"
        }
    }

    var target: Path { Route.publishedScore.path(publication, subject) }
}

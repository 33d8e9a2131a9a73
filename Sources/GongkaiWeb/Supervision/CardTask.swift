import GongkaiCore
import GongkaiStore

/// What cards of supervision wait for, for the first page of the console: of those who answer for them, and of the inspectors.
enum CardTask {
    /// Nil for whom cards are no work.
    static func task(_ supervision: SupervisionStore, for officer: Officer, on day: Day) async throws -> ConsoleHomePage.Task? {
        let units = officer.supervisedUnits
        func count(_ change: (inout CardFilter) -> Void) async throws -> Int {
            var filter = CardFilter()
            change(&filter)
            return try await supervision.cards(filter, within: units, after: nil, limit: 0).total
        }
        func path(_ state: String) -> String { Route.cards.path().query([("state", state)]).text }
        if officer.may(.issueCards) {
            let appealed = try await count { $0.state = .appealed }, explained = try await count { $0.state = .explained }
            let waiting = appealed + explained
            let parts = [
                appealed > 0 ? "申辩待认定\(DeskTask.text(appealed))张" : nil, explained > 0 ? "反馈待认定\(DeskTask.text(explained))张" : nil,
            ].compactMap(\.self)
            return ConsoleHomePage.Task(
                label: "监察牌（\(DeskTask.text(waiting))）",
                href: waiting == 0 ? Route.cards.path().text : path((appealed > 0 ? CardLife.State.appealed : .explained).rawValue),
                note: parts.isEmpty ? "现在没有等待认定的监察牌" : parts.joined(separator: "，"))
        }
        guard [Permission.handleCases, .reviewCases, .signCases].contains(where: officer.may) else { return nil }
        let missed = try await count { $0.missedOn = day }, asked = try await count { $0.isAsked = true }
        // The list that is opened has just these.
        let waiting = try await count { $0.isWaiting = true }
        let parts = [
            missed > 0 ? "逾期没有反馈或者答复\(DeskTask.text(missed))张" : nil, asked > 0 ? "监察建议书待答复\(DeskTask.text(asked))份" : nil,
            waiting > asked ? "待反馈\(DeskTask.text(waiting - asked))张" : nil,
        ].compactMap(\.self)
        return ConsoleHomePage.Task(
            label: "监察牌（\(DeskTask.text(waiting))）", href: waiting == 0 ? Route.cards.path().text : path(CardView.waiting),
            note: parts.isEmpty ? "本单位现在没有等待反馈的监察牌" : parts.joined(separator: "，"))
    }
}

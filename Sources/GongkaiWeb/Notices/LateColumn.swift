import GongkaiCore
import GongkaiStore

/// What a notice says of a card of a column: its action names column, rule, day and what was done, and the column's name last.
struct LateColumn: Sendable {
    let column: String
    let rule: String
    let from: String
    let action: CardLife.Action
    let name: String

    init?(_ notice: StoredNotice) {
        guard notice.kind == .card, notice.matter == nil, let said = notice.action else { return nil }
        let parts = said.split(separator: "/", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "column", let action = CardLife.Action(rawValue: parts[4]) else { return nil }
        (column, rule, from, self.action, name) = (parts[1], parts[2], parts[3], action, parts[5])
    }

    func sentence(_ day: String) -> String {
        action == .issue
            ? "公开栏目“\(name)”超过更新期限，于\(day)收到监察牌（\(rule)）。请更新栏目，并在期限内反馈。"
            : "公开栏目“\(name)”的监察牌（\(rule)）于\(day)有新情况：\(action.words)。"
    }
}

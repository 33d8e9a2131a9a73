import GongkaiCore
import GongkaiStore

/// How an officer's matters of a kind stand, for the first page of the console.
enum DeskTask {
    static func task(
        _ kind: DeskKind, _ matters: MatterStore, for officer: Officer, on day: Day
    ) async throws -> ConsoleHomePage.Task {
        let soon = DueWords.lastSoonDay(day, try await matters.calendar())
        let counts = try await matters.counts(kind.code, for: officer, on: day, soon: soon)
        let parts = [
            counts.overdue > 0 ? "已超期\(text(counts.overdue))件" : nil,
            counts.dueSoon > 0 ? "\(DueWords.soon)个工作日内到期\(text(counts.dueSoon))件" : nil,
            counts.waiting > 0 ? "等我办理\(text(counts.waiting))件" : nil, "在办共\(text(counts.open))件",
        ].compactMap(\.self)
        // The list that opens is the one that is counted.
        let waiting = kind.list.path().query([("who", "waiting")])
        return ConsoleHomePage.Task(
            label: "\(kind.title)（\(text(counts.waiting))）", href: counts.waiting > 0 ? waiting.text : kind.list.path().text,
            note: counts.open == 0 ? "现在没有在办的\(kind.noun)" : parts.joined(separator: "，"))
    }

    /// A count of a desk, which goes so far only.
    static func text(_ count: Int) -> String {
        count > MatterCounts.most ? grouped(MatterCounts.most) + "多" : grouped(count)
    }
}

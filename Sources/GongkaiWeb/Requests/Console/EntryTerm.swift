import GongkaiCore

/// How much of the time to answer is gone when something that came on an earlier day is entered.
struct EntryTerm: Sendable {
    /// A clause.
    let short: String
    let words: String

    /// Nil for what came today.
    init?(_ channel: ReceiptChannel, arrived: Day, on today: Day, _ calendar: WorkingCalendar) {
        guard arrived < today, let rule = (try? DisclosureRegime.inForce(on: arrived))?.receiptRule(channel) else { return nil }
        guard rule.basis == .arrival,
            let reading = (try? RequestClock(RequestFacts(Receipt(channel, arrived: arrived)), calendar))?.reading, let due = reading.due
        else {
            let waits = calendar.workingDays(after: arrived, through: today)
            short = "已经等了\(waits)个工作日，还没有与申请人确认"
            words = "\(arrived.chineseText)到达，\(short)。收到之日从确认的那一天算，请今天就联系。"
            return
        }
        let used = calendar.workingDays(after: arrived, through: today)
        if today > due {
            short = "答复期限已于\(due.chineseText)届满"
            let over = TimeLimit.Unit.working.standsOverdue(by: calendar.workingDays(after: due, through: today))
            words = "\(arrived.chineseText)就已收到，\(short)，\(over)。请立即办理。"
        } else {
            let left = calendar.workingDays(after: today, through: due)
            short = "\(reading.days)个工作日的答复期限已用\(used)个"
            words = "\(arrived.chineseText)就已收到，\(short)，还剩\(left)个，最晚\(due.chineseText)答复。"
        }
    }
}

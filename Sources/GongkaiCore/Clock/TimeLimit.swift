/// So many days, as a law or a promise sets them. The day of the triggering event is day zero (rule DY2).
package struct TimeLimit: Sendable, Equatable, Codable {
    package enum Unit: String, Sendable, Codable {
        /// 工作日: days off do not count.
        case working
        /// 日: every day counts; a limit that ends on a day off ends on the next working day.
        case calendar
    }

    package let days: Int
    package let unit: Unit
    /// Where it stands, such as 第三十三条第二款.
    package let article: String

    package init(_ days: Int, _ unit: Unit = .working, article: String) {
        self.days = days
        self.unit = unit
        self.article = article
    }
}

extension TimeLimit.Unit {
    /// 超期3个工作日; 超期 on days off right after the last day, when the limit is over and no counted day has passed since.
    package func overdue(by days: Int) -> String { days > 0 ? "超期\(days)\(words)" : "超期" }

    /// The same where nothing stands before it: on the days off behind the last day none is over yet that counts.
    package func standsOverdue(by days: Int) -> String { days > 0 ? overdue(by: days) : "已经超期" }

    /// 个工作日, 日.
    package var words: String {
        switch self {
        case .working: "个工作日"
        case .calendar: "日"
        }
    }
}

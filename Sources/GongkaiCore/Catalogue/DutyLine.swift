/// Where one duty of one unit stands on a day: a line of the monitor.
package struct DutyLine: Sendable, Equatable {
    /// The worst that can be said, the worst first.
    package enum State: String, Sendable, CaseIterable {
        /// Something was made and should be public by now, or nothing new came within the interval.
        case overdue
        case neverPublished
        case dueSoon
        /// Published as it arises, and nothing came for so long that somebody should ask whether nothing arose.
        case silent
        /// Within the last year something came after the deadline.
        case publishedLate
        case inOrder
        /// The office has not said that the unit has such information.
        case notAssigned

        package var words: String {
            switch self {
            case .overdue: "已超期"
            case .neverPublished: "从未公开"
            case .dueSoon: "即将到期"
            case .silent: "长期没有更新"
            case .publishedLate: "公开迟了"
            case .inOrder: "正常"
            case .notAssigned: "未分派"
            }
        }
    }

    package let duty: DisclosureDuty
    package let agency: AgencyID
    package let intervalDays: Int?
    package let state: State
    /// The newest that are published, the last first.
    package let published: [DutyMonitor.Item]
    /// How many are published.
    package let publishedCount: Int
    /// When something new is expected; nil when it is published as it arises.
    package let dueOn: Day?
    /// Of the last year, those that came after the deadline, with the working days they were late.
    package let late: [Late]
    /// Made, not published, and the deadline is over.
    package let overdue: [Late]

    package struct Late: Sendable, Equatable {
        package let item: DutyMonitor.Item
        package let dueOn: Day
        package let workingDays: Int
    }

    package var lastOn: Day? { published.first?.publishedOn }
}

extension DutyMonitor {
    /// Days before the end of an interval from which a duty is due soon.
    package static let noticeDays = 30
    /// Months after which a duty without an interval counts as silent.
    package static let silentMonths = 24

    /// A line for each duty that binds a unit, in the order of the regulation. `items` are those of the unit, each with the duty it fulfils.
    package func lines(
        of agency: Agency, assigned: [Assignment], _ items: [Item], on day: Day
    ) -> [DutyLine] {
        var tally = tally(on: day)
        for item in items { tally.add(item) }
        return lines(of: agency, assigned: assigned, tally)
    }

    /// The same of items that were counted one by one: of a million articles only a few are kept.
    package func lines(of agency: Agency, assigned: [Assignment], _ tally: DutyTally) -> [DutyLine] {
        let assignmentOf = Dictionary(assigned.filter { $0.agency == agency.id }.map { ($0.duty, $0) }) { first, _ in first }
        return DisclosureDuty.duties(of: agency.kind, on: tally.day).map { duty in
            line(duty, of: agency.id, assignmentOf[duty.code], tally[agency.id, duty.code], on: tally.day)
        }
    }

    /// Counts what is there on a day.
    package func tally(on day: Day) -> DutyTally { DutyTally(self, on: day) }

    private func line(
        _ duty: DisclosureDuty, of agency: AgencyID, _ assignment: Assignment?, _ count: DutyTally.Count, on day: Day
    ) -> DutyLine {
        let published = count.newestFirst, interval = assignment?.intervalDays
        let dueOn = interval.flatMap { days in published.first?.publishedOn?.adding(days: days) }
        func state() -> DutyLine.State {
            if !count.overdue.isEmpty { return .overdue }
            if published.isEmpty { return assignment == nil ? .notAssigned : .neverPublished }
            if assignment != nil, let dueOn {
                if dueOn < day { return .overdue }
                if dueOn <= day.adding(days: DutyMonitor.noticeDays) { return .dueSoon }
            } else if let last = published.first?.publishedOn, last < day.adding(months: -DutyMonitor.silentMonths) {
                return assignment == nil ? .notAssigned : .silent
            }
            return count.late.isEmpty ? .inOrder : .publishedLate
        }
        return DutyLine(
            duty: duty, agency: agency, intervalDays: interval, state: state(), published: published, publishedCount: count.published,
            dueOn: dueOn, late: count.late, overdue: count.overdue)
    }
}

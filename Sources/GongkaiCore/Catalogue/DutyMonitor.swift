/// Compares what a unit must publish with what it has published.
package struct DutyMonitor: Sendable {
    /// A duty as it falls to one unit. Not every unit has procurement or licences: the office says which duty is whose.
    package struct Assignment: Sendable, Equatable {
        package let duty: String
        package let agency: AgencyID
        /// Days within which something new is expected; nil when it is published as it arises.
        package let intervalDays: Int?

        package init(duty: String, agency: AgencyID, intervalDays: Int? = nil) {
            self.duty = duty
            self.agency = agency
            self.intervalDays = intervalDays
        }
    }

    /// An item that fulfils a duty.
    package struct Item: Sendable, Equatable {
        package let name: String
        package let agency: AgencyID
        package let duty: String?
        package let madeOn: Day
        package let publishedOn: Day?
        /// By which whoever asked finds it again.
        package let key: Int64?

        package init(name: String, agency: AgencyID, duty: String?, madeOn: Day, publishedOn: Day?, key: Int64? = nil) {
            self.key = key
            self.name = name
            self.agency = agency
            self.duty = duty
            self.madeOn = madeOn
            self.publishedOn = publishedOn
        }
    }

    package enum Finding: Sendable, Equatable {
        case missing(DisclosureDuty, AgencyID)
        case stale(DisclosureDuty, AgencyID, lastOn: Day, dueOn: Day)
        /// Published, after the deadline.
        case late(Item, dueOn: Day, workingDays: Int)
        /// Still not published, after the deadline.
        case overdue(Item, dueOn: Day, workingDays: Int)

        package var agency: AgencyID {
            switch self {
            case .missing(_, let agency), .stale(_, let agency, _, _): agency
            case .late(let item, _, _), .overdue(let item, _, _): item.agency
            }
        }

        package var words: String {
            switch self {
            case .missing(let duty, _): "“\(duty.words)”（\(duty.article)）还没有公开任何信息。请发布，确无此类信息的，请公开办调整公开任务。"
            case .stale(let duty, _, let last, let due):
                "“\(duty.words)”最近一次公开是\(last.text)，应在\(due.text)前更新。请发布新的信息。"
            case .late(let item, let due, let days): "“\(item.name)”应于\(due.text)前公开，迟了\(days)个工作日。请说明原因。"
            case .overdue(let item, let due, let days): "“\(item.name)”应于\(due.text)前公开，已\(TimeLimit.Unit.working.overdue(by: days))。请尽快发布。"
            }
        }
    }

    private let calendar: WorkingCalendar

    package init(calendar: WorkingCalendar) {
        self.calendar = calendar
    }

    /// What is missing and stale, in the order of the assignments; then what came or comes late, in the order of the items.
    package func findings(_ assignments: [Assignment], _ items: [Item], on day: Day) -> [Finding] {
        struct Key: Hashable {
            let duty: String
            let agency: AgencyID
        }
        var last: [Key: Day] = [:]
        for item in items {
            guard let duty = item.duty, let published = item.publishedOn, published <= day else { continue }
            let key = Key(duty: duty, agency: item.agency)
            last[key] = max(last[key] ?? published, published)
        }
        var findings: [Finding] = []
        for assignment in assignments {
            guard let duty = DisclosureDuty.code(assignment.duty), duty.from <= day, day <= duty.to ?? day else { continue }
            guard let lastOn = last[Key(duty: assignment.duty, agency: assignment.agency)] else {
                findings.append(.missing(duty, assignment.agency))
                continue
            }
            if let interval = assignment.intervalDays, lastOn.adding(days: interval) < day {
                findings.append(.stale(duty, assignment.agency, lastOn: lastOn, dueOn: lastOn.adding(days: interval)))
            }
        }
        return findings + items.compactMap { lateness(of: $0, on: day) }
    }

    func lateness(of item: Item, on day: Day) -> Finding? {
        // What is published tomorrow is not published today.
        let published = item.publishedOn.flatMap { $0 <= day ? $0 : nil }
        guard let due = DisclosureDeadline.due(madeOn: item.madeOn, calendar: calendar), due < published ?? day else { return nil }
        let days = calendar.workingDays(after: due, through: published ?? day)
        return published == nil ? .overdue(item, dueOn: due, workingDays: days) : .late(item, dueOn: due, workingDays: days)
    }
}

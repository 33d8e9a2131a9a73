/// How punctually one unit publishes: a line of the office's ranking.
package struct Timeliness: Sendable, Equatable {
    package let agency: AgencyID
    /// Published in time.
    package let onTime: Int
    /// Published after the deadline.
    package let late: Int
    /// Not published, and the deadline is over.
    package let overdue: [DutyMonitor.Item]
    /// Working days from making to publication, of what is published; the mean of the middle two when their number is even.
    package let medianDays: Double?
    /// Their mean.
    package let meanDays: Double?
    /// 1 for the most punctual; units alike share a rank; units that owed nothing rank behind those that were in time
    /// at least once, and ahead of those that never were.
    package let rank: Int

    /// Of what should be public by now; nil when nothing should.
    package var onTimeShare: Double? {
        let all = onTime + late + overdue.count
        return all == 0 ? nil : Double(onTime) / Double(all)
    }

    /// Nothing was published, and nothing should have been by now.
    package var isSilent: Bool { judged == 0 }

    /// The units in the order of their ranks. An item whose deadline is still open counts once published.
    package static func ranking(
        of agencies: [AgencyID], _ items: [DutyMonitor.Item], on day: Day, calendar: WorkingCalendar
    ) -> [Timeliness] {
        let own = Dictionary(grouping: items, by: \.agency)
        let lines = agencies.map { line(of: $0, own[$0] ?? [], on: day, calendar) }
        let punctual = lines.count { $0.onTime > 0 }, silent = lines.count(where: \.isSilent)
        // Compared as fractions, so that equal shares are equal.
        func isBetter(_ a: Timeliness, _ b: Timeliness) -> Bool { a.onTime * b.judged > b.onTime * a.judged }
        return
            lines
            .map { line in
                let better = lines.count { !$0.isSilent && isBetter($0, line) }
                return line.ranked(line.isSilent ? 1 + punctual : line.onTime > 0 ? 1 + better : 1 + punctual + silent)
            }
            .enumerated()
            .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element)
    }

    private var judged: Int { onTime + late + overdue.count }

    private func ranked(_ rank: Int) -> Timeliness {
        Timeliness(agency: agency, onTime: onTime, late: late, overdue: overdue, medianDays: medianDays, meanDays: meanDays, rank: rank)
    }

    private static func line(of agency: AgencyID, _ items: [DutyMonitor.Item], on day: Day, _ calendar: WorkingCalendar) -> Timeliness {
        var onTime = 0
        var late = 0
        var overdue: [DutyMonitor.Item] = []
        var days: [Int] = []
        for item in items {
            guard let due = DisclosureDeadline.due(madeOn: item.madeOn, calendar: calendar) else { continue }
            if let published = item.publishedOn, published <= day {
                days.append(calendar.workingDays(after: item.madeOn, through: published))
                if published <= due { onTime += 1 } else { late += 1 }
            } else if due < day {
                overdue.append(item)
            }
        }
        let mean = days.isEmpty ? nil : Double(days.reduce(0, +)) / Double(days.count)
        return Timeliness(
            agency: agency, onTime: onTime, late: late, overdue: overdue, medianDays: median(days), meanDays: mean, rank: 1)
    }

    private static func median(_ days: [Int]) -> Double? {
        guard !days.isEmpty else { return nil }
        let sorted = days.sorted()
        return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}

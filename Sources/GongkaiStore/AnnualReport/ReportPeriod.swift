package import GongkaiCore

/// The year a report covers: 1 January to 31 December, both included (2007 regulation art. 31, 2019 regulation art. 50).
package struct ReportPeriod: Sendable, Equatable {
    package let year: Int
    package var from: Day { Day.firstDay(of: year) }
    package var to: Day { Day.lastDay(of: year) }

    package init(year: Int) {
        self.year = year
    }
}

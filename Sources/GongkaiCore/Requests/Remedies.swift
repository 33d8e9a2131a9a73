/// Where somebody who disagrees with a decision can turn: by the kind of organ that made it, on the day it was made.
package struct Remedies: Sendable, Equatable {
    /// The names that stand in the letters of one organ.
    package struct Places: Sendable, Equatable {
        /// The government the organ belongs to, or itself.
        package let government: String
        /// The government above.
        package let superiorGovernment: String
        /// The department above in the same line; nil where there is none.
        package let superiorDepartment: String?
        package let basicCourt: String
        package let intermediateCourt: String

        package init(
            government: String, superiorGovernment: String, superiorDepartment: String?, basicCourt: String, intermediateCourt: String
        ) {
            self.government = government
            self.superiorGovernment = superiorGovernment
            self.superiorDepartment = superiorDepartment
            self.basicCourt = basicCourt
            self.intermediateCourt = intermediateCourt
        }
    }

    /// Empty for a public enterprise: what it does is no administrative act (art. 37 of 2007, art. 55 of 2019).
    package let reviewBodies: [String]
    package let court: String
    /// Reconsideration comes first: the court takes the case only afterwards.
    package let isReviewFirst: Bool
    /// How long one can go to court directly.
    package let courtLimit: String

    /// The same in months; nil where reconsideration comes first.
    private let courtMonths: Int?

    /// One version of the law on remedies.
    private struct Version {
        let since: Day
        let courtMonths: Int
        var courtLimit: String { "\(courtMonths)个月" }
        /// Refusals go to reconsideration first (行政复议法2023 art. 23 (4)).
        let isReviewFirst: Bool
        /// A department's acts can be taken to the department above as well (行政复议法1999 art. 12; ended by art. 24 of 2023).
        let hasDepartmentAbove: Bool
    }

    private static let versions = [
        Version(since: "2024-01-01", courtMonths: 6, isReviewFirst: true, hasDepartmentAbove: false),
        Version(since: "2015-05-01", courtMonths: 6, isReviewFirst: false, hasDepartmentAbove: true),
        Version(since: "2008-05-01", courtMonths: 3, isReviewFirst: false, hasDepartmentAbove: true),
    ]

    package init(against outcome: RequestOutcome, by kind: Agency.Kind, decided day: Day, _ places: Places) {
        let version = Self.versions.first { $0.since <= day } ?? Self.versions[Self.versions.count - 1]
        courtLimit = version.courtLimit
        isReviewFirst = version.isReviewFirst && (outcome.group == .withheld || outcome.group == .partlyGranted)
        courtMonths = isReviewFirst ? nil : version.courtMonths
        switch kind {
        case .districtGovernment:
            reviewBodies = [places.superiorGovernment]
            court = places.intermediateCourt
        case .department, .authorisedOrganisation:
            reviewBodies = [places.government] + (version.hasDepartmentAbove ? [places.superiorDepartment].compactMap(\.self) : [])
            court = places.basicCourt
        case .township, .subdistrict:
            reviewBodies = [places.government]
            court = places.basicCourt
        case .publicUtility:
            reviewBodies = []
            court = places.basicCourt
        }
    }

    /// The last days for whoever learnt of the decision on a day: the day itself does not count, and what ends on a day off ends on the next
    /// working day (行政复议法 art. 88 of 2023, 行政诉讼法 with 民事诉讼法 art. 85).
    package func lastDays(knownOn day: Day, _ calendar: WorkingCalendar) -> (review: Day?, court: Day?) {
        guard !reviewBodies.isEmpty else { return (nil, nil) }
        return (Self.rolled(day.adding(days: 60), calendar), courtMonths.map { Self.rolled(day.adding(months: $0), calendar) })
    }

    private static func rolled(_ day: Day, _ calendar: WorkingCalendar) -> Day {
        var day = day
        while !calendar.isWorkingDay(day) { day = day.adding(days: 1) }
        return day
    }

    /// The paragraph of the letter.
    package var paragraph: String {
        guard !reviewBodies.isEmpty else { return "如有异议，可以向主管部门或者政府信息公开工作主管部门申诉。" }
        let review = "自知道本决定之日起60日内向\(reviewBodies.joined(separator: "或者"))申请行政复议"
        if isReviewFirst {
            return "如不服本决定，应当先\(review)；对复议决定不服的，可以自收到复议决定书之日起15日内向\(court)提起行政诉讼"
                + "（《中华人民共和国行政复议法》第二十三条第一款第四项）。"
        }
        return "如不服本决定，可以\(review)，或者自知道本决定之日起\(courtLimit)内向\(court)提起行政诉讼。"
    }
}

extension RequestOutcome {
    /// Whether the letter says where to turn: whenever something asked for is not given.
    package var isAdverse: Bool { !["granted", "withdrawn", "otherHandled"].contains(code) }
}

/// One edition of the national inspection indicators (检查指标). Points are tenths, so that 0.1 per dead link adds up.
///
/// An edition is data: its thresholds, its points, which check judges what.
package struct IndicatorEdition: Sendable, Equatable, Decodable {
    package struct Thresholds: Sendable, Equatable, Decodable {
        package let homeUpdate: UpdateInterval
        package let newsUpdate: UpdateInterval
        package let noticeUpdate: UpdateInterval
        package let interpretationUpdate: UpdateInterval
        /// Twenty probes a day over a week: fewer prove nothing.
        package let leastProbes: Int
        package let failedProbesPerMille: Int
        package let staleNewsAndNoticeColumns: Int
        package let staleColumns: Int
        package let emptyColumns: Int
        package let messageMonths: Int
        package let answerWorkingDays: Int
        package let guideElementsMissing: Int
        package let incompleteGuides: Int
        package let surveysOfPortal: Int
        package let surveysOfOthers: Int
        package let outcomeMonths: Int
        package let slowPageMilliseconds: Int
    }

    /// One hit and the site fails, whatever its score.
    package struct Veto: Sendable, Equatable, Decodable {
        package let code: String
        package let name: String
        package let check: VetoCheck
    }

    package struct Indicator: Sendable, Equatable, Decodable {
        package let code: String
        package let name: String
        package let check: ScoredCheck
        /// What it can take at most.
        package let points: Int
        /// What a piece of evidence takes, by its kind; all points for a kind that is not named.
        package let deductions: [String: Int]?
    }

    package struct Area: Sendable, Equatable, Decodable {
        package let code: String
        package let name: String
        /// Dropped for sites without services.
        private let isServices: Bool?
        package let indicators: [Indicator]

        package var isAboutServices: Bool { isServices ?? false }
        package var points: Int { indicators.reduce(0) { $0 + $1.points } }
    }

    package let id: String
    package let source: String
    package let firstYear: Int
    package let thresholds: Thresholds
    /// Below it a site has failed.
    package let passMark: Int
    /// The deductions must leave more than this for a bonus to count.
    package let bonusAbove: Int
    package let mostBonus: Int
    package let vetoes: [Veto]
    package let areas: [Area]

    /// The editions shipped with the program, the oldest first.
    package static let all: [IndicatorEdition] = [shipped(PackageResources.indicators_2019_json, named: "indicators-2019.json")]

    /// The edition a site is inspected by in a year; the oldest for the years before it.
    package static func edition(forYear year: Int) -> IndicatorEdition { all.last { $0.firstYear <= year } ?? all[0] }
}

/// What decides a veto.
package enum VetoCheck: String, Sendable, CaseIterable, Decodable {
    case incidents, probes, homeUpdate, columnUpdate, interaction, services
}

/// What decides a scored indicator.
package enum ScoredCheck: String, Sendable, CaseIterable, Decodable {
    case profileColumn, functionsColumn, leadersColumn, newsUpdate, noticeUpdate, interpretation, otherColumns
    case serviceList, serviceGuides, serviceForms
    case messageChannel, answers, surveys, interviews
    case siteFacts, footer, links, labels
    case disclosureGuides, pageSpeed, catalogue, titles
}

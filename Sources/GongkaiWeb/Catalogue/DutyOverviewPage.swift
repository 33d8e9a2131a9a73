import GongkaiCore

/// Every unit and how many of its duties stand how.
struct DutyOverviewPage: Page {
    struct Line: Sendable {
        let name: String
        let href: String
        let counts: [Count]
    }

    struct Count: Sendable {
        let text: String
        /// To the unit's duties in this state; nil for none.
        let link: String?
        let isZero: Bool
    }

    struct Heading: Sendable { let label: String }

    static let template = "duties/overview"
    let title = "公开任务"
    var breadcrumb: [Crumb] { [.console] }
    let headings: [Heading]
    let lines: [Line]
    let hasLines: Bool

    init(_ agencies: [Agency], _ duties: [AgencyID: [DutyLine]]) {
        headings = DutyLine.State.allCases.map { Heading(label: $0.words) }
        lines = agencies.map { agency in
            let counts = Dictionary(grouping: duties[agency.id] ?? [], by: \.state).mapValues(\.count)
            let unit = Route.unitDuties.path(agency.code)
            return Line(
                name: agency.name, href: unit.text,
                counts: DutyLine.State.allCases.map { state in
                    let count = counts[state] ?? 0
                    return Count(
                        text: "\(count)", link: count == 0 ? nil : unit.query([("state", state.rawValue)]).text, isZero: count == 0)
                })
        }
        hasLines = !lines.isEmpty
    }

    static let samples: [DutyOverviewPage] = {
        let agency = Agency(id: AgencyID(value: 4), code: "ZX04", name: "教育局", kind: .department, parent: nil)
        let line = DutyListPage.sampleLine
        return [DutyOverviewPage([agency], [agency.id: [line]]), DutyOverviewPage([], [:])]
    }()
}

import GongkaiCore

/// The duties of one unit, in the order of the regulation.
struct DutyListPage: Page {
    struct Line: Sendable {
        let words: String
        let article: String
        let href: String
        let state: String
        let tone: String
        let last: String
        let due: String
        let published: String
    }

    struct StateLink: Sendable {
        let label: String
        let href: String
        let isHere: Bool
    }

    static let template = "duties/list"
    let title: String
    let breadcrumb: [Crumb]
    let states: [StateLink]
    let lines: [Line]
    let hasLines: Bool

    init(_ agency: Agency, _ lines: [DutyLine], state: DutyLine.State?, hasOthers: Bool) {
        title = "\(agency.name)的公开任务"
        breadcrumb = hasOthers ? [.console, .duties] : [.console]
        let here = Route.unitDuties.path(agency.code)
        let counts = Dictionary(grouping: lines, by: \.state).mapValues(\.count)
        states =
            [StateLink(label: "全部 \(lines.count)", href: here.text, isHere: state == nil)]
            + DutyLine.State.allCases.compactMap { other in
                counts[other].map {
                    StateLink(label: "\(other.words) \($0)", href: here.query([("state", other.rawValue)]).text, isHere: state == other)
                }
            }
        let shown = lines.filter { line in state.map { line.state == $0 } ?? true }
        self.lines = shown.map { line in
            Line(
                words: line.duty.words, article: line.duty.article, href: Route.duty.path(agency.code, line.duty.code).text,
                state: line.state.words, tone: line.state.tone, last: line.lastOn?.text ?? "", due: line.dueOn?.text ?? "",
                published: grouped(line.publishedCount))
        }
        hasLines = !shown.isEmpty
    }

    static let sampleLine: DutyLine = {
        let agency = Agency(id: AgencyID(value: 4), code: "ZX04", name: "教育局", kind: .department, parent: nil)
        let item = DutyMonitor.Item(
            name: "关于", agency: agency.id, duty: "R19-20-7", madeOn: "2026-01-05", publishedOn: "2026-03-05", key: 7)
        let open = DutyMonitor.Item(name: "决算", agency: agency.id, duty: "R19-20-7", madeOn: "2026-01-05", publishedOn: nil, key: 8)
        let lines = DutyMonitor(calendar: .published).lines(
            of: agency, assigned: [.init(duty: "R19-20-7", agency: agency.id, intervalDays: 365)], [item, open], on: "2026-03-16")
        guard let line = lines.first(where: { $0.duty.code == "R19-20-7" }) else {
            preconditionFailure("R19-20-7 is a duty of departments")
        }
        return line
    }()

    static let samples: [DutyListPage] = {
        let agency = Agency(id: AgencyID(value: 4), code: "ZX04", name: "教育局", kind: .department, parent: nil)
        return [
            DutyListPage(agency, [sampleLine], state: nil, hasOthers: true),
            DutyListPage(agency, [sampleLine], state: .inOrder, hasOthers: false),
        ]
    }()
}

extension DutyLine.State {
    /// How its word is set.
    var tone: String {
        switch self {
        case .overdue, .neverPublished: "error"
        case .dueSoon, .silent, .publishedLate: "warning"
        case .inOrder: "done"
        case .notAssigned: "draft"
        }
    }
}

import GongkaiCore

/// What a unit owes the public, for the page where its writers begin: duties that need something to be done, the worst first.
struct OwedDuties: Sendable {
    struct Line: Sendable {
        let words: String
        let href: String
        let state: String
        let tone: String
        let note: String
    }

    /// Lines that the section shows; the rest is one link away.
    private static let most = 8

    let heading: String
    let lines: [Line]
    let allHref: String
    let allLabel: String
    /// What is said when nothing is owed.
    let nothing: String?

    init(_ agency: Agency, _ duties: [DutyLine]) {
        let states: [DutyLine.State] = [.overdue, .neverPublished, .dueSoon, .silent]
        let owed = states.flatMap { state in duties.filter { $0.state == state } }
        let free = duties.count { $0.state == .notAssigned }
        heading = "本单位应公开"
        lines = owed.prefix(Self.most).map { line in
            let note =
                switch line.state {
                case .overdue where !line.overdue.isEmpty: "\(line.overdue.count)条已形成，超过20个工作日尚未公开"
                case .overdue: line.dueOn.map { "应在\($0.text)前更新" } ?? ""
                case .dueSoon: line.dueOn.map { "应在\($0.text)前更新" } ?? ""
                case .silent: line.lastOn.map { "最近一次公开是\($0.text)。没有新情况的，请与公开办核对" } ?? ""
                default: line.duty.article
                }
            return Line(
                words: line.duty.words, href: Route.duty.path(agency.code, line.duty.code).text, state: line.state.words,
                tone: line.state.tone, note: note)
        }
        allHref = Route.unitDuties.path(agency.code).text
        allLabel = owed.count > Self.most ? "查看全部公开任务（还有\(owed.count - Self.most)项要办）" : "查看全部公开任务"
        nothing = owed.isEmpty ? "分派给本单位的公开任务都正常。\(free == 0 ? "" : "另有\(free)项没有分派，请与公开办核对。")" : nil
    }

    static let samples: [OwedDuties] = {
        let agency = Agency(id: AgencyID(value: 4), code: "ZX04", name: "教育局", kind: .department, parent: nil)
        return [OwedDuties(agency, [DutyListPage.sampleLine]), OwedDuties(agency, [])]
    }()
}

import GongkaiCore
import GongkaiStore

/// The newest inspection of a site: vetoes, points, what each unit must mend, what is new and what was solved, and how it has gone.
struct InspectionPage: Page {
    /// A run beside the one before it, as far as the reader may see them.
    struct Seen {
        let run: InspectionStore.Run
        let before: InspectionStore.Run?
        let results: [InspectionStore.Result]
        let findings: [InspectionStore.Finding]
        let earlier: [InspectionStore.Finding]
    }

    struct Figure: Sendable {
        let number: String
        let label: String
    }

    struct Check: Sendable {
        let code: String
        let name: String
        let tone: String
        let word: String
        let note: String
        /// To the findings of this check.
        let href: String?
    }

    struct Unit: Sendable {
        let id: String
        let name: String
        let count: String
        let findings: [Finding]
    }

    struct Finding: Sendable {
        let check: String
        let place: String
        let href: String?
        let found: String
        let expected: String
        let isNew: Bool
    }

    struct Solved: Sendable {
        let unit: String
        let check: String
        let place: String
    }

    struct RunLine: Sendable {
        let day: String
        let href: String
        let isHere: Bool
        let score: String
        let findings: String
    }

    static let template = "inspection/show"
    let title = "网站自查"
    var breadcrumb: [Crumb] { [.console] }
    let siteChoices: [FormRow.Choice]
    let hasSiteChoice: Bool
    let filterAction: String
    let form: Form?
    let lead: String
    let hasRun: Bool
    let figures: [Figure]
    let vetoes: [Check]
    let scored: [Check]
    let units: [Unit]
    let hasUnits: Bool
    let solved: [Solved]
    let hasSolved: Bool
    let trend: Chart?
    let runs: [RunLine]
    let hasRuns: Bool
    private(set) var job: InspectionProgress?

    /// The button that inspects now.
    struct Form: Sendable {
        let action: String
        let token: String
        let site: String
    }

    init(withoutSite: Void) {
        self.init(
            choices: [], form: nil, lead: "还没有站点。公开办建立站点以后，每天夜里自查一次，结果列在这里。", figures: [], vetoes: [], scored: [], units: [], solved: [],
            trend: nil, runs: [], hasRun: false)
    }

    init(
        _ here: StoredSite, of all: [StoredSite], _ seen: Seen?, runs: [InspectionStore.Run], job: InspectionJob?, place: MendingPlace,
        mayInspect: Bool, token: String
    ) {
        let choices = all.map { FormRow.Choice(value: $0.settings.code, text: $0.settings.facts.name, isChosen: $0.id == here.id) }
        let form =
            mayInspect && job?.isRunning != true ? Form(action: Route.inspection.path().text, token: token, site: here.settings.code) : nil
        guard let seen else {
            self.init(
                choices: choices, form: form, lead: "“\(here.settings.facts.name)”还没有自查过。每天凌晨两点半以后自动自查一次\(mayInspect ? "，也可以现在自查" : "")。",
                figures: [], vetoes: [], scored: [], units: [], solved: [], trend: nil, runs: [], hasRun: false)
            self.job = InspectionProgress(job, on: here, of: all)
            return
        }
        let earlier = Set(seen.earlier.map(\.identity)), now = Set(seen.findings.map(\.identity))
        // Of those that were not listed one by one it is not known which they were.
        let unlisted = Set(seen.earlier.filter { $0.things > 1 }.map(\.group))
        let unlistedNow = Set(seen.findings.filter { $0.things > 1 }.map(\.group))
        func isNew(_ finding: InspectionStore.Finding) -> Bool {
            seen.before != nil && finding.things == 1 && !earlier.contains(finding.identity) && !unlisted.contains(finding.group)
        }
        let names = Dictionary(seen.results.map { ($0.code, $0.name) }) { first, _ in first }
        func name(_ agency: AgencyID) -> String { place.agencies[agency]?.name ?? "单位\(agency.value)" }
        let byUnit = Dictionary(grouping: seen.findings, by: \.owner)
        let units = byUnit.sorted { ($1.value.things, $0.key.value) < ($0.value.things, $1.key.value) }.map { agency, findings in
            Unit(
                id: "unit-\(agency.value)", name: name(agency), count: grouped(findings.things),
                findings: findings.map { finding in
                    Finding(
                        check: "\(finding.code) \(names[finding.code] ?? "")", place: finding.place, href: place.path(of: finding.subject),
                        found: finding.found, expected: finding.expected,
                        isNew: isNew(finding))
                })
        }
        let solved = seen.earlier.filter { $0.things == 1 && !now.contains($0.identity) && !unlistedNow.contains($0.group) }.map {
            Solved(unit: name($0.owner), check: "\($0.code) \(names[$0.code] ?? "")", place: $0.place)
        }
        let new = seen.before == nil ? nil : seen.findings.count(where: isNew)
        let vetoed = seen.results.filter { $0.isVeto && $0.outcome == .fail }
        var figures = [
            Figure(
                number: seen.run.score.map(InspectionPage.points) ?? "单项否决",
                label: seen.run.score == nil ? "\(vetoed.count)项，不再计分" : "得分（满分100）"),
            Figure(number: grouped(seen.findings.things), label: "处问题"),
        ]
        if let new { figures += [Figure(number: grouped(new), label: "处新出现"), Figure(number: grouped(solved.count), label: "处已解决")] }
        let counts = Dictionary(grouping: seen.findings, by: \.code).mapValues(\.things)
        func check(_ result: InspectionStore.Result) -> Check {
            let count = counts[result.code] ?? 0
            let (tone, word): (String, String) =
                switch result.outcome {
                case .pass: ("done", "合格")
                case .notApplicable: ("draft", "未检查")
                case .fail: (result.isVeto ? "error" : "warning", result.isVeto ? "否决" : "有问题")
                }
            let lost = result.deduction > 0 ? "扣\(InspectionPage.points(result.deduction))分" : ""
            let note = [lost, count > 0 ? "\(grouped(count))处" : "", result.reason ?? ""].filter { !$0.isEmpty }.joined(separator: "，")
            return Check(code: result.code, name: result.name, tone: tone, word: word, note: note, href: count > 0 ? "#findings" : nil)
        }
        let outside = seen.run.sawOutside ? "站外链接已检查。" : "站外链接没有检查。"
        self.init(
            choices: choices, form: form,
            lead: "\(seen.run.finishedAt.text)自查，依据\(seen.run.edition)年检查指标。\(outside)",
            figures: figures, vetoes: seen.results.filter(\.isVeto).map(check), scored: seen.results.filter { !$0.isVeto }.map(check),
            units: units, solved: solved, trend: InspectionPage.trend(runs),
            runs: runs.map { run in
                RunLine(
                    day: run.finishedAt.text,
                    href: Route.inspection.path().query([("site", here.settings.code), ("run", "\(run.id)")]).text,
                    isHere: run.id == seen.run.id, score: run.score.map(InspectionPage.points) ?? "单项否决", findings: grouped(run.findings))
            }, hasRun: true)
        self.job = InspectionProgress(job, on: here, of: all)
    }

    private init(
        choices: [FormRow.Choice], form: Form?, lead: String, figures: [Figure], vetoes: [Check], scored: [Check], units: [Unit],
        solved: [Solved], trend: Chart?, runs: [RunLine], hasRun: Bool
    ) {
        siteChoices = choices
        hasSiteChoice = choices.count > 1
        filterAction = Route.inspection.path().text
        self.form = form
        self.lead = lead
        self.hasRun = hasRun
        self.figures = figures
        self.vetoes = vetoes
        self.scored = scored
        self.units = units
        hasUnits = !units.isEmpty
        self.solved = solved
        hasSolved = !solved.isEmpty
        self.trend = trend
        self.runs = runs
        hasRuns = runs.count > 1
    }

    /// `87.5` of tenths.
    private static func points(_ tenths: Int) -> String { tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)" }

    /// Findings from run to run, the oldest left.
    private static func trend(_ runs: [InspectionStore.Run]) -> Chart? {
        guard runs.count > 1 else { return nil }
        return Chart(
            line: runs.reversed().map { ($0.day.text, $0.findings) }, title: "问题数：\(runs[runs.count - 1].findings)处到\(runs[0].findings)处",
            unit: "处")
    }

    private static let underWay: InspectionPage = {
        var page = InspectionPage(withoutSite: ())
        page.job = InspectionProgress(words: "正在自查。", refreshHref: "/i")
        return page
    }()

    static let samples = [
        underWay,
        InspectionPage(
            choices: [
                FormRow.Choice(value: "portal", text: "门户网站", isChosen: true), FormRow.Choice(value: "jyj", text: "教育局", isChosen: false),
            ],
            form: Form(action: "/i", token: "t", site: "portal"), lead: "2026-03-16自查。", figures: [Figure(number: "87.5", label: "得分")],
            vetoes: [Check(code: "VT3", name: "首页不更新", tone: "error", word: "否决", note: "1处", href: "#findings")],
            scored: [Check(code: "GN3", name: "链接可用", tone: "done", word: "合格", note: "", href: nil)],
            units: [
                Unit(
                    id: "unit-4", name: "教育局", count: "2",
                    findings: [
                        Finding(check: "GN3", place: "首页", href: "/a", found: "404", expected: "可以打开", isNew: true),
                        Finding(check: "GN3", place: "首页", href: nil, found: "404", expected: "可以打开", isNew: false),
                    ])
            ],
            solved: [Solved(unit: "教育局", check: "GN3", place: "首页")], trend: Chart(line: [("一", 1), ("二", 3)], title: "问题数", unit: "处"),
            runs: [
                RunLine(day: "2026-03-16", href: "/i", isHere: true, score: "87.5", findings: "3"),
                RunLine(day: "2026-03-15", href: "/i", isHere: false, score: "87.5", findings: "3"),
            ], hasRun: true),
        InspectionPage(withoutSite: ()),
        InspectionPage(
            choices: [], form: nil, lead: "没有问题。", figures: [], vetoes: [], scored: [], units: [], solved: [], trend: nil, runs: [],
            hasRun: true),
    ]
}

extension [InspectionStore.Finding] {
    /// How many things are wrong.
    fileprivate var things: Int { reduce(0) { $0 + $1.things } }
}

extension InspectionStore.Finding {
    /// Those of one check and one unit.
    fileprivate var group: String { "\(code)\u{0}\(owner.value)" }
}

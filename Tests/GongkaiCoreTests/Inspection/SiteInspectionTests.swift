import Testing

@testable import GongkaiCore

@Suite("Inspection of our own sites")
struct SiteInspectionTests {
    let day: Day = "2026-03-16"
    let edition = IndicatorEdition.edition(forYear: 2026)
    let owner = AgencyID(value: 1)
    let unit = AgencyID(value: 4)

    /// A site about which nothing is to be said.
    private func clean() throws -> InspectionFacts {
        let kinds = [
            "profile", "functions", "leaders", "news", "notice", "policy", "interpretation", "finance", "plan", "statistics",
        ]
        return InspectionFacts(
            site: PageLabelsTests.site,
            columns: try kinds.map { .init(try PageLabelsTests.column($0, $0), lastItemOn: "2026-03-10") }, homeLastItemOn: "2026-03-10",
            incidents: [], footerMissing: [], probes: .init(count: 140, failed: 0), services: [.init(name: "低保申请", owner: unit)],
            interaction: .init(hasWorkingChannel: true, messages: []),
            surveys: (1...6).map {
                InspectionFacts.Survey(name: "征集\($0)", endedOn: "2026-01-05", outcomeOn: "2026-01-20", owner: unit)
            }, interviews: Array(repeating: "2026-01-05", count: 6))
    }

    private func findings(_ change: (inout InspectionFacts) throws -> Void) throws -> [InspectionFinding] {
        var facts = try clean()
        try change(&facts)
        return SiteInspection(facts, by: edition, on: day, calendar: .published).findings
    }

    private func failed(_ change: (inout InspectionFacts) throws -> Void) throws -> [String] {
        try findings(change).filter { !$0.evidence.isEmpty }.map(\.code)
    }

    private func column(_ number: Int, _ kind: String, _ last: Day?, parent: String? = nil) throws -> InspectionFacts.Column {
        var column = try PageLabelsTests.column("\(kind)\(number)", kind)
        column.parent = parent
        return .init(column, lastItemOn: last)
    }

    @Test("A clean site passes every check with a hundred points, each check of the edition once")
    func cleanSite() throws {
        let found = try findings { _ in }
        #expect(found.filter { $0.result != .pass } == [])
        let codes = edition.vetoes.map(\.code) + edition.areas.flatMap(\.indicators).map(\.code)
        #expect(found.map(\.code) == codes && Set(codes).count == codes.count)
        let score = InspectionScore(found, of: PageLabelsTests.site, by: edition)
        #expect(score.text == "100.0" && score.hasPassed)
    }

    @Test("What no program can see is not called good")
    func unknown() throws {
        let found = try findings { facts in
            facts.incidents = nil
            facts.interaction = nil
            facts.surveys = nil
        }
        func result(_ code: String) -> InspectionFinding.Result? { found.first { $0.code == code }?.result }
        #expect(result("VT1") == .notApplicable("无法自动判断，须由人工核查"))
        for code in ["VT5", "HD1", "HD2", "HD3"] {
            guard case .notApplicable(let why) = result(code) else {
                Issue.record("\(code) was judged")
                continue
            }
            #expect(why.contains("无法自动判断"), "\(code)")
        }
        #expect(InspectionScore(found, of: PageLabelsTests.site, by: edition).vetoes.isEmpty)
    }

    @Test("The areas have the points of the indicators, and every check is used once")
    func edition2019() {
        #expect(edition.areas.map(\.points) == [320, 250, 230, 200, 0])
        #expect(Set(edition.vetoes.map(\.check)) == Set(VetoCheck.allCases))
        #expect(Set(edition.areas.flatMap(\.indicators).map(\.check)) == Set(ScoredCheck.allCases))
    }

    @Test(
        "Home page: two weeks, and nothing dated is no update",
        arguments: [("2026-03-02", true), ("2026-03-01", false), (nil, false)] as [(Day?, Bool)])
    func home(last: Day?, passes: Bool) throws {
        #expect(try failed { $0.homeLastItemOn = last }.contains("VT3") == !passes)
    }

    @Test("Five stale columns of news and first-level notices together fail the site; four cost points")
    func staleNews() throws {
        func stale(_ count: Int) throws -> [String] {
            try failed { facts in
                for number in 0..<count { facts.columns.append(try column(number, "news", "2026-03-01")) }
                // Six months to the day are still in time, and a column further down is not counted.
                facts.columns.append(try column(9, "notice", "2025-09-16"))
                facts.columns.append(try column(8, "notice", "2025-09-15", parent: "x"))
            }
        }
        #expect(try stale(5).contains("VT4"))
        #expect(try stale(4) == ["FB4", "FB5"])
        #expect(
            try failed { facts in
                for number in 0..<4 { facts.columns.append(try column(number, "news", "2026-03-01")) }
                facts.columns.append(try column(9, "notice", "2025-09-15"))
            } == ["VT4", "FB4", "FB5"])
    }

    @Test("A longer interval of its own does not help a news column; archiving does")
    func ownInterval() throws {
        func facts(archived: Bool) throws -> [String] {
            try failed { facts in
                for number in 0..<5 {
                    var column = try PageLabelsTests.column("n\(number)", "news")
                    column.updateIntervalDays = 1000
                    column.isArchived = archived
                    facts.columns.append(.init(column, lastItemOn: "2026-01-01"))
                }
            }
        }
        #expect(try facts(archived: false).contains("VT4"))
        #expect(try facts(archived: true) == [])
    }

    @Test("Ten stale columns of any kind, or five empty ones, fail the site")
    func staleAndEmpty() throws {
        func with(_ count: Int, _ last: Day?) throws -> [String] {
            try failed { facts in
                for number in 0..<count { facts.columns.append(try column(number, "plan", last)) }
            }
        }
        #expect(try with(9, "2025-03-15") == ["FB7"])
        #expect(try with(10, "2025-03-15") == ["VT4", "FB7"])
        #expect(try with(10, "2025-03-16") == [])
        #expect(try with(4, nil) == ["FB7"])
        #expect(try with(5, nil) == ["VT4", "FB7"])
    }

    @Test("Five in a hundred failed probes fail the site; too few probes prove nothing")
    func probes() throws {
        #expect(try failed { $0.probes = .init(count: 140, failed: 7) } == ["VT2"])
        #expect(try failed { $0.probes = .init(count: 140, failed: 6) } == [])
        let few = try findings { $0.probes = .init(count: 139, failed: 139) }
        #expect(few.first { $0.code == "VT2" }?.result == .notApplicable("探测次数不足，不能判断"))
    }

    @Test("A message of the last year without an answer for over three months fails the site, and names its unit")
    func messages() throws {
        func with(_ received: Day, _ answered: Day?) throws -> [InspectionFinding] {
            try findings {
                $0.interaction = .init(
                    hasWorkingChannel: true,
                    messages: [.init(number: "2026-0007", receivedOn: received, answeredOn: answered, owner: unit)])
            }.filter { !$0.evidence.isEmpty }
        }
        #expect(try with("2025-12-16", nil).map(\.code) == ["HD2"])
        let late = try with("2025-12-15", nil)
        #expect(late.map(\.code) == ["VT5", "HD2"] && late[0].owners == [unit])
        #expect(try with("2025-09-01", "2025-12-02").map(\.code) == ["VT5", "HD2"])
        #expect(try with("2025-03-15", nil) == [])
        #expect(try with("2026-03-09", "2026-03-16") == [])
        #expect(try failed { $0.interaction = .init(hasWorkingChannel: false, messages: []) } == ["VT5", "HD1"])
        #expect(try findings { $0.interaction = nil }.first { $0.code == "VT5" }?.result == .notApplicable("留言信箱还没有接入，无法自动判断"))
    }

    @Test("Services: none, five bad guides, or few and all bad")
    func services() throws {
        func guides(_ bad: Int, _ good: Int) -> [InspectionFacts.Service] {
            (0..<bad).map { InspectionFacts.Service(name: "坏\($0)", owner: unit, missingElements: ["设定依据", "申请条件", "办理材料", "办理地点"]) }
                + (0..<good).map { InspectionFacts.Service(name: "好\($0)", owner: unit) }
        }
        #expect(try failed { $0.services = [] } == ["VT6", "BS1"])
        #expect(try failed { $0.services = guides(5, 20) } == ["VT6", "BS2"])
        #expect(try failed { $0.services = guides(4, 1) } == ["BS2"])
        #expect(try failed { $0.services = guides(4, 0) } == ["VT6", "BS2"])
        var site = PageLabelsTests.site
        site.offersServices = false
        #expect(
            try failed {
                $0.site = site
                $0.services = []
            } == [])
    }

    @Test("Dead links cost a point on the home page, a tenth elsewhere, and never more than the indicator has")
    func links() throws {
        func deduction(_ home: Int, _ other: Int) throws -> Int? {
            try findings { facts in
                facts.links =
                    (0..<home).map { InspectionFacts.Link(page: "/", target: "/x\($0)", status: 404, isOnHomePage: true, owner: owner) }
                    + (0..<other).map { InspectionFacts.Link(page: "/a", target: "/y\($0)", status: nil, owner: unit) }
                    + [
                        .init(page: "/a", target: "/login", status: 403, owner: unit),
                        .init(page: "/a", target: "/b", status: 301, owner: unit),
                    ]
            }.first { $0.code == "GN3" }?.deduction
        }
        #expect(try deduction(1, 3) == 13)
        #expect(try deduction(0, 0) == 0)
        #expect(try deduction(6, 200) == 70)
    }

    @Test("Missing columns, unlinked policies, guide, footer, labels and slow pages are found, each with its owner")
    func rest() throws {
        #expect(try failed { $0.columns.removeAll { $0.column.kind.code == "leaders" } } == ["FB3"])
        #expect(try failed { $0.unlinkedPolicies = [.init("办法", place: "/zcwj/1", owner: unit)] } == ["FB6"])
        #expect(try failed { $0.footerMissing = ["网站标识码"] } == ["GN2"])
        #expect(try failed { $0.site.idCode = "1" } == ["GN1"])
        #expect(try failed { $0.interviews = [] } == ["HD4"])
        #expect(try failed { $0.incidents = [.init("身份证号码公开", place: "/gs/2", owner: unit)] } == ["VT1"])
        let found = try findings {
            $0.guideFaults = [unit: [.requiredMissing(["传真号码"])]]
            $0.pages = [.init(address: "/slow", milliseconds: 3001, labelFaults: [.missing("PubDate")], owner: unit)]
        }.filter { !$0.evidence.isEmpty }
        #expect(found.map(\.code) == ["GN4", "ZC1", "ZC2"])
        #expect(found.allSatisfy { $0.owners == [unit] })
    }

    @Test("What is held too seldom is told once, with how often, and costs for each time")
    func tooFew() throws {
        let found = try findings { $0.interviews = ["2026-01-05"] }.first { $0.code == "HD4" }
        #expect(found?.evidence.map(\.found) == ["一年内举办1次，还差5次"] && found?.evidence.things == 1)
        #expect(found?.deduction == 50)
    }

    @Test("A survey without its outcome a month after its end is told")
    func surveys() throws {
        func outcome(_ day: Day?) throws -> [String] {
            try failed { $0.surveys?[0] = .init(name: "征集", endedOn: "2026-01-31", outcomeOn: day, owner: unit) }
        }
        #expect(try outcome("2026-02-28") == [])
        #expect(try outcome("2026-03-01") == ["HD3"] && outcome(nil) == ["HD3"])
    }
}

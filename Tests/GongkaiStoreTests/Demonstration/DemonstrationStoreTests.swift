import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("The demonstration in a database")
struct DemonstrationStoreTests {
    @Test("The derived table of 2014 is the published one in every filled cell", arguments: TestEngine.all)
    func publishedTable(on engine: TestEngine) async throws {
        try await load([2014], on: engine) { database in
            let form = try #require(ReportForm.form(id: "2014"))
            let derived = try await AnnualReportStore(database: database).derive(form, year: 2014, agencies: nil).values
            for definition in form.figures {
                let code = definition.code
                switch code {
                case "A2.1": #expect(derived[code] == .number(54))
                case "A2.5": #expect(derived[code] == .number(348))
                default: #expect(derived[code] == .number(Self.published[code] ?? 0), "\(code)")
                }
            }
            #expect(form.findings(in: derived).filter { $0.verdict == .fail }.isEmpty)
        }
    }

    /// 蒸湘区 2014, as published on 2 March 2015; every other filled cell is 0, A2.1 and A2.5 are blank.
    private static let published = [
        "A1": 5050, "A1.1": 12, "A1.2": 12, "A2.2": 4601, "A2.3": 385, "A2.4": 52, "B1": 148, "B2.2": 6, "B2.2.1": 6, "B2.3": 12, "H1": 1,
        "H2": 1, "H3": 8, "H3.2": 2, "H4": 1, "I1": 1, "I2": 1, "I3": 72,
    ]

    @Test("Every figure of both years is its list, and neither report contradicts itself in table or words", arguments: TestEngine.all)
    func consistent(on engine: TestEngine) async throws {
        try await load(Demonstration.years, on: engine) { database in
            let reports = AnnualReportStore(database: database)
            let district = try await Self.district(database)
            for year in Demonstration.years {
                let form = try #require(ReportForm.form(forYear: year))
                let derived = try await reports.derive(form, year: year, agencies: nil)
                for definition in form.figures {
                    let list = try #require(
                        try await reports.list(definition, year: year, agencies: nil, FigureListQuery(limit: 10_000)))
                    #expect(list.figure == derived.figures[definition.code], "\(year) \(definition.code)")
                    #expect(list.records.count == list.figure.records, "\(year) \(definition.code)")
                }
                let parts = try await reports.parts(of: district, year: year).mapValues(\.text)
                #expect(
                    form.parts.filter { $0.isRequired && $0.tables.isEmpty && parts[$0.id] == nil && $0.id != "1" }.map(\.heading) == [])
                let document = ReportDocument(
                    form: form, agency: "蒸湘区人民政府", year: year, values: derived.values, parts: parts,
                    publishedOn: Day("\(year + 1)-03-02"))
                for blocks in [document.blocks, document.plainText.split(separator: "\n").map { .paragraph(String($0)) }] {
                    let read = try ReportCheck.read(blocks)
                    #expect(read.figures == derived.values)
                    let findings = ReportCheck.findings(read)
                    // What the published table of 2014 itself makes a person ask; the registers hold the answers (docs/law/differences-2014.md).
                    let questions = findings.filter { $0.verdict != .note }
                    #expect(questions.map(\.check) == (year == 2014 ? ["K06", "K11"] : []), "\(year) \(questions.map(\.chinese))")
                    #expect(questions.allSatisfy { $0.verdict == .cannotTell })
                }
            }
            let snapshots = try await reports.published()
            // The report of 2014 is published, that of 2025 can be.
            #expect(snapshots.map(\.year) == [2014])
            #expect(snapshots.first?.publishedOn == "2015-03-02")
            #expect(try await reports.snapshots(of: district, year: 2014).map(\.isIntact) == [true])
            let form = try #require(ReportForm.form(forYear: 2025))
            let publication = AnnualReportStore.Publication(agency: district, form: form, year: 2025)
            let obstacles = try await reports.obstacles(publication, on: "2026-01-20")
            #expect(obstacles == [])
        }
    }

    @Test("Two databases filled alike hold the same rows, and the audit trail is whole", arguments: TestEngine.all)
    func same(on engine: TestEngine) async throws {
        try await load(Demonstration.years, on: engine) { first in
            try await load(Demonstration.years, on: engine) { second in
                for table in [
                    "agency", "officer", "officer_role", "audit_entry", "report_part", "report_snapshot", "disclosure_channel", "site",
                    "site_column",
                    "index_code", "article", "article_version", "article_review", "shown_article",
                ]
                    + RegisterDefinition.all.map(\.name)
                {
                    let rows = try await Self.rows(of: table, in: first)
                    #expect(!rows.isEmpty || table == "fee_waiver", "\(table)")
                    let others = try await Self.rows(of: table, in: second)
                    #expect(others == rows, "\(table)")
                }
            }
            let verdict = try await AuditStore(database: first).verify()
            guard case .intact = verdict else {
                Issue.record("the audit trail is broken: \(verdict)")
                return
            }
        }
    }

    @Test("The portal shows articles of every unit, each reviewed and filled in as the rules demand", arguments: TestEngine.all)
    func portal(on engine: TestEngine) async throws {
        try await load(Demonstration.years, on: engine) { database in
            let articles = ArticleStore(database: database), now = Instant(Day("2026-02-02"), hour: 9)
            let site = try #require(try await SiteStore(database: database).sites().first)
            #expect(site.settings.facts.faults.isEmpty)
            #expect(try await SiteStore(database: database).columns(of: site.id).count == 22)
            let counts = try await articles.counts(of: site.id, at: now)
            #expect(counts.values.reduce(0, +) >= 60)
            let versions = try await database.read { tx in try tx.loadedVersions("version.state = 'live'") }
            #expect(Set(versions.map(\.agency)).count >= 25)
            for version in versions {
                var facts = version.facts
                facts.state = .approved
                #expect(PublicationJudge.obstacles(facts, .now, at: now).isEmpty, "\(facts.title)")
                let shown = try await articles.article(version.article, at: now)
                guard case .shown(let page) = shown else {
                    Issue.record("\(facts.title) does not show")
                    continue
                }
                #expect(page.content.hash(of: version.kind) == facts.contentHash)
            }
        }
    }

    @Test("A database that holds something else is refused, and so is the same year twice", arguments: TestEngine.all)
    func refused(on engine: TestEngine) async throws {
        let demonstration = try #require(Demonstration(year: 2025))
        try await World.open(on: engine) { world in
            await #expect(throws: DemonstrationStore.Refusal.notEmpty(agencies: 4, records: 0)) {
                try await DemonstrationStore(database: world.database).load(demonstration)
            }
        }
        try await load([2025], on: engine) { database in
            let store = DemonstrationStore(database: database)
            await #expect(throws: DemonstrationStore.Refusal.alreadyLoaded(year: 2025)) { try await store.load(demonstration) }
            let years = try await store.loadedYears(), isEmpty = try await store.isEmpty()
            #expect(years == [2025])
            #expect(!isEmpty)
        }
    }

    @Test("Everybody can sign in with the password that is printed", arguments: TestEngine.all)
    func logins(on engine: TestEngine) async throws {
        try await load([2014], on: engine) { database in
            let accounts = AccountStore(database: database)
            for officer in DemonstrationOfficer.all {
                try PasswordRule.check(DemonstrationOfficer.password, login: officer.login)
                let session = try await accounts.login(
                    name: officer.login, password: DemonstrationOfficer.password, from: "10.0.0.1", at: Instant(Day("2026-02-02"), hour: 9))
                #expect(session.officer.name == officer.name)
                #expect(session.officer.scope.count == (officer.agency == "ZX" ? 26 : 1))
            }
        }
    }

    private func load(
        _ years: [Int], on engine: TestEngine, _ body: @Sendable (any Database) async throws -> Void
    ) async throws {
        try await TestDatabase.open(on: engine) { database in
            let store = DemonstrationStore(database: database)
            let isEmpty = try await store.isEmpty()
            #expect(isEmpty)
            for year in years { try await store.load(try #require(Demonstration(year: year))) }
            try await body(database)
        }
    }

    private static func district(_ database: any Database) async throws -> AgencyID {
        let agencies = try await AccountStore(database: database).agencies()
        return try #require(agencies.first { $0.code == "ZX" }).id
    }

    private static func rows(of table: String, in database: any Database) async throws -> [String] {
        try await database.read { tx in try tx.rows("SELECT * FROM \(SQL(identifier: table))").map { "\($0)" }.sorted() }
    }
}

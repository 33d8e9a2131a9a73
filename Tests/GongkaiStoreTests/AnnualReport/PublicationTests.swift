import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Testing

@Suite("Publishing the annual report")
struct PublicationTests {
    @Test("Publishing freezes figures and words with their hash, and is one audit entry", arguments: TestEngine.all)
    func freezes(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.request("SQ1", received: "2024-03-04", decided: "2024-03-20")
            try await world.reports.write(
                "全年收到申请1件。", part: "1.2", of: world.world.district, year: 2024, expecting: 0, by: world.world.clerk, at: world.now)
            let snapshot = try await world.publish(2024)
            #expect(snapshot.content.agency == "示范区人民政府")
            #expect(snapshot.content.figures["R1.T"] == .number(1))
            #expect(snapshot.content.parts["1.2"] == "全年收到申请1件。")
            #expect(try SHA256.hex(of: snapshot.content.canonicalText()) == snapshot.sha256)
            #expect(try await world.reports.snapshots(of: world.world.district, year: 2024) == [snapshot])
            let published = try await world.reports.published()
            #expect(published.map(\.agency) == [world.world.district] && published.map(\.year) == [2024])
            #expect(published.map(\.sequence) == [1] && published.map(\.publishedOn) == [world.now.day])
            let trail = try await world.trail(of: "report_snapshot/\(snapshot.id)")
            #expect(trail.map(\.action) == ["report.publish"])
            #expect(trail.first?.after?.contains(snapshot.sha256) == true)
        }
    }

    @Test("A later correction shows as a difference, never as a changed snapshot", arguments: TestEngine.all)
    func differences(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.request("SQ1", received: "2024-03-04", decided: "2024-03-20")
            let snapshot = try await world.publish(2024)
            #expect(try await world.reports.differences(snapshot).isEmpty)
            try await world.request("SQ2", received: "2024-05-06", decided: "2024-05-20", applicant: "L1")
            let differences = try await world.reports.differences(snapshot)
            #expect(differences.map(\.code) == ["R1.L1", "R1.T", "R3.1.L1", "R3.1.T", "R3.7.L1", "R3.7.T"])
            #expect(differences.first?.published == .number(0))
            #expect(differences.first?.current == .number(1))
            #expect(try await world.reports.snapshots(of: world.world.district, year: 2024) == [snapshot])
        }
    }

    @Test("A second publication needs a change and a note", arguments: TestEngine.all)
    func again(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.publish(2024)
            await #expect(throws: ReportObstacle.unchanged(sequence: 1)) { try await world.publish(2024, note: "再发") }
            try await world.enter("complaint", ["number": "TS1", "received_on": "2024-06-03", "matter": "未按时答复"])
            try await world.request("SQ1", received: "2024-03-04", decided: "2024-03-20")
            await #expect(throws: ReportObstacle.noteMissing(sequence: 1)) { try await world.publish(2024, note: "") }
            let second = try await world.publish(2024, note: "补登申请1件")
            #expect(second.sequence == 2)
            #expect(second.note == "补登申请1件")
            #expect(try await world.reports.published().map(\.sequence) == [2])
        }
    }

    @Test("A year that is not over cannot be reported", arguments: TestEngine.all)
    func tooEarly(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            await #expect(throws: ReportObstacle.yearNotOver(2026)) { try await world.publish(2026) }
        }
    }

    @Test("上年结转 must equal last year's published figure, whatever else is accepted; both numbers are named", arguments: TestEngine.all)
    func carryOver(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.request("SQ1", received: "2023-12-20", decided: "2024-01-15")
            try await world.request("SQ2", received: "2023-12-25", decided: "2024-01-22", applicant: "L1")
            try await world.publish(2023)
            try await world.publish(2024, accepting: true)
            // A request of 2023 that is entered late was open at the turn of the year, but the report of 2023 did not say so.
            try await world.request("SQ3", received: "2023-12-28", decided: "2024-01-29")
            let obstacles = try await world.reports.obstacles(world.publication(2024, note: "补登", accepting: true), on: world.now.day)
            #expect(
                obstacles == [
                    .carryOverDiffers(CarryOverDifference(label: "自然人", code: "R2.NP", published: .number(1), derived: .number(2))),
                    .carryOverDiffers(CarryOverDifference(label: "总计", code: "R2.T", published: .number(2), derived: .number(3))),
                ])
            #expect(obstacles[0].words.contains("上年发布1件，本年台账2件"))
            await #expect(throws: ReportObstacle.self) { try await world.publish(2024, note: "补登", accepting: true) }
            try await world.publish(2023, note: "补登12月28日收到的申请1件")
            #expect(try await world.publish(2024, note: "随2023年度报告更正").sequence == 2)
        }
    }

    @Test("Before the first report of this program, what was entered from paper counts", arguments: TestEngine.all)
    func carryOverFromPaper(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.request("SQ1", received: "2023-12-20", decided: "2024-01-15")
            let kinds = ["NP", "L1", "L2", "L3", "L4", "L5"]
            for kind in kinds {
                try await world.enter(
                    "carry_over", by: world.world.district,
                    ["year": "2023", "applicant_kind": kind, "carried_out": kind == "L1" ? "1" : "0", "source": "2023年度报告"])
            }
            let obstacles = try await world.reports.obstacles(world.publication(2024, note: "属实", accepting: true), on: world.now.day)
            #expect(
                obstacles.first
                    == .carryOverDiffers(CarryOverDifference(label: "自然人", code: "R2.NP", published: .number(0), derived: .number(1))))
            #expect(obstacles.count == 2)
        }
    }

    @Test("Contradictions must be accepted in so many words", arguments: TestEngine.all)
    func contradictions(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            // Issued in December, published in January: A1.1 of the second year exceeds A1.2 (K05).
            let document = ["category": "normative", "document_number": "示政发〔2013〕9号", "title": "办法", "issued_on": "2013-12-30"]
            try await world.enter("normative_document", document)
            try await world.enter(
                "disclosed_item",
                [
                    "index_number": "006230101/2014-00001", "title": "办法", "created_on": "2013-12-30",
                    "normative_document_id": "示政发〔2013〕9号",
                ])
            try await world.enter(
                "channel_publication", ["item_id": "006230101/2014-00001", "channel": "website", "published_on": "2014-01-06"])
            await #expect(throws: ReportObstacle.contradictions(count: 1)) { try await world.publish(2014) }
            await #expect(throws: ReportObstacle.contradictions(count: 1)) { try await world.publish(2014, accepting: true) }
            await #expect(throws: ReportObstacle.contradictions(count: 1)) { try await world.publish(2014, note: "属实") }
            #expect(try await world.publish(2014, note: "文件上年制发、本年公开", accepting: true).sequence == 1)
        }
    }

    @Test("A snapshot that was changed in the database is no longer intact", arguments: TestEngine.all)
    func tampered(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            #expect(try await world.publish(2024).isIntact)
            try await world.world.database.write { tx in
                try tx.run("UPDATE report_snapshot SET content = REPLACE(content, 'R1.T\":0', 'R1.T\":9')")
            }
            let snapshot = try #require(try await world.reports.snapshots(of: world.world.district, year: 2024).first)
            #expect(!snapshot.isIntact)
            #expect(snapshot.content.figures["R1.T"] == .number(9))
        }
    }

    @Test("A snapshot whose hash was changed can be published anew, though nothing else changed", arguments: TestEngine.all)
    func tamperedHash(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.publish(2024)
            try await world.world.database.write { tx in try tx.run("UPDATE report_snapshot SET sha256 = 'changed'", expecting: 1) }
            #expect(try await world.publish(2024, note: "校验值受损，重新封存").isIntact)
        }
    }

    @Test("While a unit is being moved the report waits, and then counts as it says", arguments: TestEngine.all)
    func movedMeanwhile(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            let accounts = AccountStore(database: world.world.database), unit = world.world.education, office = world.world.office
            try await accounts.moveAgency(unit, under: office, by: world.world.clerk, at: world.now)
            try await world.request("SQ1", received: "2024-03-04", by: unit)
            let publication = try AnnualReportStore.Publication(
                agency: office, form: #require(ReportForm.form(forYear: 2024)), year: 2024, note: "文字另发", acceptsContradictions: true)
            let (moving, started) = AsyncStream<Void>.makeStream()
            let move = Task {
                try await world.world.database.write { tx in
                    try tx.run("UPDATE agency SET parent_id = \(world.world.district) WHERE id = \(unit)", expecting: 1)
                    started.finish()
                    Thread.sleep(forTimeInterval: 0.7)
                }
            }
            for await _ in moving {}
            let snapshot = try await world.reports.publish(publication, by: world.world.clerk, at: world.now)
            try await move.value
            #expect(snapshot.coverage == .agencies([office]))
            #expect(snapshot.content.figures["R1.T"] == .number(0))
        }
    }

    @Test("A unit's report covers itself and what is below it", arguments: TestEngine.all)
    func scope(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.request("SQ1", received: "2024-03-04", by: world.world.education)
            try await world.request("SQ2", received: "2024-03-05", by: world.world.township)
            #expect(try await world.reports.scope(of: world.world.district) == nil)
            #expect(try await world.reports.scope(of: world.world.education) == [world.world.education])
            let form = try #require(ReportForm.form(forYear: 2024))
            let snapshot = try await world.reports.publish(
                AnnualReportStore.Publication(
                    agency: world.world.education, form: form, year: 2024, note: "文字另发", acceptsContradictions: true),
                by: world.world.clerk, at: world.now)
            #expect(snapshot.content.agency == "示范区教育局")
            #expect(snapshot.content.figures["R1.T"] == .number(1))
            #expect(try await world.reports.differences(snapshot).isEmpty)
        }
    }
}

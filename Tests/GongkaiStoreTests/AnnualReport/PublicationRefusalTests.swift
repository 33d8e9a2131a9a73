import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Testing

@Suite("What stands against publishing the annual report")
struct PublicationRefusalTests {
    @Test("A form that is not in force for the year cannot be published on, whatever is accepted", arguments: TestEngine.all)
    func form(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.request("SQ1", received: "2023-12-20", decided: "2024-01-15")
            for (id, year, inForce) in [("2014", 2024, "2021"), ("2019", 2024, "2021"), ("2021", 2018, "2014")] {
                let form = try #require(ReportForm.form(id: id))
                let publication = AnnualReportStore.Publication(
                    agency: world.world.district, form: form, year: year, note: "照发", acceptsContradictions: true)
                await #expect(throws: ReportObstacle.formNotInForce(form: id, year: year, inForce: inForce)) {
                    try await world.reports.publish(publication, by: world.world.clerk, at: world.now)
                }
            }
            #expect(try await world.reports.published().isEmpty)
        }
    }

    @Test("Words that contradict the table are a question, like figures that contradict each other", arguments: TestEngine.all)
    func words(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.request("SQ1", received: "2024-03-04", decided: "2024-03-20")
            try await world.write("2024年，全区共收到政府信息公开申请5件。", part: "1.2", 2024)
            await #expect(throws: ReportObstacle.self) { try await world.publish(2024) }
            let verdict = try await world.reports.verdict(world.publication(2024), on: world.now.day)
            let contradictions = verdict.findings.filter { $0.verdict == .fail }
            #expect(contradictions.contains { $0.codes.contains("R1.T") })
            #expect(verdict.obstacles == [.contradictions(count: contradictions.count)])
            #expect(verdict.standing(accepted: true).isEmpty)
            #expect(try await world.publish(2024, note: "含信访件", accepting: true).sequence == 1)
        }
    }

    @Test("Required parts without words are named, and may be accepted with a note", arguments: TestEngine.all)
    func parts(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.write("办理0件。", part: "1.2", 2024)
            try await world.write(" \n", part: "1.3", 2024)
            let missing = ReportObstacle.partsMissing([
                "（一）主动公开", "（三）政府信息管理", "（四）政府信息公开平台建设", "（五）监督保障", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
            ])
            for (note, accepts) in [(nil, false), ("属实", false), (nil, true)] {
                #expect(
                    try await world.reports.obstacles(world.publication(2024, note: note, accepting: accepts), on: world.now.day) == [
                        missing
                    ])
            }
            let accepted = try world.publication(2024, note: "文字另行公布", accepting: true)
            #expect(try await world.reports.publish(accepted, by: world.world.clerk, at: world.now).sequence == 1)
        }
    }

    @Test(
        "Requests carried in from a year that nobody reported on are a question, until the year's figures are entered",
        arguments: TestEngine.all)
    func carryOverUnknown(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.request("SQ1", received: "2023-12-20", decided: "2024-01-15")
            await #expect(throws: ReportObstacle.carryOverUnknown(year: 2023)) { try await world.publish(2024) }
            await #expect(throws: ReportObstacle.carryOverUnknown(year: 2023)) { try await world.publish(2024, accepting: true) }
            try await world.carryOut("NP", 1)
            #expect(try await world.reports.obstacles(world.publication(2024), on: world.now.day) == [])
            try await world.request("SQ2", received: "2023-12-21", decided: "2024-01-15", applicant: "L1")
            await #expect(throws: ReportObstacle.carryOverUnknown(year: 2023)) { try await world.publish(2024) }
            #expect(try await world.publish(2024, note: "上年报告已无从查找", accepting: true).sequence == 1)
        }
    }

    @Test("The total is compared with the sum of what was entered from paper", arguments: TestEngine.all)
    func paperTotal(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.request("SQ1", received: "2023-12-20", decided: "2024-01-15")
            for kind in ["NP", "L1", "L2", "L3", "L4", "L5"] { try await world.carryOut(kind, kind == "NP" ? 3 : 0) }
            let obstacles = try await world.reports.obstacles(world.publication(2024, note: "照发", accepting: true), on: world.now.day)
            #expect(
                obstacles == [
                    .carryOverDiffers(CarryOverDifference(label: "自然人", code: "R2.NP", published: .number(3), derived: .number(1))),
                    .carryOverDiffers(CarryOverDifference(label: "总计", code: "R2.T", published: .number(3), derived: .number(1))),
                ])
        }
    }

    @Test("Last year's report that was changed in the database is no basis, until it is published again", arguments: TestEngine.all)
    func lastYearDamaged(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            try await world.request("SQ1", received: "2023-12-20", decided: "2024-01-15")
            try await world.publish(2023)
            try await world.world.database.write { tx in
                try tx.run("UPDATE report_snapshot SET content = REPLACE(content, 'R4.NP\":1', 'R4.NP\":2')")
            }
            await #expect(throws: ReportObstacle.lastYearDamaged(year: 2023)) {
                try await world.publish(2024, note: "照发", accepting: true)
            }
            try await world.publish(2023, note: "恢复")
            #expect(try await world.publish(2024).sequence == 1)
        }
    }
}

extension ReportWorld {
    /// What the report of 2023, made on paper, gives as carried over.
    fileprivate func carryOut(_ kind: String, _ count: Int) async throws {
        try await enter(
            "carry_over", by: world.district,
            ["year": "2023", "applicant_kind": kind, "carried_out": String(count), "source": "2023年度报告"])
    }
}

import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Synchronization
import Testing

@Suite("The list behind a figure")
struct FigureListTests {
    @Test("A page has its part of the records; search and agency narrow it, the figure stays", arguments: TestEngine.all)
    func pages(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            for number in 1...7 {
                try await world.request(
                    "SQ-\(number)", received: Day("2024-02-29").adding(days: number),
                    by: number > 4 ? world.world.education : world.world.office)
            }
            let received = try #require(ReportForm.form(id: "2021")?.figure("R1.T"))
            func page(_ query: FigureListQuery) async throws -> FigureList {
                try #require(try await world.reports.list(received, year: 2024, agencies: nil, query))
            }
            let first = try await page(FigureListQuery(limit: 3)), second = try await page(FigureListQuery(offset: 3, limit: 10))
            #expect((first.records + second.records).map(\.key) == (1...7).map { "SQ-\($0)" })
            #expect(first.figure.value == .number(7))
            #expect(first.matching.records == 7)
            #expect(first.records.first?.title == "申请公开SQ-1")
            #expect(first.records.first?.day == "2024-03-01")
            #expect(first.source.register == "disclosure_request")
            #expect(first.description.words == "本年新收的政府信息公开申请，按条数计。")
            let unit = try await page(FigureListQuery(agency: world.world.education))
            #expect(unit.records.map(\.key) == ["SQ-5", "SQ-6", "SQ-7"])
            #expect(unit.matching.records == 3)
            #expect(unit.figure.records == 7)
            #expect(try await page(FigureListQuery(search: "sq-6")).records.map(\.key) == ["SQ-6"])
            #expect(try await page(FigureListQuery(search: "公开SQ")).records.count == 7)
            #expect(try await page(FigureListQuery(search: "%")).records.isEmpty)
        }
    }

    @Test("A sum lists what each record adds, and an export has all of them", arguments: TestEngine.all)
    func sums(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            for (day, amount) in [("2024-03-01", "100.50"), ("2024-07-01", "3839.50"), ("2025-01-01", "7")] {
                try await world.enter("processing_fee", ["request_number": "SQ", "charged_on": day, "amount": amount])
            }
            let fees = try #require(ReportForm.form(id: "2014")?.figure("G"))
            let list = try #require(try await world.reports.list(fees, year: 2024, agencies: nil, FigureListQuery(limit: 1)))
            #expect(list.figure.value.text == "0.394")
            #expect(list.measure?.isMoney == true)
            #expect(list.records.map(\.amount) == [10_050])
            let amounts = Mutex<[Int64?]>([])
            try await world.reports.export(fees, year: 2024, agencies: nil) { record in amounts.withLock { $0.append(record.amount) } }
            #expect(amounts.withLock { $0 } == [10_050, 383_950])
        }
    }

    @Test("An item that reaches a second channel in the next year counts once, in its first year and channel", arguments: TestEngine.all)
    func lateChannel(on engine: TestEngine) async throws {
        try await ReportWorld.open(on: engine) { world in
            let index = "006230101/2013-00001"
            try await world.enter("disclosed_item", ["index_number": index, "title": "公告", "created_on": "2013-12-20"])
            for (channel, day) in [("website", "2013-12-30"), ("weibo", "2014-01-02"), ("website", "2013-12-31")] {
                try await world.enter("channel_publication", ["item_id": index, "channel": channel, "published_on": day])
            }
            let form = try #require(ReportForm.form(id: "2014"))
            let before = try await world.reports.derive(form, year: 2013, agencies: nil).values
            let after = try await world.reports.derive(form, year: 2014, agencies: nil).values
            #expect(["A1", "A2.2", "A2.3"].map { before[$0] } == [.number(1), .number(1), .number(0)])
            #expect(["A1", "A2.2", "A2.3"].map { after[$0] } == [.number(0), .number(0), .number(0)])
        }
    }
}

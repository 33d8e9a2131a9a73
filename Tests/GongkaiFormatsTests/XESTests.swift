import Foundation
import FoundationXML
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite("Event logs for process mining")
struct XESTests {
    private static let terms: CaseTerms = {
        do {
            return try CaseTerms(
                item: "X<1>", version: 1, name: "“甲”&乙", statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 5,
                steps: [.init("A", "初审<一>", unit: AgencyID(value: 1), unitName: "局", days: 3)])
        } catch { preconditionFailure("\(error)") }
    }()

    private static func event(_ number: Int, _ action: CaseAction, _ values: [String: FieldValue] = [:], branch: Int? = nil) -> MatterEvent
    {
        MatterEvent(
            number: number, action: action.action, author: .officer(OfficerID(value: 1), name: "李文静"),
            at: Instant("2026-03-02", hour: 8 + number, minute: 5), on: "2026-03-02", values: values, before: nil,
            after: CaseState.received.state, branch: branch, branchChange: nil, clock: nil, reverses: nil)
    }

    static let log = EventLogCase(
        number: "ZX12-BJ-202600001", unit: "ZX12",
        events: [
            event(1, .takeIn, ["caseTerms": .text(terms.text)]), event(2, .accept),
            event(3, .startStep, ["step": .text("A")], branch: 3), event(4, .finishStep, branch: 3),
        ],
        cards: [
            SupervisionCard(
                subject: 1, rule: "Y01", version: 1, signal: .yellow, measure: .promised, on: "2026-03-10", events: [2], from: nil,
                due: nil,
                value: 0, unit: AgencyID(value: 1), person: nil, points: 100, head: "timeliness")
        ])

    @Test("XES is well formed, with the keys of the standard, and names nobody")
    func xes() throws {
        var writer = XESWriter()
        writer.write(try #require(Self.log))
        let bytes = writer.finish()
        let text = String(decoding: bytes, as: UTF8.self)
        let document = try XMLDocument(data: Data(bytes))
        let root = try #require(document.rootElement())
        #expect(root.name == "log" && root.elements(forName: "trace").count == 1)
        let names = try document.nodes(forXPath: "//*[local-name()='event']/*[@key='concept:name']/@value").map(\.stringValue)
        #expect(names == ["窗口收件", "受理", "环节：初审<一>", "环节：初审<一>"])
        #expect(text.contains(#"<date key="time:timestamp" value="2026-03-02T09:05:00.000+08:00"/>"#))
        #expect(text.contains(#"<string key="gongkai:breach" value="Y01"/>"#) && text.contains(#"<int key="gongkai:breaches" value="1"/>"#))
        #expect(!text.contains("李文静"))
    }

    @Test("The table has a cell for each heading")
    func table() throws {
        let rows = EventLogTable.rows(try #require(Self.log))
        #expect(rows.count == 4 && rows.allSatisfy { $0.count == EventLogTable.heading.count })
    }
}

import Foundation
import Testing

@testable import GongkaiCore

@Suite("Reading a form")
struct ReportFormLoadingTests {
    @Test(
        "A form that contradicts itself is refused with the reason",
        arguments: [
            ("\"code\": \"A2\"", "\"code\": \"A1\"", "two rows have the code A1"),
            ("\"tables\": [\"t\"]", "\"tables\": [\"t\", \"t\"]", "table t is printed twice"),
            ("\"tables\": [\"t\"]", "\"tables\": []", "table t is not both defined and printed"),
            ("\"parent\": \"A\"", "\"parent\": \"B\"", "table t: A1 stands below B, which does not come before it"),
            ("\"level\": 1", "\"level\": 2", "table t: A1 is not one level below A"),
            ("\"isHeader\": true", "\"isHeader\": true, \"query\": {\"source\": \"x\"}", "table t: heading A has a query"),
            ("\"right\": [\"A2\"]", "\"right\": [\"A9\"]", "K03 names A9, which is no figure"),
            ("\"left\": [\"A1\"]", "\"left\": []", "K03 judges nothing"),
            ("\"lastYear\": 2018", "\"lastYear\": 2000", "it ends before it begins"),
            ("\"query\": {", "\"queries\": {\"z\": {\"source\": \"x\"}}, \"query\": {", "table t: A2 fills no column \"z\""),
        ])
    func refused(part: String, damaged: String, reason: String) throws {
        let json = Self.form.replacing(part, with: damaged, maxReplacements: 1)
        try #require(json != Self.form)
        #expect(throws: ReportForm.Malformed(form: "test", reason: reason)) { try ReportForm(json: Data(json.utf8)) }
    }

    @Test("A sound form is read; what is not JSON is refused")
    func read() throws {
        let form = try ReportForm(json: Data(Self.form.utf8))
        #expect(form.figures.map(\.code) == ["A1", "A2"])
        #expect(form.figure("A1")?.query == nil)
        #expect(throws: ReportForm.Malformed.self) { try ReportForm(json: Data("{".utf8)) }
    }

    private static let form = """
        {
          "id": "test", "title": "表", "basis": "号", "firstYear": 2008, "lastYear": 2018, "checks": {"blank": "K02"},
          "parts": [{"id": "1", "heading": "一、表", "tables": ["t"]}],
          "tables": [{
            "id": "t", "columns": [{"label": "数"}],
            "rows": [
              {"code": "A", "label": "一", "isHeader": true},
              {"code": "A1", "label": "二", "parent": "A", "level": 1},
              {"code": "A2", "label": "三", "parent": "A", "level": 1, "query": {"source": "disclosures"}}
            ]
          }],
          "rules": [{
            "check": "K03", "verdict": "FAIL", "left": ["A1"], "relation": "atMost", "right": ["A2"], "chinese": "错", "english": "wrong"
          }]
        }
        """
}

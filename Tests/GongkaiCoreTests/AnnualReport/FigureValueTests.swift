import Foundation
import Testing

@testable import GongkaiCore

@Suite("A figure's value")
struct FigureValueTests {
    @Test(
        "A number prints without trailing zeros and with at most four decimals",
        arguments: [
            ("0", "0"), ("5050", "5050"), ("1.0000", "1"), ("0.35", "0.35"), ("96171.60", "96171.6"), ("0.00005", "0.0001"), ("-3", "-3"),
            ("3985758", "3985758"), ("1200", "1200"),
        ])
    func text(_ number: String, _ printed: String) throws {
        #expect(FigureValue.number(try #require(Decimal(string: number))).text == printed)
    }

    @Test("Blank, zero and not applicable print and are stored as three different things")
    func three() throws {
        let values: [FigureValue] = [.blank, .number(0), .notApplicable]
        #expect(values.map(\.text) == ["", "0", "/"])
        let json = String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
        #expect(json.replacing("\\/", with: "/") == #"[null,0,"/"]"#)
        #expect(try JSONDecoder().decode([FigureValue].self, from: Data(json.utf8)) == values)
    }

    @Test("Amounts go through JSON digit for digit", arguments: ["96171.6", "0.35", "0.1", "1234567.8901", "9007199254740993", "0"])
    func json(_ number: String) throws {
        let value = FigureValue.number(try #require(Decimal(string: number)))
        let json = String(decoding: try JSONEncoder().encode([value]), as: UTF8.self)
        #expect(json == "[\(number)]")
        #expect(try JSONDecoder().decode([FigureValue].self, from: Data(json.utf8)) == [value])
    }

    @Test("Anything else in a figure's place is refused", arguments: [#"["12条"]"#, "[true]", "[{}]", #"[""]"#])
    func refused(_ json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([FigureValue].self, from: Data(json.utf8)) }
    }

    @Test("What was published reads back the same, and its text is always the same")
    func canonical() throws {
        let content = ReportContent(
            agency: "蒸湘区人民政府", year: 2025, form: "2021", figures: PublishedTables.city2024.merging(["V.1": .blank]) { $1 },
            parts: ["5": "问题：“一事一审”不够。\n改进/措施", "1.1": "主动公开"])
        let text = try content.canonicalText()
        #expect(try ReportContent(canonicalText: text) == content)
        #expect(try ReportContent(canonicalText: text).canonicalText() == text)
        #expect(text.contains(#""D20_8.FEE":96171.6,"#))
        #expect(text.contains(#""V.1":null,"#))
        #expect(!text.contains(#"\/"#))
    }
}

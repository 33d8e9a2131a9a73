import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite struct CSVTests {
    @Test("Quotes, commas and new lines inside cells are read, and each row knows its line")
    func quotedCells() throws {
        let rows = try CSVReader.rows(Array("标题,数\r\n\"a,\"\"b\"\"\r\nc\",1\n\n\"\",\rx,y".utf8))
        #expect(
            rows == [
                CSVRow(line: 1, cells: ["标题", "数"]), CSVRow(line: 2, cells: ["a,\"b\"\r\nc", "1"]),
                CSVRow(line: 5, cells: ["", ""]), CSVRow(line: 6, cells: ["x", "y"]),
            ])
        #expect(rows[2].isBlank)
    }

    @Test("A comma at the very end opens one more empty cell")
    func trailingComma() throws {
        #expect(try CSVReader.rows(Array("a,".utf8)).map(\.cells) == [["a", ""]])
        #expect(try CSVReader.rows([]).isEmpty)
    }

    @Test("The encodings of Chinese spreadsheets are recognised")
    func encodings() throws {
        let text = "标题,蒸湘区㐂𠀀\r\n"
        let expected = [["标题", "蒸湘区㐂𠀀"]]
        let utf16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try CSVReader.rows(Array(text.utf8)).map(\.cells) == expected)
        #expect(try CSVReader.rows([0xEF, 0xBB, 0xBF] + Array(text.utf8)).map(\.cells) == expected)
        #expect(try CSVReader.rows([0xFF, 0xFE] + utf16).map(\.cells) == expected)
        #expect(try CSVReader.rows([0xFE, 0xFF] + big).map(\.cells) == expected)
        // 标题,蒸湘区㐂𠀀 in GB18030, the last two characters in its four-byte range.
        let gb: [UInt8] = [
            0xB1, 0xEA, 0xCC, 0xE2, 0x2C, 0xD5, 0xF4, 0xCF, 0xE6, 0xC7, 0xF8, 0x81, 0x39, 0xEF, 0x31, 0x95, 0x32, 0x82, 0x36, 0x0D, 0x0A,
        ]
        #expect(try CSVReader.rows(gb).map(\.cells) == expected)
    }

    @Test("Excel's Unicode text is separated by tabs")
    func tabs() throws {
        #expect(try CSVReader.rows(Array("a\tb\n1,5\t2\n".utf8)).map(\.cells) == [["a", "b"], ["1,5", "2"]])
    }

    @Test(
        "Faults name the line where the row starts, and the column",
        arguments: [
            ("a,b\n1,\"x\ny\n", CSVFault.unclosedQuote(line: 2)),
            ("a,b\n\"x\ny\",2\n1,\"x\"z\n", .textAfterQuote(line: 4, column: 2)),
            ("a,b\n1,2,3,4\n", .tooManyFields(line: 2, limit: 3)),
            ("a\n\nb\0\n", .zeroByte(line: 3)),
        ])
    func faults(text: String, fault: CSVFault) {
        #expect(throws: fault) {
            var reader = try CSVReader(Array(text.utf8))
            reader.maximumFields = 3
            while try reader.next() != nil {}
        }
    }

    @Test("One broken byte in a UTF-8 file is a fault with its line, not a file of wrong characters")
    func brokenUTF8() {
        var bytes = Array(String(repeating: "政府信息公开\n", count: 40).utf8)
        bytes.remove(at: 19 * 20 + 1)
        #expect(throws: CSVFault.notText(line: 21)) { try CSVReader.rows(bytes) }
    }

    @Test("A cell beyond 1 MB is refused")
    func longCell() {
        let bytes = Array("a,b\n1,".utf8) + Array(repeating: 0x61, count: 1_048_577)
        #expect(throws: CSVFault.fieldTooLong(line: 2, column: 2)) { try CSVReader.rows(bytes) }
    }

    @Test("Text that a spreadsheet would run is guarded, numbers are not, and import gives back what was exported")
    func formulaGuard() throws {
        var writer = CSVWriter()
        writer.write([
            .text("=1+1"), .text("-公开"), .number(-5), .whole(-3), .text("'@x"), .text("'y"), .text("\tz"), .blank, .day("2014-03-30"),
        ])
        let bytes = writer.take()
        #expect(String(decoding: bytes, as: UTF8.self) == "\u{FEFF}'=1+1,'-公开,-5,-3,''@x,'y,\"'\tz\",,2014-03-30\r\n")
        let cells = try #require(try CSVReader.rows(bytes).first).cells
        #expect(cells == ["=1+1", "-公开", "-5", "-3", "'@x", "'y", "\tz", "", "2014-03-30"])
    }

    @Test("Any texts survive writing and reading")
    func roundTrip() throws {
        var random = Fuzz(seed: 7)
        let pieces = ["'", "=", "-", "\"", ",", "\r\n", "\n", "\t", " ", "公开", "a", "1", "@", "", "𠀀", "；"]
        for _ in 0..<500 {
            let rows = (0..<random.below(4) + 1).map { _ in
                (0..<random.below(4) + 1).map { _ in (0..<random.below(5)).map { _ in pieces[random.below(pieces.count)] }.joined() }
            }
            var writer = CSVWriter()
            // The separator is told from the first line, so a table starts with its header.
            writer.write(["表", "头"])
            for row in rows { writer.write(row) }
            #expect(try CSVReader.rows(writer.take()).dropFirst().map(\.cells) == rows)
        }
    }
}

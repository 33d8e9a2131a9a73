import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite struct XLSXTests {
    private let date = Date(timeIntervalSince1970: 1_420_070_400)

    private func workbook(constantMemory: Bool = false) throws -> [UInt8] {
        try XLSXWriter.bytes(constantMemory: constantMemory, date: date) { writer in
            try writer.addSheet("主动公开", widths: [30, 10], frozenRows: 1)
            try writer.write([.text("标题"), .text("数"), .text("日")], style: .header)
            try writer.write([.text("=1+1 <&>\n二"), .whole(5050), .day("2014-03-30")])
            try writer.write([.blank, .number(Decimal(string: "1.1")!), .text("")])
            try writer.write([.text("尾"), .whole(-3), .day("1899-01-02")], style: .bordered)
        }
    }

    @Test("What is written is read back, in both memory modes, and twice the same bytes", arguments: [false, true])
    func roundTrip(constantMemory: Bool) throws {
        let bytes = try workbook(constantMemory: constantMemory)
        #expect(
            try XLSXReader.rows(bytes) == [
                CSVRow(line: 1, cells: ["标题", "数", "日"]), CSVRow(line: 2, cells: ["=1+1 <&>\n二", "5050", "2014-03-30"]),
                CSVRow(line: 3, cells: ["", "1.1"]), CSVRow(line: 4, cells: ["尾", "-3", "1899-01-02"]),
            ])
        #expect(try workbook(constantMemory: constantMemory) == bytes)
        #expect(FileKind.sniff(bytes) == .xlsx)
    }

    @Test("Titles and notes around a table are paragraphs, merged cells keep their text in the first place")
    func asDocument() throws {
        let bytes = try XLSXWriter.bytes(date: date) { writer in
            try writer.addSheet("附表")
            try writer.merge(rows: 0...0, columns: 0...2, .text("蒸湘区附表"), style: .title)
            try writer.merge(rows: 2...3, columns: 0...0, .text("指标"), style: .header)
            writer.row = 2
            try writer.write([.text("指标"), .text("件"), .text("次")], style: .header)
            try writer.write([.blank, .whole(1), .whole(2)], style: .bordered)
            try writer.write([.text("注：无")])
        }
        #expect(
            try DocumentReader.read(bytes, name: "附表.xlsx") == [
                .paragraph("蒸湘区附表"), .table([["指标", "件", "次"], ["", "1", "2"]]), .paragraph("注：无"),
            ])
    }

    /// A workbook written by hand: one visible sheet with this content, one hidden.
    private func handmade(_ sheetData: String, after: String = "") -> [UInt8] {
        let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return StoredZIP([
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r\" Type=\"\(kinds)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships><Relationship Id="h" Type="\(kinds)/worksheet" Target="worksheets/h.xml"/>
                <Relationship Id="s" Type="\(kinds)/worksheet" Target="/xl/worksheets/s.xml"/>
                <Relationship Id="t" Type="\(kinds)/sharedStrings" Target="sharedStrings.xml"/>
                <Relationship Id="y" Type="\(kinds)/styles" Target="styles.xml"/></Relationships>
                """
            ),
            (
                "xl/workbook.xml",
                """
                <workbook><sheets><sheet name="藏" sheetId="1" state="hidden" r:id="h"/><sheet name="表" sheetId="2" r:id="s"/></sheets></workbook>
                """
            ),
            (
                "xl/sharedStrings.xml",
                "<sst><si><r><t>信</t></r><r><rPr/><t xml:space=\"preserve\">息 </t></r><rPh><t>xìn</t></rPh></si><si><t>a_x000D_\nb_x_</t></si></sst>"
            ),
            (
                "xl/styles.xml",
                """
                <styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
                <numFmt numFmtId="165" formatCode="#,##0.00_);[Red]\\(#,##0.00\\)"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="31"/><xf numFmtId="20"/></cellXfs></styleSheet>
                """
            ),
            ("xl/worksheets/h.xml", "<worksheet><sheetData><row><c><v>9</v></c></row></sheetData></worksheet>"),
            ("xl/worksheets/s.xml", "<x:worksheet><x:sheetData>\(sheetData)</x:sheetData>\(after)</x:worksheet>"),
        ]).bytes
    }

    @Test("Strings, numbers, days, times, truth values and errors are printed as the sheet shows them")
    func cells() throws {
        let row = """
            <x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="s"><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>内</x:t></x:is></x:c>
            <x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>式</x:v></x:c>
            <x:c s="1"><x:v>41728</x:v></x:c><x:c s="3"><x:v>41728.5</x:v></x:c><x:c s="4"><x:v>59</x:v></x:c><x:c s="5"><x:v>0.75</x:v></x:c></x:row>
            """
        #expect(
            try XLSXReader.rows(handmade(row)).map(\.cells) == [
                [
                    "信息 ", "", "a\nb_x_", "内", "TRUE", "#DIV/0!", "式", "2014-03-30", "2014-03-30 12:00", "1900-02-28", "18:00",
                ]
            ])
    }

    @Test(
        "Numbers come without the noise of binary fractions",
        arguments: [
            ("1.1", "1.1"), ("1.1000000000000001", "1.1"), ("0.30000000000000004", "0.3"), ("5050", "5050"), ("1E+3", "1000"),
            ("-0.5", "-0.5"),
            ("12345678901234567", "12345678901234600"), ("1.2345E-2", "0.012345"), ("7.0", "7"), ("x", "x"),
        ])
    func numbers(written: String, text: String) {
        #expect(SheetNumber.text(written) == text)
    }

    @Test("Hidden rows are flagged and not part of the document; imports get them")
    func hiddenRows() throws {
        let bytes = handmade(
            "<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row hidden=\"1\"><x:c><x:v>3</x:v></x:c><x:c><x:v>4</x:v></x:c></x:row>"
        )
        #expect(try XLSXReader.sheets(bytes).map(\.isHidden) == [true, false])
        #expect(try XLSXReader.rows(bytes).count == 2)
        #expect(try XLSXReader.read(bytes) == [.table([["1", "2"]])])
    }

    @Test(
        "Crafted sheets are refused",
        arguments: [
            "<x:row r=\"9\"/><x:row r=\"3\"/>", "<x:row><x:c r=\"XFE1\"><x:v>1</x:v></x:c></x:row>",
            "<x:row><x:c t=\"s\"><x:v>7</x:v></x:c></x:row>",
        ])
    func crafted(rows: String) {
        #expect(throws: DocumentFault.damaged(part: "xl/worksheets/s.xml")) { try XLSXReader.rows(handmade(rows)) }
    }

    @Test("Overlapping merges over a million rows end in time")
    func manyMerges() throws {
        let merges = String(repeating: "<x:mergeCell ref=\"A1:XFD1048576\"/>", count: 3_000)
        let rows = (0..<3_000).map { _ in "<x:row><x:c><x:v>1</x:v></x:c></x:row>" }.joined()
        #expect(throws: DocumentFault.tooLarge(.cells(5_000_000))) { try XLSXReader.rows(handmade(rows, after: merges)) }
    }

    @Test("Names and texts Excel cannot hold are faults before the file is made")
    func faults() throws {
        #expect(throws: XLSXFault.sheetName("a/b")) { try XLSXWriter.bytes(date: date) { try $0.addSheet("a/b") } }
        #expect(throws: XLSXFault.textTooLong(sheet: "表", row: 1, column: 2)) {
            try XLSXWriter.bytes(date: date) { writer in
                try writer.addSheet("表")
                try writer.write([.blank, .text(String(repeating: "长", count: 32_768))])
            }
        }
        #expect(throws: XLSXFault.cannotWrite(path: "/nowhere/a.xlsx")) {
            let writer = try XLSXWriter(path: "/nowhere/a.xlsx", date: date)
            try writer.close()
        }
    }

    @Test("Damaged workbooks give a result or a fault")
    func fuzz() throws {
        let packed = try workbook()
        let stored = handmade(
            "<x:row r=\"2\"><x:c r=\"A2\" t=\"s\" s=\"1\"><x:v>0</x:v></x:c><x:c s=\"3\"><x:v>41728.5</x:v></x:c></x:row>",
            after: "<x:mergeCell ref=\"A1:B2\"/>")
        var random = Fuzz(seed: 3), tally = FuzzTally()
        for round in 0..<2_000 { tally.read(random.damage(round % 2 == 0 ? packed : stored), name: "a.xlsx") }
        #expect(tally.refused > 0)
        #expect(tally.wordless == 0)
    }
}

import Foundation
import GongkaiCore
import GongkaiFormats
import Testing

@Suite("Register files")
struct RegisterFileTests {
    private func read(_ text: String, name: String = "rows.csv") throws -> ImportFile {
        try ImportFile.read(Array(text.utf8), name: name, sha256: "")
    }

    @Test("Row numbers are those a spreadsheet shows")
    func rowNumbers() throws {
        let file = try read("a,b\r\n1,2\r\n\r\n\"two\r\nlines\",3\r\n4,5\r\n")
        #expect(file.header == ["a", "b"])
        #expect(file.rows == [["1", "2"], [], ["two\r\nlines", "3"], ["4", "5"]])
    }

    @Test("A workbook gives the rows that were written into it, with the numbers the sheet shows")
    func roundTrip() throws {
        let register = try RegisterDefinition.named("normative_document")
        let path = FileManager.default.temporaryDirectory.appending(path: "gongkai-\(UUID().uuidString).xlsx").path
        let book = try RegisterWorkbook(register, path: path, date: Date(timeIntervalSince1970: 0))
        let header = RegisterHeader.labels(of: register)
        let row = ["ZX01"] + register.columns.map { $0.kind == .day ? "2014-03-30" : "两行\n文字" }
        for texts in [header, row, row] { try book.write(texts) }
        try book.close()
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        try FileManager.default.removeItem(atPath: path)
        let file = try ImportFile.read(bytes, name: "rows.xlsx", sha256: "")
        #expect(file.header == header)
        #expect(file.rows == [row, row])
    }

    @Test("A file that is not what its name says is refused")
    func wrongName() {
        #expect(throws: DocumentFault.self) { try read("a,b\n", name: "rows.xlsx") }
        #expect(throws: DocumentFault.self) { try ImportFile.read([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], name: "rows.csv", sha256: "") }
        #expect(throws: DocumentFault.self) { try read("a,b\n", name: "rows.pdf") }
        #expect(throws: DocumentFault.empty) { try read("") }
    }

    @Test("A workbook's first sheet is read with the row numbers at its edge")
    func workbook() throws {
        let bytes = try XLSXWriter.bytes(date: Date(timeIntervalSince1970: 0)) { writer in
            try writer.addSheet("表")
            try writer.write([.text("a"), .text("b")])
            writer.row = 2
            try writer.write([.text("two\nlines"), .day("2014-03-30")])
            try writer.write([.whole(4)])
        }
        let file = try ImportFile.read(bytes, name: "rows.xlsx", sha256: "")
        #expect(file.header == ["a", "b"])
        #expect(file.rows == [[], ["two\nlines", "2014-03-30"], ["4"]])
    }

    @Test("Cells are typed for spreadsheets by their column")
    func typedCells() throws {
        let register = try RegisterDefinition.named("normative_document")
        let day = try #require(register.columns.firstIndex { $0.kind == .day })
        var texts = [String](repeating: "", count: register.columns.count + 1)
        texts[0] = "ZX01"
        texts[day + 1] = "2014-03-30"
        let cells = SheetCell.row(texts, of: register)
        #expect(cells[0] == .text("ZX01"))
        #expect(cells[day + 1] == .day("2014-03-30"))
        #expect(cells[1] == .blank)
    }
}

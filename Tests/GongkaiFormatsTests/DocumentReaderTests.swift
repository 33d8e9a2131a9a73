import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite struct DocumentReaderTests {
    private func read(_ text: String, name: String) throws -> [DocumentBlock] { try DocumentReader.read(Array(text.utf8), name: name) }

    @Test("A text file's paragraph index plus one is its line number")
    func lines() throws {
        #expect(
            try read("一\r\n\r\n  二 \u{0C}\r三\n", name: "a.txt") == [.paragraph("一"), .paragraph(""), .paragraph("  二 "), .paragraph("三")])
        #expect(try DocumentReader.read([0xB9, 0xAB, 0xBF, 0xAA, 0x0A], name: "a.txt") == [.paragraph("公开")])
    }

    @Test(
        "Content that is not what the name says is refused, and both are named",
        arguments: [
            ("<html><p>a", "报告.docx", FileKind.docx, FileKind.html), ("%PDF-1.4\n", "a.txt", .text, .pdf),
            ("a,b", "x/y.xlsx", .xlsx, .text),
            ("<!DOCTYPE html>", "a.csv", .csv, .html), ("{\\rtf1", "a.doc", .doc, .rtf),
        ])
    func disguised(text: String, name: String, named: FileKind, found: FileKind) {
        let fault = DocumentFault.notWhatItsNameSays(name: name, named: named, found: found)
        #expect(throws: fault) { try read(text, name: name) }
        #expect(fault.chinese.contains(named.chinese) && fault.chinese.contains(found.chinese))
        #expect(fault.english.contains(named.english) && fault.english.contains(found.english))
    }

    @Test("Empty, old, encrypted and unreadable files are refused with what to do")
    func refused() {
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)
        func with(_ name: String) -> [UInt8] { compound + name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
        #expect(throws: DocumentFault.empty) { try read("", name: "a.docx") }
        #expect(throws: DocumentFault.oldOffice(.doc)) { try DocumentReader.read(with("WordDocument"), name: "a.doc") }
        #expect(throws: DocumentFault.oldOffice(.xls)) { try DocumentReader.read(with("Workbook"), name: "a.xls") }
        #expect(throws: DocumentFault.encrypted) { try DocumentReader.read(with("EncryptedPackage"), name: "a.docx") }
        #expect(throws: DocumentFault.unsupported(.image)) { try DocumentReader.read([0x89, 0x50, 0x4E, 0x47, 1], name: "a.png") }
        #expect(throws: DocumentFault.notText(line: 2)) { try DocumentReader.read([0x41, 0x0A, 0xFF, 0xFF], name: "a.txt") }
    }

    @Test("A CSV file is one table, an HTML name is enough for a fragment")
    func byName() throws {
        #expect(try read("a,b\n1,\"2\n3\"", name: "a.csv") == [.table([["a", "b"], ["1", "2\n3"]])])
        #expect(try read("甲<br>乙", name: "a.htm") == [.paragraph("甲"), .paragraph("乙")])
    }
}

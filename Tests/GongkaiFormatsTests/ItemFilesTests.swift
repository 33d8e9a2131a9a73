import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite("Items in files")
struct ItemFilesTests {
    private let agencies = Dictionary(uniqueKeysWithValues: DemonstrationAgency.units.map { ($0.code, $0.code) })
    private let items = Array(DemonstrationItems.all.prefix(3))

    private func read(_ files: [(name: String, bytes: [UInt8])]) throws -> ItemReading {
        try ItemReading(files, agencies: agencies, today: "2014-06-30")
    }

    @Test("A set of CSV files, a workbook and a JSON file give the same items")
    func forms() throws {
        #expect(try read(ItemFiles.csv(items)).items == items)
        #expect(try read([("a.xlsx", ItemFiles.workbook(items, date: Date(timeIntervalSince1970: 0)))]).items == items)
        #expect(try read([("a.json", Array(ItemDocument(items).json()))]).items == items)
    }

    @Test(
        "What is no file of items is named, with what can be taken",
        arguments: [
            ("清单.pdf", Array("%PDF-1.4".utf8), "“清单.pdf”是PDF 文件"), ("清单.xlsx", Array("%PDF-1.4".utf8), "“清单.xlsx”是PDF 文件"),
            ("清单.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "“清单.doc”是"), ("网页.html", Array("<html><p>x".utf8), "HTML 网页"),
        ])
    func kinds(name: String, bytes: [UInt8], words: String) {
        let fault = #expect(throws: ItemFileFault.self) { try read([(name, bytes)]) }
        let told = fault?.words ?? ""
        #expect(told.contains(words) && told.contains("XLSX工作簿，CSV文件") && told.contains("JSON文件"), "\(told)")
    }

    @Test("A sheet that nobody knows is told beside the other faults, and no item is missed because of it")
    func strangers() throws {
        let book = try XLSXWriter.bytes(date: Date(timeIntervalSince1970: 0)) { book in
            try book.addSheet("事项表", widths: [10], frozenRows: 1)
            try book.write([.text("编码")], style: .header)
            try book.addSheet(ItemSheet.places.label, widths: [10, 10], frozenRows: 1)
            try book.write([.text("实施编码"), .text("颜色")], style: .header)
        }
        let reading = try read([("a.xlsx", book)])
        #expect(reading.strangers.count == 1 && reading.strangers[0].words.contains("不认识的表“事项表”") && !reading.isClean)
        #expect(reading.faults.map(\.sheet) == [.places] && reading.items.isEmpty, "\(reading.faults)")
    }
}

import Testing

@testable import GongkaiCore

@Suite("Cells as people type them")
struct CellReaderTests {
    private let today: Day = "2025-06-30"

    private func read(_ kind: RegisterColumn.Kind, _ text: String, required: Bool = true) throws -> RegisterValue {
        try CellReader(RegisterColumn("cell", "格", kind, required: required), today: today).read(text)
    }

    @Test(
        "A day is read in the ways offices write it",
        arguments: [
            "2014-03-05", "2014-3-5", "2014/3/5", "2014/03/05", "2014.3.5", "2014年3月5日", "2014年3月5号", "2014年03月05日", "20140305", "２０１４０３０５",
            " ２０１４－０３－０５　", "2014-03-05\n",
        ])
    func days(text: String) throws {
        #expect(try read(.day, text) == .day("2014-03-05"))
    }

    @Test(
        "What is no day, or cannot be meant, is refused",
        arguments: [
            "2014-02-29", "2014-13-01", "14-3-5", "2014-3", "2014年3月", "2014-3/5", "2014--5", "03/05/2014", "41703", "1948-12-31",
            "2027-01-01", "20140230", "05032014", "140305",
            "20145-3-5", "2014-003-05x", "二〇一四年三月五日",
        ])
    func notDays(text: String) {
        #expect(throws: CellFault.self) { try read(.day, text) }
    }

    @Test("A day that could be two days is refused with the ways to write it")
    func ambiguous() throws {
        let fault = #expect(throws: CellFault.self) { try read(.day, "03/05/2014") }
        #expect(fault?.chinese == "“格”填的是“03/05/2014”，应为日期，写作 2014-03-05、2014/3/5、20140305 或 2014年3月5日，年份须写四位并写在最前。")
        #expect(fault?.english.contains("written 2014-03-05, 2014/3/5, 20140305 or 2014年3月5日") == true)
    }

    @Test("The end of a document's validity may lie years ahead")
    func foreseen() throws {
        let column = RegisterColumn("repealed_on", "废止日期", .day, foreseen: true)
        #expect(try CellReader(column, today: today).read("2030-06-30") == .day("2030-06-30"))
        #expect(throws: CellFault.self) { try CellReader(column, today: today).read("2076-01-01") }
    }

    @Test("Counts", arguments: [("12", 12), ("０", 0), ("1,200", 1200), ("12.00", 12), (" 7 ", 7)] as [(String, Int64)])
    func counts(text: String, count: Int64) throws {
        #expect(try read(.count, text) == .number(count))
    }

    @Test(
        "A count is never negative, broken or approximate",
        arguments: [
            "-1", "－1", "1.5", "1e3", "12件", "1,20", "+3", "",
            "约10", "99999999999999999999",
        ])
    func notCounts(text: String) {
        #expect(throws: CellFault.self) { try read(.count, text) }
    }

    @Test(
        "Yuan become fen",
        arguments: [("10000", 1_000_000), ("1250.5", 125_050), ("1,250.50", 125_050), ("0.07", 7), ("３．１", 310), ("2.500", 250)]
            as [(String, Int64)])
    func yuan(text: String, fen: Int64) throws {
        #expect(try read(.yuan, text) == .number(fen))
        let column = RegisterColumn("amount", "金额", .yuan)
        #expect(try read(.yuan, column.text(.number(fen))) == .number(fen))
    }

    @Test(
        "An amount in another unit, below zero or with a third decimal is refused",
        arguments: [
            "1万元", "-0.01", "0.005", ".5", "5.",
            "一千",
        ])
    func notYuan(text: String) {
        #expect(throws: CellFault.self) { try read(.yuan, text) }
    }

    @Test("A choice is read by its label or its code, and a fault names all labels")
    func choices() throws {
        let kind = RegisterColumn.Kind.choice([.init("website", "政府网站"), .init("weibo", "政务微博")])
        #expect(try read(kind, "政府网站") == .text("website"))
        #expect(try read(kind, " weibo ") == .text("weibo"))
        let fault = #expect(throws: CellFault.self) { try read(kind, "微博") }
        #expect(fault?.chinese == "“格”填的是“微博”，应为下列之一：政府网站、政务微博。")
        #expect(fault?.english == "cell (格) is \"微博\"; one of website (政府网站), weibo (政务微博) is expected")
    }

    @Test("A blank is neither zero nor an error where a column may be blank")
    func blank() throws {
        #expect(try read(.count, "  ", required: false) == .blank)
        let fault = #expect(throws: CellFault.self) { try read(.count, "　") }
        #expect(fault?.chinese == "“格”不能为空，应填不小于0的整数，如 12。")
    }

    @Test("Texts are trimmed, measured in characters and free of control characters")
    func texts() throws {
        #expect(try read(.text(max: 4), "\u{FEFF} 蒸政发〔 ") == .text("蒸政发〔"))
        #expect(throws: CellFault.self) { try read(.text(max: 3), "蒸政发〔") }
        #expect(throws: CellFault.self) { try read(.text(max: 30), "a\u{0}b") }
        #expect(try read(.text(max: 30), "第一行\n第二行") == .text("第一行\n第二行"))
    }

    @Test("Index numbers have an organisation code or a credit code in front")
    func indexNumbers() {
        for good in ["000014349/2015-00200", "01441633X/2018-04736", "11441700007280420Y/2021-00050"] {
            #expect(IndexNumber.isWellFormed(good))
        }
        for bad in [
            "000014349/2015-0200", "00001434/2015-00200", "000014349-2015-00200", "000014349/2015/00200", "00001434A/2015-00200",
            "x/y/z", "",
        ] {
            #expect(!IndexNumber.isWellFormed(bad))
        }
    }
}

import Foundation
import Testing

@testable import GongkaiCore

@Suite struct SearchTextTests {
    @Test(
        "Different ways to type one string are one string to search",
        arguments: [
            ("機動車駕駛證", "机动车驾驶证"),
            ("電動自行車管理辦法", "电动自行车管理办法"),
            ("乾隆", "干隆"),
            ("ＰＭ２．５", "PM2.5"),
            ("行政　许可", "行政许可"),
            ("政\u{200A}务\u{200B}公\u{00AD}开", "政务公开"),
            ("政务\n公开", "政务公开"),
            ("㎡", "m2"),
            ("⽂件", "文件"),
            ("Café", "cafe"),
            ("Cafe\u{301}", "CAFÉ"),
            ("二○一四年", "二〇一四年"),
            ("ﾊﾝｺ", "ハンコ"),
            ("蒸政发〔2014〕3号", "蒸政發(2014) 3 號"),
            ("蒸政发[2014]3号", "蒸政发【２０１４】３号"),
        ])
    func folding(typed: String, same: String) {
        #expect(SearchText.normalise(typed) == SearchText.normalise(same))
        #expect(!SearchText.normalise(typed).isEmpty)
    }

    @Test("Characters outside the basic plane are whole characters")
    func extensions() {
        let text = SearchText("蒸湘区㐂𠀀村\u{31350}")
        #expect(text.units.count == 7)
        #expect(text.contains(SearchText("𠀀村")))
        #expect(SearchText("🏛️ \u{FFFF}\u{E000}\u{0}").units.isEmpty)
    }

    @Test("Strings of 2, 3, 4 and 6 characters are found from the middle of a sentence, and not across its end")
    func middle() {
        let text = SearchText("区人民政府办公室关于印发蒸湘区城乡居民基本养老保险实施办法的通知。各乡镇人民政府")
        for string in ["居民", "民基本", "养老保险", "城乡居民基本"] { #expect(text.contains(SearchText(string)), "\(string)") }
        #expect(!text.contains(SearchText("通知各乡")))
        #expect(!text.contains(SearchText("保险养老")))
        #expect(text.places(of: SearchText("人民政府")).count == 2)
    }

    @Test("Words and digits are found whole, a part of a number is not the number")
    func words() {
        let text = SearchText("2014年第3号公告，PM2.5浓度35微克")
        #expect(text.contains(SearchText("第3号")))
        #expect(text.contains(SearchText("pm2.5")))
        #expect(text.contains(SearchText("2014年")))
        #expect(!text.contains(SearchText("201")))
        #expect(!text.contains(SearchText("5号")))
    }

    @Test("An endless word is cut, and the pieces are still found")
    func longWord() {
        let text = SearchText(String(repeating: "a", count: 100))
        #expect(text.units.count == 3)
        #expect(text.contains(SearchText(String(repeating: "a", count: 40))))
    }

    @Test("Each unit knows where it stood in the text")
    func places() {
        let text = SearchText("a㈠。ＰＭ")
        #expect(text.units.map(\.source) == [0..<1, 1..<2, 3..<5])
        #expect(text.units.map(\.followsPause) == [true, false, true])
    }
}

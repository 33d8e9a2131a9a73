import Foundation
import Testing

@testable import GongkaiCore

@Suite("The published reports with one thing changed")
struct PerturbedPublishedTests {
    private func findings(_ name: String, _ old: String, _ new: String) throws -> [ReportFinding] {
        let text = try ReportFixture.text(name)
        let range = try #require(text.range(of: old), "\(old)")
        return ReportCheck.findings(try ReportFixture.read(text.replacingCharacters(in: range, with: new)))
    }

    @Test(
        "2024: one number, certainly wrong",
        arguments: [
            ("信息公开申请 3119 件", "信息公开申请 3120 件", ["Y07"]), ("复 3050 件", "复 3051 件", ["Y07"]), ("结转申请 34 件", "结转申请 35 件", ["Y07"]),
            ("另有 103 件顺延", "另有 104 件顺延", ["Y07"]), ("结果维持 72 件", "结果维持 73 件", ["Y07"]), ("行政诉讼 46 件", "行政诉讼 47 件", ["Y07"]),
            ("尚未审结 7 件", "尚未审结 8 件", ["Y07"]), ("72   64    178    37    351", "72   64    178    37    352", ["Y04", "Y07"]),
            (
                "3001        53       0        0    61       4   3119", "3002        53       0        0    61       4   3119",
                ["Y01", "Y03"]
            ),
            (
                "11        0        0         0        0         0    11", "12        0        0         0        0         0    11",
                ["Y02", "Y03"]
            ),
            ("自 2024 年 1 月 1 日至 2024 年", "自 2023 年 1 月 1 日至 2024 年", ["Y12"]), ("日至 2024 年 12 月 31 日", "日至 2024 年 12 月 30 日", ["Y12"]),
            (
                "103          0        0         0        0         0    103",
                "104          0        0         0        0         0    104", ["Y01", "Y07"]
            ),
        ])
    func huaian(old: String, new: String, checks: [String]) throws {
        let fails = try findings("huaian-2024.txt", old, new).filter { $0.verdict == .fail }
        #expect(Set(fails.map(\.check)) == Set(checks), "\(fails.map(\.chinese))")
        #expect(fails.allSatisfy { $0.quotes.allSatisfy { $0.line != nil } && !$0.quotes.isEmpty })
    }

    @Test("2024: a cell is emptied, and the columns beside it tell which")
    func emptied() throws {
        let row = "1288        21       0        0    50       3   1362", gap = "1288                 0        0    50       3   1362"
        let result = try findings("huaian-2024.txt", row, gap)
        #expect(result.map(\.check) == ["Y09"] && result[0].verdict == .cannotTell && result[0].codes == ["R3.1.L1"])
        let total = try findings("huaian-2024.txt", row, "1288        21       0        0    50       3       ")
        #expect(total.contains { $0.check == "Y09" && $0.verdict == .fail && $0.codes == ["R3.1.T"] })
    }

    @Test("2024: a row is left out")
    func rowLess() throws {
        let row = "            6.属于四类过程性信息        12          0        0        0        0    0    12"
        let result = try findings("huaian-2024.txt", row, "")
        #expect(result.contains { $0.check == "Y09" && $0.codes.contains("R3.3.6.T") })
        #expect(!result.contains { $0.verdict == .fail })
    }

    @Test("2024: part six is left out")
    func partSix() throws {
        let text = try ReportFixture.text("huaian-2024.txt")
        let cut = try #require(text.range(of: "      六、其他需要报告的事项"))
        let checks = ReportCheck.findings(try ReportFixture.read(String(text[..<cut.lowerBound]))).map(\.check)
        #expect(checks == ["Y13", "Y10"])
    }

    /// The checks that fail beyond the two the report fails as published.
    private func more(_ text: String) throws -> [String] {
        var fails = ReportCheck.findings(try ReportFixture.read(text)).filter { $0.verdict == .fail }.map(\.check)
        for known in ["K03", "K13"] { fails.firstIndex(of: known).map { _ = fails.remove(at: $0) } }
        return fails
    }

    @Test(
        "2014: one passage changed",
        arguments: [
            ("共收到0例", "共收到3例", "K13"), ("收到依申请公开0例", "收到依申请公开3例", "K13"), ("报送信息4601条", "报送信息4610条", "K13"),
            ("工作经费1万元", "工作经费2万元", "K13"), ("重大舆情148次", "重大舆情149次", "K13"), ("发布时间:2015-03-02", "发布时间:2015-04-02", "K20"),
            ("201411日起至20141231日", "2014年2月1日起至2014年12月31日", "K19"),
        ])
    func passage(old: String, new: String, check: String) throws {
        let text = try ReportFixture.text("zhengxiang-2014.txt")
        #expect(text.contains(old))
        #expect(try more(text.replacing(old, with: new, maxReplacements: 1)) == [check])
    }

    /// The report with the line behind a label of the table set to something else, or label and value left out.
    private func table(_ label: String, value: String?, twice: Bool = false) throws -> String {
        var lines = try ReportFixture.text("zhengxiang-2014.txt").components(separatedBy: "\n")
        let start = try #require(lines.lastIndex { $0.hasPrefix("十一、附表") })
        let row = try #require(lines[start...].firstIndex { $0.hasPrefix(label) })
        let next = try #require(
            lines[(row + 1)...].firstIndex { Int($0.trimmingCharacters(in: .whitespaces)) != nil || $0.hasPrefix("——") })
        if let value { lines[next] = value } else { lines.removeSubrange(row...next) }
        if twice { lines.insert(contentsOf: [lines[row], "", value ?? ""], at: next + 1) }
        return lines.joined(separator: "\n")
    }

    @Test(
        "2014: one value of the table changed",
        arguments: [
            ("1.当面申请数", "1", "K08"), ("3.同意部分公开答复数", "2", "K08"), ("涉及商业秘密", "1", "K08"), ("2.延期办结数", "1", "K08"),
            ("(一)维持具体行政行为数", "2", "K10"), ("(一)维持具体行政行为或者", "2", "K10"), ("其中:主要负责同志参加政府网站在线访谈次数", "7", "K07"),
            ("其中:主要负责同志参加新闻发布会次数", "1", "K07"), ("三、依申请公开情况", "——\n\n5", "K01"), ("制发规范性文件总数", "11", "K05"), ("2.兼职人员数", "9", "K11"),
            ("五、行政诉讼数量", "1", "K10"),
        ])
    func value(label: String, value: String, check: String) throws {
        #expect(try more(table(label, value: value)) == [check])
    }

    @Test("2014: a row left out, a row twice", arguments: ["2.传真申请数", "涉及个人隐私", "(二)举办各类培训班数", "4.政务微信公开政府信息数"])
    func row(label: String) throws {
        #expect(try more(table(label, value: nil)).first == "K01")
        #expect(try more(table(label, value: "0", twice: true)).contains("K01"))
    }

    @Test(
        "2014: what is said of all work, or of one account, is no certain error",
        arguments: ["全年举办电子政务培训班4期。", "召开协调会议6次。", "受理消费者投诉75件。", "“青石发布”微博发布信息120条。", "办理行政复议案件9件。", "发布政策解读5篇。"])
    func shared(sentence: String) throws {
        let text = try ReportFixture.text("zhengxiang-2014.txt").replacing("公开内容及时、全面。", with: "公开内容及时、全面。\n\n" + sentence)
        #expect(try more(text) == [])
    }

    @Test("2014: what is said of disclosure is", arguments: ["举办政府信息公开培训班4期。", "召开政府信息公开工作会议6次。", "收到政府信息公开行政复议申请9件。"])
    func disclosure(sentence: String) throws {
        let text = try ReportFixture.text("zhengxiang-2014.txt").replacing("公开内容及时、全面。", with: "公开内容及时、全面。\n\n" + sentence)
        #expect(try more(text) == ["K13"])
    }

    @Test("2014: correcting the two errors leaves none")
    func corrected() throws {
        let text = try ReportFixture.text("zhengxiang-2014.txt").replacing("专职工作人员2人", with: "兼职工作人员2人").replacing("5050", with: "5038")
        #expect(!ReportCheck.findings(try ReportFixture.read(text)).contains { $0.verdict == .fail })
    }
}

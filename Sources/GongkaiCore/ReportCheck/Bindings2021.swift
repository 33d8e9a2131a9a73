/// What the words of a report say about the forms with seven columns: that of 2021 and the trial form of 2019.
extension Binding {
    private static func total(_ rows: String...) -> Reading { rows.map { "\($0).T" } }
    private static func rows(_ group: String, _ count: Int) -> Reading { (1...count).map { "\(group).\($0).T" } }
    private static func persons(_ row: String) -> Reading { ["L1", "L2", "L3", "L4", "L5"].map { "\(row).\($0)" } }

    private static let partWords: [Glyphs] = [
        "自然人", "企业", "当面", "当场", "线上", "线下", "系统", "网络", "网上", "信函", "传真", "邮寄", "电子邮件", "邮箱", "网站", "平台", "复议", "诉讼", "重复", "信访", "热线",
        "咨询", "有效", "未",
        "部门", "现场", "窗口", "部分", "不予", "结转", "转办", "建议", "提案", "来电", "来信", "许可", "其中", "涉及", "撤回", "补正", "逾期",
    ]

    static let bindings2021: [Binding] =
        requests(otherRows: rows("R3.6", 3)) + reviewsAndLawsuits + [
            Binding(
                reading: ["D20_1.NORM.made"],
                phrases: [["制发", "规范性文件"], ["制定", "规范性文件"], ["出台", "规范性文件"], ["印发", "规范性文件"]], units: ["件", "份", "个", "部", "条"],
                without: ["废止", "有效", "清理", "审查", "备案", "解读", "修订", "修改"], isTotal: true),
            Binding(
                reading: ["D20_1.NORM.made"], phrases: [["公开", "规范性文件"], ["发布", "规范性文件"], ["规范性文件"]], units: ["件", "份", "个", "部"],
                without: ["部门", "废止", "有效", "清理", "审查", "备案", "解读", "修订", "修改", "制发", "制定", "出台", "印发"],
                also: [["D20_1.NORM.valid"], ["D20_1.NORM.repealed"]], isTotal: true, isCertain: false),
            Binding(
                reading: ["D20_1.NORM.repealed"], phrases: [["废止", "规范性文件"], ["规范性文件", "废止"]], units: ["件", "份", "个", "部"],
                without: ["修改", "修订", "失效", "有效"], isCertain: false),
            Binding(
                reading: ["D20_1.NORM.valid"], phrases: [["现行有效", "规范性文件"], ["规范性文件", "有效"]], units: ["件", "份", "个", "部"],
                without: ["废止"], isCertain: false),
        ]

    static let bindings2019: [Binding] =
        requests(otherRows: total("R3.6")) + reviewsAndLawsuits + [
            Binding(
                reading: ["D20_1.NORM.made"], phrases: [["制发", "规范性文件"], ["制定", "规范性文件"], ["新制作", "规范性文件"], ["印发", "规范性文件"]],
                units: ["件", "份", "个", "部"], without: ["废止", "有效", "清理", "审查", "备案", "解读"],
                also: [["D20_1.NORM.opened"], ["D20_1.NORM.total"]], isTotal: true, isCertain: false)
        ]

    /// Said behind the number of requests left open.
    private static let deferred: [Glyphs] = [
        "顺延", "结转", "转入下", "转下年", "转下一年", "转至下", "延至下", "延续至下", "延期至下", "跨年", "留待下", "转到下",
    ]
    private static let concluded: [Glyphs] = ["办结", "答复", "办理结果"]
    private static let legalPersons: [[Glyphs]] = [
        ["法人或其他组织"], ["法人和其他组织"], ["法人及其他组织"], ["法人、其他组织"], ["法人或者其他组织"], ["法人组织"], ["法人"],
    ]

    private static func requests(otherRows: Reading) -> [Binding] {
        let refused = rows("R3.3", 8), unable = rows("R3.4", 3), unprocessed = rows("R3.5", 5)
        return [
            Binding(
                reading: total("R1"), phrases: [["收到"], ["受理"], ["接到"], ["新收"], ["接收"]], units: Self.cases,
                follow: ["依申请", "申请", "政府信息公开申请", "信息公开申请"], without: partWords, other: [total("R1", "R2")], isTotal: true, gap: 3),
            Binding(
                reading: total("R1"),
                phrases: [
                    ["受理", "申请"], ["收到", "申请"], ["新收", "申请"], ["接收", "申请"], ["接到", "申请"], ["收到", "申请件"], ["全年收", "申请"], ["年度收", "申请"],
                    ["申请总数"], ["申请总量"], ["申请数量"],
                    ["申请量"], ["申请", "收到"], ["申请", "受理"], ["申请", "新收"], ["受理"], ["新收"], ["本年新收"], ["依申请公开"],
                ], units: Self.cases,
                needs: ["申请"], without: partWords + ["答复", "办结", "办理", "收办", "审理", "案件"], other: [total("R1", "R2")], isTotal: true),
            Binding(
                reading: total("R1"), phrases: [["收办", "申请"], ["收办"], ["办理", "申请"], ["处理", "申请"]], units: Self.cases,
                needs: ["申请"], without: partWords + ["答复", "受理", "办结"], also: [total("R3.7")], other: [total("R1", "R2")], isTotal: true,
                isCertain: false),
            Binding(
                reading: total("R3.7"),
                phrases: [["答复"], ["办结"], ["答复", "申请"], ["办结", "申请"], ["已答复"], ["答复办理"], ["办理答复"], ["办理完毕"], ["办理结果总计"]], units: Self.cases,
                needs: ["申请"], without: partWords + ["案件", "同意", "延期", "公开答复", "不掌握", "来件", "留言"],
                other: [
                    total("R3.1", "R3.2") + refused, total("R3.1", "R3.2") + refused + unable,
                    total("R3.1", "R3.2") + refused + unable + unprocessed, total("R1"), total("R1", "R2"),
                ], isTotal: true),
            Binding(
                reading: total("R4"), phrases: [["结转"], ["下年度继续办理"], ["转入下年"], ["转下年"], ["顺延"], ["延至下年"], ["延续至下年"]],
                units: Self.cases, needs: ["申请"], without: ["受理", "收到"], year: .after, gap: 12),
            Binding(
                reading: total("R4"), phrases: [["另有"], ["尚有"], ["仍有"], ["剩余"], ["其余"], ["有"], ["除"]], units: Self.cases, needs: ["申请"],
                follow: deferred, year: .after, gap: 2),
            // 「2件延至下一年度答复」, with nothing before the number.
            Binding(
                reading: total("R4"), phrases: [[","], ["("], ["、"], ["其中"]], units: Self.cases, needs: ["申请"], follow: deferred,
                year: .after,
                gap: 0),
            Binding(
                reading: total("R2"), phrases: [["结转"], ["上年", "结转"]], units: Self.cases, needs: ["申请"], without: ["下年", "下一年"],
                year: .before,
                gap: 14),
            Binding(
                reading: ["R3.7.NP"], phrases: [["自然人"]], units: Self.cases, subjects: concluded, without: ["法人", "复议", "诉讼"],
                isClass: true,
                gap: 8),
            Binding(
                reading: ["R1.NP"], phrases: [["自然人"]], units: Self.cases, without: ["法人", "复议", "诉讼", "下年"],
                also: [["R1.NP", "R2.NP"]], isClass: true, gap: 8),
            Binding(
                reading: persons("R3.7"), phrases: legalPersons, units: Self.cases, subjects: concluded,
                without: ["自然人", "复议", "诉讼", "公民、法人"], also: [["R3.7.L1"]], isClass: true, gap: 8),
            Binding(
                reading: persons("R1"), phrases: legalPersons, units: Self.cases, without: ["自然人", "复议", "诉讼", "公民、法人"],
                also: [persons("R1") + persons("R2"), ["R1.L1"]], isClass: true, gap: 8),
            Binding(
                reading: ["R1.L1"], phrases: [["商业企业"]], units: Self.cases, also: [["R1.L1", "R2.L1"], ["R3.7.L1"]], isClass: true),
            Binding(
                reading: total("R3.1", "R3.2"), phrases: [["予以公开", "部分公开"], ["同意公开", "部分公开"]], units: Self.cases,
                without: ["不予公开", "主动公开", "无法提供"], isClass: true, isCertain: false, gap: 4),
            outcome(total("R3.1"), ["予以公开", "同意公开"], other: [total("R3.1", "R3.2")], without: ["部分公开", "不予公开"]),
            outcome(total("R3.2"), ["部分公开"], without: ["予以公开", "同意公开", "不予公开"]),
            outcome(refused, ["不予公开", "不同意公开"], other: [Array(refused.dropFirst())], without: ["部分公开", "予以公开", "无法提供"]),
            outcome(unable, ["无法提供"], other: [total("R3.4.1"), total("R3.4.1", "R3.4.2")], without: ["不予公开", "不予处理"]),
            outcome(unprocessed, ["不予处理"], other: unprocessed.map { [$0] }, without: ["无法提供", "不予公开", "其他处理"]),
            outcome(otherRows, ["其他处理", "其它处理"], other: otherRows.map { [$0] }, without: ["不予处理", "无法提供"]),
            outcome(total("R3.4.1"), ["不掌握", "不掌握相关政府信息"], without: ["不予", "无法提供"]),
            outcome(total("R3.5.2"), ["重复申请"], certain: false),
            outcome(total("R3.5.1"), ["信访举报投诉类申请", "信访投诉举报类申请"], certain: false),
        ]
    }

    private static func outcome(
        _ reading: Reading, _ words: [Glyphs], also: [Reading] = [], other: [Reading] = [], without: [Glyphs] = [], certain: Bool = true
    ) -> Binding {
        Binding(
            reading: reading, phrases: words.map { [$0] }, units: Self.cases, without: without + ["网站", "主动公开", "自然人", "法人", "复议", "诉讼"],
            also: also, other: other, isClass: true, isCertain: certain, gap: 4)
    }

    private static let reviewsAndLawsuits: [Binding] = {
        let review: [Glyphs] = ["复议"], lawsuit: [Glyphs] = ["诉讼"]
        let results: [([Glyphs], Int)] = [
            (["结果维持", "维持", "维持原行政行为", "予以维持"], 1), (["结果纠正", "纠正", "被纠错", "纠错"], 2), (["其他结果", "其它结果"], 3),
            (["尚未审结", "未审结"], 4),
        ]
        let detail = results.flatMap { words, column -> [Binding] in
            [
                Binding(
                    reading: ["V.\(column)"], phrases: words.map { [$0] }, units: Self.cases, subjects: review, also: [], gap: 3),
                Binding(
                    reading: ["S1.\(column)", "S2.\(column)"], phrases: words.map { [$0] }, units: Self.cases, subjects: lawsuit,
                    also: [["S1.\(column)"], ["S2.\(column)"]], gap: 3),
            ]
        }
        let pending: [Glyphs] = ["审结", "办结", "维持", "纠", "驳回", "撤销", "败诉", "备案", "应诉率", "出庭", "率", "材料"]
        let decided = (1...3).map { "V.\($0)" }, judged = (1...3).flatMap { ["S1.\($0)", "S2.\($0)"] }
        return detail + [
            Binding(
                reading: ["V.5"], phrases: [["行政复议"], ["复议"]], units: Self.cases, without: pending + ["诉讼", "复议后", "未经复议", "申请公开"],
                other: [decided, ["V.5", "S1.5", "S2.5"]], gap: 8),
            Binding(
                reading: ["S1.5", "S2.5"], phrases: [["行政诉讼"], ["诉讼"]], units: Self.cases, without: pending + ["未经复议", "复议后", "行政复议"],
                other: [["S1.5"], ["S2.5"], judged], gap: 8),
            Binding(
                reading: ["V.5", "S1.5", "S2.5"], phrases: [["行政复议", "行政诉讼"], ["行政复议", "诉讼"]], units: Self.cases, without: pending,
                other: [["S1.5", "S2.5"], ["V.5"]], isCertain: false, gap: 8),
            Binding(reading: ["S1.5"], phrases: [["未经复议直接起诉"], ["直接起诉"], ["未经复议"]], units: Self.cases, gap: 8),
            Binding(reading: ["S2.5"], phrases: [["复议后起诉"], ["复议后"]], units: Self.cases, without: ["未经"], gap: 10),
        ]
    }()
}

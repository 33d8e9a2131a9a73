/// How the checker recognises the printed table of a form: its rows in printed order with the words that tell them apart.
struct FormLayout: Sendable {
    struct Row: Sendable {
        /// `A1`, `R3.1`, `V`, or `D20_1.NORM`.
        let code: String
        /// The codes of its figures, in printed order; empty for a row that takes no value.
        let figures: [String]
        /// Ways of writing the label, without ordinals, digits and signs.
        let keys: [Glyphs]

        var isHeader: Bool { figures.isEmpty }
    }

    let id: String
    let rows: [Row]
    /// Words that only this form prints; they decide between forms that share rows.
    let marks: [Glyphs]

    var figures: [String] { rows.flatMap(\.figures) }
    var isWide: Bool { id != "2014" }

    static let all: [FormLayout] = [form2014, form2019, form2021]

    static func layout(id: String) -> FormLayout? { all.first { $0.id == id } }
}

extension FormLayout.Row {
    fileprivate static func header(_ code: String, _ keys: Glyphs...) -> Self { .init(code: code, figures: [], keys: keys) }
    fileprivate static func count(_ code: String, _ keys: Glyphs...) -> Self { .init(code: code, figures: [code], keys: keys) }
    fileprivate static func wide(_ code: String, _ columns: [String], _ keys: Glyphs...) -> Self {
        .init(code: code, figures: columns.map { "\(code).\($0)" }, keys: keys)
    }
}

extension FormLayout {
    static let form2014 = FormLayout(
        id: "2014",
        rows: [
            .header("A", "主动公开情况"),
            .count("A1", "主动公开政府信息数"),
            .count("A1.1", "主动公开规范性文件数"),
            .count("A1.2", "制发规范性文件总数", "制发规范性文件数"),
            .header("A2", "通过不同渠道和方式公开政府信息的情况", "通过不同渠道和方式公开政府信息情况"),
            .count("A2.1", "政府公报公开政府信息数"),
            .count("A2.2", "政府网站公开政府信息数"),
            .count("A2.3", "政务微博公开政府信息数"),
            .count("A2.4", "政务微信公开政府信息数"),
            .count("A2.5", "其他方式公开政府信息数"),
            .header("B", "回应解读情况"),
            .count("B1", "回应公众关注热点或重大舆情数"),
            .header("B2", "通过不同渠道和方式回应解读的情况", "通过不同渠道和方式回应解读情况"),
            .count("B2.1", "参加或举办新闻发布会总次数"),
            .count("B2.1.1", "主要负责同志参加新闻发布会次数"),
            .count("B2.2", "政府网站在线访谈次数"),
            .count("B2.2.1", "主要负责同志参加政府网站在线访谈次数"),
            .count("B2.3", "政策解读稿件发布数"),
            .count("B2.4", "微博微信回应事件数"),
            .count("B2.5", "其他方式回应事件数"),
            .header("C", "依申请公开情况"),
            .count("C1", "收到申请数"),
            .count("C1.1", "当面申请数"),
            .count("C1.2", "传真申请数"),
            .count("C1.3", "网络申请数"),
            .count("C1.4", "信函申请数"),
            .count("C2", "申请办结数"),
            .count("C2.1", "按时办结数"),
            .count("C2.2", "延期办结数"),
            .count("C3", "申请答复数"),
            .count("C3.1", "属于已主动公开范围数"),
            .count("C3.2", "同意公开答复数"),
            .count("C3.3", "同意部分公开答复数"),
            .count("C3.4", "不同意公开答复数"),
            .count("C3.4.1", "涉及国家秘密"),
            .count("C3.4.2", "涉及商业秘密"),
            .count("C3.4.3", "涉及个人隐私"),
            .count("C3.4.4", "危及国家安全公共安全经济安全和社会稳定"),
            .count("C3.4.5", "不是条例所指政府信息"),
            .count("C3.4.6", "法律法规规定的其他情形"),
            .count("C3.5", "不属于本行政机关公开数"),
            .count("C3.6", "申请信息不存在数"),
            .count("C3.7", "告知作出更改补充数"),
            .count("C3.8", "告知通过其他途径办理数"),
            .count("D", "行政复议数量"),
            .count("D1", "维持具体行政行为数"),
            .count("D2", "被依法纠错数"),
            .count("D3", "其他情形数"),
            .count("E", "行政诉讼数量"),
            .count("E1", "维持具体行政行为或者驳回原告诉讼请求数"),
            .count("E2", "被依法纠错数"),
            .count("E3", "其他情形数"),
            .count("F", "举报投诉数量"),
            .count("G", "依申请公开信息收取的费用"),
            .header("H", "机构建设和保障经费情况"),
            .count("H1", "政府信息公开工作专门机构数"),
            .count("H2", "设置政府信息公开查阅点数"),
            .count("H3", "从事政府信息公开工作人员数"),
            .count("H3.1", "专职人员数"),
            .count("H3.2", "兼职人员数"),
            .count("H4", "政府信息公开专项经费"),
            .header("I", "政府信息公开会议和培训情况"),
            .count("I1", "召开政府信息公开工作会议或专题会议数", "召开政府信息公开工作会议或专题会数"),
            .count("I2", "举办各类培训班数"),
            .count("I3", "接受培训人员数"),
        ],
        marks: ["统计指标", "政务微博公开政府信息数", "从事政府信息公开工作人员数"])

    static let form2019 = FormLayout(
        id: "2019",
        rows: [
            .wide("D20_1.REG", ["made", "opened", "total"], "规章"),
            .wide("D20_1.NORM", ["made", "opened", "total"], "规范性文件", "行政规范性文件"),
            .wide("D20_5.LICENSE", ["lastYear", "change", "decisions"], "行政许可"),
            .wide("D20_5.OTHER", ["lastYear", "change", "decisions"], "其他对外管理服务事项"),
            .wide("D20_6.PENALTY", ["lastYear", "change", "decisions"], "行政处罚"),
            .wide("D20_6.COERCION", ["lastYear", "change", "decisions"], "行政强制"),
            .wide("D20_8.FEE", ["lastYear", "change"], "行政事业性收费"),
            .wide("D20_9.PROCUREMENT", ["projects", "amountYuan"], "政府集中采购"),
        ] + requestRows(otherIsOneRow: true) + caseRows,
        marks: ["对外公开总数量", "本年新制作数量", "上一年项目数量", "其他对外管理服务事项", "政府集中采购", "采购项目数量"])

    static let form2021 = FormLayout(
        id: "2021",
        rows: [
            .wide("D20_1.REG", ["made", "repealed", "valid"], "规章"),
            .wide("D20_1.NORM", ["made", "repealed", "valid"], "行政规范性文件", "规范性文件"),
            .count("D20_5.LICENSE", "行政许可"),
            .count("D20_6.PENALTY", "行政处罚"),
            .count("D20_6.COERCION", "行政强制"),
            .count("D20_8.FEE", "行政事业性收费"),
        ] + requestRows(otherIsOneRow: false) + caseRows,
        marks: ["本年制发件数", "本年废止件数", "现行有效件数", "本年收费金额"] + requestMarks2021)

    /// Rows of part three that came with the form of 2021.
    static let requestMarks2021: [Glyphs] = ["逾期不补正", "逾期未按收费通知"]

    private static let applicants = ["NP", "L1", "L2", "L3", "L4", "L5", "T"]
    private static let results = ["1", "2", "3", "4", "5"]

    private static let caseRows: [Row] = [
        .wide("V", results, "行政复议"), .wide("S1", results, "未经复议直接起诉"), .wide("S2", results, "复议后起诉"),
    ]

    private static func requestRows(otherIsOneRow: Bool) -> [Row] {
        let common: [Row] = [
            .wide("R1", applicants, "本年新收政府信息公开申请数量", "本年新收政府信息公开申请"),
            .wide("R2", applicants, "上年结转政府信息公开申请数量", "上年结转政府信息公开申请"),
            .wide("R3.1", applicants, "予以公开"),
            .wide("R3.2", applicants, "部分公开"),
            .wide("R3.3.1", applicants, "属于国家秘密"),
            .wide("R3.3.2", applicants, "其他法律行政法规禁止公开"),
            .wide("R3.3.3", applicants, "危及三安全一稳定"),
            .wide("R3.3.4", applicants, "保护第三方合法权益"),
            .wide("R3.3.5", applicants, "属于三类内部事务信息"),
            .wide("R3.3.6", applicants, "属于四类过程性信息"),
            .wide("R3.3.7", applicants, "属于行政执法案卷"),
            .wide("R3.3.8", applicants, "属于行政查询事项"),
            .wide("R3.4.1", applicants, "本机关不掌握相关政府信息"),
            .wide("R3.4.2", applicants, "没有现成信息需要另行制作"),
            .wide("R3.4.3", applicants, "补正后申请内容仍不明确"),
            .wide("R3.5.1", applicants, "信访举报投诉类申请"),
            .wide("R3.5.2", applicants, "重复申请"),
            .wide("R3.5.3", applicants, "要求提供公开出版物"),
            .wide("R3.5.4", applicants, "无正当理由大量反复申请"),
            .wide("R3.5.5", applicants, "要求行政机关确认或重新出具已获取信息"),
        ]
        let other: [Row] =
            otherIsOneRow
            ? [.wide("R3.6", applicants, "其他处理")]
            : [
                .wide("R3.6.1", applicants, "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请", "逾期不补正"),
                .wide(
                    "R3.6.2", applicants, "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请", "逾期未按收费通知要求缴纳费用"),
                .wide("R3.6.3", applicants, "其他"),
            ]
        return common + other + [
            .wide("R3.7", applicants, "总计"),
            .wide("R4", applicants, "结转下年度继续办理", "结转下年度"),
        ]
    }
}

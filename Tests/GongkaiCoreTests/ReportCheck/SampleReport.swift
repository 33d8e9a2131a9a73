@testable import GongkaiCore

/// A report of a body that does not exist, with consistent figures and words, rendered the ways reports come.
struct SampleReport {
    enum Layout: String, CaseIterable {
        /// Columns apart by blanks, long labels wrapped around their numbers, page numbers in between.
        case columns
        /// Copied from a page: each cell on a line of its own.
        case cellPerLine
        /// Copied from a spreadsheet.
        case tabs
        /// Copied from a web page with bars: behind each cell, with bars that touch where columns are merged.
        case bars
        /// Each cell on a line of its own with a bar behind it, a bar alone for an empty cell.
        case barPerLine
        /// Cells as the file gives them; merged cells are empty.
        case grid
        /// The same without the empty cells of merged labels, part four as three tables.
        case grids
    }

    var agency = "青石县交通运输局"
    var year = 2025
    var figures: [String: FigureValue]
    var overview: [String] = SampleReport.overview2021
    var problems = [
        "存在的主要问题：一是个别科室对公开工作重视不够，信息更新不够及时；二是政策解读的形式还不够丰富，群众喜闻乐见的图解、视频较少。改进情况：通过定期通报和集中学习，科室公开意识明显增强，更新及时性有所提高；邀请从事新闻工作的同志授课，丰富了解读形式。"
    ]
    var other: [String]? = ["本年度未收取信息处理费。除此以外，没有其他需要报告的事项。"]
    var period = "本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。"
    var published: String?
    /// Rows left out of the table.
    var without: Set<String> = []
    var form = "2021"

    static let overview2021 = [
        "（一）主动公开。全年通过县政府门户网站公开信息312条，制发行政规范性文件4件，废止行政规范性文件6件，均已公开。",
        "（二）依申请公开。全年共收到政府信息公开申请45件，上年结转3件，办结46件，结转下年度2件。收到的申请中自然人40件，法人或其他组织5件。办结的申请中，予以公开19件，部分公开6件，不予公开5件，无法提供10件，不予处理2件，其他处理4件。因政府信息公开引起的行政复议3件，其中结果维持2件，结果纠正1件，其他结果0件，尚未审结0件；行政诉讼2件。",
        "（三）政府信息管理。严格执行公开审查制度，落实“先审查、后公开”，全年无失泄密事件发生。",
        "（四）政府信息公开平台建设。完善门户网站公开专栏，加强政务新媒体维护。",
        "（五）监督保障。将政务公开纳入年度考核，组织培训2次，未发生责任追究情形。",
    ]

    /// The worked example of the form's handbook page, with the other tables filled.
    static var worked2021: [String: FigureValue] {
        var figures = Dictionary(uniqueKeysWithValues: FormLayout.form2021.figures.map { ($0, FigureValue.number(0)) })
        let np: [(String, Int)] = [
            ("R1", 40), ("R2", 3), ("R3.1", 15), ("R3.2", 6), ("R3.3.2", 1), ("R3.3.4", 1), ("R3.3.6", 1), ("R3.3.8", 2), ("R3.4.1", 8),
            ("R3.4.2", 1), ("R3.5.1", 1), ("R3.5.2", 1), ("R3.6.1", 2), ("R3.6.2", 1), ("R3.6.3", 1), ("R3.7", 41), ("R4", 2),
        ]
        let companies = ["R1": 5, "R3.1": 4, "R3.4.1": 1, "R3.7": 5]
        for (row, value) in np {
            figures["\(row).NP"] = .number(value)
            figures["\(row).L1"] = .number(companies[row] ?? 0)
            figures["\(row).T"] = .number(value + (companies[row] ?? 0))
        }
        let rest = [
            "D20_1.NORM.made": 4, "D20_1.NORM.repealed": 6, "D20_1.NORM.valid": 29, "D20_5.LICENSE": 1204, "D20_6.PENALTY": 87,
            "D20_6.COERCION": 3,
            "V.1": 2, "V.2": 1, "V.5": 3, "S1.1": 1, "S1.5": 1, "S2.4": 1, "S2.5": 1,
        ]
        for (code, value) in rest { figures[code] = .number(value) }
        return figures
    }

    init(figures: [String: FigureValue] = SampleReport.worked2021) { self.figures = figures }

    func with(_ changes: [String: FigureValue]) -> SampleReport {
        var copy = self
        for (code, value) in changes { copy.figures[code] = value }
        return copy
    }

    func saying(_ old: String, _ new: String) -> SampleReport {
        var copy = self
        copy.overview = overview.map { $0.replacing(old, with: new) }
        copy.other = other?.map { $0.replacing(old, with: new) }
        copy.problems = problems.map { $0.replacing(old, with: new) }
        copy.period = period.replacing(old, with: new)
        return copy
    }

    func read(_ layout: Layout) throws -> ReadReport { try ReportCheck.read(blocks(layout)) }

    func findings(_ layout: Layout = .columns, lastYear: ReadReport? = nil) throws -> [ReportFinding] {
        ReportCheck.findings(try read(layout), lastYear: lastYear)
    }

    // MARK: Rendering

    func blocks(_ layout: Layout) -> [DocumentBlock] {
        var words: [DocumentBlock] = [.paragraph("\(agency)\(year)年政府信息公开工作年度报告")]
        if let published { words.append(.paragraph("发布日期：\(published)")) }
        words += ([period, "一、总体情况"] + overview + ["二、主动公开政府信息情况"]).map { .paragraph($0) }
        words += disclosure(layout)
        words.append(.paragraph("三、收到和处理政府信息公开申请情况"))
        words += requests(layout)
        words.append(.paragraph("四、政府信息公开行政复议、行政诉讼情况"))
        words += cases(layout)
        words += (["五、存在的主要问题及改进情况"] + problems).map { .paragraph($0) }
        if let other { words += (["六、其他需要报告的事项"] + other).map { .paragraph($0) } }
        return words
    }

    private func text(_ code: String) -> String {
        switch figures[code] ?? .blank {
        case .number(let value): FigureValue.number(value).text
        case .blank: ""
        case .notApplicable: "/"
        }
    }

    private func table(_ rows: [[String]], _ layout: Layout) -> [DocumentBlock] {
        switch layout {
        case .grid: [.table(rows)]
        case .grids: [.table(rows.map { row in row.enumerated().filter { !($1.isEmpty && $0 < 3 && row.count > 5) }.map(\.element) })]
        case .tabs: rows.map { .paragraph($0.joined(separator: "\t")) }
        case .bars:
            rows.map { row in .paragraph(row.filled.map { "\($0) |" }.joined(separator: " ") + (row.filled.count < 4 ? " ||" : "")) }
        case .barPerLine: rows.flatMap { row in (row.filled.map { $0.isEmpty ? "|" : "\($0) |" } + ["||"]).map { .paragraph($0) } }
        case .cellPerLine: rows.flatMap { $0 }.filter { !$0.isEmpty }.flatMap { [.paragraph($0), .paragraph(" ")] }
        case .columns: rows.flatMap(columns)
        }
    }

    /// Words at the left, wrapped after twelve characters around their numbers, numbers in columns of nine.
    private func columns(_ row: [String]) -> [DocumentBlock] {
        let values = row.suffix(while: { $0.isEmpty || Double($0) != nil || $0 == "/" })
        let labels = row.dropLast(values.count).filter { !$0.isEmpty }
        let numbers = values.map { $0.leftPadded(9) }.joined()
        guard !values.isEmpty, !labels.isEmpty else {
            return [.paragraph(labels.joined(separator: "    ") + (values.isEmpty ? "" : numbers)), .paragraph("")]
        }
        let label = labels.joined(separator: "   ")
        guard label.count > 22 else { return [.paragraph("      " + label.rightPadded(34) + numbers), .paragraph("")] }
        let head = String(label.prefix(14)), middle = String(label.dropFirst(14).prefix(14)), tail = String(label.dropFirst(28))
        var lines = ["         " + head, "         " + middle.rightPadded(31) + numbers]
        if !tail.isEmpty { lines.append("         " + tail) }
        return (lines + ["", "                                   -3-", ""]).map { .paragraph($0) }
    }

    private func disclosure(_ layout: Layout) -> [DocumentBlock] {
        if form == "2019" { return disclosure2019(layout) }
        let head = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
        let first =
            [head]
            + [("规章", "REG"), ("行政规范性文件", "NORM")].map { label, code in
                [label] + ["made", "repealed", "valid"].map { text("D20_1.\(code).\($0)") }
            }
        let second = [["信息内容", "本年处理决定数量"], ["行政许可", text("D20_5.LICENSE")]]
        let third = [["信息内容", "本年处理决定数量"], ["行政处罚", text("D20_6.PENALTY")], ["行政强制", text("D20_6.COERCION")]]
        let fourth = [["信息内容", "本年收费金额（单位：万元）"], ["行政事业性收费", text("D20_8.FEE")]]
        return captioned([("第二十条第（一）项", first), ("第二十条第（五）项", second), ("第二十条第（六）项", third), ("第二十条第（八）项", fourth)], layout)
    }

    private func disclosure2019(_ layout: Layout) -> [DocumentBlock] {
        func row(_ label: String, _ code: String, _ columns: [String]) -> [String] { [label] + columns.map { text("\(code).\($0)") } }
        let made = ["made", "opened", "total"], items = ["lastYear", "change", "decisions"]
        return captioned(
            [
                (
                    "第二十条第（一）项",
                    [["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"], row("规章", "D20_1.REG", made), row("规范性文件", "D20_1.NORM", made)]
                ),
                (
                    "第二十条第（五）项",
                    [
                        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"], row("行政许可", "D20_5.LICENSE", items),
                        row("其他对外管理服务事项", "D20_5.OTHER", items),
                    ]
                ),
                (
                    "第二十条第（六）项",
                    [["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"], row("行政处罚", "D20_6.PENALTY", items), row("行政强制", "D20_6.COERCION", items)]
                ),
                ("第二十条第（八）项", [["信息内容", "上一年项目数量", "本年增/减"], row("行政事业性收费", "D20_8.FEE", ["lastYear", "change"])]),
                ("第二十条第（九）项", [["信息内容", "采购项目数量", "采购总金额"], row("政府集中采购", "D20_9.PROCUREMENT", ["projects", "amountYuan"])]),
            ], layout)
    }

    private func captioned(_ tables: [(String, [[String]])], _ layout: Layout) -> [DocumentBlock] {
        if layout == .grid {
            // One table, its captions and single columns merged across.
            let rows = tables.flatMap { caption, rows in
                [[caption, "", "", ""]] + rows.map { $0 + Array(repeating: "", count: max(0, 4 - $0.count)) }
            }
            return [.table(rows)]
        }
        return tables.flatMap { caption, rows in [.paragraph(caption)] + table(rows, layout) }
    }

    private static let labels2021: [(String, [String])] = [
        ("R1", ["一、本年新收政府信息公开申请数量", "", ""]), ("R2", ["二、上年结转政府信息公开申请数量", "", ""]),
        ("R3.1", ["三、本年度办理结果", "（一）予以公开", ""]), ("R3.2", ["", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""]),
        ("R3.3.1", ["", "（三）不予公开", "1.属于国家秘密"]), ("R3.3.2", ["", "", "2.其他法律行政法规禁止公开"]), ("R3.3.3", ["", "", "3.危及“三安全一稳定”"]),
        ("R3.3.4", ["", "", "4.保护第三方合法权益"]), ("R3.3.5", ["", "", "5.属于三类内部事务信息"]), ("R3.3.6", ["", "", "6.属于四类过程性信息"]),
        ("R3.3.7", ["", "", "7.属于行政执法案卷"]), ("R3.3.8", ["", "", "8.属于行政查询事项"]), ("R3.4.1", ["", "（四）无法提供", "1.本机关不掌握相关政府信息"]),
        ("R3.4.2", ["", "", "2.没有现成信息需要另行制作"]), ("R3.4.3", ["", "", "3.补正后申请内容仍不明确"]), ("R3.5.1", ["", "（五）不予处理", "1.信访举报投诉类申请"]),
        ("R3.5.2", ["", "", "2.重复申请"]), ("R3.5.3", ["", "", "3.要求提供公开出版物"]), ("R3.5.4", ["", "", "4.无正当理由大量反复申请"]),
        ("R3.5.5", ["", "", "5.要求行政机关确认或重新出具已获取信息"]),
        ("R3.6.1", ["", "（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"]),
        ("R3.6.2", ["", "", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"]), ("R3.6.3", ["", "", "3.其他"]),
        ("R3.7", ["", "（七）总计", ""]), ("R4", ["四、结转下年度继续办理", "", ""]),
    ]

    private func requests(_ layout: Layout) -> [DocumentBlock] {
        var rows: [[String]] = [
            ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "", "", "申请人情况", "", "", "", "", "", ""],
            ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
            ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
        ]
        var labels = Self.labels2021
        if form == "2019" {
            labels.removeAll { $0.0.hasPrefix("R3.6.") }
            labels.insert(("R3.6", ["", "（六）其他处理", ""]), at: labels.count - 2)
        }
        for (code, label) in labels where !without.contains(code) {
            rows.append(label + ["NP", "L1", "L2", "L3", "L4", "L5", "T"].map { text("\(code).\($0)") })
        }
        return table(rows, layout)
    }

    private func cases(_ layout: Layout) -> [DocumentBlock] {
        let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
        func values(_ group: String) -> [String] { (1...5).map { text("\(group).\($0)") } }
        if layout == .grids {
            return [("行政复议", "V"), ("未经复议直接起诉", "S1"), ("复议后起诉", "S2")].map { .table([[$0.0, "", "", "", ""], results, values($0.1)]) }
        }
        let empty = Array(repeating: "", count: 4)
        return table(
            [
                ["行政复议"] + empty + ["行政诉讼"] + Array(repeating: "", count: 9),
                Array(repeating: "", count: 5) + ["未经复议直接起诉"] + empty + ["复议后起诉"] + empty, results + results + results,
                values("V") + values("S1") + values("S2"),
            ], layout)
    }
}

extension [String] {
    fileprivate func suffix(while holds: (String) -> Bool) -> [String] {
        Array(self[(lastIndex { !holds($0) }.map { $0 + 1 } ?? 0)...])
    }
}

extension [String] {
    /// Without the empty cells of merged labels, which such text does not show.
    fileprivate var filled: [String] { enumerated().filter { !($1.isEmpty && $0 < 3 && count > 5) }.map(\.element) }
}

extension String {
    fileprivate func leftPadded(_ width: Int) -> String { String(repeating: " ", count: max(1, width - count)) + self }
    fileprivate func rightPadded(_ width: Int) -> String { self + String(repeating: " ", count: max(2, width - count)) }
}

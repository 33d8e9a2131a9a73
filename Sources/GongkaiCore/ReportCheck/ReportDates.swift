import Foundation

/// Dates of a report: its statistical period and its day of publication.
enum ReportDates {
    /// A date at a position, and where it ends. Reads 2024年1月1日, 2024-01-01, 2024/1/1, 2024.1.1.
    static func day(_ text: Glyphs, at start: Int) -> (day: Day, end: Int)? {
        guard let year = digits(text, at: start, atMost: 4), year.end - start == 4, year.end < text.count else { return nil }
        let separator = text[year.end]
        guard "年-/.".unicodeScalars.contains(separator), let month = digits(text, at: year.end + 1, atMost: 2), month.end < text.count
        else { return nil }
        guard text[month.end] == (separator == "年" ? "月" : separator), let day = digits(text, at: month.end + 1, atMost: 2) else { return nil }
        guard let result = Day(year: year.value, month: month.value, day: day.value) else { return nil }
        var end = day.end
        if separator == "年" {
            guard end < text.count, text[end] == "日" || text[end] == "号" else { return nil }
            end += 1
        }
        return (result, end)
    }

    private static func digits(_ text: Glyphs, at start: Int, atMost limit: Int) -> (value: Int, end: Int)? {
        var end = start
        var value = 0
        while end < text.count, end - start < limit, let digit = text[end].digitValue {
            value = value * 10 + digit
            end += 1
        }
        return end > start ? (value, end) : nil
    }

    /// 「统计期限自…起至…止」; the second date may leave out its year.
    static func period(in prose: ReportProse) -> ReportPeriod? {
        let text = prose.glyphs
        let words: [Glyphs] = ["统计期限", "统计时限", "统计期间", "统计时间", "统计周期", "数据期限", "统计范围自"]
        for sentence in prose.sentences {
            guard let start = words.compactMap({ text.first($0, in: sentence.range) }).min() else { continue }
            var days: [Day?] = []
            var index = start
            while index < sentence.range.upperBound {
                if text[index].isDigit {
                    if let found = day(text, at: index) {
                        days.append(found.day)
                        index = found.end
                        continue
                    }
                    if let short = monthAndDay(text, at: index), case .some(.some(let first)) = days.first {
                        days.append(Day(year: first.year, month: short.month, day: short.day))
                        index = short.end
                        continue
                    }
                    let from = index
                    while index < sentence.range.upperBound, text[index].isDigit { index += 1 }
                    if index - from >= 4 { days.append(nil) }
                    continue
                }
                index += 1
            }
            guard days.count >= 2 else { return nil }
            return ReportPeriod(first: days[0], last: days[1], quote: prose.clause(around: start..<start + 4, in: sentence))
        }
        return nil
    }

    private static func monthAndDay(_ text: Glyphs, at start: Int) -> (month: Int, day: Int, end: Int)? {
        guard let month = digits(text, at: start, atMost: 2), month.end < text.count, text[month.end] == "月",
            let day = digits(text, at: month.end + 1, atMost: 2), day.end < text.count, text[day.end] == "日"
        else { return nil }
        return (month.value, day.value, day.end + 1)
    }

    /// The day behind 发布时间 on a page, or a date that stands alone at the end.
    static func publication(in document: ReportLines) -> (day: Day, quote: ReportFinding.Quote)? {
        let words: [Glyphs] = ["发布时间", "发布日期", "公开日期", "公开时间", "发文日期", "成文日期", "生成日期", "发布于", "发表时间", "更新时间", "印发日期", "日期:", "时间:"]
        var rows: [(text: Glyphs, original: String, number: Int)] = document.lines.map { ($0.text, $0.original, $0.number) }
        for grid in document.grids {
            for (offset, row) in grid.rows.enumerated() {
                let joined = Glyphs(row.flatMap { $0.scalars + [" "] })
                rows.append((joined, joined.text, grid.firstLine + offset))
            }
        }
        for row in rows where row.text.count < 200 {
            guard let start = words.compactMap({ row.text.first($0) }).min(), let found = firstDay(row.text, from: start) else { continue }
            return (found, ReportFinding.Quote(passage(row.original), line: row.number))
        }
        let last = document.lines.last { !$0.isBlank && !$0.isFurniture }
        if let last {
            let text = Glyphs(last.text.scalars.filter { !$0.isBlank })
            if let found = day(text, at: 0), found.end == text.count { return (found.day, ReportFinding.Quote(last.original, line: last.number)) }
        }
        return nil
    }

    private static func passage(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func firstDay(_ text: Glyphs, from start: Int) -> Day? {
        let packed = Glyphs(text.scalars[start...].filter { !$0.isBlank || $0 == " " })
        let dense = Glyphs(text.scalars[start...].filter { !$0.isBlank })
        for candidate in [dense, packed] {
            var index = 0
            while index < min(candidate.count, 40) {
                if candidate[index].isDigit {
                    if let found = day(candidate, at: index) { return found.day }
                    while index < candidate.count, candidate[index].isDigit { index += 1 }
                } else {
                    index += 1
                }
            }
        }
        return nil
    }
}

/// 「某某区2014年政府信息公开年度报告」: whose report, for which year.
enum ReportTitle {
    static func read(_ lines: [ReportLine]) -> (agency: String?, year: Int?) {
        var before: String?
        for line in lines.prefix(200) where !line.isBlank {
            let text = Glyphs(line.text.scalars.filter { !$0.isBlank })
            if let title = title(text, before: before) { return title }
            // A title over two lines: the year below the body's name, or the word 年度报告 below both.
            if let previous = before, text.count < 30, let title = title(Glyphs(previous + text.text), before: nil), previous.count < 30 { return title }
            before = text.text
        }
        return lines.prefix(60).lazy.compactMap { inSentence(Glyphs($0.text.scalars.filter { !$0.isBlank })) }.first ?? (nil, nil)
    }

    /// 「现公布某某局2023年政府信息公开工作年度报告」, where the page's title was not copied.
    private static func inSentence(_ text: Glyphs) -> (agency: String?, year: Int?)? {
        for words in [
            "年政府信息公开工作年度报告", "年度政府信息公开工作年度报告", "年政府信息公开年度报告", "年度政府信息公开年度报告",
            "年度政府信息公开工作报告", "年政府信息公开工作报告",
        ] as [Glyphs] {
            guard let end = text.first(words), end >= 4, let year = Int(text[end - 4..<end].text), (2008...2100).contains(year) else { continue }
            var start = end - 4
            while start > 0, end - start < 34, !",。:;(<《(".unicodeScalars.contains(text[start - 1]) { start -= 1 }
            var name = text[start..<end - 4].text
            for word in ["现公布", "公布", "编制", "发布", "现将", "特向社会公布"] {
                if let cut = name.range(of: word, options: .backwards) { name = String(name[cut.upperBound...]) }
            }
            return (AgencyKind.isName(Glyphs(name)) && !["我局", "我市", "我县", "我区", "我镇", "本局", "我委", "我办"].contains(name) ? name : nil, year)
        }
        return nil
    }

    private static func title(_ text: Glyphs, before: String?) -> (agency: String?, year: Int?)? {
        guard text.count <= 60, !text.contains("。"), text.contains("信息公开"), text.containsAny(["年度报告", "年报", "公开工作报告", "公开报告"]) else { return nil }
        guard let yearStart = yearPosition(text), let year = Int(text[yearStart..<yearStart + 4].text) else { return nil }
        var head = text[0..<yearStart].text
        if head.isEmpty {
            let rest = text[yearStart + 4..<text.count]
            var start = 0
            while start < rest.count, "年度".unicodeScalars.contains(rest[start]) { start += 1 }
            let end = [Glyphs("政府信息公开"), "信息公开"].compactMap { rest.first($0) }.min() ?? start
            head = rest[start..<max(start, end)].text
        }
        if head.isEmpty, let before, before.count <= 30, AgencyKind.isName(Glyphs(before)) { head = before }
        if let cut = head.range(of: "政府信息公开") { head = String(head[..<cut.lowerBound]) }
        for word in ["关于", "标题:", "首页>", "《", ">"] {
            if let cut = head.range(of: word, options: .backwards) { head = String(head[cut.upperBound...]) }
        }
        return (head.isEmpty ? nil : head, year)
    }

    private static func yearPosition(_ text: Glyphs) -> Int? {
        var index = 0
        while index + 4 < text.count {
            if text[index] == "2", text[index + 1] == "0", text[index + 2].isDigit, text[index + 3].isDigit, text[index + 4] == "年" { return index }
            index += 1
        }
        return nil
    }
}

/// What kind of body a name names; it decides the last day of publication and what 「我办」 may mean.
enum AgencyKind: Sendable {
    /// A government at county level or above.
    case government
    case township, department, unknown

    private static let townships: [Glyphs] = ["镇", "乡", "街道", "街道办事处", "镇人民政府", "乡人民政府", "苏木"]
    private static let governments: [Glyphs] = ["人民政府", "省", "市", "区", "县", "旗", "州", "盟"]
    private static let departments: [Glyphs] = ["局", "委", "厅", "办", "办公室", "委员会", "中心", "院", "所", "站", "队", "公司", "学校", "医院", "科", "部", "署", "会"]

    static func of(_ name: String?) -> AgencyKind {
        guard let name else { return .unknown }
        let text = Folding.fold(name)
        if townships.contains(where: { text.hasSuffix($0) }) { return .township }
        if governments.contains(where: { text.hasSuffix($0) }) { return .government }
        return departments.contains { text.hasSuffix($0) } ? .department : .unknown
    }

    static func isName(_ text: Glyphs) -> Bool { of(text.text) != .unknown }
}

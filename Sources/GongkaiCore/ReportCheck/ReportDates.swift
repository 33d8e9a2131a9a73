/// Dates of a report: its statistical period and its day of publication.
enum ReportDates {
    /// A date at a position, and where it ends. Reads 2024年1月1日, 2024-01-01, 2024/1/1, 2024.1.1.
    static func day(_ text: Glyphs, at start: Int) -> (day: Day, end: Int)? {
        guard let year = digits(text, at: start, atMost: 4), year.end - start == 4, year.end < text.count else { return nil }
        let separator = text[year.end]
        guard "年-/.".unicodeScalars.contains(separator), let month = digits(text, at: year.end + 1, atMost: 2), month.end < text.count
        else { return nil }
        guard text[month.end] == (separator == "年" ? "月" : separator), let day = digits(text, at: month.end + 1, atMost: 2) else {
            return nil
        }
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
    static func period(in prose: ReportProse) -> StatedPeriod? {
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
            return StatedPeriod(first: days[0], last: days[1], quote: prose.clause(around: start..<start + 4, in: sentence))
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
        let words: [Glyphs] = ["发布时间", "发布日期", "公开日期", "公开时间", "发文日期", "成文日期", "生成日期", "发布于", "发表时间", "更新时间", "印发日期"]
        var rows: [(text: Glyphs, original: String, number: Int)] = document.lines.map { ($0.text, $0.original, $0.number) }
        for grid in document.grids {
            for (offset, row) in grid.rows.enumerated() {
                let joined = Glyphs(row.flatMap { $0.scalars + [" "] })
                rows.append((joined, joined.text, grid.firstLine + offset))
            }
        }
        // Bare words mean the page's date only at its head; below the table they date the form's filling in.
        let head: [Glyphs] = words + ["日期:", "时间:"]
        for (index, row) in rows.enumerated() where row.text.count < 200 {
            guard let start = (index < 20 ? head : words).compactMap({ row.text.first($0) }).min(),
                let found = firstDay(row.text, from: start)
            else { continue }
            return (found, ReportFinding.Quote(passage(row.original), line: row.number))
        }
        let last = document.lines.last { !$0.isBlank && !$0.isFurniture }
        if let last {
            let text = Glyphs(last.text.scalars.filter { !$0.isBlank })
            if let found = day(text, at: 0), found.end == text.count {
                return (found.day, ReportFinding.Quote(last.original, line: last.number))
            }
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

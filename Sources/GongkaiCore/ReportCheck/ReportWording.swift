/// K17 and K18: damaged dates and ordinals, headings whose numbers skip, and an office speaking for the whole district.
struct ReportWording {
    let report: ReadReport

    private var prose: ReportProse { report.prose }
    private var text: Glyphs { report.prose.glyphs }

    var findings: [ReportFinding] { dates + emptyOrdinals + partNumbers + sectionNumbers + scope }

    // MARK: Dates

    private var dates: [ReportFinding] {
        prose.sentences.compactMap { sentence in
            let broken = brokenDates(sentence.range)
            guard !broken.isEmpty else { return nil }
            let printed = broken.map { prose.text($0) }
            return ReportFinding(
                "K17", .note, codes: [], quotes: broken.map { prose.quote($0) },
                chinese: "日期不完整：\(printed.map { "“\($0)”" }.joined(separator: "、"))。请按“某年某月某日”写全。",
                english: "Damaged dates: \(printed.joined(separator: ", ")). Write year, month and day.")
        }
    }

    /// 「201411日」, 「2014年11日」, 「2014年2月30日」
    private func brokenDates(_ range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard text[index].isDigit else {
                index += 1
                continue
            }
            let start = index
            while index < range.upperBound, text[index].isDigit { index += 1 }
            let count = index - start
            guard index < range.upperBound else { break }
            if text[index] == "日", (5...8).contains(count), text[start] == "2" || text[start] == "1" {
                result.append(start..<index + 1)
            } else if text[index] == "年", count == 4, ReportDates.day(text, at: start) == nil, let end = dayWithoutDate(index + 1, range) {
                result.append(start..<end)
            }
        }
        return result
    }

    /// Behind a year: 「11日」, or a month and day that no calendar has.
    private func dayWithoutDate(_ start: Int, _ range: Range<Int>) -> Int? {
        var index = start
        while index < range.upperBound, text[index].isDigit { index += 1 }
        guard index > start, index - start <= 2, index < range.upperBound else { return nil }
        if text[index] == "日" { return index + 1 }
        guard text[index] == "月" else { return nil }
        let day = index + 1
        index = day
        while index < range.upperBound, text[index].isDigit { index += 1 }
        return index > day && index < range.upperBound && text[index] == "日" ? index + 1 : nil
    }

    // MARK: Ordinals

    private var emptyOrdinals: [ReportFinding] {
        prose.paragraphs.compactMap { paragraph in
            let head = text[paragraph.lowerBound..<min(paragraph.lowerBound + 8, paragraph.upperBound)]
            guard let ordinal = Ordinal.read(head), ordinal.value == nil else { return nil }
            return ReportFinding(
                "K17", .note, codes: [], quotes: [prose.quote(paragraph.lowerBound..<min(paragraph.lowerBound + 24, paragraph.upperBound))],
                chinese: "段首序号“（）”是空的。请补上序号。", english: "The ordinal “()” at the start of a paragraph is empty. Fill it in.")
        }
    }

    private var partNumbers: [ReportFinding] {
        let parts = prose.parts
        guard parts.count >= 3 else { return [] }
        var result: [ReportFinding] = []
        if let first = parts.first, first.ordinal == nil, parts.count > 1, parts[1].ordinal == 2 {
            result.append(
                ReportFinding(
                    "K17", .note, codes: [], quotes: [quote(first), quote(parts[1])],
                    chinese: "第一部分“\(first.heading.text)”没有序号“一”，下一部分是“二”。请统一编号。",
                    english: "The first part has no ordinal 一 while the next is 二. Number all parts."))
        } else if let first = parts.first, let ordinal = first.ordinal, ordinal > 1 {
            result.append(skipped(nil, first))
        }
        for (before, after) in zip(parts, parts.dropFirst()) {
            guard let a = before.ordinal, let b = after.ordinal, b != a + 1, b != 1 else { continue }
            result.append(skipped(before, after))
        }
        return result
    }

    private func skipped(_ before: ReportProse.Part?, _ after: ReportProse.Part) -> ReportFinding {
        ReportFinding(
            "K17", .note, codes: [], quotes: [before, after].compactMap { $0 }.map(quote),
            chinese: "标题序号不连续：“\(after.heading.text)”\(before.map { "前面是“\($0.heading.text)”" } ?? "前面没有“一”")。请核对是否缺少部分或编号有误。",
            english: "The heading \(after.heading.text) does not continue the numbering. Check for a missing part or a wrong number.")
    }

    private func quote(_ part: ReportProse.Part) -> ReportFinding.Quote { ReportFinding.Quote(part.heading.text, line: part.line) }

    /// （一）（三） within one part. A list may begin again with （一）; a place with an empty ordinal counts.
    private var sectionNumbers: [ReportFinding] {
        var result: [ReportFinding] = []
        var last: Int?
        for paragraph in prose.paragraphs {
            let head = text[paragraph.lowerBound..<min(paragraph.lowerBound + 8, paragraph.upperBound)]
            guard let ordinal = Ordinal.read(head) else { continue }
            if ordinal.level == .part { last = nil }
            guard ordinal.level == .section else { continue }
            if let value = ordinal.value, let before = last, value != before + 1, value != 1 {
                result.append(
                    ReportFinding(
                        "K17", .note, codes: [],
                        quotes: [prose.quote(paragraph.lowerBound..<min(paragraph.lowerBound + 24, paragraph.upperBound))],
                        chinese: "序号不连续：第\(value)项前面是第\(before)项。请核对编号。",
                        english: "Item \(value) follows item \(before). Check the numbering."))
            }
            last = ordinal.value ?? last.map { $0 + 1 }
        }
        return result
    }

    // MARK: Scope

    private static let offices: [Glyphs] = ["我办", "本办", "我局", "本局", "我委"]
    private static let topics: [(word: Glyphs, code2014: String, codes: [String])] = [
        ("复议", "D", ["V.5"]), ("诉讼", "E", ["S1.5", "S2.5"]), ("举报", "F", []), ("收费", "G", []),
        ("申请公开", "C1", ["R1.T"]), ("公开申请", "C1", ["R1.T"]),
    ]

    private var scope: [ReportFinding] {
        guard report.kind == .government else { return [] }
        return prose.sentences.compactMap { sentence in
            guard let office = Self.offices.first(where: { text.contains($0, in: sentence.range) }),
                text.containsAny(["未", "没有", "无", "收到", "受理", "发生"], in: sentence.range)
            else { return nil }
            var topics = Self.topics.filter { text.contains($0.word, in: sentence.range) }
            // A sentence about fees names the requests only as what they are charged for.
            if topics.contains(where: { $0.word == "收费" }) { topics.removeAll { $0.code2014 == "C1" } }
            guard !topics.isEmpty else { return nil }
            var codes: [String] = []
            for code in topics.flatMap({ report.form == "2014" ? [$0.code2014] : $0.codes }) where !codes.contains(code) {
                codes.append(code)
            }
            return ReportFinding(
                "K18", .note, codes: codes, quotes: [prose.quote(sentence.range)],
                chinese: "这里说的是“\(office.text)”，而统计表包括全部所属单位。请改为全区（市、县）的情况。",
                english: "This speaks of one office (\(office.text)), while the table covers the whole government. Report for all of it.")
        }
    }
}

import Foundation

/// 「某某区2014年政府信息公开年度报告」: whose report, for which year.
enum ReportTitle {
    /// The title; among several, as where a page lists the reports of other years, the one of the year the statistical period names.
    static func read(_ lines: [ReportLine], periodYear: Int?) -> (agency: String?, year: Int?) {
        let titles = all(lines)
        if let fitting = titles.first(where: { $0.year == periodYear && $0.agency != nil }) { return fitting }
        if let fitting = titles.first(where: { $0.year == periodYear }) { return fitting }
        if let first = titles.first { return first }
        return lines.prefix(60).lazy.compactMap { inSentence(Glyphs($0.text.scalars.filter { !$0.isBlank })) }.first ?? (nil, nil)
    }

    private static func all(_ lines: [ReportLine]) -> [(agency: String?, year: Int?)] {
        var result: [(agency: String?, year: Int?)] = []
        var before: String?
        for line in lines.prefix(200) where !line.isBlank {
            let text = Glyphs(line.text.scalars.filter { !$0.isBlank })
            if let title = title(text, before: before) {
                result.append(title)
            } else if let previous = before, text.count < 30, previous.count < 30 {
                // Over two lines: the year below the body's name, or 年度报告 below both.
                if let title = title(Glyphs(previous + text.text), before: nil) { result.append(title) }
            }
            before = text.text
        }
        return result
    }

    /// 「现公布某某局2023年政府信息公开工作年度报告」, where the page's title was not copied.
    private static func inSentence(_ text: Glyphs) -> (agency: String?, year: Int?)? {
        for words in [
            "年政府信息公开工作年度报告", "年度政府信息公开工作年度报告", "年政府信息公开年度报告", "年度政府信息公开年度报告",
            "年度政府信息公开工作报告", "年政府信息公开工作报告",
        ] as [Glyphs] {
            guard let end = text.first(words), end >= 4, let year = Int(text[end - 4..<end].text), (2008...2100).contains(year) else {
                continue
            }
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
        guard text.count <= 60, !text.contains("。"), text.contains("信息公开"), text.containsAny(["年度报告", "年报", "公开工作报告", "公开报告"]) else {
            return nil
        }
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
            if text[index] == "2", text[index + 1] == "0", text[index + 2].isDigit, text[index + 3].isDigit, text[index + 4] == "年" {
                return index
            }
            index += 1
        }
        return nil
    }
}

/// Which lines of a text hold the form's table.
struct TableRegion: Sendable {
    let lines: Range<Int>

    /// Nil when no row of the form stands in a line of its own.
    static func find(in lines: [ReportLine], layout: FormLayout) -> TableRegion? {
        layout.isWide ? wide(lines) : tall(lines)
    }

    /// The table of the 2014 form stands at the end of the report: from its first row to the end of the text.
    private static func tall(_ lines: [ReportLine]) -> TableRegion? {
        let anchors: [Glyphs] = ["主动公开政府信息数", "主动公开规范性文件数"]
        guard let anchor = lines.firstIndex(where: { isShort($0) && Folding.bare($0.text).containsAny(anchors) }) else { return nil }
        var start = anchor
        var index = anchor - 1
        var steps = 0
        while index >= 0, steps < 12 {
            let bare = Folding.bare(lines[index].text)
            if !bare.isEmpty {
                steps += 1
                if isShort(lines[index]), bare.containsAny(["统计指标", "主动公开情况", "统计数", "指标名称", "单位"]) { start = index } else { break }
            }
            index -= 1
        }
        return TableRegion(lines: start..<lines.count)
    }

    /// The tables of the later forms stand in parts two to four: from the first of their captions to the heading of part five.
    private static func wide(_ lines: [ReportLine]) -> TableRegion? {
        let captions: [Glyphs] = ["第二十条第", "信息内容", "本年制发件数", "本年新制作数量", "本年新收政府信息公开申请", "现行有效件数"]
        let start = lines.firstIndex { isShort($0) && !$0.text.contains("。") && Folding.bare($0.text).containsAny(captions) }
        guard let start else { return nil }
        let end = lines[start...].firstIndex { line in
            let text = CellText.trimmed(line.text)
            guard text.count <= 30 else { return false }
            return text.starts(with: "五、") || (PartHeading.kind(of: text) == .problems)
        }
        return TableRegion(lines: start..<(end ?? lines.count))
    }

    private static func isShort(_ line: ReportLine) -> Bool {
        line.text.scalars.lazy.filter { $0.isIdeograph }.count <= 60
    }

    /// The lines of the region that are sentences, not cells.
    func prose(in lines: [ReportLine], layout: FormLayout) -> Set<Int> {
        var result: Set<Int> = []
        for index in self.lines where lines[index].text.contains("。") {
            result.insert(index)
            var before = index - 1
            while before >= self.lines.lowerBound, isPieceOfSentence(lines[before], layout) {
                result.insert(before)
                before -= 1
            }
        }
        return result
    }

    private func isPieceOfSentence(_ line: ReportLine, _ layout: FormLayout) -> Bool {
        let bare = Folding.bare(line.text)
        guard bare.count >= 16 else { return false }
        let cells = line.cells
        return cells.count == 1 && !layout.rows.contains { row in row.keys.contains { bare.hasSuffix($0) || bare == $0 } }
    }
}

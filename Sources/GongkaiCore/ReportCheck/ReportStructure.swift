import Foundation

/// Y10, Y11 and Y13: parts that are missing or empty, the fee, and words copied from last year.
struct ReportStructure {
    let report: ReadReport
    let lastYear: ReadReport?

    private var prose: ReportProse { report.prose }
    private var text: Glyphs { report.prose.glyphs }

    var findings: [ReportFinding] { report.form == "2014" ? copied : parts + aspects + fee + copied }

    // MARK: Parts

    private var parts: [ReportFinding] {
        let missing = PartHeading.parts.filter { kind in !prose.parts.contains { $0.kind == kind } }
        // A workbook may keep the tables of parts two to four on sheets of their own, far from their headings.
        let withTable: [PartHeading] = report.figures.isEmpty ? [] : [.disclosure, .requests, .cases]
        let empty = prose.parts.filter { part in
            guard let kind = part.kind, PartHeading.parts.contains(kind), !withTable.contains(kind) else { return false }
            return !part.hasTable && part.body.count < 4
        }
        let absent = missing.map { kind in
            ReportFinding(
                "Y13", .cannotTell, codes: [], chinese: "没有找到“\(kind.printed)”部分。请补充，或把标题改为规定的名称。",
                english: "Part \(kind.printed) was not found. Add it, or give it the prescribed heading.")
        }
        return absent
            + empty.map { part in
                ReportFinding(
                    "Y13", .cannotTell, codes: [], quotes: [ReportFinding.Quote(part.heading.text, line: part.line)],
                    chinese: "“\(part.heading.text)”下面没有内容。请补充；没有的也要写明。",
                    english: "Nothing stands below \(part.heading.text). Write it, or say that there is none.")
            }
    }

    /// The five aspects of part one; fixed since the 2021 form.
    private var aspects: [ReportFinding] {
        guard report.form == "2021", let overview = prose.parts.first(where: { $0.kind == .overview }), overview.body.count >= 4 else {
            return []
        }
        let headings = prose.paragraphs.compactMap { paragraph -> Glyphs? in
            guard overview.body.lowerBound <= paragraph.lowerBound, paragraph.upperBound <= overview.body.upperBound else { return nil }
            let head = text[paragraph.lowerBound..<min(paragraph.lowerBound + 30, paragraph.upperBound)]
            guard let ordinal = Ordinal.read(head), ordinal.level != .part else { return nil }
            return head[ordinal.end..<(head.scalars.firstIndex { ",。:;".unicodeScalars.contains($0) } ?? head.count)]
        }
        return PartHeading.aspectWords.compactMap { aspect, words in
            // With headings of their own, an aspect is found by its heading; in running text by its words.
            let isFound =
                headings.count >= 3 ? headings.contains { isHeading($0, of: aspect, words) } : text.containsAny(words, in: overview.body)
            guard !isFound else { return nil }
            return ReportFinding(
                "Y13", .cannotTell, codes: [], quotes: [ReportFinding.Quote(overview.heading.text, line: overview.line)],
                chinese: "“\(overview.heading.text)”中没有找到“\(aspect.printed)”方面的内容。请补充。",
                english: "The first part says nothing on \(aspect.printed). Add it.")
        }
    }

    private func isHeading(_ heading: Glyphs, of aspect: PartHeading, _ words: [Glyphs]) -> Bool {
        switch aspect {
        case .aspectManagement: heading.contains("管理")
        case .aspectSupervision: heading.containsAny(["监督", "保障", "考核"])
        default: heading.containsAny(words)
        }
    }

    // MARK: The fee

    /// Part six must state the information processing fee, also when it is nil (since the 2021 form).
    private var fee: [ReportFinding] {
        guard report.form == "2021" else { return [] }
        let words: [Glyphs] = ["处理费", "收费", "收取", "费用"]
        let part = prose.parts.first { $0.kind == .other }
        var result: [ReportFinding] = []
        if !text.containsAny(words, in: part?.body ?? 0..<text.count) {
            result.append(
                ReportFinding(
                    "Y10", .cannotTell, codes: [], quotes: part.map { [ReportFinding.Quote($0.heading.text, line: $0.line)] } ?? [],
                    chinese: "没有写明收取信息处理费情况。请在“六、其他需要报告的事项”中写明金额，没有收取的也要写明。",
                    english: "The information processing fee is not mentioned. State it in part six, also when it is nil."))
        }
        return result + feeCases
    }

    private var feeCases: [ReportFinding] {
        guard let received = report.sum(of: ["R1.T", "R2.T"]) else { return [] }
        return prose.sentences.flatMap { sentence -> [ReportFinding] in
            guard text.contains("处理费", in: sentence.range) else { return [] }
            var start = sentence.range.lowerBound
            return ProseNumbers.mentions(in: text, sentence.range).compactMap { mention in
                let lead = start..<mention.digits.lowerBound
                start = mention.end
                guard text.containsAny(["收费", "处理费"], in: lead), Binding.cases.contains(mention.unit), mention.value > received else {
                    return nil
                }
                return ReportFinding(
                    "Y10", .cannotTell, codes: ["R1.T"], values: [.number(mention.value), .number(received)],
                    quotes: [prose.clause(around: mention.digits, in: sentence)] + report.places(of: ["R1.T"]),
                    chinese: "收取信息处理费\(mention.value)件，多于申请总数\(received)件。请核对。",
                    english: "Fees were charged in \(mention.value) cases, more than the \(received) requests there were. Check both.")
            }
        }
    }

    // MARK: Copied words

    /// Parts long enough to be worth comparing. What a form prescribes word for word is shorter.
    private static let shortest = 120

    private var copied: [ReportFinding] {
        guard let lastYear else { return [] }
        return prose.parts.compactMap { part in
            guard part.body.count >= Self.shortest, let before = lastYear.prose.parts.first(where: { isSame($0, part) }),
                before.body.count >= Self.shortest
            else { return nil }
            let similarity = Self.similarity(text[part.body], lastYear.prose.glyphs[before.body])
            guard similarity >= 0.9 else { return nil }
            let percent = Int((similarity * 100).rounded(.down))
            return ReportFinding(
                "Y11", .cannotTell, codes: [], values: [.number(percent)],
                quotes: [
                    ReportFinding.Quote(part.heading.text, line: part.line), ReportFinding.Quote(before.heading.text, line: before.line),
                ],
                chinese: "“\(part.heading.text)”与上年报告相同\(percent)%，有内容雷同之嫌。请按本年情况重写。",
                english: "\(part.heading.text) is \(percent)% the same as last year's. Write what this year was like.")
        }
    }

    private func isSame(_ a: ReportProse.Part, _ b: ReportProse.Part) -> Bool {
        if let kind = a.kind, kind == b.kind { return true }
        return a.heading == b.heading
    }

    /// Shared runs of three characters, by their number of occurrences; digits do not count, for new numbers do not make new words.
    static func similarity(_ a: Glyphs, _ b: Glyphs) -> Double {
        func runs(_ text: Glyphs) -> [UInt64: Int] {
            let scalars = text.scalars.filter(\.isIdeograph)
            guard scalars.count > 2 else { return [:] }
            var result: [UInt64: Int] = [:]
            for index in 2..<scalars.count {
                let key = UInt64(scalars[index - 2].value) << 42 | UInt64(scalars[index - 1].value) << 21 | UInt64(scalars[index].value)
                result[key, default: 0] += 1
            }
            return result
        }
        let first = runs(a), second = runs(b)
        let shared = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
        let total = first.values.reduce(0, +) + second.values.reduce(0, +)
        return total == 0 ? 0 : 2 * Double(shared) / Double(total)
    }
}

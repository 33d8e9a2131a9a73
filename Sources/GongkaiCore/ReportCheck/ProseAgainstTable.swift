import Foundation

/// K13, Y07: figures in the prose against the table; K16: inexact figures where the table is exact.
struct ProseAgainstTable {
    /// A number of the prose that means figures of the table.
    struct Bound {
        let mention: NumberMention
        let binding: Binding
        let sentence: ReportProse.Sentence
    }

    let report: ReadReport
    /// Every number that words tie to the table.
    private(set) var bound: [Bound] = []

    private var prose: ReportProse { report.prose }
    private var text: Glyphs { report.prose.glyphs }
    private let kind: AgencyKind

    init(_ report: ReadReport) {
        self.report = report
        kind = report.kind
        let bindings = Binding.all(for: report.form)
        for sentence in report.prose.sentences {
            let mentions = ProseNumbers.mentions(in: report.prose.glyphs, sentence.range)
            guard !mentions.isEmpty, !isPlan(sentence) else { continue }
            var from = sentence.range.lowerBound
            /// The total that 「其中」 was said of.
            var total: NumberMention?
            for (index, mention) in mentions.enumerated() {
                if index > 0, text.contains("其中", in: from..<mention.digits.lowerBound) { total = mentions[index - 1] }
                if let binding = binding(of: mention, from: from, in: sentence, among: bindings),
                    !binding.isClass || speaksOfRequests(total, before: mention, in: sentence)
                {
                    bound.append(Bound(mention: mention, binding: binding, sentence: sentence))
                }
                from = mention.end
            }
        }
    }

    var findings: [ReportFinding] { bound.compactMap(finding) }

    /// The codes the prose states, whether rightly or not.
    var statedCodes: Set<String> { Set(bound.flatMap(\.binding.reading)) }

    // MARK: Which binding

    private func binding(
        of mention: NumberMention, from start: Int, in sentence: ReportProse.Sentence, among bindings: [Binding]
    ) -> Binding? {
        var best: (binding: Binding, gap: Int, length: Int)?
        for binding in bindings where binding.units.contains(mention.unit) {
            for phrase in binding.phrases {
                guard let hit = place(of: phrase, in: start..<mention.digits.lowerBound) else { continue }
                let gap = mention.digits.lowerBound - hit.upperBound
                guard gap <= binding.gap, !crossesClause(hit.upperBound..<mention.digits.lowerBound) else { continue }
                let length = phrase.reduce(0) { $0 + $1.count }
                if let best, (best.gap, -best.length) <= (gap, -length) { continue }
                guard applies(binding, hit, mention, sentence, start) else { continue }
                best = (binding, gap, length)
            }
        }
        return best?.binding
    }

    /// A class such as 自然人 may be one of requests or of anything else that comes from persons.
    private func speaksOfRequests(_ total: NumberMention?, before mention: NumberMention, in sentence: ReportProse.Sentence) -> Bool {
        if let total, !bound.contains(where: { $0.mention.digits == total.digits && ["R1.T", "R3.7.T"].contains($0.binding.reading[0]) }) {
            return bound.contains { $0.mention.digits == total.digits && $0.binding.isClass }
        }
        // 「共收到8件申请。其中，予以公开2件」: the sentence before counts too.
        let before = prose.sentences.last { $0.paragraph == sentence.paragraph && $0.range.upperBound == sentence.range.lowerBound }
        let isContinued = text.contains("其中", in: sentence.range.lowerBound..<min(sentence.range.lowerBound + 3, sentence.range.upperBound))
        let range = isContinued ? before?.range.lowerBound ?? sentence.range.lowerBound : sentence.range.lowerBound
        return speaksOfRequests(in: range..<mention.digits.lowerBound)
    }

    private func speaksOfRequests(in range: Range<Int>) -> Bool {
        text.containsAny(["申请", "办结", "答复", "办理结果", "受理"], in: range) && !text.containsAny(["咨询", "来信", "工单"], in: range)
    }

    /// The words of a phrase, in order, the last as close to the number as possible.
    private func place(of phrase: [Glyphs], in range: Range<Int>) -> Range<Int>? {
        var end = range.upperBound
        var last: Int?
        var start = end
        for word in phrase.reversed() {
            guard let found = text.last(word, in: range.lowerBound..<end) else { return nil }
            if last == nil { last = found + word.count }
            start = found
            end = found
        }
        guard let last else { return nil }
        return start..<last
    }

    private func crossesClause(_ range: Range<Int>) -> Bool {
        range.contains { ",;。:".unicodeScalars.contains(text[$0]) && text[$0] != ":" }
    }

    private func applies(
        _ binding: Binding, _ hit: Range<Int>, _ mention: NumberMention, _ sentence: ReportProse.Sentence, _ start: Int
    ) -> Bool {
        let number = mention.digits.lowerBound
        let lead = max(start, clauseStart(hit.lowerBound, sentence))..<number
        if text.containsAny(binding.without, in: lead) { return false }
        if !binding.needs.isEmpty, !text.containsAny(binding.needs, in: prose.paragraphs[sentence.paragraph].lowerBound..<number) {
            return false
        }
        let sentenceLead = sentence.range.lowerBound..<number
        // The paragraph speaks of requests, but this sentence of something else that is received and answered.
        if binding.needs.contains("申请"), !text.contains("申请", in: sentenceLead), text.containsAny(Self.otherMatters, in: sentenceLead) {
            return false
        }
        if isCase(binding), isWholeOfOtherCases(mention, sentence) { return false }
        if !binding.follow.isEmpty, !binding.follow.contains(where: { text.starts(with: $0, at: mention.end) }) { return false }
        if let year = binding.year, !names(year, in: lead.lowerBound..<wordsEnd(after: mention.end, in: sentence)) { return false }
        if !binding.subjects.isEmpty, !isSubject(binding.subjects, before: number, in: sentence) { return false }
        if binding.isTotal, text.contains("其中", in: start..<number) { return false }
        if binding.isTotal, isPartOfStated(binding, lead, sentence, number) { return false }
        if text.contains("各", in: number - 1..<number) || text.containsAny(["平均", "每", "人均", "最多", "最少"], in: lead) { return false }
        if speaksOfOtherTime(lead, binding, sentence, number) { return false }
        if binding.heedsScope, speaksOfPart(sentence.range.lowerBound..<number, binding) { return false }
        return !text.containsAny(["个百分点", "倍"], in: mention.digits.upperBound..<mention.end)
    }

    private static let otherMatters: [Glyphs] = [
        "热线", "工单", "诉求", "信箱", "来信", "信访件", "留言", "建议", "提案", "投诉", "举报", "许可", "咨询", "事项", "案件", "来电", "网民",
    ]

    private func isCase(_ binding: Binding) -> Bool {
        binding.reading.contains { $0.hasPrefix("V.") || $0.hasPrefix("S1") || $0.hasPrefix("S2") || $0 == "D" || $0 == "E" }
    }

    /// 「受理行政复议1200件，其中涉及政府信息公开4件」: all reviews, those about disclosure come behind.
    private func isWholeOfOtherCases(_ mention: NumberMention, _ sentence: ReportProse.Sentence) -> Bool {
        text.containsAny(
            ["涉及政府信息公开", "涉及信息公开", "涉信息公开", "涉政府信息公开", "信息公开类", "信息公开方面", "其中政府信息公开", "其中信息公开"],
            in: mention.end..<sentence.range.upperBound)
    }

    /// 「办结60件，其中延期办结2件、按期办结58件」: the total is stated before.
    private func isPartOfStated(_ binding: Binding, _ lead: Range<Int>, _ sentence: ReportProse.Sentence, _ number: Int) -> Bool {
        guard let stated = bound.last(where: { $0.sentence.range == sentence.range && $0.binding.reading == binding.reading }) else {
            return false
        }
        return text.contains("其中", in: stated.mention.end..<number) || text.containsAny(["按期", "按时", "延期"], in: lead)
    }

    /// The words that still belong to a number: up to the next sign, at most ten.
    private func wordsEnd(after end: Int, in sentence: ReportProse.Sentence) -> Int {
        let limit = min(end + 10, sentence.range.upperBound)
        return (end..<max(end, limit)).first { ",;、。)(".unicodeScalars.contains(text[$0]) } ?? limit
    }

    private func names(_ year: Binding.Neighbour, in range: Range<Int>) -> Bool {
        switch year {
        case .before: text.containsAny(["上年", "上一年", "去年"] + (report.year.map { [Glyphs("\($0 - 1)年")] } ?? []), in: range)
        case .after: text.containsAny(["下年", "下一年", "次年", "跨年"] + (report.year.map { [Glyphs("\($0 + 1)年")] } ?? []), in: range)
        }
    }

    private func clauseStart(_ position: Int, _ sentence: ReportProse.Sentence) -> Int {
        var start = position
        while start > sentence.range.lowerBound, !",;:".unicodeScalars.contains(text[start - 1]) { start -= 1 }
        return start
    }

    /// Of reviews and lawsuits, of what came in and what was concluded: the one last named before the number.
    private func isSubject(_ subjects: [Glyphs], before number: Int, in sentence: ReportProse.Sentence) -> Bool {
        let areCases = subjects.contains("复议") || subjects.contains("诉讼")
        let range = (areCases ? prose.paragraphs[sentence.paragraph] : sentence.range).lowerBound..<number
        let rivals: [Glyphs] = areCases ? ["复议", "诉讼"] : ["收到", "受理", "新收", "接收", "办结", "答复", "办理结果"]
        let positions = rivals.map { ($0, text.last($0, in: range) ?? -1) }
        guard let last = positions.max(by: { $0.1 < $1.1 }), last.1 >= 0 else { return false }
        return subjects.contains(last.0)
    }

    private func isPlan(_ sentence: ReportProse.Sentence) -> Bool {
        text.containsAny(["下一步", "力争", "预计", "计划到", "目标任务", "累计至今", "以来"], in: sentence.range)
    }

    // MARK: Numbers that mean something else

    /// Last year's number, or that of a month or a quarter.
    private func speaksOfOtherTime(_ lead: Range<Int>, _ binding: Binding, _ sentence: ReportProse.Sentence, _ number: Int) -> Bool {
        if text.containsAny(["季度", "上半年", "下半年", "月份", "当月", "历年"], in: sentence.range.lowerBound..<number) { return true }
        if text.contains("累计", in: sentence.range.lowerBound..<number), !namesOwnYear(in: sentence.range.lowerBound..<number) {
            return true
        }
        guard binding.year == nil else { return false }
        if text.containsAny(["上年", "去年", "上一年", "同期", "往年", "前年", "结转"], in: lead) { return true }
        if let year = lastYearNamed(before: number, in: sentence), let own = report.year, year != own { return true }
        if let month = text.last("月", in: sentence.range.lowerBound..<number), month > 0, text[month - 1].isDigit {
            return !text.contains("12月31日", in: sentence.range) && !text.contains("1231日", in: sentence.range)
        }
        return false
    }

    /// 「全年累计」 and 「截至12月31日累计」 are of the year; 「累计」 alone may be of all years.
    private func namesOwnYear(in range: Range<Int>) -> Bool {
        text.containsAny(["全年", "本年", "今年", "12月31日"] + (report.year.map { [Glyphs("\($0)年")] } ?? []), in: range)
    }

    private func lastYearNamed(before number: Int, in sentence: ReportProse.Sentence) -> Int? {
        var index = number - 1
        while index >= sentence.range.lowerBound + 4 {
            if text[index] == "年", let year = Int(text[index - 4..<index].text), (2000...2100).contains(year) { return year }
            index -= 1
        }
        return nil
    }

    private static let partsOfGovernment: [Glyphs] = [
        "各县", "各区", "各乡", "各镇", "各街", "县(市", "县(区", "市直", "县直", "区直", "直属", "政府部门收到", "政府部门受理", "部门收到", "部门受理",
    ]

    /// The body itself without those below it, or one of those below: the table covers all of them.
    private func speaksOfPart(_ range: Range<Int>, _ binding: Binding) -> Bool {
        if text.containsAny(["下属", "所属", "二级单位"], in: range) { return true }
        guard kind != .department, kind != .township else { return false }
        if text.containsAny(Self.partsOfGovernment, in: range), !text.containsAny(["全市", "全县", "全区", "全省", "全州", "全旗"], in: range) {
            return true
        }
        for word in ["本级", "市级", "区级", "县级", "镇级", "省级", "我办", "我局", "我委", "本办", "办公室", "政府办"] as [Glyphs] {
            guard let found = text.last(word, in: range) else { continue }
            // 「区本级门户网」 names the site, not the scope.
            if word == "本级", text.starts(with: "门户", at: found + 2) || text.starts(with: "政府网", at: found + 2) { continue }
            return true
        }
        var index = range.lowerBound
        while index + 1 < range.upperBound {
            if "局镇乡街".unicodeScalars.contains(text[index]), !isGeneral(index, range) { return true }
            index += 1
        }
        return false
    }

    /// 「各街道」「全局」「局面」: no particular body.
    private func isGeneral(_ index: Int, _ range: Range<Int>) -> Bool {
        if text.containsAny(["各", "所有"], in: max(range.lowerBound, index - 6)..<index) { return true }
        if index > range.lowerBound, "全格布结大城".unicodeScalars.contains(text[index - 1]) { return true }
        return index + 1 < text.count && "面限势部村".unicodeScalars.contains(text[index + 1])
    }

    // MARK: The verdict

    private func finding(_ bound: Bound) -> ReportFinding? {
        let binding = bound.binding
        let stated = bound.mention.value
        let check = report.form == "2014" ? "K13" : "Y07"
        if bound.mention.isInexact { return inexact(bound) }
        guard let value = value(of: binding.reading) else { return blank(bound, check) }
        if value == stated || binding.also.contains(where: { self.value(of: $0) == stated }) { return nil }
        let reading = binding.other.first { self.value(of: $0) == stated }
        if let reading, includesCarryIn(bound), reading.contains("R2.T") { return nil }
        let isClear = reading == nil && binding.isCertain && !isUnclear(bound)
        let quotes = [prose.clause(around: bound.mention.digits, in: bound.sentence)] + places(of: binding.reading)
        let names = self.names(of: binding.reading)
        if let reading {
            return ReportFinding(
                check, .cannotTell, codes: binding.reading + reading.filter { !binding.reading.contains($0) },
                values: [.number(stated), .number(value)], quotes: quotes + places(of: reading).filter { !quotes.contains($0) },
                chinese: "文字中的\(stated)可以有两种理解：按“\(names)”，表中为\(value)，两者不一致；按“\(self.names(of: reading))”，表中为\(stated)，两者一致。请在文字中写明口径。",
                english:
                    "The text says \(stated). Read as \(sum(binding.reading)) the table has \(value) and differs; "
                    + "read as \(sum(reading)) it agrees. Say in the text which is meant."
            )
        }
        let hint = otherCode(for: stated, besides: binding.reading)
        return ReportFinding(
            check, isClear ? .fail : .cannotTell, codes: binding.reading, values: [.number(stated), .number(value)], quotes: quotes,
            chinese:
                "文字中为\(stated)\(bound.mention.unit.text)，表中“\(names)”为\(value)，两者不一致。"
                + "\(hint.map { "表中\($0)为\(stated)，是否填错了行？" } ?? "")请核对后更正其中一处。",
            english:
                "The text says \(stated), the table has \(value) for "
                + "\(sum(binding.reading)).\(hint.map { " \($0) holds \(stated): was the wrong row meant?" } ?? "") Check and correct one of them."
        )
    }

    private func blank(_ bound: Bound, _ check: String) -> ReportFinding? {
        let codes = bound.binding.reading.filter { report.figures[$0] == .blank }
        guard !codes.isEmpty else { return nil }
        return ReportFinding(
            check, .cannotTell, codes: bound.binding.reading, values: [.number(bound.mention.value), .blank],
            quotes: [prose.clause(around: bound.mention.digits, in: bound.sentence)] + places(of: bound.binding.reading),
            chinese: "文字中为\(bound.mention.value)\(bound.mention.unit.text)，表中“\(names(of: bound.binding.reading))”为空。请把数字填入表中，或核对文字。",
            english:
                "The text says \(bound.mention.value), but \(sum(bound.binding.reading)) is blank in the table. "
                + "Fill it in or check the text."
        )
    }

    private func inexact(_ bound: Bound) -> ReportFinding {
        ReportFinding(
            "K16", .note, codes: bound.binding.reading, values: [.number(bound.mention.value)],
            quotes: [prose.clause(around: bound.mention.digits, in: bound.sentence)] + places(of: bound.binding.reading),
            chinese:
                "文字中用了约数“\(prose.text(bound.mention.digits.lowerBound..<bound.mention.end))”，"
                + "表中“\(names(of: bound.binding.reading))”是确数。请写确数。",
            english: "The text gives an inexact figure where the table (\(sum(bound.binding.reading))) is exact. Give the exact one.")
    }

    /// The sentence says that what was carried in is included.
    private func includesCarryIn(_ bound: Bound) -> Bool {
        text.containsAny(["含上年", "含上一年", "包括上年", "包含上年", "含去年", "加上上年", "含结转", "含2"], in: bound.sentence.range)
    }

    /// 「市政府」 may be the government with or without its departments; part five tells of examples.
    private func isUnclear(_ bound: Bound) -> Bool {
        if prose.isIn(.problems, bound.sentence) { return true }
        let codes = bound.binding.reading
        let isCase = codes.contains { $0.hasPrefix("V.") || $0.hasPrefix("S1") || $0.hasPrefix("S2") }
        let before = prose.paragraphs[bound.sentence.paragraph].lowerBound..<bound.mention.digits.lowerBound
        if isCase, text.contains("备案", in: bound.sentence.range) { return true }
        // A government decides on reviews itself, of whatever they are.
        let lead = bound.sentence.range.lowerBound..<bound.mention.digits.lowerBound
        if isCase, !text.contains("信息公开", in: lead), text.containsAny(["受理", "审理", "审结", "法院", "办理"], in: lead) { return true }
        if isCase || bound.binding.isSharedWord, !text.contains("公开", in: before), !prose.isIn(.cases, bound.sentence) { return true }
        guard kind == .government, bound.binding.heedsScope else { return false }
        let subject = bound.sentence.range.lowerBound..<bound.mention.digits.lowerBound
        return text.containsAny(["市政府共", "市政府收", "市政府受", "县政府共", "县政府收", "县政府受", "区政府共", "区政府收", "区政府受"], in: subject)
    }

    /// A sibling row that holds the number of the text, as when two rows were swapped.
    private func otherCode(for stated: Decimal, besides reading: Binding.Reading) -> String? {
        guard reading.count == 1, stated != 0, let dot = reading[0].lastIndex(of: ".") else { return nil }
        let family = reading[0][..<dot]
        return report.layout.figures.first { code in
            code != reading[0] && code.lastIndex(of: ".").map { code[..<$0] == family } == true && report.figures[code] == .number(stated)
        }
    }

    // MARK: Figures

    /// The sum of the figures; nil when one is blank or not there.
    func value(of reading: Binding.Reading) -> Decimal? { report.sum(of: reading) }

    private func places(of reading: Binding.Reading) -> [ReportFinding.Quote] { report.places(of: reading) }
    private func names(of reading: Binding.Reading) -> String { report.names(of: reading) }
    private func sum(_ reading: Binding.Reading) -> String {
        reading.count > 4 ? "\(reading[0])+…+\(reading[reading.count - 1])" : reading.joined(separator: "+")
    }
}

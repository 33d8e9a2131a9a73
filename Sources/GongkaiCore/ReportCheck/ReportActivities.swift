import Foundation

/// K15 and K22 of the 2014 form: activities the prose names and the table does not count, and the other way round.
struct ReportActivities {
    /// Words that name a channel or an activity.
    private struct Sign {
        let code: String
        let words: [Glyphs]
        /// One of these stands in the same sentence.
        var needs: [Glyphs] = []
    }

    private static let published: [Glyphs] = ["公开", "发布", "公布"]
    private static let named: [Sign] = [
        Sign(code: "A2.1", words: ["公报"], needs: published),
        Sign(code: "A2.3", words: ["微博"], needs: published),
        Sign(code: "A2.4", words: ["微信"], needs: published),
        Sign(code: "A2.5", words: ["公告栏", "宣传栏", "公示栏", "广播", "电视台", "报刊", "报纸"], needs: published),
        Sign(code: "B2.1", words: ["新闻发布会"], needs: ["举办", "召开", "举行", "参加"]),
        Sign(code: "B2.2", words: ["在线访谈"], needs: ["举办", "开展", "参加", "组织"]),
        Sign(code: "B2.4", words: ["微博", "微信"], needs: ["回应"]),
        Sign(code: "B2.5", words: ["信箱", "留言", "热线"], needs: ["回应"]),
        Sign(code: "F", words: ["12345", "举报信箱", "投诉信箱", "举报电话", "投诉电话", "监督电话"]),
        Sign(code: "H2", words: ["查阅点", "查阅场所", "查阅中心", "查阅室"]),
        Sign(code: "I2", words: ["培训"], needs: ["举办", "组织", "开展"]),
        Sign(code: "I1", words: ["信息公开工作会", "信息公开专题会", "信息公开会议"], needs: ["召开", "举行"]),
    ]

    private struct Event {
        let code: String
        let verbs: [Glyphs]
        let nouns: [Glyphs]
        let units: [Glyphs]
    }

    private static let events: [Event] = [
        Event(code: "I2", verbs: ["举办", "组织", "开展"], nouns: ["培训"], units: ["次", "期", "场", "个"]),
        Event(code: "B2.1", verbs: ["举办", "召开", "举行"], nouns: ["新闻发布会"], units: ["次", "场", "期"]),
    ]

    /// What a sentence about the row would say.
    private static let topics: [Sign] = [
        Sign(code: "A2.1", words: ["公报"]), Sign(code: "A2.2", words: ["网站", "门户网"]), Sign(code: "A2.3", words: ["微博"]),
        Sign(code: "A2.4", words: ["微信"]), Sign(code: "B1", words: ["回应", "热点", "舆情", "关切"]), Sign(code: "B2.1", words: ["发布会"]),
        Sign(code: "B2.2", words: ["访谈"]), Sign(code: "B2.3", words: ["政策解读", "解读稿", "解读材料", "解读文章", "解读信息"]),
        Sign(code: "C1", words: ["申请"]), Sign(code: "D", words: ["复议"]), Sign(code: "E", words: ["诉讼"]),
        Sign(code: "F", words: ["举报", "投诉"]),
        Sign(code: "G", words: ["收费", "收取", "费用"]), Sign(code: "H1", words: ["机构", "办公室"]), Sign(code: "H2", words: ["查阅"]),
        Sign(code: "H3", words: ["工作人员", "专职", "兼职", "人员"]), Sign(code: "H4", words: ["经费"]),
        Sign(code: "I1", words: ["召开", "举行"]), Sign(code: "I2", words: ["培训"]), Sign(code: "I3", words: ["人次"]),
    ]

    private static let negations: [Glyphs] = ["未", "没有", "无"]

    let report: ReadReport
    let against: ProseAgainstTable

    private var text: Glyphs { report.prose.glyphs }

    var findings: [ReportFinding] {
        guard report.form == "2014" else { return [] }
        let sentences = report.prose.sentences.filter(isReport)
        let more = Self.events.compactMap { moreThanCounted($0, sentences) }
        return Self.named.compactMap { namedWithoutFigure($0, sentences) } + more
            + Self.topics.compactMap { figureWithoutWords($0, sentences) } + leaders(sentences)
    }

    /// Not a heading, not the list of contents, not what went wrong or is planned.
    private func isReport(_ sentence: ReportProse.Sentence) -> Bool {
        let start = text[sentence.range.lowerBound..<min(sentence.range.lowerBound + 12, sentence.range.upperBound)]
        if Ordinal.read(start)?.level == .part { return false }
        return !report.prose.isIn(.problems, sentence) && !text.containsAny(["内容包括", "编制说明"], in: sentence.range)
    }

    // MARK: K15

    private func namedWithoutFigure(_ sign: Sign, _ sentences: [ReportProse.Sentence]) -> ReportFinding? {
        guard let value = report.figures[sign.code], value == .blank || value == .number(0), !states(sign.code) else { return nil }
        let hits = sentences.filter { sentence in
            text.containsAny(sign.words, in: sentence.range) && (sign.needs.isEmpty || text.containsAny(sign.needs, in: sentence.range))
                && !isNegated(sign.words, sentence)
        }
        guard let first = hits.first else { return nil }
        let word = sign.words.first { text.contains($0, in: first.range) } ?? sign.words[0]
        let quotes = hits.prefix(3).map { quote(sign.words, $0) } + report.places(of: [sign.code])
        let printed = value == .blank ? "空白" : "0"
        return ReportFinding(
            "K15", .cannotTell, codes: [sign.code], values: [value], quotes: quotes,
            chinese: "文字中提到“\(word.text)”，表中“\(report.names(of: [sign.code]))”为\(printed)。请确认确为没有；有的补填数字，没有的填0。",
            english:
                "The text names \(word.text), but \(sign.code) is \(value == .blank ? "blank" : "0"). "
                + "Confirm that none is meant, or fill in the figure."
        )
    }

    /// A figure the prose itself gives is compared as a number instead.
    private func states(_ code: String) -> Bool { against.bound.contains { $0.binding.reading == [code] } }

    private func isNegated(_ words: [Glyphs], _ sentence: ReportProse.Sentence) -> Bool {
        guard let word = words.compactMap({ text.first($0, in: sentence.range) }).min() else { return false }
        return text.containsAny(Self.negations, in: max(sentence.range.lowerBound, word - 10)..<word)
    }

    private func quote(_ words: [Glyphs], _ sentence: ReportProse.Sentence) -> ReportFinding.Quote {
        let start = words.compactMap { text.first($0, in: sentence.range) }.min() ?? sentence.range.lowerBound
        return report.prose.clause(around: start..<start + 2, in: sentence)
    }

    private func moreThanCounted(_ event: Event, _ sentences: [ReportProse.Sentence]) -> ReportFinding? {
        guard let counted = report.figures[event.code]?.number, counted > 0 else { return nil }
        // The year's total stands in the text and is right: what else is named are its parts.
        if against.bound.contains(where: { $0.binding.reading == [event.code] && $0.mention.value == counted }) { return nil }
        var byParagraph: [Int: (count: Decimal, quote: ReportFinding.Quote)] = [:]
        for sentence in sentences {
            guard let noun = event.nouns.compactMap({ text.first($0, in: sentence.range) }).min() else { continue }
            let lead = max(sentence.range.lowerBound, noun - 30)..<noun
            guard text.containsAny(event.verbs, in: lead), !text.containsAny(["未", "参加"], in: lead) else { continue }
            let numbers = ProseNumbers.mentions(
                in: text, max(sentence.range.lowerBound, noun - 30)..<min(sentence.range.upperBound, noun + 16))
            let count = numbers.first { event.units.contains($0.unit) && $0.unit != "个" }?.value ?? 1
            let known = byParagraph[sentence.paragraph]?.count ?? 0
            if count >= known { byParagraph[sentence.paragraph] = (count, report.prose.clause(around: noun..<noun + 2, in: sentence)) }
        }
        let total = byParagraph.values.reduce(Decimal(0)) { $0 + $1.count }
        guard total > counted, byParagraph.count > 1 else { return nil }
        let quotes = byParagraph.keys.sorted().compactMap { byParagraph[$0]?.quote }
        return ReportFinding(
            "K15", .cannotTell, codes: [event.code], values: [.number(total), .number(counted)],
            quotes: quotes.prefix(4) + report.places(of: [event.code]),
            chinese: "文字中提到至少\(total)次\(event.nouns[0].text)，表中“\(report.names(of: [event.code]))”为\(counted)。请核对表中是否漏计。",
            english:
                "The text names at least \(total) events of this kind, \(event.code) counts \(counted). "
                + "Check whether the table leaves some out."
        )
    }

    /// More persons took part than events were held: possible, but the notions differ.
    private func leaders(_ sentences: [ReportProse.Sentence]) -> [ReportFinding] {
        guard let counted = report.figures["B2.2.1"]?.number else { return [] }
        return sentences.compactMap { sentence in
            guard text.contains("访谈", in: sentence.range), text.containsAny(["领导", "负责同志"], in: sentence.range) else { return nil }
            let people = ProseNumbers.mentions(in: text, sentence.range).first { ($0.unit == "名" || $0.unit == "人") && $0.value > counted }
            guard let people else { return nil }
            return ReportFinding(
                "K15", .note, codes: ["B2.2", "B2.2.1"], values: [.number(people.value), .number(counted)],
                quotes: [report.prose.clause(around: people.digits, in: sentence)] + report.places(of: ["B2.2", "B2.2.1"]),
                chinese: "文字中有\(people.value)名领导参加访谈，表中主要负责同志参加的访谈为\(counted)次。多人同场可以如此，请确认口径一致。",
                english:
                    "\(people.value) leaders took part in interviews, "
                    + "but only \(counted) interviews with a principal leader are counted. Confirm that several shared one."
            )
        }
    }

    // MARK: K22

    private func figureWithoutWords(_ topic: Sign, _ sentences: [ReportProse.Sentence]) -> ReportFinding? {
        guard let value = report.figures[topic.code]?.number, value > 0, !states(topic.code) else { return nil }
        if sentences.contains(where: { text.containsAny(topic.words, in: $0.range) }) { return nil }
        if topic.code == "I3", sentences.contains(where: saysHowManyWereTrained) { return nil }
        return ReportFinding(
            "K22", .note, codes: [topic.code], values: [.number(value)], quotes: report.places(of: [topic.code]),
            chinese: "表中“\(report.names(of: [topic.code]))”为\(value)，文字中没有说明。建议在相应部分写明。",
            english: "\(topic.code) is \(value), but the text never speaks of it. Say in the text what is behind it.")
    }

    private func saysHowManyWereTrained(_ sentence: ReportProse.Sentence) -> Bool {
        text.contains("培训", in: sentence.range)
            && ProseNumbers.mentions(in: text, sentence.range).contains { $0.unit == "人" || $0.unit == "名" || $0.unit == "人次" }
    }
}

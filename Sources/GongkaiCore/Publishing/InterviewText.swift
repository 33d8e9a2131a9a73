/// An interview (在线访谈) as its text tells it: who and when first, then who said what. The text is the article, reviewed as every other; this
/// only reads its shape.
///
/// ```
/// 嘉宾：区教育局副局长 陈立
/// 时间：2014年3月12日
/// 主持人：今年入学报名有什么变化？
/// 陈立：报名改在网上进行……
/// ```
package struct InterviewText: Sendable, Equatable {
    package struct Fact: Sendable, Equatable {
        package let label: String
        package let value: String
    }

    /// One who speaks, with all paragraphs until the next one does.
    package struct Turn: Sendable, Equatable {
        package let speaker: String
        package let isQuestion: Bool
        package internal(set) var paragraphs: [String]
    }

    package let facts: [Fact]
    /// What stands before the first question.
    package let lead: [String]
    package let turns: [Turn]

    private static let factLabels: Set<String> = ["嘉宾", "访谈嘉宾", "时间", "访谈时间", "地点", "主题", "访谈主题", "主办单位"]
    private static let questioners: Set<String> = ["主持人", "网友", "记者", "问", "群众", "观众"]

    /// Nil for a text that has no questions and answers.
    package init?(_ text: String) {
        var facts: [Fact] = [], lead: [String] = [], turns: [Turn] = []
        for line in text.split(whereSeparator: \.isNewline).map({ InterviewText.trimmed($0) }) where !line.isEmpty {
            if let (name, words) = InterviewText.cut(line) {
                if turns.isEmpty, InterviewText.factLabels.contains(name) {
                    facts.append(Fact(label: name, value: words))
                    continue
                }
                let isQuestion = InterviewText.questioners.contains { name == $0 || name.hasPrefix($0) && name.count <= 8 }
                // Who answers is known from the facts, or answers a question.
                let isSpeaker =
                    isQuestion || name == "答" || facts.contains { $0.value.contains(name) } || turns.contains { $0.speaker == name }
                if isSpeaker {
                    turns.append(Turn(speaker: name, isQuestion: isQuestion, paragraphs: [words]))
                    continue
                }
            }
            if turns.isEmpty { lead.append(line) } else { turns[turns.count - 1].paragraphs.append(line) }
        }
        guard turns.contains(where: \.isQuestion), turns.contains(where: { !$0.isQuestion }) else { return nil }
        self.facts = facts
        self.lead = lead
        self.turns = turns
    }

    private static func cut(_ line: String) -> (name: String, words: String)? {
        guard let colon = line.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
        let name = trimmed(line[..<colon]), words = trimmed(line[line.index(after: colon)...])
        return name.isEmpty || name.count > 12 || words.isEmpty ? nil : (name, words)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var view = Substring(text)
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}

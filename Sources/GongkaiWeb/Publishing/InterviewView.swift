import GongkaiCore

/// An interview as its page sets it: facts, then questions and answers.
struct InterviewView: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Turn: Sendable {
        let speaker: String
        let style: String
        let paragraphs: [String]
    }

    let facts: [Fact]
    let lead: [String]
    let turns: [Turn]

    init(_ text: InterviewText) {
        facts = text.facts.map { Fact(label: $0.label, value: $0.value) }
        lead = text.lead
        turns = text.turns.map { Turn(speaker: $0.speaker, style: $0.isQuestion ? "question" : "answer", paragraphs: $0.paragraphs) }
    }

    private init(facts: [Fact], lead: [String], turns: [Turn]) {
        (self.facts, self.lead, self.turns) = (facts, lead, turns)
    }

    static let sample = InterviewView(
        facts: [Fact(label: "嘉宾", value: "区教育局 陈立")], lead: ["欢迎收看。"],
        turns: [Turn(speaker: "主持人", style: "question", paragraphs: ["有什么变化？"])])
}

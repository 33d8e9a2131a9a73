/// One of the questions that are asked often.
package struct ItemQuestion: Sendable, Equatable, Codable {
    package var question: String
    package var answer: String

    private enum CodingKeys: String, CodingKey {
        case question = "QUESTION"
        case answer = "ANSWER"
    }

    package init(question: String, answer: String) {
        self.question = question
        self.answer = answer
    }
}

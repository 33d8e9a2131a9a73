/// "Which of these am I?": questions whose answers lead to a way of handling, or away to another item.
package struct DecisionTree: Sendable, Equatable, Codable {
    /// The first one begins.
    package var questions: [DecisionQuestion]

    private enum CodingKeys: String, CodingKey {
        case questions = "QUESTIONS"
    }

    package init(_ questions: [DecisionQuestion]) {
        self.questions = questions
    }

    package func question(_ code: String) -> DecisionQuestion? { questions.first { $0.code == code } }
}

/// One question with its answers.
package struct DecisionQuestion: Sendable, Equatable, Codable {
    package var code: String
    package var words: String
    package var answers: [DecisionAnswer]

    private enum CodingKeys: String, CodingKey {
        case code = "QUESTION_CODE"
        case words = "QUESTION"
        case answers = "ANSWERS"
    }

    package init(_ code: String, _ words: String, _ answers: [DecisionAnswer]) {
        self.code = code
        self.words = words
        self.answers = answers
    }
}

/// One answer, and where it leads.
package struct DecisionAnswer: Sendable, Equatable {
    package enum Lead: Sendable, Equatable {
        /// To another question.
        case question(String)
        /// To this item; the handling item's code, or nil where the item is handled in one way only.
        case handling(String?)
        /// Not this item: what to do instead, and the implementation code of the right item, if it is one.
        case elsewhere(String, taskCode: String?)
    }

    package var words: String
    package var lead: Lead

    package init(_ words: String, _ lead: Lead) {
        self.words = words
        self.lead = lead
    }
}

extension DecisionAnswer: Codable {
    private enum CodingKeys: String, CodingKey {
        case words = "ANSWER"
        case question = "NEXT_QUESTION"
        case handling = "TASK_HANDLE_ITEM"
        case elsewhere = "ELSEWHERE"
        case taskCode = "ELSEWHERE_TASK_CODE"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(words, forKey: .words)
        switch lead {
        case .question(let code): try container.encode(code, forKey: .question)
        case .handling(let code): try container.encode(code, forKey: .handling)
        case .elsewhere(let instead, let taskCode):
            try container.encode(instead, forKey: .elsewhere)
            try container.encodeIfPresent(taskCode, forKey: .taskCode)
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let words = try container.decode(String.self, forKey: .words)
        if let code = try container.decodeIfPresent(String.self, forKey: .question) {
            self.init(words, .question(code))
        } else if let instead = try container.decodeIfPresent(String.self, forKey: .elsewhere) {
            self.init(words, .elsewhere(instead, taskCode: try container.decodeIfPresent(String.self, forKey: .taskCode)))
        } else if container.contains(.handling) {
            self.init(words, .handling(try container.decodeIfPresent(String.self, forKey: .handling)))
        } else {
            throw DecodingError.dataCorruptedError(
                forKey: .handling, in: container, debugDescription: "没有写明下一步：应有NEXT_QUESTION、TASK_HANDLE_ITEM或者ELSEWHERE之一")
        }
    }
}

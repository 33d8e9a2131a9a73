/// A way through the questions of a decision tree, by the answers that were given.
package struct DecisionWalk: Sendable, Equatable {
    package struct Passed: Sendable, Equatable {
        package let question: DecisionQuestion
        /// Its place among the answers, from zero.
        package let answer: Int

        package var words: String { question.answers[answer].words }
    }

    package enum End: Sendable, Equatable {
        /// The next question.
        case question(DecisionQuestion)
        /// This item; in this way, where there are several.
        case handling(HandlingItem?)
        /// Another one, or another office.
        case elsewhere(String, taskCode: String?)
    }

    package let passed: [Passed]
    package let end: End

    /// Nil where an answer is none of the question's, or more are given than were asked for.
    package init?(_ tree: DecisionTree, answers: [Int], ways: [HandlingItem]) {
        guard var question = tree.questions.first else { return nil }
        var passed: [Passed] = []
        for (index, answer) in answers.enumerated() {
            guard question.answers.indices.contains(answer) else { return nil }
            passed.append(Passed(question: question, answer: answer))
            switch question.answers[answer].lead {
            case .question(let code):
                guard let next = tree.question(code) else { return nil }
                question = next
            case .handling(let code):
                guard index == answers.count - 1 else { return nil }
                (self.passed, end) = (passed, .handling(code.flatMap { code in ways.first { $0.code == code } }))
                return
            case .elsewhere(let advice, let taskCode):
                guard index == answers.count - 1 else { return nil }
                (self.passed, end) = (passed, .elsewhere(advice, taskCode: taskCode))
                return
            }
        }
        (self.passed, end) = (passed, .question(question))
    }
}

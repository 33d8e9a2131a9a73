/// Why a decision tree leads nowhere, with the place, as a sentence that says what to do.
package enum DecisionFault: Sendable, Equatable {
    case noQuestions
    case repeatedCode(String)
    case blank(question: String)
    case tooFewAnswers(question: String)
    case unknownQuestion(String, answer: String)
    case unknownHandlingItem(String, answer: String)
    case whichHandlingItem(answer: String)
    case noAdvice(answer: String)
    case loop([String])
    case unreachable(question: String)
    case neverHere

    package var code: String {
        switch self {
        case .noQuestions: "guidance.noQuestions"
        case .repeatedCode: "guidance.repeatedCode"
        case .blank: "guidance.blank"
        case .tooFewAnswers: "guidance.tooFewAnswers"
        case .unknownQuestion: "guidance.unknownQuestion"
        case .unknownHandlingItem: "guidance.unknownHandlingItem"
        case .whichHandlingItem: "guidance.whichHandlingItem"
        case .noAdvice: "guidance.noAdvice"
        case .loop: "guidance.loop"
        case .unreachable: "guidance.unreachable"
        case .neverHere: "guidance.neverHere"
        }
    }

    package var words: String {
        switch self {
        case .noQuestions: "办理引导中没有问题。请至少填写一个问题，或者去掉办理引导。"
        case .repeatedCode(let code): "办理引导中有两个以上问题的代码是“\(code)”。请改成互不相同。"
        case .blank(let question): "办理引导的问题“\(question)”或者它的某个答案没有文字。请填写。"
        case .tooFewAnswers(let question): "问题“\(question)”不到两个答案。请补充答案，或者去掉这个问题。"
        case .unknownQuestion(let code, let answer): "答案“\(answer)”引到问题“\(code)”，但没有这个问题。请补上或者更正。"
        case .unknownHandlingItem(let code, let answer): "答案“\(answer)”引到业务办理项“\(code)”，但本事项没有这个办理项。请补上或者更正。"
        case .whichHandlingItem(let answer): "本事项有几个业务办理项，答案“\(answer)”没有写明引到哪一个。请填写业务办理项编码。"
        case .noAdvice(let answer): "答案“\(answer)”引到别处，但没有写明应当怎么办。请填写。"
        case .loop(let questions): "办理引导在这里转圈：" + (questions + questions.prefix(1)).map { "“\($0)”" }.joined(separator: "→") + "。请更正其中一个答案。"
        case .unreachable(let question): "没有答案引到问题“\(question)”。请让某个答案引到它，或者去掉这个问题。"
        case .neverHere: "办理引导的答案都引到别处，没有一个引到本事项。请更正。"
        }
    }
}

extension DecisionTree {
    /// Everything wrong with the tree of an item that is handled in these ways.
    package func faults(handlingItems: [HandlingItem]) -> [DecisionFault] {
        guard let first = questions.first else { return [.noQuestions] }
        var faults: [DecisionFault] = []
        var byCode: [String: DecisionQuestion] = [:]
        for question in questions where byCode.updateValue(question, forKey: question.code) != nil {
            faults.append(.repeatedCode(question.code))
        }
        guard faults.isEmpty else { return faults }
        var leadsHere = false
        let ways = Set(handlingItems.map(\.code))
        for question in questions {
            if ([question.code, question.words] + question.answers.map(\.words)).contains(where: \.trimmingSpaces.isEmpty) {
                faults.append(.blank(question: question.words))
            }
            if question.answers.count < 2 { faults.append(.tooFewAnswers(question: question.words)) }
            for answer in question.answers {
                switch answer.lead {
                case .question(let code):
                    if byCode[code] == nil { faults.append(.unknownQuestion(code, answer: answer.words)) }
                case .handling(let code):
                    leadsHere = true
                    if let code, !ways.contains(code) { faults.append(.unknownHandlingItem(code, answer: answer.words)) }
                    if code == nil, ways.count > 1 { faults.append(.whichHandlingItem(answer: answer.words)) }
                case .elsewhere(let instead, _):
                    if instead.trimmingSpaces.isEmpty { faults.append(.noAdvice(answer: answer.words)) }
                }
            }
        }
        if !leadsHere { faults.append(.neverHere) }
        return faults + faultsOfOrder(from: first, byCode)
    }

    /// Loops, and questions to which nothing leads. A tree of questions is a flow of steps, each after those that lead to it.
    private func faultsOfOrder(from first: DecisionQuestion, _ byCode: [String: DecisionQuestion]) -> [DecisionFault] {
        var before: [String: Set<String>] = [:]
        var reached: Set<String> = [first.code]
        var ready = [first]
        while let question = ready.popLast() {
            for code in question.next where byCode[code] != nil {
                before[code, default: []].insert(question.code)
                if reached.insert(code).inserted, let next = byCode[code] { ready.append(next) }
            }
        }
        let steps = questions.filter { reached.contains($0.code) }.map {
            FlowStep($0.code, $0.words, unit: "", after: (before[$0.code] ?? []).sorted())
        }
        var faults: [DecisionFault] = Flow(steps).faults.compactMap {
            if case .loop(let steps) = $0 { .loop(steps.map(\.name)) } else { nil }
        }
        faults += questions.filter { !reached.contains($0.code) }.map { .unreachable(question: $0.words) }
        return faults
    }
}

extension DecisionQuestion {
    /// The questions that its answers lead to.
    fileprivate var next: [String] {
        answers.compactMap { if case .question(let code) = $0.lead { code } else { nil } }
    }
}

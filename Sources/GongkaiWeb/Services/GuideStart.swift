import GongkaiCore
import GongkaiStore

/// "Which of these am I?" as links: each answer leads to the same page, which goes on from there. Nothing is kept but the address.
struct GuideStart: Sendable {
    struct Passed: Sendable {
        let question: String
        let answer: String
        /// Back to this question.
        let backHref: String
    }

    struct Answer: Sendable {
        let label: String
        let href: String
    }

    struct Ask: Sendable {
        let words: String
        let answers: [Answer]
    }

    /// It is this item.
    struct Found: Sendable {
        let words: String
        let isOneOfSeveral: Bool
    }

    /// It is another one.
    struct Elsewhere: Sendable {
        let words: String
        let otherHref: String?
        let otherName: String?
    }

    let passed: [Passed]
    let hasPassed: Bool
    let ask: Ask?
    let found: Found?
    let elsewhere: Elsewhere?
    let againHref: String

    /// `answers`: such as `1.2`, the first answer and then the second. `names`: of other items that can be applied for.
    init?(_ item: ServiceItem, answers: String, names: [String: String]) throws {
        guard let tree = item.guidance else { return nil }
        let numbers = answers.split(separator: ".", omittingEmptySubsequences: false).map { Int($0).map { $0 - 1 } ?? -1 }
        guard let walk = DecisionWalk(tree, answers: answers.isEmpty ? [] : numbers, ways: item.identity.handlingItems) else {
            throw SiteError.malformed("这条链接里的回答与现在的问题对不上，问题可能已经更新。请打开办事指南，从第一个问题重新回答。")
        }
        func href(_ answers: [Int]) -> String {
            let text = answers.map { "\($0 + 1)" }.joined(separator: ".")
            return Route.service.path(item.identity.taskCode).query([("a", text)]).text + "#start"
        }
        let given = walk.passed.map(\.answer)
        passed = walk.passed.enumerated().map { index, step in
            Passed(question: step.question.words, answer: step.words, backHref: href(Array(given.prefix(index))))
        }
        hasPassed = !passed.isEmpty
        againHref = href([])
        switch walk.end {
        case .question(let question):
            ask = Ask(
                words: question.words,
                answers: question.answers.enumerated().map { index, answer in Answer(label: answer.words, href: href(given + [index])) })
            (found, elsewhere) = (nil, nil)
        case .handling(let way):
            found = Found(words: way?.name ?? item.identity.name, isOneOfSeveral: way != nil)
            (ask, elsewhere) = (nil, nil)
        case .elsewhere(let advice, let code):
            let name = code.flatMap { names[$0] }
            elsewhere = Elsewhere(words: advice, otherHref: name.flatMap { _ in code.map { Route.service.path($0).text } }, otherName: name)
            (ask, found) = (nil, nil)
        }
    }

    private init(sample: Void) {
        passed = [Passed(question: "您现在持有许可证吗？", answer: "有", backHref: "/services/1")]
        hasPassed = true
        ask = Ask(words: "您要办什么？", answers: [Answer(label: "变更", href: "/services/1?a=2.1")])
        found = Found(words: "门店招牌设置许可（变更）", isOneOfSeveral: true)
        elsewhere = Elsewhere(words: "请办理另一事项。", otherHref: "/services/2", otherName: "户外广告设置许可")
        againHref = "/services/1"
    }

    static let sample = GuideStart(sample: ())
}

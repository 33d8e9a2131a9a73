/// What a clerk has marked on a document so far: boxes, words that go wherever they stand, words that may stay, and the name of the result.
package struct RedactionDraft: Sendable, Equatable, Codable {
    /// A text that is covered wherever it is found, and must be found nowhere afterwards.
    package struct Words: Sendable, Equatable, Codable {
        package let text: String
        package let ground: RedactionGround

        package init(_ text: String, _ ground: RedactionGround) {
            (self.text, self.ground) = (text, ground)
        }
    }

    package var boxes: [RedactionBox]
    package var words: [Words]
    package var mayStay: [String]
    /// Under which the applicant gets it.
    package var name: String

    package init(boxes: [RedactionBox] = [], words: [Words] = [], mayStay: [String] = [], name: String) {
        (self.boxes, self.words, self.mayStay, self.name) = (boxes, words, mayStay, name)
    }

    package static let longestWords = 200
    package static let longestName = 80

    /// What is carried out: the drawn boxes first, so that a finding names a box as the clerk counts it.
    package func order(found: [RedactionBox], regime: String) -> RedactionOrder {
        RedactionOrder(boxes + found, mustNotHold: words.map(\.text), mayStay: mayStay, regime: regime)
    }

    /// The name of a result: that of the document, and that something is covered.
    package static func name(for original: String) -> String {
        let stem = original.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
        return "\((stem.isEmpty ? original : stem).prefix(longestName - 12))（部分遮盖）.pdf"
    }
}

extension RedactionLog {
    /// How many boxes on each ground, over all pages, with the article.
    package var byGround: [(ground: RedactionGround, article: String, boxes: Int)] {
        RedactionGround.allCases.compactMap { ground in
            let mine = entries.filter { $0.ground == ground }
            return mine.first.map { (ground, $0.article, mine.reduce(0) { $0 + $1.boxes }) }
        }
    }

    /// A sentence for each ground, such as 依据第十五条（个人隐私）遮盖 3 处.
    package var sentences: [String] {
        byGround.map { ground, article, boxes in
            "依据\(article.isEmpty ? ground.label : "\(article)（\(ground.label)）")遮盖 \(boxes) 处"
                + (ground.isThirdParty ? "，为保护第三方权益" : "")
        }
    }
}

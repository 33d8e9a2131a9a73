/// One row of the editable word list.
package struct GateWord: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Misspelt, or not the wording that is prescribed.
        case wrong
        /// Needs a second look: discriminating, or about what persons must not be known for.
        case sensitive
        /// Speaks of classified or internal matter (rule SR6).
        case secrecy
    }

    package var kind: Kind
    package var word: String
    /// What to write instead, empty when it depends.
    package var instead: String
    /// Longer wordings in which the word is right: 截止 is wrong in 截止目前, not in 截止日期.
    package var unless: [String]

    package init(_ kind: Kind, _ word: String, instead: String = "", unless: [String] = []) {
        self.kind = kind
        self.word = word
        self.instead = instead
        self.unless = unless
    }

    var rule: GateRule {
        switch kind {
        case .wrong: .wrongWord
        case .sensitive: .sensitiveWord
        case .secrecy: .secrecyWord
        }
    }

    var advice: String? { instead.isEmpty ? nil : "建议改为“\(instead)”。" + rule.advice }
}

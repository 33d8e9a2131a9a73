/// How a card goes, as a table: state × action. What is not in it cannot be done; there is no action that takes a card away.
package enum CardWorkflow {
    package struct Cell: Sendable, Equatable {
        /// Nil where the state stays.
        package let next: CardLife.State?
        package let parties: Set<CardLife.Party>
    }

    package static func cell(_ action: CardLife.Action, from state: CardLife.State) -> Cell? {
        let inspector: Set<CardLife.Party> = [.inspector]
        let responsible: Set<CardLife.Party> = [.responsible]
        return switch (state, action) {
        case (.issued, .explain), (.upgraded, .explain): Cell(next: .explained, parties: responsible)
        // What a card became is a new finding, about which its unit has not said anything.
        case (.issued, .appeal), (.explained, .appeal), (.upgraded, .appeal): Cell(next: .appealed, parties: responsible)
        // Only the supervision says what holds.
        case (.explained, .confirm), (.appealed, .confirm), (.issued, .confirm): Cell(next: .confirmed, parties: inspector)
        case (.issued, .withdraw), (.explained, .withdraw), (.appealed, .withdraw): Cell(next: .withdrawn, parties: inspector)
        case (.issued, .upgrade): Cell(next: .upgraded, parties: [.inspector, .program])
        case (.explained, .upgrade), (.appealed, .upgrade): Cell(next: .upgraded, parties: inspector)
        case (.issued, .press), (.explained, .press), (.appealed, .press), (.confirmed, .press), (.upgraded, .press):
            Cell(next: nil, parties: inspector)
        case (.confirmed, .recommend), (.upgraded, .recommend): Cell(next: nil, parties: inspector)
        // A recommendation waits for its answer, whatever else is said meanwhile.
        case (.confirmed, .answerRecommendation), (.upgraded, .answerRecommendation), (.explained, .answerRecommendation),
            (.appealed, .answerRecommendation):
            Cell(next: nil, parties: responsible)
        default: nil
        }
    }

    /// The actions that are possible in a state, in the order of the buttons.
    package static func actions(in state: CardLife.State, for party: CardLife.Party) -> [CardLife.Action] {
        CardLife.Action.allCases.filter { cell($0, from: state)?.parties.contains(party) ?? false }
    }
}

/// Why an event of a card was refused.
package enum CardRefusal: Error, Sendable, Equatable {
    case notIssued
    case notInThisState(CardLife.Action, CardLife.State)
    case onlyFor(Set<CardLife.Party>, CardLife.Action)
    case textMissing(CardLife.Action)
    case dayTooEarly(Day, earliest: Day)
    case nothingAboveRed
    case nothingRecommended
    case recommendationOpen

    package var words: String {
        switch self {
        case .notIssued: "这张牌没有发牌记录。请联系系统管理员。"
        case .notInThisState(let action, let state): "“\(state.words)”时不能\(action.words)。请刷新页面，查看现在可以办理的步骤。"
        case .onlyFor(let parties, let action):
            "\(action.words)只能由\(CardLife.Party.allCases.filter(parties.contains).map(\.words).joined(separator: "、"))办理。"
        case .textMissing(let action): "请填写\(action.words)的内容和理由。"
        case .dayTooEarly(let day, let earliest): "日期\(day.chineseText)早于上一步的日期\(earliest.chineseText)。请核对日期。"
        case .nothingAboveRed: "红牌是最高一级，不能再升级。可以督办或者发出监察建议书。"
        case .nothingRecommended: "没有待答复的监察建议书。"
        case .recommendationOpen: "上一份监察建议书还没有答复，不能再发出。可以督办。"
        }
    }
}

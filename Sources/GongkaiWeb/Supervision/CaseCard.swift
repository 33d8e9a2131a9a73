import GongkaiCore
import GongkaiStore

/// A card on the page of its case: what it says and why, how it stands, and where it is.
struct CaseCard: Sendable {
    let tag: SignalTag
    let name: String
    /// Nil where it is not for the reader, who learns that it is there and whose it is.
    let href: String?
    let unit: String?
    let why: String
    let on: String
    let state: String

    init(_ stored: StoredCard, _ names: CardName, unit: String? = nil, mayOpen: Bool = true) {
        let life = stored.life
        tag = SignalTag(life.signal)
        name = names.words(stored.card)
        href = mayOpen ? stored.key.path.text : nil
        self.unit = unit
        why = mayOpen ? life.events.first?.text ?? "" : ""
        on = life.issuedOn.text
        state = life.state.words(of: life.signal) + (stored.isGone ? "；按现在的规则已不成立，不计入考核" : "")
    }

    private init(sample: Void) {
        tag = SignalTag("yellow")
        (name, href, unit, why) = ("Y01 超过承诺期限", "/k", "区城管局", "承诺期限到期没有完成。")
        (on, state) = ("2026-03-10", "已发牌，待反馈")
    }

    static let sample = CaseCard(sample: ())
}

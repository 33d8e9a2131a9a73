import GongkaiCore
import GongkaiStore

/// One card: what it found and by which rule, what was said about it since, and what can be done now.
struct CardPage: FormPage {
    struct Event: Sendable {
        let day: String
        let what: String
        let who: String
        let said: String
    }

    struct ActForm: Sendable {
        let action: String
        let token: String
        let once: String
        let seen: String
        let rows: [FormRow]
    }

    struct Typed: Sendable {
        var action = ""
        var text = ""
        var actionError: String?
        var textError: String?
    }

    static let template = "supervision/card"
    let title: String
    var breadcrumb: [Crumb] { [.console, .supervision, .cards] }
    var undone: String { "没有办理" }
    let tag: SignalTag
    let state: String
    let why: String
    let facts: [LabelledText]
    let caseHref: String
    let caseNumber: String
    let events: [Event]
    let due: String?
    let form: ActForm?
    let rows: [FormRow]
    /// Why there is nothing to do.
    let nothing: String?

    init(
        _ stored: StoredCard, rule: SupervisionRule?, units: [AgencyID: String], people: [OfficerID: String], headName: String,
        party: CardLife.Party?, officer: OfficerID, calendar: WorkingCalendar, typed: Typed, token: String, on day: Day
    ) {
        let life = stored.life, signal = life.signal
        title = rule.map { "\(signal.words)：\($0.name)" } ?? "\(signal.words)：监察人员发牌"
        tag = SignalTag(signal)
        state = life.state.words
        why = life.events.first?.text ?? ""
        caseHref = Route.supervisedCase.path("\(stored.key.matter.value)").text
        caseNumber = "\(stored.number) \(stored.title)"
        let points = stored.card?.points ?? ScoreInput.points(of: life.issuedAs)
        let named = rule.map { "\($0.code)第\($0.version)版：\($0.name)" } ?? "监察人员发牌（\(stored.key.rule)）"
        let steps = stored.card.map { "第\($0.events.map(String.init).joined(separator: "、"))步" } ?? ""
        var limit = ""
        if let from = stored.card?.from, let due = stored.card?.due { limit = "\(from.chineseText)起算，最后一日\(due.chineseText)" }
        let person: String = stored.person.flatMap { people[$0] } ?? "没有具体的人"
        let lost = max(points, signal == life.issuedAs ? 0 : ScoreInput.points(of: signal))
        let counted = stored.isGone ? "按现在的规则已不成立，不扣分" : life.counts ? "“\(headName)”扣\(SupervisionRule.decimal(lost))分" : "已撤牌，不扣分"
        let said: [(String, String)] = [
            ("规则", named), ("规则的意思", rule?.sentence ?? ""), ("发牌日期", life.issuedOn.chineseText), ("依据的步骤", steps), ("期限", limit),
            ("责任单位", units[stored.agency] ?? ""), ("责任人", person), ("发牌时的颜色", life.issuedAs == signal ? "" : life.issuedAs.words),
            ("考核", counted),
        ]
        facts = said.filter { !$0.1.isEmpty }.map { LabelledText(label: $0.0, value: $0.1) }
        events = life.events.map { event in
            Event(
                day: event.on.text, what: event.action.words,
                who: "\(event.name)\(event.party == .program ? "" : "（\(event.party.words)）")",
                said: event.text)
        }
        due =
            life.recommendationDue(calendar).map { "监察建议书应在\($0.chineseText)以前答复\($0 < day ? "，已经过期" : "")。" }
            ?? life.explanationDue(calendar).map { "责任单位应在\($0.chineseText)以前反馈说明\($0 < day ? "，已经过期" : "")。" }
        let possible =
            stored.isGone
            ? nil
            : party.map { party in
                CardWorkflow.actions(in: life.state, for: party).filter { action in
                    if stored.refusal(of: action, by: officer) != nil { return false }
                    return switch action {
                    case .upgrade: signal != .red
                    case .recommend: life.openRecommendation == nil
                    case .answerRecommendation: life.openRecommendation != nil
                    default: true
                    }
                }
            }
        if let possible, !possible.isEmpty {
            rows = [
                .radios(
                    "action", "办理",
                    possible.map {
                        FormRow.Choice(
                            value: $0.rawValue, text: "\($0.words)：\(CardPage.consequence($0, signal))",
                            isChosen: $0.rawValue == typed.action)
                    }, error: typed.actionError),
                .area("text", "内容和理由", typed.text, hint: "写进办理经过，责任单位和监察人员都能看到，不能修改或删除。", error: typed.textError, longest: 2_000),
            ]
            form = ActForm(
                action: stored.key.path.text, token: token, once: OnceOnly.ticket(), seen: "\(life.events.count)", rows: rows)
            nothing = nil
        } else {
            rows = []
            form = nil
            nothing =
                stored.isGone
                ? SupervisionRefusal.goneCard.words
                : party == .inspector && stored.issuer == officer && life.state.isOpen
                    ? SupervisionRefusal.ownCard.words
                    : party == nil
                        ? "您可以查看这张牌，不能办理：它由监察人员和责任单位办理。"
                        : life.state == .withdrawn ? "已撤牌，没有可以办理的步骤。" : party == .responsible ? "现在没有需要责任单位办理的步骤。" : "现在没有可以办理的步骤。"
        }
    }

    /// What follows from it, in a few words.
    private static func consequence(_ action: CardLife.Action, _ signal: SupervisionSignal) -> String {
        switch action {
        case .issue: ""
        case .explain: "说明情况和改正措施，等待监察人员认定"
        case .appeal: "认为发牌有误，请求撤牌"
        case .confirm: "认定属实，按规则扣分"
        case .withdraw: "不计入考核，牌和经过仍然保留"
        case .upgrade: "改为\(signal == .warning ? "黄牌" : "红牌")，按更高一级扣分"
        case .press: "催促办理，三个工作日内反馈"
        case .recommend: "要求整改，十五个工作日内答复"
        case .answerRecommendation: "说明整改情况"
        }
    }

    private init(sample isFull: Bool) {
        title = "黄牌：超过承诺期限"
        tag = SignalTag("yellow")
        state = "已发牌，待反馈"
        why = "承诺期限到期没有完成。"
        facts = [LabelledText(label: "规则", value: "Y01第1版：超过承诺期限")]
        caseHref = "/c"
        caseNumber = "ZX12-BJ-202600001"
        events = [Event(day: "2026-03-10", what: "发牌", who: "系统", said: "承诺期限到期没有完成。")]
        due = isFull ? "责任单位应在2026年3月13日以前反馈说明。" : nil
        rows = isFull ? FormRow.samples : []
        form = isFull ? ActForm(action: "/k", token: "t", once: "o", seen: "1", rows: FormRow.samples) : nil
        nothing = isFull ? nil : "已撤牌。"
    }

    static let samples = [CardPage(sample: true), CardPage(sample: false)]
}

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
    /// Characters of what is written on a card or about a case.
    static let longest = 2_000
    let title: String
    let breadcrumb: [Crumb]
    var undone: String { "没有办理" }
    let tag: SignalTag
    let state: String
    let why: String
    let facts: [LabelledText]
    /// The case or the column it is about.
    let subjectHref: String
    let subjectWords: String
    let events: [Event]
    let due: String?
    let form: ActForm?
    let rows: [FormRow]
    /// Why there is nothing to do.
    let nothing: String?

    /// What a card is about.
    struct Subject {
        let href: String
        let words: String
        /// Where its own page is.
        let path: Path
        let breadcrumb: [Crumb]
    }

    /// What whoever looks may do with it.
    private struct Hand {
        let party: CardLife.Party?
        /// What another inspector may do and they may not.
        var barred: Set<CardLife.Action> = []
        var isOwn = false
        var isGone = false
    }

    /// A card of a case.
    init(
        _ stored: StoredCard, rule: SupervisionRule?, name: String, steps names: [Int: String], complaint: String?,
        units: [AgencyID: String], people: [OfficerID: String], headName: String,
        party: CardLife.Party?, officer: OfficerID, calendar: WorkingCalendar, typed: Typed, token: String, on day: Day
    ) {
        let card = stored.card, points = card?.points ?? ScoreInput.points(of: stored.life.issuedAs)
        var limit = ""
        if let from = card?.from, let due = card?.due { limit = "\(from.chineseText)起算，最后一日\(due.chineseText)" }
        let person: String = stored.person.flatMap { people[$0] } ?? "未明确到人"
        let named: String = rule.map(CardPage.name) ?? "监察人员发牌（\(stored.key.rule)）"
        let steps = (card?.events ?? []).map { names[$0] ?? "第\($0)步" }.joined(separator: "；")
        let said: [(String, String)] = [
            ("规则", named), ("规则的意思", rule?.sentence ?? ""), ("发牌日期", stored.life.issuedOn.chineseText), ("依据的步骤", steps),
            ("投诉和核实的情况", complaint ?? ""), ("期限", limit),
            ("责任单位", units[stored.agency] ?? ""), ("责任人", person),
        ]
        let subject = Subject(
            href: Route.supervisedCase.path("\(stored.key.matter.value)").text, words: "\(stored.number) \(stored.title)",
            path: stored.key.path,
            breadcrumb: [.console, .supervision, .cards])
        let barred = CardLife.Action.allCases.filter { stored.refusal(of: $0, by: officer) != nil }
        let hand = Hand(party: party, barred: Set(barred), isOwn: stored.issuer == officer, isGone: stored.isGone)
        self.init(
            stored.life, of: subject, named: name, said, points: points, headName: headName, hand: hand,
            calendar: calendar, typed: typed, token: token, on: day)
    }

    /// A card of a public column.
    init(
        _ late: ColumnCard, rule: SupervisionRule?, unit: String, headName: String, party: CardLife.Party?, isWatching: Bool,
        calendar: WorkingCalendar, typed: Typed, token: String, on day: Day
    ) {
        let named: String = rule.map(CardPage.name) ?? late.key.rule
        let said: [(String, String)] = [
            ("规则", named), ("规则的意思", rule?.sentence ?? ""), ("发牌日期", late.on.chineseText),
            ("上次更新", late.key.from.chineseText), ("期限", "最后一日\(late.due.chineseText)"), ("站点", late.site), ("责任单位", unit),
        ]
        let subject = Subject(
            href: Route.column.path(late.code).text, words: "栏目：\(late.name)", path: late.key.path,
            breadcrumb: isWatching ? [.console, .supervision, .cards, .lateColumns] : [.console])
        self.init(
            late.life, of: subject, named: rule?.name ?? late.key.rule, said, points: late.card.points, headName: headName,
            hand: Hand(party: party), calendar: calendar, typed: typed, token: token, on: day)
    }

    private static func name(_ rule: SupervisionRule) -> String { "\(rule.code)第\(rule.version)版：\(rule.name)" }

    private init(
        _ life: CardLife, of subject: Subject, named name: String, _ said: [(String, String)], points: Int, headName: String,
        hand: Hand, calendar: WorkingCalendar, typed: Typed, token: String, on day: Day
    ) {
        let signal = life.signal, party = hand.party
        title = "\(signal.words)：\(name)"
        tag = SignalTag(signal)
        state = life.state.words(of: signal)
        why = life.events.first?.text ?? ""
        breadcrumb = subject.breadcrumb
        subjectHref = subject.href
        subjectWords = subject.words
        let lost = max(points, signal == life.issuedAs ? 0 : ScoreInput.points(of: signal))
        let cost = lost == 0 ? "不扣分" : "“\(headName)”扣\(SupervisionRule.decimal(lost))分"
        let counted = hand.isGone ? "按现在的规则已不成立，不扣分" : life.counts ? cost : "已撤牌，不扣分"
        let whole = said + [("发牌时的颜色", life.issuedAs == signal ? "" : life.issuedAs.words), ("考核", counted)]
        facts = whole.filter { !$0.1.isEmpty }.map { LabelledText(label: $0.0, value: $0.1) }
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
            hand.isGone
            ? nil
            : party.map { party in
                CardWorkflow.actions(in: life.state, for: party).filter { action in
                    if hand.barred.contains(action) { return false }
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
                .area(
                    "text", "内容和理由", typed.text, hint: "写进办理经过，责任单位和监察人员都能看到，不能修改或删除。", error: typed.textError, counted: CardPage.longest),
            ]
            form = ActForm(action: subject.path.text, token: token, once: OnceOnly.ticket(), seen: "\(life.events.count)", rows: rows)
            nothing = nil
        } else {
            rows = []
            form = nil
            nothing =
                hand.isGone
                ? SupervisionRefusal.goneCard.words
                : party == .inspector && hand.isOwn && life.state.isOpen
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
        breadcrumb = [.console, .supervision, .cards]
        subjectHref = "/c"
        subjectWords = "ZX12-BJ-202600001"
        events = [Event(day: "2026-03-10", what: "发牌", who: "系统", said: "承诺期限到期没有完成。")]
        due = isFull ? "责任单位应在2026年3月13日以前反馈说明。" : nil
        rows = isFull ? FormRow.samples : []
        form = isFull ? ActForm(action: "/k", token: "t", once: "o", seen: "1", rows: FormRow.samples) : nil
        nothing = isFull ? nil : "已撤牌。"
    }

    static let samples = [CardPage(sample: true), CardPage(sample: false)]
}

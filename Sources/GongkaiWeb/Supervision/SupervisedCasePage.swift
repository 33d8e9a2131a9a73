import GongkaiCore
import GongkaiStore

/// The life of one case as supervision sees it: what it waits for, which cards it got and why, and every step. Nothing on it changes the case.
struct SupervisedCasePage: FormPage {
    struct Limit: Sendable {
        let what: String
        let from: String
        let due: String
        let note: String
    }

    struct Entry: Sendable {
        let day: String
        /// The case as it was at the end of the day on which this became known.
        let dayHref: String
        let isCard: Bool
        let tag: SignalTag?
        let what: String
        let href: String?
        let who: String
        let note: String?
        let isReversed: Bool
        /// Recorded on another day than that it is for.
        let recorded: String?
    }

    static let template = "supervision/case"
    let title: String
    var breadcrumb: [Crumb] { [.console, .supervision, .supervisedCases] }
    let undone: String
    let name: String
    let standing: SignalTag
    let facts: [LabelledText]
    let caseHref: String?
    let limits: [Limit]
    let hasLimits: Bool
    let noLimits: String
    let cards: [CaseCard]
    let hasCards: Bool
    let entries: [Entry]
    let isUnreadable: Bool
    /// That it shows a day that is over.
    let past: String?
    /// The page as it is now.
    let todayHref: String
    let form: IssueForm?
    /// Where an inspector writes down that a complaint was right.
    let complaintForm: IssueForm?
    let rows: [FormRow]

    struct IssueForm: Sendable {
        let action: String
        let token: String
        let once: String
        let rows: [FormRow]
    }

    /// Sent in place of a signal: a complaint was right.
    static let complaint = "complaint"

    struct Typed: Sendable {
        var signal = ""
        var reason = ""
        var signalError: String?
        var error: String?
        var complaint = ""
        var complaintUnit = ""
        var complaintNumber = ""
        var complaintError: String?
        var complaintUnitError: String?
    }

    init(
        _ history: SupervisedHistory, units: [AgencyID: String], people: [OfficerID: String], rules: [SupervisionRule],
        caseHref: String?, own: Set<AgencyID>?, mayIssue: Bool, past: Day?, typed: Typed, token: String
    ) {
        title = history.number
        undone = typed.signal == Self.complaint ? "没有登记" : "没有发牌"
        // Of other units the reader learns that there is a card, and no more.
        func isOwn(_ unit: AgencyID?) -> Bool { unit.map { own?.contains($0) ?? true } ?? true }
        func mayOpen(_ card: StoredCard) -> Bool { isOwn(card.agency) }
        self.past = past.map { "这里是\($0.chineseText)终了时的情况：当天已经登记的步骤，和监察牌当天的状态。" }
        let path = Route.supervisedCase.path("\(history.id.value)")
        todayHref = path.text
        name = history.title
        standing = SignalTag(history.colour)
        self.caseHref = caseHref
        isUnreadable = history.log == nil
        let terms = history.terms
        let unit = terms.map { $0.statutory.unit == .working ? "个工作日" : "日" } ?? ""
        let promised = terms.map { $0.promisedDays == 0 ? "当场办结" : "\($0.promisedDays)\(unit)" } ?? ""
        let statutory = terms.map { "\($0.statutory.days)\(unit)" } ?? ""
        let handler: String = history.handler.flatMap { people[$0] } ?? "尚未分派"
        let next = history.nextDay?.chineseText ?? (history.isOpen ? "没有" : "")
        let said: [(String, String)] = [
            ("承办单位", units[history.unit] ?? ""), ("承办人", handler), (past == nil ? "现在" : "当天", history.standing.words),
            ("收件", history.received?.chineseText ?? ""), ("决定或者终止", history.ended?.chineseText ?? "还没有"), ("承诺期限", promised),
            ("法定期限", statutory), ("不办理的话，下一张牌", next),
        ]
        facts = said.filter { !$0.1.isEmpty }.map { LabelledText(label: $0.0, value: $0.1) }
        limits = history.limits.map { limit in
            let step = limit.step.flatMap { place in terms.flatMap { $0.steps.indices.contains(place) ? $0.steps[place].name : nil } }
            return Limit(
                what: limit.measure.words + (step.map { "（\($0)）" } ?? ""), from: limit.from.text, due: limit.due.text,
                note: limit.stands ? "特别程序期间不计" : "")
        }
        hasLimits = !limits.isEmpty
        noLimits = history.isOpen ? "现在没有在计算的期限。" : "这件已经办结，没有在计算的期限。"
        let cardName = CardName(rules)
        let sorted = history.cards.sorted { ($0.life.issuedOn, $0.key.rule) < ($1.life.issuedOn, $1.key.rule) }
        cards = sorted.map { CaseCard($0, cardName, unit: units[$0.agency], mayOpen: mayOpen($0)) }
        hasCards = !cards.isEmpty
        // Steps and cards in the order in which they became known.
        var lines: [(day: Day, order: Int, entry: Entry)] = []
        for (index, event) in (history.log?.events ?? []).enumerated() {
            let ends =
                event.lifecycle == .start ? "（开始）" : event.activity.hasPrefix("环节：") || event.activity.hasPrefix("特别程序：") ? "（完成）" : ""
            lines.append(
                (
                    event.at.day, index * 2,
                    Entry(
                        day: event.day.text, dayHref: path.query([("day", event.at.day.text)]).text, isCard: false, tag: nil,
                        what: event.activity + ends, href: nil,
                        who: history.names[event.number].map { "\($0)（\(event.role)）" } ?? event.role, note: history.reasons[event.number],
                        isReversed: event.isReversed, recorded: event.at.day == event.day ? nil : "\(event.at.day.text)登记")
                ))
        }
        for (index, stored) in sorted.enumerated() {
            // A limit that is over is found before anything of the day is recorded, what a step shows after it.
            let order = stored.card?.due == nil ? 1_000_000 + index : index - sorted.count
            lines.append(
                (
                    stored.life.issuedOn, order,
                    Entry(
                        day: stored.life.issuedOn.text, dayHref: path.query([("day", stored.life.issuedOn.text)]).text, isCard: true,
                        tag: SignalTag(stored.life.issuedAs), what: cardName.words(stored.card),
                        href: mayOpen(stored) ? stored.key.path.text : nil, who: units[stored.agency] ?? "",
                        note: mayOpen(stored) ? stored.life.events.first?.text : nil, isReversed: false, recorded: nil)
                ))
        }
        for (index, complaint) in history.complaints.enumerated() {
            let about = [complaint.unit.flatMap { units[$0] }, complaint.number.map { "编号\($0)" }].compactMap(\.self)
            lines.append(
                (
                    complaint.on, 500_000 + index,
                    Entry(
                        day: complaint.on.text, dayHref: path.query([("day", complaint.on.text)]).text, isCard: false, tag: nil,
                        what: "投诉属实"
                            + (about.isEmpty ? "" : "（\(about.joined(separator: "，"))）"), href: nil, who: "\(complaint.name)（监察人员）",
                        note: isOwn(complaint.unit) ? complaint.text : nil, isReversed: false,
                        recorded: nil)
                ))
        }
        entries = lines.sorted { ($0.day, $0.order) < ($1.day, $1.order) }.map(\.entry)
        let seen = "承办人和单位负责人会看到，不要写申请人的个人信息。"
        let issuing: [FormRow] = [
            .radios(
                "signal", "发哪一种牌",
                [SupervisionSignal.yellow, .red, .warning].map {
                    FormRow.Choice(
                        value: $0.rawValue, text: "\($0.words)（扣\(SupervisionRule.decimal(ScoreInput.points(of: $0)))分）",
                        isChosen: $0.rawValue == typed.signal)
                }, error: typed.signalError),
            .area("reason", "理由", typed.reason, hint: "写明违反了什么、怎样发现的。\(seen)", error: typed.error, counted: CardPage.longest),
        ]
        // The one that has the case in hand stands first.
        let ofCase = ([history.unit] + (terms?.steps.map(\.unit) ?? [])).reduce(into: [AgencyID]()) { known, unit in
            if !known.contains(unit) { known.append(unit) }
        }
        let upholding: [FormRow] = [
            .select(
                "complaintUnit", "投诉的是哪个单位",
                ofCase.map { .init(value: "\($0.value)", text: units[$0] ?? "", isChosen: "\($0.value)" == typed.complaintUnit) },
                hint: "监察牌发给这个单位。", error: typed.complaintUnitError),
            .text(
                "complaintNumber", "投诉编号", typed.complaintNumber, isOptional: true, hint: "同一件办件的同一编号只登记一次。", longest: 60, isShort: true),
            .area(
                "complaint", "投诉和核实的情况", typed.complaint, hint: "写明投诉了什么、怎样核实的。\(seen)", error: typed.complaintError,
                counted: CardPage.longest),
        ]
        rows = mayIssue ? issuing + upholding : []
        let action = Route.supervisedCaseCards.path("\(history.id.value)").text
        form = mayIssue ? IssueForm(action: action, token: token, once: OnceOnly.ticket(), rows: issuing) : nil
        complaintForm = mayIssue ? IssueForm(action: action, token: token, once: OnceOnly.ticket(), rows: upholding) : nil
    }

    private init(sample isFull: Bool) {
        title = "ZX12-BJ-202600001"
        undone = "没有发牌"
        name = "招牌设置许可"
        standing = SignalTag("red")
        facts = [LabelledText(label: "承办单位", value: "区城管局")]
        caseHref = isFull ? "/c" : nil
        limits = isFull ? [Limit(what: "承诺期限", from: "2026-03-02", due: "2026-03-09", note: "特别程序期间不计")] : []
        hasLimits = isFull
        noLimits = "现在没有在计算的期限。"
        cards = isFull ? [.sample] : []
        hasCards = isFull
        entries = [
            Entry(
                day: "2026-03-02", dayHref: "/c", isCard: false, tag: nil, what: "受理", href: nil, who: "谢小芳（窗口）", note: "齐全",
                isReversed: true,
                recorded: "2026-03-03登记"),
            Entry(
                day: "2026-03-10", dayHref: "/c", isCard: true, tag: SignalTag("yellow"), what: "Y01", href: "/k", who: "", note: nil,
                isReversed: false,
                recorded: nil),
        ]
        isUnreadable = !isFull
        past = isFull ? "这里是2026年3月10日终了时的情况。" : nil
        todayHref = "/c"
        rows = isFull ? FormRow.samples : []
        form = isFull ? IssueForm(action: "/i", token: "t", once: "o", rows: FormRow.samples) : nil
        complaintForm = form
    }

    static let samples = [SupervisedCasePage(sample: true), SupervisedCasePage(sample: false)]
}

/// A label and what stands beside it.
struct LabelledText: Sendable {
    let label: String
    let value: String
}

extension CardKey {
    /// A card's own page.
    var path: Path { Route.card.path("\(matter.value)", rule) }
}

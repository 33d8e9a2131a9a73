import GongkaiCore
import GongkaiStore

/// The rules and score schemes as they hold, each with an example; a new list is tried on a year before it holds.
struct RulesPage: FormPage {
    struct Rule: Sendable {
        let code: String
        let name: String
        let tag: SignalTag
        let sentence: String
        let example: String
        let scope: String
        let dates: String
        let points: String
        let tells: String
        let isOver: Bool
    }

    struct Scheme: Sendable {
        let name: String
        let dates: String
        let heads: [LabelledText]
        let bonuses: [LabelledText]
        let grades: String
    }

    struct ListForm: Sendable {
        let action: String
        /// Where the second button sends it.
        let setAction: String
        let token: String
        let rows: [FormRow]
    }

    /// What a list that was looked at would change.
    struct Trial: Sendable {
        let words: String
        let added: [Line]
        let dropped: [Line]
        let hasAdded: Bool
        let hasDropped: Bool
        let addedWords: String
        let droppedWords: String
        let mayAppend: Bool
        let obstacle: String?
    }

    struct Line: Sendable {
        let tag: SignalTag
        let what: String
        let number: String
        let href: String
        let on: String
    }

    static let template = "supervision/rules"
    static let longestReason = 500
    let title = "监察规则和考核方案"
    var breadcrumb: [Crumb] { [.console, .supervision] }
    var undone: String { "没有试算，也没有施行" }
    let lead: String
    let fileHref: String
    let rules: [Rule]
    let schemes: [Scheme]
    let trial: Trial?
    let form: ListForm?
    let schemeForm: ListForm?
    let rows: [FormRow]

    /// What was typed or chosen.
    struct Typed: Sendable {
        var list = ""
        var year = ""
        var reason = ""
        var listError: String?
        var yearError: String?
        var reasonError: String?
        var schemes = ""
        var schemeReason = ""
        var schemeError: String?
        var schemeReasonError: String?
    }

    init(
        _ list: SupervisionList<SupervisionRuleBook>, _ schemes: SupervisionList<[ScoreScheme]>, headNames: [String: String],
        calendar: WorkingCalendar = .published, maySet: Bool, typed: Typed, trial: Trial?, token: String, on day: Day
    ) {
        lead = "规则第\(list.version)份，\(list.value.rules.count)条；考核方案第\(schemes.version)份。已经发的牌不因规则改变而改变：规则只能增加新版本或者填写终止日期，不能追溯。"
        fileHref = Route.supervisionRulesFile.path().text
        self.trial = trial
        rules = list.value.rules.map { rule in
            Rule(
                code: "\(rule.code)第\(rule.version)版", name: rule.name, tag: SignalTag(rule.signal), sentence: rule.sentence,
                example: rule.example(calendar), scope: rule.scope.words,
                dates: "\(rule.since.text)起" + (rule.until.map { "，至\($0.text)" } ?? ""),
                points: "“\(headNames[rule.head] ?? rule.head)”扣\(SupervisionRule.decimal(rule.points))分",
                tells: rule.tells.map(\.words).joined(separator: "、"), isOver: !rule.isInForce(on: day))
        }
        self.schemes = schemes.value.map { scheme in
            Scheme(
                name: "\(scheme.name)（\(scheme.code)第\(scheme.version)版）",
                dates: "\(scheme.since.text)起" + (scheme.until.map { "，至\($0.text)" } ?? ""),
                heads: scheme.heads.map { LabelledText(label: $0.name, value: "\(SupervisionRule.decimal($0.weight))分") },
                bonuses: scheme.bonuses.map {
                    LabelledText(
                        label: $0.name,
                        value: "每次加\(SupervisionRule.decimal($0.points))分，最多\(SupervisionRule.decimal($0.cap))分")
                }, grades: scheme.grades.map { "\($0.name)\(SupervisionRule.decimal($0.from))分以上" }.joined(separator: "，"))
        }
        guard maySet else {
            (form, schemeForm, rows) = (nil, nil, [])
            return
        }
        let ofRules: [FormRow] = [
            .area(
                "list", "规则（CSV）", typed.list.isEmpty ? list.value.csv : typed.list,
                hint: "在现行的规则上增加行，或者在until一栏填写终止日期。列的意思见导出的文件。", error: typed.listError),
            .text(
                "year", "用哪一年的办件试算", typed.year, hint: "列出按新规则会多发和少发的牌，不改变任何东西。",
                error: typed.yearError, longest: 4, inputMode: "numeric", isShort: true),
            .text(
                "reason", "施行的理由", typed.reason, isOptional: true, hint: "试算可以不填，施行必须填写。", error: typed.reasonError,
                counted: RulesPage.longestReason),
        ]
        let ofSchemes: [FormRow] = [
            .area("schemes", "考核方案（JSON）", typed.schemes, hint: "整份方案，各项分值合计100分，包括规则用到的全部考核项。", error: typed.schemeError),
            .text("schemeReason", "施行的理由", typed.schemeReason, error: typed.schemeReasonError, counted: RulesPage.longestReason),
        ]
        form = ListForm(
            action: Route.ruleTrial.path().text, setAction: Route.supervisionRules.path().text, token: token, rows: ofRules)
        schemeForm = ListForm(
            action: Route.scoreSchemes.path().text, setAction: Route.scoreSchemes.path().text, token: token, rows: ofSchemes)
        rows = ofRules + ofSchemes
    }

    private init(sample isFull: Bool) {
        lead = "规则第1份。"
        fileHref = "/f"
        rules = [
            Rule(
                code: "Y01第1版", name: "超过承诺期限", tag: SignalTag("yellow"), sentence: "发黄牌。", example: "发出。", scope: "全部办件",
                dates: "2004-07-01起",
                points: "扣1分", tells: "承办人", isOver: isFull)
        ]
        schemes = [
            Scheme(
                name: "百分制", dates: "2004-07-01起", heads: [LabelledText(label: "时效", value: "30分")],
                bonuses: [LabelledText(label: "早办结", value: "加分")], grades: "优秀90分以上")
        ]
        let line = Line(tag: SignalTag("yellow"), what: "Y01", number: "ZX12", href: "/c", on: "2026-03-10")
        trial =
            isFull
            ? Trial(
                words: "2025年", added: [line], dropped: [line], hasAdded: true, hasDropped: true, addedWords: "多发1张", droppedWords: "少发1张",
                mayAppend: true, obstacle: "不能追溯。")
            : Trial(
                words: "2025年", added: [], dropped: [], hasAdded: false, hasDropped: false, addedWords: "", droppedWords: "",
                mayAppend: false,
                obstacle: nil)
        form = isFull ? ListForm(action: "/t", setAction: "/s", token: "t", rows: FormRow.samples) : nil
        schemeForm = isFull ? ListForm(action: "/t", setAction: "/s", token: "t", rows: FormRow.samples) : nil
        rows = isFull ? FormRow.samples : []
    }

    static let samples = [RulesPage(sample: true), RulesPage(sample: false)]
}

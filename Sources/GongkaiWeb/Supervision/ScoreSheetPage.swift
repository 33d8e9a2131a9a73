import GongkaiCore
import GongkaiStore

/// One score: what each head took, and each entry with the way to its event. Of a published one, as it was kept.
struct ScoreSheetPage: FormPage {
    struct Head: Sendable {
        let id: String
        let name: String
        let weight: String?
        let deducted: String
        let score: String
        let entries: [Entry]
        let hasEntries: Bool
        let more: String?
    }

    struct Entry: Sendable {
        let day: String
        let what: String
        let href: String?
        let number: String
        let numberHref: String?
        let points: String
        /// Where less counts, because the head was used up.
        let counted: String
    }

    struct Objection: Sendable {
        let who: String
        let said: String
        let decision: String?
        let decided: String?
        let resolution: ResolveForm?
    }

    struct ResolveForm: Sendable {
        let action: String
        let token: String
        let once: String
        let objection: String
        let rows: [FormRow]
    }

    struct ObjectForm: Sendable {
        let action: String
        let token: String
        let once: String
        let subject: String
        let rows: [FormRow]
    }

    static let template = "supervision/sheet"
    static let longestText = 2_000
    let title: String
    let breadcrumb: [Crumb]
    var undone: String { "没有提交" }
    let lead: String
    let total: String
    let grade: String
    let heads: [Head]
    let objections: [Objection]
    let hasObjections: Bool
    let isPublished: Bool
    let form: ObjectForm?
    let rows: [FormRow]
    let noObjection: String?

    /// As many entries of a head are listed.
    static let most = 200

    struct Naming: Sendable {
        let rules: [SupervisionRule]
        let numbers: [Int64: String]
        /// Names and codes of items, by their subjects.
        let items: [Int64: (name: String, code: String)]
        /// Where cards of columns have their pages, by subject, rule and day.
        let columns: [String: Path]
        let scheme: ScoreScheme?
    }

    /// What a published sheet has beside its numbers.
    struct Published: Sendable {
        let publication: ScorePublication
        let score: PublishedScore
        let objections: [ScoreObjection]
        let mayObject: Bool
        let mayResolve: Bool
        /// Whether the reader published it, and therefore decides nothing said against it.
        let isOwn: Bool
        /// Whether its entries are for the reader: those of the own unit, and of all for supervision.
        let showsEntries: Bool
        var said = ""
        var error: String?
        var resolving: Int64?
        var outcome = ""
        let token: String
    }

    init(
        _ sheet: ScoreSheet, name: String, place: String?, asOf day: Day?, _ naming: Naming, breadcrumb: [Crumb],
        _ published: Published? = nil
    ) {
        title = "\(name)：\(sheet.period.words)考核成绩"
        self.breadcrumb = breadcrumb
        total = SupervisionRule.decimal(sheet.total)
        grade = sheet.grade
        let basis = "考核方案\(sheet.scheme)第\(sheet.schemeVersion)版"
        lead =
            published.map {
                "\($0.publication.at.day.chineseText)公布，第\($0.publication.version)版，\(basis)。\(place.map { "排第\($0)名。" } ?? "")这份成绩不再变化。"
            }
            ?? "按\(day.map { "\($0.chineseText)终了时" } ?? "现在")的监察牌计算，\(basis)。"
        let rules = Dictionary(naming.rules.map { ("\($0.code)@\($0.version)", $0.name) }) { first, _ in first }
        func entry(_ entry: ScoreEntry) -> Entry {
            let points = (entry.points > 0 ? "+" : "") + SupervisionRule.decimal(entry.points)
            let counted = entry.counted == entry.points ? "" : "计\((entry.counted > 0 ? "+" : "") + SupervisionRule.decimal(entry.counted))"
            switch entry.source {
            case .card(let subject, let rule, let version, _) where subject < 0:
                return Entry(
                    day: entry.on.text, what: rules["\(rule)@\(version)"].map { "\(rule) \($0)" } ?? rule,
                    href: (naming.columns["\(subject)|\(rule)|\(entry.on)"] ?? Route.lateColumns.path()).text, number: "", numberHref: nil,
                    points: points, counted: counted)
            case .card(let subject, let key, let version, _):
                let rule = CardKey.rule(of: key)
                return Entry(
                    day: entry.on.text, what: rules["\(rule)@\(version)"].map { "\(rule) \($0)" } ?? "监察人员发牌",
                    href: Route.card.path("\(subject)", key).text, number: naming.numbers[subject] ?? "",
                    numberHref: Route.supervisedCase.path("\(subject)").text, points: points, counted: counted)
            case .fact(.shorterPromise, let subject, _):
                let item = naming.items[subject]
                let name = naming.scheme?.bonuses.first { $0.measure == .shorterPromise }?.name
                return Entry(
                    day: entry.on.text, what: name ?? ScoreScheme.Measure.shorterPromise.rawValue, href: nil, number: item?.name ?? "",
                    numberHref: item.map { Route.service.path($0.code).text }, points: points, counted: counted)
            case .fact(let measure, let subject, _):
                let name =
                    naming.scheme?.bonuses.first { $0.measure == measure }?.name
                    ?? naming.scheme?.deductions.first { $0.measure == measure }?.name ?? measure.rawValue
                return Entry(
                    day: entry.on.text, what: name, href: nil, number: naming.numbers[subject] ?? "",
                    numberHref: naming.numbers[subject] == nil ? nil : Route.supervisedCase.path("\(subject)").text, points: points,
                    counted: counted)
            }
        }
        let byHead = Dictionary(grouping: published?.showsEntries ?? true ? sheet.entries : []) { $0.head ?? "" }
        func head(_ id: String, _ name: String, _ weight: Int?, _ deducted: String, _ score: String, _ code: String) -> Head {
            let entries = byHead[code] ?? []
            return Head(
                id: "head-\(id)", name: name, weight: weight.map(SupervisionRule.decimal), deducted: deducted, score: score,
                entries: entries.prefix(ScoreSheetPage.most).map(entry), hasEntries: !entries.isEmpty,
                more: entries.count > ScoreSheetPage.most
                    ? "共\(grouped(entries.count))条，列出前\(ScoreSheetPage.most)条；全部请到“监察牌”按单位和月份查看。" : nil)
        }
        heads =
            sheet.heads.map { line in
                head(
                    line.code, line.name, line.weight, SupervisionRule.decimal(line.deducted),
                    SupervisionRule.decimal(line.score), line.code)
            } + [head("bonus", "加分", nil, "", "+" + SupervisionRule.decimal(sheet.bonus), "")]
        isPublished = published != nil
        if let published {
            let path = Route.scoreResolution.path("\(published.publication.id.value)").text
            objections = published.objections.filter { $0.subject == published.score.subject.id }.map { one in
                let isOpen = one.resolution == nil
                let chosen = published.resolving == one.id ? published.outcome : ""
                return Objection(
                    who: "\(one.name)，\(one.at.day.text)", said: one.said, decision: one.resolution.map { $0.isUpheld ? "异议成立" : "异议不成立" },
                    decided: one.resolution.map { "\($0.name)，\($0.at.day.text)：\($0.said)" },
                    resolution: isOpen && published.mayResolve
                        ? ResolveForm(
                            action: path, token: published.token, once: OnceOnly.ticket(), objection: "\(one.id)",
                            rows: [
                                .radios(
                                    "outcome", "处理结果",
                                    [
                                        FormRow.Choice(value: "upheld", text: "异议成立，更正以后另行公布", isChosen: chosen == "upheld"),
                                        FormRow.Choice(value: "rejected", text: "异议不成立", isChosen: chosen == "rejected"),
                                    ], error: published.resolving == one.id ? published.error : nil),
                                .area(
                                    "decision", "理由", published.resolving == one.id ? published.said : "",
                                    counted: ScoreSheetPage.longestText),
                            ]) : nil)
            }
            let isOpen = published.objections.contains { $0.subject == published.score.subject.id && $0.resolution == nil }
            if published.mayObject, published.publication.isNewest, !isOpen {
                let isMine = published.resolving == nil
                rows = [
                    .area(
                        "said", "异议和理由", isMine ? published.said : "", hint: "写明哪一项、哪一张牌有误和依据。监察人员会书面处理，经过不能修改或删除。",
                        error: isMine ? published.error : nil, counted: ScoreSheetPage.longestText)
                ]
                form = ObjectForm(
                    action: Route.scoreObjections.path("\(published.publication.id.value)").text, token: published.token,
                    once: OnceOnly.ticket(), subject: "\(published.score.subject.id)", rows: rows)
                noObjection = nil
            } else {
                // Of the one that was just refused, for the list of what is to be mended.
                rows = objections.compactMap(\.resolution).first { published.resolving.map(String.init) == $0.objection }?.rows ?? []
                form = nil
                noObjection =
                    !published.publication.isNewest
                    ? "这份成绩已经更正，请看最新公布的结果。"
                    : isOpen && published.isOwn
                        ? ScoreRefusal.ownPublication.words : isOpen && published.mayObject ? "上一个异议处理以后，才能再提出。" : nil
            }
        } else {
            objections = []
            rows = []
            form = nil
            noObjection = nil
        }
        hasObjections = !objections.isEmpty
    }

    private init(sample isFull: Bool) {
        title = "区城管局：2026年3月考核成绩"
        breadcrumb = [.console, .scores]
        lead = "按现在的监察牌计算。"
        total = "98.5"
        grade = "优秀"
        let entry = Entry(
            day: "2026-03-10", what: "Y01", href: "/k", number: "ZX12", numberHref: "/c", points: "-1", counted: isFull ? "计-0.5" : "")
        heads = [
            Head(
                id: "head-a", name: "时效", weight: "30", deducted: "1", score: "29",
                entries: [
                    entry, Entry(day: "2026-03-11", what: "早办结", href: nil, number: "", numberHref: nil, points: "+0.05", counted: ""),
                ],
                hasEntries: true, more: "共201条"),
            Head(id: "head-b", name: "加分", weight: nil, deducted: "", score: "+0", entries: [], hasEntries: false, more: nil),
        ]
        objections =
            isFull
            ? [
                Objection(
                    who: "刘刚，2026-04-02", said: "有误。", decision: nil, decided: nil,
                    resolution: ResolveForm(action: "/r", token: "t", once: "o", objection: "1", rows: FormRow.samples)),
                Objection(who: "刘刚，2026-04-02", said: "有误。", decision: "异议成立", decided: "邓立新：成立。", resolution: nil),
            ] : []
        hasObjections = isFull
        isPublished = isFull
        rows = isFull ? FormRow.samples : []
        form = isFull ? ObjectForm(action: "/o", token: "t", once: "o", subject: "1", rows: FormRow.samples) : nil
        noObjection = "这份成绩已经更正。"
    }

    static let samples = [ScoreSheetPage(sample: true), ScoreSheetPage(sample: false)]
}

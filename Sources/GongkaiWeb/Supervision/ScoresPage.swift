import GongkaiCore
import GongkaiStore

/// Which period and whose scores an address asks for.
struct ScoreView: Sendable {
    let kind: String
    let period: ScorePeriod
    /// `2026-03`, `2026-Q1` or `2026`.
    let code: String
    /// The day as of which one looks; nil for now.
    let day: Day?
    private let dayText: String
    let fault: Mistake?

    /// Without a period, the month before the day's.
    init(_ query: SubmittedForm, on day: Day) {
        kind = query["kind"] == "person" ? "person" : "unit"
        let asked = query["day"].flatMap { $0.isEmpty ? nil : String($0.prefix(20)) }
        self.day = asked.flatMap { CellDay.read($0) }
        dayText = asked ?? ""
        let wrong =
            asked != nil && self.day == nil
            ? Mistake(field: FilterField.id("day"), "“截至”填的是“\(dayText)”，应为日期，如 2026-03-05。") : nil
        let otherwise = ScorePeriod.month(before: day)
        let text = query["period"].flatMap { $0.isEmpty ? nil : $0 }
        if let text, let known = ScorePeriod(code: text) {
            (period, code, fault) = (known, text, wrong)
        } else {
            (period, code) = (otherwise, otherwise.lastMonth)
            fault =
                text.map {
                    Mistake(field: FilterField.id("period"), "没有“\($0.prefix(20))”这个考核期。请填年、季度或者月份，如 2026、2026-Q1、2026-03。")
                } ?? wrong
        }
    }

    func path(kind: String? = nil, code: String? = nil) -> Path {
        Route.scores.path().query([("kind", kind ?? self.kind), ("period", code ?? self.code), ("day", day?.text ?? "")])
    }

    var dayField: FilterField { .text("day", "截至（看过去某一天）", dayText, placeholder: "2026-03-05") }

    func sheetPath(_ subject: ScoreSubject) -> Path {
        Route.scoreSheet.path(subject.kind, "\(subject.id)").query([("period", code), ("day", day?.text ?? "")])
    }
}

extension ScorePeriod {
    /// `2026-03`, `2026-Q1` or `2026`.
    init?(code: String) {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard let year = parts.first.flatMap({ Int($0) }), (1990...2200).contains(year), parts[0].count == 4 else { return nil }
        let known: ScorePeriod?
        switch (parts.count, parts.last ?? "") {
        case (1, _): known = .year(year)
        case (2, let text) where text.hasPrefix("Q"): known = Int(text.dropFirst()).flatMap { .quarter($0, of: year) }
        case (2, let text) where text.count == 2: known = Int(text).flatMap { (1...12).contains($0) ? .month($0, of: year) : nil }
        default: known = nil
        }
        guard let known else { return nil }
        self = known
    }
}

/// The ranking of units or persons as it stands now, with the way to publish it.
struct ScoresPage: FormPage {
    struct Line: Sendable {
        /// Nil where there is nobody to compare with.
        let place: String?
        let name: String
        let href: String
        let total: String
        let grade: String
        let tone: String
        let bonus: String
        let heads: [Cell]
        let months: SafeHTML?
    }

    struct Cell: Sendable {
        let label: String
        let text: String
        let isFull: Bool
    }

    struct Publication: Sendable {
        let words: String
        let href: String
        let note: String
    }

    struct PublishForm: Sendable {
        let action: String
        let token: String
        let once: String
        let kind: String
        let period: String
        let heading: String
        let button: String
        let rows: [FormRow]
    }

    static let template = "supervision/scores"
    static let longestReason = 1_000
    let title = "绩效考核"
    var breadcrumb: [Crumb] { [.console] }
    var undone: String { "没有公布" }
    let lead: String
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let mayRank: Bool
    let column: String
    let heads: [String]
    let lines: [Line]
    let hasLines: Bool
    let empty: String
    /// Why it is no ranking.
    let alone: String?
    let isRanked: Bool
    /// What is published, in the words of the form.
    let shown: String
    /// Units that are not scored.
    let idle: String?
    let chart: Chart?
    let publications: [Publication]
    let hasPublications: Bool
    let form: PublishForm?
    let rows: [FormRow]
    let mistakes: [Mistake]

    /// What stands in the form of publication.
    struct Typed: Sendable {
        var reason = ""
        var error: String?
        var confirmationError: String?
    }

    init(
        _ ranks: [ScoreRank], months: [ScoreSubject: [ScoreSheet?]], _ view: ScoreView, scheme: ScoreScheme?, names: [ScoreSubject: String],
        idle: [String], publications: [ScorePublication], mayRank: Bool, mayPublish: Bool, typed: Typed, token: String, on day: Day
    ) {
        self.mayRank = mayRank
        let known = publications.filter { $0.kind == view.kind && $0.first == view.period.first && $0.last == view.period.last }
        lead =
            mayRank
            ? "\(view.period.words)，按\(view.day.map { "\($0.chineseText)终了时" } ?? "现在")的监察牌和考核方案\(scheme.map { "“\($0.name)”第\($0.version)版" } ?? "")计算；撤牌以后会变化。公布以后的成绩不再变化。"
            : "公布的考核成绩。对本单位的成绩有异议的，请打开公布的结果提出。"
        filterAction = Route.scores.path().text
        filters =
            mayRank
            ? [
                .choose("kind", "考核对象", [("unit", "单位"), ("person", "承办人")], chosen: view.kind),
                .text("period", "考核期（年、季度或者月）", view.code, placeholder: "2026-03、2026-Q1、2026"), view.dayField,
            ] : []
        filterReset = nil
        column = view.kind == "unit" ? "单位" : "承办人"
        let isAlone = ranks.count == 1
        alone = isAlone ? AloneInPeriod.words(isUnits: view.kind == "unit") : nil
        isRanked = !isAlone
        shown = isAlone ? "总分和等次" : "名次、总分和等次"
        let heads = scheme?.heads.map(\.name) ?? []
        self.heads = heads
        let best = scheme?.grades.first?.name
        lines = ranks.map { rank in
            let sheet = rank.sheet
            return Line(
                place: isAlone ? nil : "\(rank.place)", name: names[sheet.subject] ?? "第\(sheet.subject.id)号",
                href: view.sheetPath(sheet.subject).text,
                total: SupervisionRule.decimal(sheet.total), grade: sheet.grade,
                tone: sheet.grade == best ? "done" : sheet.grade == scheme?.grades.last?.name ? "red" : "plain",
                bonus: sheet.bonus == 0 ? "" : "+" + SupervisionRule.decimal(sheet.bonus),
                heads: sheet.heads.enumerated().map { place, head in
                    Cell(
                        label: heads.indices.contains(place) ? heads[place] : "",
                        text: SupervisionRule.decimal(head.score), isFull: head.deducted == 0)
                },
                months: months[sheet.subject].map {
                    ScoreSparkline.drawing(ScoreSparkline.past($0.map { $0?.total }, of: view.period.first.year, on: day))
                })
        }
        hasLines = !lines.isEmpty
        empty = scheme == nil ? "这个考核期没有施行的考核方案。" : "这个考核期没有可以考核的\(view.kind == "unit" ? "单位" : "承办人")。"
        self.idle = idle.isEmpty ? nil : "不参评（这个考核期没有办件、监察牌和超期栏目）：\(idle.joined(separator: "、"))。"
        chart =
            ranks.count < 2
            ? nil
            : Chart(
                bars: ranks.prefix(25).map {
                    (names[$0.sheet.subject] ?? "", Double(max(0, $0.sheet.total)) / 100, SupervisionRule.decimal($0.sheet.total))
                }, title: ranks.count > 25 ? "前25名的总分" : "总分，从高到低")
        self.publications = publications.map { one in
            Publication(
                words: "\(one.words)\(one.kind == "unit" ? "单位" : "承办人")考核成绩", href: Route.scorePublication.path("\(one.id.value)").text,
                note: "\(one.at.day.chineseText)公布" + (one.version > 1 ? "，第\(one.version)版（更正）" : "") + (one.isNewest ? "" : "，已被更正"))
        }
        hasPublications = !publications.isEmpty
        let isOver = view.period.last < day
        // Published is what stands now.
        if mayPublish, !ranks.isEmpty, isOver, view.day == nil {
            let isCorrection = !known.isEmpty
            let reason = FormRow.area(
                "reason", "更正的理由", typed.reason, hint: "公开显示在更正后的成绩上，各单位都能看到。", error: typed.error, counted: ScoresPage.longestReason)
            let confirmation = FormRow.boxes(
                "confirmed", "核对", [.init(value: "yes", text: isAlone ? "分数已经核对，同意公布" : "名次和分数已经核对，同意公布", isChosen: false)],
                hint: "公布以后各单位都能看到，不能撤回，只能说明理由另行更正。", error: typed.confirmationError)
            rows = (isCorrection || typed.error != nil ? [reason] : []) + [confirmation]
            form = PublishForm(
                action: Route.scorePublications.path().text, token: token, once: OnceOnly.ticket(), kind: view.kind, period: view.code,
                heading: isCorrection ? "更正公布的成绩" : "公布成绩",
                button: isCorrection ? "公布更正" : "公布\(view.period.words)成绩", rows: rows)
        } else {
            rows = []
            form = nil
        }
        mistakes = (view.fault.map { [$0] } ?? []) + rows.mistakes
    }

    private init(sample isFull: Bool) {
        lead = "2026年3月。"
        filterAction = "/s"
        filters = FilterField.samples
        filterReset = "/s"
        mayRank = true
        column = "单位"
        heads = ["时效"]
        lines =
            isFull
            ? [
                Line(
                    place: "1", name: "区城管局", href: "/s", total: "98.5", grade: "优秀", tone: "done", bonus: "+1",
                    heads: [
                        Cell(label: "时效", text: "30", isFull: true), Cell(label: "公开", text: "9", isFull: false),
                    ], months: ScoreSparkline.drawing([100, nil, 90]))
            ] : []
        hasLines = isFull
        empty = "没有。"
        (alone, isRanked, shown) = (isFull ? nil : "不排名次。", isFull, "名次、总分和等次")
        idle = isFull ? "不参评：区档案局。" : nil
        chart = isFull ? Chart(bars: [("区城管局", 98.5, "98.5")], title: "总分") : nil
        publications = isFull ? [Publication(words: "2026年2月单位考核成绩", href: "/p", note: "2026年3月2日公布")] : []
        hasPublications = isFull
        rows = isFull ? FormRow.samples : []
        form =
            isFull
            ? PublishForm(
                action: "/p", token: "t", once: "o", kind: "unit", period: "2026-03", heading: "公布成绩", button: "公布", rows: FormRow.samples)
            : nil
        mistakes = []
    }

    static let samples = [ScoresPage(sample: true), ScoresPage(sample: false)]
}

/// Twelve months of a total in a line as high as a word; the table beside it has the numbers of the period.
enum ScoreSparkline {
    /// The months of a year that were, or have begun by a day: of those to come nothing is known.
    static func past(_ totals: [Int?], of year: Int, on day: Day) -> [Int?] {
        totals.enumerated().map { index, total in (year, index + 1) <= (day.year, day.month) ? total : nil }
    }

    /// From 60 points to 105, which is what tells units apart.
    static func drawing(_ totals: [Int?]) -> SafeHTML {
        func x(_ index: Int) -> Int { 2 + index * 96 / max(1, totals.count - 1) }
        func y(_ total: Int) -> Int { 22 - max(0, min(total, 10_500) - 6_000) * 20 / 4_500 }
        var path = "", isDown = false
        for (index, total) in totals.enumerated() {
            guard let total else {
                isDown = false
                continue
            }
            path += "\(isDown ? "L" : "M")\(x(index)) \(y(total)) "
            // A month alone is a dash.
            let isAlone = !isDown && (index + 1 == totals.count || totals[index + 1] == nil)
            if isAlone { path += "L\(min(x(index) + 3, 98)) \(y(total)) " }
            isDown = true
        }
        let line = SafeHTML.element("path", [("d", path), ("class", "chart__line")], SafeHTML(escaping: ""))
        return SafeHTML.element(
            "svg", [("class", "sparkline"), ("viewBox", "0 0 100 24"), ("aria-hidden", "true"), ("focusable", "false")], line)
    }
}

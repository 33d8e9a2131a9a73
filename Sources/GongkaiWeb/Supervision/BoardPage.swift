import GongkaiCore
import GongkaiStore

/// The live board: how many open cases stand where, by colour. Each number opens its list.
struct BoardPage: Page {
    struct Tile: Sendable {
        let href: String
        let tone: String
        let words: String
        let number: String
        let about: String
        let isHere: Bool
    }

    struct Number: Sendable {
        let text: String
        let listHref: String?
        let label: String
        let tone: String
    }

    struct Line: Sendable {
        let name: String
        /// Narrows the board to it.
        let href: String
        let isHere: Bool
        let numbers: [Number]
        let total: String
        let totalHref: String
    }

    struct Part: Sendable {
        let id: String
        let heading: String
        let column: String
        let lines: [Line]
        let hasLines: Bool
        /// Why its lines need not add up.
        let note: String?
        /// More than are shown.
        let more: String?
        let moreHref: String?
    }

    struct Chosen: Sendable {
        let words: String
        let href: String
    }

    static let template = "supervision/board"
    let title = "实时监察"
    var breadcrumb: [Crumb] { [.console] }
    var undone: String { "没有按这一天查看" }
    let lead: String
    let time: String
    let refreshHref: String
    let tiles: [Tile]
    let chosen: [Chosen]
    let hasChosen: Bool
    let colours: [String]
    let parts: [Part]
    let isEmpty: Bool
    let empty: String
    /// A day that is over does not change while one looks.
    let isLive: Bool
    let filters: [FilterField]
    let filterAction: String
    let filterReset: String?
    let mistakes: [Mistake]

    /// As many items are shown before the others are asked for.
    private static let most = 20

    init(_ board: SupervisionBoard, _ view: BoardView, isWhole: Bool, at now: Instant) {
        let total = board.cases.values.reduce(0, +)
        let whose = isWhole ? "全部单位" : "本单位"
        lead =
            view.day.map { "\($0.chineseText)终了时\(whose)的在办办件，按当天已经登记的步骤计算。点数字看办件，点名称只看这一项。" }
            ?? "\(whose)的在办办件，按监察颜色统计。点数字看办件，点名称只看这一项。"
        let waiting = board.waiting == 0 ? "" : "另有\(board.waiting >= 10_000 ? "1万多" : grouped(board.waiting))件刚有新步骤，一分钟内计入。"
        time = view.day.map { "数字截至\($0.text)终了。" } ?? "数字截至\(now.text)。" + waiting
        isLive = view.day == nil
        filters = view.kept + [.text("day", "截至（看过去某一天）", view.value("day") ?? "", placeholder: "2026-03-05")]
        filterAction = Route.supervision.path().text
        filterReset = view.value("day") == nil ? nil : view.today.path.text
        mistakes = view.faults
        refreshHref = view.path.text
        colours = SupervisionBoard.colours.filter { $0 != "unreadable" || board.cases[$0] ?? 0 > 0 }.map(SupervisionColour.words)
        let shown = SupervisionBoard.colours.filter { $0 != "unreadable" || board.cases[$0] ?? 0 > 0 }
        tiles =
            [
                Tile(
                    href: view.listPath(colour: nil).text, tone: "all", words: "在办", number: grouped(total), about: "件", isHere: false)
            ]
            + shown.map { colour in
                Tile(
                    href: view.listPath(colour: colour).text, tone: SupervisionColour.tone(colour), words: SupervisionColour.words(colour),
                    number: grouped(board.cases[colour] ?? 0), about: BoardPage.about(colour), isHere: false)
            }
        func part(
            _ id: String, _ heading: String, _ column: String, _ lines: [SupervisionBoard.Line], words: (SupervisionBoard.Line) -> String
        )
            -> Part
        {
            let isLong = lines.count > BoardPage.most && view.whole != id
            let listed = isLong ? Array(lines.prefix(BoardPage.most)) : lines
            return Part(
                id: id, heading: heading, column: column,
                lines: listed.map { line in
                    let narrowed = view.choosing(id, line.key)
                    return Line(
                        name: words(line), href: narrowed.path.text, isHere: view.value(id) == line.key,
                        numbers: shown.map { colour in
                            let count = line.cases[colour] ?? 0
                            return Number(
                                text: grouped(count), listHref: count == 0 ? nil : narrowed.listPath(colour: colour).text,
                                label: SupervisionColour.words(colour), tone: count == 0 ? "none" : SupervisionColour.tone(colour))
                        }, total: grouped(line.total), totalHref: narrowed.listPath(colour: nil).text)
                }, hasLines: !lines.isEmpty, note: id == "step" && !lines.isEmpty ? "一件同时在几个环节的，各环节都计。" : nil,
                more: isLong ? "全部\(lines.count)项" : nil,
                moreHref: isLong ? view.path(whole: id).text : nil)
        }
        parts = [
            part("unit", "按单位", "单位", board.units) { $0.name },
            part("step", "按环节", "环节", board.steps) { CaseStanding(text: $0.key).words },
            part("item", "按事项", "事项", board.items) { $0.name },
        ]
        chosen = ["unit", "item", "step"].compactMap { name in
            view.value(name).map { value in
                let lines = name == "unit" ? board.units : name == "item" ? board.items : board.steps
                let known = lines.first { $0.key == value }?.name ?? value
                let words = name == "step" ? CaseStanding(text: value).words : known
                return Chosen(words: words, href: view.choosing(name, nil).path.text)
            }
        }
        hasChosen = !chosen.isEmpty
        isEmpty = total == 0
        empty =
            view.day != nil
            ? "这一天没有在办办件。"
            : hasChosen
                ? "这里现在没有在办办件。"
                : board.through == nil ? "还没有计算监察结果，服务器启动后一分钟内自动计算。" : "现在没有在办办件。窗口收件或者网上申请后，一分钟内出现在这里。"
    }

    private static func about(_ colour: String) -> String {
        switch colour {
        case "red": "违反法定期限或者规定"
        case "yellow": "违反承诺或者办理规定"
        case "warning": "即将到期"
        case "green": "没有发现问题"
        default: "条件损坏，请报告系统管理员"
        }
    }

    private init(sample: Void) {
        lead = "全部单位的在办办件。"
        time = "数字截至2026-03-16 09:00:00。"
        refreshHref = "/s"
        tiles = [
            Tile(href: "/l", tone: "all", words: "在办", number: "12", about: "件", isHere: true),
            Tile(href: "/l", tone: "red", words: "红牌", number: "2", about: "违反法定期限", isHere: false),
        ]
        chosen = [Chosen(words: "区城管局", href: "/s")]
        hasChosen = true
        colours = ["红牌"]
        parts = [
            Part(
                id: "unit", heading: "按单位", column: "单位",
                lines: [
                    Line(
                        name: "区城管局", href: "/s", isHere: true,
                        numbers: [
                            Number(text: "2", listHref: "/l", label: "红牌", tone: "red"),
                            Number(text: "0", listHref: nil, label: "黄牌", tone: "none"),
                        ], total: "2", totalHref: "/l")
                ], hasLines: true, note: "各环节都计。", more: "全部30项", moreHref: "/s")
        ]
        isEmpty = false
        empty = ""
        isLive = true
        filters = FilterField.samples
        filterAction = "/s"
        filterReset = "/s"
        mistakes = []
    }

    private init(emptySample: Void) {
        lead = "全部单位的在办办件。"
        time = "数字截至2026-03-16 09:00:00。"
        refreshHref = "/s"
        tiles = []
        chosen = []
        hasChosen = false
        colours = []
        parts = [Part(id: "unit", heading: "按单位", column: "单位", lines: [], hasLines: false, note: nil, more: nil, moreHref: nil)]
        isEmpty = true
        empty = "现在没有在办办件。"
        isLive = false
        filters = FilterField.samples
        filterAction = "/s"
        filterReset = "/s"
        mistakes = []
    }

    static let samples = [BoardPage(sample: ()), BoardPage(emptySample: ())]
}

/// What the address of the board or of its lists asks for.
struct BoardView: Sendable {
    private let values: [String: String]
    /// The part that is shown whole.
    let whole: String?
    /// The day at whose end one looks; nil for now.
    let day: Day?
    let faults: [Mistake]

    init(_ query: SubmittedForm) {
        self.init(
            values: ["colour", "unit", "item", "step", "day"].reduce(into: [:]) { values, name in
                if let value = query[name], !value.isEmpty { values[name] = String(value.prefix(200)) }
            }, whole: query["whole"])
    }

    private init(values: [String: String], whole: String? = nil) {
        self.values = values
        self.whole = whole
        let text = values["day"], read = text.flatMap { CellDay.read($0) }
        day = read
        faults =
            text == nil || read != nil
            ? [] : [Mistake(field: FilterField.id("day"), "“截至”填的是“\((text ?? "").prefix(20))”，应为日期，如 2026-03-05。")]
    }

    /// The same board as it is now.
    var today: BoardView { choosing("day", nil) }

    /// What the form of the day carries along.
    var kept: [FilterField] { ["unit", "item", "step"].compactMap { name in values[name].map { .kept(name, $0) } } }

    func value(_ name: String) -> String? { values[name] }

    /// Nil where the unit is none.
    var filter: BoardFilter {
        var filter = BoardFilter()
        filter.colour = values["colour"].flatMap { SupervisionBoard.colours.contains($0) ? $0 : nil }
        filter.unit = values["unit"].flatMap { Int64($0) }.map { AgencyID(value: $0) }
        filter.item = values["item"]
        filter.step = values["step"]
        return filter
    }

    /// The same without the colour, which only lists have.
    var ofBoard: BoardFilter {
        var filter = filter
        filter.colour = nil
        return filter
    }

    func choosing(_ name: String, _ value: String?) -> BoardView {
        var values = values
        values[name] = value
        return BoardView(values: values)
    }

    private var pairs: [(String, String)] { ["unit", "item", "step", "day"].compactMap { name in values[name].map { (name, $0) } } }

    var path: Path { Route.supervision.path().query(pairs) }

    /// The board with one of its parts shown whole.
    func path(whole id: String) -> Path { Route.supervision.path().query(pairs + [("whole", id)]).at(id) }

    func listPath(colour: String?, after: MatterID? = nil) -> Path {
        Route.supervisedCases.path().query(
            (colour.map { [("colour", $0)] } ?? []) + pairs + (after.map { [("after", "\($0.value)")] } ?? []))
    }
}

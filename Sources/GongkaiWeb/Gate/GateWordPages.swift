import GongkaiCore
import GongkaiStore

/// What the address of the word list asks for.
struct GateWordFilter: Sendable {
    let fields: [FilterField]
    let faults: [Mistake]
    let isNarrowed: Bool
    let page: Int
    let size: Int
    private let text: String
    private let kind: GateWord.Kind?
    private let state: String

    private static let usual = 50
    private static let states = [("on", "启用"), ("off", "停用"), ("own", "本级增加或更改的")]

    init(_ query: SubmittedForm) {
        let text = query["q"] ?? "", state = query["state"] ?? ""
        let kinds = query["kind"] ?? ""
        kind = GateWord.Kind(rawValue: kinds)
        var faults: [Mistake] = []
        if !kinds.isEmpty, kind == nil { faults.append(Mistake(field: FilterField.id("kind"), "没有这种类别。请从列表中选择。")) }
        if !state.isEmpty, !Self.states.contains(where: { $0.0 == state }) {
            faults.append(Mistake(field: FilterField.id("state"), "没有这种状态。请从列表中选择。"))
        }
        (self.text, self.state, self.faults) = (text, state, faults)
        isNarrowed = !text.isEmpty || !kinds.isEmpty || !state.isEmpty
        page = min(max(query["page"].flatMap { Int($0) } ?? 1, 1), 1_000_000)
        let asked = query["size"].flatMap { Int($0) } ?? Self.usual
        size = Pager.sizes.contains(asked) ? asked : Self.usual
        fields = [
            .search("q", "词语", text, placeholder: "词语、建议写法或备注中的字"),
            .select("kind", "类别", GateWord.Kind.allCases.map { ($0.rawValue, $0.words) }, chosen: kinds),
            .select("state", "状态", Self.states.map { ($0.0, $0.1) }, chosen: state),
        ]
    }

    /// Those of its page.
    func shown(_ found: [GateWordEntry]) -> ArraySlice<GateWordEntry> { found.dropFirst((page - 1) * size).prefix(size) }

    func pager(total: Int) -> Pager {
        Pager(total: total, page: page, size: size) { page, size in
            Route.gateWords.path().query([
                ("q", text), ("kind", kind?.rawValue ?? ""), ("state", state), ("page", page == 1 ? "" : "\(page)"),
                ("size", size == Self.usual ? "" : "\(size)"),
            ])
        }
    }

    func holds(_ entry: GateWordEntry) -> Bool {
        let holdsState =
            switch state {
            case "on": entry.isActive
            case "off": !entry.isActive
            case "own": entry.number > 0
            default: true
            }
        return holdsState && (kind == nil || entry.word.kind == kind)
            && (text.isEmpty || [entry.word.word, entry.word.instead, entry.note].contains { $0.contains(text) })
    }
}

/// The word list with its filter, and the forms for one word more and for a file.
struct GateWordListPage: FormPage {
    static let template = "gate/words"
    let title = "错敏词库"
    var breadcrumb: [Crumb] { [.console] }
    let count: String
    let filterAction: String
    let filters: [FilterField]
    let filterReset: String?
    let table: DataTable
    let pager: Pager
    let fileHref: String
    let mayChange: Bool
    let action: String
    let fileAction: String
    let token: String
    let rows: [FormRow]
    let fileRows: [FormRow]
    /// Whether what was sent stands in the forms again; else they are folded on narrow screens.
    let isRefused: Bool
    let mistakes: [Mistake]

    init(
        _ entries: [GateWordEntry], _ filter: GateWordFilter, form: SubmittedForm, token: String, mayChange: Bool, errors: [String: String]
    ) {
        let found = entries.filter(filter.holds)
        count =
            "共\(grouped(entries.count))个词，启用\(grouped(entries.count { $0.isActive }))个"
            + (filter.isNarrowed ? "；符合条件的\(grouped(found.count))个" : "")
        filterAction = Route.gateWords.path().text
        filters = filter.fields
        filterReset = filter.isNarrowed ? filterAction : nil
        table = DataTable(
            caption: "错敏词库", columns: ["词语", "类别", "建议写法", "例外", "状态", "备注"].map { DataTable.Column(label: $0) },
            rows: filter.shown(found).map { entry in
                DataTable.Row(cells: [
                    DataTable.Cell(text: entry.word.word, target: Route.gateWord.path(entry.code).text),
                    DataTable.Cell(text: entry.word.kind.words, isNowrap: true), DataTable.Cell(text: entry.word.instead),
                    DataTable.Cell(text: entry.word.unless.joined(separator: "、")),
                    DataTable.Cell(text: GateWordListPage.state(entry), isNowrap: true), DataTable.Cell(text: entry.note),
                ])
            }, empty: "没有符合条件的词。请放宽条件，或在上面增加。", isStacked: true)
        pager = filter.pager(total: found.count)
        fileHref = Route.gateWordFile.path().text
        self.mayChange = mayChange
        action = Route.gateWords.path().text
        fileAction = fileHref
        self.token = token
        rows = GateWordForm.rows(errors, hasWord: true) { form[$0] ?? "" }
        fileRows = [.file("file", "文件", accepts: ".csv", hint: "与导出的文件列相同；有一行错误，就一行也不导入", error: errors["file"])]
        let refused = (rows + fileRows).mistakes
        isRefused = !refused.isEmpty
        mistakes = filter.faults + refused
    }

    static func state(_ entry: GateWordEntry) -> String {
        (entry.isActive ? "启用" : "停用") + (entry.number == 0 ? "" : entry.isShipped ? "，本级更改" : "，本级增加")
    }

    private init(rows: [FormRow]) {
        (count, filterAction, filterReset, fileHref, mayChange) = ("共1个词", "/f", "/f", "/x", true)
        (filters, table, pager, action, fileAction, token) = (FilterField.samples, .sample, .sample, "/a", "/b", "t")
        (self.rows, fileRows, isRefused, mistakes) = (rows, rows, true, [])
    }

    static let samples = [GateWordListPage(rows: FormRow.samples)]
}

/// One word: what is said of it now, and what was before.
struct GateWordPage: FormPage {
    struct Line: Sendable {
        let when: String
        let who: String
        let what: String
    }

    static let template = "gate/word"
    let title: String
    var breadcrumb: [Crumb] { [.console, Crumb("错敏词库", Route.gateWords.path())] }
    let state: String
    let mayChange: Bool
    let action: String
    let token: String
    let revision: String
    let rows: [FormRow]
    let history: [Line]
    let hasHistory: Bool

    init(
        _ entry: GateWordEntry, history: [GateWordEntry], form: SubmittedForm, token: String, mayChange: Bool, errors: [String: String]
    ) {
        title = "“\(entry.word.word)”"
        state = GateWordListPage.state(entry) + (entry.number == 0 ? "，随系统提供" : "")
        self.mayChange = mayChange
        action = Route.gateWord.path(entry.code).text
        self.token = token
        revision = form["revision"] ?? "\(entry.number)"
        let values: [String: String] = [
            "kind": entry.word.kind.rawValue, "instead": entry.word.instead, "unless": entry.word.unless.joined(separator: "\n"),
            "note": entry.note, "active": entry.isActive ? "1" : "0",
        ]
        func value(_ name: String) -> String { form[name] ?? values[name] ?? "" }
        rows =
            GateWordForm.rows(errors, hasWord: false, value) + [
                .radios(
                    "active", "状态",
                    [("1", "启用"), ("0", "停用")].map { FormRow.Choice(value: $0.0, text: $0.1, isChosen: value("active") == $0.0) },
                    hint: "停用以后，稿件中出现它不再提示", error: errors["word"])
            ]
        self.history = history.map { line in
            let said: [String?] = [
                line.word.kind.words, line.word.instead.isEmpty ? nil : "建议写法：\(line.word.instead)",
                line.word.unless.isEmpty ? nil : "例外：\(line.word.unless.joined(separator: "、"))",
                line.note.isEmpty ? nil : "备注：\(line.note)",
                line.isActive ? "启用" : "停用",
            ]
            return Line(when: line.savedAt?.minuteText ?? "", who: line.savedBy ?? "", what: said.compactMap(\.self).joined(separator: "；"))
        }
        hasHistory = !history.isEmpty
    }

    private init(rows: [FormRow]) {
        (title, state, mayChange, action, token, revision) = ("“按装”", "启用", true, "/a", "t", "0")
        self.rows = rows
        history = [Line(when: "2014-03-03 09:00", who: "周敏", what: "错别字；停用")]
        hasHistory = true
    }

    static let samples = [GateWordPage(rows: FormRow.samples)]
}

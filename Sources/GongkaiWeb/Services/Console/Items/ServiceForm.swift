import GongkaiCore
import GongkaiStore

/// The simple elements of a version as a form: days and limits, conditions, materials, places, whom to ask. What stands in tables of its own
/// (flow, fees, guidance) comes with a file; it stays as it was.
struct ServiceForm: Sendable {
    struct Group: Sendable {
        let id: String
        let label: String
        let note: String?
        let rows: [FormRow]
    }

    /// Of the draft that is written on; 0 for a new version.
    let revision: Int
    let version: Int
    let groups: [Group]
    /// What was typed, as an item; nil while something must be mended.
    let item: ServiceItem?

    /// `typed`: a form that was sent; nil for a new one.
    init(_ stored: StoredItem, on today: Day, typed: SubmittedForm? = nil) {
        var base = stored.item
        if stored.isPublished {
            base.identity.version += 1
            base.identity.effectiveFrom = max(today, base.identity.effectiveFrom.adding(days: 1))
        }
        revision = stored.isPublished ? 0 : stored.revision
        version = base.identity.version
        var reader = ServiceFormReader(base, typed)
        groups = [
            Group(id: "term", label: "版本和时限", note: "名称和编码不能在这里改；改名的，请作为新版本从文件导入。", rows: reader.term()),
            Group(id: "conditions", label: "依据和条件", note: nil, rows: reader.conditions()),
            Group(
                id: "materials", label: "申请材料", note: "名称清空的，去掉这一项。最后一行留空，用来增加一项。", rows: reader.materials()),
            Group(id: "places", label: "办理地点和时间", note: "地址和时间都清空的，去掉这一处。", rows: reader.places()),
            Group(id: "contact", label: "咨询和监督", note: nil, rows: reader.contact()),
        ]
        item = typed == nil || groups.contains { $0.rows.contains { $0.error != nil } } ? nil : reader.item
    }
}

/// Reads the fields one by one, and writes what they hold into the item.
private struct ServiceFormReader {
    private(set) var item: ServiceItem
    private let typed: SubmittedForm?
    private let isSent: Bool

    init(_ base: ServiceItem, _ typed: SubmittedForm?) {
        item = base
        self.typed = typed
        isSent = typed != nil
    }

    private func text(_ name: String, _ old: String) -> String {
        isSent ? (typed?[name] ?? "").replacing("\r\n", with: "\n").replacing("\r", with: "\n") : old
    }

    /// A whole number; an empty field is nil.
    private func number(_ name: String, _ label: String, _ old: Int?, in range: ClosedRange<Int>, error: inout String?) -> (String, Int?) {
        let text = text(name, old.map(String.init) ?? "")
        guard isSent, !text.isEmpty else { return (text, isSent ? nil : old) }
        if let number = Int(text), range.contains(number) { return (text, number) }
        error = "“\(label)”填的是“\(text.prefix(20))”，应为\(range.lowerBound)至\(range.upperBound)的整数。"
        return (text, nil)
    }

    private func choices<Value: CodedValue>(_ name: String, _ old: Value?, blank: String?) -> (Value?, [FormRow.Choice]) {
        let chosen = text(name, old?.rawValue ?? "")
        let value = Value(rawValue: chosen)
        let first = blank.map { [FormRow.Choice(value: "", text: $0, isChosen: value == nil)] } ?? []
        return (value, first + Value.allCases.map { FormRow.Choice(value: $0.rawValue, text: $0.words, isChosen: $0 == value) })
    }

    mutating func term() -> [FormRow] {
        let fromText = text("from", item.identity.effectiveFrom.text), from = CellDay.read(fromText)
        var fromError: String?
        if let from { item.identity.effectiveFrom = from } else { fromError = "“生效日期”填的是“\(fromText.prefix(20))”，应为日期，如2014-03-30。" }
        let untilText = text("until", item.identity.effectiveUntil?.text ?? "")
        var untilError: String?
        if untilText.isEmpty {
            item.identity.effectiveUntil = nil
        } else if let until = CellDay.read(untilText) {
            item.identity.effectiveUntil = until
            if until < item.identity.effectiveFrom { untilError = "取消日期不能早于生效日期。请更正其中一个。" }
        } else {
            untilError = "“取消日期”填的是“\(untilText.prefix(20))”，应为日期，如2014-03-30；没有的留空。"
        }
        let (state, states) = choices("state", item.identity.state, blank: nil)
        item.identity.state = state ?? .active
        let (caseType, caseTypes) = choices("caseType", item.time.caseType, blank: "请选择")
        item.time.caseType = caseType
        var promisedError: String?, statutoryError: String?, visitsError: String?
        let old = item.time
        let (promisedText, promised) = number("promised", "承诺办结时限", old.promisedLimit?.days, in: 0...3_650, error: &promisedError)
        item.time.promisedLimit = promised.map {
            TimeLimit($0, old.promisedLimit?.unit ?? .working, article: old.promisedLimit?.article ?? "")
        }
        let statutoryText = text(
            "statutory", old.statutoryLimit == .notApplicable ? "无" : old.statutoryLimit.value.map { "\($0.days)" } ?? "")
        if statutoryText == "无" {
            item.time.statutoryLimit = .notApplicable
        } else {
            let (_, days) = number("statutory", "法定办结时限", old.statutoryLimit.value?.days, in: 0...3_650, error: &statutoryError)
            item.time.statutoryLimit =
                days.map {
                    .given(TimeLimit($0, old.statutoryLimit.value?.unit ?? .working, article: old.statutoryLimit.value?.article ?? ""))
                } ?? .unsaid
        }
        let (visitsText, visits) = number("visits", "到办事现场次数", item.process.visitCount, in: 0...9, error: &visitsError)
        item.process.visitCount = visits
        func unit(_ limit: TimeLimit?) -> String { limit?.unit == .calendar ? "日" : "工作日" }
        return [
            .text("from", "生效日期", fromText, hint: "这一版从哪一天起施行，如2014-03-30", error: fromError, isShort: true),
            .text("until", "取消日期", untilText, isOptional: true, hint: "不再办理的，填最后一天", error: untilError, isShort: true),
            .select("state", "事项状态", states), .select("caseType", "办件类型", caseTypes),
            .text(
                "promised", "承诺办结时限（\(unit(old.promisedLimit))）", promisedText, hint: "当场办结填0", error: promisedError, inputMode: "numeric",
                isShort: true),
            .text(
                "statutory", "法定办结时限（\(unit(old.statutoryLimit.value))）", statutoryText, hint: "法律没有规定的填“无”", error: statutoryError,
                isShort: true),
            .text("visits", "到办事现场次数", visitsText, hint: "0至3", error: visitsError, inputMode: "numeric", isShort: true),
        ]
    }

    mutating func conditions() -> [FormRow] {
        let lawText = text("law", item.authority.legalBasis.map(\.text).joined(separator: "\n"))
        var lawError: String?
        let lines = Self.lines(lawText), laws = lines.compactMap { LegalBasis(text: $0) }
        if laws.count < lines.count {
            let wrong = lines.first { LegalBasis(text: $0) == nil } ?? ""
            lawError = "每行写一项，以《名称》开头，“\(wrong.prefix(20))”不是。请改成“《教育法》第二十七条：条文”这样的写法。"
        } else {
            item.authority.legalBasis = laws
        }
        let conditionText = text("conditions", item.conditions.acceptance.joined(separator: "\n"))
        item.conditions.acceptance = Self.lines(conditionText)
        return [
            .area("law", "设定依据", lawText, hint: "每行一项，如：《教育法》第二十七条：条文", error: lawError, counted: 20_000),
            .area("conditions", "受理条件", conditionText, hint: "每行一条", counted: 20_000),
        ]
    }

    mutating func materials() -> [FormRow] {
        let old = item.materials.value ?? []
        var rows: [FormRow] = [], kept: [RequiredMaterial] = []
        for place in 0...old.count {
            let (material, fields) = material(place < old.count ? old[place] : nil, at: place)
            rows += fields
            if let material { kept.append(material) }
        }
        if !kept.isEmpty {
            item.materials = .given(kept)
        } else if item.materials.value != nil {
            item.materials = .notApplicable
        }
        return rows
    }

    /// Nil for one whose name was cleared, or that was never filled in.
    private func material(_ old: RequiredMaterial?, at place: Int) -> (material: RequiredMaterial?, rows: [FormRow]) {
        let id = "m\(place + 1)", title = old == nil ? "增加一项材料" : "第\(place + 1)项材料"
        let name = text("\(id)-name", old?.name ?? ""), code = text("\(id)-code", old?.code ?? "")
        var originalsError: String?, copiesError: String?, codeError: String?
        let (originalsText, originals) = number("\(id)-originals", "原件份数", old?.originals, in: 0...99, error: &originalsError)
        let (copiesText, copies) = number("\(id)-copies", "复印件份数", old?.copies, in: 0...99, error: &copiesError)
        let (source, sources) = choices("\(id)-source", old?.source, blank: "请选择")
        let (medium, media) = choices("\(id)-medium", old?.medium, blank: "请选择")
        let issuer = text("\(id)-issuer", old?.issuer ?? ""), obtaining = text("\(id)-obtaining", old?.obtaining ?? "")
        let isRequired = text("\(id)-required", old.map { $0.isRequired ? "1" : "0" } ?? "1") != "0"
        var material: RequiredMaterial?
        if !name.isEmpty {
            if code.isEmpty { codeError = "请填写材料代码。同一份材料在各个事项中用同一个代码。" }
            var made = old ?? RequiredMaterial(code: code, name: name)
            (made.code, made.name, made.isRequired, made.source, made.medium) = (code, name, isRequired, source, medium)
            (made.originals, made.copies) = (originals, copies)
            made.issuer = issuer.isEmpty ? nil : issuer
            made.obtaining = obtaining.isEmpty ? nil : obtaining
            material = made
        }
        return (
            material,
            [
                .text("\(id)-name", title, name, isOptional: true, counted: 200),
                .text("\(id)-code", "材料代码", code, isOptional: true, error: codeError, longest: 60, isShort: true),
                .radios(
                    "\(id)-required", "是否必备",
                    [
                        FormRow.Choice(value: "1", text: "必备", isChosen: isRequired),
                        FormRow.Choice(value: "0", text: "可以不交", isChosen: !isRequired),
                    ]),
                .select("\(id)-source", "来源", sources, isOptional: true),
                .text("\(id)-issuer", "出具机构", issuer, isOptional: true, counted: 200),
                .text("\(id)-obtaining", "怎样取得", obtaining, isOptional: true, counted: 2_000),
                .text(
                    "\(id)-originals", "原件份数", originalsText, isOptional: true, error: originalsError, inputMode: "numeric", isShort: true),
                .text("\(id)-copies", "复印件份数", copiesText, isOptional: true, error: copiesError, inputMode: "numeric", isShort: true),
                .select("\(id)-medium", "纸质或电子", media, isOptional: true),
            ]
        )
    }

    mutating func places() -> [FormRow] {
        let old = item.places
        var rows: [FormRow] = [], kept: [ServicePlace] = []
        for place in 0...old.count {
            let id = "p\(place + 1)", known = place < old.count ? old[place] : nil
            let address = text("\(id)-address", known?.address ?? ""), hours = text("\(id)-hours", known?.hours ?? "")
            let window = text("\(id)-window", known?.window ?? ""), way = text("\(id)-way", known?.directions ?? "")
            if !address.isEmpty || !hours.isEmpty {
                kept.append(
                    ServicePlace(
                        address: address, hours: hours, directions: way.isEmpty ? nil : way, window: window.isEmpty ? nil : window))
            }
            rows += [
                .text(
                    "\(id)-address", known == nil ? "增加一处地点" : "第\(place + 1)处地点", address, isOptional: true, hint: "写到门牌和楼层", counted: 500),
                .text("\(id)-hours", "办理时间", hours, isOptional: true, hint: "写明星期和钟点", counted: 500),
                .text("\(id)-window", "窗口", window, isOptional: true, counted: 200),
                .text("\(id)-way", "怎样到达", way, isOptional: true, counted: 2_000),
            ]
        }
        item.places = kept
        return rows
    }

    mutating func contact() -> [FormRow] {
        let enquiry = text("enquiry", item.contact.enquiry), supervision = text("supervision", item.contact.supervision)
        item.contact = ItemContact(enquiry: enquiry, supervision: supervision)
        return [
            .text("enquiry", "咨询方式", enquiry, hint: "至少一个电话", counted: 2_000),
            .text("supervision", "监督投诉方式", supervision, isOptional: true, counted: 2_000),
        ]
    }

    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { $0.trimmed }.filter { !$0.isEmpty }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

/// Editing a draft, or beginning the next version.
struct ServiceEditPage: Page {
    static let template = "services/console-edit"
    let title: String
    let breadcrumb: [Crumb]
    let name: String
    let lead: String
    let action: String
    let token: String
    let version: String
    let revision: String
    let groups: [ServiceForm.Group]
    let cancelHref: String
    let formHref: String
    let importHref: String
    var mistakes: [Mistake] { groups.flatMap { $0.rows.mistakes } }

    init(_ item: MaintainedItem, _ form: ServiceForm, token: String) {
        let newest = item.newest, id = "\(newest.id.value)"
        let isNew = newest.isPublished
        title = isNew ? "编写第\(form.version)版" : "修改第\(form.version)版"
        name = newest.item.identity.name
        cancelHref = Route.maintainedService.path(id).text
        breadcrumb = [.console, .serviceConsole, Crumb(name, Route.maintainedService.path(id))]
        lead =
            isNew
            ? "第\(newest.number)版已经发布，不再改动。您写的是下一版，发布以前公众看不到。" : "草稿发布以前公众看不到。"
        formHref = Route.itemForm.path(id).text
        importHref = Route.serviceImport.path().text
        action = Route.serviceEdit.path(id).text
        self.token = token
        version = "\(form.version)"
        revision = "\(form.revision)"
        groups = form.groups
    }

    private init(sample rows: [FormRow]) {
        (title, breadcrumb, name, lead, action) = ("编写第2版", [.console], "门店招牌设置许可", "发布以前公众看不到。", "/a")
        (token, version, revision, cancelHref) = ("t", "2", "0", "/c")
        (formHref, importHref) = ("/console/services/1/form", "/console/services/import")
        groups = [ServiceForm.Group(id: "term", label: "版本和时限", note: "说明", rows: rows)]
    }

    static let samples = [ServiceEditPage(sample: FormRow.samples)]
}

/// A kind of public sheet (公开信息表): facts about a unit, a leader, a project or a place that the portal shows as a table. Kinds are data.
package struct SheetKind: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        package enum Form: Sendable, Equatable {
            case line, text
            case day
            case choice([String])
        }

        package let code: String
        package let label: String
        package let form: Form
        package let isRequired: Bool
        package let hint: String?
        package let longest: Int

        init(_ code: String, _ label: String, _ form: Form = .line, isRequired: Bool = false, hint: String? = nil) {
            self.code = code
            self.label = label
            self.form = form
            self.isRequired = isRequired
            self.hint = hint
            longest = form == .text ? 5_000 : 200
        }
    }

    package let code: String
    package let name: String
    /// The field that names a sheet in lists.
    package let title: String
    /// A unit has one of it, or many.
    package let isSingle: Bool
    package let fields: [Field]
    /// Two days of which the second does not come before the first, by their codes.
    package let spans: [(begins: String, ends: String)]
    /// Days that say what has happened: none of them lies ahead.
    package let pastDays: Set<String>

    init(
        code: String, name: String, title: String, isSingle: Bool, fields: [Field], spans: [(begins: String, ends: String)] = [],
        pastDays: Set<String> = []
    ) {
        self.code = code
        self.name = name
        self.title = title
        self.isSingle = isSingle
        self.fields = fields
        self.spans = spans
        self.pastDays = pastDays
    }

    package static func == (a: SheetKind, b: SheetKind) -> Bool { a.code == b.code }

    package func field(_ code: String) -> Field? { fields.first { $0.code == code } }

    /// Nil for a code the program does not know.
    package static func code(_ code: String) -> SheetKind? { all.first { $0.code == code } }

    package static let all: [SheetKind] = [unit, leader, project, credit, readingPoint]

    /// What a unit does and how it is reached (《条例》第二十条第二项).
    package static let unit = SheetKind(
        code: "unit", name: "机构职能", title: "address", isSingle: true,
        fields: [
            Field("duties", "主要职责", .text, isRequired: true, hint: "每条一行"),
            Field("sections", "内设机构", .text, hint: "每个机构一行，可写明职责"),
            Field("address", "办公地址", isRequired: true), Field("hours", "办公时间", isRequired: true),
            Field("telephone", "联系电话", isRequired: true, hint: "办公电话，不写个人手机号码"), Field("postcode", "邮政编码"),
            Field("head", "负责人", hint: "姓名和职务"),
        ])

    package static let leader = SheetKind(
        code: "leader", name: "领导信息", title: "name", isSingle: false,
        fields: [
            Field("name", "姓名", isRequired: true), Field("post", "职务", isRequired: true),
            Field("order", "排列次序", hint: "数字，小的在前"),
            Field("work", "工作分工", .text, isRequired: true), Field("resume", "简历", .text),
        ])

    /// 重大建设项目的批准和实施情况 (《条例》第二十条第八项)。
    package static let project = SheetKind(
        code: "project", name: "重大建设项目", title: "name", isSingle: false,
        fields: [
            Field("name", "项目名称", isRequired: true), Field("approval", "批准文号"), Field("place", "建设地点", isRequired: true),
            Field("scale", "建设规模和内容", .text, isRequired: true), Field("investment", "总投资（万元）"), Field("owner", "建设单位", isRequired: true),
            Field("builder", "施工单位"), Field("supervisor", "监理单位"), Field("begun", "开工日期", .day), Field("planned", "计划竣工日期", .day),
            Field("stage", "进展", .choice(["立项", "招标", "施工", "竣工验收", "投入使用"]), isRequired: true),
            Field("progress", "进展情况", .text),
        ], spans: [("begun", "planned")])

    /// 工程建设领域项目信息和信用信息公开：一条记录一项。
    package static let credit = SheetKind(
        code: "credit", name: "信用记录", title: "company", isSingle: false,
        fields: [
            Field("company", "企业名称", isRequired: true), Field("project", "涉及项目", isRequired: true, hint: "与项目名称一致的，两处互相链接"),
            Field("nature", "性质", .choice(["良好", "不良"]), isRequired: true), Field("fact", "记录事由", .text, isRequired: true),
            Field("decision", "认定文书号"), Field("decided", "认定日期", .day, isRequired: true), Field("until", "公示截止日期", .day),
        ], spans: [("decided", "until")], pastDays: ["decided"])

    /// Beside the register, which says that there is one and where, what a visitor must know.
    package static let readingPoint = SheetKind(
        code: "readingPoint", name: "查阅场所", title: "name", isSingle: false,
        fields: [
            Field("name", "名称", isRequired: true, hint: "与“查阅场所”台账中的名称一致"), Field("address", "地址", isRequired: true),
            Field("hours", "开放时间", isRequired: true), Field("telephone", "联系电话", isRequired: true),
            Field("services", "提供的服务", .text, hint: "如查阅、复印、代为申请"), Field("route", "怎样到达"),
        ])
}

/// The filled fields of a sheet, by their codes. An empty field is absent.
package struct SheetFields: Sendable, Equatable {
    package let values: [String: String]

    /// A day is kept in the one form that all pages read, however it was typed.
    package init(_ values: [String: String], of kind: SheetKind) {
        var kept = values.filter { kind.field($0.key) != nil && !$0.value.allSatisfy(\.isWhitespace) }
        for field in kind.fields where field.form == .day {
            if let day = kept[field.code].flatMap({ CellDay.read($0) }) { kept[field.code] = day.text }
        }
        self.values = kept
    }

    package subscript(code: String) -> String? { values[code] }

    /// The lines of a long text.
    package func lines(_ code: String) -> [String] {
        (values[code] ?? "").split(whereSeparator: \.isNewline).map { line in
            String(line.drop(while: \.isWhitespace))
        }.filter { !$0.isEmpty }
    }

    package func day(_ code: String) -> Day? { values[code].flatMap { Day($0) } }

    /// What is wrong, by field.
    package func faults(of kind: SheetKind, on today: Day) -> [String: String] {
        var faults: [String: String] = [:]
        for field in kind.fields {
            guard let value = values[field.code] else {
                if field.isRequired { faults[field.code] = "请填写\(field.label)。" }
                continue
            }
            if value.count > field.longest { faults[field.code] = "\(field.label)有\(value.count)个字，最多\(field.longest)个。请精简。" }
            switch field.form {
            case .day where Day(value) == nil: faults[field.code] = "请按2014-03-30的样子填写\(field.label)。"
            case .choice(let choices) where !choices.contains(value): faults[field.code] = "请从列表中选择\(field.label)。"
            default: break
            }
            if field.code == "order", Int(value) == nil { faults[field.code] = "排列次序请填写数字。" }
            // What must never be public is refused at once; what is a question is the reviewer's to look at.
            if let hit = GateScan.firstThatMustGo(in: value) {
                faults[field.code] = "\(field.label)中有不能公开的内容（\(hit.excerpt)）：\(hit.advice)"
            }
        }
        for code in kind.pastDays.sorted() {
            guard let day = day(code), today < day, let label = kind.field(code)?.label else { continue }
            faults[code] = "\(label)\(day.text)还没有到，今天是\(today.text)。请核对后更正。"
        }
        for span in kind.spans {
            guard let begins = day(span.begins), let ends = day(span.ends), ends < begins, let first = kind.field(span.begins)?.label,
                let second = kind.field(span.ends)?.label
            else { continue }
            faults[span.ends] = "\(second)\(ends.text)早于\(first)\(begins.text)。请核对这两个日期。"
        }
        return faults
    }

    /// What the gate finds in it, each with its field: personal numbers and sensitive words do not belong on a public sheet.
    package func hits(of kind: SheetKind, words: GateWordList) -> [GateHit] {
        kind.fields.flatMap { field in
            (values[field.code].map { GateScan.hits(in: $0, words: words) } ?? []).map { $0.at(field.label) }
        }
    }
}

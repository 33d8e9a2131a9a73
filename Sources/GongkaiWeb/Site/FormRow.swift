/// One row of a form: label above, hint below it, error beside the field.
struct FormRow: Sendable {
    struct Input: Sendable {
        let type: String
        let value: String
        /// `maxlength`: for what has a fixed form, such as a day or a code. What people write is counted.
        let longest: String?
        /// Characters at the most, which the page counts; what is pasted is not cut, the server says how many are too many.
        let counted: String?
        let inputMode: String
        let completes: String
        let isShort: Bool
    }

    struct Choice: Sendable {
        let value: String
        let text: String
        let isChosen: Bool
        /// For labels and links; set by the row.
        var id = ""
        /// Shown, but not to be chosen.
        var isClosed = false
    }

    struct Area: Sendable {
        let value: String
        let longest: String?
        /// As of an input.
        let counted: String?
    }

    struct Select: Sendable { let choices: [Choice] }
    struct Radios: Sendable { let choices: [Choice] }
    struct Boxes: Sendable { let choices: [Choice] }
    struct File: Sendable {
        let accepts: String
        var isMultiple = false
    }

    let name: String
    let label: String
    private(set) var isOptional: Bool
    /// Neither optional nor required where one of several rows must be filled.
    private(set) var isRequired: Bool
    /// Where it is asked only for some answers of another field: `name=answer` for each, parted by line ends.
    private(set) var shownIf: String?
    private(set) var hint: String?
    let error: String?
    /// Ids of what describes the field, for screen readers.
    private(set) var describedBy: String?
    private(set) var input: Input?
    private(set) var area: Area?
    private(set) var select: Select?
    private(set) var radios: Radios?
    private(set) var boxes: Boxes?
    private(set) var file: File?
    /// Radios and boxes are a group with a legend, the others a field with a label.
    let isGroup: Bool

    private init(
        _ name: String, _ label: String, isOptional: Bool, isRequired: Bool? = nil, hint: String?, error: String?, isGroup: Bool = false
    ) {
        self.name = name
        self.label = label
        self.isOptional = isOptional
        self.isRequired = isRequired ?? !isOptional
        self.hint = hint
        self.error = error
        self.isGroup = isGroup
        describedBy = Self.descriptions(name, hint, error)
    }

    private static func descriptions(_ name: String, _ hint: String?, _ error: String?) -> String? {
        let descriptions = [hint.map { _ in "\(name)-hint" }, error.map { _ in "\(name)-error" }].compactMap { $0 }
        return descriptions.isEmpty ? nil : descriptions.joined(separator: " ")
    }

    /// Wanted for some answers of another field, which a sentence names before the hint: neither optional nor required by itself.
    func wanted(_ sentence: String) -> FormRow {
        var row = self
        (row.isOptional, row.isRequired) = (false, false)
        row.hint = sentence + (hint ?? "")
        row.describedBy = Self.descriptions(name, row.hint, error)
        return row
    }

    static func text(
        _ name: String, _ label: String, _ value: String, isOptional: Bool = false, hint: String? = nil, error: String? = nil,
        longest: Int? = nil, counted: Int? = nil, inputMode: String = "text", completes: String = "off", isShort: Bool = false
    ) -> FormRow {
        let error = error ?? counted.flatMap { IntakeForm.tooLong(value, $0) }
        var row = FormRow(name, label, isOptional: isOptional, hint: hint, error: error)
        row.input = Input(
            type: "text", value: value, longest: longest.map(String.init), counted: counted.map(String.init), inputMode: inputMode,
            completes: completes, isShort: isShort)
        return row
    }

    static func password(_ name: String, _ label: String, hint: String? = nil, error: String? = nil, completes: String) -> FormRow {
        var row = FormRow(name, label, isOptional: false, hint: hint, error: error)
        row.input = Input(
            type: "password", value: "", longest: "200", counted: nil, inputMode: "text", completes: completes, isShort: false)
        return row
    }

    /// Characters of a reason that everybody reads.
    static let longestReason = 500

    /// Why something is taken down. `isShown`: whether everybody reads it where it stood.
    static func publicReason(_ name: String, _ value: String, isShown: Bool = true, error: String?) -> FormRow {
        .area(
            name, isShown ? "撤下的理由（公开）" : "撤下的理由", value,
            hint: isShown ? "会显示在原来的页面上，任何人都能看到。请不要写入姓名、电话等个人信息。" : "请不要写入姓名、电话等个人信息。", error: error, counted: longestReason)
    }

    static func area(
        _ name: String, _ label: String, _ value: String, isOptional: Bool = false, hint: String? = nil, error: String? = nil,
        longest: Int? = nil, counted: Int? = nil, isOneOfSeveral: Bool = false
    ) -> FormRow {
        let error = error ?? counted.flatMap { IntakeForm.tooLong(value, $0) }
        var row = FormRow(
            name, label, isOptional: isOptional, isRequired: isOneOfSeveral ? false : nil, hint: hint, error: error)
        row.area = Area(value: value, longest: longest.map(String.init), counted: counted.map(String.init))
        return row
    }

    static func select(
        _ name: String, _ label: String, _ choices: [Choice], isOptional: Bool = false, hint: String? = nil, error: String? = nil
    ) -> FormRow {
        var row = FormRow(name, label, isOptional: isOptional, hint: hint, error: error)
        row.select = Select(choices: choices)
        return row
    }

    static func radios(
        _ name: String, _ label: String, _ choices: [Choice], isOptional: Bool = false, hint: String? = nil, error: String? = nil
    ) -> FormRow {
        var row = FormRow(name, label, isOptional: isOptional, hint: hint, error: error, isGroup: true)
        row.radios = Radios(choices: numbered(choices, name))
        return row
    }

    static func boxes(_ name: String, _ label: String, _ choices: [Choice], hint: String? = nil, error: String? = nil) -> FormRow {
        var row = FormRow(name, label, isOptional: false, hint: hint, error: error, isGroup: true)
        row.boxes = Boxes(choices: numbered(choices, name))
        return row
    }

    /// The first choice bears the row's name, so that a link to the row leads to it.
    private static func numbered(_ choices: [Choice], _ name: String) -> [Choice] {
        choices.enumerated().map { index, choice in
            var choice = choice
            choice.id = index == 0 ? name : "\(name)-\(index + 1)"
            return choice
        }
    }

    static func file(
        _ name: String, _ label: String, accepts: String, isOptional: Bool = false, hint: String? = nil, error: String? = nil,
        isOneOfSeveral: Bool = false, isMultiple: Bool = false
    ) -> FormRow {
        var row = FormRow(
            name, label, isOptional: isOptional, isRequired: isOneOfSeveral ? false : nil, hint: hint, error: error)
        row.file = File(accepts: accepts, isMultiple: isMultiple)
        return row
    }

    /// The same where another field decides whether it is asked; a script hides it, without scripts its hint says so.
    func shown(if field: String, says answers: [String]) -> FormRow {
        var row = self
        row.isRequired = false
        row.shownIf = answers.map { "\(field)=\($0)" }.joined(separator: "\n")
        return row
    }

    /// One of each kind, with everything filled, for pages' samples.
    static let samples: [FormRow] = {
        let choices = [Choice(value: "a", text: "甲", isChosen: true), Choice(value: "b", text: "乙", isChosen: false)]
        return [
            .text("title", "标题", "关于", isOptional: true, hint: "提示", error: "错误", longest: 200, counted: 200, isShort: true)
                .shown(if: "kind", says: ["a"]),
            .area("summary", "内容", "文字", isOptional: true, hint: "提示", error: "错误", longest: 200, counted: 200),
            .select("kind", "种类", choices, isOptional: true, hint: "提示", error: "错误"),
            .radios("yes", "是否", choices, isOptional: true, hint: "提示", error: "错误"),
            .boxes("roles", "角色", choices, hint: "提示", error: "错误"),
            .file("file", "文件", accepts: ".csv", hint: "提示", error: "错误"),
        ]
    }()
}

/// What an item asks its applicants beside its materials: questions as data, written by people who do not program. A version of a form never changes;
/// a case keeps the one it was filled in by.
package struct ItemForm: Sendable, Equatable, Codable {
    package var fields: [ItemFormField]

    package init(_ fields: [ItemFormField]) {
        self.fields = fields
    }

    /// A field of the form, or of one of its groups.
    package func field(_ code: String) -> ItemFormField? {
        for field in fields {
            if field.code == code { return field }
            if let inner = field.fields.first(where: { $0.code == code }) { return inner }
        }
        return nil
    }

    /// The group that a field stands in; nil for a field of the form itself.
    package func group(of code: String) -> ItemFormField? { fields.first { $0.fields.contains { $0.code == code } } }
}

/// One question.
package struct ItemFormField: Sendable, Equatable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case text, paragraph, number, date, choice, choices, identityNumber, telephone, group

        /// As tables of forms name it.
        package var words: String {
            switch self {
            case .text: "文字"
            case .paragraph: "大段文字"
            case .number: "数字"
            case .date: "日期"
            case .choice: "单选"
            case .choices: "多选"
            case .identityNumber: "身份证号码"
            case .telephone: "电话"
            case .group: "重复组"
            }
        }

        package var hasChoices: Bool { self == .choice || self == .choices }
    }

    /// Names it in answers: letters, digits, `_`, or Chinese.
    package var code: String
    package var label: String
    package var kind: Kind
    package var isRequired: Bool
    /// Begins a part of the page with this heading.
    package var heading: String?
    package var hint: String?
    package var choices: [String]
    /// The least and the most: characters of a text, the value of a number, rows of a group.
    package var least: Int?
    package var most: Int?
    /// It is asked only where another field says so.
    package var shownIf: Condition?
    /// What each row of a group asks.
    package var fields: [ItemFormField]

    package init(
        _ code: String, _ label: String, _ kind: Kind = .text, isRequired: Bool = false, heading: String? = nil, hint: String? = nil,
        choices: [String] = [], least: Int? = nil, most: Int? = nil, shownIf: Condition? = nil, fields: [ItemFormField] = []
    ) {
        self.code = code
        self.label = label
        self.kind = kind
        self.isRequired = isRequired
        self.heading = heading
        self.hint = hint
        self.choices = choices
        self.least = least
        self.most = most
        self.shownIf = shownIf
        self.fields = fields
    }
}

extension ItemFormField {
    /// Characters of a text at the most.
    package var longest: Int {
        switch kind {
        case .paragraph: most ?? 1_000
        case .text: most ?? 200
        default: 60
        }
    }

    /// Rows of a group.
    package var rows: ClosedRange<Int> {
        let first = max(least ?? (isRequired ? 1 : 0), 0)
        return first...max(most ?? 20, first, 1)
    }
}

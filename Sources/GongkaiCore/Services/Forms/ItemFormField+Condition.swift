extension ItemFormField {
    /// Something is asked or done only where a field says one of these.
    package struct Condition: Sendable, Equatable, Codable {
        package var field: String
        package var values: [String]

        package init(_ field: String, _ values: [String]) {
            self.field = field
            self.values = values
        }

        /// Whether an answer is one of the values, or has one of them among those that were chosen.
        func isMet(by said: String?) -> Bool { (said ?? "").split(separator: "\n").contains { values.contains(String($0)) } }
    }
}

extension ItemFormField.Condition {
    /// As a cell holds it: `sign=设置;改变`.
    package var text: String { "\(field)=\(values.joined(separator: ";"))" }

    /// Reads what ``text`` writes, with signs of either width and a value on each line too; nil for what names no field.
    package init?(text: String) {
        guard let sign = text.firstIndex(where: { $0 == "=" || $0 == "＝" }) else { return nil }
        let field = text[..<sign].trimmingSpaces
        guard !field.isEmpty else { return nil }
        self.init(String(field), Self.list(text[text.index(after: sign)...]))
    }

    /// Parted by semicolons of either width, or by lines.
    static func list(_ text: some StringProtocol) -> [String] {
        text.split { $0 == ";" || $0 == "；" || $0.isNewline }.map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
    }
}

extension ItemForm {
    /// Whether answers meet a condition that stands outside the form, such as that of a step of the flow: a field that is not asked meets none.
    package func meets(_ condition: ItemFormField.Condition, in answers: Answers) -> Bool {
        guard let field = field(condition.field), isAsked(field, in: answers) else { return false }
        return condition.isMet(by: answers[field.code])
    }

    /// What is wrong with a condition, as a sentence that begins with whose it is; nil where it can be met.
    ///
    /// - Parameter group: the group whose fields it may name; nil for what stands in none.
    func fault(of condition: ItemFormField.Condition, _ whose: String, in group: String? = nil) -> String? {
        guard let field = field(condition.field) else {
            return "\(whose)提到字段“\(condition.field)”，表单里没有这个字段。请核对编码。"
        }
        guard field.kind.hasChoices else { return "\(whose)提到“\(field.label)”，它不是单选或者多选。条件只能看选项。" }
        if condition.values.isEmpty { return "\(whose)没有写选项。请写成“\(field.code)=选项”。" }
        if let odd = condition.values.first(where: { !field.choices.contains($0) }) {
            return "\(whose)要求“\(field.label)”为“\(odd)”，它没有这个选项。请核对选项。"
        }
        if let inner = self.group(of: field.code), group != inner.code {
            return "\(whose)提到重复组“\(inner.label)”里的字段，组外不能这样写。请改为组外的字段。"
        }
        return nil
    }

    /// A condition as a guide says it: 仅当“是否设置门店招牌”为“设置”时.
    package func words(of condition: ItemFormField.Condition) -> String {
        let field = field(condition.field), values = condition.values.map { "“\($0)”" }.joined(separator: "或者")
        return "仅当“\(field?.label ?? condition.field)”\(field?.kind == .choices ? "选了" : "为")\(values)时"
    }
}

/// A form with what somebody answered.
package struct FilledItemForm: Sendable, Equatable {
    package let form: ItemForm
    package let answers: ItemForm.Answers

    package init(_ form: ItemForm, _ answers: ItemForm.Answers) {
        self.form = form
        self.answers = answers
    }

    /// Whether something is needed that stands under a condition; what stands under none always is.
    package func needs(_ condition: ItemFormField.Condition?) -> Bool { condition.map { form.meets($0, in: answers) } ?? true }
}

import GongkaiCore

extension SheetKind {
    /// Its fields as a form asks for them.
    func rows(_ errors: [String: String], _ value: (String) -> String) -> [FormRow] {
        fields.map { field in
            let name = "f-\(field.code)", text = value(field.code), error = errors[field.code]
            switch field.form {
            case .text:
                return .area(
                    name, field.label, text, isOptional: !field.isRequired, hint: field.hint, error: error, counted: field.longest)
            case .choice(let choices):
                let blank = text.isEmpty ? [FormRow.Choice(value: "", text: "请选择", isChosen: true)] : []
                return .select(
                    name, field.label, blank + choices.map { FormRow.Choice(value: $0, text: $0, isChosen: $0 == text) },
                    isOptional: !field.isRequired, hint: field.hint, error: error)
            case .line, .day:
                return .text(
                    name, field.label, text, isOptional: !field.isRequired,
                    hint: field.hint ?? (field.form == .day ? "如2014-03-30" : nil), error: error,
                    longest: field.form == .day ? field.longest : nil, counted: field.form == .day ? nil : field.longest,
                    isShort: field.form == .day)
            }
        }
    }

    /// What a form calls one of its fields, told by the names of all of them; nil for a field of no sheet.
    static func label(of name: String, among names: [String]) -> String? {
        let codes = names.filter { $0.hasPrefix("f-") }.map { String($0.dropFirst(2)) }
        guard name.hasPrefix("f-"), let kind = all.first(where: { Set($0.fields.map(\.code)).isSuperset(of: codes) }) else { return nil }
        return kind.fields.first { $0.code == name.dropFirst(2) }?.label
    }

    /// What a form says of them.
    func fields(in form: SubmittedForm) -> SheetFields {
        let typed = fields.compactMap { field in form["f-\(field.code)"].map { (field.code, $0) } }
        return SheetFields(Dictionary(typed) { first, _ in first }, of: self)
    }
}

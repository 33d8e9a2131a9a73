import GongkaiCore

extension SheetKind {
    /// Its fields as a form asks for them.
    func rows(_ errors: [String: String], _ value: (String) -> String) -> [FormRow] {
        fields.map { field in
            let name = "f-\(field.code)", text = value(field.code), error = errors[field.code]
            switch field.form {
            case .text:
                return .area(
                    name, field.label, text, isOptional: !field.isRequired, hint: field.hint, error: error, longest: field.longest)
            case .choice(let choices):
                let blank = text.isEmpty ? [FormRow.Choice(value: "", text: "请选择", isChosen: true)] : []
                return .select(
                    name, field.label, blank + choices.map { FormRow.Choice(value: $0, text: $0, isChosen: $0 == text) },
                    isOptional: !field.isRequired, hint: field.hint, error: error)
            case .line, .day:
                return .text(
                    name, field.label, text, isOptional: !field.isRequired,
                    hint: field.hint ?? (field.form == .day ? "如2014-03-30" : nil), error: error, longest: field.longest,
                    isShort: field.form == .day)
            }
        }
    }

    /// What a form says of them.
    func fields(in form: SubmittedForm) -> SheetFields {
        let typed = fields.compactMap { field in form["f-\(field.code)"].map { (field.code, $0) } }
        return SheetFields(Dictionary(typed) { first, _ in first }, of: self)
    }
}

/// A group of a form as it was filled in, looked at once more before it goes out.
struct CheckedGroup: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    /// Of the group in the form, where mending leads.
    let id: String
    let heading: String
    let facts: [Fact]
    let editAction: String

    /// Nil where everything was left blank.
    init?(_ id: String, _ heading: String, _ rows: [FormRow], form: String) {
        facts = rows.compactMap(Fact.init)
        if facts.isEmpty { return nil }
        self.id = "check-\(id)"
        self.heading = heading
        editAction = "\(form)#\(id)"
    }

    static let samples = [
        CheckedGroup("applicant", "申请人", [.text("name", "姓名", "张小明")], form: "/request/new")
    ].compactMap(\.self)
}

extension CheckedGroup.Fact {
    /// What a row says; nil for one that was left blank.
    init?(_ row: FormRow) {
        if let input = row.input {
            value = input.value
        } else if let area = row.area {
            value = area.value
        } else {
            let choices = row.select?.choices ?? row.radios?.choices ?? row.boxes?.choices ?? []
            value = choices.filter { $0.isChosen && ($0.value != "" || row.select == nil) }.map(\.text).joined(separator: "、")
        }
        if value.isEmpty { return nil }
        label = row.label
    }
}

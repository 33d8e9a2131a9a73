/// One field of a filter bar; the filters stand in the address.
struct FilterField: Sendable {
    struct Text: Sendable {
        let value: String
        let isSearch: Bool
        let placeholder: String
    }

    /// Stays as it is when the filters are used.
    struct Kept: Sendable { let value: String }

    struct Select: Sendable { let choices: [FormRow.Choice] }

    let name: String
    let label: String
    private(set) var text: Text?
    private(set) var select: Select?
    private(set) var kept: Kept?
    let isWide: Bool

    static func kept(_ name: String, _ value: String) -> FilterField {
        FilterField(name: name, label: "", kept: Kept(value: value), isWide: false)
    }

    /// As the template names the field, for links to it.
    static func id(_ name: String) -> String { "f-\(name)" }

    static func search(_ name: String, _ label: String, _ value: String, placeholder: String) -> FilterField {
        FilterField(name: name, label: label, text: Text(value: value, isSearch: true, placeholder: placeholder), isWide: true)
    }

    static func text(_ name: String, _ label: String, _ value: String, placeholder: String = "") -> FilterField {
        FilterField(name: name, label: label, text: Text(value: value, isSearch: false, placeholder: placeholder), isWide: false)
    }

    static func select(_ name: String, _ label: String, _ choices: [(value: String, text: String)], chosen: String) -> FilterField {
        let all = [FormRow.Choice(value: "", text: "全部", isChosen: chosen.isEmpty)]
        return FilterField(
            name: name, label: label,
            select: Select(choices: all + choices.map { FormRow.Choice(value: $0.value, text: $0.text, isChosen: $0.value == chosen) }),
            isWide: false)
    }

    /// A choice whose empty value means something of its own, and is named so.
    static func choose(_ name: String, _ label: String, _ choices: [(value: String, text: String)], chosen: String) -> FilterField {
        FilterField(
            name: name, label: label,
            select: Select(choices: choices.map { FormRow.Choice(value: $0.value, text: $0.text, isChosen: $0.value == chosen) }),
            isWide: false)
    }

    static let samples: [FilterField] = [
        .search("q", "查找", "公开", placeholder: "名称"), .select("agency", "单位", [("1", "教育局")], chosen: "1"),
        .kept("sort", "title"),
    ]
}

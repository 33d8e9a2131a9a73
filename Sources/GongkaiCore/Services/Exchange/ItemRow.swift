/// One read row of a sheet: values by column, and the faults that reading them as more than cells gives.
struct ItemRow {
    let sheet: ItemSheet
    /// As a spreadsheet counts: the header is row 1.
    let number: Int
    private let definition: RegisterDefinition
    private let values: [RegisterValue]
    private(set) var faults: [CellFault]

    init(_ sheet: ItemSheet, number: Int, _ read: ReadRow) {
        self.sheet = sheet
        self.number = number
        definition = sheet.definition
        values = read.values
        faults = read.faults
    }

    private func value(_ name: String) -> RegisterValue {
        guard let position = definition.position(of: name) else { preconditionFailure("\(sheet) has no column \(name)") }
        return values[position]
    }

    /// Whether something stands there that could not be read.
    func isUnread(_ name: String) -> Bool { faults.contains { $0.column == name } }

    func text(_ name: String) -> String? {
        if case .text(let text) = value(name) { text } else { nil }
    }

    func number(_ name: String) -> Int64? {
        if case .number(let number) = value(name) { number } else { nil }
    }

    func count(_ name: String) -> Int? { number(name).map { Int($0) } }
    func flag(_ name: String) -> Bool? { number(name).map { $0 == 1 } }

    func day(_ name: String) -> Day? {
        if case .day(let day) = value(name) { day } else { nil }
    }

    func choice<Value: CodedValue>(_ name: String, _ type: Value.Type = Value.self) -> Value? { text(name).flatMap(Value.init(rawValue:)) }

    func stated(_ name: String) -> Stated<String> {
        switch text(name) {
        case nil: .unsaid
        case Cell.notApplicable: .notApplicable
        case .some(let text): .given(text)
        }
    }

    func lines(_ name: String) -> [String] {
        (text(name) ?? "").split(whereSeparator: \.isNewline).map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
    }

    /// Parts between the signs that people put between them.
    func list(_ name: String) -> [String] {
        (text(name) ?? "").split { "、,，;；^".contains($0) || $0.isNewline }.map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
    }

    mutating func codes<Value: CodedValue>(_ name: String, _ type: Value.Type = Value.self) -> [Value] {
        list(name).compactMap { part in
            if let value = Value(cell: TypedText(part).plain) { return value }
            fault(name, found: part, "填的是“\(part)”，应为下列之一：\(Value.allCases.map(\.words).joined(separator: "、"))", "has an unknown value")
            return nil
        }
    }

    mutating func statedCode<Value: CodedValue>(_ name: String, _ type: Value.Type = Value.self) -> Stated<Value> {
        switch stated(name) {
        case .unsaid: return .unsaid
        case .notApplicable: return .notApplicable
        case .given: return codes(name, Value.self).first.map(Stated.given) ?? .unsaid
        }
    }

    mutating func statedCount(_ name: String) -> Stated<Int> {
        switch stated(name) {
        case .unsaid: return .unsaid
        case .notApplicable: return .notApplicable
        case .given(let text):
            if let count = CellNumber.count(TypedText(text).plain) { return .given(Int(count)) }
            fault(name, found: text, "填的是“\(text)”，应为不小于0的整数，或者“无”", "is \"\(text)\"; a whole number or 无 is expected")
            return .unsaid
        }
    }

    mutating func statedLimit(_ prefix: String) -> Stated<TimeLimit> {
        let unit = text(prefix + "_type").flatMap(TimeLimit.Unit.init(exchangeCode:)) ?? .working
        switch statedCount(prefix + "_day") {
        case .unsaid: return .unsaid
        case .notApplicable: return .notApplicable
        case .given(let days): return .given(TimeLimit(days, unit, article: text(prefix + "_explain") ?? ""))
        }
    }

    mutating func legalBasis(_ name: String) -> [LegalBasis] {
        lines(name).compactMap { line in
            if let basis = LegalBasis(text: line) { return basis }
            fault(
                name, found: line, "每行写一项，以《名称》开头，如“《中华人民共和国教育法》第二十七条：条文”，现在是“\(line.prefix(30))”",
                "each line must begin with a title in 《》")
            return nil
        }
    }

    mutating func condition(_ name: String) -> ItemFormField.Condition? {
        guard let text = text(name) else { return nil }
        if let condition = ItemFormField.Condition(text: text), !condition.values.isEmpty { return condition }
        fault(
            name, found: text, "填的是“\(text.prefix(60))”，应写成“编码=选项”，几个选项用分号隔开；每件都适用的不填",
            "is \"\(text.prefix(60))\"; field=choice;choice is expected")
        return nil
    }

    mutating func fault(_ name: String, found: String, _ chinese: String, _ english: String) {
        guard let column = definition.column(name) else { preconditionFailure("\(sheet) has no column \(name)") }
        faults.append(CellFault(column, found: found, chinese: "“\(column.label)”\(chinese)。", english: "\(column.name) \(english)"))
    }
}

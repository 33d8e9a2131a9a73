/// A form as a table with a row for each field, as it is written in a spreadsheet. The fields of a group name it in the column 所属重复组.
package enum ItemFormTable {
    package enum Column: String, Sendable, CaseIterable {
        case heading, code, label, kind, required, choices, least, most, shownIf, hint, group

        /// As the first row has it.
        package var label: String {
            switch self {
            case .heading: "标题"
            case .code: "编码"
            case .label: "名称"
            case .kind: "类型"
            case .required: "必填"
            case .choices: "选项"
            case .least: "最少"
            case .most: "最多"
            case .shownIf: "显示条件"
            case .hint: "说明"
            case .group: "所属重复组"
            }
        }
    }

    package static let header = Column.allCases.map(\.label)

    /// A form as rows, without the header.
    package static func rows(_ form: ItemForm) -> [[String]] {
        form.fields.flatMap { field in [row(field, in: nil)] + field.fields.map { row($0, in: field) } }
    }

    private static func row(_ field: ItemFormField, in group: ItemFormField?) -> [String] {
        [
            field.heading ?? "", field.code, field.label, field.kind.words, field.isRequired ? "是" : "否",
            field.choices.joined(separator: ";"), field.least.map(String.init) ?? "", field.most.map(String.init) ?? "",
            field.shownIf?.text ?? "", field.hint ?? "", group?.code ?? "",
        ]
    }
}

/// A form out of a file: the form, or everything wrong with it, each with its line.
package struct ItemFormReading: Sendable, Equatable {
    package struct Fault: Sendable, Equatable {
        /// From 1, as a spreadsheet or an editor counts; nil where it concerns the whole.
        package let line: Int?
        package let field: String
        package let words: String

        /// As it is told: where, and what to do.
        package var sentence: String {
            let place = (line.map { "第\($0)行" } ?? "") + (field.isEmpty ? "" : "（\(field)）")
            return place.isEmpty ? words : "\(place)：\(words)"
        }
    }

    package private(set) var form = ItemForm([])
    package private(set) var faults: [Fault] = []
    private var lines: [String: [Int]] = [:]

    /// Of a table; the first row is the header, in any order of the columns.
    package init(table: [[String]]) {
        var columns: [ItemFormTable.Column: Int] = [:]
        for (index, cell) in (table.first ?? []).enumerated() {
            let name = Self.trimmed(cell)
            if name.isEmpty { continue }
            let known = ItemFormTable.Column.allCases.first { $0.label == name || $0.rawValue.lowercased() == name.lowercased() }
            guard let column = known else {
                faults.append(Fault(line: 1, field: "", words: "不认识的列“\(name)”。可用的列：\(ItemFormTable.header.joined(separator: "、"))。"))
                continue
            }
            columns[column] = index
        }
        for column in [ItemFormTable.Column.code, .label, .kind] where columns[column] == nil {
            faults.append(Fault(line: 1, field: "", words: "缺少“\(column.label)”列。请补上。"))
        }
        guard faults.isEmpty else { return }
        var fields: [ItemFormField] = []
        for (index, cells) in table.enumerated().dropFirst() where cells.contains(where: { !Self.trimmed($0).isEmpty }) {
            let row = Row(line: index + 1, cells: cells, columns: columns)
            guard let field = field(row) else { continue }
            lines[field.code, default: []].append(row.line)
            guard let group = row[.group].nonBlank else {
                fields.append(field)
                continue
            }
            guard let place = fields.firstIndex(where: { $0.code == group }) else {
                faults.append(Fault(line: row.line, field: field.code, words: "所属重复组“\(group)”不在前面的行里。请先写这个重复组。"))
                continue
            }
            fields[place].fields.append(field)
        }
        finish(fields)
    }

    private mutating func finish(_ fields: [ItemFormField]) {
        form = ItemForm(fields)
        var counts: [String: Int] = [:]
        for fault in form.faults {
            // The second of two of the same name is the one that is wrong.
            let places = lines[fault.field] ?? [], number = counts[fault.field + fault.words, default: 0]
            counts[fault.field + fault.words] = number + 1
            let isTwice = fault.words.contains("用了两次")
            let line = places.indices.contains(number + (isTwice ? 1 : 0)) ? places[number + (isTwice ? 1 : 0)] : places.first
            faults.append(Fault(line: line, field: fault.field, words: fault.words))
        }
    }

    private struct Row {
        let line: Int
        let cells: [String]
        let columns: [ItemFormTable.Column: Int]

        subscript(_ column: ItemFormTable.Column) -> String {
            guard let index = columns[column], cells.indices.contains(index) else { return "" }
            return ItemFormReading.trimmed(cells[index])
        }
    }

    private mutating func field(_ row: Row) -> ItemFormField? {
        let code = row[.code]
        func refuse(_ words: String) { faults.append(Fault(line: row.line, field: code, words: words)) }
        guard let kind = Self.kind(row[.kind]) else {
            let known = ItemFormField.Kind.allCases.map(\.words).joined(separator: "、")
            refuse("不认识的类型“\(row[.kind])”。可用的类型：\(known)。")
            return nil
        }
        guard let isRequired = Self.flag(row[.required]) else {
            refuse("“必填”应写是或者否，不能写“\(row[.required])”。请更正。")
            return nil
        }
        var bounds: [Int?] = []
        for column in [ItemFormTable.Column.least, .most] {
            let text = row[column]
            guard text.isEmpty || Int(text) != nil else {
                refuse("“\(column.label)”应是整数，不能写“\(text)”。请更正。")
                return nil
            }
            bounds.append(Int(text))
        }
        var condition: ItemFormField.Condition?
        if let text = row[.shownIf].nonBlank {
            guard let read = ItemFormField.Condition(text: text) else {
                refuse("显示条件“\(text)”读不懂。请写成“编码=选项”，几个选项用分号隔开。")
                return nil
            }
            condition = read
        }
        return ItemFormField(
            code, row[.label], kind, isRequired: isRequired, heading: row[.heading].nonBlank, hint: row[.hint].nonBlank,
            choices: ItemFormField.Condition.list(row[.choices]), least: bounds[0], most: bounds[1], shownIf: condition)
    }

    static func kind(_ text: String) -> ItemFormField.Kind? {
        ItemFormField.Kind.allCases.first { $0.words == text || $0.rawValue.lowercased() == text.lowercased() }
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "是", "必填", "1", "true", "yes": true
        case "否", "", "0", "false", "no": false
        default: nil
        }
    }

    fileprivate static func trimmed(_ text: String) -> String {
        var view = text[...]
        while let first = view.first, first.isWhitespace || first == "\u{FEFF}" { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }

    // MARK: JSON

    /// Of a JSON text `{"fields": […]}`; what is left out has its usual value.
    package init(json text: String) {
        let loose: LooseForm
        do {
            loose = try LooseForm(text)
        } catch {
            faults = [error]
            return
        }
        var fields: [ItemFormField] = [], seen: [String: Int] = [:]
        func place(_ code: String) -> Int? {
            defer { seen[code, default: 0] += 1 }
            return LooseForm.line(of: code, number: seen[code, default: 0], in: text)
        }
        for field in loose.fields { if let read = self.field(field, place) { fields.append(read) } }
        finish(fields)
    }

    private mutating func field(_ loose: LooseForm.Field, _ place: (String) -> Int?) -> ItemFormField? {
        let code = loose.code ?? "", line = place(code)
        if let line { lines[code, default: []].append(line) }
        guard let kind = Self.kind(loose.kind ?? "text") else {
            let known = ItemFormField.Kind.allCases.map(\.rawValue).joined(separator: "、")
            faults.append(Fault(line: line, field: code, words: "不认识的类型“\(loose.kind ?? "")”。可用的类型：\(known)。"))
            return nil
        }
        var inner: [ItemFormField] = []
        for field in loose.fields ?? [] { if let read = self.field(field, place) { inner.append(read) } }
        return ItemFormField(
            code, loose.label ?? "", kind, isRequired: loose.isRequired ?? false, heading: loose.heading?.nonBlank,
            hint: loose.hint?.nonBlank, choices: loose.choices ?? [], least: loose.least, most: loose.most,
            shownIf: loose.shownIf.map { ItemFormField.Condition($0.field ?? "", $0.values ?? []) }, fields: inner)
    }
}

extension String {
    fileprivate var nonBlank: String? { allSatisfy(\.isWhitespace) ? nil : self }
}

/// Reads the cells of one column: what a person typed becomes a value, or a fault that says what was expected.
struct CellReader: Sendable {
    let column: RegisterColumn
    private let choices: [String: String]
    private let latest: Day

    init(_ column: RegisterColumn, today: Day) {
        self.column = column
        self.latest = Day.lastDay(of: today.year + (column.isForeseen ? 50 : 1))
        var choices: [String: String] = [:]
        if case .choice(let all) = column.kind {
            for choice in all { choices[choice.label] = choice.code }
            for choice in all { choices[choice.code] = choice.code }
        }
        self.choices = choices
    }

    /// Days before the republic are typing errors.
    private static let earliest = Day.firstDay(of: 1949)

    func read(_ text: String) throws(CellFault) -> RegisterValue {
        let cell = TypedText(text)
        if cell.trimmed.isEmpty {
            guard column.isRequired else { return .blank }
            throw fault(text, "不能为空，应填\(expectation.chinese)", "is empty; \(expectation.english) is expected")
        }
        switch column.kind {
        case .text(let max):
            return try readText(cell, max: max)
        case .reference:
            return try readText(cell, max: 100)
        case .day:
            return .day(try readDay(cell))
        case .year:
            guard let year = CellNumber.count(cell.plain.hasSuffix("年") ? String(cell.plain.dropLast()) : cell.plain),
                (1949...Int64(latest.year)).contains(year)
            else { throw wrong(cell) }
            return .number(year)
        case .count:
            guard let count = CellNumber.count(cell.plain) else { throw wrong(cell) }
            return .number(count)
        case .yuan:
            guard let fen = CellNumber.fen(cell.plain) else { throw wrong(cell) }
            return .number(fen)
        case .flag:
            switch cell.plain.lowercased() {
            case "是", "1", "yes", "y", "true": return .number(1)
            case "否", "0", "no", "n", "false": return .number(0)
            default: throw wrong(cell)
            }
        case .choice:
            guard let code = choices[cell.trimmed] ?? choices[cell.plain] else { throw wrong(cell) }
            return .text(code)
        }
    }

    private func readText(_ cell: TypedText, max: Int) throws(CellFault) -> RegisterValue {
        if cell.hasControlCharacter {
            throw fault(cell.trimmed, "含有不可见的控制字符，请删除后重填", "contains a control character; remove it")
        }
        if cell.exceeds(max) {
            let count = cell.trimmed.count
            throw fault(cell.trimmed, "有\(count)字，最多\(max)字", "has \(count) characters; at most \(max) are allowed")
        }
        return .text(cell.trimmed)
    }

    private func readDay(_ cell: TypedText) throws(CellFault) -> Day {
        guard let day = CellDay.read(cell.plain) else {
            let shown = shown(cell)
            throw fault(
                cell.trimmed, "填的是“\(shown)”，应为日期，写作 2014-03-05、2014/3/5、20140305 或 2014年3月5日，年份须写四位并写在最前",
                "is \"\(shown)\"; a day is expected, written 2014-03-05, 2014/3/5, 20140305 or 2014年3月5日, the year first and in four digits"
            )
        }
        guard day >= Self.earliest, day <= latest else {
            throw fault(
                cell.trimmed, "填的是“\(cell.trimmed)”，应在1949年至\(latest.year)年之间",
                "is \"\(cell.trimmed)\"; a day from 1949 to \(latest.year) is expected")
        }
        return day
    }

    private func wrong(_ cell: TypedText) -> CellFault {
        let shown = shown(cell)
        return fault(
            cell.trimmed, "填的是“\(shown)”，应为\(expectation.chinese)", "is \"\(shown)\"; \(expectation.english) is expected")
    }

    private func shown(_ cell: TypedText) -> String {
        cell.trimmed.count > 40 ? String(cell.trimmed.prefix(40)) + "…" : cell.trimmed
    }

    private func fault(_ found: String, _ chinese: String, _ english: String) -> CellFault {
        CellFault(column, found: found, chinese: "“\(column.label)”\(chinese)。", english: "\(column.english) \(english)")
    }

    private var expectation: (chinese: String, english: String) {
        switch column.kind {
        case .text(let max): ("不超过\(max)字的文字", "a text of at most \(max) characters")
        case .day: ("日期，如 2014-03-05", "a day such as 2014-03-05")
        case .year: ("年度，如 2014", "a year such as 2014")
        case .count: ("不小于0的整数，如 12", "a whole number that is not negative, such as 12")
        case .yuan: ("以元为单位的金额，不小于0，最多两位小数，如 1250.50", "an amount in yuan, not negative, at most two decimals, such as 1250.50")
        case .flag: ("“是”或“否”", "是 (yes) or 否 (no)")
        case .choice(let choices):
            (
                "下列之一：" + choices.map(\.label).joined(separator: "、"),
                "one of " + choices.map { $0.code == $0.label ? $0.code : "\($0.code) (\($0.label))" }.joined(separator: ", ")
            )
        case .reference(let register):
            ("\(RegisterDefinition.label(ofKeyOf: register))", "the key of a record of \(register)")
        }
    }
}

extension RegisterDefinition {
    /// What a cell that refers to a record must hold: 信息的索引号.
    static func label(ofKeyOf name: String) -> String {
        guard let register = try? named(name), let key = register.keyColumn.flatMap(register.column) else { return name }
        return "“\(register.label)”中的\(key.label)"
    }
}

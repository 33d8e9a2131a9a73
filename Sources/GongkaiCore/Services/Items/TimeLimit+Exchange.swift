extension TimeLimit {
    /// 7个工作日, 30日, 当日.
    package var words: String { days == 0 ? "当日" : "\(days)\(unit.words)" }
}

extension TimeLimit.Unit {
    /// As exchange files write it: 1 工作日, 2 自然日.
    var exchangeCode: String { self == .working ? "1" : "2" }

    init?(exchangeCode: String) {
        switch exchangeCode {
        case "1": self = .working
        case "2": self = .calendar
        default: return nil
        }
    }

    /// What a cell of a sheet may hold.
    static let choices = [RegisterColumn.Choice("1", "工作日"), RegisterColumn.Choice("2", "自然日")]
}

extension KeyedEncodingContainer {
    /// A limit is three keys beside each other in exchange files.
    mutating func encode(limit: TimeLimit?, days: Key, unit: Key, article: Key) throws {
        guard let limit else { return }
        try encode(limit.days, forKey: days)
        try encode(limit.unit.exchangeCode, forKey: unit)
        if !limit.article.isEmpty { try encode(limit.article, forKey: article) }
    }
}

extension KeyedDecodingContainer {
    /// Nil where there is no number of days. Without a unit, days are working days.
    func limit(days: Key, unit: Key, article: Key) throws -> TimeLimit? {
        guard let count = try decodeIfPresent(Int.self, forKey: days) else { return nil }
        let code = try decodeIfPresent(String.self, forKey: unit) ?? TimeLimit.Unit.working.exchangeCode
        guard let unitRead = TimeLimit.Unit(exchangeCode: code) else {
            throw DecodingError.dataCorruptedError(forKey: unit, in: self, debugDescription: "应为“1”（工作日）或者“2”（自然日）")
        }
        return TimeLimit(count, unitRead, article: try decodeIfPresent(String.self, forKey: article) ?? "")
    }
}

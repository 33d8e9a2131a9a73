/// How long it takes: by law, and as promised.
package struct ItemTime: Sendable, Equatable {
    /// 法定办结时限; not applicable where no law sets one.
    package var statutoryLimit: Stated<TimeLimit>
    /// 承诺办结时限; zero days for what is done while one waits.
    package var promisedLimit: TimeLimit?
    package var caseType: CaseType?

    package init(statutoryLimit: Stated<TimeLimit> = .unsaid, promisedLimit: TimeLimit? = nil, caseType: CaseType? = nil) {
        self.statutoryLimit = statutoryLimit
        self.promisedLimit = promisedLimit
        self.caseType = caseType
    }
}

extension ItemTime: Codable {
    private enum CodingKeys: String, CodingKey {
        case statutoryDays = "ANTICIPATE_DAY", statutoryUnit = "ANTICIPATE_TYPE", statutoryArticle = "ANTICIPATE_EXPLAIN"
        case promisedDays = "PROMISE_DAY", promisedUnit = "PROMISE_TYPE", promisedArticle = "PROMISE_EXPLAIN"
        case caseType = "PROJECT_TYPE"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if statutoryLimit == .notApplicable { try container.encodeNil(forKey: .statutoryDays) }
        try container.encode(
            limit: statutoryLimit.value, days: .statutoryDays, unit: .statutoryUnit, article: .statutoryArticle)
        try container.encode(limit: promisedLimit, days: .promisedDays, unit: .promisedUnit, article: .promisedArticle)
        try container.encodeIfPresent(caseType, forKey: .caseType)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let statutory = try container.limit(days: .statutoryDays, unit: .statutoryUnit, article: .statutoryArticle)
        self.init(
            statutoryLimit: statutory.map(Stated.given) ?? (container.contains(.statutoryDays) ? .notApplicable : .unsaid),
            promisedLimit: try container.limit(days: .promisedDays, unit: .promisedUnit, article: .promisedArticle),
            caseType: try container.decodeIfPresent(CaseType.self, forKey: .caseType))
    }
}

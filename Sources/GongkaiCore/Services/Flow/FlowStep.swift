/// One step (环节) of a flow.
package struct FlowStep: Sendable, Equatable {
    /// Tells the steps of a flow apart.
    package var code: String
    package var name: String
    /// Who takes it, by unit code.
    package var unit: String
    package var section: String?
    /// The post in charge (岗位); people change.
    package var post: String?
    package var promisedLimit: TimeLimit?
    package var statutoryLimit: TimeLimit?
    /// The steps that must be done before; a step after several waits for all, several after one run side by side.
    package var after: [String]
    /// What makes it a special procedure, whose time does not count; nil for an ordinary step.
    package var special: SpecialProcedure?
    /// The answer to the item's form by which a case needs it; nil where every case does.
    package var onlyIf: ItemFormField.Condition?

    package init(
        _ code: String, _ name: String, unit: String, section: String? = nil, post: String? = nil, promised: TimeLimit? = nil,
        statutory: TimeLimit? = nil, after: [String] = [], special: SpecialProcedure? = nil, onlyIf: ItemFormField.Condition? = nil
    ) {
        self.code = code
        self.name = name
        self.unit = unit
        self.section = section
        self.post = post
        promisedLimit = promised
        statutoryLimit = statutory
        self.after = after
        self.special = special
        self.onlyIf = onlyIf
    }

    package func limit(_ kind: LimitKind) -> TimeLimit? { kind == .promised ? promisedLimit : statutoryLimit }
}

/// Which of the two limits is meant.
package enum LimitKind: String, Sendable, CaseIterable {
    case promised
    case statutory

    package var words: String { self == .promised ? "承诺时限" : "法定时限" }
}

/// 特别程序: hearing, tendering, inspection, quarantine, appraisal, expert review.
///
/// > 依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在本节规定的期限内。——《行政许可法》第四十五条
package struct SpecialProcedure: Sendable, Equatable, Codable {
    package var kind: SpecialProcedureKind
    package var basis: String

    private enum CodingKeys: String, CodingKey {
        case kind = "SPECIAL_TYPE"
        case basis = "SPECIAL_BASIS"
    }

    package init(_ kind: SpecialProcedureKind = .other, basis: String) {
        self.kind = kind
        self.basis = basis
    }
}

extension FlowStep: Codable {
    private enum CodingKeys: String, CodingKey {
        case code = "STEP_CODE", name = "STEP_NAME", unit = "STEP_AGENCY", section = "STEP_SECTION", post = "STEP_POST"
        case promisedDays = "PROMISE_DAY", promisedUnit = "PROMISE_TYPE", promisedArticle = "PROMISE_EXPLAIN"
        case statutoryDays = "ANTICIPATE_DAY", statutoryUnit = "ANTICIPATE_TYPE", statutoryArticle = "ANTICIPATE_EXPLAIN"
        case after = "STEP_AFTER", special = "SPECIAL_PROCEDURE", onlyIf = "STEP_CONDITION"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(name, forKey: .name)
        try container.encode(unit, forKey: .unit)
        try container.encodeIfPresent(section, forKey: .section)
        try container.encodeIfPresent(post, forKey: .post)
        try container.encode(limit: promisedLimit, days: .promisedDays, unit: .promisedUnit, article: .promisedArticle)
        try container.encode(limit: statutoryLimit, days: .statutoryDays, unit: .statutoryUnit, article: .statutoryArticle)
        try container.encode(after, forKey: .after)
        try container.encodeIfPresent(special, forKey: .special)
        try container.encodeIfPresent(onlyIf, forKey: .onlyIf)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(String.self, forKey: .code), try container.decode(String.self, forKey: .name),
            unit: try container.decode(String.self, forKey: .unit),
            section: try container.decodeIfPresent(String.self, forKey: .section),
            post: try container.decodeIfPresent(String.self, forKey: .post),
            promised: try container.limit(days: .promisedDays, unit: .promisedUnit, article: .promisedArticle),
            statutory: try container.limit(days: .statutoryDays, unit: .statutoryUnit, article: .statutoryArticle),
            after: try container.decodeIfPresent([String].self, forKey: .after) ?? [],
            special: try container.decodeIfPresent(SpecialProcedure.self, forKey: .special),
            onlyIf: try container.decodeIfPresent(ItemFormField.Condition.self, forKey: .onlyIf))
    }
}

/// One of the papers that an applicant brings.
package struct RequiredMaterial: Sendable, Equatable {
    /// Tells the materials of an item apart; the same paper has the same code in every item, so that it can be reused.
    package var code: String
    package var name: String
    package var kind: MaterialKind?
    package var source: MaterialSource?
    /// 出具机构.
    package var issuer: String?
    /// How it is obtained: where to go, what to bring.
    package var obtaining: String?
    /// 出具时间要求.
    package var issuedWithin: String?
    package var originals: Int?
    package var copies: Int?
    package var medium: MaterialMedium?
    /// 是否必备.
    package var isRequired: Bool
    /// 填报须知.
    package var instruction: String?
    /// 空白表格, by file name or address.
    package var blankForm: String?
    /// 样表.
    package var sample: String?
    /// 是否可容缺: accepted with a promise, supplied within ``followsWithin``.
    package var mayFollow: Bool
    /// The time for a material that was promised.
    package var followsWithin: TimeLimit?
    /// Whether one that is held from another case may be used again.
    package var isReusable: Bool
    /// The answer to the item's form by which an application needs it; nil where every one does.
    package var onlyIf: ItemFormField.Condition?

    package init(
        code: String, name: String, kind: MaterialKind? = nil, source: MaterialSource? = nil, issuer: String? = nil,
        obtaining: String? = nil, issuedWithin: String? = nil, originals: Int? = nil, copies: Int? = nil, medium: MaterialMedium? = nil,
        isRequired: Bool = true, instruction: String? = nil, blankForm: String? = nil, sample: String? = nil, mayFollow: Bool = false,
        followsWithin: TimeLimit? = nil, isReusable: Bool = false, onlyIf: ItemFormField.Condition? = nil
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.source = source
        self.issuer = issuer
        self.obtaining = obtaining
        self.issuedWithin = issuedWithin
        self.originals = originals
        self.copies = copies
        self.medium = medium
        self.isRequired = isRequired
        self.instruction = instruction
        self.blankForm = blankForm
        self.sample = sample
        self.mayFollow = mayFollow
        self.followsWithin = followsWithin
        self.isReusable = isReusable
        self.onlyIf = onlyIf
    }
}

extension RequiredMaterial: Codable {
    private enum CodingKeys: String, CodingKey {
        case code = "MATERIAL_CODE", name = "MATERIAL_NAME", kind = "MATERIAL_TYPE", source = "SOURCE_TYPE", issuer = "SOURCE_DEPT"
        case obtaining = "SOURCE_EXPLAIN", issuedWithin = "ISSUE_TIME", originals = "ORIGINAL_NUM", copies = "COPY_NUM"
        case medium = "MATERIAL_FORMAT", isRequired = "IS_NEED", instruction = "FILL_EXPLAIN", blankForm = "BLANK_FORM"
        case sample = "SAMPLE_FORM", mayFollow = "IS_TOLERABLE", isReusable = "IS_REUSABLE", onlyIf = "MATERIAL_CONDITION"
        case followsDays = "TOLERABLE_DAY", followsUnit = "TOLERABLE_TYPE", followsArticle = "TOLERABLE_EXPLAIN"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(kind, forKey: .kind)
        try container.encodeIfPresent(source, forKey: .source)
        try container.encodeIfPresent(issuer, forKey: .issuer)
        try container.encodeIfPresent(obtaining, forKey: .obtaining)
        try container.encodeIfPresent(issuedWithin, forKey: .issuedWithin)
        try container.encodeIfPresent(originals, forKey: .originals)
        try container.encodeIfPresent(copies, forKey: .copies)
        try container.encodeIfPresent(medium, forKey: .medium)
        try container.encode(isRequired, forKey: .isRequired)
        try container.encodeIfPresent(instruction, forKey: .instruction)
        try container.encodeIfPresent(blankForm, forKey: .blankForm)
        try container.encodeIfPresent(sample, forKey: .sample)
        try container.encode(mayFollow, forKey: .mayFollow)
        try container.encode(limit: followsWithin, days: .followsDays, unit: .followsUnit, article: .followsArticle)
        try container.encode(isReusable, forKey: .isReusable)
        try container.encodeIfPresent(onlyIf, forKey: .onlyIf)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            code: try container.decode(String.self, forKey: .code), name: try container.decode(String.self, forKey: .name),
            kind: try container.decodeIfPresent(MaterialKind.self, forKey: .kind),
            source: try container.decodeIfPresent(MaterialSource.self, forKey: .source),
            issuer: try container.decodeIfPresent(String.self, forKey: .issuer),
            obtaining: try container.decodeIfPresent(String.self, forKey: .obtaining),
            issuedWithin: try container.decodeIfPresent(String.self, forKey: .issuedWithin),
            originals: try container.decodeIfPresent(Int.self, forKey: .originals),
            copies: try container.decodeIfPresent(Int.self, forKey: .copies),
            medium: try container.decodeIfPresent(MaterialMedium.self, forKey: .medium),
            isRequired: try container.decode(Bool.self, forKey: .isRequired),
            instruction: try container.decodeIfPresent(String.self, forKey: .instruction),
            blankForm: try container.decodeIfPresent(String.self, forKey: .blankForm),
            sample: try container.decodeIfPresent(String.self, forKey: .sample),
            mayFollow: try container.decodeIfPresent(Bool.self, forKey: .mayFollow) ?? false,
            followsWithin: try container.limit(days: .followsDays, unit: .followsUnit, article: .followsArticle),
            isReusable: try container.decodeIfPresent(Bool.self, forKey: .isReusable) ?? false,
            onlyIf: try container.decodeIfPresent(ItemFormField.Condition.self, forKey: .onlyIf))
    }
}

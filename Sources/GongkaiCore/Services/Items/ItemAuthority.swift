/// Whose power it is, and by what law.
package struct ItemAuthority: Sendable, Equatable, Codable {
    /// 设定依据.
    package var legalBasis: [LegalBasis]
    package var powerSource: PowerSource?
    package var level: ExerciseLevel?
    /// 权限划分.
    package var division: String?
    /// 行使内容.
    package var content: String?
    /// 实施主体, by its full name.
    package var implementer: String?
    /// Its unified social credit code.
    package var implementerCode: String?
    package var implementerNature: ImplementerNature?
    /// 委托部门: who has entrusted the implementer.
    package var delegate: Stated<String>
    /// 联办机构, by unit code.
    package var jointUnits: [String]
    /// 承办机构.
    package var section: String?

    private enum CodingKeys: String, CodingKey {
        case legalBasis = "BY_LAW"
        case powerSource = "POWER_SOURCE"
        case level = "USE_LEVEL"
        case division = "POWER_DIVISION"
        case content = "USE_CONTENT"
        case implementer = "DEPT_NAME"
        case implementerCode = "DEPT_CODE"
        case implementerNature = "DEPT_TYPE"
        case delegate = "ENTRUST_NAME"
        case jointUnits = "OTHER_DEPT"
        case section = "DEPT_SECTION"
    }

    package init(
        legalBasis: [LegalBasis] = [], powerSource: PowerSource? = nil, level: ExerciseLevel? = nil, division: String? = nil,
        content: String? = nil, implementer: String? = nil, implementerCode: String? = nil, implementerNature: ImplementerNature? = nil,
        delegate: Stated<String> = .unsaid, jointUnits: [String] = [], section: String? = nil
    ) {
        self.legalBasis = legalBasis
        self.powerSource = powerSource
        self.level = level
        self.division = division
        self.content = content
        self.implementer = implementer
        self.implementerCode = implementerCode
        self.implementerNature = implementerNature
        self.delegate = delegate
        self.jointUnits = jointUnits
        self.section = section
    }
}

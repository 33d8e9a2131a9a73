/// What kind of body a name names; it decides the last day of publication and what 「我办」 may mean.
enum AgencyKind: Sendable {
    /// A government at county level or above.
    case government
    case township, department, unknown

    private static let townships: [Glyphs] = ["镇", "乡", "街道", "街道办事处", "镇人民政府", "乡人民政府", "苏木"]
    private static let governments: [Glyphs] = ["人民政府", "省", "市", "区", "县", "旗", "州", "盟"]
    private static let departments: [Glyphs] = [
        "局", "委", "厅", "办", "办公室", "委员会", "中心", "院", "所", "站", "队", "公司", "学校", "医院", "科", "部", "署", "会",
    ]

    static func of(_ name: String?) -> AgencyKind {
        guard let name else { return .unknown }
        let text = Folding.fold(name)
        if townships.contains(where: { text.hasSuffix($0) }) { return .township }
        if governments.contains(where: { text.hasSuffix($0) }) { return .government }
        return departments.contains { text.hasSuffix($0) } ? .department : .unknown
    }

    static func isName(_ text: Glyphs) -> Bool { of(text.text) != .unknown }
}

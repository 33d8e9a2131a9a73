/// A kind of column (栏目类别), as the page label `ColumnType` names it, with the update expected of it. The list is data.
package struct ColumnKind: Sendable, Equatable, Decodable {
    /// How the veto on stale columns counts it (VT4).
    package enum Group: String, Sendable, Decodable {
        /// 动态、要闻: two weeks.
        case news
        /// 通知公告、政策文件: six months.
        case notice
    }

    package let code: String
    package let name: String
    /// Nil for what changes only when it changes: functions, leaders, the guide.
    package let interval: UpdateInterval?
    package let group: Group?

    package static let all: [ColumnKind] = shipped(PackageResources.column_kinds_json, named: "column-kinds.json")

    /// Nil for a code the program does not know.
    package static func code(_ code: String) -> ColumnKind? { all.first { $0.code == code } }
}

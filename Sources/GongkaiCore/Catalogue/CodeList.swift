/// A classification: codes with their names, in one or two levels.
package struct CodeList: Sendable, Equatable {
    package struct Entry: Sendable, Equatable, Decodable {
        package let code: String
        package let name: String
        /// Code of the entry above; nil at the first level.
        package let parent: String?
    }

    /// As forms label it.
    package let label: String
    package let entries: [Entry]

    init(_ label: String, _ entries: [Entry]) {
        self.label = label
        self.entries = entries
    }

    package func entry(_ code: String) -> Entry? { entries.first { $0.code == code } }

    /// The entries directly below one, or those of the first level.
    package func entries(below parent: String?) -> [Entry] { entries.filter { $0.parent == parent } }

    /// `综合政务\政务公开`, as the table above an item writes it; nil for a code that is not in the list.
    package func path(of code: String) -> String? {
        guard let entry = entry(code) else { return nil }
        return [entry.parent.flatMap { self.entry($0)?.name }, entry.name].compactMap(\.self).joined(separator: "\\")
    }

    /// The code and every code below it: what a reader means who picks a first-level entry.
    package func codes(within code: String) -> [String] { [code] + entries(below: code).map(\.code) }

    /// 主题分类, as used on government sites.
    package static let subjects = CodeList("主题分类", shipped(PackageResources.subjects_json, named: "subjects.json"))
    /// 体裁分类: the fifteen kinds of the rules for official documents (党政机关公文处理工作条例), and others.
    package static let genres = CodeList("体裁分类", shipped(PackageResources.genres_json, named: "genres.json"))
    /// 服务对象分类.
    package static let audiences = CodeList("服务对象分类", shipped(PackageResources.audiences_json, named: "audiences.json"))
}

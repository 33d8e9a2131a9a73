import GongkaiCore
import GongkaiStore

/// What the foot of every page of a government site must have (47号).
enum FooterElements {
    /// The names of those that a page's foot lacks.
    static func missing(in footer: Substring?, of site: SiteSettings) -> [String] {
        func has(_ words: String?...) -> Bool {
            guard let footer else { return false }
            return words.contains { word in word.map { !$0.isEmpty && footer.contains($0) } ?? false }
        }
        let elements: [(name: String, isThere: Bool)] = [
            ("网站标识码", has(site.facts.idCode)), ("主办单位", has("主办")), ("联系方式", has("联系", "电话", site.contact)),
            ("ICP备案编号", has(site.icpNumber)), ("公安机关备案编号", has(site.policeNumber)), ("站点地图", has("站点地图", "网站地图")),
            ("“我为政府网站找错”入口", has("找错")), ("党政机关网站标识", has("党政机关")),
        ]
        return elements.filter { !$0.isThere }.map(\.name)
    }
}

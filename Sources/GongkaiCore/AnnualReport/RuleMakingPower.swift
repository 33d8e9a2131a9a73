/// Who may make 规章, told from the name a report is published under (立法法: provinces, autonomous prefectures and cities divided into districts).
///
/// A name does not tell a county-level city from one that is divided into districts, so every city government is taken to have the power:
/// check Y14 is a note, and a note that is wrong costs more trust than one that is missing.
package enum RuleMakingPower {
    package static func belongs(to body: String) -> Bool {
        var place = Substring(body.filter { !$0.isWhitespace })
        for ending in ["办公室", "办公厅", "人民政府"] where place.hasSuffix(ending) { place = place.dropLast(ending.count) }
        return ["省", "自治区", "自治州", "市"].contains { place.hasSuffix($0) }
    }
}

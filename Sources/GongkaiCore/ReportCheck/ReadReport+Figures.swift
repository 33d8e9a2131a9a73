import Foundation

extension ReadReport {
    /// What kind of body it is: by its name, else by how it speaks of itself.
    var kind: AgencyKind {
        let named = AgencyKind.of(agency)
        guard named == .unknown else { return named }
        if prose.glyphs.containsAny(["我镇", "我乡", "我街道"]) { return .township }
        return prose.glyphs.containsAny(["我局", "我委", "我厅", "我中心", "我院", "我单位", "本局", "本委", "局机关"]) ? .department : .unknown
    }

    /// Whether the file holds the report's words and not only its table.
    var hasProse: Bool { prose.glyphs.contains("。") }

    /// The sum of figures; nil when one is blank or does not stand in the report.
    func sum(of codes: [String]) -> Decimal? {
        var total: Decimal = 0
        for code in codes {
            guard let value = figures[code]?.number else { return nil }
            total += value
        }
        return total
    }

    /// Where figures stand, each row once.
    func places(of codes: [String]) -> [ReportFinding.Quote] {
        var result: [ReportFinding.Quote] = []
        for code in codes {
            if let place = table.places[code], !result.contains(place), result.count < 4 { result.append(place) }
        }
        return result
    }

    /// The labels of figures, for a sentence.
    func names(of codes: [String]) -> String {
        guard let form = ReportForm.form(id: form) else { return codes.joined(separator: "、") }
        var names: [String] = []
        for code in codes.prefix(3) { names.append(form.figure(code)?.label ?? code) }
        return names.joined(separator: "＋") + (codes.count > 3 ? "等\(codes.count)项之和" : codes.count > 1 ? "之和" : "")
    }
}

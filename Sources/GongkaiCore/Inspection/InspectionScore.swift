/// The outcome of an inspection.
package struct InspectionScore: Sendable, Equatable {
    /// Codes of the vetoes hit. With one hit the site has failed and no score is computed.
    package let vetoes: [String]
    /// Tenths of a point, of 1000; nil after a veto.
    package let tenths: Int?
    /// Of them, the bonus that counted.
    package let bonus: Int
    package let hasPassed: Bool

    /// `87.5`, as shown; nil after a veto.
    package var text: String? { tenths.map { "\($0 / 10).\($0 % 10)" } }

    /// - Parameter bonus: what the bonus indicators gave, in tenths; counted for portals only, and only above the mark.
    package init(_ findings: [InspectionFinding], of site: SiteFacts, by edition: IndicatorEdition, bonus: Int = 0) {
        vetoes = findings.filter { $0.isVeto && !$0.evidence.isEmpty }.map(\.code)
        guard vetoes.isEmpty else {
            tenths = nil
            self.bonus = 0
            hasPassed = false
            return
        }
        let areas = edition.areas.filter { site.offersServices || !$0.isAboutServices }
        let counted = Set(areas.flatMap(\.indicators).map(\.code))
        let points = areas.reduce(0) { $0 + $1.points }
        let left = points - findings.filter { counted.contains($0.code) }.reduce(0) { $0 + $1.deduction }
        let full = edition.areas.reduce(0) { $0 + $1.points }
        // Sites without services: of 75 points, times 4/3. Rounded to the nearest tenth.
        let result = points == 0 ? 0 : (left * full * 2 + points) / (points * 2)
        self.bonus = site.isPortal && result > edition.bonusAbove ? max(0, min(bonus, edition.mostBonus)) : 0
        tenths = result + self.bonus
        hasPassed = result + self.bonus >= edition.passMark
    }
}

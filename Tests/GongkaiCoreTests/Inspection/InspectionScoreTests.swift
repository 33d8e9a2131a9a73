import Testing

@testable import GongkaiCore

@Suite("The score of an inspection")
struct InspectionScoreTests {
    let edition = IndicatorEdition.edition(forYear: 2026)

    private func score(
        _ deductions: [String: Int], services: Bool = true, portal: Bool = true, bonus: Int = 0, veto: Bool = false
    ) -> InspectionScore {
        var site = PageLabelsTests.site
        site.offersServices = services
        site.isPortal = portal
        let scored = deductions.map {
            InspectionFinding(code: $0.key, name: "", isVeto: false, result: .pass, deduction: $0.value)
        }
        let evidence = InspectionFinding.Evidence("x", owner: site.owner, place: "", found: "", expected: "")
        let vetoed = InspectionFinding(code: "VT3", name: "", isVeto: true, result: .fail([evidence]), deduction: 0)
        return InspectionScore(scored + (veto ? [vetoed] : []), of: site, by: edition, bonus: bonus)
    }

    @Test("A veto leaves no score")
    func veto() {
        let failed = score([:], bonus: 300, veto: true)
        #expect(failed.tenths == nil && failed.text == nil && !failed.hasPassed && failed.vetoes == ["VT3"])
    }

    @Test("Sixty passes, anything less does not")
    func pass() {
        #expect(score(["FB1": 400]).hasPassed)
        #expect(!score(["FB1": 401]).hasPassed && score(["FB1": 401]).text == "59.9")
    }

    @Test("The bonus counts for portals above eighty, thirty points at most")
    func bonus() {
        #expect(score(["FB1": 200], bonus: 100).text == "80.0")
        #expect(score(["FB1": 199], bonus: 100).text == "90.1")
        #expect(score(["FB1": 199], portal: false, bonus: 100).text == "80.1")
        #expect(score([:], bonus: 999).text == "130.0")
    }

    @Test("Without services 75 points are taken times four thirds, and service indicators do not count")
    func withoutServices() {
        #expect(score(["BS1": 70], services: false).text == "100.0")
        #expect(score(["FB1": 30], services: false).text == "96.0")
        #expect(score(["GN3": 1], services: false).text == "99.9")
    }
}

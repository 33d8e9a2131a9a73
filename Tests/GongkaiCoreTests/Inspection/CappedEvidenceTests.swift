import Testing

@testable import GongkaiCore

@Suite struct CappedEvidenceTests {
    private func evidence(_ count: Int, of unit: Int64, subject: InspectionSubject? = nil) -> [InspectionFinding.Evidence] {
        (0..<count).map {
            InspectionFinding.Evidence(
                "other", owner: AgencyID(value: unit), place: "\($0)", found: "404", expected: "可以打开", subject: subject)
        }
    }

    @Test("Of each unit the first stand one by one, and one line says how many others there are")
    func capped() {
        let all = evidence(9, of: 1) + evidence(3, of: 2) + evidence(4, of: 3)
        let kept = all.capped(at: 3)
        #expect(kept.map(\.owner.value) == [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 1])
        #expect(kept.last?.things == 6 && kept.last?.found == "另有6处" && kept.last?.subject == nil)
        #expect(kept.things == all.things)
    }

    @Test("What was left out before is counted with what is left out now, and keeps the way to its list")
    func leftOutBefore() {
        let unit = AgencyID(value: 1)
        let before = InspectionFinding.Evidence.others(40, like: "catalogue", owner: unit, subject: .catalogue(unit))
        let kept = (evidence(5, of: 1) + [before]).capped(at: 3)
        #expect(kept.map(\.things) == [1, 1, 1, 42])
        #expect(kept.last?.subject == .catalogue(unit))
        #expect(InspectionSubject(text: InspectionSubject.catalogue(unit).text) == .catalogue(unit))
    }
}

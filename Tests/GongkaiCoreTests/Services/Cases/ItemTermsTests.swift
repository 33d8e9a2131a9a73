import Testing

@testable import GongkaiCore

@Suite("What an item promises binds its cases")
struct ItemTermsTests {
    static let units = Dictionary(
        uniqueKeysWithValues: DemonstrationAgency.units.enumerated().map { index, unit in
            (unit.code, CaseTerms.Unit(AgencyID(value: Int64(index + 1)), unit.name))
        })

    @Test("Every item of the district can be applied for, and its steps keep its promise")
    func all() throws {
        for item in DemonstrationItems.all {
            let terms = try CaseTerms(item: item, units: Self.units)
            #expect(try CaseTerms(text: terms.text) == terms, "\(item.identity.name)")
            #expect((terms.longestPath?.days ?? 0) <= terms.promisedDays, "\(item.identity.name)")
            #expect(terms.kind == .immediate || !terms.steps.isEmpty, "\(item.identity.name)")
            // What the law allows is never shorter than the promise.
            #expect(terms.promisedDays <= terms.statutory.days)
            #expect(!terms.steps.contains { ["受理", "决定", "制证送达", "统一送达"].contains($0.name) }, "\(item.identity.name)")
        }
    }

    @Test("Five units: intake and delivery are no steps, the rest keeps its order and its units")
    func restaurant() throws {
        let terms = try CaseTerms(item: DemonstrationItems.restaurant, units: Self.units)
        #expect(terms.isJoint && terms.statutory.days == 45 && terms.promisedDays == 15 && terms.hasCertificate)
        #expect(terms.steps.map(\.code) == ["register", "environment", "building", "food", "signboard"])
        #expect(terms.steps.map(\.after) == [[], [], [], ["register", "environment", "building"], ["register"]])
        #expect(Set(terms.steps.map(\.unit)).count == 5)
        #expect(terms.longestPath?.steps == ["building", "food"] && terms.longestPath?.days == 13)
        #expect(terms.fees.map(\.standard) == [20_00, 45_00, 30] && terms.fees.map(\.counted) == [nil, "人", "平方米·月"])
    }

    @Test("Whether it is a licence is pinned; what units do together under the licence law is one")
    func type() throws {
        func isLicence(_ change: (inout ServiceItem) -> Void) throws -> Bool {
            let terms = try CaseTerms(item: ServiceWorld.item.changed(change), units: Self.units)
            #expect(try CaseTerms(text: terms.text).isLicence == terms.isLicence)
            return terms.isLicence
        }
        #expect(try isLicence { _ in })
        #expect(try isLicence { $0.identity.type = .confirmation })
        #expect(
            try !isLicence {
                $0.identity.type = .confirmation
                $0.authority.legalBasis = [LegalBasis("某条例", article: "第三条")]
            })
        #expect(try CaseTerms(item: DemonstrationItems.restaurant, units: Self.units).isLicence)
    }

    @Test("A fee belongs to the unit that charges it, and to that of the item where it names none")
    func feesOfUnits() throws {
        let terms = try CaseTerms(item: DemonstrationItems.restaurant, units: Self.units)
        #expect(terms.fees.map(\.unit) == ["ZX22", "ZX16", "ZX12"].map { Self.units[$0]?.id })
        #expect(terms.fees.allSatisfy { !$0.basis.isEmpty } && Set(terms.fees.map(\.basis)).count == 3)
        #expect(terms.fees.map { terms.unitName($0.unit) } == ["ZX22", "ZX16", "ZX12"].map { Self.units[$0]?.name })
        #expect(try CaseTerms(text: terms.text) == terms)
        var other = DemonstrationItems.restaurant
        var fees = try #require(other.fees.value)
        fees[1].unit = "ZX99"
        other.fees = .given(fees)
        let fault = CaseTermsFault.unknownFeeUnit("ZX99", "从业人员预防性健康体检费")
        #expect(throws: fault) { try CaseTerms(item: other, units: Self.units) }
        #expect(fault.words.contains("“ZX99”") && fault.words.contains("体检费"))
    }

    @Test("A special procedure is no step: its time does not count, and whoever waited for it waits for what came before")
    func procedures() throws {
        let hearing = try #require(DemonstrationItems.all.first { $0.process.flow.steps.contains { $0.name == "听证" } })
        let terms = try CaseTerms(item: hearing, units: Self.units)
        #expect(terms.procedures == [.hearing] && !terms.steps.contains { $0.code == "hearing" })
        var odd = hearing
        odd.process.flow.steps = odd.process.flow.steps.map { step in
            var step = step
            if step.special != nil { step.name = "研究" }
            return step
        }
        #expect(throws: CaseTermsFault.unknownProcedure("研究")) { try CaseTerms(item: odd, units: Self.units) }
    }

    @Test("A promise is no law: without one a licence waits no longer than article 42 allows, and the rest than the rule of the province")
    func noLaw() throws {
        func terms(_ promised: Int, _ type: ServiceItemType) throws -> CaseTerms {
            var item = ServiceWorld.item
            item.identity.type = type
            item.time.statutoryLimit = .notApplicable
            item.time.promisedLimit = ServiceWorld.limit(promised)
            return try CaseTerms(item: item, units: Self.units)
        }
        #expect(throws: CaseTermsFault.promiseTooLong(30, statutory: 20)) { try terms(30, .licence) }
        #expect(try terms(20, .licence).statutory.days == 20)
        let general = try terms(20, .publicService).statutory
        #expect(general.days == 20 && general.article.contains("湖南省行政程序规定"))
        // What was published with a longer promise goes on, and is bound by the limit.
        #expect(try terms(30, .publicService).promisedDays == 20)
        #expect(try terms(20, .licence).isLicence)
        #expect(CaseTerms.generalLimit(of: .confirmation, isJoint: true).days == 45)
    }

    @Test("Several units make a case joint by working on it, not by taking it in or handing its result out")
    func joint() throws {
        var item = ServiceWorld.item
        item.process.flow.steps[0].unit = "ZX22"
        item.process.flow.steps[4].unit = "ZX22"
        #expect(try !CaseTerms(item: item, units: Self.units).isJoint)
        item.process.flow.steps[2].unit = "ZX16"
        #expect(try CaseTerms(item: item, units: Self.units).isJoint)
    }

    @Test("What an item does not say is asked for by a sentence")
    func faults() throws {
        let item = DemonstrationItems.restaurant
        var other = item
        other.time.caseType = nil
        #expect(throws: CaseTermsFault.caseTypeMissing) { try CaseTerms(item: other, units: Self.units) }
        other = item
        other.time.promisedLimit = nil
        #expect(throws: CaseTermsFault.limitMissing) { try CaseTerms(item: other, units: Self.units) }
        other.time.promisedLimit = TimeLimit(15, .calendar, article: "承诺")
        #expect(throws: CaseTermsFault.unitsDiffer) { try CaseTerms(item: other, units: Self.units) }
        var units = Self.units
        units["ZX16"] = nil
        #expect(throws: CaseTermsFault.unknownUnit("ZX16", "餐饮服务许可")) { try CaseTerms(item: item, units: units) }
        other = item
        other.process.flow.steps[0].after = ["deliver"]
        #expect(throws: CaseTermsFault.loop) { try CaseTerms(item: other, units: Self.units) }
        other.process.flow.steps = []
        #expect(throws: CaseTermsFault.noSteps) { try CaseTerms(item: other, units: Self.units) }
    }

    @Test("What is charged by number is so many times the standard, and nothing else; what may come or not is not waited for")
    func counted() throws {
        let terms = try CaseTerms(
            item: "1", version: 1, name: "占道", statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 5,
            steps: [.init("A", "审查", unit: CaseWorld.lead, unitName: "局", days: 3)],
            materials: [.init("M01", "申请书"), .init("M02", "照片", isRequired: false)],
            fees: [.init("F01", "占用费", unit: CaseWorld.lead, basis: "《城市道路管理条例》第三十七条", standard: 50, counted: "平方米·日")])
        #expect(try CaseTerms(text: terms.text) == terms)
        #expect(CaseBill.Line("F01", 1_500).fault(terms) == nil)
        #expect(CaseBill.Line("F01", 1_520).fault(terms)?.contains("不是它的整数倍") == true)
        let matter = try CaseWorld.takenIn("2024-03-04", terms, materials: "M01")
        #expect(matter.missingMaterials(terms).isEmpty)
        #expect(CaseWorld.refusal { try CaseWorld.decide(.accept, by: CaseWorld.window, on: matter, "2024-03-04") } == nil)
    }
}

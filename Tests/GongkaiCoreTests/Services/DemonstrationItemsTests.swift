import Testing

@testable import GongkaiCore

@Suite("The item register of the demonstration")
struct DemonstrationItemsTests {
    private let items = DemonstrationItems.all
    private let rules = ServiceItemRules(units: Set(DemonstrationAgency.units.map(\.code)))

    @Test("338 items over 25 units: 256 licences, 15 other approvals, 67 services")
    func counts() {
        #expect(items.count == 338)
        #expect(items.count { $0.identity.legacyType == .licence && $0.identity.type == .licence } == 256)
        #expect(items.count { $0.identity.legacyType == .nonLicenceApproval && $0.identity.type == .otherPower } == 15)
        #expect(items.count { $0.identity.legacyType == .service && $0.identity.type == .publicService } == 67)
        #expect(Set(items.map(\.identity.unit)) == Set(DemonstrationAgency.units.map(\.code)))
    }

    @Test("All of them pass every check without a word")
    func pass() {
        let findings = items.flatMap { item in rules.findings(in: item).map { "\(item.identity.name) \($0.place): \($0.words)" } }
        #expect(findings == [])
    }

    @Test("No code and no name is given twice")
    func distinct() {
        #expect(Set(items.map(\.identity.taskCode)).count == 338)
        #expect(Set(items.map(\.identity.name)).count == 338)
        #expect(Set(items.flatMap(\.identity.handlingItems).map(\.code)).count == items.flatMap(\.identity.handlingItems).count)
    }

    @Test("The same paper has the same code everywhere, and another paper another")
    func materials() {
        var names: [String: Set<String>] = [:], codes: [String: Set<String>] = [:]
        for material in items.flatMap({ $0.materials.value ?? [] }) {
            names[material.code, default: []].insert(material.name)
            codes[material.name, default: []].insert(material.code)
        }
        #expect(names.filter { $0.value.count > 1 }.isEmpty)
        #expect(codes.filter { $0.value.count > 1 }.isEmpty)
    }

    @Test("The steps of every item take as long as is promised, special procedures apart")
    func terms() {
        for item in items { #expect(item.totalOfSteps?.days == item.time.promisedLimit?.days, "\(item.identity.name)") }
    }

    @Test("A restaurant opens over five units, and each of its parts is an item of its own")
    func restaurant() {
        let item = DemonstrationItems.restaurant
        #expect(Set(item.process.flow.units) == ["ZX22", "ZX21", "ZX11", "ZX16", "ZX12"])
        #expect(Set(DemonstrationItems.restaurantParts.map(\.identity.unit)) == Set(item.process.flow.units))
        #expect(DemonstrationItems.restaurantParts.allSatisfy { $0.lifeEvents.contains(.restaurant) })
        #expect(Set(item.authority.jointUnits + [item.identity.unit]) == Set(item.process.flow.units))
    }

    @Test("There are immediate items, fees, fees of nothing, visits, reusable and later materials, and choices")
    func variety() {
        #expect(items.count { $0.time.caseType == .immediate } >= 10)
        #expect(items.contains { $0.fees.value?.contains { $0.fen == 0 } == true })
        #expect(items.count { $0.fees.value != nil } >= 15)
        #expect(items.contains { $0.materials == .notApplicable })
        #expect(items.contains { $0.process.visitCount == 0 })
        #expect(items.contains { $0.process.flow.steps.contains { $0.special != nil } })
        #expect(items.count { $0.guidance != nil } >= 30)
        #expect(items.contains { $0.result.deemedConsent != nil })
        #expect(items.contains { $0.authority.implementerNature == .entrusted })
        let materials = items.flatMap { $0.materials.value ?? [] }
        #expect(materials.contains(where: \.isReusable) && materials.contains(where: \.mayFollow) && materials.contains { !$0.isRequired })
        #expect(Set(items.flatMap(\.lifeEvents)) == Set(LifeEvent.allCases))
    }
}

import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Items of services in the store")
struct ServiceItemStoreTests {
    private let code = ItemDesk.item.identity.taskCode

    @Test("A draft is nobody's business; published it is found, withdrawn it says since when and why", arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            let id = try await desk.save(ItemDesk.item)
            #expect(try await desk.store.shown(code, on: desk.today) == nil)
            #expect(try await desk.store.list(ServiceItemFilter(), on: desk.today, limit: 10).isEmpty)
            let changes = PageChangeStore(database: desk.database), seen = try await changes.last()
            try await desk.publish(id)
            let stored = try #require(try await desk.store.item(code, on: desk.today))
            #expect(stored.item == ItemDesk.item && stored.publishedBy == "head")
            #expect(try await desk.store.shown(code, on: desk.today) == .shown(stored, next: nil))
            #expect(try await desk.store.list(ServiceItemFilter(), on: desk.today, limit: 10).map(\.taskCode) == [code])
            let told = Set(try await changes.changes(after: seen).map(\.tag))
            #expect(told == [.services, .service(id.value), .agency(stored.agency.value)])
            try await desk.store.withdraw(id, reason: "事项取消", by: desk.head, from: "", at: desk.now)
            #expect(try await desk.store.shown(code, on: desk.today) == .withdrawn(Tombstone(reason: "事项取消", since: desk.today)))
            #expect(try await desk.store.item(code, on: desk.today) == nil)
            // A case that was begun with it goes on by it.
            #expect(try await desk.store.item(id, version: 1)?.item == ItemDesk.item)
            try await desk.store.reinstate(id, by: desk.head, from: "", at: desk.now)
            #expect(try await desk.store.item(code, on: desk.today)?.item == ItemDesk.item)
            let trail = try await AuditStore(database: desk.database).trail(of: "service_item/\(id.value)")
            #expect(trail.map(\.action) == ["item.save", "item.publish", "item.withdraw", "item.reinstate"])
        }
    }

    @Test("An item with a missing required element is not published, and the sentence names the element", arguments: TestEngine.all)
    func missing(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            let broken = ItemDesk.changed {
                $0.places = []
                $0.authority.legalBasis = []
            }
            let id = try await desk.save(broken)
            do {
                try await desk.publish(id)
                Issue.record("it was published")
            } catch let ServiceItemRefusal.findings(findings) {
                #expect(findings.contains { $0.place == "places" } && findings.contains { $0.code.hasPrefix("authority") })
                #expect(ServiceItemRefusal.findings(findings).words.contains("没有办理地点和办理时间"))
            }
            #expect(try await desk.store.shown(code, on: desk.today) == nil)
            _ = try await desk.save(ItemDesk.item, seen: 1)
            try await desk.publish(id, seen: 2)
            #expect(try await desk.store.item(code, on: desk.today) != nil)
        }
    }

    @Test("A later version holds from its first day; the days before keep the one that held", arguments: TestEngine.all)
    func versions(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            let id = try await desk.save(ItemDesk.item)
            try await desk.publish(id)
            let second = ItemDesk.changed {
                $0.identity.version = 2
                $0.identity.effectiveFrom = "2014-07-01"
                $0.contact.enquiry = "0734-8850999"
            }
            _ = try await desk.save(second)
            // While it is a draft, the first goes on.
            #expect(try await desk.store.item(code, on: "2014-08-01")?.number == 1)
            try await desk.publish(id, 2)
            #expect(try await desk.store.item(code, on: "2014-06-30")?.number == 1)
            #expect(try await desk.store.item(code, on: "2014-07-01")?.item.contact.enquiry == "0734-8850999")
            guard case .shown(let now, let next)? = try await desk.store.shown(code, on: desk.today) else {
                Issue.record("nothing shows")
                return
            }
            #expect(now.number == 1 && next?.number == 2)
            await #expect(throws: ServiceItemRefusal.published(name: second.identity.name, version: 2)) {
                _ = try await desk.save(second, seen: 1)
            }
            // What was published stays, whoever tries.
            await #expect(throws: DatabaseError.self) {
                try await desk.database.write { tx in try tx.run("UPDATE service_item_version SET name = 'x' WHERE number = 1") }
            }
        }
    }

    @Test("A suspended item keeps its guide and leaves the lists; one that is over does too", arguments: TestEngine.all)
    func suspended(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            let id = try await desk.save(ItemDesk.item)
            try await desk.publish(id)
            let paused = ItemDesk.changed {
                $0.identity.version = 2
                $0.identity.effectiveFrom = "2014-05-01"
                $0.identity.state = .suspended
            }
            _ = try await desk.save(paused)
            try await desk.publish(id, 2)
            #expect(try await desk.store.list(ServiceItemFilter(), on: desk.today, limit: 10).isEmpty)
            #expect(try await desk.store.item(code, on: desk.today)?.item.identity.state == .suspended)
        }
    }

    @Test("Whoever wrote it does not publish it, nor does who has not seen the last words, nor another unit", arguments: TestEngine.all)
    func rights(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            let id = try await desk.save(ItemDesk.item, by: desk.head)
            await #expect(throws: ServiceItemRefusal.ownWork) { try await desk.publish(id) }
            _ = try await desk.save(ItemDesk.changed { $0.contact.enquiry = "0734-1" }, seen: 1)
            await #expect(throws: ServiceItemRefusal.stale) { try await desk.publish(id, seen: 1) }
            await #expect(throws: ServiceItemRefusal.stale) { _ = try await desk.save(ItemDesk.item, seen: 1) }
            await #expect(throws: ServiceItemRefusal.permissionMissing(.publishItems)) {
                try await desk.store.publish(id, version: 1, expecting: 2, by: desk.writer, from: "", at: desk.now)
            }
            await #expect(throws: ServiceItemRefusal.notForThisUnit) { _ = try await desk.save(ItemDesk.item, seen: 2, by: desk.stranger) }
            await #expect(throws: ServiceItemRefusal.notFound) {
                _ = try await desk.store.maintained(id, for: desk.stranger, on: desk.today)
            }
            try await desk.publish(id, seen: 2)
            await #expect(throws: TombstoneRefusal.reasonMissing) {
                try await desk.store.withdraw(id, reason: " ", by: desk.head, from: "", at: desk.now)
            }
        }
    }

    @Test("A load takes all or nothing, and names every item that it does not take", arguments: TestEngine.all)
    func load(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            var items = Array(DemonstrationItems.all.prefix(20))
            items[3].places = []
            items[7].identity.unit = "ZX99"
            do {
                try await desk.store.load(items, publishing: true, by: .command, at: desk.now)
                Issue.record("it was taken")
            } catch let faults as ServiceItemLoadFaults {
                #expect(Set(faults.faults.map(\.index)) == [3, 7])
                #expect(faults.faults.contains { $0.words.contains("没有办理地点") } && faults.faults.contains { $0.words.contains("ZX99") })
            }
            #expect(try await desk.database.count("service_item") == 0)
            let good = Array(DemonstrationItems.all.prefix(20))
            #expect(try await desk.store.load(good, publishing: true, by: .command, at: desk.now).published == 20)
            let again = try await desk.store.load(good, publishing: true, by: .command, at: desk.now)
            #expect(again.unchanged == 20 && again.published == 0)
            #expect(try await desk.store.all(everyVersion: true).map(\.item) == good)
            // A published version is not written over.
            var other = good[0]
            other.contact.enquiry = "0734-2"
            await #expect(throws: ServiceItemLoadFaults.self) { try await desk.store.load([other], by: .command, at: desk.now) }
        }
    }

    @Test("Lists are narrowed and counted by unit, type, audience, life event and words", arguments: TestEngine.all)
    func lists(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            let items = DemonstrationItems.all
            try await desk.store.load(items, with: DemonstrationItems.forms, publishing: true, by: .command, at: desk.now)
            let all = try await desk.store.counts(ServiceItemFilter(), on: desk.today)
            #expect(all.total == 338 && all.byAgency.count == 25)
            #expect(all.byType == [.licence: 256, .otherPower: 15, .publicService: 67])
            for event in LifeEvent.allCases {
                let expected = items.count { $0.lifeEvents.contains(event) }
                #expect(all.byLifeEvent[event] ?? 0 == expected)
                let found = try await desk.store.list(ServiceItemFilter(lifeEvent: event), on: desk.today, limit: 400)
                #expect(found.count == expected, "\(event)")
            }
            let persons = ServiceItemFilter(type: .licence, audience: .person)
            let expected = items.filter { $0.identity.type == .licence && $0.conditions.audiences.contains(.person) }
            #expect(try await desk.store.counts(persons, on: desk.today).total == expected.count)
            #expect(try await desk.store.list(persons, on: desk.today, offset: 5, limit: 5).count == 5)
            func names(_ words: String) async throws -> [String] {
                try await desk.store.list(ServiceItemFilter(words: words), on: desk.today, limit: 400).map(\.name)
            }
            #expect(try await names("结婚登记").contains("结婚登记"))
            // The middle of a name, and a word of the unit's name.
            #expect(try await names("牌设置").contains("门店招牌设置许可"))
            let school = try await names("教育局 教师")
            #expect(
                !school.isEmpty && school.allSatisfy { name in items.contains { $0.identity.name == name && $0.identity.unit == "ZX04" } })
            // What people call it leads to what it takes; a word of many papers' names means no event.
            for words in ["开餐馆", "饭店", "食品经营许可证"] {
                let found = try await names(words)
                #expect(found.contains("餐饮店开业并联办理") && found.contains("餐饮服务许可"), "\(words)")
            }
            #expect(try await !names("许可证").contains("餐饮店开业并联办理"))
            // One errand for several units comes first for whoever has something to do, and says how many.
            for filter in [ServiceItemFilter(lifeEvent: .restaurant), ServiceItemFilter(words: "餐饮")] {
                let first = try await desk.store.list(filter, on: desk.today, limit: 3).map {
                    "\($0.name) \($0.units)"
                }
                #expect(
                    first.first == "餐饮店开业并联办理 5" && first.dropFirst().allSatisfy { $0.hasSuffix(" 1") },
                    "\(first)")
            }
            // What was saved before units were counted is counted when the program starts.
            try await desk.store.database.write { tx in
                try tx.run("DELETE FROM service_item_units")
            }
            try await desk.store.countUnits()
            #expect(
                try await desk.store.list(ServiceItemFilter(words: "餐饮"), on: desk.today, limit: 1).first?
                    .units == 5)
            // What a pattern would take for anything stands for itself.
            #expect(try await names("%").isEmpty)
            #expect(try await names("_").isEmpty)
        }
    }
}

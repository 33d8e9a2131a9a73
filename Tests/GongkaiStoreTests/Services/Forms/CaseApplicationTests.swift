import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Applications from the service hall")
struct CaseApplicationTests {
    private static let file = NewFile(name: "合同.txt", mediaType: "text/plain", bytes: Array("租赁合同的内容".utf8))

    private static func application(_ materials: [CaseApplication.Material]) -> CaseApplication {
        let intake = CaseDesk.intake([])
        return CaseApplication(
            applicant: intake.applicant, contact: intake.contact,
            agent: CaseAgent(name: "李代办", documentNumber: RequestDesk.identityNumber, telephone: "13907340002"),
            walk: ["您的店是否现场加工？ 是"], answers: [:], materials: materials)
    }

    @Test("Materials come as they are said to come, with their files; answers and the agent are sealed", arguments: TestEngine.all)
    func file(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let now = Instant("2026-03-02", hour: 9), terms = try desk.simple
            let filed = try await desk.cases.file(
                Self.application([.init("M01", .upload, files: [Self.file, Self.file]), .init("M02", .window), .init("M03", .later)]),
                under: terms, to: desk.world.office, from: CaseDesk.address, at: now)
            let matter = try await desk.stored(filed.id).matter
            #expect(matter.materialsHandedIn == ["M01"] && matter.missingMaterials(terms).map(\.code) == ["M02", "M03"])
            let filled = try await desk.cases.filled(filed.id, for: desk.window)
            #expect(filled.agent?.name == "李代办" && filled.walk == ["您的店是否现场加工？ 是"])
            #expect(filled.materials.map(\.code) == ["M01", "M01", "M02", "M03"])
            #expect(filled.materials.map(\.way) == [.upload, .upload, .window, .later])
            let opened = try await RequestStore(matters: desk.matters).database.read { tx in
                try tx.files(of: filed.id, CaseDesk.key).map(\.position)
            }
            #expect(filled.materials.compactMap(\.position) == opened)
            let sealed = try await desk.world.database.read { tx in
                try tx.value("SELECT sealed FROM case_answer", as: [UInt8].self)
            }
            #expect(!String(decoding: sealed, as: UTF8.self).contains("李代办"))
        }
    }

    @Test("The last day of the licence to be renewed comes with the application, and silence goes by it", arguments: TestEngine.all)
    func renewal(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let terms = try desk.simple
            let renewal = try CaseTerms(
                item: terms.item, version: 1, name: "招牌设置许可延续", statutory: terms.statutory, promisedDays: 5, steps: terms.steps,
                materials: [.init("M01", "申请书")], deemedConsent: "《行政许可法》第五十条第二款")
            var application = Self.application([.init("M01", .upload, files: [Self.file])])
            application.licenceUntil = "2026-04-20"
            let filed = try await desk.cases.file(
                application, under: renewal, to: desk.world.office, from: CaseDesk.address, at: Instant("2026-03-02", hour: 9))
            #expect(try await desk.stored(filed.id).matter[.licenceUntil]?.day == "2026-04-20")
            try await desk.act(.accept, on: filed.id, by: desk.window, "2026-03-03")
            #expect(try await desk.cases.sweep(at: Instant("2026-04-20", hour: 23)) == 0)
            #expect(try await desk.cases.sweep(at: Instant("2026-04-21", hour: 0)) == 1)
            #expect(try await desk.stored(filed.id).matter.caseState == .granted)
        }
    }

    @Test(
        "What somebody says they handed in before counts once the window has confirmed it; it is found in an accepted case of the same person",
        arguments: TestEngine.all)
    func held(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let terms = try desk.simple
            func file(_ name: String, _ number: String = RequestDesk.identityNumber, under: CaseTerms) async throws -> MatterID {
                var application = Self.application([
                    .init("M01", .upload, files: [Self.file]), .init("M02", .held), .init("M03", .upload, files: [Self.file]),
                ])
                application.applicant = .person(PersonIdentity(name: name, document: .identityCard, documentNumber: number))
                return try await desk.cases.file(
                    application, under: under, to: desk.world.office, from: CaseDesk.address, at: Instant("2026-03-04", hour: 9)
                ).id
            }
            func agreed(_ id: MatterID) async throws -> [ReusedMaterial] { try await desk.stored(id).matter.materialsToConfirm }
            let earlier = try await desk.takenIn(terms, "2026-03-02")
            // As long as nobody accepted it, nobody looked at it.
            #expect(try await agreed(file("张小明", under: terms)) == [ReusedMaterial("M02")])
            try await desk.act(.accept, on: earlier.id, by: desk.window, "2026-03-03")
            let same = try await file("张小明", under: terms)
            #expect(try await agreed(same) == [ReusedMaterial("M02", from: earlier.number, on: "2026-03-02")])
            let kept = try await desk.cases.filled(same, for: desk.window).materials
            #expect(kept.first { $0.code == "M02" }?.source == earlier.number)
            // Whoever types the number of somebody else, or a paper of another name, is given nothing.
            #expect(try await agreed(file("王五", under: terms)) == [ReusedMaterial("M02")])
            #expect(try await agreed(file("张小明", "440524198801010011", under: terms)) == [ReusedMaterial("M02")])
            let other = try CaseTerms(
                item: "430112000009", version: 1, name: "某", statutory: terms.statutory, promisedDays: 5, steps: terms.steps,
                materials: [.init("M01", "申请书"), .init("M02", "房屋租赁合同"), .init("M03", "照片")])
            #expect(try await agreed(file("张小明", under: other)) == [ReusedMaterial("M02")])
            // A claim is no paper: it is confirmed, or told as missing.
            let matter = try await desk.stored(same).matter
            #expect(matter.materialsHandedIn == ["M01", "M03"] && matter.missingMaterials(terms).map(\.code) == ["M02"])
            await #expect(throws: MatterRefusal.self) { try await desk.act(.accept, on: same, by: desk.window, "2026-03-04") }
            try await desk.act(
                .correct, on: same, by: desk.window, "2026-03-04", [.corrected: .text("核对\(earlier.number)"), .handedIn: .text("M02")])
            #expect(try await agreed(same).isEmpty)
            try await desk.act(.accept, on: same, by: desk.window, "2026-03-04")
        }
    }

    @Test("At the window too what was handed in before is looked for, named, and confirmed before it counts", arguments: TestEngine.all)
    func heldAtTheWindow(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let terms = try desk.simple, earlier = try await desk.takenIn(terms, "2026-03-02")
            try await desk.act(.accept, on: earlier.id, by: desk.window, "2026-03-03")
            func take(_ name: String, came: [String], reusing: [String]) async throws -> MatterID {
                try await desk.cases.takeIn(
                    CaseDesk.intake(came, name: name), materials: [], reusing: reusing, under: terms, to: desk.world.office,
                    by: desk.window, from: CaseDesk.address, at: Instant("2026-03-04", hour: 9)
                ).id
            }
            let id = try await take("张小明", came: ["M01", "M03"], reusing: ["M02", "M03", "M09"])
            var matter = try await desk.stored(id).matter
            // What came need not be looked for, and what the item does not know is not kept.
            #expect(matter.materialsToConfirm == [ReusedMaterial("M02", from: earlier.number, on: "2026-03-02")])
            #expect(matter.materialsHandedIn == ["M01", "M03"] && matter.missingMaterials(terms).map(\.code) == ["M02"])
            let kept = try await desk.cases.filled(id, for: desk.window).materials
            #expect(kept.map(\.way) == [.held] && kept[0].source == earlier.number)
            await #expect(throws: MatterRefusal.self) { try await desk.act(.accept, on: id, by: desk.window, "2026-03-04") }
            try await desk.act(
                .correct, on: id, by: desk.window, "2026-03-04", [.corrected: .text("核对\(earlier.number)"), .handedIn: .text("M02")])
            matter = try await desk.stored(id).matter
            #expect(matter.materialsToConfirm.isEmpty && matter.missingMaterials(terms).isEmpty)
            let other = try await take("王五", came: ["M01"], reusing: ["M02"])
            #expect(try await desk.stored(other).matter.materialsToConfirm == [ReusedMaterial("M02")])
        }
    }

    @Test("The form of the page takes the place of the form on paper; what is posted is not there yet", arguments: TestEngine.all)
    func onPage(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let terms = try desk.simple
            func file(form: Int?) async throws -> MatterID {
                var application = Self.application([.init("M01", .form), .init("M02", .mail), .init("M03", .upload, files: [Self.file])])
                application.form = form
                return try await desk.cases.file(
                    application, under: terms, to: desk.world.office, from: CaseDesk.address, at: Instant("2026-03-04", hour: 9)
                ).id
            }
            let id = try await file(form: 1)
            #expect(try await desk.stored(id).matter.materialsHandedIn == ["M01", "M03"])
            let filled = try await desk.cases.filled(id, for: desk.window)
            #expect(filled.materials.map(\.way) == [.form, .mail, .upload])
            #expect(try await desk.stored(file(form: nil)).matter.materialsHandedIn == ["M03"])
        }
    }

    @Test("The same page handed in twice makes one case, on however many servers; whoever left is shown nothing", arguments: TestEngine.all)
    func ticket(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let terms = try desk.simple, now = Instant("2026-03-04", hour: 9)
            @Sendable func file(_ page: String, of owner: String = "b1") async throws -> FiledCase {
                // A store of its own, as another server has.
                let cases = CaseStore(matters: MatterStore(database: desk.world.database, key: CaseDesk.key))
                return try await cases.file(
                    Self.application([.init("M01", .upload, files: [Self.file])]), under: terms, to: desk.world.office,
                    ticket: FilingTicket(page, of: owner), from: CaseDesk.address, at: now)
            }
            let filed = try await withThrowingTaskGroup(of: FiledCase.self) { group in
                for _ in 0..<4 { group.addTask { try await file("t1") } }
                return try await group.reduce(into: [FiledCase]()) { $0.append($1) }
            }
            #expect(Set(filed.map(\.number)).count == 1 && Set(filed.map(\.code.text)).count == 1)
            #expect(try await desk.world.database.count("matter") == 1)
            #expect(try await file("t2").number != filed[0].number)
            // The page of another browser is another page.
            #expect(try await file("t1", of: "b2").number != filed[0].number)
            #expect(try await desk.world.database.count("matter") == 3)
            try await desk.cases.forgetTickets(of: "b1")
            await #expect(throws: FiledBefore()) { try await file("t1") }
            #expect(try await desk.world.database.count("matter") == 3)
        }
    }

    @Test("What is missing is supplied online, to the same case, by its code only", arguments: TestEngine.all)
    func supplement(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let terms = try desk.simple
            let filed = try await desk.cases.file(
                Self.application([.init("M01", .upload, files: [Self.file]), .init("M02", .window)]), under: terms,
                to: desk.world.office, from: CaseDesk.address, at: Instant("2026-03-02", hour: 9))
            let deficits = CaseDeficit.text([CaseDeficit("M02", "没有提交"), CaseDeficit("M03", "没有签名")])
            try await desk.act(.giveNotice, on: filed.id, by: desk.window, "2026-03-03", [.deficits: .text(deficits)])
            let request = MatterRequest(
                CaseAction.supplement.action, seen: try await desk.version(of: filed.id),
                values: [MatterField.handedIn.code: .text("M02;M03")])
            let materials = ["M02", "M03"].map { CaseApplication.Material($0, .upload, files: [Self.file]) }
            await #expect(throws: MatterAccessRefusal.notFound) {
                try await desk.cases.act(
                    request, materials: materials, on: filed.id, by: TrackingCode.random(), from: CaseDesk.address,
                    at: Instant("2026-03-04", hour: 9))
            }
            try await desk.cases.act(
                request, materials: materials, on: filed.id, by: filed.code, from: CaseDesk.address, at: Instant("2026-03-04", hour: 9))
            #expect(try await desk.stored(filed.id).matter.missingMaterials(terms).isEmpty)
            let kept = try await desk.cases.filled(filed.id, for: desk.window).materials
            #expect(kept.filter { $0.event == 3 }.map(\.code) == ["M02", "M03"])
        }
    }

    @Test("A number is found whichever kind it is, and a wrong code counts once", arguments: TestEngine.all)
    func tracking(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let filed = try await desk.takenIn(try desk.simple, "2026-03-02"), now = Instant("2026-03-02", hour: 10)
            let kinds = [DisclosureRequest.kind.code, ServiceCase.kind.code]
            let wrong = try await desk.matters.find(
                anyOf: kinds, number: filed.number, code: "0000-0000-0000", from: "10.1.1.1", at: now)
            #expect(wrong == .unknown)
            #expect(try await desk.world.database.count("tracking_failure") == 1)
            guard
                case .found(let stored) = try await desk.matters.find(
                    anyOf: kinds, number: filed.number, code: filed.code.grouped, from: "10.1.1.1", at: now)
            else {
                Issue.record("not found")
                return
            }
            #expect(stored.row.kind == ServiceCase.kind.code)
        }
    }
}

@Suite("Forms of items in the database")
struct ItemFormStoreTests {
    private static func form(_ label: String) -> ItemForm { ItemForm([ItemFormField("a", label, isRequired: true)]) }

    @Test("A form gets the next number, serves from its version on, and stays what it was", arguments: TestEngine.all)
    func versions(on engine: TestEngine) async throws {
        try await ItemDesk.open(on: engine) { desk in
            let store = ItemFormStore(database: desk.database), actor = Actor(name: "test", agency: nil, address: "10.0.0.1")
            let item = ItemDesk.item, code = item.identity.taskCode
            await #expect(throws: ItemFormRefusal.unknownItem(code)) {
                try await store.keep(Self.form("甲"), for: code, by: actor, at: desk.now)
            }
            let id = try await desk.save(item)
            _ = try await desk.save(
                ItemDesk.changed {
                    $0.identity.version = 2
                    $0.identity.effectiveFrom = "2014-09-01"
                })
            let first = try await store.keep(Self.form("甲"), for: code, from: 1, by: actor, at: desk.now)
            let again = try await store.keep(Self.form("甲"), for: code, from: 1, by: actor, at: desk.now)
            let second = try await store.keep(Self.form("乙"), for: code, by: actor, at: desk.now)
            #expect(first.number == 1 && again == first && second.number == 2 && second.itemVersion == 2)
            #expect(try await store.form(of: code, version: 1)?.number == 1)
            #expect(try await store.form(of: code, version: 3)?.form == Self.form("乙"))
            #expect(try await store.form(of: code, number: 1)?.form == Self.form("甲"))
            await #expect(throws: ItemFormRefusal.unknownVersion(9, of: code)) {
                try await store.keep(Self.form("丙"), for: code, from: 9, by: actor, at: desk.now)
            }
            await #expect(throws: ItemFormRefusal.self) { try await store.keep(ItemForm([]), for: code, by: actor, at: desk.now) }
            let trail = try await desk.database.read { tx in
                try tx.value(
                    "SELECT COUNT(*) FROM audit_entry WHERE action = 'item.form' AND subject = \("service_item/\(id.value)")", as: Int.self)
            }
            #expect(trail == 2)
        }
    }
}

@Suite("Appointments")
struct AppointmentTests {
    @Test("A half hour has so many places; what is given back is free again", arguments: TestEngine.all)
    func places(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let store = AppointmentStore(database: desk.world.database, key: CaseDesk.key), now = Instant("2026-03-02", hour: 9)
            let agency = try #require(desk.units["ZX12"]?.id)
            func wish(_ telephone: String, at starts: Int = 570) -> AppointmentWish {
                AppointmentWish(
                    item: "1", itemName: "招牌设置许可", agency: agency, day: "2026-03-03", starts: starts, name: "张小明", telephone: telephone)
            }
            // At once: none gets the place of another.
            let booked = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        do {
                            _ = try await store.book(wish("1390734000\(number)"), from: "10.0.0.1", at: now)
                            return true
                        } catch AppointmentRefusal.full { return false }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(booked == AppointmentStore.usualPlaces)
            #expect(try await store.taken(at: agency, on: "2026-03-03") == [570: AppointmentStore.usualPlaces])
            let other = try await store.book(wish("13907340009", at: 600), from: "10.0.0.1", at: now)
            _ = try await store.book(wish("139-0734-0009", at: 630), from: "10.0.0.1", at: now)
            await #expect(throws: AppointmentRefusal.tooMany(most: 2)) {
                _ = try await store.book(wish("13907340009", at: 660), from: "10.0.0.1", at: now)
            }
            let list = try await store.list(on: "2026-03-03", for: desk.window)
            #expect(list.count == 5 && list.allSatisfy { !$0.maskedName.contains("小明") && !$0.maskedTelephone.contains("0734000") })
            #expect(try await store.list(on: "2026-03-03", for: desk.stranger).isEmpty)
            #expect(try await store.find(number: other.number, code: "0000-0000-0000", from: "10.0.0.2", at: now) == .unknown)
            guard case .found(let found) = try await store.find(number: other.number, code: other.code.grouped, from: "10.0.0.2", at: now)
            else {
                Issue.record("not found")
                return
            }
            #expect(found.time == "10:00至10:30")
            let seen = AppointmentTime("2026-03-03", 600)
            try await store.cancel(number: other.number, code: other.code, seen: seen, from: "10.0.0.2", at: now)
            await #expect(throws: AppointmentRefusal.cancelled(at: now, reason: nil)) {
                try await store.cancel(number: other.number, code: other.code, seen: seen, from: "10.0.0.2", at: now)
            }
            #expect(try await store.taken(at: agency, on: "2026-03-03")[600] == nil)
        }
    }

    @Test("The window learns whom to call, with a reason that goes into the trail; others do not", arguments: TestEngine.all)
    func reveal(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let store = AppointmentStore(database: desk.world.database, key: CaseDesk.key), now = Instant("2026-03-02", hour: 9)
            let wish = AppointmentWish(
                item: "1", itemName: "招牌设置许可", agency: try #require(desk.units["ZX12"]?.id), day: "2026-03-03", starts: 570, name: "张小明",
                telephone: "13907340001")
            let (number, _) = try await store.book(wish, from: "10.0.0.1", at: now)
            func reveal(_ reason: String, to officer: Officer) async throws -> AppointmentPerson {
                try await store.reveal(number: number, reason: reason, to: officer, from: CaseDesk.address, at: now)
            }
            await #expect(throws: MatterAccessRefusal.reasonMissing) { try await reveal(" ", to: desk.window) }
            await #expect(throws: MatterAccessRefusal.notFound) { try await reveal("改期", to: desk.inspector) }
            await #expect(throws: MatterAccessRefusal.notFound) { try await reveal("改期", to: desk.stranger) }
            #expect(try await reveal("改期", to: desk.window) == AppointmentPerson(name: "张小明", telephone: "13907340001"))
            let trail = try await desk.world.database.read { tx in
                try tx.rows("SELECT reason FROM audit_entry WHERE action = 'appointment.reveal'").map {
                    try $0.get("reason", as: String.self)
                }
            }
            #expect(trail == ["改期"])
        }
    }

    @Test("How many come in a half hour is what the unit says; who booked before keeps their place", arguments: TestEngine.all)
    func ofUnits(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let store = AppointmentStore(database: desk.world.database, key: CaseDesk.key), now = Instant("2026-03-02", hour: 9)
            let agency = try #require(desk.units["ZX12"]?.id), other = try #require(desk.units["ZX16"]?.id)
            @Sendable func book(_ number: Int, at agency: AgencyID) async throws {
                _ = try await store.book(
                    AppointmentWish(
                        item: "1", itemName: "招牌设置许可", agency: agency, day: "2026-03-03", starts: 570, name: "张小明",
                        telephone: "1390734\(1_000 + number)"), from: "10.0.0.1", at: now)
            }
            func set(_ places: Int, by officer: Officer? = nil) async throws {
                try await store.setPlaces([agency: places], by: officer ?? desk.window, from: CaseDesk.address, at: now)
            }
            #expect(try await store.places(at: agency) == 3)
            let days: [Day] = ["2026-03-03", "2026-03-04"]
            try await set(2)
            for number in 1...2 { try await book(number, at: agency) }
            await #expect(throws: AppointmentRefusal.full) { try await book(3, at: agency) }
            #expect(try await store.fullDays(at: agency, among: days) { _ in [570] } == ["2026-03-03"])
            #expect(try await store.fullDays(at: agency, among: days) { _ in [570, 600] }.isEmpty)
            // Another unit goes on as usual.
            for number in 1...3 { try await book(number, at: other) }
            await #expect(throws: AppointmentRefusal.full) { try await book(4, at: other) }
            try await set(1)
            #expect(try await store.taken(at: agency, on: "2026-03-03") == [570: 2])
            await #expect(throws: AppointmentRefusal.full) { try await book(4, at: agency) }
            try await set(4)
            for number in 5...6 { try await book(number, at: agency) }
            await #expect(throws: AppointmentRefusal.full) { try await book(7, at: agency) }
            await #expect(throws: AppointmentRefusal.places(0)) { try await set(0) }
            await #expect(throws: MatterAccessRefusal.self) { try await set(9, by: desk.stranger) }
            #expect(try await store.places() == [agency: 4])
        }
    }
}

@Suite("Applications that were begun")
struct CaseDraftTests {
    @Test(
        "A draft is sealed, opened by its code alone, saved again under it, and gone after a month or when it is handed in",
        arguments: TestEngine.all)
    func life(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let cases = desk.cases, now = Instant("2026-03-02", hour: 9)
            let code = try await cases.saveDraft(["name": "张小明", "f-shop": "植密粉馆"], of: "43", from: CaseDesk.address, at: now)
            let sealed = try await desk.world.database.read { tx in try tx.value("SELECT sealed FROM case_draft", as: [UInt8].self) }
            #expect(!String(decoding: sealed, as: UTF8.self).contains("张小明"))
            @Sendable func open(_ written: String, from address: String = CaseDesk.address) async throws -> CaseDraftAnswer {
                try await cases.openDraft(written, from: address, at: now)
            }
            #expect(try await open(code.grouped.lowercased()) == .found(form: ["name": "张小明", "f-shop": "植密粉馆"], item: "43", code: code))
            #expect(try await open("0000-0000-0000") == .unknown)
            let again = try await cases.saveDraft(
                ["name": "李四"], of: "43", code: code, from: CaseDesk.address, at: Instant("2026-03-20", hour: 9))
            #expect(again == code)
            #expect(try await open(code.text) == .found(form: ["name": "李四"], item: "43", code: code))
            #expect(try await cases.discardOldDrafts(at: Instant("2026-04-18", hour: 9)) == 0)
            #expect(try await cases.discardOldDrafts(at: Instant("2026-04-20", hour: 9)) == 1)
            #expect(try await open(code.text) == .unknown)
            let other = try await cases.saveDraft(["name": "王五"], of: "43", from: CaseDesk.address, at: now)
            try await cases.discardDraft(other)
            #expect(try await open(other.text) == .unknown)
            // Whoever guesses is stopped.
            var stopped = false
            for _ in 0..<200 where !stopped {
                if case .later = try await open("0000-0000-0001", from: "10.9.9.9") { stopped = true }
            }
            #expect(stopped)
        }
    }
}

@Suite("What was filled in, and what was brought to the counter")
struct FilledCaseTests {
    private static let form = ItemForm([
        ItemFormField("shop", "店铺名称", heading: "店铺"),
        ItemFormField(
            "staff", "从业人员", .group, heading: "从业人员",
            fields: [
                ItemFormField("name", "姓名"), ItemFormField("number", "身份证号码", .identityNumber), ItemFormField("work", "做什么"),
            ]), ItemFormField("phone", "房东联系电话", .telephone),
    ])

    @Test("Answers are read by the labels of the form, and without what says who somebody is", arguments: TestEngine.all)
    func masked(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let terms = try desk.simple
            let application = CaseApplication(
                applicant: CaseDesk.intake([]).applicant, contact: CaseDesk.intake([]).contact,
                agent: CaseAgent(name: "李代办", documentNumber: RequestDesk.identityNumber, telephone: "13907340002"), form: 1,
                answers: [
                    "shop": "植密粉馆", "staff.1.name": "王小花", "staff.1.number": RequestDesk.identityNumber, "staff.1.work": "厨师",
                    "phone": "13907345678",
                ], materials: [])
            let json = try Self.form.json()
            try await desk.world.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO item_form (item, number, item_version, document, saved_by, saved_at)
                    VALUES (\(terms.item), 1, 1, \(json), 'test', 0)
                    """)
            }
            let filed = try await desk.cases.file(
                application, under: terms, to: desk.world.office, from: CaseDesk.address, at: Instant("2026-03-02", hour: 9))
            let filled = try await desk.cases.filled(filed.id, for: desk.window)
            #expect(filled.lines.map(\.label) == ["店铺名称", "从业人员1：姓名", "从业人员1：身份证号码", "从业人员1：做什么", "房东联系电话"])
            #expect(filled.lines.map(\.isPersonal) == [false, true, true, false, true])
            let masked = filled.masked
            #expect(masked.lines.map(\.heading) == ["店铺", "从业人员", "从业人员", "从业人员", "从业人员"])
            let text = masked.lines.map(\.value).joined() + (masked.agent.map { $0.name + $0.documentNumber + $0.telephone } ?? "")
            for secret in ["小花", RequestDesk.identityNumber, "13907345678", "代办", "13907340002"] {
                #expect(!text.contains(secret), "\(text)")
            }
            #expect(text.contains("植密粉馆") && text.contains("厨师") && text.contains("5678"))
            await #expect(throws: (any Error).self) { try await desk.cases.filled(filed.id, for: desk.stranger) }
        }
    }

    @Test("At the counter each file stands under its material, and what was corrected on the spot is a step", arguments: TestEngine.all)
    func counter(on engine: TestEngine) async throws {
        try await CaseDesk.open(on: engine) { desk in
            let terms = try desk.simple, agency = try #require(desk.units["ZX12"]?.id)
            func file(_ name: String) -> NewFile { NewFile(name: name, mediaType: "text/plain", bytes: Array(name.utf8)) }
            let filed = try await desk.cases.takeIn(
                CaseDesk.intake(["M01"]),
                materials: [
                    .init("M02", .upload, files: [file("正面.txt"), file("反面.txt")]), .init("M03", .upload),
                    .init("M09", .upload, files: [file("x")]),
                ],
                others: [file("照片.txt")], corrected: "补了签名", under: terms, to: agency, by: desk.window, from: CaseDesk.address,
                at: Instant("2026-03-02", hour: 9))
            let matter = try await desk.stored(filed.id).matter
            #expect(matter.materialsHandedIn == ["M01", "M02"] && matter.missingMaterials(terms).map(\.code) == ["M03"])
            #expect(matter.events.map(\.action.code) == ["takeIn", "correct"])
            #expect(matter.newest(.correct)?[.corrected]?.text == "补了签名")
            let kept = try await desk.cases.filled(filed.id, for: desk.window).materials
            #expect(kept.map(\.code) == ["M02", "M02"] && kept.allSatisfy { $0.event == 1 && $0.position != nil })
            let files = try await desk.cases.detail(of: filed.id, for: desk.window).files
            #expect(files.map(\.name) == ["照片.txt", "正面.txt", "反面.txt"])
            let none = try await desk.cases.takeIn(
                CaseDesk.intake(["M01"]), materials: [], corrected: "  ", under: terms, to: agency, by: desk.window, from: CaseDesk.address,
                at: Instant("2026-03-02", hour: 10))
            #expect(try await desk.stored(none.id).matter.events.count == 1)
        }
    }
}

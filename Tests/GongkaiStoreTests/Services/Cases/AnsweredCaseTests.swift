import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

private typealias Desk = CaseDesk

@Suite("Steps that only some answers call for")
struct AnsweredCaseTests {
    private static let item = DemonstrationItems.restaurant
    private static var code: String { item.identity.taskCode }
    private static var form: ItemForm { DemonstrationItems.forms[code] ?? ItemForm([]) }

    /// The restaurant's item in force, with its form.
    private static func publish(_ desk: Desk, _ item: ServiceItem = item) async throws {
        try await ServiceItemStore(database: desk.world.database).load(
            [item], with: [code: form], publishing: true, by: .command, at: Instant("2026-03-02", hour: 8))
    }

    private static func correct(_ said: String, on id: MatterID, _ desk: Desk, _ day: Day = "2026-03-02", hour: Int = 10) async throws {
        try await desk.cases.correct(
            "sign", to: said, reason: "申请人说写错了", of: id, seen: try await desk.version(of: id), by: desk.window, from: Desk.address,
            at: Instant(day, hour: hour))
    }

    @Test("Until it is accepted the steps of a case follow corrected answers; from then on they stay", arguments: TestEngine.all)
    func corrected(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await Self.publish(desk)
            let offered = try #require(try await desk.cases.offered(Self.code, on: "2026-03-02"))
            let terms = try offered.terms(of: FilledItemForm(Self.form, ["sign": "不设置"]))
            let id = try await desk.cases.takeIn(
                Desk.intake(terms.materials.map(\.code)), materials: [], form: 1, answers: ["sign": "不设置"], under: terms,
                to: try #require(desk.units["ZX22"]?.id), by: desk.window, from: Desk.address, at: Instant("2026-03-02", hour: 9)
            ).id
            func steps() async throws -> [String] { try await desk.stored(id).matter.caseTerms?.steps.map(\.code) ?? [] }
            #expect(try await steps() == ["register", "environment", "building", "food"])
            // With a sign the case has its step, and lacks the picture.
            try await Self.correct("设置", on: id, desk)
            #expect(try await steps() == ["register", "environment", "building", "food", "signboard"])
            let wider = try await desk.stored(id).matter
            #expect(wider.missingMaterials(offered.terms).map(\.name) == ["招牌效果图"])
            #expect(wider.caseTerms == offered.terms)
            try await Self.correct("不设置", on: id, desk, hour: 11)
            #expect(try await desk.stored(id).matter.caseTerms == terms)
            // What decides nothing changes no terms.
            try await desk.cases.correct(
                "shopName", to: "植密粉馆", reason: "漏填", of: id, seen: try await desk.version(of: id), by: desk.window, from: Desk.address,
                at: Instant("2026-03-02", hour: 12))
            #expect(try await desk.stored(id).matter.newest(.correctAnswer)?[.caseTerms] == nil)
            try await desk.act(.accept, on: id, by: desk.window, "2026-03-02", hour: 13)
            try await Self.correct("设置", on: id, desk, hour: 14)
            let accepted = try await desk.stored(id).matter
            #expect(accepted.caseTerms == terms && accepted.newest(.correctAnswer)?[.caseTerms] == nil)
            // Nor does anybody bring other terms with a correction.
            await #expect(throws: MatterRefusal.self) {
                try await desk.act(
                    .correctAnswer, on: id, by: desk.window, "2026-03-02",
                    [
                        .answerLabel: .text("是否设置门店招牌"), .reason: .text("写错了"), .caseTerms: .text(offered.terms.text),
                    ], hour: 15)
            }
            let answers = try await desk.cases.answers(of: id, for: desk.window, on: "2026-03-02")
            #expect(answers.filter(\.decides).map(\.path) == ["sign"] && answers.first { $0.path == "sign" }?.said == "设置")
            // What is watched is what the case has.
            try await desk.supervision.rebuild(upTo: "2026-03-20")
            let history = try await desk.supervision.history(of: id, upTo: "2026-03-20", within: nil)
            #expect(history.terms == terms && !history.limits.isEmpty)
        }
    }

    @Test("A picture that a corrected answer asks for after the notice is told by another one, without a card", arguments: TestEngine.all)
    func toldAgain(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await Self.publish(desk)
            let offered = try #require(try await desk.cases.offered(Self.code, on: "2026-03-02"))
            let terms = try offered.terms(of: FilledItemForm(Self.form, ["sign": "不设置"])), codes = terms.materials.map(\.code)
            let id = try await desk.cases.takeIn(
                Desk.intake(Array(codes.dropLast())), materials: [], form: 1, answers: ["sign": "不设置"], under: terms,
                to: try #require(desk.units["ZX22"]?.id), by: desk.window, from: Desk.address, at: Instant("2026-03-02", hour: 9)
            ).id
            let last = try #require(codes.last)
            try await desk.act(.giveNotice, on: id, by: desk.window, "2026-03-03", [.deficits: .text("\(last)|没有提交")])
            try await Self.correct("设置", on: id, desk, "2026-03-03", hour: 11)
            try await desk.act(.supplement, on: id, by: desk.window, "2026-03-04", [.handedIn: .text(last)])
            let added = try await desk.stored(id).matter.materialsAdded(offered.terms)
            #expect(added.map(\.name) == ["招牌效果图"])
            try await desk.act(.giveNotice, on: id, by: desk.window, "2026-03-05", [.deficits: .text("\(added[0].code)|没有提交")])
            try await desk.act(.supplement, on: id, by: desk.window, "2026-03-06", [.handedIn: .text(added[0].code)])
            try await desk.act(.accept, on: id, by: desk.window, "2026-03-06")
            let digest = try await desk.supervision.rebuild(upTo: "2026-03-06")
            #expect(digest.yellows == 0 && digest.reds == 0)
        }
    }

    @Test(
        "Where a correction leaves nothing to bring, the five days run from it, in the hall and for the supervision",
        arguments: TestEngine.all)
    func nothingToBring(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            // The form, and the picture that only a sign asks for.
            let picture = try #require((Self.item.materials.value ?? []).first { $0.onlyIf != nil })
            let form = try #require((Self.item.materials.value ?? []).first { $0.kind == .form })
            var item = Self.item
            item.materials = .given([form, picture])
            try await Self.publish(desk, item)
            let offered = try #require(try await desk.cases.offered(Self.code, on: "2026-03-02")), intake = Desk.intake([])
            let application = CaseApplication(
                applicant: intake.applicant, contact: intake.contact, form: 1, answers: ["sign": "设置"],
                materials: [.init(form.code, .form), .init(picture.code, .window)])
            let id = try await desk.cases.file(
                application, under: offered.terms, to: try #require(desk.units["ZX22"]?.id), from: Desk.address,
                at: Instant("2026-03-02", hour: 9)
            ).id
            #expect(try await desk.stored(id).matter.awaitsMaterials)
            // Nobody waits for what is not there, however long it takes.
            #expect(try await desk.cases.sweep(at: Instant("2026-03-20", hour: 1)) == 0)
            try await Self.correct("不设置", on: id, desk, "2026-03-20")
            #expect(try await !desk.stored(id).matter.awaitsMaterials)
            #expect(try await desk.cases.sweep(at: Instant("2026-03-27", hour: 23)) == 0)
            func late(_ day: Day) async throws -> [Day] {
                try await desk.supervision.rebuild(upTo: day)
                return try await desk.supervision.cards(asOf: day).filter { $0.key.rule == "Y03" }.compactMap { $0.card?.on }
            }
            #expect(try await late("2026-03-27") == [])
            // Accepted by silence, and what can be done side by side is begun at once.
            _ = try await desk.cases.sweep(at: Instant("2026-03-28", hour: 1))
            let deemed = try await desk.stored(id).matter
            #expect(try deemed.newest(.deemAccepted) != nil && CaseFacts(deemed)?.start == "2026-03-20")
            #expect(try await late("2026-03-28") == ["2026-03-28"])
        }
    }

    @Test(
        "Without the form that asks, an item is not published; a form that does not ask takes no place of one that does",
        arguments: TestEngine.all)
    func published(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let items = ServiceItemStore(database: desk.world.database), forms = ItemFormStore(database: desk.world.database)
            let now = Instant("2026-03-02", hour: 8)
            func refusal(_ form: ItemForm?) async throws -> String {
                do {
                    try await items.load([Self.item], with: form.map { [Self.code: $0] } ?? [:], publishing: true, by: .command, at: now)
                    return ""
                } catch let faults as ServiceItemLoadFaults { return faults.faults.map(\.words).joined() }
            }
            #expect(try await refusal(nil).contains("环节“门店招牌设置许可”的适用条件看申请人在表单中的回答，本事项却没有表单"))
            let other = ItemForm([ItemFormField("name", "店名", isRequired: true)])
            #expect(try await refusal(other).contains("提到字段“sign”，表单里没有这个字段"))
            #expect(try await desk.world.database.count("service_item") == 0)
            // As a draft it may stand without one, and says what is missing.
            try await items.load([Self.item], by: .command, at: now)
            let draft = try await items.all(everyVersion: true)
            #expect(try await items.findings(in: draft)[0].filter { $0.code == "condition.noForm" }.count == 2)
            try await forms.keep(Self.form, for: Self.code, by: .command, at: now)
            #expect(try await items.findings(in: draft)[0].mayPublish)
            try await items.load([Self.item], publishing: true, by: .command, at: now)
            await #expect(throws: ItemFormRefusal.self) { try await forms.keep(other, for: Self.code, by: .command, at: now) }
            #expect(try await forms.form(of: Self.code, version: 1)?.form == Self.form)
        }
    }

    @Test(
        "A form of the version in force changes nothing for one that comes with its own, and what nobody applies by asks for nothing",
        arguments: TestEngine.all)
    func formsOfVersions(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let items = ServiceItemStore(database: desk.world.database), forms = ItemFormStore(database: desk.world.database)
            let now = Instant("2026-03-02", hour: 8)
            func form(_ label: String) -> ItemForm { ItemForm([ItemFormField("name", label, isRequired: true)]) }
            func keep(_ form: ItemForm, from version: Int, at now: Instant = now) async throws {
                try await forms.keep(form, for: Self.code, from: version, by: .command, at: now)
            }
            // The one in force depends on no answer; the next one, published and to come, does.
            var plain = Self.item
            plain.process.flow.steps = plain.process.flow.steps.map { step in
                var step = step
                step.onlyIf = nil
                return step
            }
            plain.materials = .given(
                (plain.materials.value ?? []).map { material in
                    var material = material
                    material.onlyIf = nil
                    return material
                })
            var next = Self.item
            next.identity.version = plain.identity.version + 1
            next.identity.effectiveFrom = "2026-04-01"
            let (first, second) = (plain.identity.version, next.identity.version)
            try await items.load([plain], with: [Self.code: form("店名")], publishing: true, by: .command, at: now)
            try await items.load([next], with: [Self.code: Self.form], publishing: true, by: .command, at: now)
            try await keep(form("店铺名称"), from: first)
            #expect(try await forms.form(of: Self.code, version: first)?.form == form("店铺名称"))
            #expect(try await forms.form(of: Self.code, version: second)?.form == Self.form)
            await #expect(throws: ItemFormRefusal.self) { try await keep(form("店铺名称"), from: second) }
            // Once a version without conditions has taken its place, nobody applies by it.
            var last = plain
            last.identity.version = second + 1
            last.identity.effectiveFrom = "2026-05-01"
            try await items.load([last], with: [Self.code: form("字号")], publishing: true, by: .command, at: now)
            await #expect(throws: ItemFormRefusal.self) { try await keep(form("店铺名称"), from: second) }
            try await keep(form("店铺名称"), from: second, at: Instant("2026-05-01", hour: 8))
            #expect(try await forms.form(of: Self.code, version: last.identity.version)?.form == form("字号"))
        }
    }
}

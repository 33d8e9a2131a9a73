import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

@Suite("Texts that are too long")
struct LongTextTests {
    private static func text(_ count: Int) -> String { String(repeating: "长", count: count) }

    /// Refused with how much is too much, and everything is still there; nothing tells the browser to cut.
    private static func expectRefused(_ page: TestPage, _ text: String, by most: Int) {
        #expect(page.status == .unprocessableContent, "\(page.text)")
        #expect(page.says("有\(most + 1)个字，最多\(most)个字") && page.says(text) && !page.says("maxlength=\"\(most)\""), "\(page.text)")
    }

    @Test("What the window writes is refused in words and kept, not cut", arguments: TestEngine.all)
    func window(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let filed = try await web.desk.takenIn(try web.desk.simple, "2026-03-03", materials: ["M01"])
            let window = try await web.browser("window"), path = CaseWeb.path(filed.id)
            #expect(try await !window.get(path + "/giveNotice").says("maxlength=\"300\""))
            let deficit = Self.text(301), others = Self.text(2_001)
            let notice = try await window.fill(
                path + "/giveNotice", [("deficit-M02", deficit), ("deficit-M03", "缺"), ("deficits", others)])
            Self.expectRefused(notice, deficit, by: 300)
            Self.expectRefused(notice, others, by: 2_000)
            let reason = Self.text(501)
            Self.expectRefused(try await window.fill(path + "/identity", [("reason", reason)]), reason, by: 500)
            let refused = try await window.fill(path + "/reject", [("rejectionCode", "notEligible"), ("reason", Self.text(1_001))])
            #expect(refused.status == .unprocessableContent && refused.says(Self.text(1_001)) && refused.says("最多1000个字"))
            #expect(try await web.desk.stored(filed.id).matter.events.count == 1)
        }
    }

    @Test("So is why an appointment is moved or given back", arguments: TestEngine.all)
    func appointments(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let item = try #require(
                DemonstrationItems.all.first { $0.identity.unit == "ZX12" && $0.process.isBookable == true })
            try await web.publish(item)
            let appointments = AppointmentStore(database: web.web.world.database, key: CaseDesk.key)
            let (number, _) = try await appointments.book(
                AppointmentWish(
                    item: item.identity.taskCode, itemName: item.identity.name, agency: try #require(web.desk.units["ZX12"]).id,
                    day: "2026-03-05", starts: 540, name: "张小明", telephone: "13907340001"), from: CaseDesk.address, at: web.web.clock.now)
            let window = try await web.browser("window"), path = "/console/appointments/\(number)"
            let page = try await window.get(path), reason = Self.text(501)
            let fields = [("token", page.hidden("token")), ("seen", page.hidden("seen"))]
            Self.expectRefused(
                try await window.post(path, fields + [("do", "move"), ("day", "2026-03-06"), ("at", "600"), ("moveReason", reason)]),
                reason,
                by: 500)
            Self.expectRefused(try await window.post(path, fields + [("do", "cancel"), ("cancelReason", reason)]), reason, by: 500)
            Self.expectRefused(try await window.fill(path + "/person", [("reason", reason)]), reason, by: 500)
            let found = try await appointments.appointment(number, for: web.desk.window)
            #expect(found.day == "2026-03-05" && !found.isCancelled)
        }
    }

    @Test("A row that is too long says so itself; what has a fixed form keeps its maxlength")
    func row() {
        #expect(FormRow.area("a", "甲", Self.text(10), counted: 10).error == nil)
        let area = FormRow.area("a", "甲", Self.text(11), counted: 10), line = FormRow.text("b", "乙", Self.text(12), counted: 10)
        #expect(area.error == "有11个字，最多10个字，多了1个字。请缩短。" && area.area?.longest == nil && area.describedBy == "a-error")
        #expect(line.error?.contains("多了2个字") == true && line.input?.longest == nil)
        #expect(FormRow.text("c", "丙", "2026-03-04", longest: 20).input?.longest == "20")
    }

    @Test("So is what the supervision writes", arguments: TestEngine.all)
    func supervision(on engine: TestEngine) async throws {
        try await CaseWeb.open(on: engine) { web in
            let filed = try await web.desk.takenIn(try web.desk.simple, "2026-03-03", materials: ["M01"])
            let inspector = try await web.browser("inspector"), path = "/console/supervision/cases/\(filed.id.value)"
            let page = try await inspector.get(path), text = Self.text(2_001)
            #expect(page.status == .ok && !page.says("maxlength=\"2000\""), "\(page.text)")
            Self.expectRefused(
                try await inspector.post(
                    path + "/cards", page.allHidden + [("signal", SupervisionSignal.yellow.rawValue), ("reason", text)]), text, by: 2_000)
        }
    }
}

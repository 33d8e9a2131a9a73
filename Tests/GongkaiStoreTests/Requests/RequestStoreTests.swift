import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Requests in the database")
struct RequestStoreTests {
    typealias Desk = RequestDesk

    @Test("Who asks stands nowhere in the database to be read, not in the audit trail either", arguments: TestEngine.all)
    func sealed(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let code = try await desk.requests.saveDraft(
                ["name": "张小明", "number": Desk.identityNumber], to: desk.world.education, from: "1.2.3.4",
                at: Instant("2024-01-30", hour: 9))
            _ = try await desk.requests.file(Desk.intake(), draft: code, from: "1.2.3.4", at: Instant("2024-01-31", hour: 9))
            let id = try await desk.handling("2024-01-31")
            try await desk.act(
                .askThirdParty, on: id, by: .officer(desk.clerk), "2024-02-01",
                [
                    "party": .text("张小明的邻居"), "ground": .text("privacy"), "question": .text("能否公开"), "answerBy": .day("2024-02-26"),
                ])
            _ = try await desk.requests.reveal(
                id, reason: "寄送答复", to: desk.clerk, from: Desk.address, at: Instant("2024-02-01", hour: 9))
            let planted = [Desk.identityNumber, "张小明", "清泉路18号", "13907340001", "zhang@example.com"]
            #expect(try await desk.world.rows(holding: planted).isEmpty)
        }
    }

    @Test("Who asks is masked, and told in full only to whoever says why; the trail keeps the reason", arguments: TestEngine.all)
    func reveal(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let now = Instant("2024-01-31", hour: 11)
            let id = try await desk.handling("2024-01-31")
            let detail = try await desk.requests.detail(of: id, for: desk.clerk)
            #expect(detail.masked.name == "张*明" && detail.masked.document == "**************002X")
            #expect(detail.masked.telephone == "139****0001" && detail.masked.email == "z***@example.com")
            #expect(detail.items == [RequestIntake.Item("2023年义务教育学校招生计划")] && detail.channel == .inPerson && detail.applicantKind == "NP")
            await #expect(throws: MatterAccessRefusal.reasonMissing) {
                try await desk.requests.reveal(id, reason: "  ", to: desk.clerk, from: Desk.address, at: now)
            }
            await #expect(throws: MatterAccessRefusal.permissionMissing(.readIdentities)) {
                try await desk.requests.reveal(id, reason: "看看", to: desk.reviewer, from: Desk.address, at: now)
            }
            await #expect(throws: MatterAccessRefusal.notFound) {
                try await desk.requests.reveal(id, reason: "看看", to: desk.colleague, from: Desk.address, at: now)
            }
            let identity = try await desk.requests.reveal(id, reason: "寄送答复书", to: desk.clerk, from: Desk.address, at: now)
            #expect(identity == ApplicantIdentity(applicant: Desk.intake().applicant, contact: Desk.intake().contact))
            let trail = try await AuditStore(database: desk.world.database).trail(of: "matter/\(id.value)")
            let entries = trail.filter { $0.action == "request.reveal" }
            #expect(entries.map(\.reason) == ["寄送答复书"] && entries.map(\.actor) == ["clerk"])
        }
    }

    @Test("A request made before is recognised, by whoever asks and what for, in whatever way it came", arguments: TestEngine.all)
    func repeated(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let first = try await desk.entered("2024-01-31")
            let other = try await desk.entered("2024-01-31", Desk.intake(number: "110101199003070011", channel: .inPerson))
            #expect(first.resembles.isEmpty && other.resembles.isEmpty)
            let again = try await desk.requests.file(
                Desk.intake("2023年，义务教育学校招生计划。"), to: desk.world.education, from: "1.2.3.4", at: Instant("2024-03-01", hour: 9))
            #expect(again.resembles.map(\.number) == [first.number] && again.resembles.map(\.degree) == [.same])
            let elsewhere = try await desk.requests.file(
                Desk.intake(), to: desk.world.township, from: "1.2.3.4", at: Instant("2024-03-01", hour: 9))
            #expect(elsewhere.resembles.isEmpty)
            let detail = try await desk.requests.detail(of: again.id, for: desk.clerk)
            #expect(detail.resembles.map(\.number) == [first.number])
        }
    }

    @Test("A form with faults is refused with all of them, and nothing is kept", arguments: TestEngine.all)
    func faults(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            var intake = Desk.intake(number: "110105194912310021")
            intake.contact.telephone = ""
            let faulty = intake
            do {
                _ = try await desk.requests.file(faulty, to: desk.world.education, from: "1.2.3.4", at: Instant("2024-01-31", hour: 9))
                Issue.record("it was taken in")
            } catch let refusal as RequestStore.Faulty {
                #expect(refusal.faults.map(\.field) == [.documentNumber, .telephone])
            }
            for table in ["matter", "request_detail", "number_series"] { #expect(try await desk.world.database.count(table) == 0) }
        }
    }

    @Test(
        "A draft is opened by its code alone, has no number, keeps its code when it is filed, and is gone when thrown away",
        arguments: TestEngine.all)
    func drafts(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let now = Instant("2024-01-31", hour: 9)
            let code = try await desk.requests.saveDraft(["name": "张"], to: desk.world.education, from: "1.2.3.4", at: now)
            try await desk.requests.saveDraft(["name": "张小明\n\"\\"], code: code, from: "1.2.3.4", at: now.adding(seconds: 60))
            let draft = try #require(try await desk.requests.draft(code))
            #expect(draft.form == ["name": "张小明\n\"\\"] && draft.agency == desk.world.education)
            #expect(try await desk.requests.draft(.random()) == nil)
            #expect(try await desk.matters.list(MatterQuery("request"), for: desk.registrar).lines.isEmpty)
            let filed = try await desk.requests.file(Desk.intake(), draft: code, from: "1.2.3.4", at: now.adding(seconds: 120))
            #expect(filed.number == "SF02-20240001" && filed.code == code)
            #expect(try await desk.requests.draft(code) == nil)
            await #expect(throws: MatterAccessRefusal.notADraft) {
                try await desk.requests.saveDraft([:], code: code, from: "1.2.3.4", at: now.adding(seconds: 180))
            }
            let second = try await desk.requests.saveDraft(["name": "李"], to: desk.world.education, from: "1.2.3.4", at: now)
            try await desk.requests.discardDraft(second, from: "1.2.3.4", at: now)
            let third = try await desk.requests.saveDraft(["name": "王"], to: desk.world.education, from: "1.2.3.4", at: now)
            #expect(try await desk.requests.discardOldDrafts(at: now.adding(seconds: 29 * 86_400)) == 0)
            #expect(try await desk.requests.discardOldDrafts(at: now.adding(seconds: 31 * 86_400)) == 1)
            #expect(try await desk.requests.draft(third) == nil)
            let left = try await desk.world.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM request_detail WHERE draft IS NOT NULL", as: Int.self)
            }
            #expect(left == 0)
        }
    }

    @Test("Files come with the request, and stay when an article drops the same file", arguments: TestEngine.all)
    func files(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let file = NewFile(name: "身份证.png", mediaType: "image/png", bytes: Array("PNG".utf8))
            let filed = try await desk.requests.file(
                Desk.intake(), to: desk.world.education, files: [file], from: "1.2.3.4", at: Instant("2024-01-31", hour: 9))
            let detail = try await desk.requests.detail(of: filed.id, for: desk.clerk)
            #expect(detail.files.map(\.name) == ["身份证.png"] && detail.files.map(\.event) == [1] && detail.files.map(\.size) == [3])
            await #expect(throws: MatterAccessRefusal.tooManyFiles(most: 10)) {
                try await desk.requests.file(
                    Desk.intake(), to: desk.world.education, files: Array(repeating: file, count: 11), from: "1.2.3.4",
                    at: Instant("2024-01-31", hour: 9))
            }
        }
    }
}

import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite struct RedactionStoreTests {
    private static let day: Day = "2024-03-04"
    private static let secret = "密语七七八九"
    private static let now = Instant(day, hour: 11)

    private static func original(_ size: Int = 600_000) -> NewFile {
        var bytes = Array("%PDF-1.4 \(secret) ".utf8)
        bytes += (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        return NewFile(name: "\(secret)的名单.pdf", mediaType: "application/pdf", bytes: bytes, plainText: secret)
    }

    @Test("Nothing of a document, its name or its marks can be read in the database", arguments: TestEngine.all)
    func sealed(on engine: TestEngine) async throws {
        try await RequestDesk.open(on: engine) { desk in
            let id = try await desk.handling(Self.day)
            try await desk.give(
                Array("%PDF-1.4 \(Self.secret)".utf8), of: Self.original(),
                marked: RequestDesk.draft(Self.secret, name: "\(Self.secret).pdf"),
                to: id, at: Self.now)
            let found = try await desk.world.database.read { tx in
                var found: [String] = []
                let secret = Array(Self.secret.utf8)
                for (table, column) in [
                    ("request_file", "name"), ("request_file_part", "sealed"), ("request_redaction_draft", "sealed"),
                ] {
                    let rows = try tx.rows("SELECT \(SQL(identifier: column)) AS held FROM \(SQL(identifier: table))")
                    #expect(!rows.isEmpty)
                    for row in rows where Data(try row.get("held", as: [UInt8].self)).range(of: Data(secret)) != nil { found.append(table) }
                }
                for (table, column) in [("request_redaction_run", "log"), ("request_redaction_run", "verdict"), ("audit_entry", "after")] {
                    for row in try tx.rows("SELECT \(SQL(identifier: column)) AS held FROM \(SQL(identifier: table))")
                    where try row.get("held", as: String?.self)?.contains(Self.secret) == true {
                        found.append(table)
                    }
                }
                // Neither is it among the files that search and the public exits know.
                for table in ["stored_file", "file_part", "file_passage", "matter_file"] {
                    let count: Int = try tx.value("SELECT COUNT(*) FROM \(SQL(identifier: table))")
                    if count > 0 { found.append(table) }
                }
                return found
            }
            #expect(found == [])
        }
    }

    @Test("A document comes back as it was, and who looks at it is written down", arguments: TestEngine.all)
    func opened(on engine: TestEngine) async throws {
        try await RequestDesk.open(on: engine) { desk in
            let id = try await desk.handling(Self.day), file = Self.original()
            let redaction = try await desk.redactions.add(file, pages: 2, to: id, by: desk.clerk, from: "", at: Self.now)
            let sealed = try await desk.redactions.original(redaction, of: id, page: 2, for: desk.reviewer, from: "", at: Self.now)
            #expect(try await desk.requests.bytes(of: sealed) == file.bytes)
            let opened = try await desk.redactions.open(redaction, of: id, for: desk.signer, from: "", at: Self.now)
            #expect(opened.line.name == file.name && opened.line.pages == 2 && opened.draft.boxes.isEmpty)
            #expect(opened.draft.name == "\(Self.secret)的名单（部分遮盖）.pdf")
            let trail = try await desk.trail(of: id)
            #expect(Array(trail.suffix(3)) == ["redaction.add", "redaction.look", "redaction.open"])
            await #expect(throws: RedactionAccessRefusal.notForReaders) {
                try await desk.redactions.original(redaction, of: id, page: 1, for: desk.auditor, from: "", at: Self.now)
            }
            await #expect(throws: MatterAccessRefusal.notFound) {
                try await desk.redactions.original(redaction, of: id, page: 1, for: desk.colleague, from: "", at: Self.now)
            }
        }
    }

    @Test("A part of a file that was moved, changed or lost is noticed", arguments: TestEngine.all)
    func damaged(on engine: TestEngine) async throws {
        try await RequestDesk.open(on: engine) { desk in
            let key = RequestDesk.key
            let whole = key.seal(Array("abc".utf8), for: "request_file_part/1/0")
            #expect(try key.openBytes(whole, for: "request_file_part/1/0") == Array("abc".utf8))
            #expect(throws: SealingFault.self) { try key.openBytes(whole, for: "request_file_part/1/1") }
            let id = try await desk.handling(Self.day)
            _ = try await desk.redactions.add(Self.original(), pages: 2, to: id, by: desk.clerk, from: "", at: Self.now)
            await #expect(throws: SealingFault.self) {
                let file: Int64 = try await desk.world.database.read { tx in try tx.value("SELECT id FROM request_file") }
                _ = try await desk.requests.bytes(of: SealedFile(id: file, size: 5))
            }
        }
    }

    @Test("Two people do not overwrite each other's boxes, and every saved state stays", arguments: TestEngine.all)
    func lock(on engine: TestEngine) async throws {
        try await RequestDesk.open(on: engine) { desk in
            let id = try await desk.handling(Self.day), store = desk.redactions
            let redaction = try await store.add(Self.original(100), pages: 2, to: id, by: desk.clerk, from: "", at: Self.now)
            var draft = RequestDesk.draft(Self.secret)
            #expect(try await store.save(draft, of: redaction, in: id, expecting: 0, by: desk.clerk, from: "", at: Self.now) == 1)
            draft.boxes = []
            await #expect(throws: RedactionAccessRefusal.changedMeanwhile) {
                try await store.save(draft, of: redaction, in: id, expecting: 0, by: desk.registrar, from: "", at: Self.now)
            }
            #expect(try await store.save(draft, of: redaction, in: id, expecting: 1, by: desk.registrar, from: "", at: Self.now) == 2)
            let opened = try await store.open(redaction, of: id, for: desk.clerk, from: "", at: Self.now)
            #expect(opened.changes.map(\.by) == ["周敏", "李文静"] && opened.changes.map(\.boxes) == [0, 1] && opened.draft == draft)
            for statement: SQL in [
                "UPDATE request_redaction_draft SET boxes = 9", "DELETE FROM request_redaction_draft", "DELETE FROM request_file",
                "UPDATE request_file_part SET part = 9", "DELETE FROM request_redaction",
            ] {
                await #expect(throws: (any Error).self) { try await desk.world.database.write { tx in try tx.run(statement) } }
            }
        }
    }

    @Test("Only a proven result of the last marks goes out, and only until the reply is drafted", arguments: TestEngine.all)
    func given(on engine: TestEngine) async throws {
        try await RequestDesk.open(on: engine) { desk in
            let id = try await desk.handling(Self.day), store = desk.redactions, clerk = desk.clerk
            let redaction = try await store.add(Self.original(100), pages: 2, to: id, by: clerk, from: "", at: Self.now)
            try await store.save(RequestDesk.draft(Self.secret), of: redaction, in: id, expecting: 0, by: clerk, from: "", at: Self.now)
            func carry(_ revision: Int, holds: Bool, _ result: [UInt8]?) async throws -> RedactionRun {
                try await store.carryOut(
                    revision, of: redaction, in: id, log: RequestDesk.log, verdict: RequestDesk.verdict(holds: holds), pages: 2,
                    result: result, by: clerk, from: "", at: Self.now)
            }
            await #expect(throws: RedactionAccessRefusal.notProven) { try await carry(1, holds: false, [1]) }
            await #expect(throws: RedactionAccessRefusal.notProven) { try await carry(1, holds: true, nil) }
            let failed = try await carry(1, holds: false, nil)
            #expect(!failed.isProven && failed.result == nil)
            func give(_ run: RedactionRun, _ isGiven: Bool = true) async throws {
                try await store.give(isGiven, run: run.id, of: redaction, in: id, by: clerk, from: "", at: Self.now)
            }
            await #expect(throws: RedactionAccessRefusal.notProven) { try await give(failed) }
            let first = try await carry(1, holds: true, [1, 2, 3])
            var draft = RequestDesk.draft(Self.secret)
            draft.mayStay = ["2014年"]
            try await store.save(draft, of: redaction, in: id, expecting: 1, by: clerk, from: "", at: Self.now)
            await #expect(throws: RedactionAccessRefusal.outdated) { try await give(first) }
            let second = try await carry(2, holds: true, [4, 5, 6])
            try await give(second)
            #expect(try await store.toBeGiven(of: id, for: desk.signer, at: Self.now).map(\.name) == ["名单（部分遮盖）.pdf"])
            // What is marked afterwards keeps it back, until that is carried out too.
            draft.mayStay = []
            try await store.save(draft, of: redaction, in: id, expecting: 2, by: clerk, from: "", at: Self.now)
            #expect(try await store.toBeGiven(of: id, for: desk.signer, at: Self.now).isEmpty)
            #expect(try await desk.trail(of: id).suffix(2) == ["redaction.keepBack", "redaction.save"])
            let third = try await carry(3, holds: true, [4, 5, 6])
            try await give(third)
            try await desk.signed(id, "2024-03-05")
            await #expect(throws: RedactionAccessRefusal.replyDrafted) { try await give(third, false) }
            var without = draft
            without.boxes = []
            let late = without
            await #expect(throws: RedactionAccessRefusal.replyDrafted) {
                try await store.save(late, of: redaction, in: id, expecting: 3, by: clerk, from: "", at: Self.now)
            }
            // Before the reply is sent the applicant gets nothing.
            func stored() async throws -> StoredMatter { try await desk.matters.matter(id, for: clerk) }
            #expect(try await store.given(with: try await stored()) == [])
            try await desk.act(
                .serve, on: id, by: .officer(clerk), "2024-03-06", ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")])
            let files = try await store.given(with: try await stored())
            #expect(files.map(\.number) == [1] && files[0].log?.sentences == ["依据第十五条（个人隐私）遮盖 3 处，为保护第三方权益"])
            let (_, bytes) = try await store.file(1, givenWith: try await stored(), from: "10.0.0.9", at: Self.now)
            #expect(bytes == [4, 5, 6])
            #expect(try await desk.trail(of: id).last == "request.fetch")
            await #expect(throws: RedactionAccessRefusal.notFound) {
                try await store.file(2, givenWith: try await stored(), from: "10.0.0.9", at: Self.now)
            }
        }
    }

    @Test(
        "What was released goes out with no reply that gives nothing, and after a correction only when it is released anew",
        arguments: TestEngine.all)
    func released(on engine: TestEngine) async throws {
        try await RequestDesk.open(on: engine) { desk in
            let id = try await desk.handling(Self.day), store = desk.redactions, refusal: [String: FieldValue] = ["reason": .text("内部事务")]
            let redaction = try await desk.give(
                [1, 2, 3], of: Self.original(100), marked: RequestDesk.draft(Self.secret), to: id, at: Self.now)
            let run = try #require(try await store.open(redaction, of: id, for: desk.clerk, from: "", at: Self.now).runs.first).id
            func expectRefusal(_ words: String, _ work: () async throws -> Void) async {
                do {
                    try await work()
                    Issue.record("it was granted")
                } catch {
                    let said = (error as? MatterRefusal)?.words ?? "\(error)"
                    #expect(said.contains("没有公开内容的答复不能随附文件，“名单（部分遮盖）.pdf”") && said.contains(words))
                }
            }
            await expectRefusal("请先在“遮盖”里取消提供") {
                try await desk.signed(id, "2024-03-05", outcome: "internalAffairs", refusal)
            }
            try await store.give(false, run: run, of: redaction, in: id, by: desk.clerk, from: "", at: Self.now)
            try await desk.act(
                .draft, on: id, by: .officer(desk.clerk), "2024-03-05", refusal.merging(["outcome": .text("internalAffairs")]) { $1 })
            try await desk.act(.review, on: id, by: .officer(desk.reviewer), "2024-03-05")
            // As of before that was asked for.
            try await desk.world.database.write { tx in
                try tx.release(true, run, by: (desk.clerk.id, desk.clerk.name), at: Instant("2024-03-05", hour: 11))
            }
            await expectRefusal("请先退回修改") { try await desk.act(.sign, on: id, by: .officer(desk.signer), "2024-03-05", hour: 12) }
            try await desk.act(
                .returnDraft, on: id, by: .officer(desk.signer), "2024-03-05", ["reason": .text("应当公开")], hour: 12)
            try await desk.served(id, "2024-03-06")
            func given() async throws -> [String] {
                try await store.given(with: try await desk.matters.matter(id, for: desk.clerk)).map(\.name)
            }
            #expect(try await given() == ["名单（部分遮盖）.pdf"])
            let remedy = try await desk.act(
                .openRemedy, on: id, by: .officer(desk.registrar), "2024-03-11",
                ["party": .text("区政府"), "remedyKind": .text("reconsideration"), "caseNumber": .text("复〔2024〕1号")])
            try await desk.act(
                .correctDecision, on: id, by: .officer(desk.registrar), "2024-04-01",
                ["correction": .text("重新答复"), "decideAgainBy": .day("2024-04-22")], branch: remedy.event.number)
            // What went out went out; with the next reply nothing goes by itself.
            #expect(try await given() == ["名单（部分遮盖）.pdf"])
            #expect(try await store.toBeGiven(of: id, for: desk.signer, at: Instant("2024-04-01", hour: 11)).isEmpty)
            #expect(try await desk.trail(of: id).contains("redaction.keepBack"))
            try await desk.served(id, "2024-04-02")
            #expect(try await given().isEmpty)
        }
    }

    @Test("What applicants attached before files were sealed is sealed, and is the same afterwards", arguments: TestEngine.all)
    func oldFiles(on engine: TestEngine) async throws {
        try await RequestDesk.open(on: engine) { desk in
            let id = try await desk.handling(Self.day), file = Self.original(300_000)
            try await desk.world.database.write { tx in
                try tx.store(file, at: Self.now)
                try tx.run(
                    "INSERT INTO matter_file (matter_id, position, event, name, sha256) VALUES (\(id), 1, 1, \(file.name), \(file.sha256))")
            }
            func read() async throws -> (file: MatterFile, bytes: [UInt8]) {
                try await desk.requests.file(1, of: id, for: desk.clerk, from: "", at: Self.now)
            }
            let before = try await read()
            // An identity card may be among them: whoever only looks on does not open them.
            await #expect(throws: MatterAccessRefusal.notYoursToHandle) {
                try await desk.requests.file(1, of: id, for: desk.auditor, from: "", at: Self.now)
            }
            #expect(try await desk.requests.sealOldFiles(at: Self.now) == 1)
            #expect(try await desk.requests.sealOldFiles(at: Self.now) == 0)
            let after = try await read()
            #expect(after.file == before.file && after.bytes == before.bytes && after.bytes == file.bytes)
            #expect(try await desk.world.database.count("stored_file") == 0)
            let redaction = try await desk.redactions.pick(1, pages: 2, of: id, by: desk.clerk, from: "", at: Self.now)
            #expect(try await desk.redactions.redactions(of: id, for: desk.clerk).map(\.id) == [redaction])
            await #expect(throws: RedactionAccessRefusal.alreadyThere) {
                try await desk.redactions.pick(1, pages: 2, of: id, by: desk.clerk, from: "", at: Self.now)
            }
        }
    }
}

import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Papers of requests in the database")
struct PaperStoreTests {
    typealias Desk = RequestDesk
    let morning = Instant("2024-02-01", hour: 11)

    private func open(_ place: PaperPlace, _ id: MatterID, _ desk: Desk, for officer: Officer? = nil) async throws -> OpenedPaper {
        try await desk.papers.open(place, of: id, for: officer ?? desk.clerk, from: Desk.address, at: morning)
    }

    @discardableResult
    private func issue(_ place: PaperPlace, _ id: MatterID, _ desk: Desk, revision: Int = 0) async throws -> PaperIssue {
        try await desk.papers.issue(place, of: id, expecting: revision, by: desk.clerk, from: Desk.address, at: morning)
    }

    private func save(_ paper: OfficialPaper, _ place: PaperPlace, _ id: MatterID, _ desk: Desk, revision: Int = 0) async throws {
        try await desk.papers.save(paper, at: place, of: id, expecting: revision, by: desk.clerk, from: Desk.address, at: morning)
    }

    @Test("Each step that lets a paper go out has one; numbers follow each other, and what went out stands", arguments: TestEngine.all)
    func notices(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let id = try await desk.handling("2024-01-31")
            try await desk.act(
                .askSupplement, on: id, by: .officer(desk.clerk), "2024-02-01",
                [
                    "what": .text("请写明哪一所学校"), "answerBy": .day("2024-02-26"), "reason": .text("没有写明学校"),
                ])
            let lines = try await desk.papers.papers(of: id, for: desk.clerk)
            #expect(lines.map(\.kind) == [.supplementNotice, .registrationReceipt])
            let (notice, receipt) = (lines[0].place, lines[1].place)
            await #expect(throws: PaperAccessRefusal.settingMissing("示范区教育局")) { try await open(notice, id, desk) }
            try await desk.setPapers(at: morning)
            let fresh = try await open(notice, id, desk)
            #expect(fresh.revision == 0 && fresh.faults.isEmpty && fresh.paper.text.contains("哪一所学校") && fresh.paper.number == nil)
            let sent = try await issue(notice, id, desk)
            #expect(sent.number == "示教公开〔2024〕1号" && sent.on == "2024-02-01" && sent.by == "李文静")
            #expect(try await issue(receipt, id, desk).number == "示教公开〔2024〕2号")
            let stands = try await open(notice, id, desk)
            #expect(stands.paper.number == sent.number && stands.line.issue == sent && stands.revision == 1)
            var other = stands.paper
            other.title = "另一个标题"
            let fixedOther = other
            await #expect(throws: PaperAccessRefusal.goneOut("示教公开〔2024〕1号")) {
                try await save(fixedOther, notice, id, desk, revision: 1)
            }
            await #expect(throws: PaperAccessRefusal.goneOut("示教公开〔2024〕1号")) { try await issue(notice, id, desk, revision: 1) }
            // What an organ says of itself later changes nothing of it.
            var moved = Desk.setting
            moved.address = "示范区新址"
            try await desk.papers.set(
                moved, of: desk.world.education, expecting: 1, by: desk.registrar, from: Desk.address, at: morning)
            #expect(try await open(notice, id, desk) == stands)
        }
    }

    @Test(
        "The applicant gets what went out to them: a notice when it is numbered, a reply when it is served too, and no draft",
        arguments: TestEngine.all)
    func letters(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: morning)
            let (id, reply) = try await desk.drafted("2024-02-01")
            func letters() async throws -> [String] {
                let stored = try await desk.matters.matter(id, for: desk.clerk)
                return try await desk.papers.letters(to: stored).map { "\($0.kind.code) \($0.number ?? "")" }
            }
            func fetch(_ event: Int) async throws -> OfficialPaper {
                let stored = try await desk.matters.matter(id, for: desk.clerk)
                return try await desk.papers.letter(event, to: stored, from: "1.2.3.4", at: morning).paper
            }
            #expect(try await letters() == [])
            let receipt = try #require(try await desk.papers.papers(of: id, for: desk.clerk).first { $0.kind == .registrationReceipt })
                .place
            await #expect(throws: PaperAccessRefusal.notFound) { try await fetch(receipt.event) }
            try await issue(receipt, id, desk)
            #expect(try await letters() == ["registrationReceipt 示教公开〔2024〕1号"])
            #expect(try await fetch(receipt.event).addressee == "张小明")
            #expect(try await desk.trail(of: id).last == "paper.fetch")
            try await desk.act(.review, on: id, by: .officer(desk.reviewer), "2024-02-02")
            try await desk.act(.sign, on: id, by: .officer(desk.signer), "2024-02-04")
            try await issue(reply, id, desk)
            // Numbered, but still in the house.
            #expect(try await letters().count == 1)
            await #expect(throws: PaperAccessRefusal.notFound) { try await fetch(reply.event) }
            try await desk.act(
                .serve, on: id, by: .officer(desk.clerk), "2024-02-05", ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")])
            #expect(try await letters() == ["registrationReceipt 示教公开〔2024〕1号", "reply.otherAgency 示教公开〔2024〕2号"])
            #expect(try await fetch(reply.event).number == "示教公开〔2024〕2号")
            // The service record names who signed for it: it stays in the file.
            let record = try #require(try await desk.papers.papers(of: id, for: desk.clerk).first { $0.kind == .serviceRecord }).place
            try await issue(record, id, desk)
            #expect(try await letters().count == 2)
            await #expect(throws: PaperAccessRefusal.notFound) { try await fetch(record.event) }
        }
    }

    @Test(
        "A reply is changed until it is reviewed, and goes out when it is signed, with the day of the signature", arguments: TestEngine.all)
    func reply(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: morning)
            let (id, place) = try await desk.drafted("2024-02-01")
            var paper = try await open(place, id, desk).paper
            paper.paragraphs.insert(.init("另附招生范围图。"), at: 1)
            try await save(paper, place, id, desk)
            await #expect(throws: PaperAccessRefusal.notSigned) { try await issue(place, id, desk, revision: 1) }
            try await desk.act(.review, on: id, by: .officer(desk.reviewer), "2024-02-02")
            await #expect(throws: PaperAccessRefusal.notSigned) { try await issue(place, id, desk, revision: 1) }
            paper.paragraphs.remove(at: 1)
            let fixedPaper = paper
            await #expect(throws: PaperAccessRefusal.reviewed) {
                try await save(fixedPaper, place, id, desk, revision: 1)
            }
            try await desk.act(.sign, on: id, by: .officer(desk.signer), "2024-02-04")
            let sent = try await issue(place, id, desk, revision: 1)
            #expect(sent.on == "2024-02-04")
            let read = try await open(place, id, desk, for: desk.reviewer).paper
            #expect(read.text.contains("招生范围图") && read.day == "2024-02-04" && read.number == "示教公开〔2024〕1号")
            try await desk.act(
                .serve, on: id, by: .officer(desk.clerk), "2024-02-05",
                ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 12345")])
            let record = try #require(try await desk.papers.papers(of: id, for: desk.clerk).first)
            #expect(record.kind == .serviceRecord)
            let form = try await open(record.place, id, desk).paper
            #expect(form.rows.contains(.init("发文字号", "示教公开〔2024〕1号")) && form.rows.contains(.init("送达日期", "2024年2月5日")))
            // A form has no number.
            #expect(try await issue(record.place, id, desk).number == nil)
        }
    }

    @Test("What is served has a number: serving gives it, and is refused where none can be given", arguments: TestEngine.all)
    func served(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let (id, place) = try await desk.drafted("2024-02-01")
            try await desk.act(.review, on: id, by: .officer(desk.reviewer), "2024-02-02")
            try await desk.act(.sign, on: id, by: .officer(desk.signer), "2024-02-04")
            let said: [String: FieldValue] = ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 12345")]
            let version = try await desk.matters.matter(id, for: desk.clerk).matter.version
            func serve() async throws {
                try await desk.matters.act(
                    MatterRequest(RequestAction.serve.action, seen: version, values: said), on: id, by: .officer(desk.clerk),
                    from: Desk.address, at: Instant("2024-02-05", hour: 10))
            }
            // Nobody has said yet what the organ's papers say of it.
            await #expect(throws: PaperAccessRefusal.servedWithoutNumber(PaperAccessRefusal.settingMissing("示范区教育局").words)) {
                try await serve()
            }
            let unsent = try await desk.matters.matter(id, for: desk.clerk)
            #expect(unsent.matter.requestState == .signed && unsent.matter.version == version)
            try await desk.setPapers(at: morning)
            try await serve()
            let opened = try await open(place, id, desk)
            #expect(opened.paper.number == "示教公开〔2024〕1号" && opened.line.issue?.on == "2024-02-04" && opened.line.issue?.by == "李文静")
            let record = try #require(try await desk.papers.papers(of: id, for: desk.clerk).first)
            #expect(try await open(record.place, id, desk).paper.rows.contains(.init("发文字号", "示教公开〔2024〕1号")))
            // What was numbered before keeps its number.
            let other = try await desk.handling("2024-02-05")
            try await desk.signed(other, "2024-02-06")
            let reply = try #require(try await desk.papers.papers(of: other, for: desk.clerk).first { $0.kind.code == "reply.granted" })
            #expect(try await issue(reply.place, other, desk).number == "示教公开〔2024〕2号")
            try await desk.act(.serve, on: other, by: .officer(desk.clerk), "2024-02-07", said)
            #expect(try await open(reply.place, other, desk).line.issue?.number == "示教公开〔2024〕2号")
        }
    }

    @Test("A letter that lacks what the law wants is not served, and no number is lost", arguments: TestEngine.all)
    func servedFaulty(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: morning)
            let (id, place) = try await desk.drafted("2024-02-01")
            var bare = try await open(place, id, desk).paper
            bare.paragraphs.removeAll { $0.role == .remedy }
            try await save(bare, place, id, desk)
            try await desk.act(.review, on: id, by: .officer(desk.reviewer), "2024-02-02")
            try await desk.act(.sign, on: id, by: .officer(desk.signer), "2024-02-04")
            await #expect(throws: PaperAccessRefusal.self) {
                try await desk.act(
                    .serve, on: id, by: .officer(desk.clerk), "2024-02-05",
                    ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 12345")])
            }
            #expect(try await desk.matters.matter(id, for: desk.clerk).matter.requestState == .signed)
            let receipt = try #require(try await desk.papers.papers(of: id, for: desk.clerk).last)
            #expect(try await issue(receipt.place, id, desk).number == "示教公开〔2024〕1号")
        }
    }

    @Test("A draft that is sent back is void; the next draft has a paper of its own", arguments: TestEngine.all)
    func returned(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: morning)
            let (id, place) = try await desk.drafted("2024-02-01")
            try await desk.act(.returnDraft, on: id, by: .officer(desk.reviewer), "2024-02-01", ["reason": .text("请写明附件")])
            #expect(try await open(place, id, desk).line.standing == .void)
            await #expect(throws: PaperAccessRefusal.void) { try await issue(place, id, desk) }
            try await desk.signed(id, "2024-02-04")
            let lines = try await desk.papers.papers(of: id, for: desk.clerk).filter { $0.kind.code.hasPrefix("reply.") }
            #expect(lines.map(\.standing) == [.signed("2024-02-04"), .void])
            #expect(try await issue(lines[0].place, id, desk).number == "示教公开〔2024〕1号")
        }
    }

    @Test("What the law wants in a paper must be in it; a refused paper takes no number", arguments: TestEngine.all)
    func faulty(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: morning)
            let (id, place) = try await desk.drafted("2024-02-01")
            let fresh = try await open(place, id, desk).paper
            var bare = fresh
            bare.paragraphs.removeAll { $0.role == .remedy }
            // The organ, the number and the day are not a writer's to change.
            (bare.organ, bare.number, bare.day) = ("别的机关", "别的〔2024〕9号", "2020-01-01")
            try await save(bare, place, id, desk)
            let saved = try await open(place, id, desk)
            #expect(saved.paper.organ == fresh.organ && saved.paper.number == nil && saved.faults.map(\.part) == [.remedy])
            try await desk.act(.review, on: id, by: .officer(desk.reviewer), "2024-02-02")
            try await desk.act(.sign, on: id, by: .officer(desk.signer), "2024-02-04")
            await #expect(throws: PaperAccessRefusal.faulty(saved.faults)) { try await issue(place, id, desk, revision: 1) }
            let other = try await desk.handling("2024-02-05")
            let receipt = try #require(try await desk.papers.papers(of: other, for: desk.clerk).first)
            #expect(try await issue(receipt.place, other, desk).number == "示教公开〔2024〕1号")
        }
    }

    @Test("The slower of two writers is told, and nothing is written over", arguments: TestEngine.all)
    func twoWriters(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: morning)
            let (id, place) = try await desk.drafted("2024-02-01")
            var first = try await open(place, id, desk).paper
            var second = first
            first.note = "联系人：甲"
            second.note = "联系人：乙"
            try await save(first, place, id, desk)
            let fixedSecond = second
            await #expect(throws: PaperAccessRefusal.changedMeanwhile) {
                try await save(fixedSecond, place, id, desk)
            }
            #expect(try await open(place, id, desk).paper.note == "联系人：甲")
        }
    }

    @Test(
        "A paper is read by nobody who has no business with requests, its words are sealed, and who read it is known",
        arguments: TestEngine.all)
    func readers(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: morning)
            let (id, place) = try await desk.drafted("2024-02-01")
            var paper = try await open(place, id, desk).paper
            #expect(paper.addressee.contains("张小明"))
            paper.copies = ["示范区档案馆"]
            try await save(paper, place, id, desk)
            await #expect(throws: PaperAccessRefusal.notForReaders) { try await open(place, id, desk, for: desk.auditor) }
            await #expect(throws: MatterAccessRefusal.notFound) { try await open(place, id, desk, for: desk.colleague) }
            await #expect(throws: MatterAccessRefusal.permissionMissing(.handleRequests)) {
                try await desk.papers.save(paper, at: place, of: id, expecting: 1, by: desk.reviewer, from: Desk.address, at: morning)
            }
            await #expect(throws: PaperAccessRefusal.notFound) { try await open(PaperPlace(event: 1), id, desk) }
            let (texts, reads) = try await desk.world.database.read { tx in
                let texts = try tx.rows("SELECT sealed FROM request_paper_text").map { row in
                    String(decoding: try row.get("sealed", as: [UInt8].self), as: UTF8.self)
                }
                return (texts, try tx.value("SELECT COUNT(*) FROM audit_entry WHERE action = 'paper.read'", as: Int.self))
            }
            #expect(texts.count == 1 && texts.allSatisfy { !$0.contains("张小明") && !$0.contains("示范区档案馆") } && reads == 1)
        }
    }

    @Test("A paper that went out, its wordings and a note for colleagues are changed by nobody", arguments: TestEngine.all)
    func kept(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: morning)
            let id = try await desk.handling("2024-01-31")
            let receipt = try #require(try await desk.papers.papers(of: id, for: desk.clerk).first)
            try await issue(receipt.place, id, desk)
            _ = try await desk.matters.note("已电话联系", on: id, by: desk.clerk, from: Desk.address, at: morning)
            let attempts: [SQL] = [
                "UPDATE request_paper SET dated_on = '2020-01-01'", "DELETE FROM request_paper",
                "UPDATE request_paper_text SET revision = 9",
                "DELETE FROM request_paper_text", "UPDATE matter_note SET officer_name = '别人'", "DELETE FROM matter_note",
            ]
            for attempt in attempts {
                await #expect(throws: DatabaseError.self) { try await desk.world.database.write { tx in try tx.run(attempt) } }
            }
        }
    }

    @Test("Settings of an organ's papers want every part, a word of their own, and whoever takes in requests", arguments: TestEngine.all)
    func settings(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.setPapers(at: morning)
            let address = Desk.address, time = morning
            var bare = Desk.setting
            (bare.mark, bare.telephone) = (" ", "")
            let fixedBare = bare
            await #expect(throws: PaperAccessRefusal.settingIncomplete(["机关代字", "电话"])) {
                try await desk.papers.set(fixedBare, of: desk.world.district, expecting: 0, by: desk.registrar, from: address, at: time)
            }
            await #expect(throws: PaperAccessRefusal.markTaken("示教公开")) {
                try await desk.papers.set(Desk.setting, of: desk.world.district, expecting: 0, by: desk.registrar, from: address, at: time)
            }
            await #expect(throws: MatterAccessRefusal.agencyOutsideScope) {
                try await desk.papers.set(Desk.setting, of: desk.world.education, expecting: 1, by: desk.reviewer, from: address, at: time)
            }
            await #expect(throws: PaperAccessRefusal.changedMeanwhile) {
                try await desk.papers.set(Desk.setting, of: desk.world.education, expecting: 0, by: desk.registrar, from: address, at: time)
            }
        }
    }
}

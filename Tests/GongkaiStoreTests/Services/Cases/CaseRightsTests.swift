import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Who may know what of a case")
struct CaseRightsTests {
    typealias Desk = CaseDesk

    /// What somebody gets by one way out.
    enum Exit: Equatable {
        case open
        /// Without who applies.
        case masked
        case refused
        /// As if there were no such case.
        case hidden
    }

    /// What each role gets of a case of their unit: its file, its paper, a note, the notes of others, and who applies.
    private struct Line {
        let role: String
        let officer: Officer
        let file: Exit
        let paper: Exit
        let note: Exit
        let identity: Exit
    }

    /// What was written down of a telephone call names others: supervision reads the paper without it.
    private func sealedWords(_ desk: CaseDesk) async throws {
        let id = try await desk.takenIn(try desk.simple, "2026-03-02").id
        let said = "申请人的弟弟李某来电撤回"
        try await desk.act(
            .recordWithdrawal, on: id, by: desk.window, "2026-03-03",
            [.withdrawalWay: .text("call"), .withdrawalRecord: .text(said), .reason: .text("不开店了")])
        let line = try #require(try await desk.stored(id).matter.casePapers.last)
        for (officer, reads) in [(desk.window, true), (desk.inspector, false)] {
            let paper = try await desk.cases.paper(
                line.document.code, ofStep: line.event, of: id, for: officer, from: Desk.address, at: Instant("2026-03-03", hour: 12)
            ).paper
            #expect((paper.rows.contains { $0.value.contains(said) } || paper.paragraphs.contains { $0.text.contains(said) }) == reads)
        }
    }

    @Test("One right for everything that says who applies: files, papers, notes", arguments: TestEngine.all)
    func exits(on engine: TestEngine) async throws {
        try await Desk.open(on: engine) { desk in
            let unit = try #require(desk.units["ZX12"]?.id), now = Instant("2026-03-03", hour: 9)
            func officer(_ role: String) async throws -> Officer {
                try await desk.world.database.write { tx in
                    let id = try tx.insert(
                        """
                        INSERT INTO officer (login, name, agency_id, password_hash, created_at)
                        VALUES (\("r" + role), \(role), \(unit), 'none', 0)
                        """)
                    try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(id), \(role))")
                }
                return try #require(try await AccountStore(database: desk.world.database).officer(login: "r" + role))
            }
            let filed = try await desk.cases.file(
                Desk.intake(["M01", "M02", "M03"]), under: try desk.simple, to: unit,
                files: [NewFile(name: "身份证.jpg", mediaType: "image/jpeg", bytes: [1, 2, 3])], from: "1.2.3.4",
                at: Instant("2026-03-02", hour: 20))
            let id = filed.id
            let lines = [
                Line(role: "windowClerk", officer: desk.window, file: .open, paper: .open, note: .open, identity: .open),
                Line(
                    role: "approver", officer: try #require(desk.approvers["ZX12"]), file: .open, paper: .open, note: .open, identity: .open
                ),
                Line(
                    role: "leader", officer: try #require(desk.heads["ZX12"]), file: .open, paper: .open, note: .open, identity: .refused),
                Line(
                    role: "reviewer", officer: try await officer("reviewer"), file: .open, paper: .open, note: .open, identity: .refused),
                Line(
                    role: "auditor", officer: try await officer("auditor"), file: .refused, paper: .refused, note: .refused,
                    identity: .refused),
                Line(
                    role: "inspector", officer: desk.inspector, file: .refused, paper: .masked, note: .refused, identity: .refused),
                Line(role: "another unit", officer: desk.stranger, file: .hidden, paper: .hidden, note: .hidden, identity: .hidden),
            ]
            func exit(_ work: () async throws -> Exit) async throws -> Exit {
                do { return try await work() } catch MatterAccessRefusal.notFound { return .hidden } catch is MatterAccessRefusal {
                    return .refused
                } catch is PaperAccessRefusal { return .refused }
            }
            for line in lines {
                let file = try await exit {
                    _ = try await desk.cases.file(1, of: id, for: line.officer, from: Desk.address, at: now)
                    return .open
                }
                #expect(file == line.file, "\(line.role): file")
                let paper = try await exit {
                    let paper = try await desk.cases.paper(
                        "intakeReceipt", ofStep: 1, of: id, for: line.officer, from: Desk.address, at: now
                    ).paper
                    return paper.rows.contains { $0.value == "张小明" } ? .open : .masked
                }
                #expect(paper == line.paper, "\(line.role): paper")
                let note = try await exit {
                    try await desk.matters.note("已电话联系", on: id, by: line.officer, from: Desk.address, at: now)
                    return .open
                }
                #expect(note == line.note, "\(line.role): note")
                let notes = try await exit {
                    try await desk.matters.notes(on: id, for: line.officer, on: now.day).isEmpty ? .refused : .open
                }
                #expect(notes == line.note, "\(line.role): notes")
                let identity = try await exit {
                    _ = try await desk.cases.reveal(id, reason: "送达", to: line.officer, from: Desk.address, at: now)
                    return .open
                }
                #expect(identity == line.identity, "\(line.role): identity")
            }
            try await self.sealedWords(desk)
            // Who stands in for somebody who is away gets what that person gets, on the days of it.
            let deputy = try #require(lines.first { $0.role == "auditor" }?.officer), approver = try #require(desk.approvers["ZX12"])
            try await desk.matters.delegate(
                to: deputy.id, from: "2026-03-03", through: "2026-03-04", by: approver, from: Desk.address, at: now)
            let stored = try await desk.matters.matter(id, for: deputy)
            for (day, works) in [("2026-03-02", false), ("2026-03-03", true), ("2026-03-04", true), ("2026-03-05", false)] as [(Day, Bool)]
            {
                let file = try await exit {
                    _ = try await desk.cases.file(1, of: id, for: deputy, from: Desk.address, at: Instant(day, hour: 10))
                    return .open
                }
                #expect(file == (works ? .open : .refused), "\(day)")
                #expect(try await desk.matters.notes(on: id, for: deputy, on: day).isEmpty != works, "\(day)")
                #expect(try await desk.matters.isWorkedOn(stored, by: deputy, on: day) == works, "\(day)")
            }
        }
    }
}

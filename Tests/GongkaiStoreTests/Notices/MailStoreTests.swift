import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Mails that go out")
struct MailStoreTests {
    typealias Desk = RequestDesk

    private static let morning = Instant("2024-03-04", hour: 9)

    /// With a server, an administrator, and a clerk who wants to be told by mail what is given to them.
    private func open(_ engine: TestEngine, _ body: @Sendable (Desk, MailStore, Officer) async throws -> Void) async throws {
        try await Desk.open(on: engine) { desk in
            try await desk.world.database.write { tx in
                try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(desk.registrar.id), 'systemAdministrator')")
            }
            let mails = MailStore(matters: desk.matters)
            try await mails.set(try Self.setting(), expecting: 0, by: desk.registrar, from: Desk.address, at: Self.morning)
            try await NoticeStore(matters: desk.matters).choose(
                NoticeChoice(address: try #require(MailAddress("li@example.gov.cn" as String)), kinds: [.assigned]), by: desk.clerk,
                from: Desk.address, at: Self.morning)
            try await body(desk, mails, desk.registrar)
        }
    }

    private static func setting(host: String = "smtp.example.gov.cn", login: String? = "gk", password: String? = "geheim") throws
        -> MailSetting
    {
        MailSetting(
            host: host, port: 587, security: .starttls, login: login, password: password,
            sender: try #require(MailAddress("gk@example.gov.cn")), senderName: "公开办")
    }

    private static func at(_ minutes: Int) -> Instant { Instant("2024-03-04", hour: 11).adding(seconds: minutes * 60) }

    @Test("A notice that was chosen goes by mail once; two servers never have the same", arguments: TestEngine.all)
    func once(on engine: TestEngine) async throws {
        try await open(engine) { desk, mails, _ in
            _ = try await desk.handling("2024-03-04")
            _ = try await desk.handling("2024-03-04")
            let other = MailStore(matters: MatterStore(database: desk.world.database, key: Desk.key))
            async let a = mails.claim(at: Self.at(0))
            async let b = other.claim(at: Self.at(0))
            let first = try #require(try await a), second = try #require(try await b)
            #expect(first.id != second.id && first.to.text == "li@example.gov.cn")
            guard case .notice(let notice) = first.content else { throw DatabaseError(.misuse, "no notice") }
            #expect(notice.kind == .assigned && notice.number != nil)
            #expect(try await mails.claim(at: Self.at(1)) == nil)
            #expect(try await mails.handOver(first, at: Self.at(1)))
            #expect(try await mails.handOver(first, at: Self.at(1)) == false)
            try await mails.settle(first, .sent, at: Self.at(1))
            try await other.settle(second, .sent, at: Self.at(1))
            #expect(try await mails.claim(at: Self.at(9_999)) == nil)
            let standing = try await mails.standing(at: Self.at(2))
            #expect(standing.waiting == 0 && standing.sentOfLastDay == 2 && standing.failures.isEmpty)
        }
    }

    @Test(
        "What does not go is tried again after waits that grow, and given up after a day, which the console says", arguments: TestEngine.all
    )
    func retries(on engine: TestEngine) async throws {
        try await open(engine) { desk, mails, administrator in
            _ = try await desk.handling("2024-03-04")
            var minute = 0, tries: [Int] = []
            while minute < 2_000 {
                if let mail = try await mails.claim(at: Self.at(minute)) {
                    tries.append(minute)
                    try await mails.settle(mail, .notYet(fault: "连不上"), at: Self.at(minute))
                }
                minute += tries.count < 7 ? 1 : 30
            }
            #expect(tries.prefix(6) == [0, 1, 3, 7, 15, 31])
            #expect(tries.count < 20)
            let standing = try await mails.standing(at: Self.at(minute))
            #expect(standing.waiting == 0 && standing.failures.map(\.fault) == ["连不上"] && standing.failures[0].attempts == tries.count)
            #expect(try await NoticeStore(matters: desk.matters).notices(of: administrator).first?.kind == .mailFailed)
        }
    }

    @Test("A receiver who is refused is not tried again", arguments: TestEngine.all)
    func refused(on engine: TestEngine) async throws {
        try await open(engine) { desk, mails, _ in
            _ = try await desk.handling("2024-03-04")
            let mail = try #require(try await mails.claim(at: Self.at(0)))
            try await mails.settle(mail, .refused(fault: "没有这个邮箱"), at: Self.at(0))
            #expect(try await mails.claim(at: Self.at(600)) == nil)
            #expect(try await mails.standing(at: Self.at(1)).failures.map(\.fault) == ["没有这个邮箱"])
        }
    }

    @Test("A server that stops before the words went over lets the mail go; afterwards nobody sends it again", arguments: TestEngine.all)
    func stopped(on engine: TestEngine) async throws {
        try await open(engine) { desk, mails, _ in
            _ = try await desk.handling("2024-03-04")
            let first = try #require(try await mails.claim(at: Self.at(0)))
            #expect(try await mails.claim(at: Self.at(9)) == nil)
            let again = try #require(try await mails.claim(at: Self.at(11)))
            #expect(again.id == first.id)
            // The first comes back too late.
            #expect(try await mails.handOver(again, at: Self.at(12)))
            #expect(try await mails.claim(at: Self.at(60)) == nil)
            #expect(try await mails.standing(at: Self.at(60)).failures.map(\.fault) == [MailStore.unknownFault])
        }
    }

    @Test("Of two senders the slower settles nothing of the other's claim", arguments: TestEngine.all)
    func takenOver(on engine: TestEngine) async throws {
        try await open(engine) { desk, mails, administrator in
            _ = try await desk.handling("2024-03-04")
            let other = MailStore(matters: MatterStore(database: desk.world.database, key: Desk.key))
            let slow = try #require(try await mails.claim(at: Self.at(0)))
            let quick = try #require(try await other.claim(at: Self.at(11)))
            #expect(slow.id == quick.id && slow.attempt == 1 && quick.attempt == 2)
            // However the slower ends, and it must not send either.
            #expect(try await mails.handOver(slow, at: Self.at(12)) == false)
            for outcome in [MailOutcome.sent, .refused(fault: "没有这个邮箱"), .notYet(fault: "连不上"), .unknown] {
                #expect(try await mails.settle(slow, outcome, at: Self.at(12)) == false, "\(outcome)")
            }
            var standing = try await mails.standing(at: Self.at(12))
            #expect(standing.waiting == 1 && standing.sentOfLastDay == 0 && standing.failures.isEmpty && standing.fault == nil)
            #expect(try await NoticeStore(matters: desk.matters).notices(of: administrator).allSatisfy { $0.kind != .mailFailed })
            #expect(try await other.handOver(quick, at: Self.at(13)))
            #expect(try await other.settle(quick, .sent, at: Self.at(13)))
            #expect(try await mails.settle(slow, .refused(fault: "没有这个邮箱"), at: Self.at(14)) == false)
            standing = try await mails.standing(at: Self.at(14))
            #expect(standing.waiting == 0 && standing.sentOfLastDay == 1 && standing.failures.isEmpty)
        }
    }

    @Test(
        "A mail whose address cannot be unsealed fails alone, which the administrator is told, and the next one goes",
        arguments: TestEngine.all)
    func damaged(on engine: TestEngine) async throws {
        try await open(engine) { desk, mails, administrator in
            var intake = Desk.intake(channel: .inPerson)
            intake.wantsMail = true
            var ids: [MatterID] = [], numbers: [String] = []
            for _ in 0..<2 {
                let filed = try await desk.entered("2024-03-04", intake)
                try await desk.act(.receive, on: filed.id, by: .officer(desk.registrar), "2024-03-04")
                ids.append(filed.id)
                numbers.append(filed.number)
            }
            let damaged = ids[0]
            try await desk.world.database.write { tx in
                try tx.run(
                    "UPDATE request_detail SET applicant = \([UInt8](repeating: 7, count: 80)) WHERE matter_id = \(damaged)", expecting: 1)
            }
            let mail = try #require(try await mails.claim(at: Self.at(0)))
            #expect(mail.content == .news(.received, number: numbers[1]))
            try await mails.settle(mail, .sent, at: Self.at(0))
            let standing = try await mails.standing(at: Self.at(1))
            #expect(standing.waiting == 0 && standing.sentOfLastDay == 1 && standing.failures.map(\.number) == [numbers[0]])
            #expect(standing.failures.allSatisfy { $0.fault.contains("读不出来") && !$0.fault.contains("zhang@example.com") })
            #expect(try await NoticeStore(matters: desk.matters).notices(of: administrator).first?.kind == .mailFailed)
        }
    }

    @Test("An applicant who wants it is told that there is news; one who does not is not", arguments: TestEngine.all)
    func applicants(on engine: TestEngine) async throws {
        try await open(engine) { desk, mails, _ in
            var intake = Desk.intake(channel: .inPerson)
            intake.wantsMail = true
            let filed = try await desk.entered("2024-03-04", intake)
            try await desk.act(.receive, on: filed.id, by: .officer(desk.registrar), "2024-03-04")
            let silent = try await desk.entered("2024-03-04")
            try await desk.act(.receive, on: silent.id, by: .officer(desk.registrar), "2024-03-04")
            let mail = try #require(try await mails.claim(at: Self.at(0)))
            #expect(mail.to.text == "zhang@example.com" && mail.content == .news(.received, number: filed.number))
            try await mails.settle(mail, .sent, at: Self.at(0))
            #expect(try await mails.claim(at: Self.at(1)) == nil)
            // A mistake that was taken back is not told.
            try await desk.act(
                .register, on: filed.id, by: .officer(desk.registrar), "2024-03-04",
                ["unit": .agency(desk.world.education), "handler": .officer(desk.colleague.id)].merging([
                    "handler": .officer(desk.clerk.id)
                ]) { $1 })
            try await desk.act(
                .askSupplement, on: filed.id, by: .officer(desk.clerk), "2024-03-05",
                ["what": .text("哪一年的"), "reason": .text("不明确"), "answerBy": .day("2024-03-28")])
            try await desk.step(.reverse, on: filed.id, by: .officer(desk.clerk), "2024-03-05", ["reason": .text("发错了")], hour: 11)
            var contents: [ClaimedMail.Content] = []
            while let mail = try await mails.claim(at: Self.at(2_000)) {
                contents.append(mail.content)
                try await mails.settle(mail, .sent, at: Self.at(2_000))
            }
            #expect(!contents.contains(.news(.supplementAsked, number: filed.number)) && contents.count == 1)
        }
    }

    @Test("What an applicant is asked for is told by mail when the letter goes out, and not before", arguments: TestEngine.all)
    func letters(on engine: TestEngine) async throws {
        try await open(engine) { desk, mails, _ in
            @Sendable func news(_ minutes: Int) async throws -> [ClaimedMail.Content] {
                var contents: [ClaimedMail.Content] = []
                while let mail = try await mails.claim(at: Self.at(minutes)) {
                    if case .news = mail.content { contents.append(mail.content) }
                    try await mails.settle(mail, .sent, at: Self.at(minutes))
                }
                return contents
            }
            var intake = Desk.intake(channel: .inPerson)
            intake.wantsMail = true
            let filed = try await desk.entered("2024-03-04", intake), id = filed.id
            try await desk.act(.receive, on: id, by: .officer(desk.registrar), "2024-03-04")
            try await desk.act(
                .register, on: id, by: .officer(desk.registrar), "2024-03-04",
                ["unit": .agency(desk.world.education), "handler": .officer(desk.clerk.id)])
            #expect(try await news(2_000) == [.news(.received, number: filed.number)])
            let asked: [String: FieldValue] = ["what": .text("哪一年的"), "reason": .text("不明确"), "answerBy": .day("2024-03-28")]
            try await desk.act(.askSupplement, on: id, by: .officer(desk.clerk), "2024-03-05", asked)
            #expect(try await news(2_100).isEmpty)
            // The receipt asks for nothing.
            while try await desk.papers.papers(of: id, for: desk.clerk).first(where: \.waitsToGoOut)?.kind != .supplementNotice {
                try await desk.send(id, "2024-03-05", hour: 12)
            }
            #expect(try await news(2_200).isEmpty)
            try await desk.send(id, "2024-03-05", hour: 13)
            #expect(try await news(2_300) == [.news(.supplementAsked, number: filed.number)])
            #expect(try await news(9_000).isEmpty)
        }
    }

    @Test("Without a server no mail is written; the password is sealed and never goes to another host", arguments: TestEngine.all)
    func settings(on engine: TestEngine) async throws {
        try await open(engine) { desk, mails, administrator in
            let raw = try await desk.world.database.read { tx in
                try tx.first("SELECT password FROM mail_setting")?.get("password", as: [UInt8].self) ?? []
            }
            #expect(!String(decoding: raw, as: UTF8.self).contains("geheim") && !raw.isEmpty)
            func set(_ setting: MailSetting, _ revision: Int, by officer: Officer) async throws {
                try await mails.set(setting, expecting: revision, by: officer, from: Desk.address, at: Self.at(0))
            }
            try await set(try Self.setting(password: nil), 1, by: administrator)
            #expect(try await mails.setting().setting?.password == "geheim")
            let elsewhere = try Self.setting(host: "evil.example.com", password: nil)
            await #expect(throws: MailSettingRefusal.passwordMissing) { try await set(elsewhere, 2, by: administrator) }
            await #expect(throws: MailSettingRefusal.changedMeanwhile) { try await set(try Self.setting(), 1, by: administrator) }
            await #expect(throws: MatterAccessRefusal.permissionMissing(.manageAccounts)) { try await set(elsewhere, 2, by: desk.clerk) }
            var off = try Self.setting()
            off.isOn = false
            try await set(off, 2, by: administrator)
            _ = try await desk.handling("2024-03-04")
            #expect(try await desk.world.database.count("mail") == 0)
            #expect(try await desk.world.database.count("notice") > 0)
            let trail = try await AuditStore(database: desk.world.database).trail(of: "mail_setting/1")
            #expect(trail.count == 3 && !trail.contains { ($0.after ?? "").contains("geheim") })
        }
    }
}

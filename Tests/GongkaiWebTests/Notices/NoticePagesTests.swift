import GongkaiCore
import GongkaiFormats
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Logging
import Synchronization
import Testing

@testable import GongkaiWeb

@Suite("Notices in the console")
struct NoticePagesTests {
    @Test("The count is in the masthead; a notice leads to its request and is read", arguments: TestEngine.all)
    func list(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await web.browser("clerk"), empty = try await clerk.get("/console/notices")
            #expect(empty.says("没有提醒") && !empty.says("masthead__count"))
            let id = try await web.desk.handling("2024-03-04")
            let page = try await clerk.get("/console/notices")
            #expect(page.says("交给您办理") && page.says("2023年义务教育学校招生计划") && page.says("masthead__count\">2<"))
            let notice = page.hidden("notice")
            let answer = try await clerk.post(
                "/console/notices/reading", [("token", page.hidden("token")), ("notice", notice), ("do", "open")])
            #expect(answer.status == .seeOther && answer.location == DeskWeb.path(id))
            #expect(try await clerk.get("/console").says("masthead__count\">1<"))
            let all = try await clerk.get("/console/notices")
            _ = try await clerk.post("/console/notices/reading/all", [("token", all.hidden("token")), ("last", all.hidden("last"))])
            let home = try await clerk.get("/console")
            #expect(!home.says("masthead__count"))
            let other = try await web.browser("signer")
            let foreign = try await other.post(
                "/console/notices/reading", [("token", other.get("/console/notices/settings").hidden("token")), ("notice", notice)])
            #expect(foreign.status == .notFound)
        }
    }

    @Test("Each person chooses what comes by mail; an address is needed, and must be one", arguments: TestEngine.all)
    func choice(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await web.browser("clerk")
            #expect(try await clerk.get("/console/notices/settings").says("还没有设置邮件服务器"))
            let blank = try await clerk.fill("/console/notices/settings", [("address", ""), ("kinds", "assigned")])
            #expect(blank.status == .unprocessableContent && blank.says("请填写邮箱"))
            let wrong = try await clerk.fill("/console/notices/settings", [("address", "li@"), ("kinds", "assigned")])
            #expect(wrong.says("电子邮箱的格式不对") && wrong.says("value=\"li@\""))
            let good = try await clerk.fill(
                "/console/notices/settings", [("address", "li@example.gov.cn"), ("kinds", "assigned"), ("kinds", "mailFailed")])
            #expect(good.status == .seeOther)
            let choice = try await NoticeStore(matters: web.desk.matters).choice(of: web.desk.clerk)
            #expect(choice.kinds == [.assigned] && choice.address?.text == "li@example.gov.cn")
        }
    }

    @Test("Only who looks after the program sets the mail server; the password is never shown again", arguments: TestEngine.all)
    func server(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let clerk = try await web.browser("clerk")
            #expect(try await clerk.get("/console/mail").status == .forbidden)
            try await web.database.write { tx in
                try tx.run("INSERT INTO officer_role (officer_id, role) VALUES (\(web.desk.registrar.id), 'systemAdministrator')")
            }
            let administrator = try await web.browser("registrar")
            let fields = [
                ("isOn", "yes"), ("host", "127.0.0.1"), ("port", "1"), ("security", "none"), ("login", "gk"), ("password", "geheim-1"),
                ("sender", "gk@example.gov.cn"), ("senderName", "公开办"), ("siteAddress", ""), ("authority", ""),
            ]
            let wrong = try await administrator.fill(
                "/console/mail", fields.map { ["host": ("host", "http://x/"), "port": ("port", "0")][$0.0] ?? $0 })
            #expect(wrong.says("有2处需要修改") && wrong.says("不是服务器地址") && !wrong.says("geheim-1"))
            #expect(try await administrator.fill("/console/mail", fields).status == .seeOther)
            let page = try await administrator.get("/console/mail")
            #expect(page.says("已经保存，不显示") && !page.says("geheim-1") && page.says("发一封试信"))
            let trial = try await administrator.post(
                "/console/mail/trial", [("token", page.hidden("token")), ("receiver", "li@example.gov.cn")])
            #expect(trial.status == .unprocessableContent && trial.says("试信没有发出") && trial.says("连不上邮件服务器"))
        }
    }

    @Test("Mails say that there is news and not what: no applicant, no subject, no code")
    func words() async throws {
        let sender = try #require(MailAddress("gk@example.gov.cn")), to = try #require(MailAddress("zhang@example.com"))
        let text = MailText(
            setting: MailSetting(
                host: "h", port: 25, security: .none, sender: sender, senderName: "公开办", siteAddress: "https://www.example.gov.cn"),
            name: "蒸湘区信息公开")
        let now = Instant("2026-03-03", hour: 9)
        for news in ApplicantNews.allCases {
            let mail = ClaimedMail(id: 7, to: to, content: .news(news, number: "ZX04-20260001"), createdAt: now)
            let message = text.message(mail, at: now)
            #expect(message.text.contains("请凭编号和查询码查看") && message.text.contains("https://www.example.gov.cn/request/progress"))
            #expect(message.subject.contains("ZX04-20260001") && message.text.contains(news.words))
        }
    }
}

@Suite("What comes by itself")
struct RequestRoundsTests {
    @Test("A round that fails keeps no other from its turn, and is tried again the next time")
    func alone() async throws {
        struct Broken: Error {}
        let done = Mutex<[String]>([])
        let rounds = RequestRounds(
            rounds: [
                .init(failure: "a fails") {
                    done.withLock { $0.append("a") }; throw Broken()
                },
                .init(failure: "b fails") { done.withLock { $0.append("b") } },
            ], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await rounds.once()
        try await rounds.once()
        #expect(done.withLock { $0 } == ["a", "b", "a", "b"])
    }

    @Test("A round says of each matter that it left out which it was, and then how many")
    func counted() async throws {
        struct Broken: Error {}
        let lines = LoggedLines()
        let round = RequestRounds.Round(each: "some requests do not lapse", lines.logger) { failed in
            failed(MatterID(value: 3), Broken())
            failed(MatterID(value: 7), Broken())
        }
        try await RequestRounds(rounds: [round], logger: lines.logger).once()
        #expect(
            lines.all == [
                "warning a matter is left out of a round matter=3", "warning a matter is left out of a round matter=7",
                "warning some requests do not lapse matters=2",
            ])
    }

    @Test("A mail to a deputy names the request and what is to be done, not the colleague who is away", arguments: TestEngine.all)
    func deputy(on engine: TestEngine) async throws {
        try await DeskWeb.open(on: engine) { web in
            let desk = web.desk
            try await web.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO delegation (from_id, to_id, since, until, granted_at)
                    VALUES (\(desk.clerk.id), \(desk.colleague.id), '2024-03-01', '2024-03-29', 0)
                    """)
            }
            _ = try await desk.handling("2024-03-04")
            let notices = NoticeStore(matters: desk.matters), now = Instant("2024-03-04", hour: 12)
            try await notices.sweep(at: now)
            let mine = try await notices.notices(of: desk.colleague).filter { $0.absent != nil }
            #expect(Set(mine.map(\.kind)).isSuperset(of: [.assigned, .delegated]))
            let address = try #require(MailAddress("he@example.gov.cn"))
            let text = MailText(
                setting: MailSetting(host: "h", port: 25, security: .none, sender: address, senderName: "公开办"), name: "蒸湘区信息公开")
            for notice in mine {
                let message = text.message(ClaimedMail(id: 1, to: address, content: .notice(notice), createdAt: now), at: now)
                #expect(!message.text.contains("李文静") && !message.subject.contains("李文静") && message.text.contains("同事"))
                #expect(notice.kind != .assigned || message.text.contains("申请\(notice.number ?? "-")交给您办理"))
                // On the console the name stays.
                #expect(NoticeWords(notice: notice).sentence.contains("李文静"))
            }
        }
    }
}

@Suite("Talking with mail servers")
struct SMTPTalkTests {
    private func replies(_ text: String) throws -> [SMTPReply] {
        var reader = SMTPReplyReader(), found: [SMTPReply] = []
        for byte in text.utf8 {
            reader.add([byte])
            while let reply = try reader.next() { found.append(reply) }
        }
        return found
    }

    @Test("Replies of several lines are put together, however they come")
    func lines() throws {
        let found = try replies("220 mail ready\r\n250-mail\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n354\r\n")
        #expect(found.map(\.code) == [220, 250, 354])
        #expect(found[1].lines == ["mail", "STARTTLS", "AUTH PLAIN LOGIN"])
    }

    @Test(
        "What is no reply of a mail server is a fault",
        arguments: ["HTTP/1.1 400 Bad\r\n", "25\r\n", "250-a\r\n251 b\r\n", "999 x\r\n", "250x\r\n"])
    func malformed(text: String) {
        #expect(throws: SMTPReplyReader.Malformed.self) { try replies(text) }
    }

    @Test("A line that never ends and a reply that never ends are faults")
    func endless() {
        #expect(throws: SMTPReplyReader.Malformed.self) { try replies(String(repeating: "2", count: 3_000)) }
        #expect(throws: SMTPReplyReader.Malformed.self) { try replies(String(repeating: "250-x\r\n", count: 200)) }
    }

    @Test("A dot at the start of a line is doubled, and one alone ends the mail")
    func dots() {
        func stuffed(_ text: String) -> String { String(decoding: SMTPTalk.stuffed(Array(text.utf8)), as: UTF8.self) }
        #expect(stuffed("a\r\n.b\r\n..\r\nc.\r\n") == "a\r\n..b\r\n...\r\nc.\r\n.\r\n")
        #expect(stuffed(".") == "..\r\n.\r\n")
    }

    @Test("The receiver's address is not told to those who read the list of faults")
    func receiver() {
        let fault = SMTPFault.refused(.receiver, code: 550, words: "<zhang@example.com>: no such user")
        #expect(fault.isForGood && !fault.words(to: "zhang@example.com").contains("zhang@example.com"))
        #expect(!SMTPFault.refused(.receiver, code: 451, words: "").isForGood && !SMTPFault.refused(.login, code: 535, words: "").isForGood)
    }

    @Test(
        "However a server spells the address, nothing of it is left",
        arguments: [
            "<ZHANG.San@Example.COM>: Recipient address rejected", "zhang.san@EXAMPLE.com unknown", "5.1.1 Zhang.San: no mailbox here",
            "user <zhang.san@[192.0.2.1]> is over quota", "forwarding <Zhang.San@mail.example.com> failed",
        ])
    func spelling(words: String) {
        for step in [SMTPFault.Step.receiver, .content] {
            let said = SMTPFault.refused(step, code: 550, words: words).words(to: "zhang.san@example.com").lowercased()
            #expect(!said.contains("zhang") && !said.contains("example.com") && said.contains("（收件人）"), "\(said)")
        }
        let kept = SMTPFault.refused(.receiver, code: 550, words: "5.7.1 Relaying denied by policy").words(to: "li@example.com")
        #expect(kept.contains("Relaying denied by policy"))
    }

    @Test("A server that takes nothing is told apart from a mail that it does not take")
    func faults() {
        #expect(SMTPFault.unreachable.isOfServer && SMTPFault.refused(.login, code: 535, words: "").isOfServer)
        #expect(!SMTPFault.refused(.receiver, code: 550, words: "").isOfServer && !SMTPFault.unknown.isOfServer)
    }
}

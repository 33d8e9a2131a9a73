import GongkaiCore
import GongkaiFormats
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GongkaiWeb

@Suite("Replies that are published") struct PublishedReplyTests {
    private static let today = Day("2026-02-02")

    /// Takes an article through its review, by the people of the portal.
    private struct Publishing {
        let world: ApplicantWorld
        var now: Instant { world.web.clock.now }

        func act(
            _ action: PublishingAction, by officer: Officer, on article: ArticleID, secrecy: SecrecyOutcome? = nil, reason: String? = nil,
            basis: String? = nil
        ) async throws {
            let revision: Int = try await world.portal.database.read { tx in
                try tx.value("SELECT revision FROM article_version WHERE article_id = \(article) AND number = 1")
            }
            try await world.portal.articles.act(
                PublishingRequest(action, by: .officer(officer), at: now, reason: reason, basis: basis, secrecy: secrecy), on: article,
                version: 1, expecting: revision, from: "10.0.0.2")
        }

        /// Fills in what an article must have, and what else is wished.
        func edit(_ article: ArticleID, _ change: @Sendable (inout ArticleContent) -> Void = { _ in }) async throws {
            let writer = world.desk.registrar
            let page = try await world.portal.articles.version(article, 1, for: writer, at: now)
            var content = page.content
            content.subject = "1102"
            // Where what was given is to be seen.
            content.plainText += "\n见http://www.example.gov.cn/jh"
            change(&content)
            try await world.portal.articles.save(
                content, of: article, version: 1, expecting: page.line.revision, hits: [], by: writer, from: "", at: now)
        }

        func publish(_ article: ArticleID) async throws {
            try await act(.submit, by: world.desk.registrar, on: article)
            try await finish(article)
        }

        func finish(_ article: ArticleID) async throws {
            try await act(.approve, by: world.portal.reviewer, on: article)
            try await act(.approve, by: world.portal.leader, on: article, secrecy: .open, basis: "《保守国家秘密法》第九条")
            try await act(.approve, by: world.portal.clerk, on: article)
            try await act(.publish, by: world.portal.clerk, on: article)
        }
    }

    private func begin(_ world: ApplicantWorld, _ id: MatterID) async throws -> ArticleID {
        try await world.desk.requests.publishReply(
            of: id, in: (world.portal.notices, "notice"), by: world.desk.registrar, from: "", at: world.web.clock.now)
    }

    /// Whoever decides on publishing, at their desk.
    private func registrar(_ world: ApplicantWorld) async throws -> TestBrowser {
        try await world.web.hire("office")
        try await world.portal.database.write { tx in
            let hash: String = try tx.value("SELECT password_hash FROM officer WHERE login = 'office'")
            try tx.run("UPDATE officer SET password_hash = \(hash) WHERE password_hash = 'none'")
        }
        return try await DeskWeb(web: world.web, desk: world.desk).browser("registrar")
    }

    /// The article of a reply that gave something, as it begins.
    private func begun(
        _ world: ApplicantWorld, saying said: [String: FieldValue] = [:]
    ) async throws -> (publishing: Publishing, article: ArticleID, content: ArticleContent) {
        let desk = world.desk, id = try await desk.handling("2025-09-01"), publishing = Publishing(world: world)
        try await desk.signed(id, "2025-09-10", said)
        try await desk.act(
            .serve, on: id, by: .officer(desk.clerk), "2025-09-10", ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")])
        let article = try await begin(world, id)
        return (publishing, article, try await world.portal.articles.version(article, 1, for: desk.registrar, at: publishing.now).content)
    }

    @Test("Nobody publishes a reply before its time, or twice, or one that was never given", arguments: TestEngine.all)
    func times(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, open = try await desk.handling("2026-01-26"), fresh = try await desk.handling("2026-01-05")
            try await desk.served(fresh, "2026-01-09")
            await #expect(throws: PublicationRefusal.notAnswered) { try await begin(world, open) }
            await #expect(throws: PublicationRefusal.notBefore("2026-02-08")) { try await begin(world, fresh) }
            await #expect(throws: MatterAccessRefusal.permissionMissing(.takeRequests)) {
                try await desk.requests.publishReply(
                    of: fresh, in: (world.portal.notices, "notice"), by: desk.reviewer, from: "", at: world.web.clock.now)
            }
            await #expect(throws: PublicationRefusal.delayOutside) {
                try await desk.requests.setReplyDelay(
                    -1, of: world.portal.agency, expecting: 0, by: desk.registrar, from: "", at: world.web.clock.now)
            }
            try await desk.requests.setReplyDelay(
                10, of: world.portal.agency, expecting: 0, by: desk.registrar, from: "", at: world.web.clock.now)
            await #expect(throws: PublicationRefusal.changedMeanwhile) {
                try await desk.requests.setReplyDelay(
                    5, of: world.portal.agency, expecting: 0, by: desk.registrar, from: "", at: world.web.clock.now)
            }
            _ = try await begin(world, fresh)
            await #expect(throws: PublicationRefusal.begun) { try await begin(world, fresh) }
        }
    }

    @Test(
        "The text begins without whoever asked; a name put back is a question, a number must go, and nothing passes without the key",
        arguments: TestEngine.all)
    func looked(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, (publishing, article, text) = try await begun(world)
            #expect(text.title.contains("招生计划") && text.plainText.contains("予以公开"))
            #expect(!text.plainText.contains("张小明") && !text.plainText.contains("13907340001"))
            // A number of the applicant is found when the article is sent in, also where the general rules would only ask.
            try await publishing.edit(article) { $0.plainText += "\n请联系zhang@example.com。" }
            await #expect(throws: PublishingRefusal.self) { try await publishing.publish(article) }
            let blocked = try await world.portal.articles.hits(of: article, version: 1, for: desk.registrar)
            #expect(blocked.contains { $0.rule == "applicant" && $0.blocks && !$0.excerpt.contains("zhang@") })
            try await publishing.edit(article) { $0.plainText = "张小明的申请，予以公开，见http://www.example.gov.cn/jh" }
            // Whoever has not the key cannot look, and nothing is sent in.
            let keyless = ArticleStore(database: world.portal.database)
            let revision: Int = try await world.portal.database.read { tx in
                try tx.value("SELECT revision FROM article_version WHERE article_id = \(article) AND number = 1")
            }
            await #expect(throws: ArticleRefusal.applicantSealed) {
                try await keyless.act(
                    PublishingRequest(.submit, by: .officer(desk.registrar), at: publishing.now), on: article, version: 1,
                    expecting: revision, from: "")
            }
            try await publishing.act(.submit, by: desk.registrar, on: article)
            await #expect(throws: PublishingRefusal.self) { try await publishing.finish(article) }
            let hits = try await world.portal.articles.hits(of: article, version: 1, for: world.portal.reviewer)
            let name = try #require(hits.first { $0.rule == "applicant" })
            #expect(!name.blocks && !name.excerpt.contains("小明"))
            try await world.portal.articles.clear(
                name.id, reason: "与申请人同名的公众人物", by: world.portal.reviewer, from: "", at: publishing.now)
        }
    }

    @Test("A reply that gives something is not sent in without what it gave, or where it is to be seen", arguments: TestEngine.all)
    func answer(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, (publishing, article, content) = try await begun(world)
            // It speaks of the applicant, and names the letter; its day is that of the letter, and not that of publishing.
            #expect(!content.plainText.contains("您") && content.plainText.contains("提供给申请人"))
            #expect(content.plainText.contains("答复文号：示教公开〔2025〕1号；答复日期：2025年9月10日。") && content.createdOn == "2025-09-10")
            try await publishing.edit(article) { $0.plainText = "经审查，本机关决定予以公开（见附件）。" }
            await #expect(throws: PublishingRefusal.obstacles([.answerMissing])) {
                try await publishing.act(.submit, by: desk.registrar, on: article)
            }
            #expect(PublicationObstacle.answerMissing.words.contains("请添加随答复提供的文件，或者在正文写明可以看到的网址"))
            try await publishing.edit(article) { $0.plainText = "经审查，本机关决定予以公开，见索引号AB0000000/2025-00007。" }
            try await publishing.publish(article)
            let list = try await world.web.browser().get("/request/replies")
            #expect(list.text.contains(/2025-09-10<\/td>/) && list.says("\(Self.today.text)</td>"))
            #expect(try await desk.requests.repliesWithoutAnswer(among: [article]).isEmpty)
            // As one of before this was asked for: it is offered to nobody as an answer.
            try await world.portal.database.write { tx in
                try tx.run("UPDATE article_version SET plain_text = '予以公开（见附件）。' WHERE article_id = \(article)")
            }
            #expect(try await desk.requests.repliesWithoutAnswer(among: [article]) == [article])
            // A refusal gives nothing, and is sent in as it is.
            let refused = try await desk.handling("2025-09-02")
            try await desk.signed(refused, "2025-09-11", outcome: "internalAffairs", ["reason": .text("内部事务")])
            try await desk.act(
                .serve, on: refused, by: .officer(desk.clerk), "2025-09-11",
                ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1")])
            let other = try await begin(world, refused)
            try await publishing.edit(other) { $0.plainText = "经审查，不予公开。" }
            try await publishing.act(.submit, by: desk.registrar, on: other)
            // What it was begun with speaks of the ground, which somebody has to look at.
            let reviewer = world.portal.reviewer
            for hit in try await world.portal.articles.hits(of: other, version: 1, for: reviewer) {
                try await world.portal.articles.clear(hit.id, reason: "是法律规定的理由", by: reviewer, from: "", at: publishing.now)
            }
            try await publishing.finish(other)
            // It answers what it is asked.
            #expect(try await desk.requests.repliesWithoutAnswer(among: [article, other]) == [article])
        }
    }

    @Test(
        "A book that the reply names is an answer as long as the text names it; an address is one in any letters", arguments: TestEngine.all
    )
    func source(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let book = "《蒸湘区志》第三章，区图书馆可以借阅"
            let desk = world.desk, (publishing, article, content) = try await begun(world, saying: ["publicAddress": .text(book)])
            #expect(content.plainText.contains(book))
            try await publishing.edit(article) { $0.plainText = "本机关决定予以公开。" }
            await #expect(throws: PublishingRefusal.obstacles([.answerMissing])) {
                try await publishing.act(.submit, by: desk.registrar, on: article)
            }
            try await publishing.edit(article) { $0.plainText = "本机关决定予以公开，见HTTPS://WWW.EXAMPLE.GOV.CN/JH" }
            try await publishing.act(.submit, by: desk.registrar, on: article)
            try await publishing.act(.recall, by: desk.registrar, on: article)
            try await publishing.edit(article) { $0.plainText = "本机关决定予以公开，见\(book)。" }
            try await publishing.act(.submit, by: desk.registrar, on: article)
        }
    }

    @Test(
        "A redacted document goes from the reply to its article by the office's page; what an article may not carry is told of",
        arguments: TestEngine.all)
    func carried(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, secret = "430408198001011239", document = try SecretDocument.redacted(secret)
            let office = try await registrar(world)
            func begin(_ files: [NewFile]) async throws -> (article: ArticleID, page: TestPage) {
                let id = try await desk.handling("2025-09-01")
                try await desk.give(
                    document.result, of: document.original, marked: document.draft, to: id, at: Instant("2025-09-01", hour: 11))
                try await desk.signed(id, "2025-09-10", with: files)
                try await desk.act(
                    .serve, on: id, by: .officer(desk.clerk), "2025-09-10", ["serviceWay": .text("online"), "serviceEvidence": .text("上网")])
                let answer = try await office.fill(
                    "/console/requests/\(id.value)/publication", [("column", "\(world.portal.notices.value)")])
                let article: Int64 = try await world.portal.database.read { tx in
                    try tx.value("SELECT article_id FROM published_reply WHERE matter_id = \(id)")
                }
                return (ArticleID(value: article), try await office.get(try #require(answer.location)))
            }
            let (article, page) = try await begin([])
            #expect(page.says("公开稿件已起草") && !page.says("没有放进来"))
            let content = try await world.portal.articles.version(article, 1, for: desk.registrar, at: world.web.clock.now).content
            #expect(content.files.map(\.name) == ["list.pdf"])
            let sha256 = try #require(content.files.first).sha256
            let bytes = try await world.portal.database.read { tx in
                try tx.rows("SELECT bytes FROM file_part WHERE sha256 = \(sha256) ORDER BY part").flatMap {
                    try $0.get("bytes", as: [UInt8].self)
                }
            }
            #expect(bytes == document.result)
            #expect(try Redaction.finds([.init(secret, .privacy)], in: bytes).counts == [0])
            // Kept before articles were as particular.
            let (other, told) = try await begin([NewFile(name: "旧.exe", mediaType: "application/octet-stream", bytes: [0x4D, 0x5A])])
            #expect(told.says("没有放进来") && told.says("自行添加"))
            #expect(
                try await world.portal.articles.version(other, 1, for: desk.registrar, at: world.web.clock.now).content.files.map(\.name)
                    == ["list.pdf"])
        }
    }

    @Test("The files that went out with a reply hang on its article from the beginning", arguments: TestEngine.all)
    func enclosed(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, id = try await desk.handling("2025-09-01"), now = world.web.clock.now
            try await desk.served(id, "2025-09-10")
            let file = NewFile(name: "计划.txt", mediaType: "text/plain", bytes: Array("张小明要的计划".utf8), plainText: "张小明要的计划")
            let article = try await desk.requests.publishReply(
                of: id, with: [file], in: (world.portal.notices, "notice"), by: desk.registrar, from: "", at: now)
            let page = try await world.portal.articles.version(article, 1, for: desk.registrar, at: now)
            #expect(page.content.files.map(\.name) == ["计划.txt"])
            // In them too the applicant is looked for.
            #expect(
                try await world.portal.articles.hits(of: article, version: 1, for: desk.registrar).contains {
                    $0.rule == "applicant" && $0.place.contains("附件")
                })
            await #expect(throws: MatterAccessRefusal.permissionMissing(.takeRequests)) {
                try await desk.requests.enclosed(with: id, for: desk.reviewer, from: "", at: now)
            }
        }
    }

    @Test("What is written apart from a reply is looked through for the same persons", arguments: TestEngine.all)
    func apart(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, id = try await desk.handling("2025-09-01"), publishing = Publishing(world: world)
            try await desk.served(id, "2025-09-10")
            let article = try await begin(world, id)
            let page = try await world.portal.articles.version(article, 1, for: desk.registrar, at: publishing.now)
            let place = ArticleStore.Place(column: page.line.column, agency: page.line.agency, kind: page.line.kind.code)
            let other = try await world.portal.articles.draft(
                page.content, in: place, apartFrom: article, hits: [], by: desk.registrar, from: "", at: publishing.now)
            try await publishing.edit(other) { $0.plainText = "请联系zhang@example.com。" }
            await #expect(throws: PublishingRefusal.self) { try await publishing.publish(other) }
            #expect(
                try await world.portal.articles.hits(of: other, version: 1, for: desk.registrar).contains {
                    $0.rule == "applicant" && $0.blocks
                })
        }
    }

    @Test(
        "What was reviewed and published is listed, found, and comes as files and a feed; withdrawn it is gone", arguments: TestEngine.all)
    func shown(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, id = try await desk.handling("2025-09-01"), publishing = Publishing(world: world)
            try await desk.served(id, "2025-09-10")
            let browser = world.web.browser()
            #expect(try await browser.get("/request/replies").says("还没有公开的答复"))
            let article = try await begin(world, id)
            try await publishing.edit(article)
            #expect(try await browser.get("/request/replies").says("还没有公开的答复"))
            try await publishing.publish(article)
            let page = try await browser.get("/request/replies")
            #expect(page.status == .ok && page.says("/columns/tzgg/\(article.value)") && page.says("招生计划") && page.says("示范区教育局"))
            #expect(try await browser.get("/request/replies?unit=SF01").says("还没有公开的答复"))
            for file in ["/request/replies.csv", "/request/replies.json", "/request/replies.atom", "/request/replies.rss"] {
                let answer = try await browser.get(file)
                #expect(answer.status == .ok && answer.says("招生计划"), "\(file)")
                for secret in ["张小明", RequestDesk.identityNumber, "13907340001", "清泉路"] { #expect(!answer.says(secret), "\(file)") }
            }
            #expect(try await browser.get("/request/replies.json?unit=none").status == .badRequest)
            #expect(try await browser.get("/columns/tzgg/\(article.value)").says("予以公开"))
            #expect(try await browser.get("/openapi.json").says("/request/replies.json"))
            #expect(try await browser.get(Route.sitemapPages.pattern).says("/request/replies"))
            try await publishing.act(.withdraw, by: world.portal.leader, on: article, reason: "内容有误")
            #expect(try await browser.get("/request/replies").says("还没有公开的答复"))
            let office = try await registrar(world), asked = try await office.get("/console/requests/\(id.value)")
            #expect(asked.says("曾经公开") && asked.says("撤下，理由：内容有误") && asked.says("再次公开这份答复"))
            // It may be published anew.
            _ = try await begin(world, id)
        }
    }

    @Test("From the case to the draft by the office's page", arguments: TestEngine.all)
    func console(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, id = try await desk.handling("2025-09-01")
            try await desk.served(id, "2025-09-10")
            let browser = try await registrar(world), path = "/console/requests/\(id.value)/publication"
            #expect(try await browser.get("/console/requests/\(id.value)").says(path))
            #expect(try await browser.fill(path, [("column", "")]).says("请选择栏目"))
            let answer = try await browser.fill(path, [("column", "\(world.portal.notices.value)")])
            #expect(answer.status == .seeOther && answer.location?.hasPrefix("/console/articles/") == true)
            #expect(try await browser.get("/console/requests/\(id.value)").says("公开稿件正在办理"))
            let begun = try await browser.get(path)
            #expect(begun.says("公开稿件正在办理") && !begun.says("起草公开稿件</button>"))
            let delay = try await browser.fill("/console/requests/reply-delays/SF02", [("days", "x")])
            #expect(delay.status == .unprocessableContent && delay.says("0到3650"))
            #expect(try await browser.fill("/console/requests/reply-delays/SF02", [("days", "60")]).status == .seeOther)
            #expect(try await browser.get("/console/requests/reply-delays").says("60"))
        }
    }

    @Test("Among the policies of the district an answer to one person is no normative document", arguments: TestEngine.all)
    func kind(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, id = try await desk.handling("2025-09-01"), notices = world.portal.notices
            try await desk.served(id, "2025-09-10")
            let policies = try await world.web.world.database.write { tx in
                try tx.insert(
                    """
                    INSERT INTO site_column (site_id, code, name, description, keywords, kind, agency_id, scheme, interval_days, position)
                    SELECT site_id, 'zcwj', '政策文件', '', '', 'policy', agency_id, scheme, 14, 99 FROM site_column WHERE id = \(notices)
                    """)
            }
            let browser = try await registrar(world)
            let answer = try await browser.fill("/console/requests/\(id.value)/publication", [("column", "\(policies)")])
            #expect(answer.status == .seeOther)
            let kind = try await world.web.world.database.read { tx in
                try tx.value("SELECT kind FROM article ORDER BY id DESC LIMIT 1", as: String.self)
            }
            #expect(kind == "document")
        }
    }

    @Test("What many ask for is proposed, taken up, published, and offered to whoever asks next", arguments: TestEngine.all)
    func proposal(on engine: TestEngine) async throws {
        try await ApplicantWorld.open(on: engine) { world in
            let desk = world.desk, publishing = Publishing(world: world)
            for (name, number) in [("张小明", RequestDesk.identityNumber), ("李大力", "110105194912310038"), ("王中华", "110105194912310011")] {
                let filed = try await desk.entered(
                    "2026-01-26", RequestDesk.intake(ApplicantWorld.asked, name: name, number: number, channel: .inPerson))
                try await desk.act(.receive, on: filed.id, by: .officer(desk.registrar), "2026-01-26")
            }
            let groups = try await desk.requests.repeatedRequests(for: desk.registrar, on: Self.today)
            let group = try #require(groups.first)
            #expect(groups.count == 1 && group.lines.count == 3 && group.applicants == 3 && group.proposal == nil)
            #expect(try await desk.requests.repeatedRequests(for: desk.registrar, on: "2027-02-02").isEmpty)
            let ids = group.lines.map(\.id), now = world.web.clock.now
            await #expect(throws: PublicationRefusal.titleMissing) {
                try await desk.requests.propose(
                    " ", reason: "多人申请", for: ids, to: world.portal.agency, by: desk.registrar, from: "", at: now)
            }
            await #expect(throws: PublicationRefusal.noRequests) {
                try await desk.requests.propose(
                    "计划", reason: "多人申请", for: [], to: world.portal.agency, by: desk.registrar, from: "", at: now)
            }
            let first = try await desk.requests.propose(
                "2025年义务教育学校密植招生计划", reason: "多人申请", for: ids, to: world.portal.agency, by: desk.registrar, from: "", at: now)
            #expect(try await desk.requests.repeatedRequests(for: desk.registrar, on: Self.today).first?.proposal == first)
            await #expect(throws: PublicationRefusal.proposalUnknown) {
                try await desk.requests.decline(first, reason: "不能公开", by: desk.colleague, from: "", at: now)
            }
            await #expect(throws: PublicationRefusal.reasonMissing) {
                try await desk.requests.decline(first, reason: " ", by: desk.clerk, from: "", at: now)
            }
            try await desk.requests.decline(first, reason: "还没有定稿", by: desk.clerk, from: "", at: now)
            #expect(try await desk.requests.proposal(first, for: desk.registrar, at: now).state == .declined("还没有定稿"))
            let second = try await desk.requests.propose(
                "2025年义务教育学校密植招生计划", reason: "多人申请", for: ids, to: world.portal.agency, by: desk.registrar, from: "", at: now)
            let article = try await desk.requests.accept(
                second, in: (world.portal.notices, "notice"), by: desk.registrar, from: "", at: now)
            await #expect(throws: PublicationRefusal.decided) {
                try await desk.requests.accept(second, in: (world.portal.notices, "notice"), by: desk.clerk, from: "", at: now)
            }
            let browser = world.web.browser()
            #expect(try await desk.requests.proposedAnswers(to: ApplicantWorld.asked, site: world.portal.portal, at: now).isEmpty)
            try await publishing.edit(article) {
                ($0.body, $0.plainText, $0.createdOn) = ("<p>各校招生人数见下表。</p>", "各校招生人数见下表。", "2026-01-20")
            }
            try await publishing.publish(article)
            #expect(try await desk.requests.proposal(second, for: desk.clerk, at: world.web.clock.now).state == .published(article))
            let answers = try await world.press("next", browser)
            #expect(answers.says("您要的，是不是已经公开了") && answers.says("/columns/tzgg/\(article.value)"))
            #expect(try await desk.requests.proposedAnswers(to: "城市绿化工程的中标通知书", site: world.portal.portal, at: now).isEmpty)
        }
    }
}

import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("The life of an article in the store")
struct ArticleLifeTests {
    @Test("Who wrote an article is told that it was taken down, by whom and why, for as long as asked", arguments: TestEngine.all)
    func toldOfWithdrawal(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            try await world.publish(article)
            try await world.act(.withdraw, by: world.secondClerk, on: article, reason: "附件有误")
            let told = try await world.articles.withdrawn(from: world.writer, since: world.now)
            #expect(told.map(\.line.article) == [article] && told.first?.by == "孙丽" && told.first?.line.endReason == "附件有误")
            #expect(told.first?.line.endedAt == world.now)
            #expect(try await world.articles.withdrawer(of: article, version: 1) == "孙丽")
            #expect(try await world.articles.withdrawn(from: world.writer, since: world.now.adding(seconds: 1)).isEmpty)
            #expect(try await world.articles.withdrawn(from: world.reviewer, since: world.now).isEmpty, "who has no hand in it")
        }
    }

    @Test("From draft to the page: number, registers, lists and pages in one transaction, counted once", arguments: TestEngine.all)
    func published(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            try await world.approve(article)
            #expect(try await world.articles.article(article, at: world.now) == nil)
            let seen = try await PageChangeStore(database: world.database).last()
            let outcome = try await world.act(.publish, by: world.secondClerk, on: article)
            #expect(outcome.state == .live)
            #expect(outcome.indexNumber == PortalWorld.code + "/2014-00001")
            guard case .shown(let page) = try await world.articles.article(article, at: world.now) else {
                Issue.record("it does not show")
                return
            }
            #expect(page.content == world.content())
            #expect(page.line.indexNumber == outcome.indexNumber && page.agencyName == "示范区教育局")
            #expect(try await world.articles.list(world.notices, at: world.now).map(\.article) == [article])
            #expect(try await world.articles.catalogue(CatalogueFilter(subject: "11"), at: world.now).map(\.line.article) == [article])
            #expect(try await world.articles.catalogue(CatalogueFilter(subject: "02"), at: world.now).isEmpty)
            #expect(try await world.world.counts() == ["1 2014 SF02 plain", "1 2014 website"])
            let tags = try await PageChangeStore(database: world.database).changes(after: seen).map(\.tag)
            #expect(
                Set(tags) == [
                    .article(article.value), .agency(world.world.education.value), .column(world.notices.value),
                    .newest(world.site.value), .catalogue,
                ])
            let trail = try await AuditStore(database: world.database).trail(of: "article/\(article.value)").map(\.action)
            #expect(
                trail == [
                    "article.draft", "article.submit", "article.approve", "article.approve", "article.approve", "article.publish",
                ])

            // A corrected version takes its place; nothing is counted again.
            let number = try #require(try await world.act(.restoreAsDraft, by: world.writer, on: article).newDraft)
            var content = world.content("关于做好2014年春季开学工作的补充通知")
            content.abstract = "补充说明"
            try await world.articles.save(
                content, of: article, version: number, expecting: 1, hits: [], by: world.writer, from: "", at: world.now)
            let later = world.now.adding(seconds: 86_400)
            try await world.publish(article, number, at: later)
            let lines = try await world.articles.list(world.notices, at: later)
            #expect(lines.map(\.title) == ["关于做好2014年春季开学工作的补充通知"] && lines[0].publishedAt == world.now)
            let states = try await world.articles.versions(of: article, for: world.writer).map(\.state)
            #expect(states == [.superseded, .live])
            #expect(try await world.database.count("shown_article") == 1)
            #expect(try await world.world.counts() == ["1 2014 SF02 plain", "1 2014 website"])
            let items = try await RegisterStore(database: world.database).history(try .named("disclosed_item"), 1, agencies: nil)
            #expect(items.count == 2)

            // The leader takes it down; a tombstone remains.
            try await world.act(.withdraw, by: world.leader, on: article, number, reason: "数据有误", at: later)
            #expect(
                try await world.articles.article(article, at: later) == .tombstone(reason: "数据有误", since: later.day))
            #expect(try await world.articles.list(world.notices, at: later).isEmpty)
            #expect(try await world.database.count("shown_article") == 0)
        }
    }

    @Test("Of two editors of one draft the second is given both texts", arguments: TestEngine.all)
    func twoEditors(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            let first = world.content("第一人的标题"), second = world.content("第二人的标题")
            try await world.articles.save(
                first, of: article, version: 1, expecting: 1, hits: [], by: world.writer, from: "", at: world.now)
            await #expect(throws: ArticleRefusal.stale(offered: second, saved: first, savedBy: "王芳", revision: 2)) {
                try await world.articles.save(
                    second, of: article, version: 1, expecting: 1, hits: [], by: world.clerk, from: "", at: world.now)
            }
            let request = PublishingRequest(.submit, by: .officer(world.writer), at: world.now)
            await #expect(throws: ArticleRefusal.changedMeanwhile) {
                try await world.articles.act(request, on: article, version: 1, expecting: 1, from: "")
            }
        }
    }

    @Test("What the gate found stands in the way until it is changed or cleared by somebody else", arguments: TestEngine.all)
    func gate(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let question = GateHit(.landline, .question, excerpt: "电话8***1"), must = GateHit(.identityNumber18, .blocks, excerpt: "****")
            let article = try await world.draft(hits: [question, must])
            // What nobody can let pass is told before anybody signs.
            let early = await #expect(throws: PublishingRefusal.self) { try await world.act(.submit, by: world.writer, on: article) }
            #expect(early?.words.contains("请改正后再送审") == true)
            var hits = try await world.articles.hits(of: article, version: 1, for: world.leader)
            await #expect(throws: ArticleRefusal.hitMustGo) {
                try await world.articles.clear(hits[1].id, reason: "公开名单", by: world.leader, from: "", at: world.now)
            }
            let text = try await world.articles.version(article, 1, for: world.leader, at: world.now).facts.contentHash
            try await world.articles.scanned(article, version: 1, contentHash: text, hits: [question], at: world.now)
            try await world.act(.submit, by: world.writer, on: article)
            try await world.act(.approve, by: world.reviewer, on: article)
            // The one who signs has dealt with all of it.
            let refused = await #expect(throws: PublishingRefusal.self) {
                try await world.act(.approve, by: world.leader, on: article, basis: "不涉密", secrecy: .open)
            }
            #expect(refused?.words.contains("还有1处未处理：正文的固定电话") == true)
            hits = try await world.articles.hits(of: article, version: 1, for: world.leader)
            await #expect(throws: ArticleRefusal.permissionMissing(.reviewArticles)) {
                try await world.articles.clear(hits[0].id, reason: "办公电话", by: world.writer, from: "", at: world.now)
            }
            await #expect(throws: ArticleRefusal.reasonMissing) {
                try await world.articles.clear(hits[0].id, reason: " ", by: world.leader, from: "", at: world.now)
            }
            try await world.articles.clear(hits[0].id, reason: "办公电话", by: world.leader, from: "", at: world.now)
            // Looked through again: what was let pass stays so.
            let hash = try await world.articles.version(article, 1, for: world.leader, at: world.now).facts.contentHash
            try await world.articles.scanned(article, version: 1, contentHash: hash, hits: [question], at: world.now)
            try await world.act(.approve, by: world.leader, on: article, basis: "不涉密", secrecy: .open)
            try await world.act(.approve, by: world.clerk, on: article)
            try await world.act(.publish, by: world.secondClerk, on: article)
            // The same in the next version is told with the reason it was let pass for.
            let next = try #require(try await world.act(.restoreAsDraft, by: world.writer, on: article).newDraft)
            try await world.articles.save(
                world.content("关于推迟开学的通知"), of: article, version: next, expecting: 1, hits: [question], by: world.writer, from: "",
                at: world.now)
            let again = try await world.articles.hits(of: article, version: next, for: world.leader)
            #expect(again.map(\.clearedBy) == [nil] && again.map(\.earlierReason) == ["办公电话"])
        }
    }

    @Test("A published article that moves leaves a redirect; a draft does not take the page along", arguments: TestEngine.all)
    func move(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            try await world.publish(article)
            let draft = try #require(try await world.act(.restoreAsDraft, by: world.writer, on: article).newDraft)
            await #expect(throws: ArticleRefusal.moveTheLiveVersion) {
                try await world.act(.move, by: world.writer, on: article, draft, target: "gzdt")
            }
            await #expect(throws: ArticleRefusal.draftExists(number: 2)) {
                try await world.act(.restoreAsDraft, by: world.writer, on: article)
            }
            try await world.act(.move, by: world.clerk, on: article, target: "gzdt")
            let old = "tzgg/\(article.value)", new = "gzdt/\(article.value)"
            #expect(try await world.articles.redirect(old, in: world.site, at: world.now) == new)
            #expect(try await world.articles.list(world.news, at: world.now).map(\.article) == [article])
            #expect(try await world.articles.list(world.notices, at: world.now).isEmpty)
            try await world.act(.move, by: world.clerk, on: article, target: "tzgg")
            #expect(try await world.articles.redirect(new, in: world.site, at: world.now) == old)
            #expect(try await world.articles.redirect(old, in: world.site, at: world.now) == nil)
        }
    }

    @Test("What was taken down and moves as a draft still answers at its old address that it is gone", arguments: TestEngine.all)
    func movedTombstone(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            try await world.publish(article)
            try await world.act(.withdraw, by: world.leader, on: article, reason: "数字有误")
            let draft = try #require(try await world.act(.restoreAsDraft, by: world.writer, on: article).newDraft)
            try await world.act(.move, by: world.writer, on: article, draft, target: "gzdt")
            let columns = try await world.sites.columns(of: world.site)
            func answer(_ code: String) async throws -> ArticleAnswer? {
                try await world.articles.answer(
                    article, in: columns.first { $0.code == code }, named: code, on: world.site, at: world.now)
            }
            #expect(try await answer("tzgg") == .moved("gzdt/\(article.value)"))
            #expect(try await answer("gzdt") == .tombstone(reason: "数字有误", since: world.now.day))
            // What was never public leaves nothing behind.
            let other = try await world.draft()
            try await world.act(.move, by: world.writer, on: other, target: "gzdt")
            #expect(try await world.database.count("address_redirect") == 1)
        }
    }

    @Test("Pushed to another site an article stays in step there, and goes when it goes", arguments: TestEngine.all)
    func pushed(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let other = try await world.sites.createSite(
                PortalWorld.portal(of: world.world.district, code: "second", domain: "er.shifan.gov.cn"), by: world.clerk, from: "",
                at: world.now)
            let column = try await world.sites.createColumn(
                PortalWorld.column("zf", "转发", "notice", world.world), in: other, by: world.clerk, from: "", at: world.now)
            let article = try await world.draft()
            await #expect(throws: ArticleRefusal.permissionMissing(.publishArticles)) {
                try await world.articles.push(article, to: column, by: world.writer, from: "", at: world.now)
            }
            try await world.articles.push(article, to: column, by: world.clerk, from: "", at: world.now)
            #expect(try await world.articles.list(column, at: world.now).isEmpty)
            try await world.publish(article)
            #expect(try await world.articles.list(column, at: world.now).map(\.article) == [article])
            #expect(try await world.articles.catalogueCount(at: world.now) == 1)
            try await world.articles.takeBack(article, from: column, by: world.clerk, address: "", at: world.now)
            #expect(try await world.articles.list(column, at: world.now).isEmpty)
            try await world.articles.push(article, to: column, by: world.clerk, from: "", at: world.now)
            try await world.act(.withdraw, by: world.leader, on: article, reason: "有误")
            #expect(try await world.articles.list(column, at: world.now).isEmpty)
        }
    }

    @Test("A column takes by a push only what it takes, and gives back also when it is archived", arguments: TestEngine.all)
    func pushedInto(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            try await world.publish(article)
            func change(_ change: (inout ColumnSettings) -> Void) async throws {
                let column = try #require(try await world.sites.columns(of: world.site).first { $0.id == world.news })
                var settings = column.settings
                change(&settings)
                try await world.sites.changeColumn(
                    column.id, to: settings, expecting: column.revision, by: world.clerk, from: "", at: world.now)
            }
            func push() async throws {
                try await world.articles.push(article, to: world.news, by: world.clerk, from: "", at: world.now)
            }
            try await change { $0.acceptedKinds = ["news"] }
            let refusal = await #expect(throws: PublishingRefusal.self) { try await push() }
            #expect(refusal?.words.contains("工作动态") == true)
            try await change { $0.acceptedKinds = ["notice"] }
            try await push()
            try await change { $0.column.isArchived = true }
            await #expect(throws: PublishingRefusal.obstacles([.columnArchived("工作动态")])) { try await push() }
            try await world.articles.takeBack(article, from: world.news, by: world.clerk, address: "", at: world.now)
            #expect(try await world.articles.list(world.news, at: world.now).isEmpty)
        }
    }

    @Test("An emergency shows at once, is due for approval, and goes when approval is refused", arguments: TestEngine.all)
    func emergency(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            try await world.act(
                .publishEmergency, by: world.leader, on: article, reason: "汛情紧急", basis: "《突发事件应对法》第四十四条", secrecy: .open)
            #expect(try await world.articles.list(world.notices, at: world.now).count == 1)
            let waiting = try await world.articles.queue(for: world.clerk)
            #expect(waiting.map(\.approvalDue) == [Instant(Day("2014-03-05"))])
            try await world.act(.refuseEmergency, by: world.clerk, on: article, reason: "不属突发事件")
            #expect(
                try await world.articles.article(article, at: world.now) == .tombstone(reason: "不属突发事件", since: world.now.day))
            #expect(try await world.articles.queue(for: world.clerk).isEmpty)
        }
    }

    @Test("The queue holds what is one's own to do, and what came back says why", arguments: TestEngine.all)
    func queues(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let article = try await world.draft()
            try await world.act(.submit, by: world.writer, on: article)
            #expect(try await world.articles.queue(for: world.reviewer).map(\.step) == ["科室（单位）审核"])
            #expect(try await world.articles.queue(for: world.clerk).isEmpty)
            try await world.act(.reject, by: world.reviewer, on: article, reason: "缺少附件")
            let mine = try await world.articles.mine(world.writer)
            #expect(mine.map(\.rejection) == ["缺少附件"] && mine[0].actions.contains(.submit))
            #expect(try await world.articles.queue(for: world.reviewer).isEmpty)
            await #expect(throws: ArticleRefusal.notFound) {
                try await world.articles.version(ArticleID(value: 99), 1, for: world.writer, at: world.now)
            }
        }
    }
}

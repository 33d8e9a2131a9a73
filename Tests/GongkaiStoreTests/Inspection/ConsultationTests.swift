import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Consultations and their outcomes")
struct ConsultationTests {
    private func survey(_ world: PortalWorld, closing: Day) async throws -> ArticleID {
        var content = world.content("关于停车收费公开征求意见的公告")
        content.closesOn = closing
        return try await world.articles.draft(
            content, in: ArticleStore.Place(column: world.notices, agency: world.world.education, kind: "consultation"), hits: [],
            by: world.writer, from: "", at: world.now)
    }

    @Test("One that is over and not answered is found by the inspection, until its outcome is linked and shown", arguments: TestEngine.all)
    func inspected(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let store = InspectionStore(database: world.database), site = try #require(try await world.sites.sites().first)
            #expect(try await store.facts(of: site, at: world.now).surveys == nil)
            let asked = try await survey(world, closing: "2014-03-10")
            try await world.publish(asked)
            let later = Instant("2014-06-01")
            func found() async throws -> [String] {
                try await store.facts(of: site, at: later).surveys?.map {
                    "\($0.endedOn) \($0.outcomeOn?.text ?? "-") \($0.subject?.text ?? "")"
                } ?? []
            }
            #expect(try await found() == ["2014-03-10 - article/\(asked.value)"])
            let facts = try await store.facts(of: site, at: later)
            let findings = SiteInspection(facts, by: IndicatorEdition.edition(forYear: 2019), on: later.day, calendar: .published).findings
            #expect("\(findings)".contains("没有公布结果"))

            let answer = try await world.draft(world.content("停车收费征求意见的结果"))
            try await world.articles.link(answer, to: asked, as: .answers, by: world.writer, from: "", at: world.now)
            #expect(try await found() == ["2014-03-10 - article/\(asked.value)"])
            try await world.publish(answer)
            #expect(try await found() == ["2014-03-10 2014-03-03 article/\(asked.value)"])
        }
    }

    @Test("A list tells until when one asks, that it is over, and that its outcome is shown on the same site", arguments: TestEngine.all)
    func listed(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let asked = try await survey(world, closing: "2014-03-10")
            try await world.publish(asked)
            func standing(at now: Instant) async throws -> ConsultationStanding? {
                let lines = try await world.articles.list(world.notices, at: now)
                return lines.first { $0.article == asked }?.consultation
            }
            let later = Instant("2014-03-11"), lastMoment = later.adding(seconds: -1)
            #expect(try await standing(at: world.now) == .open(until: "2014-03-10"))
            #expect(try await standing(at: lastMoment) == .open(until: "2014-03-10"))
            #expect(try await standing(at: later) == .closed)
            let answer = try await world.draft(world.content("停车收费征求意见的结果"))
            try await world.articles.link(answer, to: asked, as: .answers, by: world.writer, from: "", at: world.now)
            #expect(try await standing(at: later) == .closed, "nobody sees the outcome yet")
            try await world.publish(answer)
            #expect(try await standing(at: later) == .answered)
            let hits = try await SearchStore(database: world.database).find(SearchRequest(try SearchQuery("停车收费")), at: later).hits
            #expect(hits.first { $0.line.article == asked }?.line.consultation == .answered)
            try await world.act(.withdraw, by: world.secondClerk, on: answer, reason: "内容有误")
            #expect(try await standing(at: later) == .closed)
        }
    }

    @Test("The last day is part of what is signed, and what says none is signed as it was before there was one", arguments: TestEngine.all)
    func signed(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let kind = try #require(ArticleKind.code("consultation"))
            var content = world.content()
            let before = content.hash(of: kind)
            content.closesOn = "2014-03-10"
            #expect(content.hash(of: kind) != before)
            let asked = try await survey(world, closing: "2014-03-10")
            let page = try await world.articles.version(asked, 1, for: world.writer, at: world.now)
            #expect(page.content.closesOn == "2014-03-10" && page.facts.closesOn == "2014-03-10")
        }
    }
}

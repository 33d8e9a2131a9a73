import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("Index numbers as they are issued")
struct IndexNumberTests {
    @Test("Serials have no gaps, and what came with a file or was taken back is never given again", arguments: TestEngine.all)
    func serials(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let registers = RegisterStore(database: world.database), code = PortalWorld.code
            func number() async throws -> String? { try await world.publish(try await world.draft()).indexNumber }
            #expect(try await number() == code + "/2014-00001")
            // Refused at the last moment: its number is the next one's.
            let refused = try await world.draft(hits: [GateHit(.mobile, .blocks)])
            await #expect(throws: PublishingRefusal.self) { try await world.publish(refused) }
            #expect(try await number() == code + "/2014-00002")
            let imported = try await world.world.enterItem(code + "/2014-00003")
            try await registers.void(
                try .named("disclosed_item"), imported, expecting: 1, reason: "误登", agencies: nil, by: world.world.clerk, at: world.now)
            #expect(try await number() == code + "/2014-00004")
            let own = try await world.draft(index: code + "/2014-00009")
            #expect(try await world.publish(own).indexNumber == code + "/2014-00009")
            #expect(try await number() == code + "/2014-00005")
            await #expect(throws: ArticleRefusal.indexNumberTaken(code + "/2014-00009")) {
                try await world.draft(index: code + "/2014-00009")
            }
            await #expect(throws: ArticleRefusal.indexNumberMalformed("2014-9")) { try await world.draft(index: "2014-9") }
        }
    }

    @Test("The number of a record that another unit took back stays that unit's", arguments: TestEngine.all)
    func voided(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let registers = RegisterStore(database: world.database), number = PortalWorld.code + "/2014-00003"
            let item = try await world.world.enterItem(number)
            try await registers.void(
                try .named("disclosed_item"), item, expecting: 1, reason: "误登", agencies: nil, by: world.world.clerk, at: world.now)
            await #expect(throws: ArticleRefusal.indexNumberTaken(number)) { try await world.draft(index: number) }
            let line = (number: number, line: 2, agency: world.world.education)
            let fault = ArticleImportFault(line: 2, "the index number \(number) belongs to an item of another unit")
            // Whichever of the two is gone through.
            #expect(try await world.articles.importFaults([line]) == [fault])
            let many = (1...9).map { (number: "\(PortalWorld.code)/2010-0000\($0)", line: 2 + $0, agency: world.world.education) }
            #expect(try await world.articles.importFaults([line] + many) == [fault])
            // Its own unit may have it again.
            let own = (number: number, line: 2, agency: world.world.office)
            #expect(try await world.articles.importFaults([own]).isEmpty)
        }
    }

    @Test("A unit without a code is told what is missing before anything happens", arguments: TestEngine.all)
    func noCode(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            try await world.database.write { tx in try tx.run("DELETE FROM index_code") }
            let article = try await world.draft()
            await #expect(throws: ArticleRefusal.indexCodeMissing(agency: "示范区教育局")) { try await world.publish(article) }
            await #expect(throws: ArticleRefusal.indexCodeMissing(agency: "示范区教育局")) {
                try await world.act(.schedule, by: world.clerk, on: article, publishAt: world.now.adding(seconds: 60))
            }
            #expect(try await world.world.counts().isEmpty)
        }
    }

    @Test("A normative document is entered in its register once, and counts as one", arguments: TestEngine.all)
    func normative(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            var content = world.content("示范区义务教育招生办法")
            content.genre = "07"
            content.documentNumber = "示教发〔2014〕3号"
            content.term.effectiveOn = "2014-03-01"
            let article = try await world.draft(content, kind: "normative")
            try await world.publish(article)
            #expect(try await world.world.counts() == ["2 2014 SF02 normative", "2 2014 website"])
            let number = try #require(try await world.act(.restoreAsDraft, by: world.writer, on: article).newDraft)
            content.term.repealedOn = "2014-12-31"
            try await world.articles.save(
                content, of: article, version: number, expecting: 1, hits: [], by: world.writer, from: "", at: world.now)
            try await world.publish(article, number)
            let documents = try await RegisterStore(database: world.database).list(try .named("normative_document"), agencies: nil)
            #expect(documents.total == 1)
            #expect(documents.records[0].value("repealed_on", of: try .named("normative_document")) == .day("2014-12-31"))
            #expect(try await world.world.counts() == ["2 2014 SF02 normative", "2 2014 website"])
        }
    }
}

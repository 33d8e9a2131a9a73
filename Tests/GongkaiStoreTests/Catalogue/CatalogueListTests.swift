import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

@Suite("The catalogue as it is asked for")
struct CatalogueListTests {
    @Test("Every combination of filters gives what a plain look at all entries gives, page after page", arguments: TestEngine.all)
    func filters(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let subjects = ["11", "1102", "02", "0201"], genres = ["07", "04", nil], audiences = [["1"], ["1", "2"], []]
            let days: [(Day?, Day?, Day?)] = [
                (nil, nil, nil), ("2014-01-01", nil, nil), ("2015-01-01", nil, nil), ("2013-01-01", "2014-01-31", nil),
                ("2013-01-01", nil, "2014-02-01"), ("2013-01-01", "2013-12-31", "2014-02-01"), ("2013-01-01", "2014-02-28", "2014-02-01"),
                (nil, "2014-03-03", nil), (nil, nil, "2014-03-03"), (nil, nil, "2014-03-04"),
            ]
            for number in 0..<40 {
                var content = world.content("第\(number)号通知")
                content.subject = subjects[number % subjects.count]
                content.genre = genres[number % genres.count]
                content.audiences = audiences[number % audiences.count]
                content.createdOn = Day(number % 2 == 0 ? "2014-02-28" : "2013-12-30")
                (content.term.effectiveOn, content.term.expiresOn, content.term.repealedOn) = days[number % days.count]
                try await world.publish(try await world.draft(content), at: world.now.adding(seconds: number / 3))
            }
            let now = world.now.adding(seconds: 3_600)
            let all = try await world.articles.catalogue(limit: 1_000, at: now)
            #expect(all.count == 40)
            func force(_ line: CatalogueLine) -> CatalogueFilter.Force? {
                switch line.term.validity(on: now.day) {
                case nil: nil
                case .inForce: .inForce
                case .notYetInForce: .notYet
                case .expired: .expired
                case .repealed, .replaced: .repealed
                }
            }
            for subject in [nil, "11", "1102", "02", "21"] {
                for genre in [nil, "07"] {
                    for audience in [nil, "2"] {
                        for year in [nil, 2013] {
                            for validity in [nil] + CatalogueFilter.Force.allCases.map(Optional.some) {
                                let filter = CatalogueFilter(
                                    agency: world.world.education, subject: subject, genre: genre, audience: audience, year: year,
                                    force: validity)
                                let wanted = all.filter { line in
                                    (subject.map { CodeList.subjects.codes(within: $0).contains(line.subject ?? "") } ?? true)
                                        && (genre == nil || line.genre == genre) && (audience.map(line.audiences.contains) ?? true)
                                        && (year == nil || line.line.createdOn?.year == year)
                                        && (validity == nil || force(line) == validity)
                                }
                                var read: [CatalogueLine] = []
                                var cursor: ListCursor?
                                repeat {
                                    let page = try await world.articles.catalogue(filter, before: cursor, limit: 7, at: now)
                                    read += page
                                    cursor = page.count == 7 ? page.last?.line.cursor : nil
                                } while cursor != nil
                                #expect(read == wanted, "\(filter)")
                                let counts = try await world.articles.catalogueCounts(filter, at: now)
                                #expect(counts.total == wanted.count)
                                #expect(counts.byForce.values.reduce(0, +) == wanted.count { force($0) != nil })
                            }
                        }
                    }
                }
            }
            #expect(try await world.articles.catalogue(CatalogueFilter(agency: world.world.township), at: now).isEmpty)
        }
    }

    @Test("A guide is published whole or not at all, and every published version stays", arguments: TestEngine.all)
    func guides(on engine: TestEngine) async throws {
        try await PortalWorld.open(on: engine) { world in
            let guides = GuideStore(database: world.database), agency = world.world.education, now = world.now
            let whole = Dictionary(
                uniqueKeysWithValues: GuideElement.all.map { ($0.code, $0.code == "telephone" ? "0734-8850104" : $0.label) })
            var gap = whole
            gap["fax"] = "  \n"
            #expect(try await guides.save(gap, of: agency, expecting: 0, by: world.writer, from: "", at: now) == 1)
            await #expect(throws: GuideRefusal.incomplete(.requiredMissing(["传真号码"]))) {
                try await guides.publish(agency, expecting: 1, by: world.clerk, from: "", at: now)
            }
            await #expect(throws: GuideRefusal.stale) {
                try await guides.save(whole, of: agency, expecting: 0, by: world.writer, from: "", at: now)
            }
            await #expect(throws: GuideRefusal.permissionMissing(.approveArticles)) {
                try await guides.publish(agency, expecting: 1, by: world.writer, from: "", at: now)
            }
            await #expect(throws: GuideRefusal.notForThisUnit) {
                try await guides.save(whole, of: world.world.township, expecting: 0, by: world.writer, from: "", at: now)
            }
            #expect(try await guides.save(whole, of: agency, expecting: 1, by: world.writer, from: "", at: now) == 2)
            let draft = DraftID(.guide, agency.value)
            await #expect(throws: DraftRefusal.secrecyMissing) {
                try await guides.publish(agency, expecting: 2, by: world.clerk, from: "", at: now)
            }
            try await world.sign(draft, by: world.leader)
            try await guides.publish(agency, expecting: 2, by: world.clerk, from: "", at: now)
            await #expect(throws: GuideRefusal.unchanged) {
                try await guides.save(whole, of: agency, expecting: 0, by: world.writer, from: "", at: now)
            }
            var second = whole
            second["telephone"] = "12345"
            try await guides.save(second, of: agency, expecting: 0, by: world.writer, from: "", at: now)
            try await guides.save(whole, of: world.world.township, expecting: 0, by: world.clerk, from: "", at: now)
            #expect(try await guides.drafts(for: world.writer) == [agency])
            #expect(try await guides.drafts(for: world.clerk) == [agency, world.world.township])
            #expect(try await guides.published(agency)?.contents == whole)
            try await world.sign(draft, by: world.leader)
            try await guides.publish(agency, expecting: 1, by: world.clerk, from: "", at: now.adding(seconds: 86_400))
            let published = try #require(try await guides.published(agency))
            #expect(published.contents == second && published.updatedOn == "2014-03-04")
            let versions = try await guides.versions(of: agency, for: world.reviewer)
            #expect(versions.map(\.state) == [.published, .replaced] && versions.last?.guide.contents == whole)
            await #expect(throws: GuideRefusal.notForThisUnit) {
                _ = try await guides.versions(of: world.world.township, for: world.writer)
            }
            let trail = try await AuditStore(database: world.database).trail(of: "guide/\(agency.value)")
            #expect(
                trail.map(\.action) == [
                    "guide.save", "guide.save", "guide.secrecy", "guide.publish", "guide.save", "guide.secrecy", "guide.publish",
                ])

            var third = second
            third["telephone"] = "13800001111，身份证11010519491231002X"
            try await guides.save(third, of: agency, expecting: 0, by: world.clerk, from: "", at: now)
            await #expect(throws: DraftRefusal.ownWork) {
                try await guides.publish(agency, expecting: 1, by: world.clerk, from: "", at: now)
            }
            try await guides.save(third.merging(["fax": "12345"]) { $1 }, of: agency, expecting: 1, by: world.writer, from: "", at: now)
            await #expect(throws: DraftRefusal.ownWork) {
                try await guides.publish(agency, expecting: 2, by: world.clerk, from: "", at: now)
            }
            let refusal = await #expect(throws: GuideRefusal.self) {
                try await guides.publish(agency, expecting: 2, by: world.secondClerk, from: "", at: now)
            }
            #expect(refusal?.words.contains("不能公开") == true && refusal?.words.contains("11010519491231002X") == false)
        }
    }
}

import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// Every act by every person through the browser, against what the rules say.
@Suite struct ArticleAccessTests {
    /// What an act's form would say besides.
    private static func fields(_ action: PublishingAction, _ isSecrecy: Bool) -> [(String, String)] {
        switch action {
        case .reject, .refuseEmergency, .withdraw: [("reason", "有误")]
        case .publishEmergency: [("reason", "汛情"), ("secrecy", "open"), ("basis", "第十四条")]
        case .approve: isSecrecy ? ConsoleWorld.secrecy : []
        case .schedule: [("publish_day", "2014-03-10"), ("publish_time", "09:00")]
        case .move: [("column", "gzdt")]
        default: []
        }
    }

    /// How a version comes into each state, as far as people bring it there.
    private static let states: [(state: VersionState, way: [(PublishingAction, ConsoleWorld.Person)])] = [
        (.draft, []), (.inReview, [(.submit, .writer)]), (.inReview, [(.submit, .writer), (.approve, .reviewer)]),
        (.inReview, [(.submit, .writer), (.approve, .reviewer), (.approve, .leader)]),
        (.approved, [(.submit, .writer), (.approve, .reviewer), (.approve, .leader), (.approve, .office)]),
        (.scheduled, [(.submit, .writer), (.approve, .reviewer), (.approve, .leader), (.approve, .office), (.schedule, .office)]),
        (.live, [(.publishEmergency, .leader)]), (.discarded, [(.discard, .writer)]),
        (.withdrawn, [(.publishEmergency, .leader), (.withdraw, .leader)]),
    ]

    @Test("Each act is granted or refused in the browser exactly as the rules say", arguments: 0..<9)
    func matrix(index: Int) async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            var browsers: [ConsoleWorld.Person: TestBrowser] = [:]
            for person in ConsoleWorld.Person.allCases { browsers[person] = try await world.browser(person) }
            let way = Self.states[index].way
            func prepared() async throws -> String {
                let version = try await world.draft(by: try #require(browsers[.writer]))
                for (action, person) in way {
                    let isSecrecy = person == .leader
                    let answer = try await world.act(
                        action, on: version, by: try #require(browsers[person]), Self.fields(action, isSecrecy))
                    #expect(answer.status == .seeOther, "\(action) by \(person): \(answer.text)")
                }
                return version
            }
            var version = try await prepared()
            #expect(try await world.state(of: version) == Self.states[index].state.rawValue)
            for person in ConsoleWorld.Person.allCases {
                let browser = try #require(browsers[person]), officer = try #require(world.officers[person])
                for action in OfferedAct.order where action != .save {
                    let (article, number) = ConsoleWorld.key(version)
                    let facts: VersionFacts? = try? await world.articles.version(
                        ArticleID(value: article), Int(number), for: officer, at: world.web.clock.now
                    ).facts
                    let isSecrecy = facts?.progress.nextStep.map { facts?.scheme.steps[$0].isSecrecy ?? false } ?? false
                    let fields = Self.fields(action, isSecrecy)
                    let said = Dictionary(fields, uniquingKeysWith: { first, _ in first })
                    let wish = PublishingRequest(
                        action, by: .officer(officer), at: world.web.clock.now, reason: said["reason"], basis: said["basis"],
                        secrecy: said["secrecy"].flatMap { SecrecyOutcome(rawValue: $0) },
                        publishAt: action == .schedule ? Instant("2014-03-10", hour: 9) : nil, targetColumn: said["column"])
                    let isGranted: Bool
                    if let facts {
                        do {
                            _ = try PublishingRules.decide(wish, on: facts, calendar: .published)
                            isGranted = true
                        } catch {
                            isGranted = false
                        }
                    } else {
                        isGranted = false
                    }
                    let page = try await browser.get(version)
                    let before = try await world.state(of: version)
                    // A person who may not see the page still has a token of their own.
                    let token = page.csrf.isEmpty ? try await browser.get("/console").csrf : page.csrf
                    let revision = try await world.revision(of: version)
                    let answer = try await browser.post(
                        "\(version)/acts/\(action.rawValue)", [("token", token), ("revision", "\(revision)")] + fields)
                    #expect((answer.status == .seeOther) == isGranted, "\(action) by \(person): \(answer.status)")
                    if isGranted {
                        version = try await prepared()
                    } else {
                        #expect([403, 404, 409, 422].contains(answer.status.code), "\(action) by \(person): \(answer.status)")
                        #expect(try await world.state(of: version) == before)
                        #expect(try await world.revision(of: version) == revision)
                    }
                }
            }
        }
    }

    @Test("A text that nobody reviewed is on no public page, wherever it stands on its way", arguments: TestEngine.all)
    func planted(on engine: TestEngine) async throws {
        try await ConsoleWorld.open(on: engine) { world in
            let writer = try await world.browser(.writer), visitor = world.web.browser()
            let shown = try await world.draft("公开的通知", by: writer)
            try await world.publish(shown)
            let edit = try #require(try await world.act(.restoreAsDraft, on: shown, by: writer).location)
            let secret = "未经审查的文字七八九"
            _ = try await writer.fill(edit, [("title", secret), ("body", secret)] + ConsoleWorld.fields)
            var places = ["/", "/columns/tzgg", "/columns/gzdt", "/columns/tzgg/\(ConsoleWorld.key(shown).article)"]
            for way in Self.states.map(\.way) where !way.contains(where: { $0.0 == .publishEmergency }) {
                let version = try await world.draft(secret, body: secret, by: writer)
                for (action, person) in way {
                    _ = try await world.act(
                        action, on: version, by: try await world.browser(person), Self.fields(action, person == .leader))
                }
                places.append("/columns/tzgg/\(ConsoleWorld.key(version).article)")
            }
            world.web.app.site.pages.drop([.everything])
            for place in places { #expect(try await !visitor.get(place).says(secret), "\(place)") }
        }
    }

    @Test("The console of articles is closed to those without the right, and another unit's articles are not there")
    func closed() async throws {
        try await ConsoleWorld.open(on: .sqlite) { world in
            let version = try await world.draft(by: try await world.browser(.writer))
            let article = "/console/articles/\(ConsoleWorld.key(version).article)"
            let stranger = try await world.browser(.stranger), auditor = try await world.browser(.auditor)
            for path in [version, article, version + "/edit", version + "/compare?with=1", version + "/acts/submit"] {
                #expect(try await stranger.get(path).status == .notFound, "\(path)")
            }
            #expect(try await auditor.get(version).status == .ok)
            for path in ["/console/articles/new", "/console/articles/mine", "/console/articles/queue", version + "/edit"] {
                #expect(try await auditor.get(path).status == .forbidden, "\(path)")
            }
            #expect(try await world.web.browser().get(version).location?.hasPrefix("/login") == true)
        }
    }
}

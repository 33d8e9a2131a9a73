import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiStore

/// Random histories of items and publications, kept beside the database as plain values.
@Suite("Random histories of registers")
struct RandomRegisterTests {
    private struct Item {
        var index: String
        var created: Day
        var document: Bool
        var version: Int64 = 1
    }

    private struct Publication: Equatable {
        var item: Int64
        var channel: String
        var day: Day
        var version: Int64 = 1
    }

    private static let channels = ["website", "gazette", "weibo", "wechat", "other"]

    @Test("Lists, counts and their rebuilding agree with a plain model", arguments: TestEngine.all)
    func history(on engine: TestEngine) async throws {
        for seed in 1...3 {
            try await World.open(on: engine) { world in try await story(world, seed: UInt64(seed)) }
        }
    }

    private func story(_ world: World, seed: UInt64) async throws {
        var random = Generator(state: seed)
        let registers = RegisterStore(database: world.database)
        let (items, publications) = try (RegisterDefinition.named("disclosed_item"), RegisterDefinition.named("channel_publication"))
        let document = try await registers.enter(
            try .named("normative_document"), agency: world.office,
            cells: ["category": "normative", "document_number": "示政发〔2014〕1号", "title": "办法", "issued_on": "2014-01-01"], agencies: nil,
            by: world.clerk, at: world.now)
        #expect(document == 1)
        var made: [Int64: Item] = [:]
        var published: [Int64: Publication] = [:]
        var serial = 0
        var refusals = 0
        func day() -> Day { Day("2013-11-01").adding(days: Int.random(in: 0..<500, using: &random)) }
        func cells(_ item: Item) -> [String: String] {
            [
                "index_number": item.index, "title": "信息\(item.index)", "created_on": item.created.text,
                "normative_document_id": item.document ? "示政发〔2014〕1号" : "",
            ]
        }
        func cells(_ publication: Publication) -> [String: String] {
            [
                "item_id": made[publication.item]?.index ?? "", "channel": publication.channel,
                "published_on": publication.day.text,
            ]
        }
        for _ in 0..<90 {
            let choice = Int.random(in: 0..<10, using: &random)
            do {
                switch choice {
                case 0...2:
                    serial += 1
                    let item = Item(
                        index: "000000001/2014-\(10000 + serial)", created: day(), document: Bool.random(using: &random))
                    made[
                        try await registers.enter(
                            items, agency: world.office, cells: cells(item), agencies: nil, by: world.clerk, at: world.now)] = item
                case 3...6:
                    guard let item = made.keys.sorted().randomElement(using: &random) else { continue }
                    let publication = Publication(item: item, channel: Self.channels.randomElement(using: &random) ?? "", day: day())
                    published[
                        try await registers.enter(
                            publications, agency: world.education, cells: cells(publication), agencies: nil, by: world.clerk,
                            at: world.now)] = publication
                case 7:
                    guard let id = published.keys.sorted().randomElement(using: &random), var publication = published[id] else { continue }
                    publication.day = day()
                    publication.item = made.keys.sorted().randomElement(using: &random) ?? publication.item
                    publication.version = try await registers.correct(
                        publications, id, expecting: publication.version, cells: cells(publication), reason: "更正", agencies: nil,
                        by: world.clerk, at: world.now)
                    published[id] = publication
                case 8:
                    guard let id = made.keys.sorted().randomElement(using: &random), var item = made[id] else { continue }
                    item.created = day()
                    item.document.toggle()
                    item.version = try await registers.correct(
                        items, id, expecting: item.version, cells: cells(item), reason: "更正", agencies: nil, by: world.clerk,
                        at: world.now)
                    made[id] = item
                default:
                    if Bool.random(using: &random) {
                        guard let id = made.keys.sorted().randomElement(using: &random), let item = made[id] else { continue }
                        try await registers.void(
                            items, id, expecting: item.version, reason: "撤销", agencies: nil, by: world.clerk, at: world.now)
                        #expect(!published.values.contains { $0.item == id })
                        made[id] = nil
                    } else {
                        guard let id = published.keys.sorted().randomElement(using: &random), let old = published[id] else { continue }
                        try await registers.void(
                            publications, id, expecting: old.version, reason: "撤销", agencies: nil, by: world.clerk, at: world.now)
                        published[id] = nil
                    }
                }
            } catch is RegisterRefusal {
                refusals += 1
            }
        }
        #expect(!made.isEmpty && !published.isEmpty && refusals > 0)

        // What the figures count, by the words of the rule.
        var expected: [String] = []
        for id in made.keys.sorted() {
            let own = published.values.filter { $0.item == id }
            guard let year = own.map(\.day.year).min() else { continue }
            expected.append("\(id) \(year) SF01 \(made[id]?.document == true ? "normative" : "plain")")
        }
        for id in made.keys.sorted() {
            let own = published.values.filter { $0.item == id }
            guard let year = own.map(\.day.year).min() else { continue }
            expected += Set(own.filter { $0.day.year == year }.map(\.channel)).sorted().map { "\(id) \(year) \($0)" }
        }
        #expect(try await world.counts() == expected)
        try await registers.rebuildDerived(by: world.clerk, at: world.now)
        #expect(try await world.counts() == expected)

        for channel in Self.channels {
            for year in 2013...2015 {
                let page = try await registers.list(
                    publications, RegisterQuery(choices: ["channel": [channel]], year: year, limit: 3), agencies: [world.education])
                let wanted = published.filter { $0.value.channel == channel && $0.value.day.year == year }
                    .sorted { ($1.value.day, $1.key) < ($0.value.day, $0.key) }
                #expect(page.total == wanted.count)
                #expect(page.records.map(\.id) == wanted.prefix(3).map(\.key))
            }
        }
        #expect(try await registers.list(publications, agencies: [world.office]).total == 0)
        for (id, item) in made {
            let wanted = published.values.filter { $0.item == id }.count
            #expect(try await registers.list(publications, RegisterQuery(references: ["item_id": id]), agencies: nil).total == wanted)
            #expect(try await registers.list(publications, RegisterQuery(text: item.index), agencies: nil).total == wanted)
            #expect(try await registers.history(items, id, agencies: nil).count == Int(item.version))
        }
    }
}

/// SplitMix64: the same story for the same seed.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

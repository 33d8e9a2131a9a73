import GongkaiCore
import GongkaiStore
import Synchronization

/// What search leads straight to, by name: read through the same functions as the pages themselves, so that nothing stands here that does not show
/// there; read again after each change of what the public sees.
///
/// A mutex guards what was read last.
final class DirectShelf: Sendable {
    private struct Known: Sendable {
        let change: Int64
        let day: Day
        let until: Instant
        let places: DirectPlaces
    }

    /// The register of reading points tells nobody of a change, so that nothing is older than this.
    private static let longestSeconds = 60

    private let routes: RouteTable
    private let sheets: SheetStore
    private let collections: CollectionStore
    private let guides: GuideStore
    private let reports: AnnualReportStore
    private let registers: RegisterStore
    private let items: ServiceItemStore
    private let changes: PageChangeStore
    private let known = Mutex<[Int64: Known]>([:])

    init(site: Site, database: any Database) {
        routes = site.routes
        sheets = SheetStore(database: database)
        collections = CollectionStore(database: database)
        guides = GuideStore(database: database)
        reports = AnnualReportStore(database: database)
        registers = RegisterStore(database: database)
        items = ServiceItemStore(database: database)
        changes = PageChangeStore(database: database)
    }

    func places(of here: PublicSite, at now: Instant) async throws -> DirectPlaces {
        // Before the reading: what changes meanwhile is read again next time.
        let change = try await changes.last(), key = here.stored.id.value
        if let known = known.withLock({ $0[key] }), known.change == change, known.day == now.day, now < known.until { return known.places }
        let places = DirectPlaces(try await read(here, on: now.day))
        let next = Known(change: change, day: now.day, until: now.adding(seconds: Self.longestSeconds), places: places)
        known.withLock { $0[key] = next }
        return places
    }

    private func read(_ here: PublicSite, on day: Day) async throws -> [DirectPlace] {
        let units = here.units, names = here.agencyNames, own = Set(units.map(\.id))
        // 蒸湘区 of 蒸湘区人民政府.
        let district = here.agencies.first { $0.kind == .districtGovernment }?.name ?? ""
        let place = district.hasSuffix("人民政府") ? String(district.dropLast(4)) : ""
        func short(_ name: String) -> [String] { DirectPlace.shortNames(of: name, in: place) }
        let duties = Dictionary(try await sheets.shown(.unit).map { ($0.agency, $0) }) { first, _ in first }
        var places = units.map { unit in
            DirectPlace(
                .unit, unit.name, href: Route.unit.path(unit.code).text, otherNames: short(unit.name),
                texts: duties[unit.id].map { Self.texts($0, of: .unit) } ?? [])
        }
        for item in try await items.list(try ServiceQuery().filter(on: here), on: day, limit: 100_000) {
            places.append(DirectPlace(.service, item.name, note: names[item.agency], href: Route.service.path(item.taskCode).text))
        }
        for sheet in LeadersPage.ordered(try await sheets.shown(.leader)) where own.contains(sheet.agency) {
            let post = sheet.fields["post"]
            places.append(
                DirectPlace(
                    .leader, sheet.fields["name"] ?? "", note: post, href: Route.leaders.path().text + "#leader-\(sheet.id.value)",
                    otherNames: [post].compactMap { $0 }, texts: Self.texts(sheet, of: .leader)))
        }
        for sheet in try await sheets.shown(.project) where own.contains(sheet.agency) {
            places.append(
                DirectPlace(
                    .project, sheet.fields["name"] ?? "", note: sheet.fields["stage"],
                    href: Route.projects.path().text + "#project-\(sheet.id.value)", texts: Self.texts(sheet, of: .project)))
        }
        for topic in try await collections.shown(.topic, on: here.stored.id) {
            places.append(
                DirectPlace(
                    .topic, topic.title, href: Route.topic.path(topic.code).text,
                    texts: topic.text.lead.isEmpty ? [] : [DirectPlace.Text("导语", topic.text.lead)]))
        }
        for issue in try await collections.shown(.gazette, on: here.stored.id) {
            guard let words = issue.text.issue else { continue }
            places.append(
                DirectPlace(
                    .gazette, issue.title, note: words.words, href: Route.gazetteIssue.path("\(words.year)", "\(words.number)").text,
                    otherNames: [words.words, "\(words.year)年第\(words.number)期政府公报"]))
        }
        let points = try await registers.readingPoints(on: day).filter { own.contains($0.agency) }
        for (number, point) in points.enumerated() {
            places.append(
                DirectPlace(
                    .readingPoint, point.name, note: point.address,
                    href: Route.readingPoints.path().text + "#" + ReadingPointsPage.id(number)))
        }
        let lists: [(String, Route)] = [
            ("领导信息", .leaders), ("机构职能", .units), ("重大建设项目", .projects), ("查阅场所", .readingPoints), ("预算决算", .budgets),
            ("规范性文件", .documents),
            ("在线访谈", .interviews), ("政府公报", .gazette), ("信息公开目录", .catalogue), ("政府信息公开指南", .guides), ("政府信息公开年度报告", .reports),
            ("办事大厅", .services),
        ]
        places += lists.filter { PublicFrame.offers($0.1.pattern, routes) }.map { DirectPlace(.list, $0.0, href: $0.1.path().text) }
        if PublicFrame.offers(Route.guide.pattern, routes) {
            let known = Dictionary(try await guides.published().map { ($0.agency, $0) }) { first, _ in first }
            let elements = GuideElement.elements(on: day)
            for unit in units {
                guard let guide = known[unit.id] else { continue }
                let name = names[unit.id] ?? unit.name
                places.append(
                    DirectPlace(
                        .guide, "\(name)政府信息公开指南", href: Route.guide.path(unit.code).text, otherNames: short(name).map { "\($0)公开指南" },
                        texts: elements.compactMap { element in
                            // The element by its name, too: 申请表 is one, whatever it is called within.
                            guide.contents[element.code].map { DirectPlace.Text(element.label, "\(element.label)：\($0)") }
                        }))
            }
        }
        if PublicFrame.offers(Route.report.pattern, routes) { places += try await newestReports(of: here, short) }
        return places
    }

    /// A unit's last report; the years before are on its page.
    private func newestReports(of here: PublicSite, _ short: (String) -> [String]) async throws -> [DirectPlace] {
        let published = try await reports.published()
        return here.units.compactMap { unit in
            guard let report = published.first(where: { $0.agency == unit.id }) else { return nil }
            let names = [unit.name] + short(unit.name)
            return DirectPlace(
                .report, "\(unit.name)\(report.year)年政府信息公开工作年度报告", href: ReportPlace(unit, year: report.year).page.text,
                otherNames: names.flatMap { ["\($0)年度报告", "\($0)年报", "\($0)\(report.year)年年报"] })
        }
    }

    /// What a sheet says at length or in a line, without the name that it goes by and what only orders it.
    private static func texts(_ sheet: ShownSheet, of kind: SheetKind) -> [DirectPlace.Text] {
        kind.fields.compactMap { field in
            guard field.code != kind.title || kind.isSingle, field.code != "order" else { return nil }
            return sheet.fields[field.code].map { DirectPlace.Text(field.label, $0) }
        }
    }
}

package import GongkaiCore
package import GongkaiStore
import Hummingbird
import Logging

/// Asks another server whether an address answers: its status, or nil when nobody answered. Given by whoever may use the network.
package typealias OutsideCheck = @Sendable (_ address: String) async -> Int?

/// What an inspection of one site found.
package struct InspectedSite: Sendable {
    package let site: StoredSite
    package let edition: IndicatorEdition
    package let findings: [InspectionFinding]
    package let score: InspectionScore
    package let day: Day
    package let startedAt: Instant
    package let sawOutside: Bool
}

/// Looks at a site as the national indicators do: what the database knows, and how pages come out when they are rendered here.
struct SiteInspector: Sendable {
    let database: any Database
    let responder: RouterResponder<VisitorContext>
    let now: @Sendable () -> Instant
    let logger: Logger

    /// Articles of each column that are looked at, beside the column itself.
    private static let newest = 2
    /// Pages that belong to no column, where the site has them.
    private static let others = ["/reports", "/catalogue", "/guide", "/search", "/check"]

    func inspect(_ site: StoredSite, outside: OutsideCheck?) async throws -> InspectedSite {
        let start = now(), day = start.day
        let store = InspectionStore(database: database)
        var facts = try await store.facts(of: site, at: start)
        let pages = OwnPages(responder: responder, host: site.settings.facts.domain, logger: logger)
        var links = LinkCheck(
            site: site, sites: try await SiteStore(database: database).sites(), pages: pages,
            database: database, now: start, outside: outside)

        let home = try await look(at: "/", pages)
        facts.pages.append(page(home, "/", PageLabels(site: facts.site), title: facts.site.name, of: facts.site.owner, facts.subject))
        facts.footerMissing = FooterElements.missing(in: PageHead(home.text).footer, of: site.settings)
        try await links.follow(LinkedAddresses.all(in: home.text), on: "首页", isHome: true, owner: facts.site.owner, facts.subject)
        try await lookAtColumns(site, store, pages, &facts, &links)
        for address in Self.others {
            let answer = try await look(at: address, pages)
            guard answer.status == 200 else { continue }
            facts.pages.append(
                InspectionFacts.Page(
                    address: address, milliseconds: answer.milliseconds,
                    labelFaults: PageLabels(site: facts.site).faults(in: PageHead(answer.text).labels), owner: facts.site.owner,
                    subject: .page(address)))
        }
        for body in try await store.bodiesWithLinks(of: site.id, at: start) {
            try await links.follow(
                body.addresses, on: "“\(body.title)”", isHome: false, owner: body.owner, .article(body.article.value))
        }
        facts.links = links.found
        facts.guideFaults = try await guideFaults(of: site, on: day)

        let edition = IndicatorEdition.edition(forYear: day.year)
        let findings = SiteInspection(facts, by: edition, on: day, calendar: try await store.workingCalendar()).findings
        return InspectedSite(
            site: site, edition: edition, findings: findings, score: InspectionScore(findings, of: facts.site, by: edition), day: day,
            startedAt: start, sawOutside: outside != nil)
    }

    /// What is wrong with the guides of the units that the site speaks for: of the portal all, of another site its owner.
    private func guideFaults(of site: StoredSite, on day: Day) async throws -> [AgencyID: [DisclosureGuide.Fault]] {
        let published = Dictionary(
            try await GuideStore(database: database).published().map { ($0.agency, $0) }, uniquingKeysWith: { first, _ in first })
        let facts = site.settings.facts
        let units = try await AccountStore(database: database).agencies().filter {
            !DisclosureDuty.duties(of: $0.kind, on: day).isEmpty && (facts.isPortal || $0.id == facts.owner)
        }
        let faults = units.map { unit in
            // Without a guide its elements are not missed one by one.
            (unit.id, published[unit.id].map { $0.faults(on: day) } ?? [.unpublished])
        }
        return Dictionary(uniqueKeysWithValues: faults).filter { !$0.value.isEmpty }
    }

    private func lookAtColumns(
        _ site: StoredSite, _ store: InspectionStore, _ pages: OwnPages, _ facts: inout InspectionFacts, _ links: inout LinkCheck
    ) async throws {
        let articles = ArticleStore(database: database), name = facts.site.name
        for column in try await SiteStore(database: database).columns(of: site.id) where !column.settings.column.isArchived {
            let address = Route.column.path(column.code).text
            let subject = InspectionSubject.column(column.id.value), owner = column.settings.column.owner
            let answer = try await look(at: address, pages)
            facts.pages.append(
                page(
                    answer, address, PageLabels(site: facts.site, column: column.settings.column),
                    title: PageTitle.text(column: column.name, site: name), of: owner, subject))
            try await links.follow(LinkedAddresses.all(in: answer.text), on: "栏目“\(column.name)”", isHome: false, owner: owner, subject)
        }
        for (line, column) in try await store.newest(of: site.id, inEachColumn: Self.newest, at: now()) {
            guard case .shown(let article) = try await articles.article(line.article, at: now()) else { continue }
            let address = Route.article.path(column.code, "\(line.article.value)").text
            let labels = PageLabels(
                site: facts.site, column: column.settings.column,
                article: PageLabels.Article(
                    title: article.content.title, publishedAt: line.publishedAt, source: article.content.source ?? article.agencyName))
            let title = PageTitle.text(content: article.content.title, column: column.name, site: name)
            facts.pages.append(
                page(try await look(at: address, pages), address, labels, title: title, of: line.agency, .article(line.article.value)))
        }
    }

    /// A page that was slow once is asked again: the first time may be the machine's fault.
    private func look(at address: String, _ pages: OwnPages) async throws -> OwnPages.Answer {
        try Task.checkCancellation()
        let first = try await pages.get(address)
        guard first.milliseconds > 500 else { return first }
        let second = try await pages.get(address)
        return second.milliseconds < first.milliseconds ? second : first
    }

    private func page(
        _ answer: OwnPages.Answer, _ address: String, _ labels: PageLabels, title: String, of owner: AgencyID,
        _ subject: InspectionSubject?
    ) -> InspectionFacts.Page {
        let head = PageHead(answer.text)
        return InspectionFacts.Page(
            address: address, milliseconds: answer.milliseconds, labelFaults: labels.faults(in: head.labels),
            wrongTitle: head.title == title ? nil : InspectionFacts.WrongTitle(found: head.title, expected: title), owner: owner,
            subject: subject)
    }
}

import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The service hall (办事大厅), for everyone: ways to an item, lists, and the guide of each.
struct ServiceHall {
    let site: Site
    let items: ServiceItemStore
    let forms: ItemFormStore

    static let pageSize = 20

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.services, use: show)
            .get(.service, use: guide)
        RouteGroup(group: visitors.group.group().add(middleware: JSONFaults()), table: site.routes)
            .get(.servicesJSON) { request, context in try await file(.json, request, context) }
            .get(.servicesCSV) { request, context in try await file(.csv, request, context) }
            .get(.serviceJSON, use: document)
    }

    /// The hall; with a filter or a page the list.
    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), fields = try request.queryFields, today = site.now().day
        let query = try ServiceQuery { fields[$0] }, filter = try query.filter(on: here)
        let counts = try await items.counts(filter, on: today)
        let page = fields["page"].flatMap { Int($0) }
        context.claim.keep([.services, .site(here.stored.id.value)])
        guard !query.isEmpty || page != nil else {
            let progress = Route.caseProgress.path().text, bookings = Route.appointments.path().text
            // Without a key for what people send in there are none of these; their addresses look like a guide's.
            let patterns = Set(site.routes.entries.map(\.route.pattern))
            return site.show(
                ServiceHallPage(
                    here, counts, telephone: site.configuration.telephone,
                    progressHref: patterns.contains(Route.caseProgress.pattern) ? progress : nil,
                    bookingsHref: patterns.contains(Route.appointments.pattern) ? bookings : nil), request, context)
        }
        let size = fields["size"].flatMap { Int($0) }.flatMap { Pager.sizes.contains($0) ? $0 : nil } ?? Self.pageSize
        let number = max(1, min(page ?? 1, 1_000_000))
        let lines = try await items.list(filter, on: today, offset: (number - 1) * size, limit: size)
        return site.show(ServiceListPage(query, of: here, lines, counts, page: number, size: size), request, context)
    }

    @Sendable func guide(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), code = try context.parameters.require("task"), today = site.now().day
        switch try await items.shown(code, on: today) {
        case nil: throw Self.absent(code)
        case .withdrawn(let tombstone):
            return site.show(
                TombstonePage(tombstone, in: [.home], place: "办事大厅", at: Route.services.path()), request, context, status: .gone)
        case .shown(let stored, let next):
            guard let agency = here.units.first(where: { $0.id == stored.agency }) else { throw Self.absent(code) }
            let query = try request.queryFields
            let others = stored.item.guidance?.questions.flatMap(\.answers).compactMap { answer -> String? in
                if case .elsewhere(_, let code) = answer.lead { code } else { nil }
            }
            let start = try GuideStart(stored.item, answers: query["a"] ?? "", names: try await items.names(of: others ?? [], on: today))
            let calculator = FeeCalculator(stored.item) { query[$0] }
            // What depends on answers is told by the words of the form.
            let form =
                stored.item.decidingFields.isEmpty ? nil : try await forms.form(of: stored.taskCode, version: stored.number)?.form
            var page = ServiceGuidePage(
                stored, form: form ?? ItemForm([]), next: next, of: agency, units: here.agencies, site: here, on: today, start: start,
                calculator: calculator,
                applyHref: applyHref(stored.item, answers: query["a"] ?? ""), bookHref: bookHref(stored.item))
            page.structured = SafeHTML(
                data: ServiceGuidePage.structured(stored.item, agency: agency.name, site: here, at: site.base(of: here.facts)))
            if query.fields.isEmpty {
                context.claim.keep([.service(stored.id.value), .site(here.stored.id.value)])
            }
            return site.show(page, request, context, status: calculator?.isWrong == true ? .badRequest : .ok)
        }
    }

    /// Where it is applied for online: nil where this server takes no applications, or the item is not applied for so. The answers of the walk go
    /// along.
    private func applyHref(_ item: ServiceItem, answers: String) -> String? {
        guard item.isAppliedForOnline, item.isInForce(on: site.now().day) else { return nil }
        let path = Route.caseApply.path(item.identity.taskCode)
        return PublicFrame.offers(path.text, site.routes) ? path.query([(CaseForm.Name.walk, answers)]).text : nil
    }

    /// Where a time at the window is booked; nil where none is.
    private func bookHref(_ item: ServiceItem) -> String? {
        guard item.isBookable, item.isInForce(on: site.now().day) else { return nil }
        let path = Route.appointment.path(item.identity.taskCode).text
        return PublicFrame.offers(path, site.routes) ? path : nil
    }

    private static func absent(_ code: String) -> SiteError {
        .notFound("没有实施编码为“\(code.prefix(60))”的事项。请从办事大厅按主题、单位或者名称查找。")
    }
}

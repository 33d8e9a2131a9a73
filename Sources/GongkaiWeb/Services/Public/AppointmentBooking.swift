import GongkaiCore
import GongkaiStore
import Hummingbird
import Logging

/// Booking a half hour at a window, looking it up by number and code, and giving it back.
struct AppointmentBooking {
    let site: Site
    let requests: RequestStore
    let appointments: AppointmentStore
    let items: ServiceItemStore

    /// So many days can be booked ahead.
    static let days = 10
    private static let cookie = "booking"

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.appointment, use: choose)
            .post(.appointment, use: book)
            .get(.appointments, use: show)
            .post(.appointments, use: find)
            .post(.appointmentCancellation, use: cancel)
    }

    @Sendable func choose(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let offer = try await offer(request, context)
        return site.show(form: { AppointmentPage(offer, token: $0, once: OnceOnly.ticket()) }, request, context)
    }

    @Sendable func book(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let offer = try await offer(request, context), form = context.form
        // Another day is looked at, with everything typed.
        if form["choose"] != nil {
            return site.show(
                form: { token in
                    AppointmentPage(
                        offer, name: form["name"] ?? "", telephone: form["telephone"] ?? "", token: token,
                        once: form[OnceOnly.field] ?? OnceOnly.ticket())
                }, request, context)
        }
        let at = form["at"].flatMap { Int($0) }, name = form["name"] ?? "", telephone = form["telephone"] ?? ""
        var errors: [String: String] = [:]
        func again(_ words: String? = nil, status: HTTPResponse.Status = .unprocessableContent) async throws -> Response {
            // As things are now: a time may have gone meanwhile.
            let offer = try await self.offer(request, context), typed = errors
            return site.show(
                form: { token in
                    AppointmentPage(
                        offer, chosen: at, name: name, telephone: telephone, errors: typed, token: token,
                        once: form[OnceOnly.field] ?? OnceOnly.ticket())
                }, request, context, status: status, notices: words.map { [Notice(.error, $0)] } ?? [])
        }
        let wish = AppointmentWish(
            item: offer.item.taskCode, itemName: offer.item.item.identity.name, agency: offer.agency.id, day: offer.day, starts: at ?? 0,
            name: name, telephone: telephone)
        errors = wish.faults
        if at == nil || !offer.times.contains(where: { $0.starts == at }) { errors["at"] = "请选择一个时间。" }
        if !errors.isEmpty { return try await again() }
        let ticket = form[OnceOnly.field] ?? ""
        if !ticket.isEmpty {
            switch site.onceOnly.start(ticket) {
            case .first: break
            case .done: return site.lead(to: Route.appointments.path())
            case .underWay: throw SiteError.conflict("正在预约，请稍候再看。不会重复预约。")
            }
        }
        do {
            let (number, code) = try await appointments.book(wish, from: site.address(of: request, context), at: site.now())
            if !ticket.isEmpty { site.onceOnly.finish(ticket, at: Route.appointments.path()) }
            context.logger.notice("appointment booked", metadata: ["appointment": "\(number)"])
            return lead(number, code)
        } catch {
            if !ticket.isEmpty { site.onceOnly.finish(ticket, at: nil) }
            guard let refusal = error as? AppointmentRefusal else { throw error }
            errors[refusal == .full ? "at" : "telephone"] = refusal.words
            return try await again(status: .conflict)
        }
    }

    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (pass, found) = try await followed(request) else {
            return site.show(form: { ProgressFormPage(ofAppointment: $0) }, request, context)
        }
        return try await show(found, pass, request, context)
    }

    private func show(
        _ found: Appointment, _ pass: FollowPass, _ request: Request, _ context: VisitorContext, refused: String? = nil
    ) async throws -> Response {
        let item = try await items.item(found.item, on: site.now().day)?.item
        let names = try await site.agencyNames(), now = site.now()
        return site.show(
            form: { BookedPage(found, pass, item: item, unit: names[found.agency] ?? "", at: now, token: $0) }, request, context,
            status: refused == nil ? .ok : .conflict, notices: refused.map { [Notice(.error, $0)] } ?? [])
    }

    @Sendable func find(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let number = context.form["number"] ?? "", written = context.form["code"] ?? ""
        func refused(_ errors: [String: String], status: HTTPResponse.Status = .unprocessableContent) -> Response {
            site.show(
                form: { ProgressFormPage(ofAppointment: $0, number: number, code: written, errors: errors) }, request, context,
                status: status)
        }
        if number.isEmpty { return refused(["number": "请填写预约编号。"]) }
        if written.isEmpty { return refused(["code": "请填写查询码。"]) }
        switch try await appointments.find(
            number: number, code: written, from: site.address(of: request, context), at: site.now())
        {
        case .found(let found):
            guard let code = TrackingCode(written) else { throw MatterAccessRefusal.notFound }
            return lead(found.number, code)
        case .unknown: return refused(["code": "编号或者查询码不对。请对照预约单再填一次，大小写、短横线都不要紧。"])
        case .later(let until): return site.tooMany(until) { refused(["code": $0], status: .tooManyRequests) }
        }
    }

    @Sendable func cancel(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let (pass, _) = try await followed(request) else { return site.lead(to: Route.appointments.path()) }
        guard let seen = AppointmentTime(text: context.form["seen"] ?? "") else { throw SiteError.malformed("请从页面上的按钮进入。") }
        do {
            try await appointments.cancel(
                number: pass.number, code: pass.code, seen: seen, from: site.address(of: request, context), at: site.now())
            return site.lead(to: Route.appointments.path(), saying: .appointmentCancelled)
        } catch let refusal as AppointmentRefusal {
            // As it is now: it may be moved, or the time be over.
            guard let (pass, found) = try await followed(request) else { throw SiteError.conflict(refusal.words) }
            return try await show(found, pass, request, context, refused: refusal.words)
        }
    }

    // MARK: Parts

    /// What can be booked for an item on the day of the address.
    struct Offer: Sendable {
        struct Time: Sendable {
            let starts: Int
            let left: Int
        }

        let item: StoredItem
        let agency: Agency
        let days: [Day]
        /// Those on which no time is left.
        let full: Set<Day>
        let day: Day
        let times: [Time]
    }

    private func offer(_ request: Request, _ context: VisitorContext) async throws -> Offer {
        let here = try context.openSite(), code: String = try context.parameters.require("task"), now = site.now()
        guard let stored = try await items.item(code, on: now.day), let agency = here.units.first(where: { $0.id == stored.agency }) else {
            throw SiteError.notFound("没有实施编码为“\(code.prefix(60))”的事项，或者它已经撤下。请从办事大厅查找。")
        }
        guard stored.item.isBookable, stored.item.isInForce(on: now.day) else {
            throw SiteError.notFound("“\(stored.item.identity.name)”不用预约。\(stored.item.whereToGo)")
        }
        let hours = HallHours(stored.item.places.first?.hours ?? ""), calendar = try await requests.matters.calendar()
        let days = hours.days(after: now.day, Self.days, calendar)
        let wanted = (try context.form["choose"] ?? context.form["day"] ?? request.queryFields["day"]).flatMap { Day($0) }
        guard let day = wanted.flatMap({ days.contains($0) ? $0 : nil }) ?? days.first else {
            throw SiteError.notFound("近期没有可以预约的日子。\(stored.item.whereToGo)")
        }
        let taken = try await appointments.taken(at: agency.id, on: day), places = try await appointments.places(at: agency.id)
        let times = hours.starts(on: day, calendar).map { Offer.Time(starts: $0, left: max(0, places - (taken[$0] ?? 0))) }
        let full = try await appointments.fullDays(at: agency.id, among: days) { hours.starts(on: $0, calendar) }
        return Offer(item: stored, agency: agency, days: days, full: full, day: day, times: times)
    }

    private func followed(_ request: Request) async throws -> (FollowPass, Appointment)? {
        guard let sealed = request.cookies[Self.cookie]?.value, let pass = requests.pass(sealed, at: site.now()),
            let found = try await appointments.find(number: pass.number, proven: pass.code)
        else { return nil }
        return (pass, found)
    }

    private func lead(_ number: String, _ code: TrackingCode) -> Response {
        var response = site.lead(to: Route.appointments.path())
        response.setCookie(
            Cookie(
                name: Self.cookie, value: requests.seal(FollowPass(number: number, code: code, madeAt: site.now())),
                maxAge: FollowPass.lifetime, path: Route.services.path().text, secure: site.configuration.isSecure, httpOnly: true,
                sameSite: .lax))
        return response
    }
}

extension ServiceItem {
    /// Whether one comes at a time that was agreed before.
    var isBookable: Bool { process.isBookable == true && process.forms.contains(.window) }
}

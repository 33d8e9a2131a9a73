import GongkaiCore
import GongkaiStore
import Hummingbird

/// What the window does with an appointment: whoever booked came and is taken in, or the time is another, or there is none.
struct AppointmentHandling {
    let site: Site
    let appointments: AppointmentStore
    let items: ServiceItemStore
    let matters: MatterStore

    /// So many days can be chosen.
    static let days = 20

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.appointmentHandling, use: show)
            .post(.appointmentHandling, use: act)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.show(try await page(.init(), context), request, context)
    }

    @Sendable func act(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.takeCases)
        let number: String = try context.parameters.require("appointment")
        let form = context.form
        let found = try await appointments.appointment(number, for: context.officer)
        guard let seen = AppointmentTime(text: form["seen"] ?? "") else { throw SiteError.malformed("请从页面上的按钮进入。") }
        var typed = AppointmentHandlingPage.Typed(
            deed: form["do"] ?? "", day: form["day"] ?? "", at: form["at"] ?? "",
            moveReason: form["moveReason"] ?? "",
            cancelReason: form["cancelReason"] ?? "")
        let officer = context.officer
        let address = context.actor.address
        let now = site.now()
        let written = typed.deed == "move" ? "moveReason" : "cancelReason"
        typed.errors = form.tooLong([written: AppointmentHandlingPage.longestReason])
        if !typed.errors.isEmpty { return site.refused(try await page(typed, context), request, context) }
        do {
            switch typed.deed {
            case "arrive":
                try await appointments.arrive(number, seen: seen, by: officer, from: address, at: now)
                // Where nothing of that kind is taken in any more, the list says who came.
                let isOffered =
                    try await items.item(found.item, on: now.day)?.item.isInForce(on: now.day) ?? false
                return site.lead(
                    to: isOffered ? Route.windowIntake.path(of: found) : Route.appointmentConsole.path(),
                    saying: .appointmentArrived)
            case "move":
                guard let day = CellDay.read(typed.day), let starts = Int(typed.at),
                    try await hours(of: found).starts(on: day, matters.calendar()).contains(starts)
                else { throw AppointmentRefusal.noSuchTime }
                try await appointments.move(
                    number, seen: seen, to: AppointmentTime(day, starts), reason: typed.moveReason, by: officer, from: address, at: now)
                return site.lead(to: Route.appointmentHandling.path(number), saying: .appointmentMoved)
            case "cancel":
                try await appointments.cancel(
                    number, seen: seen, reason: typed.cancelReason, by: officer, from: address, at: now)
                return site.lead(to: Route.appointmentHandling.path(number), saying: .appointmentCancelled)
            default: throw SiteError.malformed("请从页面上的按钮进入。")
            }
        } catch let refusal as AppointmentRefusal {
            guard refusal.isOfTheTimeChosen else { return site.again(try await page(typed, context), refusal.words, request, context) }
            typed.errors["at"] = refusal.words
        } catch MatterAccessRefusal.reasonMissing {
            typed.errors[written] = "请写明理由，预约的人能看到。"
        }
        return site.refused(try await page(typed, context), request, context)
    }

    private func hours(of found: Appointment) async throws -> HallHours {
        HallHours(try await items.item(found.item, on: site.now().day)?.item.places.first?.hours ?? "")
    }

    private func page(_ typed: AppointmentHandlingPage.Typed, _ context: StaffContext) async throws
        -> AppointmentHandlingPage
    {
        try context.require(.readCases)
        let found = try await appointments.appointment(
            try context.parameters.require("appointment"), for: context.officer)
        let calendar = try await matters.calendar()
        let hours = try await hours(of: found)
        let today = site.now().day
        let days = hours.days(after: today.adding(days: -1), Self.days, calendar)
        var times: [Int] = []
        for day in days {
            for start in hours.starts(on: day, calendar) where !times.contains(start) {
                times.append(start)
            }
        }
        return AppointmentHandlingPage(
            found, unit: try await site.agencyNames()[found.agency] ?? "", days: days,
            times: times.sorted(), typed: typed,
            mayHandle: context.officer.may(.takeCases), mayCall: context.officer.mayCallAppointments,
            at: site.now(), token: context.officer.csrfToken)
    }
}

struct AppointmentHandlingPage: Page {
    struct Typed: Sendable {
        var deed = ""
        var day = ""
        var at = ""
        var moveReason = ""
        var cancelReason = ""
        var errors: [String: String] = [:]
    }

    static let template = "services/console-appointment"
    static let longestReason = 500
    let title: String
    var breadcrumb: [Crumb] { [.console, Crumb("窗口预约", Route.appointmentConsole.path())] }
    var undone: String { "没有办理" }
    let lead: String
    let facts: [CaseFact]
    let callHref: String?
    let action: String
    let token: String
    /// The half hour on which whoever looks at the page decides.
    let seen: String
    let mayArrive: Bool
    let mayChange: Bool
    /// Where whoever came is taken in.
    let intakeHref: String?
    let moveRows: [FormRow]
    let cancelRows: [FormRow]
    let mistakes: [Mistake]

    init(
        _ found: Appointment, unit: String, days: [Day], times: [Int], typed: Typed, mayHandle: Bool,
        mayCall: Bool, at now: Instant, token: String
    ) {
        title = "预约\(found.number)"
        lead = found.itemName
        facts = [
            CaseFact(
                label: "时间",
                value: "\(found.day.chineseText)（星期\(AppointmentPage.weekday(found.day))）\(found.time)"),
            CaseFact(label: "姓名", value: found.maskedName),
            CaseFact(label: "电话", value: found.maskedTelephone),
            CaseFact(label: "单位", value: unit), CaseFact(label: "情况", value: found.standing(at: now)),
            found.movedFrom.map { CaseFact(label: "原来的时间", value: $0) },
            found.said.map { CaseFact(label: "理由", value: $0) },
        ].compactMap(\.self)
        callHref = mayCall ? Route.appointmentPerson.path(found.number).text : nil
        action = Route.appointmentHandling.path(found.number).text
        self.token = token
        seen = found.halfHour.text
        let isOpen = mayHandle && !found.isCancelled && !found.hasArrived
        mayArrive = isOpen && found.day == now.day
        mayChange = isOpen && !found.isOver(at: now)
        intakeHref = mayHandle && found.hasArrived ? Route.windowIntake.path(of: found).text : nil
        let none = FormRow.Choice(value: "", text: "请选择", isChosen: typed.at.isEmpty)
        moveRows = [
            .select(
                "day", "改到哪一天",
                days.map {
                    .init(
                        value: $0.text, text: "\($0.month)月\($0.day)日 星期\(AppointmentPage.weekday($0))",
                        isChosen: $0.text == (typed.day.isEmpty ? found.day.text : typed.day))
                }),
            .select(
                "at", "时间",
                [none]
                    + times.map {
                        .init(
                            value: "\($0)",
                            text: "\(HallHours.words($0))至\(HallHours.words($0 + HallHours.step))",
                            isChosen: "\($0)" == typed.at)
                    }, error: typed.errors["at"]),
            .area(
                "moveReason", "改期的理由", typed.moveReason, hint: "预约的人能看到。并电话告知预约人。",
                error: typed.errors["moveReason"], counted: Self.longestReason),
        ]
        cancelRows = [
            .area(
                "cancelReason", "取消的理由", typed.cancelReason, hint: "预约的人能看到。并电话告知预约人。",
                error: typed.errors["cancelReason"], counted: Self.longestReason)
        ]
        mistakes = moveRows.mistakes + cancelRows.mistakes
    }

    private init(sample rows: [FormRow]) {
        (title, lead, callHref, action, token) = ("预约ZX12-YY-202600001", "门店招牌设置许可", "/p", "/a", "t")
        facts = [CaseFact(label: "时间", value: "2026年2月3日9:30至10:00")]
        intakeHref = rows.isEmpty ? "/i" : nil
        (seen, mayArrive, mayChange, moveRows, cancelRows, mistakes) = ("2026-02-03 570", true, !rows.isEmpty, rows, rows, [])
    }

    static let samples = [
        AppointmentHandlingPage(sample: FormRow.samples), AppointmentHandlingPage(sample: []),
    ]
}

extension Route {
    /// The intake of whoever came by an appointment.
    fileprivate func path(of found: Appointment) -> Path { path(found.item).query([(WindowConsole.appointment, found.number)]) }
}

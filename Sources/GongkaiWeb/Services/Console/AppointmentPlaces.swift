import GongkaiCore
import GongkaiStore
import Hummingbird

/// How many people the window of each unit sees in a half hour.
struct AppointmentPlaces {
    let site: Site
    let appointments: AppointmentStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.appointmentPlaces, use: show)
            .post(.appointmentPlaces, use: save)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let units = try await units(context), known = try await appointments.places()
        let typed = units.map { "\(known[$0.id] ?? AppointmentStore.usualPlaces)" }
        return site.show(AppointmentPlacesPage(units, typed, [:], token: context.officer.csrfToken), request, context)
    }

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        let units = try await units(context)
        let typed = units.map { context.form[AppointmentPlacesPage.name($0.id)] ?? "" }
        var places: [AgencyID: Int] = [:], errors: [String: String] = [:]
        for (unit, text) in zip(units, typed) {
            if let number = Int(ServiceItem.sought(text)), AppointmentStore.possiblePlaces.contains(number) {
                places[unit.id] = number
            } else {
                errors[AppointmentPlacesPage.name(unit.id)] = "填的是“\(text.prefix(20))”，应为1至50的整数，如3。"
            }
        }
        guard errors.isEmpty else {
            return site.refused(AppointmentPlacesPage(units, typed, errors, token: context.officer.csrfToken), request, context)
        }
        try await appointments.setPlaces(places, by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: Route.appointmentConsole.path(), saying: .placesSaved)
    }

    /// Those of which the officer may say it.
    private func units(_ context: StaffContext) async throws -> [Agency] {
        let officer = context.officer
        guard officer.maySetPlaces else { throw MatterAccessRefusal.permissionMissing(.takeCases) }
        return try await site.accounts.agencies().filter { officer.maySetPlaces(at: $0.id) && $0.parent != nil }
    }
}

extension Officer {
    var maySetPlaces: Bool { may(.takeCases) || may(.publishItems) }
}

struct AppointmentPlacesPage: FormPage {
    static let template = "services/console-places"
    let title = "每半小时的预约名额"
    var breadcrumb: [Crumb] { [.console, Crumb("窗口预约", Route.appointmentConsole.path())] }
    var undone: String { "没有保存" }
    let rows: [FormRow]
    let action: String
    let token: String
    let cancelHref: String

    init(_ units: [Agency], _ typed: [String], _ errors: [String: String], token: String) {
        rows = zip(units, typed).map { unit, text in
            let name = AppointmentPlacesPage.name(unit.id)
            return .text(name, unit.name, text, error: errors[name], longest: 2, inputMode: "numeric", isShort: true)
        }
        action = Route.appointmentPlaces.path().text
        self.token = token
        cancelHref = Route.appointmentConsole.path().text
    }

    static func name(_ agency: AgencyID) -> String { "places-\(agency.value)" }

    private init(sample rows: [FormRow]) {
        (self.rows, action, token, cancelHref) = (rows, "/console/appointments/places", "t", "/console/appointments")
    }

    static let samples = [AppointmentPlacesPage(sample: FormRow.samples)]
}

import GongkaiCore
import GongkaiStore
import Hummingbird

/// Who booked a half hour: first why somebody must know, then name and telephone.
struct AppointmentPersonConsole {
    let site: Site
    let appointments: AppointmentStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.appointmentPerson, use: ask)
            .post(.appointmentPerson, use: reveal)
    }

    @Sendable func ask(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.show(try page(context), request, context)
    }

    @Sendable func reveal(_ request: Request, _ context: StaffContext) async throws -> Response {
        let reason = context.form["reason"] ?? ""
        do {
            let person = try await appointments.reveal(
                number: try context.parameters.require("appointment"), reason: reason, to: context.officer,
                from: context.actor.address, at: site.now())
            return site.show(try page(context, reason: reason, person: person), request, context)
        } catch let refusal as MatterAccessRefusal where refusal == .reasonMissing {
            return site.refused(try page(context, reason: reason, error: refusal.words), request, context)
        }
    }

    private func page(
        _ context: StaffContext, reason: String = "", error: String? = nil, person: AppointmentPerson? = nil
    ) throws -> AppointmentPersonPage {
        try context.require(.readIdentities)
        return AppointmentPersonPage(
            try context.parameters.require("appointment"), reason: reason, error: error, person: person, token: context.officer.csrfToken)
    }
}

struct AppointmentPersonPage: FormPage {
    struct Form: Sendable {
        let action: String
        let token: String
        let rows: [FormRow]
    }

    static let template = "services/console-appointment"
    let title = "查看预约人的姓名和电话"
    var breadcrumb: [Crumb] { [.console, Crumb("窗口预约", Route.appointmentConsole.path())] }
    var undone: String { "没有显示" }
    let number: String
    let form: Form?
    let reason: String
    let name: String?
    let telephone: String
    let listHref: String
    var rows: [FormRow] { form?.rows ?? [] }

    init(_ number: String, reason: String, error: String?, person: AppointmentPerson?, token: String) {
        self.init(
            number, reason: reason, person: person.map { (name: $0.name, telephone: $0.telephone) },
            rows: [
                .area("reason", "为什么需要查看", reason, hint: "如：窗口临时停办，通知改期。查看的人、时间和理由记入审计日志。", error: error, longest: 500)
            ], token: token)
    }

    private init(_ number: String, reason: String, person: (name: String, telephone: String)?, rows: [FormRow], token: String) {
        self.number = number
        self.reason = reason
        name = person?.name
        telephone = person?.telephone ?? ""
        listHref = Route.appointmentConsole.path().text
        form = person == nil ? Form(action: Route.appointmentPerson.path(number).text, token: token, rows: rows) : nil
    }

    static let samples = [
        AppointmentPersonPage("ZX12-YY-202600001", reason: "", person: nil, rows: FormRow.samples, token: "t"),
        AppointmentPersonPage("ZX12-YY-202600001", reason: "改期", person: ("林某", "0734-8850000"), rows: [], token: "t"),
    ]
}

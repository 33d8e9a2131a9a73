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
        if let words = IdentityPage.tooLong(reason) {
            return site.refused(try page(context, reason: reason, error: words), request, context)
        }
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
    ) throws -> IdentityPage {
        try context.require(.readIdentities)
        return IdentityPage(
            appointment: try context.parameters.require("appointment"), reason: reason, error: error, person: person,
            token: context.officer.csrfToken)
    }
}

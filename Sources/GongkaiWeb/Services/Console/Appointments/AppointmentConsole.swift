import GongkaiCore
import GongkaiStore
import Hummingbird

/// Who comes to the window on a day.
struct AppointmentConsole {
    let site: Site
    let appointments: AppointmentStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff.get(.appointmentConsole, use: list)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readCases)
        let today = site.now().day, written = try request.queryFields["day"] ?? ""
        let day = written.isEmpty ? today : Day(written)
        let found = try await appointments.list(on: day ?? today, for: context.officer)
        let names = try await site.agencyNames()
        var page = AppointmentListPage(
            found, on: day ?? today, at: site.now(), typed: written, isWrong: day == nil, names: names,
            mayCall: context.officer.mayCallAppointments, mayHandle: context.officer.may(.takeCases))
        page.placesHref = context.officer.maySetPlaces ? Route.appointmentPlaces.path().text : nil
        return site.show(
            page, request, context,
            status: day == nil ? .unprocessableContent : .ok)
    }
}

struct AppointmentListPage: Page {
    static let template = "services/console-appointments"
    let title = "窗口预约"
    var breadcrumb: [Crumb] { [.console] }
    var undone: String { "没有按这个日期查找" }
    let heading: String
    let filterAction: String
    let row: FormRow
    let beforeHref: String
    let afterHref: String
    /// For whoever may say how many come.
    var placesHref: String?
    let table: DataTable
    let mistakes: [Mistake]

    init(
        _ found: [Appointment], on day: Day, at now: Instant, typed: String, isWrong: Bool, names: [AgencyID: String], mayCall: Bool,
        mayHandle: Bool
    ) {
        let coming = found.count { $0.day == day && !$0.isCancelled }
        let count = coming == 0 ? "" : "，共\(coming)人"
        heading = "\(day.chineseText)（星期\(AppointmentPage.weekday(day))）\(day == now.day ? "，今天" : "")\(count)"
        filterAction = Route.appointmentConsole.path().text
        let error = isWrong ? "日期应写成2026-02-03的样子。请核对。" : nil
        row = .text("day", "日期", typed.isEmpty ? day.text : typed, hint: "如2026-02-03。", error: error, longest: 20, isShort: true)
        mistakes = error.map { [Mistake(field: "day", $0)] } ?? []
        func href(_ day: Day) -> String { Route.appointmentConsole.path().query([("day", day.text)]).text }
        beforeHref = href(day.adding(days: -1))
        afterHref = href(day.adding(days: 1))
        table = DataTable(
            caption: "预约到窗口办理的人", columns: ["时间", "姓名", "电话", "办理事项", "单位", "预约编号", "情况"].map { DataTable.Column(label: $0) },
            rows: found.map { one in
                DataTable.Row(cells: [
                    DataTable.Cell(text: one.time, isNowrap: true), DataTable.Cell(text: one.maskedName, isNowrap: true),
                    DataTable.Cell(
                        text: one.maskedTelephone, target: mayCall ? Route.appointmentPerson.path(one.number).text : nil, isNowrap: true),
                    DataTable.Cell(text: one.itemName, isTitle: true),
                    DataTable.Cell(text: names[one.agency] ?? "", isUnit: true),
                    DataTable.Cell(
                        text: one.number,
                        target: mayHandle ? Route.appointmentHandling.path(one.number).text : nil,
                        isNowrap: true),
                    DataTable.Cell(text: one.standing(at: now, on: day)),
                ])
            }, empty: "这一天没有人预约。", isStacked: true)
    }

    private init(sample row: FormRow, _ table: DataTable) {
        (heading, filterAction, beforeHref, afterHref) = ("2026年2月3日，共1人", "/console/appointments", "?", "?")
        (self.row, self.table, mistakes, placesHref) = (row, table, [], "/p")
    }

    static let samples = FormRow.samples.map { AppointmentListPage(sample: $0, .sample) }
}

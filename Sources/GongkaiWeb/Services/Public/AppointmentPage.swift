import GongkaiCore
import GongkaiStore

/// Where a half hour is chosen.
struct AppointmentPage: Page {
    struct DayLink: Sendable {
        let label: String
        let value: String
        let isChosen: Bool
    }

    static let template = "services/appointment"
    let title: String
    var undone: String { "还没有预约" }
    let breadcrumb: [Crumb]
    let action: String
    let token: String
    let once: String
    let unit: String
    let place: String
    let days: [DayLink]
    let day: String
    let dayText: String
    /// That nothing is left on this day.
    let full: String?
    let rows: [FormRow]
    var mistakes: [Mistake] { rows.mistakes }

    init(
        _ offer: AppointmentBooking.Offer, chosen: Int? = nil, name: String = "", telephone: String = "", errors: [String: String] = [:],
        token: String, once: String
    ) {
        let code = offer.item.taskCode, item = offer.item.item.identity.name
        title = "预约到窗口办理：\(item)"
        breadcrumb = [.home, .services, Crumb(item, Route.service.path(code))]
        action = Route.appointment.path(code).text
        self.token = token
        self.once = once
        unit = offer.agency.name
        place = offer.item.item.places.first?.words ?? "窗口"
        days = offer.days.map { day in
            DayLink(
                label: "\(day.month)月\(day.day)日 星期\(Self.weekday(day))" + (offer.full.contains(day) ? "（约满）" : ""),
                value: day.text,
                isChosen: day == offer.day)
        }
        day = offer.day.text
        dayText = "\(offer.day.chineseText)（星期\(Self.weekday(offer.day))）"
        full = offer.full.contains(offer.day) ? "这一天已经约满。请在上面另选一天；有人取消的，空出的时间会重新出现。" : nil
        rows = [
            .radios(
                "at", "时间",
                offer.times.map { time in
                    FormRow.Choice(
                        value: "\(time.starts)",
                        text: "\(HallHours.words(time.starts))至\(HallHours.words(time.starts + HallHours.step))"
                            + (time.left == 0 ? "（约满）" : ""), isChosen: time.starts == chosen && time.left > 0, isClosed: time.left == 0)
                }, error: errors["at"]),
            .text("name", "姓名", name, hint: "来办事的人。", error: errors["name"], counted: 60, completes: "name"),
            .text(
                "telephone", "电话", telephone, hint: "有变动时与您联系。", error: errors["telephone"], longest: 40, inputMode: "tel",
                completes: "tel",
                isShort: true),
        ]
    }

    static func weekday(_ day: Day) -> String { ["一", "二", "三", "四", "五", "六", "日"][day.weekday - 1] }

    private init(sample: Void) {
        (title, breadcrumb, action, token, once) = ("预约到窗口办理", [.home, .services], "/services/1/appointment", "t", "o")
        (unit, place, day, dayText) = ("区城管局", "政务服务中心", "2026-02-03", "2026年2月3日（星期二）")
        days = [
            DayLink(label: "2月3日 星期二", value: "2026-02-03", isChosen: true),
            DayLink(label: "2月4日 星期三", value: "2026-02-04", isChosen: false),
        ]
        (full, rows) = ("这一天已经约满。", FormRow.samples)
    }

    static let samples = [AppointmentPage(sample: ())]
}

/// What was booked: number and code, when and where; and how to give it back.
struct BookedPage: Page {
    static let template = "services/booked"
    let title: String
    var breadcrumb: [Crumb] { [.home, .services] }
    let number: String
    let code: String
    let item: String
    let unit: String
    let when: String
    let place: String
    let materials: [String]
    let hasMaterials: Bool
    let isOpen: Bool
    /// What the window did with it.
    let said: [String]
    let cancelAction: String
    /// The half hour on which the visitor decides.
    let seen: String
    let token: String

    init(_ found: Appointment, _ pass: FollowPass, item: ServiceItem?, unit: String, at now: Instant, token: String) {
        title =
            found.isCancelled
            ? "预约已取消"
            : found.hasArrived ? "已到窗口" : found.isOver(at: now) ? "预约的时间已过" : found.movedFrom == nil ? "预约好了" : "预约已改期"
        let reason = found.said.map { "理由：\($0)" } ?? ""
        said = [
            found.movedFrom.map {
                "窗口把预约从\($0)改到\(found.halfHour.words)。" + (found.isCancelled ? "" : reason)
            },
            found.isCancelled && found.said != nil ? "窗口取消了这个预约。\(reason)" : nil,
            found.hasArrived ? "窗口已经登记您到了。" : nil,
            found.isOver(at: now) ? "窗口没有登记您到了。还要办理的，请重新预约，或者直接到窗口。" : nil,
        ].compactMap(\.self)
        number = found.number
        code = pass.code.grouped
        self.item = found.itemName
        self.unit = unit
        when = "\(found.day.chineseText)（星期\(AppointmentPage.weekday(found.day))）\(found.time)"
        place = item?.places.first?.words ?? ""
        materials = item?.materials.value?.filter(\.isRequired).map(\.name) ?? []
        hasMaterials = !materials.isEmpty && !found.isCancelled && !found.hasArrived
        isOpen = !found.isCancelled && !found.hasArrived && now < found.halfHour.begins
        seen = found.halfHour.text
        cancelAction = Route.appointmentCancellation.path().text
        self.token = token
    }

    private init(isOpen: Bool) {
        (title, number, code, item, unit) = ("预约好了", "ZX12-YY-202600001", "3F8H-72QW-XJ05", "门店招牌设置许可", "区城管局")
        (when, place, materials, hasMaterials) = ("2026年2月3日9:30至10:00", "政务服务中心", ["申请书"], true)
        (self.isOpen, said, cancelAction, token) = (isOpen, ["窗口改了期。"], "/services/appointment/cancellation", "t")
        seen = "2026-02-03 570"
    }

    static let samples = [BookedPage(isOpen: true), BookedPage(isOpen: false)]
}

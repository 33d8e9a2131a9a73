package import GongkaiCore

/// A half hour at a window, booked by somebody.
package struct Appointment: Sendable, Equatable {
    package let number: String
    package let agency: AgencyID
    package let item: String
    package let itemName: String
    package let day: Day
    /// Minutes of the day.
    package let starts: Int
    /// 张*, for the window.
    package let maskedName: String
    package let maskedTelephone: String
    /// When its place was given back.
    package var cancelledAt: Instant?
    /// When the window said that whoever booked is there.
    package var arrivedAt: Instant?
    /// Why the window did last what it did: moved it or gave it back; nil where whoever booked gave it back.
    package var said: String?
    /// The time it was moved from, in words.
    package var movedFrom: String?

    package var halfHour: AppointmentTime { AppointmentTime(day, starts) }
    /// 9:30至10:00.
    package var time: String { halfHour.hours }
    package var isCancelled: Bool { cancelledAt != nil }
    package var hasArrived: Bool { arrivedAt != nil }

    /// Nobody came, and its half hour is over.
    package func isOver(at now: Instant) -> Bool { !isCancelled && !hasArrived && now >= halfHour.ends }

    /// Refuses a step of somebody who looked at it before it was moved, given back or used.
    func requireUnchanged(since seen: AppointmentTime) throws {
        if let cancelledAt { throw AppointmentRefusal.cancelled(at: cancelledAt, reason: said) }
        if let arrivedAt { throw AppointmentRefusal.arrived(at: arrivedAt) }
        if halfHour != seen { throw AppointmentRefusal.moved(from: seen, to: halfHour) }
    }

    /// Refuses what has no sense after its half hour.
    func requireAhead(at now: Instant) throws {
        if isOver(at: now) { throw AppointmentRefusal.missed(halfHour) }
    }
}

/// What somebody wants to book.
package struct AppointmentWish: Sendable, Equatable {
    package var item: String
    package var itemName: String
    package var agency: AgencyID
    package var day: Day
    package var starts: Int
    package var name: String
    package var telephone: String

    package init(item: String, itemName: String, agency: AgencyID, day: Day, starts: Int, name: String, telephone: String) {
        self.item = item
        self.itemName = itemName
        self.agency = agency
        self.day = day
        self.starts = starts
        self.name = name
        self.telephone = telephone
    }

    /// What must be mended, by the names of the fields.
    package var faults: [String: String] {
        var faults: [String: String] = [:]
        if name.allSatisfy(\.isWhitespace) { faults["name"] = "请填写姓名。" }
        if name.writtenLength > 60 { faults["name"] = "姓名最多60个字。请缩短。" }
        if !RequestIntake.isReachable(telephone) { faults["telephone"] = "请填写手机号码，或者带区号的固定电话，如0734-8850000。" }
        return faults
    }
}

/// Why a time cannot be booked, or an appointment not be changed.
package enum AppointmentRefusal: Error, Sendable, Equatable {
    /// Others were faster.
    case full
    case tooMany(most: Int)
    /// Its place was given back meanwhile: by the window with a reason, by whoever booked without.
    case cancelled(at: Instant, reason: String?)
    /// By the same telephone.
    case sameTime
    /// Whoever booked stands at the window.
    case arrived(at: Instant)
    /// It is another half hour than the one that was looked at.
    case moved(from: AppointmentTime, to: AppointmentTime)
    /// Nobody came, and its half hour is over.
    case missed(AppointmentTime)
    /// Nobody comes on another day than theirs.
    case notToday(Day)
    /// No half hour of the window begins so.
    case noSuchTime
    case over
    /// So many places cannot be.
    case places(Int)

    /// Whether another time would do.
    package var isOfTheTimeChosen: Bool {
        switch self {
        case .full, .sameTime, .noSuchTime: true
        default: false
        }
    }

    package var words: String {
        switch self {
        case .full: "这个时间刚刚约满了。请另选一个时间，填写的内容都在。"
        case .tooMany(let most): "这个电话在这个单位已经有\(most)个没有办的预约。请先办完，或者取消一个。"
        case .cancelled(let at, let reason?): "窗口已于\(at.minuteText)取消了这个预约，理由：\(reason)。刚才的操作没有办。"
        case .cancelled(let at, nil): "预约的人已于\(at.minuteText)取消了这个预约。刚才的操作没有办。"
        case .sameTime: "这个电话已经预约了这个时间，不用再约。要查看、取消的，请用预约编号和查询码。"
        case .arrived(let at): "这个预约已于\(at.minuteText)登记到窗口，不能再改期、取消，也不用再登记。刚才的操作没有办。"
        case .moved(let from, let to): "这个预约已经从\(from.words)改到\(to.words)，刚才的操作没有办。请看过新的时间再决定。"
        case .missed(let time): "预约的时间\(time.words)已经过了，没有登记到窗口，不能再改期、取消。还要办理的，请重新预约。"
        case .notToday(let day): "预约的日子是\(day.chineseText)，只能在当天登记已到。日子变了的，请先改期。"
        case .noSuchTime: "这一天的这个时间不能预约。请另选一个。"
        case .over: "预约的时间已经过了，不用取消。"
        case .places(let number): "每半小时的名额填的是\(number)，应为1至50。请修改。"
        }
    }
}

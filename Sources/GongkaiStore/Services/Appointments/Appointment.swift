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
    package let isCancelled: Bool
    package var hasArrived = false
    /// Why the window moved it or gave it back; nil where it did neither.
    package var said: String?
    /// The time it was moved from, in words.
    package var movedFrom: String?

    /// 9:30至10:00.
    package var time: String { "\(HallHours.words(starts))至\(HallHours.words(starts + HallHours.step))" }
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

/// Why a time cannot be booked.
package enum AppointmentRefusal: Error, Sendable, Equatable {
    /// Others were faster.
    case full
    case tooMany(most: Int)
    case alreadyCancelled
    /// By the same telephone.
    case sameTime
    case alreadyArrived
    /// Nobody comes on another day than theirs.
    case notToday(Day)
    /// No half hour of the window begins so.
    case noSuchTime
    case over
    /// So many places cannot be.
    case places(Int)

    package var words: String {
        switch self {
        case .full: "这个时间刚刚约满了。请另选一个时间，填写的内容都在。"
        case .tooMany(let most): "这个电话在这个单位已经有\(most)个没有办的预约。请先办完，或者取消一个。"
        case .alreadyCancelled: "这个预约已经取消。"
        case .sameTime: "这个电话已经预约了这个时间，不用再约。要查看、取消的，请用预约编号和查询码。"
        case .alreadyArrived: "已经登记到窗口，不能再改期或者取消。"
        case .notToday(let day): "预约的日子是\(day.chineseText)，只能在当天登记已到。日子变了的，请先改期。"
        case .noSuchTime: "这一天的这个时间不能预约。请另选一个。"
        case .over: "预约的时间已经过了，不用取消。"
        case .places(let number): "每半小时的名额填的是\(number)，应为1至50。请修改。"
        }
    }
}

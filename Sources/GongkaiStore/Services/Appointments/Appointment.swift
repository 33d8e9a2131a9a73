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
    case over
    /// So many places cannot be.
    case places(Int)

    package var words: String {
        switch self {
        case .full: "这个时间刚刚约满了。请另选一个时间，填写的内容都在。"
        case .tooMany(let most): "这个电话在这个单位已经有\(most)个没有办的预约。请先办完，或者取消一个。"
        case .alreadyCancelled: "这个预约已经取消。"
        case .over: "预约的时间已经过了，不用取消。"
        case .places(let number): "每半小时的名额填的是\(number)，应为1至50。请修改。"
        }
    }
}

import GongkaiCore
import GongkaiStore

extension Appointment {
    /// How it stands, as the window says it.
    ///
    /// - Parameter listed: the day whose list it stands in: one that was moved stands in those of the new day and of the last one before.
    func standing(at now: Instant, on listed: Day? = nil) -> String {
        if let listed, listed != day { return "已改到\(day.chineseText)\(time)" }
        if isCancelled { return said == nil ? "申请人已取消" : "窗口已取消" }
        if hasArrived { return "已到" }
        if isOver(at: now) { return "未到" }
        return movedFrom == nil ? "待到" : "窗口已改期，待到"
    }
}

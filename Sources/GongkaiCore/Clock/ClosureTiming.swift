/// When a matter was done, against its limits.
package enum ClosureTiming: String, Sendable, Encodable {
    /// 按时办结: within the first limit.
    case onTime
    /// 延期办结: within the extended one.
    case extended
    /// 超期.
    case overdue
}

/// What those who answer for a matter should be told today.
package enum ClockSignal: Sendable, Equatable {
    case ahead(days: Int)
    case today
    case overdue(days: Int)
}

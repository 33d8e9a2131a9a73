/// 事项状态 (TASK_STATE).
package enum ServiceItemState: String, CodedValue {
    case active = "1"
    case suspended = "2"
    case cancelled = "3"

    package var words: String {
        switch self {
        case .active: "在用"
        case .suspended: "暂停"
        case .cancelled: "取消"
        }
    }
}

package import GongkaiCore

/// Why a reply is not published, or what many ask for is not proposed.
package enum PublicationRefusal: Error, Sendable, Equatable {
    case notAnswered
    /// The delay is not over.
    case notBefore(Day)
    /// An article of it is being written or shows.
    case begun
    case delayOutside
    case changedMeanwhile
    case titleMissing
    case titleTooLong(most: Int)
    case reasonMissing
    case reasonTooLong(most: Int)
    case noRequests
    case proposalUnknown
    case decided

    /// For pages.
    package var words: String {
        switch self {
        case .notAnswered: "这件申请还没有答复送达，或者没有作答复就结束了，没有可以公开的答复。"
        case .notBefore(let day): "答复送达后要过一段时间才能公开，这件从\(day.text)起可以。请到时再办理。"
        case .begun: "这份答复已经起草了公开稿件。请在稿件中继续办理。"
        case .delayOutside: "请填写0到3650之间的整数，单位是天。"
        case .changedMeanwhile: "您打开页面以后别人作了修改。请看过现在的内容再保存。"
        case .titleMissing: "请填写建议公开的信息名称。"
        case .titleTooLong(let most): "信息名称最多\(most)个字。请缩短。"
        case .reasonMissing: "请写明理由。"
        case .reasonTooLong(let most): "理由最多\(most)个字。请缩短。"
        case .noRequests: "没有选中可以合并建议的申请，或者它们不属于您负责的单位。请回到列表重新选择。"
        case .proposalUnknown: "没有这条建议，或者它不属于您负责的单位。"
        case .decided: "这条建议已经办理过。请刷新页面查看结果。"
        }
    }
}

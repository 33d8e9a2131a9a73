/// Why a step was refused.
package enum MatterRefusal: Error, Sendable, Equatable {
    /// Somebody else was faster.
    case stale(seen: Int, now: Int)
    /// Actions, states and laws by their words.
    case notInThisState(action: String, state: String, possible: [String], advice: String?)
    case unknownToLaw(action: String, law: String, why: String)
    case dutyMissing(MatterDuty)
    /// They have the duty, but not for this unit.
    case notForThisUnit(action: String)
    case notTheHandler(action: String)
    /// Nobody of their kind can do it, only these.
    case onlyFor([MatterParty], action: String)
    case ownWork(action: String, earlier: String)
    /// Something was done already that leaves no room for it: the same step, or another one.
    case doneBefore(action: String, earlier: String, on: Day)
    case branchMissing(action: String)
    case branchClosed(action: String)
    /// What is decided with the program is dated by it.
    case dayIsToday(action: String)
    case dayToCome(Day)
    case dayTooEarly(Day, earliest: Day)
    case fields([FieldFault])
    /// Sentences of the kind's own rules.
    case obstacles([String])
    case notReversible(action: String, sameDayOnly: Bool)
    case nothingToReverse

    /// What the form says.
    package var words: String {
        switch self {
        case .stale: "您打开页面后，其他人已经办理了一步。请刷新页面，查看最新情况后再办理。您填写的内容没有保存。"
        case .notInThisState(let action, let state, let possible, let advice):
            "“\(state)”时不能\(action)。" + (advice ?? Self.whereTo(action, possible))
        case .unknownToLaw(let action, let law, let why): "适用\(law)的事项不能\(action)：\(why)"
        case .dutyMissing(let duty): "您没有“\(duty.words)”职责。请由有该职责的人办理，或由其委托您代理。"
        case .notForThisUnit(let action): "这件事项不由您的单位负责，不能\(action)。请由承办单位办理。"
        case .notTheHandler(let action): "您不是这件事项的承办人，不能\(action)。请由承办人办理，或先改派给您。"
        case .onlyFor(let parties, let action): "\(action)只能由\(parties.map(\.words).joined(separator: "、"))办理。"
        case .ownWork(let action, let earlier): "“\(earlier)”是您办理的，不能再由您\(action)。请由他人办理。"
        case .doneBefore(let action, let earlier, let day):
            action == earlier ? "\(day.chineseText)已经办理过，不能再\(action)。" : "\(day.chineseText)已经办理“\(earlier)”，不能再\(action)。"
        case .branchMissing(let action): "请选择要\(action)的是哪一件征求意见或协办。"
        case .branchClosed(let action): "这一件已经有结果，不能再\(action)。请刷新页面查看。"
        case .dayIsToday(let action): "\(action)以办理当天为准，不能另填日期。"
        case .dayToCome(let day): "办理日期\(day.chineseText)还没有到。请填写今天或以前的日期。"
        case .dayTooEarly(let day, let earliest): "办理日期\(day.chineseText)早于上一步的日期\(earliest.chineseText)。请核对日期。"
        case .fields(let faults): faults.map(\.words).joined(separator: "\n")
        case .obstacles(let sentences): sentences.joined(separator: "\n")
        case .notReversible(let action, let sameDayOnly):
            sameDayOnly ? "“\(action)”只能在登记的当天撤销。请用后续步骤更正。" : "“\(action)”已经对外发生效力，不能撤销。请用后续步骤更正。"
        case .nothingToReverse: "没有可以撤销的步骤。"
        }
    }

    private static func whereTo(_ action: String, _ possible: [String]) -> String {
        possible.isEmpty
            ? "请刷新页面，查看现在可以办理的步骤。" : "\(action)可以在\(possible.map { "“\($0)”" }.joined(separator: "、"))时办理。"
    }
}

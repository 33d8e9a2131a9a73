/// Why facts make no clock: they contradict each other, or the law knows no such thing.
package enum ClockRefusal: Error, Sendable, Equatable {
    /// No rule was in force, such as before 1 May 2008.
    case noLaw(on: Day, since: Day)
    /// The channel counts from confirmation with the person, and there was none.
    case notConfirmed(arrived: Day)
    /// The regime named by hand does not exist.
    case unknownRegime(String)
    /// The law in question does not stop or restart the clock for that, or grants no such extension.
    case unknownGround(ClockGround, law: String)
    /// It could be asked only from a later day on.
    case notYet(String, since: Day)
    /// The second day lies before the first.
    case backwards(what: String, from: Day, to: Day)
    /// 一次性告知: the same thing was asked twice.
    case askedTwice(String)
    /// Something was asked while an earlier question was still open.
    case askedWhileWaiting(String, on: Day)
    case extensionLength(days: Int, most: Int?)
    case promiseTooLong(days: Int, law: Int)
}

extension ClockRefusal {
    /// For pages.
    package var words: String {
        switch self {
        case .noLaw(let day, let since): "\(day.chineseText)还没有适用的期限规定（自\(since.chineseText)起施行）。请核对日期。"
        case .notConfirmed(let arrived): "\(arrived.chineseText)到达的申请尚未与申请人确认，期限还没有起算。请与申请人确认并登记确认日期。"
        case .unknownRegime(let name): "没有名为“\(name)”的规定。请从列表中选择。"
        case .unknownGround(let ground, let law): "\(law)没有规定“\(ground.name)”影响期限。请核对适用的规定。"
        case .notYet(let name, let since): "“\(name)”自\(since.chineseText)起才适用。请核对日期。"
        case .backwards(let what, let from, let to): "\(what)：\(to.chineseText)早于\(from.chineseText)。请核对日期。"
        case .askedTwice(let name): "“\(name)”只能一次性告知，不能再次发出。"
        case .askedWhileWaiting(let name, let day): "\(day.chineseText)发出“\(name)”时，前一通知还没有得到回应。请核对日期。"
        case .extensionLength(let days, let most?): "延长\(days)日不符合规定：最少1日，最多\(most)日。"
        case .extensionLength(let days, nil): "延长\(days)日不符合规定：最少1日。"
        case .promiseTooLong(let days, let law): "承诺期限为\(days)日，应不少于1日，且不超过法定期限\(law)日。"
        }
    }

    /// For the command line.
    package var english: String {
        switch self {
        case .noLaw(let day, let since): "No time limit was in force on \(day); the first begins on \(since). Give a later day of receipt."
        case .notConfirmed(let arrived): "What arrived on \(arrived) was never confirmed with the applicant, so its time has not begun."
        case .unknownRegime(let name): "There is no regulation called \"\(name)\"."
        case .unknownGround(let ground, let law): "\"\(ground.code)\" does not change the time limit under \(law)."
        case .notYet(let name, let since): "\"\(name)\" exists only since \(since)."
        case .backwards(let what, let from, let to): "\(what): \(to) is before \(from)."
        case .askedTwice(let name): "\"\(name)\" may be asked only once."
        case .askedWhileWaiting(let name, let day): "\"\(name)\" was asked on \(day), while the notice before was not answered."
        case .extensionLength(let days, let most?): "An extension of \(days) days is not possible: at least 1, at most \(most)."
        case .extensionLength(let days, nil): "An extension of \(days) days is not possible: at least 1."
        case .promiseTooLong(let days, let law): "A promise of \(days) days is not possible: at least 1, at most \(law) as the law has it."
        }
    }
}

package import GongkaiCore

/// Why the store does not show or take in a matter; what the rules of its kind refuse is a ``MatterRefusal``.
package enum MatterAccessRefusal: Error, Sendable, Equatable {
    /// There is none, or it is no business of the unit: both sound the same.
    case notFound
    case permissionMissing(Permission)
    case agencyOutsideScope
    /// They may look at it, and what it holds of people is for those who work on it.
    case notYoursToHandle
    /// A case number of a review or court that stands in the register already.
    case caseNumberTaken
    case reasonMissing
    case unknownOfficer
    /// The person a matter is given to cannot handle it: wrong unit, no such duty, or the account is closed.
    case cannotHandle
    case daysBackwards
    case delegationPast(Day)
    /// The same person stands in on some of these days already.
    case delegatedAlready(ClosedRange<Day>)
    case tooManyFiles(most: Int)
    /// It is no draft any more.
    case notADraft
    case noteMissing
    case noteTooLong(most: Int)
    case filterNameMissing
    case filterTooLong(most: Int)
    /// Nothing was chosen that could be kept.
    case filterEmpty
    case tooManyFilters(most: Int)
    /// The number of a certificate that another case holds.
    case certificateTaken(String, of: String)
    /// The same result of the same day in the same words was recorded before.
    case complaintKnown(on: Day, by: String)
}

extension MatterAccessRefusal {
    /// For pages.
    package var words: String {
        switch self {
        case .notFound: "没有这件事项，或者它不属于您负责的单位。"
        case .permissionMissing(let permission): "您没有“\(permission.words)”权限。请由有该权限的人办理，或向系统管理员申请。"
        case .notYoursToHandle: "申请人提交的附件和内部备注，只有办理这件事项的人员可以使用。需要时请向承办单位了解。"
        case .agencyOutsideScope: "您不负责该单位，不能为它登记。"
        case .caseNumberTaken: "台账中已有这个案号。请核对案号。"
        case .reasonMissing: "请填写理由。"
        case .unknownOfficer: "没有这个账号，或者账号已停用。请重新选择。"
        case .cannotHandle: "所选承办人不在承办单位，没有“承办”职责，或者账号已停用。请另选承办人。"
        case .daysBackwards: "代理的最后一天早于第一天。请核对日期。"
        case .delegationPast(let day): "代理的第一天\(day.text)已经过去，代理不能倒着算。请填写今天或以后的日期。"
        case .delegatedAlready(let days):
            "从\(days.lowerBound.text)到\(days.upperBound.text)已经由这位同事代理，不用重复委托。请改填其他日期，或者先结束原来的代理。"
        case .tooManyFiles(let most): "附件最多\(most)个。请减少后再提交。"
        case .noteMissing: "请填写备注的内容。"
        case .noteTooLong(let most): "备注最多\(most)个字。请缩短。"
        case .filterNameMissing: "请给常用筛选起一个名称。"
        case .filterTooLong(let most): "名称最多\(most)个字，条件也不能太长。请缩短。"
        case .filterEmpty: "现在没有设置任何条件。请先设置条件，再保存。"
        case .tooManyFilters(let most): "常用筛选最多保存\(most)个。请先删除不用的。"
        case .certificateTaken(let number, let matter): "证件编号“\(number)”已用于办件\(matter)，不能重复使用。请核对编号。"
        case .complaintKnown(let day, let name):
            "这件投诉的核实结果已经由\(name)于\(day.chineseText)登记，没有再次登记。如果是另一件投诉，请写明它不同的情况。"
        case .notADraft: "这份申请已经提交或者作废，不能再修改草稿。"
        }
    }
}

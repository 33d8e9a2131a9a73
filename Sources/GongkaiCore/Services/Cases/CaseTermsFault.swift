/// Why terms of a case cannot be: contradictory, or damaged on the way.
package enum CaseTermsFault: Error, Sendable, Equatable {
    case nameless
    case statutoryLimit(Int)
    case promiseTooLong(Int, statutory: Int)
    case promiseMissing
    case immediateNotToday(Int)
    case badCode(String, String)
    case codeTwice(String, String)
    case noSteps
    case tooManySteps(Int)
    case stepLimit(String)
    case unknownStep(String, in: String)
    case loop
    case pathTooLong(days: Int, promised: Int)
    case feeWithoutBasis(String)
    case feeWithoutStandard(String)
    // What an item does not say, or says of nobody.
    case caseTypeMissing
    case limitMissing
    case unitsDiffer
    case unknownUnit(String, String)
    case unknownFeeUnit(String, String)
    case unknownProcedure(String)
    /// Written by another version of the program, or no terms at all.
    case unknownVersion
    /// The sum at the end does not fit what stands before it.
    case damaged
    case line(Int)

    /// For pages.
    package var words: String {
        switch self {
        case .nameless: "办件条款没有事项编码或者版本。请先选择事项。"
        case .statutoryLimit(let days): "法定期限为\(days)日，应不少于1日。请修改事项的法定办结时限。"
        case .promiseTooLong(let days, let most): "承诺期限\(days)日超过法定期限\(most)日。请修改事项的承诺办结时限。"
        case .promiseMissing: "承诺件应当有不少于1日的承诺期限。请填写承诺办结时限，或者把办件类型改为即办件。"
        case .immediateNotToday(let days): "即办件应当当日办结，承诺期限却是\(days)日。请把承诺期限改为0，或者把办件类型改为承诺件。"
        case .badCode(let code, let what): "\(what)编码“\(code)”为空或者含有空格、分号、逗号、等号、竖线。请修改编码。"
        case .codeTwice(let code, let what): "\(what)编码“\(code)”出现了两次。请修改编码。"
        case .noSteps: "承诺件的办理流程没有环节，无法办结。请在事项中登记流程。"
        case .tooManySteps(let count): "办理流程有\(count)个环节，最多\(CaseTerms.mostSteps)个。请合并环节。"
        case .stepLimit(let name): "环节“\(name)”的期限不能是负数。请修改环节期限。"
        case .unknownStep(let code, let name): "环节“\(name)”的前置环节“\(code)”不存在。请修改流程。"
        case .loop: "办理流程中有环节互相等待，永远不能办结。请检查各环节的前置环节。"
        case .pathTooLong(let days, let promised): "流程最长路径需要\(days)个工作日，超过承诺期限\(promised)个工作日。请缩短环节期限或者修改承诺期限。"
        case .feeWithoutBasis(let name): "收费项目“\(name)”没有收费依据，不得收费。请填写依据或者删除该项目。"
        case .feeWithoutStandard(let name): "收费项目“\(name)”没有收费标准。请填写标准金额。"
        case .caseTypeMissing: "该事项没有写明是即办件还是承诺件，不能收件。请先在事项中填写办件类型。"
        case .limitMissing: "该事项没有写明承诺办结时限，不能收件。请先在事项中填写。"
        case .unitsDiffer: "该事项的承诺时限和法定时限一个按工作日、一个按自然日计算，无法比较。请在事项中统一。"
        case .unknownUnit(let code, let step): "环节“\(step)”由“\(code)”办理，但没有这个单位。请更正事项流程中的单位代码。"
        case .unknownFeeUnit(let code, let fee): "收费项目“\(fee)”由“\(code)”收取，但没有这个单位。请更正事项收费项目中的收费单位代码。"
        case .unknownProcedure(let step): "特别程序“\(step)”没有写明是听证、检验、检测、检疫、鉴定、招标、拍卖还是专家评审。请在环节名称中写明。"
        case .unknownVersion: "办件条款的格式无法识别。请联系系统管理员，不要手工修改。"
        case .damaged: "办件条款已经损坏（校验值不符）。请从备份恢复，不要继续办理。"
        case .line(let number): "办件条款第\(number)行无法读取。请联系系统管理员，不要手工修改。"
        }
    }
}

/// Why a change to agencies or accounts was refused.
package enum AccountRefusal: Error, Equatable {
    case unknownAgency
    case unknownOfficer
    case unknownRole(String)
    case agencyCodeTaken(String)
    case agencyNameMissing
    /// The agency would come to lie below itself.
    case agencyBelowItself
    case loginTaken(String)
    case loginMalformed
    case nameMissing
    case password(PasswordRule.Refusal)
    case wrongPassword
}

extension AccountRefusal {
    /// What the form says.
    package var words: String {
        switch self {
        case .unknownAgency: "没有这个单位。请刷新页面后重新选择。"
        case .unknownOfficer: "没有这个账号。请刷新页面后重新选择。"
        case .unknownRole(let code): "没有“\(code)”这个角色。请从列表中选择。"
        case .agencyCodeTaken(let code): "单位代码\(code)已被使用。单位代码不能重复，请换一个。"
        case .agencyNameMissing: "请填写单位代码和单位全称。"
        case .agencyBelowItself: "不能把单位移到它自己或它的下级单位之下。请选择其他上级单位。"
        case .loginTaken(let login): "用户名\(login)已被使用。请换一个。"
        case .loginMalformed: "用户名须为2至32位小写字母、数字、点、下划线或短横线，并以字母开头。"
        case .nameMissing: "请填写姓名。"
        case .password(let refusal): refusal.words
        case .wrongPassword: "原密码不正确。请重新输入。"
        }
    }
}

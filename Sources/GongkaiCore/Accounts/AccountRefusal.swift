/// Why a change to agencies or accounts was refused.
package enum AccountRefusal: Error, Equatable {
    case unknownAgency
    case unknownOfficer
    case unknownRole(String)
    case agencyCodeTaken(String)
    case agencyNameMissing
    /// The tree has one top, and has it already.
    case secondTop(code: String, name: String)
    /// The agency would come to lie below itself.
    case agencyBelowItself
    case loginTaken(String)
    case loginMalformed
    case nameMissing
    case password(PasswordRule.Refusal)
    case wrongPassword
    case ownRoles
    /// The account may do what whoever wants to take it over or close it may not.
    case accountBeyondOwn
    /// The role, by its name, may do what who hands it out may not.
    case roleBeyondOwn(String)
    /// One account would have two duties that are two people's.
    case dutiesTogether(SeparatedDuty, SeparatedDuty)
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
        case .secondTop(let code, let name): "最上级单位只能有一个，现为\(name)（\(code)）。请选择上级单位。"
        case .agencyBelowItself: "不能把单位移到它自己或它的下级单位之下。请选择其他上级单位。"
        case .loginTaken(let login): "登录名\(login)已被使用。请换一个。"
        case .loginMalformed: "登录名须为2至32位小写字母、数字、点、下划线或短横线，并以字母开头。"
        case .nameMissing: "请填写姓名。"
        case .password(let refusal): refusal.words
        case .wrongPassword: "原密码不正确。请重新输入。"
        case .ownRoles: "不能更改自己的角色。请由另一位系统管理员办理。"
        case .accountBeyondOwn: "该账号有您没有的权限，您不能调整其角色、重置其密码、停用或恢复它。请由区级系统管理员办理。"
        case .roleBeyondOwn(let role): "“\(role)”含有您没有的权限，您不能授予。请由区级系统管理员办理。"
        case .dutiesTogether(let one, let other): "一个账号不能既\(one.words)又\(other.words)。请减去一个角色，或者另开账号交给另一人。"
        }
    }
}

extension AccountRefusal {
    /// What the command line says.
    package var english: String {
        switch self {
        case .unknownAgency: "There is no such unit."
        case .unknownOfficer: "There is no such account."
        case .unknownRole(let code): "There is no role \(code)."
        case .agencyCodeTaken(let code): "The code \(code) is taken by another unit. Choose another."
        case .agencyNameMissing: "A unit needs a code and a name."
        case .secondTop(let code, let name): "\(code) (\(name)) is the top already. Name the unit above with --parent."
        case .agencyBelowItself: "A unit cannot be put below itself."
        case .loginTaken(let login): "The login \(login) is taken. Choose another."
        case .loginMalformed: "A login is 2 to 32 small letters, digits, dots, dashes and underscores, a letter first."
        case .nameMissing: "An account needs the person's name."
        case .password(let refusal): refusal.english
        case .wrongPassword: "The old password is wrong."
        case .ownRoles: "Nobody changes their own roles."
        case .accountBeyondOwn: "The account may do what the officer who wants to change it may not."
        case .roleBeyondOwn(let role): "The role \(role) may do what the officer handing it out may not."
        case .dutiesTogether(let one, let other):
            "One account cannot have the duties \(one) and \(other); give one of them to somebody else."
        }
    }
}

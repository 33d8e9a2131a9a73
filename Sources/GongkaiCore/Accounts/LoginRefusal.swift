/// Why someone was not signed in.
package enum LoginRefusal: Error, Equatable {
    /// Deliberately one case: which of the two was wrong is nobody's business.
    case wrongNameOrPassword
    case locked(until: Instant)
    case disabled
}

extension LoginRefusal {
    /// What the sign-in page says.
    package var words: String {
        switch self {
        case .wrongNameOrPassword: "登录名或密码不正确。请核对后重新输入；连续5次错误将锁定15分钟。"
        case .locked(let until): "登录失败次数过多，已暂停登录，请于\(until.text.dropLast(3))以后再试。如忘记密码，请联系系统管理员重置。"
        case .disabled: "该账号已停用。如需恢复，请联系系统管理员。"
        }
    }
}

/// What a password must be. Length counts, not kinds of characters: a long sentence is better than `P@ssw0rd`.
package enum PasswordRule {
    /// Why a password was refused.
    package enum Refusal: Error, Equatable {
        case tooShort
        case tooLong
        case common
        case containsLogin
    }

    package static let shortest = 10
    /// Longer texts only cost time.
    private static let longest = 256

    package static func check(_ password: String, login: String) throws(Refusal) {
        if password.count < shortest { throw .tooShort }
        if password.count > longest { throw .tooLong }
        let plain = password.lowercased()
        if Set(plain).count < 4 || common.contains(where: { plain == $0 || plain == $0 + $0 }) || isRun(plain) { throw .common }
        if plain.contains(login.lowercased()) { throw .containsLogin }
    }

    /// 0123456789, abcdefghij and the like.
    private static func isRun(_ text: String) -> Bool {
        let values = text.unicodeScalars.map { Int($0.value) }
        let steps = Set(zip(values, values.dropFirst()).map { $1 - $0 })
        return steps.count == 1 || steps == [1, -9]
    }

    private static let common: Set<String> = [
        "password", "password1", "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd", "p@ssw0rd123", "p@ssword123",
        "qwertyuiop", "qwerty12345", "qwerty123456", "1q2w3e4r5t", "1qaz2wsx3edc", "1qaz2wsx", "qazwsxedcrfv", "asdfghjkl", "asdfghjkl;",
        "zxcvbnm123", "zhengfu123", "zhengwu123", "gongkai123", "gongkai2014", "admin12345", "admin123456", "administrator",
        "woaini1314", "woaini520", "woaini1314520", "5201314520", "iloveyou12", "iloveyou123", "abc1234567", "abcd123456", "abcd1234",
        "a123456789", "a1234567890", "aa12345678", "aa123456789", "123456789a", "1234567890a", "q123456789", "123456789q", "qq123456789",
        "1234512345", "1122334455", "0987654321", "9876543210", "147258369", "1472583690", "letmein123", "welcome123", "changeme123",
    ]
}

extension PasswordRule.Refusal {
    package var words: String {
        switch self {
        case .tooShort: "密码至少\(PasswordRule.shortest)个字符。建议使用一句容易记住的话。"
        case .tooLong: "密码过长，请控制在256个字符以内。"
        case .common: "该密码过于常见或简单，容易被猜中。请换一个，建议使用一句容易记住的话。"
        case .containsLogin: "密码不能包含登录名。请换一个。"
        }
    }
}

extension PasswordRule.Refusal {
    package var english: String {
        switch self {
        case .tooShort: "The password needs at least \(PasswordRule.shortest) characters. Take a sentence that is easy to remember."
        case .tooLong: "The password is too long: 256 characters at most."
        case .common: "The password is one that many people use, or too simple. Choose another."
        case .containsLogin: "The password must not contain the login."
        }
    }
}

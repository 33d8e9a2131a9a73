extension ItemFormField {
    /// Whether an answer says who somebody is or where they are reached.
    package var isPersonal: Bool {
        switch kind {
        case .identityNumber, .telephone: true
        case .text: ["姓名", "电话", "手机号码", "身份证号码"].contains(where: label.hasSuffix)
        default: false
        }
    }

    /// An answer as whoever need not know it sees it.
    package func masked(_ said: String) -> String {
        guard isPersonal else { return said }
        if kind == .identityNumber || label.hasSuffix("身份证号码") { return Masking.identityNumber(said) }
        if label.hasSuffix("姓名") { return Masking.name(said) }
        return Masking.telephone(said)
    }
}

extension Masking {
    /// A mobile telephone or another one.
    package static func telephone(_ number: String) -> String {
        let digits = number.filter(\.isNumber)
        return digits.count == 11 && digits.hasPrefix("1") ? mobile(digits) : landline(number)
    }
}

extension RequestIntake {
    /// Who asks: since 2019 everybody proves their identity, before only those who asked for their own records (rules AP3, AP4).
    func identityFaults(_ regime: DisclosureRegime) -> [IntakeFault] {
        switch applicant {
        case .person(let person): faults(of: person, isProofNeeded: regime.wantsProofOfIdentity(forOwnRecords: concernsOwnRecords))
        case .organisation(let organisation): faults(of: organisation)
        }
    }

    private func faults(of person: PersonIdentity, isProofNeeded: Bool) -> [IntakeFault] {
        var found = nameFaults(person.name, "姓名")
        guard person.documentNumber.isFilled, let number = person.documentNumber else {
            if isProofNeeded { found.append(.init(.documentNumber, "请填写证件号码，并附身份证明。")) }
            return found
        }
        switch person.document {
        case nil: found.append(.init(.document, "请选择证件名称。"))
        case .identityCard:
            if let words = IdentityNumber.fault(in: number) { found.append(.init(.documentNumber, words)) }
        case _?:
            let count = number.filter { !$0.isWhitespace }.count
            if !(5...30).contains(count) { found.append(.init(.documentNumber, "证件号码应为5至30个字符。请对照证件核对。")) }
        }
        return found
    }

    private func faults(of organisation: OrganisationIdentity) -> [IntakeFault] {
        var found = nameFaults(organisation.name, "单位名称")
        let code = organisation.code.filter { !$0.isWhitespace }.uppercased()
        if let unified = UnifiedCreditCode(code) {
            if !unified.hasRightCheckCharacter { found.append(.init(.organisationCode, "统一社会信用代码的校验位不对，可能有一位写错了。请对照证照核对。")) }
        } else if let old = OrganisationCode(code) {
            if !old.hasRightCheckCharacter { found.append(.init(.organisationCode, "组织机构代码的校验位不对，可能有一位写错了。请对照证照核对。")) }
        } else {
            found.append(.init(.organisationCode, "请填写18位统一社会信用代码，没有的填写9位组织机构代码。"))
        }
        if organisation.representative.isBlank { found.append(.init(.representative, "请填写法定代表人或者负责人。")) }
        if organisation.contactName.isBlank { found.append(.init(.contactName, "请填写联系人姓名。")) }
        return found
    }

    private func nameFaults(_ name: String, _ label: String) -> [IntakeFault] {
        if name.isBlank { return [.init(.name, "请填写\(label)。")] }
        return name.unicodeScalars.count > 200 ? [.init(.name, "\(label)最多200个字。请缩短。")] : []
    }

    // MARK: Where the answer goes

    var contactFaults: [IntakeFault] {
        var found: [IntakeFault] = []
        if contact.address.isBlank { found.append(.init(.address, "请填写通信地址，答复书按此地址送达。")) }
        if let postcode = contact.postcode, !postcode.isBlank, !Self.isDigits(postcode, 6...6) {
            found.append(.init(.postcode, "邮政编码应为6位数字。"))
        }
        if contact.telephone.isBlank {
            found.append(.init(.telephone, "请填写联系电话，以便与您确认收到的日期。"))
        } else if channel == .online, !Self.isReachable(contact.telephone) {
            found.append(.init(.telephone, Self.unreachableWords + "请核对有没有漏写或者多写。"))
        }
        if let fax = contact.fax, !fax.isBlank, !Self.isTelephone(fax) { found.append(.init(.fax, "传真" + Self.telephoneWords)) }
        if ways.contains(.fax), !contact.fax.isFilled { found.append(.init(.fax, "选择了传真获取，请填写传真号码。")) }
        if let email = contact.email, !email.isBlank {
            if !Self.isAddress(email) { found.append(.init(.email, "电子邮箱的格式不对，应如 name@example.com。")) }
        } else if ways.contains(.email) || forms.contains(.email) {
            found.append(.init(.email, "选择了电子邮件，请填写电子邮箱。"))
        } else if wantsMail {
            found.append(.init(.email, "选择了用邮件提醒，请填写电子邮箱。"))
        }
        return found
    }

    private static let unreachableWords = "联系电话应为1开头的11位手机号码，或者固定电话，如0734-8850000；400电话、带+和国家（地区）号的境外电话也可以。"

    /// What somebody should look at again where the form is taken in all the same: what stands on paper is entered as it stands there.
    package var doubts: [String] {
        if channel == .online || contact.telephone.isBlank || Self.isReachable(contact.telephone) { return [] }
        return [Self.unreachableWords + "登记的号码不是这样，请与来件核对；来件上就是这样写的，请用其他方式与申请人联系。"]
    }

    private static let telephoneWords = "号码应为5至20位数字，可以带区号、分机号和短横线。"

    private static func isDigits(_ text: some StringProtocol, _ count: ClosedRange<Int>) -> Bool {
        count.contains(text.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// A mobile number, a landline with or without its area code, a service number of 400 or 800, or one from abroad; with an extension where there
    /// is one.
    package static func isReachable(_ text: String) -> Bool {
        let parts = text.split(separator: "转", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, !isDigits(parts[1].filter { !" -".contains($0) }, 1...6) { return false }
        let digits = parts[0].filter { !"-()（）－ ".contains($0) }
        for country in ["+86", "0086"] where digits.hasPrefix(country) {
            return isChinese(digits.dropFirst(country.count), fromAbroad: true)
        }
        for abroad in ["+", "00"] where digits.hasPrefix(abroad) { return isDigits(digits.dropFirst(abroad.count), 8...15) }
        return isChinese(digits[...], fromAbroad: false)
    }

    private static func isChinese(_ digits: Substring, fromAbroad: Bool) -> Bool {
        switch digits.first {
        // An area code of three digits goes with a number of eight, one of four with seven or eight.
        case "0": isDigits(digits, 11...12)
        // From abroad the area code has no 0: 10 is Beijing's.
        case "1": isDigits(digits, 11...11) || (fromAbroad && digits.hasPrefix("10") && isDigits(digits, 10...10))
        case "4", "8":
            isDigits(digits, fromAbroad ? 10...11 : 7...8)
                || (["400", "800"].contains { digits.hasPrefix($0) } && isDigits(digits, 10...10))
        default: isDigits(digits, fromAbroad ? 10...11 : 7...8)
        }
    }

    private static func isTelephone(_ text: String) -> Bool {
        let digits = text.filter { !"+-()（）－ 转*#".contains($0) }
        return isDigits(digits, 5...20)
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, text.utf8.count <= 254, !text.contains(where: \.isWhitespace) else { return false }
        let host = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return host.count >= 2 && host.allSatisfy { !$0.isEmpty }
    }

    static func likeness(of number: String) -> IdentityNumber.Likeness {
        var digits: [Int] = []
        for scalar in number.unicodeScalars where scalar != " " {
            switch scalar {
            case "0"..."9": digits.append(Int(scalar.value) - 0x30)
            case "x", "X": digits.append(10)
            default: return .no
            }
        }
        return IdentityNumber.likeness18(digits)
    }
}

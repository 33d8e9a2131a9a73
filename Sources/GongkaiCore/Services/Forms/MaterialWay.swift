/// How an applicant brings a material.
package enum MaterialWay: String, Sendable, CaseIterable {
    case upload
    /// The original comes to the window.
    case window
    /// It is sent there by post.
    case mail
    /// It was handed in with an earlier case, and may be used again.
    case held
    /// 容缺: it is promised for later.
    case later
    /// What is not required does not come.
    case none
    /// The form of the page takes its place: whoever fills it in on the screen brings no form of paper.
    case form

    /// As the form lists it.
    package var words: String {
        switch self {
        case .upload: "网上提交"
        case .window: "到窗口递交原件"
        case .mail: "邮寄到窗口"
        case .held: "以前在本区办事时交过，同意再次使用"
        case .later: "现在没有，以后补交（容缺）"
        case .none: "不提交"
        case .form: "已在网上填写"
        }
    }

    /// The ways that a material allows, the usual one first. What is wanted on paper comes itself: only a copy may be sent as a scan instead.
    ///
    /// - Parameter byMail: whether the window takes what comes by post.
    package static func ways(of material: RequiredMaterial, byMail: Bool = false) -> [MaterialWay] {
        let isPaper = material.medium == .paper, needsOriginal = isPaper && (material.originals ?? 0) > 0
        let itself: [MaterialWay] = byMail ? [.window, .mail] : [.window]
        var ways: [MaterialWay] = material.isRequired ? [] : [.none]
        ways += isPaper ? itself : [.upload] + itself
        if material.isReusable { ways.append(.held) }
        if material.mayFollow { ways.append(.later) }
        if isPaper, !needsOriginal { ways.append(.upload) }
        return ways
    }
}

/// 委托代理人: who acts for the applicant.
package struct CaseAgent: Sendable, Equatable {
    package var name: String
    package var documentNumber: String
    package var telephone: String

    package init(name: String, documentNumber: String, telephone: String) {
        self.name = name
        self.documentNumber = documentNumber
        self.telephone = telephone
    }

    /// What must be mended, by the names of the fields.
    package var faults: [String: String] {
        var faults: [String: String] = [:]
        if name.allSatisfy(\.isWhitespace) { faults["agentName"] = "请填写代理人的姓名。" }
        if documentNumber.allSatisfy(\.isWhitespace) {
            faults["agentNumber"] = "请填写代理人的身份证号码。"
        } else {
            faults["agentNumber"] = IdentityNumber.fault(in: documentNumber)
        }
        if !RequestIntake.isReachable(telephone) { faults["agentTelephone"] = "请填写代理人的手机号码，或者带区号的固定电话。" }
        return faults
    }
}

extension ServiceItem {
    /// Whether what is needed may be sent to the window.
    package var takesMail: Bool { process.forms.contains(.mail) || process.allowsExpress == true }
}

extension RequiredMaterial {
    /// Whether it is the application itself, which whoever fills in the form of the page has written.
    package var isApplicationForm: Bool { kind == .form && ["申请表", "申请书"].contains { name.hasSuffix($0) } }

    /// 授权委托书, which the list of an item does not name: it comes with every agent.
    package static let authorisation = RequiredMaterial(
        code: "agent", name: "授权委托书", isRequired: true, instruction: "写明委托的事项和权限，由申请人签名或者盖章。")
}

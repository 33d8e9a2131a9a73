/// A kind of paper that goes out in the course of a request.
package enum RequestPaper: Sendable, Equatable {
    case registrationReceipt
    case transferLetter
    case supplementNotice
    case thirdPartyInquiry
    case agencyInquiry
    /// To the organs that made the information together with this one.
    case jointMakerInquiry
    case statementNotice
    case extensionNotice
    case volumeExtensionNotice
    /// Of the processing fee.
    case feeNotice
    /// Of the cost fees charged until March 2017.
    case costNotice
    case abandonedNotice(RequestOutcome)
    /// One for each leaf of the outcome tree.
    case reply(RequestOutcome)
    case thirdPartyNotice
    case serviceRecord

    /// As stored and named by programs, such as `supplementNotice`, `reply.notExisting`.
    package var code: String {
        switch self {
        case .registrationReceipt: "registrationReceipt"
        case .transferLetter: "transferLetter"
        case .supplementNotice: "supplementNotice"
        case .thirdPartyInquiry: "thirdPartyInquiry"
        case .agencyInquiry: "agencyInquiry"
        case .jointMakerInquiry: "jointMakerInquiry"
        case .statementNotice: "statementNotice"
        case .extensionNotice: "extensionNotice"
        case .volumeExtensionNotice: "volumeExtensionNotice"
        case .feeNotice: "feeNotice"
        case .costNotice: "costNotice"
        case .abandonedNotice(let outcome): "abandonedNotice.\(outcome.code)"
        case .reply(let outcome): "reply.\(outcome.code)"
        case .thirdPartyNotice: "thirdPartyNotice"
        case .serviceRecord: "serviceRecord"
        }
    }

    /// Its title.
    package var name: String {
        switch self {
        case .registrationReceipt: "政府信息公开申请" + MatterDocument.registrationReceipt.name
        case .transferLetter: "关于转送政府信息公开申请的函"
        case .supplementNotice: "政府信息公开申请" + MatterDocument.supplementNotice.name
        case .thirdPartyInquiry: "政府信息公开" + MatterDocument.thirdPartyInquiry.name
        case .agencyInquiry, .jointMakerInquiry: "关于征求政府信息公开意见的函"
        case .statementNotice: "政府信息公开申请" + MatterDocument.statementNotice.name
        case .extensionNotice, .volumeExtensionNotice: "政府信息公开申请" + MatterDocument.extensionNotice.name
        case .feeNotice: "政府信息公开" + MatterDocument.feeNotice.name
        case .costNotice: "政府信息公开成本费用收费通知书"
        case .abandonedNotice: "政府信息公开申请" + MatterDocument.abandonedNotice.name
        case .reply(let outcome): outcome.code == "repeated" ? "政府信息公开重复申请告知书" : (outcome.reply ?? .reply).name
        case .thirdPartyNotice: "政府信息公开决定告知书"
        case .serviceRecord: "政府信息公开" + MatterDocument.serviceRecord.name
        }
    }

    /// As the table of steps announces it; nil for the notice of cost fees, for which the table names the treasury's receipt.
    package var document: MatterDocument? {
        switch self {
        case .registrationReceipt: .registrationReceipt
        case .transferLetter: .transferLetter
        case .supplementNotice: .supplementNotice
        case .thirdPartyInquiry: .thirdPartyInquiry
        case .agencyInquiry, .jointMakerInquiry: .agencyInquiry
        case .statementNotice: .statementNotice
        case .extensionNotice, .volumeExtensionNotice: .extensionNotice
        case .feeNotice: .feeNotice
        case .costNotice: nil
        case .abandonedNotice: .abandonedNotice
        case .reply: .reply
        case .thirdPartyNotice: .thirdPartyNotice
        case .serviceRecord: .serviceRecord
        }
    }

    /// Every paper a regulation knows, in the order in which they can go out.
    package static func all(under regime: DisclosureRegime) -> [RequestPaper] {
        let replies = RequestOutcome.replies(under: regime).map(RequestPaper.reply)
        let ends: [RequestPaper] = [.thirdPartyNotice, .serviceRecord]
        guard regime.code != "2007" else {
            return [.registrationReceipt, .transferLetter, .thirdPartyInquiry, .extensionNotice, .costNotice] + replies + ends
        }
        let abandoned = ["notSupplemented", "feeUnpaid"].compactMap(RequestOutcome.code).map(RequestPaper.abandonedNotice)
        return [
            .registrationReceipt, .transferLetter, .supplementNotice, .thirdPartyInquiry, .agencyInquiry, .jointMakerInquiry,
            .statementNotice, .extensionNotice, .volumeExtensionNotice, .feeNotice,
        ] + abandoned + replies + ends
    }

    /// The paper of that code under a regulation, or nil.
    package static func code(_ code: String, under regime: DisclosureRegime) -> RequestPaper? {
        all(under: regime).first { $0.code == code }
    }

    /// Steps whose papers go out with them: nobody else signs.
    package static let unsigned: [RequestAction] = [
        .confirm, .receive, .transfer, .askSupplement, .askThirdParty, .askAgency, .askJointMaker, .askStatement, .extend, .extendForVolume,
        .askFee, .chargeCost, .closeUnanswered, .informThirdParty, .serve,
    ]

    /// The paper a step produces; nil for a step without one.
    package init?(_ event: MatterEvent) {
        switch RequestAction(rawValue: event.action.code) {
        case .confirm, .receive: self = .registrationReceipt
        case .transfer: self = .transferLetter
        case .askSupplement: self = .supplementNotice
        case .askThirdParty: self = .thirdPartyInquiry
        case .askAgency: self = .agencyInquiry
        case .askJointMaker: self = .jointMakerInquiry
        case .askStatement: self = .statementNotice
        case .extend: self = .extensionNotice
        case .extendForVolume: self = .volumeExtensionNotice
        case .askFee: self = .feeNotice
        case .chargeCost: self = .costNotice
        case .closeUnanswered:
            let code = event.before == RequestState.feeAsked.state ? "feeUnpaid" : "notSupplemented"
            guard let outcome = RequestOutcome.code(code) else { return nil }
            self = .abandonedNotice(outcome)
        case .draft:
            guard let outcome = event.values[MatterField.outcomeCode]?.text.flatMap(RequestOutcome.code) else { return nil }
            self = .reply(outcome)
        case .informThirdParty: self = .thirdPartyNotice
        case .serve: self = .serviceRecord
        default: return nil
        }
    }
}

extension DisclosureRequest {
    /// The numbers of its papers, such as 蒸政公开〔2025〕12号.
    ///
    /// > 年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位（即1不编为01），在阿拉伯数字后加“号”字。——GB/T 9704-2012, 7.2.5
    package static let paperNumbering = NumberRule([.agency, .text("〔"), .year, .text("〕"), .serial(digits: 1), .text("号")])
}

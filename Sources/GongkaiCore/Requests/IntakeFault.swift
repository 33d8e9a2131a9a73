/// What is wrong with one field of an application.
package struct IntakeFault: Sendable, Equatable {
    package enum Field: String, Sendable, CaseIterable {
        case name, document, documentNumber, organisationCode, representative, contactName
        case address, postcode, telephone, fax, email
        case items, purpose, forms, ways, waiverGround, evidence
    }

    package let field: Field
    /// What the form says beside the field.
    package let words: String

    init(_ field: Field, _ words: String) {
        self.field = field
        self.words = words
    }
}

extension RequestIntake {
    /// The most things one application can name.
    package static let mostItems = 20
    /// Characters that describe one thing at the most.
    package static let longestItem = 1_000

    /// Everything that must be mended, by the regulation and the fee in force on the day it is filed; empty when it can be taken in.
    package func faults(on day: Day) throws(ClockRefusal) -> [IntakeFault] {
        let regime = try DisclosureRegime.inForce(on: day)
        return identityFaults(regime) + contactFaults + contentFaults(regime) + feeFaults(on: day) + evidenceFaults
    }

    // MARK: What is asked for

    private func contentFaults(_ regime: DisclosureRegime) -> [IntakeFault] {
        var found: [IntakeFault] = []
        if items.isEmpty || items.contains(where: { $0.description.isBlank }) {
            found.append(.init(.items, "请写明需要的政府信息的名称、文号或者便于查询的其他特征。每一项单独填写。"))
        }
        if items.count > Self.mostItems { found.append(.init(.items, "一次最多填写\(Self.mostItems)项，现有\(items.count)项。请分开提交。")) }
        if let long = items.first(where: { $0.description.writtenLength > Self.longestItem }) {
            let count = long.description.writtenLength
            found.append(
                .init(
                    .items,
                    "“\(long.description.prefix(12))…”有\(count)个字，最多\(Self.longestItem)个字，多了\(count - Self.longestItem)个字。请只写明需要什么信息，其他情况可作为附件。"
                ))
        }
        if !regime.asksForPurpose, purpose.isFilled { found.append(.init(.purpose, "现行条例不要求说明用途，请不要填写。")) }
        if forms.isEmpty { found.append(.init(.forms, "请至少选择一种提供方式。")) }
        if ways.isEmpty { found.append(.init(.ways, "请至少选择一种获取方式。")) }
        return found
    }

    private func feeFaults(on day: Day) -> [IntakeFault] {
        guard let waiverGround else { return [] }
        if FeeRegime.inForce(on: day) == .none { return [.init(.waiverGround, "现在不收取费用，不需要申请减免。")] }
        return waiverGround.isBlank ? [.init(.waiverGround, "请写明申请减免费用的理由，并附证明。")] : []
    }

    private var evidenceFaults: [IntakeFault] {
        guard let wanted = channel.evidenceWanted, !evidence.isFilled else { return [] }
        return [.init(.evidence, "请登记\(wanted)。")]
    }
}

extension DisclosureRegime {
    /// The need for production, life or research was a condition until 2019 (art. 13 of 2007); asking for it now is more than the law
    /// allows.
    package var asksForPurpose: Bool { code == "2007" }

    /// Until 2019 only who asked for their own records proved who they were (art. 25 of 2007), since then everybody (art. 29 of 2019).
    package func wantsProofOfIdentity(forOwnRecords: Bool) -> Bool { code != "2007" || forOwnRecords }
}

extension ReceiptChannel {
    /// What shows that it came, and when; nil where the program itself is the witness.
    package var evidenceWanted: String? {
        switch self {
        case .inPerson: "递交人和接收人"
        case .signedMail: "邮件号码和签收人"
        case .ordinaryMail: "邮戳日期和收到经过"
        case .fax: "传真号码和收到时间"
        case .email: "发件地址和收到时间"
        case .online: nil
        }
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension String? {
    var isFilled: Bool { map { !$0.isBlank } ?? false }
}

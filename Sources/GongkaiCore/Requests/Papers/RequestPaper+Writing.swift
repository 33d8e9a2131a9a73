extension RequestPaper {
    /// The paper as the facts make it, to be changed by whoever handles the request.
    package func draft(from facts: RequestPaperFacts) throws(PaperRefusal) -> OfficialPaper { try written(from: facts).paper }

    /// Everything that must be mended in a paper before it is signed: what any official paper must have, and what the law wants this kind
    /// to say on the day of the paper. Empty when it can be signed.
    ///
    /// Number, day and addressee are taken from the paper; the facts say the rest.
    package func faults(of paper: OfficialPaper, _ facts: RequestPaperFacts) throws(PaperRefusal) -> [PaperFault] {
        var facts = facts
        facts.day = paper.day ?? facts.day
        let (fresh, demands) = try written(from: facts)
        var found = paper.faults
        if !fresh.addressee.isEmpty, !paper.addressee.isBlank, !paper.addressee.contains(fresh.addressee) {
            found.append(.init(.addressee, "主送“\(paper.addressee)”里没有“\(fresh.addressee)”。请核对收件人。"))
        }
        if !fresh.remedy.isEmpty, paper.remedy.isBlank {
            found.append(.init(.remedy, "没有救济告知。对本决定不服的，应当告知向哪里、在多长时间内申请行政复议或者提起行政诉讼。请补上。"))
        }
        for demand in demands {
            let place = demand.part == .remedy ? paper.remedy : paper.text
            if demand.part == .remedy, place.isBlank { continue }
            if place.contains(demand.words) == demand.isForbidden { found.append(.init(demand.part, demand.why)) }
        }
        return found
    }

    private func written(from facts: RequestPaperFacts) throws(PaperRefusal) -> (paper: OfficialPaper, demands: [PaperDemand]) {
        guard RequestPaper.all(under: facts.regime).contains(self) else {
            throw .unknownToLaw(paper: name, law: facts.regime.law)
        }
        var writer = PaperWriter(self, facts)
        try writer.write()
        let organ = facts.organ
        let person = organ.contact.map { "联系人：\($0)，" } ?? "联系单位：\(organ.office)，"
        let paper = OfficialPaper(
            layout: writer.layout, organ: organ.name, number: writer.layout == .form ? nil : facts.number, title: name,
            addressee: writer.layout == .form ? "" : writer.addressee, paragraphs: writer.paragraphs, rows: writer.rows,
            attachments: writer.attachments, day: facts.day,
            note: writer.layout == .form ? nil : "\(person)联系电话：\(organ.telephone)，地址：\(organ.address)",
            // 信函格式 has no 印发机关.
            issuer: writer.layout == .letter ? organ.office : nil)
        return (paper, writer.demands)
    }
}

extension PaperWriter {
    fileprivate mutating func write() throws(PaperRefusal) {
        switch kind {
        case .registrationReceipt: try writeRegistrationReceipt()
        case .transferLetter: try writeTransferLetter()
        case .supplementNotice: try writeSupplementNotice()
        case .thirdPartyInquiry: try writeThirdPartyInquiry()
        case .agencyInquiry: try writeAgencyInquiry(isJoint: false)
        case .jointMakerInquiry: try writeAgencyInquiry(isJoint: true)
        case .statementNotice: try writeStatementNotice()
        case .extensionNotice: try writeExtensionNotice(isVolume: false)
        case .volumeExtensionNotice: try writeExtensionNotice(isVolume: true)
        case .feeNotice: try writeFeeNotice()
        case .costNotice: try writeCostNotice()
        case .abandonedNotice(let outcome): try writeAbandonedNotice(outcome)
        case .reply(let outcome): try writeReply(outcome)
        case .thirdPartyNotice: try writeThirdPartyNotice()
        case .serviceRecord: try writeServiceRecord()
        }
    }
}

/// The rules of cases that a table cannot hold: intake and acceptance.
extension MatterCondition {
    static let termsReadable = MatterCondition("termsReadable", "办件条款可以读取", isKnownBefore: false) { step in
        guard let text = step[.caseTerms]?.text else { return [] }
        do throws(CaseTermsFault) { _ = try CaseTerms(text: text) } catch { return [error.words] }
        return []
    }

    static let materialsKnown = MatterCondition("materialsKnown", "收到的材料都在清单内", isKnownBefore: false) { step in
        guard let terms = step.terms else { return [] }
        return Matter.codes(step.request[.handedIn]?.text).filter { terms.material($0) == nil }
            .map { "材料“\($0)”不在该事项的材料清单内。请从清单中选择，清单以外的材料不得要求提交。" }
    }

    static let handedOver = MatterCondition("handedOver", "有待签收的移交") { step in
        step.matter.openHandOver == nil ? ["没有待签收的移交。"] : []
    }

    static let signedIn = MatterCondition("signedIn", "移交已经签收") { step in
        step.matter.openHandOver == nil ? [] : ["移交的材料还没有签收。请先签收。"]
    }

    static let noticeGiven = MatterCondition("noticeGiven", "已一次性告知过") { step in
        step.matter.newest(.giveNotice) == nil ? ["还没有一次性告知过，请用“一次性告知补正”办理。"] : []
    }

    static let deficitsKnown = MatterCondition("deficitsKnown", "补正内容逐条写明", isKnownBefore: false) { step in
        guard let text = step.request[.deficits]?.text, let terms = step.terms else { return [] }
        guard let list = CaseDeficit.list(text) else { return ["补正内容应当逐条写明材料和缺少、不符之处。请逐条填写。"] }
        return list.compactMap(\.material).filter { terms.material($0) == nil }.map { "材料“\($0)”不在该事项的材料清单内，不得要求补正。请从清单中选择。" }
    }

    /// What was not asked for cannot be missing later: whoever leaves something out says why, and it is not asked for again.
    static let deficitsWhole = MatterCondition("deficitsWhole", "缺少的必需材料都要求补正，或者写明为什么不要求", isKnownBefore: false) { step in
        guard let terms = step.terms, let text = step.request[.deficits]?.text, let list = CaseDeficit.list(text) else { return [] }
        let excused = step.request[.leftOut]?.text.map { CaseDeficit.list($0) ?? [] } ?? []
        let unknown = excused.filter { $0.material.flatMap(terms.material) == nil }
        if !unknown.isEmpty { return ["不要求补正的材料应当在该事项的材料清单内，并逐条写明理由。请从清单中选择。"] }
        let said = Set((list + excused).compactMap(\.material))
        let open = step.matter.materialsToTell(terms).filter { !said.contains($0.code) }
        return open.isEmpty ? [] : ["\(open.names)还没有收到，告知书里也没有。要补的写明缺什么；不要求补的写明理由，以后不再要求。"]
    }

    /// What nobody could have told, because corrected answers asked for it afterwards.
    static let materialsAdded = MatterCondition("materialsAdded", "更正申请表以后新增了要求的材料") { step in
        guard let terms = step.terms, step.matter.materialsAdded(terms).isEmpty else { return [] }
        return ["一次性告知以后没有新增要求的材料。"]
    }

    /// Nothing that could have stood in the first notice stands in another one.
    static let addedAlone = MatterCondition("addedAlone", "告知过的，只写更正申请表以后新增的材料", isKnownBefore: false) { step in
        guard let notice = step.matter.newestNotice, let terms = step.terms,
            let list = step.request[.deficits]?.text.flatMap(CaseDeficit.list), case let added = step.matter.materialsAdded(terms),
            case let codes = Set(added.map(\.code)), list.contains(where: { $0.material.map { !codes.contains($0) } ?? true })
        else { return [] }
        return ["\(notice.on.chineseText)已经一次性告知过，这次只能要求更正申请表以后新增的\(added.names)。请删去其他内容。"]
    }

    static let afterNotice = MatterCondition("afterNotice", "不早于告知之日") { step in
        guard let asked = step.matter.newestNotice?.on, step.on < asked else { return [] }
        return ["补正日期\(step.on.chineseText)早于告知日期\(asked.chineseText)。请核对日期。"]
    }

    static let afterReceipt = MatterCondition("afterReceipt", "不早于收件之日", isKnownBefore: false) { step in
        guard let received = step.matter.receipts.last?.on, step.on < received else { return [] }
        return ["办理日期\(step.on.chineseText)早于收件日期\(received.chineseText)。请核对日期。"]
    }

    static let partSaid = MatterCondition("partSaid", "写明收到了哪些材料", isKnownBefore: false) { step in
        let isSaid = !Matter.codes(step.request[.handedIn]?.text).isEmpty || step.request[.supplementNote] != nil
        return isSaid ? [] : ["还没有写明收到了什么。请勾选收到的材料，或者写明情况。"]
    }

    static let supplementComplete = MatterCondition("supplementComplete", "要补正的材料都已收到", isKnownBefore: false) { step in
        guard let terms = step.terms else { return [] }
        let now = Set(Matter.codes(step.request[.handedIn]?.text))
        let missing = step.matter.materialsAsked(terms).filter { $0.isRequired && !now.contains($0.code) }
        if missing.isEmpty { return [] }
        return ["要补正的\(missing.names)还没有收到。只收到一部分的，请用“登记收到的一部分材料”，办件继续等待补正；全部收到以后再登记补正。"]
    }

    static let materialsComplete = MatterCondition("materialsComplete", "必需的材料齐全") { step in
        guard let terms = step.terms, case let missing = step.matter.missingMaterials(terms), !missing.isEmpty else { return [] }
        let added = step.matter.newestNotice == nil ? missing : step.matter.materialsAdded(terms)
        if !added.isEmpty {
            let why = step.matter.newestNotice == nil ? "" : "这是更正申请表以后新增的，不算再次告知。"
            return ["还缺\(added.names)。\(why)请一次性告知补正；可以容缺的，请用“容缺受理”办理。"]
        }
        return [
            "还缺\(missing.names)。一次性告知时没有要求补正，不能再告知一次：已经收到、核对无误的，请用“当场更正”登记；可以容缺的，请用“容缺受理”办理；"
                + "确实要申请人补的，由单位负责人“再次告知补正”。"
        ]
    }

    static let promisePossible = MatterCondition("promisePossible", "只缺可以容缺的材料", isKnownBefore: false) { step in
        guard let terms = step.terms else { return [] }
        let missing = step.matter.missingMaterials(terms)
        if missing.isEmpty { return ["材料已经齐全，不需要容缺。请直接受理。"] }
        let fixed = missing.filter { !$0.mayFollow }
        if !fixed.isEmpty { return ["\(fixed.names)不能容缺。请一次性告知补正。"] }
        guard Set(Matter.codes(step.request[.promised]?.text)) == Set(missing.map(\.code)) else {
            return ["容缺的材料应当是全部缺少的材料：\(missing.names)。请逐一列明。"]
        }
        return []
    }

    /// 承诺后几日内补齐: what the item says, and no longer than the decision may wait.
    static let promiseInTime = MatterCondition("promiseInTime", "补交日期不超过规定的补齐时限", isKnownBefore: false) { step in
        guard let terms = step.terms, let day = step.request[.promisedBy]?.day else { return [] }
        let codes = Matter.codes(step.request[.promised]?.text)
        let last = terms.lastPromiseDay(of: codes, acceptedOn: step.on, step.calendar)
        return day <= last ? [] : ["补交截止日期\(day.chineseText)超过该事项规定的补齐时限，最晚为\(last.chineseText)。请改为这一天或者更早。"]
    }

    static let materialsStillMissing = MatterCondition("materialsStillMissing", "受理后还缺没有承诺补交的材料") { step in
        guard let terms = step.terms else { return [] }
        return step.matter.materialsLacking(terms).isEmpty ? ["没有需要这样补交的材料。承诺补交的，请用“登记补交材料”办理。"] : []
    }

    /// 逾期不告知的，自收到申请材料之日起即为受理.
    static func noticeTimeOver(_ law: LicenceLaw) -> MatterCondition {
        MatterCondition("noticeTimeOver", "收到材料后五个工作日内没有告知") { step in
            if step.matter.awaitsMaterials { return ["申请材料还没有交到窗口，告知期限从收到材料之日起算。"] }
            guard let received = step.matter.receipts.last?.on else { return [] }
            let last = step.calendar.day(law.notice.days, workingDaysAfter: received)
            return step.on > last ? [] : ["告知期限\(last.chineseText)还没有过。"]
        }
    }

    /// A licence that was over when somebody asked for its renewal is not renewed by silence.
    static let licenceStillValid = MatterCondition("licenceStillValid", "原许可证在收到申请时还没有过期", isKnownBefore: false) { step in
        guard let day = step.request[.licenceUntil]?.day else { return [] }
        guard step.terms?.waitsForValidity ?? false else { return ["该事项逾期不决定的后果与原许可证的有效期无关，不用登记。"] }
        let filed = step.matter.receipts.first?.on ?? step.on
        return day >= filed ? [] : ["原许可证的有效期\(day.chineseText)在收到申请以前已经届满，逾期不决定的不视为准予延续。日期没有错的，不用登记。"]
    }

    /// What silence will do is settled with acceptance; what nobody had said can still be said.
    static let validityUnsaid = MatterCondition("validityUnsaid", "受理以前没有登记过") { step in
        step.matter[.licenceUntil] == nil ? [] : ["原许可证的有效期届满日已经登记，受理以后不能更改。"]
    }

    static let materialsAwaited = MatterCondition("materialsAwaited", "网上申请，材料还没有交到窗口") { step in
        step.matter.awaitsMaterials ? [] : ["已经收到过材料。再收到的，请用“当场更正”登记。"]
    }

    /// What comes first begins the five days, and is registered as that.
    static let firstMaterialsRegistered = MatterCondition("firstMaterialsRegistered", "第一次收到的材料已经登记", isKnownBefore: false) { step in
        guard step.matter.awaitsMaterials, !Matter.codes(step.request[.handedIn]?.text).isEmpty else { return [] }
        return ["申请人还没有交过材料，告知期限从收到材料之日起算。请先用“登记收到的材料”登记。"]
    }

    /// The step by which the wait for materials ends says so, and no other one.
    static let nothingLeft = MatterCondition("nothingLeft", "网上申请等待材料的，写明更正后是否还有要交的", isKnownBefore: false) { step in
        guard let terms = step.terms else { return [] }
        return step.matter.hasAll(of: terms) == (step.request[.nothingToBring] != nil) ? [] : ["办件的材料在办理时有了变化。请刷新页面后再更正。"]
    }

    /// Nobody failed to supplement what they were never asked for.
    static let supplementWasAsked = MatterCondition("supplementWasAsked", "“未按要求补正”的，已经一次性告知过", isKnownBefore: false) { step in
        guard step.request[.rejectionCode]?.text == MatterField.notSupplemented, step.matter.newestNotice == nil else { return [] }
        return ["还没有一次性告知申请人要补正什么，不能以“未按要求补正全部材料”不予受理。请先一次性告知补正，或者选择别的理由。"]
    }

    /// > 应当即时作出不予受理的决定，并告知申请人向有关行政机关申请。——第三十二条第一款第二项
    static let rightBodyNamed = MatterCondition("rightBodyNamed", "不属于职权的，写明应向哪个机关申请", isKnownBefore: false) { step in
        guard step.request[.rejectionCode]?.text == MatterField.notCompetent, step.request[.rightBody] == nil else {
            return []
        }
        return ["不属于本机关职权范围的，应当告知申请人向哪个机关申请。请填写该机关。"]
    }

    /// The licence law has three reasons not to accept; for every other, and where somebody is barred by another law, the clerk names what allows it.
    static let rejectionBased = MatterCondition("rejectionBased", "行政许可法没有规定的理由，写明法律依据", isKnownBefore: false) { step in
        guard let code = step.request[.rejectionCode]?.text,
            MatterField.rejectionArticle(code) == nil || code == MatterField.barred && !(step.terms?.isLicence ?? true),
            step.request[.legalBasis]?.text?.allSatisfy(\.isWhitespace) ?? true
        else { return [] }
        return ["这种情形不予受理，行政许可法没有规定。请填写法律依据：哪部法律、法规、规章的哪一条。"]
    }
}

extension MatterStep {
    /// The terms of the case, as they will be with this step.
    var terms: CaseTerms? { self[.caseTerms]?.text.flatMap { try? CaseTerms(text: $0) } ?? matter.caseTerms }
}

extension Matter {
    /// A hand-over nobody has signed for.
    package var openHandOver: MatterEvent? {
        guard let given = newest(.handOver) else { return nil }
        return newest(.signIn).map { $0.number > given.number } ?? false ? nil : given
    }

    /// The notice the applicant must answer.
    package var newestNotice: MatterEvent? {
        [newest(.giveNotice), newest(.noticeAgain)].compactMap(\.self).max { $0.number < $1.number }
    }
}

extension [CaseTerms.Material] {
    var names: String { map { "“\($0.name)”" }.joined(separator: "、") }
}

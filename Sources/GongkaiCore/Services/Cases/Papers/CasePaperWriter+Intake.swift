/// What goes out until the application is accepted or not.
extension CasePaperWriter {
    var intakeReceipt: OfficialPaper {
        let came = Matter.codes(event[.handedIn]?.text)
        let agreed = facts.matter.materialsToConfirm.map(\.material)
        let missing = facts.matter.missingMaterials(terms).filter { !agreed.contains($0.code) }
        let isLater = facts.matter.clock.startedOn != nil
        let day =
            isLater
            ? "补交日期"
            : event.action == CaseAction.supplement.action
                ? "补正日期" : event.action == CaseAction.registerMaterials.action ? "收到材料的日期" : "收件日期"
        var rows = basics + [.init(day, event.on.chineseText)]
        rows.append(.init("收到的材料", came.isEmpty ? "没有" : names(came)))
        if !agreed.isEmpty { rows.append(.init("同意再次使用、由窗口核对的材料", names(agreed))) }
        if !missing.isEmpty { rows.append(.init("还缺的材料", names(missing.map(\.code)))) }
        if isLater {
            rows.append(.init("接下来", "办理期限照常计算，不因补交而改变。"))
            return form(MatterDocument.intakeReceipt.name, rows, [.init("已经收到您为办理\(item)补交的材料。")])
        }
        let next = facts.clock.map { clock in
            guard let day = clock.noticeDue else { return CaseClock.waitsForMaterials(clock.law) }
            return "不晚于\(facts.calendar.words(day))告知您是否受理，或者一次告知需要补正的全部内容；逾期没有告知的，自收到材料之日起即为受理。"
        }
        rows.append(.init("接下来", next ?? ""))
        if terms.waitsForValidity {
            rows.append(.init(MatterField.licenceUntil.label, facts.matter[.licenceUntil]?.day?.chineseText ?? "没有登记，请告诉窗口"))
        }
        if came.isEmpty, event.action == CaseAction.file.action {
            return form(
                MatterDocument.intakeReceipt.name, rows,
                [.init("已经收到您办理\(item)的申请，还没有收到材料。本凭证不表明受理。凭办件编号和查询码可以在网站上查询进度。")])
        }
        return form(
            MatterDocument.intakeReceipt.name, rows,
            [.init("已经收到您申请办理\(item)的材料。本凭证只表明收到，不表明受理。凭办件编号和查询码可以在网站上查询进度。")])
    }

    var handOverSlip: OfficialPaper {
        let unit = event[.unit]?.agency.flatMap { facts.units[$0] } ?? ""
        let there = terms.materials.map(\.code).filter(facts.matter.materialsHandedIn.contains)
        return form(
            MatterDocument.handOverSlip.name,
            basics + [
                .init("移交人", event.author.words),
                .init("移交时间", "\(event.at.day.chineseText) \(String(event.at.text.dropFirst(11).prefix(5)))"),
                .init("接收单位", unit), .init("移交的材料", there.isEmpty ? "没有" : names(there)), .init("交接说明", said(.handOverNote)),
                .init("签收期限", facts.calendar.day(1, workingDaysAfter: event.on).chineseText + "前"), .init("签收人", ""), .init("签收时间", ""),
            ])
    }

    /// > 申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知申请人需要补正的全部内容。——第三十二条第一款第四项
    var oneTimeNotice: OfficialPaper {
        let deficits = CaseDeficit.list(said(.deficits)) ?? []
        let lines = deficits.enumerated().map { index, deficit in
            let about = deficit.material.flatMap { terms.material($0)?.name }.map { "《\($0)》：" } ?? ""
            return OfficialPaper.Paragraph("\(index + 1). \(about)\(deficit.words)")
        }
        let earlier = (facts.matter.all(.giveNotice) + facts.matter.all(.noticeAgain)).filter { $0.number < event.number }
            .max { $0.number < $1.number }
        let added = event.action == CaseAction.giveNotice.action ? earlier?.on.chineseText : nil
        let found = added.map { "我单位已于\($0)一次性告知需要补正的内容；此后申请表更正，新增了应当提交的材料。" } ?? "经审查，申请材料不齐全或者不符合法定形式。"
        let all = added == nil ? "需要补正的全部内容" : "新增的全部内容"
        var paragraphs: [OfficialPaper.Paragraph] = [
            .init("您于\(receivedDay)申请办理\(item)。\(found)\(terms.citing("第三十二条第一款第四项"))现一次性告知\(all)，共\(deficits.count)项：")
        ]
        paragraphs += lines
        if let reason = event.reason { paragraphs.append(.init("本次为再次告知，理由：\(reason)。")) }
        paragraphs.append(.init("请按上述内容补正后提交。补正齐全的，我单位将予以受理；不会再以本告知书以外、应当一并告知的内容要求您补正。"))
        return letter(MatterDocument.oneTimeNotice.name, paragraphs)
    }

    /// > 行政机关受理或者不予受理行政许可申请，应当出具加盖本行政机关专用印章和注明日期的书面凭证。——第三十二条第二款
    func acceptance(promised: Bool) -> OfficialPaper {
        let isDeemed = event.action == CaseAction.deemAccepted.action
        let day = isDeemed ? received : event.on
        var paragraphs: [OfficialPaper.Paragraph] = [
            .init("您于\(receivedDay)申请办理\(item)。" + (isDeemed ? "因未在法定期限内告知补正，该申请自\(day.chineseText)起视为受理。" : "经审查，该申请符合受理条件，现予受理。"))
        ]
        if promised {
            let codes = Matter.codes(said(.promised))
            let names = codes.map { "《\(terms.material($0)?.name ?? $0)》" }.joined(separator: "、")
            let until = event[.promisedBy]?.day?.chineseText ?? ""
            paragraphs.append(.init("您承诺于\(until)前补交\(names)。逾期没有补交的，不能准予\(terms.isLicence ? "许可" : "办理")。"))
        }
        var rows = [OfficialPaper.Row("受理日期", day.chineseText)]
        if let clock = facts.clock {
            rows.append(
                .init(
                    "法定期限",
                    "\(terms.statutory.days)\(terms.statutory.unit.words)"
                        + (clock.statutoryDue.map { "，至\(facts.calendar.words($0))" } ?? "")))
            rows.append(
                .init(
                    "承诺期限",
                    terms.kind == .immediate
                        ? "当日办结"
                        : "\(terms.promisedDays)\(terms.statutory.unit.words)"
                            + (clock.promisedDue.map { "，至\(facts.calendar.words($0))" } ?? "")))
        }
        if terms.isJoint {
            var units: [String] = []
            for step in terms.steps where !units.contains(step.unitName) { units.append(step.unitName) }
            rows.append(.init("共同办理的单位", units.joined(separator: "、")))
        }
        if let silence = CaseFacts(facts.matter)?.silenceWords { rows.append(.init("逾期不决定", silence)) }
        if !terms.procedures.isEmpty {
            paragraphs.append(.init("依法需要\(terms.procedures.map(\.words).joined(separator: "、"))的，所需时间不计算在期限内，另行书面告知。"))
        }
        let document = promised ? MatterDocument.promiseAcceptance : .acceptanceNotice
        return letter(document.name, paragraphs, rows: rows)
    }

    var rejection: OfficialPaper {
        let article = event[.rejectionCode]?.text.flatMap(MatterField.rejectionArticle).map { "《中华人民共和国行政许可法》\($0)" }
        let bases = [terms.isLicence ? article : nil, event[.legalBasis]?.text].compactMap(\.self)
        let by = bases.isEmpty ? "" : "根据\(bases.joined(separator: "和"))，"
        var text = "您于\(receivedDay)申请办理\(item)。经审查，\(choice(.rejectionCode))：\(event.reason ?? "")。\(by)决定不予受理。"
        if let body = event[.rightBody]?.text { text += "请向\(body)申请。" }
        return letter(MatterDocument.rejectionNotice.name, [.init(text), remedies])
    }

    var notRequired: OfficialPaper {
        letter(
            MatterDocument.notRequiredNotice.name,
            [
                .init(
                    "您于\(receivedDay)申请办理\(item)。经审查，\(choice(.notRequiredCode))：\(event.reason ?? "")。\(terms.citing("第三十二条第一款第一项"))告知您不受理该申请。"
                ),
                remedies,
            ])
    }
}

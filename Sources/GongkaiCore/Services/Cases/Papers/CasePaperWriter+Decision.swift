/// What goes out from acceptance to delivery.
extension CasePaperWriter {
    /// > 行政机关应当将所需时间书面告知申请人。——第四十五条
    var procedure: OfficialPaper {
        let kind = choice(.procedure), until = event[.expectedEnd]?.day
        let step = event[.step]?.text.flatMap { terms.step($0)?.name }.map { "在“\($0)”环节" } ?? ""
        return letter(
            MatterDocument.procedureNotice.name,
            [
                .init(
                    "您申请办理的\(item)，\(step)依法需要\(kind)（\(said(.legalBasis))），理由：\(event.reason ?? "")。\(terms.citing("第四十五条"))所需时间不计算在办理期限内，现书面告知。"
                )
            ],
            rows: [
                .init("特别程序", kind), .init("开始日期", event.on.chineseText), .init("预计结束日期", until?.chineseText ?? ""),
                .init("所需时间", until.map { "\(facts.calendar.workingDays(after: event.on, through: $0))个工作日" } ?? ""),
            ])
    }

    /// > 并应当将延长期限的理由告知申请人。——第四十二条
    var caseExtension: OfficialPaper {
        let days = event.values["extensionDays"]?.number ?? 0
        let rule = facts.law.extensionRule(isJoint: terms.isJoint)
        let by = event[.approver]?.text.map { "\($0)（\(event[.approvalNumber]?.text ?? "")）" } ?? rule.approver
        let due = facts.clock?.statutoryDue
        return letter(
            MatterDocument.caseExtensionNotice.name,
            [
                .init(
                    "您申请办理的\(item)，因\(event.reason ?? "")，在法定期限内不能作出决定。\(terms.citing(rule.article))经\(by)批准，办理期限延长\(days)个工作日"
                        + (due.map { "，至\(facts.calendar.words($0))" } ?? "") + "。")
            ])
    }

    /// 一单式收费: every fee of every unit on one sheet, with what was added, waived and paid so far.
    var bill: OfficialPaper {
        let bill = CaseBill(facts.matter)
        var rows = basics
        for (index, entry) in bill.entries.enumerated() {
            guard let fee = terms.fee(entry.line.fee) else { continue }
            let unit = facts.units[fee.unit] ?? ""
            let standard = "标准\(Money.yuan(fee.standard))" + (fee.counted.map { "／\($0)" } ?? "")
            var words = "\(unit)；\(fee.name)；依据\(fee.basis)；\(standard)；金额\(Money.yuan(entry.line.amount))"
            if let reason = entry.reason { words += "；后增，理由：\(reason)" }
            if entry.waived > 0 { words += "；已减免\(Money.yuan(entry.waived))" }
            rows.append(.init("第\(index + 1)项", words))
        }
        rows.append(.init("合计", Money.yuan(bill.total)))
        if bill.waived > 0 { rows.append(.init("减免", Money.yuan(bill.waived))) }
        if bill.paid > 0 { rows.append(.init("已缴", Money.yuan(bill.paid))) }
        rows.append(.init("应缴", Money.yuan(bill.due)))
        return form(
            MatterDocument.feeBill.name, rows, [.init("办理\(item)的全部收费如下，各单位不再另行收费。清单以外的收费，您有权拒绝。")])
    }

    var grant: OfficialPaper {
        let opinions = facts.matter.branches.filter { $0.role == .step }.compactMap { branch -> OfficialPaper.Row? in
            guard let step = branch[.step]?.text.flatMap(terms.step) else { return nil }
            return .init(step.name, "\(step.unitName)：\(branch[.stepResult]?.text == "refused" ? "不同意" : "同意")")
        }
        var text = "您于\(receivedDay)申请办理\(item)。"
        if event.action == CaseAction.deemGranted.action, let law = terms.deemedConsent {
            let last = facts.clock?.silenceDue.map { "已于\($0.chineseText)届满" } ?? "已经届满"
            text +=
                terms.waitsForValidity
                ? "原许可证的有效期\(last)，届满以前没有作出决定。根据\(law)，视为准予延续该行政许可。"
                : "法定期限\(last)，没有作出决定。根据\(law)，视为准予\(terms.isLicence ? "行政许可" : "办理")。"
        } else {
            text += "经审查，申请符合法定条件。\(terms.citing("第三十八条第一款"))决定准予\(terms.isLicence ? "行政许可" : "办理")。"
        }
        if terms.hasCertificate, let due = facts.clock?.deliveryDue {
            text += "我单位将于\(due.chineseText)前向您颁发、送达\(terms.title(of: .certificate))。"
        }
        return letter(terms.title(of: .grantDecision), [.init(text)], rows: opinions)
    }

    var refusal: OfficialPaper {
        letter(
            terms.title(of: .refusalDecision),
            [
                .init("您于\(receivedDay)申请办理\(item)。经审查，\(event.reason ?? "")"),
                .init(
                    terms.isLicence
                        ? "根据\(said(.legalBasis))和《中华人民共和国行政许可法》第三十八条第二款，决定不予行政许可。" : "根据\(said(.legalBasis))，决定不予办理。"),
                remedies,
            ])
    }

    var certificate: OfficialPaper {
        let until = event[.validUntil]?.day
        return form(
            terms.title(of: .certificate),
            [
                .init("证件编号", said(.certificateNumber)), .init("持证人", facts.applicant),
                .init(terms.isLicence ? "许可事项" : "事项", terms.itemName),
                .init("有效期自", event[.validFrom]?.day?.chineseText ?? ""), .init("有效期至", until?.chineseText ?? "长期"),
                .init("办件编号", facts.caseNumber),
            ])
    }

    /// What whoever is said to have withdrawn can hold against it.
    var withdrawalRecord: OfficialPaper {
        form(
            MatterDocument.withdrawalRecord.name,
            basics + [
                .init("撤回日期", event.on.chineseText), .init("提出的方式", choice(.withdrawalWay)), .init("书面申请或者记录", said(.withdrawalRecord)),
                .init("撤回的原因", event.reason ?? ""), .init("登记人", event.author.words), .init("登记日期", event.at.day.chineseText),
            ],
            [.init("根据您提出的撤回申请，\(item)不再办理。您没有提出撤回的，请马上告诉受理窗口，也可以向监察部门投诉。需要时可以重新申请。")])
    }

    var deliveryRecord: OfficialPaper {
        let decision = facts.matter.decision
        let name = terms.title(of: decision?.action == CaseAction.refuse.action ? .refusalDecision : .grantDecision)
        let certificate = facts.matter.newest(.issueCertificate)?[.certificateNumber]?.text
        return form(
            MatterDocument.deliveryRecord.name,
            [
                .init("办件编号", facts.caseNumber), .init("受送达人", facts.applicant),
                .init("送达的文书", name + (certificate.map { "；证件（编号\($0)）" } ?? "")), .init("送达方式", choice(.serviceWay)),
                .init("送达日期", event.on.chineseText), .init("送达凭证", said(.serviceEvidence)), .init("送达人", event.author.words),
                .init("收件人签名", ""), .init("备注", ""),
            ])
    }
}

/// An approval case as whoever waits for it is told: where it is, what happened, what is wanted of them, and how it was decided. Names no officer, and
/// says nothing of what units write to each other before it is decided.
package struct CaseProgress: Sendable, Equatable {
    package struct Step: Sendable, Equatable {
        package let on: Day
        package let words: String
        package let note: String?
    }

    /// 一次性告知书: everything that is missing, on one sheet.
    package struct Notice: Sendable, Equatable {
        package struct Deficit: Sendable, Equatable {
            /// The code and name of the material; nil for a defect of the application itself.
            package let material: CaseTerms.Material?
            package let words: String
            /// It came after the notice.
            package let isThere: Bool
            /// A corrected answer does not ask for it any more.
            package let isDropped: Bool
        }

        package let on: Day
        package let deficits: [Deficit]
        /// What a corrected answer asks for since, and will be told once this is answered.
        package let added: [CaseTerms.Material]
        /// Of what a corrected answer asked for after an earlier notice, and nothing else.
        package let isOfAdded: Bool
        /// Still to be answered.
        package let isOpen: Bool
    }

    /// 容缺: what was promised for later.
    package struct Promise: Sendable, Equatable {
        package let branch: Int
        package let materials: [CaseTerms.Material]
        package let by: Day?
        package let state: MatterBranch.State
    }

    package struct Procedure: Sendable, Equatable {
        package let kind: CaseProcedure
        package let basis: String
        package let reason: String
        package let from: Day
        package let expected: Day?
        /// The day it ended; nil while it lasts.
        package let through: Day?
    }

    package struct Decision: Sendable, Equatable {
        /// Such as 准予许可.
        package let words: String
        package let on: Day
        package let isFavourable: Bool
        package let said: [Said]
    }

    package struct Said: Sendable, Equatable {
        package let label: String
        package let text: String
    }

    package struct Rating: Sendable, Equatable {
        package let stage: String
        package let grade: ServiceSatisfaction
        package let on: Day
        /// What came of a poor one, oldest first.
        package let followUps: [Said]
    }

    /// Such as 审查中.
    package let headline: String
    package let sentence: String
    /// Youngest last.
    package let steps: [Step]
    /// Which unit has which step now.
    package let hands: [String]
    package let notice: Notice?
    package let promises: [Promise]
    /// What an accepted application still lacks, beside what was promised.
    package let lacking: [CaseTerms.Material]
    package let procedures: [Procedure]
    package let decision: Decision?
    package let certificate: [Said]
    package let delivery: [Said]
    package let ratings: [Rating]

    /// - Parameter names: of the units.
    package init(_ matter: Matter, names: [AgencyID: String]) {
        let terms = matter.caseTerms
        (headline, sentence) = Self.words(matter)
        let standing = Set(matter.standing.map(\.number))
        steps = matter.events.compactMap { event in
            event.reverses == nil
                ? standing.contains(event.number) ? Self.step(event, matter, names) : nil : Self.takenBack(by: event, matter)
        }
        hands = Self.hands(matter, terms)
        notice = Self.notice(matter, terms)
        promises = Self.promises(matter, terms)
        lacking = ServiceCase.handling.contains(matter.caseState) ? terms.map(matter.materialsLacking) ?? [] : []
        procedures = matter.branches.filter { $0.role == .procedure }.compactMap { branch in
            guard let kind = branch[.procedure]?.text.flatMap(CaseProcedure.init) else { return nil }
            let ended = branch.state == .open ? nil : matter.standing.last { $0.branch == branch.number }?.on
            return Procedure(
                kind: kind, basis: branch[.legalBasis]?.text ?? "", reason: branch[.reason]?.text ?? "", from: branch.openedOn,
                expected: branch[.answerBy]?.day, through: ended)
        }
        decision = Self.decision(matter)
        certificate =
            matter.newest(.issueCertificate).map { event in
                [
                    Said(label: "证件编号", text: event[.certificateNumber]?.text ?? ""),
                    event[.validFrom]?.day.map { Said(label: "有效期自", text: $0.chineseText) },
                    Said(label: "有效期至", text: event[.validUntil]?.day?.chineseText ?? "长期"),
                ].compactMap(\.self)
            } ?? []
        delivery =
            matter.newest(.deliver).map { event in
                [
                    Said(label: "送达日期", text: event.on.chineseText),
                    event[.serviceWay].flatMap { MatterField.serviceWay.label(of: $0) }.map { Said(label: "送达方式", text: $0) },
                ].compactMap(\.self)
            } ?? []
        ratings = matter.all(.rate).compactMap { event in
            guard let stage = event[.ratedStage].flatMap({ MatterField.ratedStage.label(of: $0) }),
                let grade = event[.rating]?.text.flatMap(ServiceSatisfaction.init)
            else { return nil }
            let followUps = matter.all(.followUpRating).filter { $0[.ratedEvent]?.number == event.number }.map {
                Said(label: $0.on.chineseText, text: $0[.followUp].flatMap { MatterField.followUp.label(of: $0) } ?? "")
            }
            return Rating(stage: stage, grade: grade, on: event.on, followUps: followUps)
        }
    }

    /// The stages that can be rated now, and were not yet, as the field lists them.
    package static func stagesToRate(_ matter: Matter) -> [MatterField.Choice] {
        guard case .choice(let stages) = MatterField.ratedStage.kind, let state = matter.caseState, state != .draft, state != .discarded
        else {
            return []
        }
        let rated = Set(matter.all(.rate).compactMap { $0[.ratedStage]?.text })
        return stages.filter { stage in
            if rated.contains(stage.code) { return false }
            switch stage.code {
            case "acceptance": return matter.clock.startedOn != nil || [.rejected, .notRequired].contains(state)
            case "conclusion": return !state.isOpen || matter.decision != nil
            // Handing in is done at once; it is rated with what came of it.
            default: return false
            }
        }
    }

    private static func words(_ matter: Matter) -> (String, String) {
        switch matter.caseState {
        case nil, .draft: return ("草稿，还没有提交", "填好以后提交，窗口才能看到。")
        case .discarded: return ("草稿已作废", "内容已经删除。需要时请重新填写。")
        case .received:
            if matter.awaitsMaterials { return ("已收到申请，等待材料", "窗口还没有收到您的材料。请按收件回执把材料交到窗口或者寄来，收到以后才开始计算期限。") }
            return matter.newestNotice == nil
                ? ("已收到，等待受理", "窗口正在核对您的材料，会告诉您是否受理；材料不齐的，一次告诉您全部要补什么。")
                : ("已收到您补的材料，等待受理", "窗口正在核对您补的材料。")
        case .supplementAsked:
            return matter.newest(.supplementPart).map { $0.number > (matter.newestNotice?.number ?? 0) } ?? false
                ? ("等待您补齐材料", "已经登记了一部分，其余的还没有收到。全部收到以后，窗口接着办理。") : ("等待您补材料", "材料不齐或者不符合要求。要补的全部列在下面，补齐后就可以受理。")
        case .accepted: return ("已受理", "申请已经受理，办理期限从受理之日起算。")
        case .rejected: return ("不予受理", "理由和您可以怎么办写在下面。")
        case .notRequired: return ("不需要办理这项许可", "理由写在下面，您不用再办。")
        case .examining: return ("审查中", "有关单位正在审查您的申请。")
        case .specialProcedure: return ("特别程序中", "正在进行法律规定的特别程序，规定时限以内的时间不计入办理期限。")
        case .deciding: return ("等待决定", "审查已经完成，正在作出决定。")
        case .granted:
            return ("准予许可", matter.newest(.issueCertificate) == nil ? "决定已经作出，正在制作证照、文书。" : "证照、文书已经做好，正在送达。")
        case .refused: return ("不予许可", "决定已经作出，理由和您可以怎么办写在下面。")
        case .withdrawn:
            return matter.newest(.recordWithdrawal) == nil
                ? ("您已撤回", "这件申请不再办理。需要时可以重新申请。")
                : ("已登记撤回", "工作人员登记您撤回了这件申请，不再办理。您没有撤回的，请马上告诉受理窗口，也可以向监察部门投诉。")
        case .terminated: return ("已终止办理", "理由写在下面。")
        case .delivered, .archived:
            switch matter.decision?.isGrant {
            case true?: return ("已办结", "准予许可，结果已经送达。")
            case false?: return ("已办结", "不予许可，决定书已经送达。")
            case nil: return ("已办结", "这件申请已经办完。")
            }
        }
    }

    private static func hands(_ matter: Matter, _ terms: CaseTerms?) -> [String] {
        guard let terms, ServiceCase.handling.contains(matter.caseState) else { return [] }
        return matter.branches.filter { $0.role == .step && $0.state == .open }.compactMap { branch in
            guard let step = branch[.step]?.text.flatMap(terms.step) else { return nil }
            return "\(step.unitName)正在办理“\(step.name)”，\(branch.openedOn.chineseText)开始，限\(step.days)个工作日。"
        }
    }

    private static func notice(_ matter: Matter, _ terms: CaseTerms?) -> Notice? {
        guard let event = matter.newestNotice, let list = event[.deficits]?.text.flatMap(CaseDeficit.list) else { return nil }
        let asked = Set(terms.map { matter.materialsAsked($0).map(\.code) } ?? [])
        return Notice(
            on: event.on,
            deficits: list.map { deficit in
                let material = deficit.material.flatMap { terms?.material($0) ?? matter.terms(before: event.number)?.material($0) }
                let isDropped = deficit.material.map { terms?.material($0) == nil } ?? false
                return Notice.Deficit(
                    material: material, words: deficit.words, isThere: material.map { !isDropped && !asked.contains($0.code) } ?? false,
                    isDropped: isDropped)
            },
            added: terms.map(matter.materialsAdded) ?? [],
            isOfAdded: event.action == CaseAction.giveNotice.action && matter.all(.giveNotice).contains { $0.number < event.number },
            isOpen: matter.caseState == .supplementAsked)
    }

    private static func promises(_ matter: Matter, _ terms: CaseTerms?) -> [Promise] {
        matter.branches.filter { $0.role == .promise }.map { branch in
            Promise(
                branch: branch.number, materials: Matter.codes(branch[.promised]?.text).compactMap { terms?.material($0) },
                by: branch[.answerBy]?.day, state: branch.state)
        }
    }

    private static func decision(_ matter: Matter) -> Decision? {
        func said(_ event: MatterEvent, _ fields: [(MatterField, String)]) -> [Said] {
            fields.compactMap { field, label in
                (event[field].flatMap { field.label(of: $0) } ?? event[field]?.text).map { Said(label: label, text: $0) }
            }
        }
        if let event = matter.newest(.reject) {
            return Decision(
                words: "不予受理", on: event.on, isFavourable: false,
                said: said(event, [(.rejectionCode, "情形"), (.reason, "理由"), (.legalBasis, "法律依据"), (.rightBody, "应向哪里申请")]))
        }
        if let event = matter.newest(.declareNotRequired) {
            return Decision(
                words: "不需要办理这项许可", on: event.on, isFavourable: true, said: said(event, [(.notRequiredCode, "情形"), (.reason, "理由")]))
        }
        if let event = matter.newest(.terminate) {
            return Decision(
                words: "终止办理", on: event.on, isFavourable: false, said: said(event, [(.reason, "理由"), (.legalBasis, "法律依据")]))
        }
        guard let event = matter.decision else { return nil }
        let isGranted = event.isGrant
        return Decision(
            words: event.action == CaseAction.deemGranted.action ? "视为准予许可" : isGranted ? "准予许可" : "不予许可", on: event.on,
            isFavourable: isGranted,
            said: isGranted ? [] : said(event, [(.reason, "理由"), (.legalBasis, "法律依据")]))
    }
}

extension MatterField {
    /// Of a choice, as the form lists it.
    func label(of value: FieldValue) -> String? {
        guard case .choice(let choices) = kind, let code = value.text else { return nil }
        return choices.first { $0.code == code }?.label
    }
}

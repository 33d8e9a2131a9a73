import GongkaiCore
import GongkaiStore

/// A case as its page shows it: everything decided and formatted.
struct ServiceCaseView: Sendable {
    let stored: StoredMatter
    let detail: CaseDetail
    /// By which its days are counted.
    let calendar: WorkingCalendar
    /// The one that holds now.
    let newest: WorkingCalendar
    let now: Instant
    let words: FieldWords
    /// Under which materials files came.
    var kept: [KeptMaterial] = []
    /// Whether the reader works on the case; whoever only looks on reads nothing that is sealed.
    var isTheirs = true
    /// Earlier cases that materials may come from, by number, as far as the reader may see them.
    var earlier: [String: MatterID] = [:]

    private var hidden: Set<String> { isTheirs ? [] : StoredKind.serviceCase.sealed }

    var terms: CaseTerms? { matter.caseTerms }
    var workflow: Workflow { ServiceCase.kind.workflow(matter, now.day) }
    var law: LicenceLaw { ServiceCase.law(of: matter, on: now.day) }
    var caseClock: CaseClock? { CaseFacts(matter).flatMap { try? CaseClock($0, calendar) } }
    var isOpen: Bool { matter.caseState?.isOpen ?? true }

    func unit(_ agency: AgencyID) -> String { words.agencies[agency] ?? "" }

    // MARK: What it is

    var facts: [CaseFact] {
        var facts = [
            CaseFact(label: "提交方式", value: detail.channel.label),
            CaseFact(label: "收件日期", value: stored.dates.filedOn?.text ?? ""),
        ]
        if let terms {
            facts.append(
                CaseFact(
                    label: "办件类型",
                    value: terms.kind == .immediate
                        ? "即办件"
                        : "承诺件，承诺\(terms.promisedDays)\(terms.statutory.unit.words)，法定\(terms.statutory.days)\(terms.statutory.unit.words)")
            )
            if terms.isJoint { facts.append(CaseFact(label: "办理方式", value: "联合办理：一次申请，\(Set(terms.steps.map(\.unit)).count)个单位办理")) }
        }
        if terms?.waitsForValidity ?? false {
            let day = matter[.licenceUntil]?.day?.text
            facts.append(
                CaseFact(label: MatterField.licenceUntil.label, value: day ?? "没有登记。请登记原许可证的有效期届满日；登记以前，逾期没有决定的不视为准予延续。"))
        }
        facts += [
            CaseFact(label: "受理机关", value: unit(stored.row.agency)), CaseFact(label: "承办单位", value: unit(matter.unit)),
            CaseFact(label: "承办人", value: matter.handler.flatMap { words.officers[$0] } ?? "还没有分派"),
        ]
        if let given = matter.openHandOver {
            facts.append(CaseFact(label: "移交", value: "\(String(given.at.text.prefix(16)))由\(given.author.words)移交，还没有签收"))
        } else if let signed = matter.newest(.signIn) {
            facts.append(CaseFact(label: "签收", value: "\(String(signed.at.text.prefix(16)))由\(signed.author.words)签收"))
        }
        facts.append(CaseFact(label: "适用", value: law.law))
        if let decision = matter.decision {
            facts.append(CaseFact(label: "决定", value: "\(decision.on.text)　\(workflow.words(decision.action))（\(decision.author.words)）"))
        }
        if let issued = matter.newest(.issueCertificate) {
            let until = issued[.validUntil]?.day?.text ?? "长期"
            facts.append(
                CaseFact(
                    label: "证件", value: "\(issued[.certificateNumber]?.text ?? "")，有效期\(issued[.validFrom]?.day?.text ?? "")至\(until)"))
        }
        if let closed = stored.dates.closedOn { facts.append(CaseFact(label: "办结日期", value: closed.text)) }
        return facts
    }

    var applicant: [CaseFact] {
        let masked = detail.masked
        return [
            CaseFact(label: "申请人", value: masked.name), masked.document.map { CaseFact(label: "证件或者代码", value: $0) },
            CaseFact(label: "电话", value: masked.telephone), masked.email.map { CaseFact(label: "电子邮箱", value: $0) },
        ].compactMap(\.self)
    }

    var files: [CasePage.File] {
        listed(detail.files) { file in kept.first { $0.position == file.position }.map { "“\(CaseSlip.name(of: $0.code, terms))”，" } }
    }

    /// 材料清单: what came, what is missing, what was promised.
    var materials: [ServiceCasePage.Material] {
        guard let terms else { return [] }
        let there = matter.materialsHandedIn
        let promised = matter.branches.filter { $0.role == .promise && $0.state != .answered }
        let agreed = matter.materialsToConfirm, leftOut = matter.materialsLeftOut
        return terms.materials.map { material in
            let promise = promised.last { Matter.codes($0[.promised]?.text).contains(material.code) }
            let kind = material.isRequired ? (material.mayFollow ? "必需，可容缺" : "必需") : "可不交"
            if there.contains(material.code) { return .init(name: material.name, kind: kind, state: "已收到", tone: "done") }
            if let reason = leftOut[material.code] {
                return .init(name: material.name, kind: kind, state: "没有要求补：\(reason)", tone: "draft")
            }
            if let promise {
                let until = promise[.answerBy]?.day?.text ?? ""
                return .init(
                    name: material.name, kind: kind, state: promise.state == .lapsed ? "逾期未补交" : "容缺，\(until)前补交",
                    tone: promise.state == .lapsed ? "error" : "warning")
            }
            if let agreed = agreed.first(where: { $0.material == material.code }) {
                return .init(
                    name: material.name, kind: kind, state: agreed.words, tone: "warning",
                    source: EarlierCase(agreed, earlier))
            }
            return .init(
                name: material.name, kind: kind, state: material.isRequired ? ServiceCasePage.Material.missing : "没有提交",
                tone: material.isRequired ? "error" : "draft")
        }
    }

    /// A day of a table, and that it is provisional where it is.
    private func dated(_ day: Day) -> String { day.text + (calendar.isProvisional(day) ? "（暂定）" : "") }

    // MARK: 一条龙审批

    var steps: [ServiceCasePage.Step] {
        guard let terms, !terms.steps.isEmpty else { return [] }
        let flow = CaseFlow(matter, terms), clock = caseClock
        return zip(terms.steps, flow.standings).map { step, standing in
            let before = step.after.compactMap { terms.step($0)?.name }.joined(separator: "、")
            let due = clock?.due(ofStep: step.code)
            let (state, tone) = Self.words(standing, due: due, self)
            let branch = matter.branches.last { $0.role == .step && $0[.step]?.text == step.code }
            let span = branch.map { "\($0.openedOn.text)开始" + (due.map { "，最晚\(dated($0))" } ?? "，现在不计时") }
            return ServiceCasePage.Step(
                name: step.name, unit: step.unitName, days: step.days == 0 ? "当日" : "\(step.days)个工作日",
                after: before.isEmpty ? "受理后开始" : "\(before)完成后开始", state: state, tone: tone, span: span,
                opinion: branch?.state == .open ? nil : branch?[.stepOpinion]?.text)
        }
    }

    private static func words(_ standing: CaseFlow.Standing, due: Day?, _ view: ServiceCaseView) -> (String, String) {
        switch standing {
        case .waiting: ("等前面的环节", "draft")
        case .ready:
            (
                !view.isOpen ? "没有办理" : ServiceCase.handling.contains(view.matter.caseState) ? "可以开始" : "还没有受理", "draft"
            )
        case .started: due.map { $0 < view.now.day } ?? false ? ("办理中，已超期", "error") : ("办理中", "warning")
        case .passed(let day): ("同意，\(day.text)", "done")
        case .refused(let day): ("不同意，\(day.text)", "error")
        case .stopped: ("不再办理", "draft")
        }
    }

    /// 总时限是最长的路径.
    var pathWords: String? {
        guard let terms, !terms.steps.isEmpty, let path = terms.longestPath else { return nil }
        let names = path.steps.compactMap { terms.step($0)?.name }.joined(separator: " → ")
        // What is over is no forecast.
        let end = caseClock?.pathEnd.flatMap { $0 < now.day ? nil : $0 }
        return "全程最长路径\(path.days)个工作日：\(names)。"
            + (ServiceCase.handling.contains(matter.caseState)
                ? end.map { "按现在的进度，各环节最晚\(calendar.words($0))完成。" } ?? "" : "")
    }

    /// By the branches of special procedures, the last days that they keep out of the count.
    private var lastSuspended: [Int: Day] {
        guard let facts = CaseFacts(matter) else { return [:] }
        let branches = matter.branches.filter { $0.role == .procedure }
        return Dictionary(uniqueKeysWithValues: zip(branches.map(\.number), facts.lastSuspended(calendar)))
    }

    /// Special procedures and what was promised.
    var branches: [CasePage.Branch] {
        let lastSuspended = lastSuspended
        return matter.branches.filter { $0.role == .procedure || $0.role == .promise }.reversed().map { branch in
            var facts = [CaseFact(label: "开始", value: branch.openedOn.text)]
            func add(_ label: String, _ field: MatterField) {
                if let value = branch[field] { facts.append(CaseFact(label: label, value: words.words(value, field))) }
            }
            let isLate = branch.state == .open && (branch[.answerBy]?.day.map { $0 < now.day } ?? false)
            let kind = branch[.procedure]?.text.flatMap(CaseProcedure.init)
            let runsOn = branch.state == .open && (lastSuspended[branch.number].map { $0 < now.day } ?? false)
            if branch.role == .procedure {
                if let step = branch[.step]?.text.flatMap({ terms?.step($0)?.name }) { facts.append(CaseFact(label: "环节", value: step)) }
                add("法律依据", .legalBasis)
                add("理由", .reason)
                add("预计结束", .expectedEnd)
                if let last = lastSuspended[branch.number] { facts.append(CaseFact(label: "最晚不计入期限到", value: last.text)) }
                add("结果", .procedureResult)
            } else {
                facts.append(
                    CaseFact(label: "材料", value: CaseWords(terms: terms, words: words).materials(Matter.codes(branch[.promised]?.text))))
                add("截止", .promisedBy)
            }
            return CasePage.Branch(
                party: kind?.words ?? "容缺补交", role: branch.role == .promise ? "容缺受理" : runsOn ? "特别程序，超过时限，期限已经继续计算" : "特别程序，时间不计入期限",
                state: branch.state == .open ? (isLate ? "进行中，已过预计日期" : "进行中") : branch.state == .answered ? "已结束" : "逾期",
                tone: branch.state == .open ? (isLate ? "error" : "warning") : branch.state == .lapsed ? "error" : "draft", facts: facts)
        }
    }

    // MARK: 一单式收费

    var bill: ServiceCasePage.Bill? {
        guard let terms, case let bill = CaseBill(matter), !bill.entries.isEmpty else { return nil }
        return ServiceCasePage.Bill(
            lines: bill.entries.map { entry in
                let fee = terms.fee(entry.line.fee)
                let notes = [
                    entry.reason.map { "后增，理由：\($0)" }, entry.waived > 0 ? "已减免\(FieldWords.yuan(entry.waived))元" : nil,
                ].compactMap(\.self)
                return .init(
                    name: fee?.name ?? entry.line.fee, unit: fee.map { unit($0.unit) } ?? "", basis: fee?.basis ?? "",
                    standard: fee.map { "\(FieldWords.yuan($0.standard))元" + ($0.counted.map { "／\($0)" } ?? "") } ?? "",
                    amount: FieldWords.yuan(entry.line.amount), note: notes.isEmpty ? nil : notes.joined(separator: "；"))
            }, total: FieldWords.yuan(bill.total), waived: bill.waived > 0 ? FieldWords.yuan(bill.waived) : nil,
            paid: FieldWords.yuan(bill.paid), due: FieldWords.yuan(bill.due), isPaid: bill.due == 0)
    }

    // MARK: 好差评

    var ratings: [CaseFact] {
        matter.all(.rate).map { event in
            let stage = words.words(event[.ratedStage] ?? .text(""), .ratedStage), level = words.words(event[.rating] ?? .text(""), .rating)
            let calls = matter.all(.followUpRating).filter { $0[.ratedEvent]?.number == event.number }
            let called = calls.map {
                "\($0.on.text)\(words.words($0[.followUp] ?? .text(""), .followUp))"
                    + (isTheirs ? "：\($0[.followUpWords]?.text ?? "")" : "")
            }
            let isPoor = ["4", "5"].contains(event[.rating]?.text)
            let text = [level, isTheirs ? event[.ratingWords]?.text : nil].compactMap(\.self).joined(separator: "：")
            return CaseFact(
                label: "\(stage)（\(event.on.text)）",
                value: text + (isPoor ? called.isEmpty ? "（还没有回访）" : "　回访：" + called.joined(separator: "；") : ""))
        }
    }

    // MARK: Until when

    var clock: ClockView? {
        guard let reading = caseClock?.reading else { return nil }
        // What has ended is counted to its end.
        let end = matter.clock.marks.last { $0.effect == .ends }?.on
        return ClockView(reading.explanation(on: min(end ?? now.day, now.day)), today: end ?? now.day)
    }

    /// The other limits on the way.
    var limits: [ClockView.Step] {
        guard let clock = caseClock else { return [] }
        return clock.steps.map { step in
            let isDone = clock.isKept(step)
            return ClockView.Step(
                name: step.name + (isDone ? "（已完成）" : ""), due: dated(step.due),
                article: step.article + (isDone ? "" : step.silence.map { "，\($0)" } ?? ""),
                isOver: isOpen && !isDone && step.due < now.day)
        }
    }

    /// The limit that ends first, by its name.
    var dueHeading: String {
        if let nearest = caseClock?.running(in: matter).first { return "最近的期限：\(nearest.name)" }
        return matter.caseState == .supplementAsked ? "等申请人补正" : "办理期限"
    }

    /// The others stand beside it.
    var promise: String? {
        guard isOpen, let limits = caseClock?.running(in: matter).dropFirst(), !limits.isEmpty else { return nil }
        return words(of: Array(limits))
    }

    /// The limits of the case, beside the step of a unit that only assists in it.
    func whole(beside own: OwnStep) -> String? {
        let limits = (caseClock?.running(in: matter) ?? []).filter { "本单位\($0.name)" != own.name }
        return limits.isEmpty ? nil : "全件：" + words(of: limits)
    }

    private func words(of limits: [CaseLimit]) -> String {
        limits.map { "\($0.name)\(calendar.words($0.due))" + ($0.due < now.day ? "，已超期" : "") }.joined(separator: "；") + "。"
    }

    var history: [CaseHistory.Entry] {
        let reading = CaseWords(terms: terms, words: words)
        return CaseHistory(matter, workflow, words, replaces: false, hidden: hidden, read: { reading.read($0, $1, $2) }).entries
    }

    var papers: [CasePage.Paper] {
        matter.casePapers.reversed().map { line in
            CasePage.Paper(
                name: line.title, href: Route.casePaper.path(id, "\(line.event)", line.document.code).text,
                words: line.on.text + (line.voidedOn.map { "，\($0.text)所属步骤已撤销，作废" } ?? ""))
        }
    }
}

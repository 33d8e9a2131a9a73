import GongkaiCore
import GongkaiStore

/// Where a case is, who has it, until when and why, and what its applicant can do: in plain words, with nothing that names an officer.
struct CaseProgressPage: Page {
    struct Deficit: Sendable {
        let material: String?
        let words: String
        let isThere: Bool
        let isDropped: Bool
    }

    /// 一次性告知书.
    struct Notice: Sendable {
        let day: String
        let count: String
        let deficits: [Deficit]
        let words: String
        let pdfHref: String?
        let isOpen: Bool
    }

    /// A paper that was issued.
    struct Paper: Sendable {
        let name: String
        let day: String
        /// Nil where nothing can be printed here.
        let href: String?
        /// That its step was taken back, and when.
        var void: String?
    }

    struct Promise: Sendable {
        let materials: [String]
        let words: String
        let isLate: Bool
    }

    struct Procedure: Sendable {
        let name: String
        let sentences: [String]
    }

    struct BillLine: Sendable {
        let name: String
        let unit: String
        let basis: String
        let amount: String
        let note: String?
    }

    struct Bill: Sendable {
        let lines: [BillLine]
        let total: String
        let waived: String?
        let paid: String
        let due: String
        let isPaid: Bool
    }

    struct Decision: Sendable {
        let words: String
        let day: String
        let said: [ProgressFact]
        let remedies: [String]
        let hasRemedies: Bool
    }

    struct Rating: Sendable {
        let stage: String
        let words: String
        let notes: [String]
    }

    static let template = "services/progress"
    /// In the query of whoever wants to see another one.
    static let another = "another"
    let title: String
    var undone: String { "没有提交" }
    var breadcrumb: [Crumb] { [.home, .services] }
    let number: String
    let item: String
    let unit: String
    let headline: String
    let sentence: String
    let hands: [String]
    let dueLabel: String
    let due: ProgressDue?
    let window: CaseWindow?
    let notice: Notice?
    let papers: [Paper]
    let hasPapers: Bool
    let isPrinting: Bool
    let promises: [Promise]
    let hasPromises: Bool
    let procedures: [Procedure]
    let hasProcedures: Bool
    let bill: Bill?
    let decision: Decision?
    let certificate: [ProgressFact]
    let hasCertificate: Bool
    let acts: [Act]
    let hasActs: Bool
    let ratingForms: [RatingForm]
    let ratings: [Rating]
    let hasRatings: Bool
    let steps: [ProgressStep]
    let clock: [String]
    let hasClock: Bool
    let applicant: String
    let materials: [CaseSlip.Material]
    let hasMaterials: Bool
    /// What was wrong with the step that was tried.
    let stepError: String?
    let version: String
    let stepAction: String
    let anotherHref: String
    let endAction: String
    let token: String

    var mistakes: [Mistake] {
        let files = acts.flatMap(\.files).flatMap { $0.field.mistakes }
        if !files.isEmpty { return files }
        guard let stepError else { return [] }
        let place = ratingForms.first { $0.isWrong }.map { $0.row.name } ?? acts.first { $0.textError != nil }.map { "text-\($0.id)" }
        return [Mistake(field: place ?? "number", stepError)]
    }
}

extension CaseProgressPage {
    init(
        _ stored: StoredMatter, _ followed: CaseStore.Followed, item: ServiceItem?, guide: ServiceItem?, names: [AgencyID: String],
        _ calendar: WorkingCalendar,
        on day: Day, fields: [String: FileField], typed: Typed?, isPrinting: Bool, token: String
    ) {
        let matter = stored.matter, terms = matter.caseTerms, told = CaseProgress(matter, names: names)
        number = stored.row.number ?? ""
        self.item = terms?.itemName ?? stored.row.title
        title = "办件\(number)的办理进度"
        unit = names[matter.unit] ?? names[matter.agency] ?? ""
        headline = told.headline
        sentence = told.sentence
        hands = told.hands
        let isOpen = matter.caseState?.isOpen ?? false
        (dueLabel, due) = Self.due(stored, isOpen: isOpen, calendar, on: day)
        window = CaseWindow(
            matter, told, unpaid: matter.newest(.tellBill) != nil && CaseBill(matter).due > 0, guide: guide,
            unit: names[stored.row.agency] ?? "")
        let issued = matter.papersOfApplicant.reversed().map { line in
            Paper(
                name: line.title, day: line.on.chineseText,
                href: isPrinting ? Route.caseProgressPaper.path("\(line.event)", "\(line.document.code).pdf").text : nil,
                void: line.voidedOn.map { "\($0.chineseText)作废" })
        }
        papers = issued
        hasPapers = !issued.isEmpty
        self.isPrinting = isPrinting
        notice = told.notice.map { notice in
            let added = notice.added.map { "《\($0.name)》" }.joined(separator: "、")
            return Notice(
                day: notice.on.chineseText, count: "\(notice.deficits.count)",
                deficits: notice.deficits.map {
                    Deficit(material: $0.material?.name, words: $0.words, isThere: $0.isThere && notice.isOpen, isDropped: $0.isDropped)
                },
                words: (notice.isOfAdded ? "以上是申请表更正后新增的全部内容，补齐的应当受理。" : "以上是需要补正的全部内容，依法一次告知，补齐的应当受理。")
                    + (added.isEmpty || !notice.isOpen ? "" : "申请表更正后新增的\(added)，收到以上材料以后另行告知。"),
                pdfHref: issued.first { $0.name == MatterDocument.oneTimeNotice.name }?.href,
                isOpen: notice.isOpen)
        }
        promises = told.promises.map { promise in
            let words =
                switch promise.state {
                case .answered: "已经补交。"
                case .lapsed: "没有按期补交。作出决定以前仍可以补交；补交以前，不能准予许可。"
                case .open: promise.by.map { "请不晚于\($0.chineseText)补交。逾期没有补交的，不能准予许可。" } ?? "请尽快补交。"
                }
            return Promise(materials: promise.materials.map(\.name), words: words, isLate: promise.state == .lapsed)
        }
        hasPromises = !promises.isEmpty
        procedures = told.procedures.map(Self.procedure)
        hasProcedures = !procedures.isEmpty
        bill = matter.newest(.tellBill).map { _ in Self.bill(CaseBill(matter), terms, names) }
        decision = told.decision.map { decision in
            let remedies = decision.isFavourable ? [] : CaseRemedies(item?.rights ?? ItemRights(), knownOn: decision.on, calendar).sentences
            return Decision(
                words: decision.words, day: decision.on.chineseText,
                said: decision.said.map { ProgressFact(label: $0.label, text: $0.text) },
                remedies: remedies, hasRemedies: !remedies.isEmpty)
        }
        certificate = (told.certificate + told.delivery).map { ProgressFact(label: $0.label, text: $0.text) }
        hasCertificate = !certificate.isEmpty
        acts = Self.acts(stored, followed.buttons, fields, typed)
        hasActs = !acts.isEmpty
        ratingForms = Self.ratingForms(matter, typed)
        ratings = told.ratings.map { rating in
            let until = calendar.day(1, workingDaysAfter: rating.on)
            let promise =
                !rating.grade.isPoor || !rating.followUps.isEmpty
                ? []
                : until < day
                    ? [
                        "应在\(until.chineseText)以前与您联系，还没有登记联系过。\(item.map { "可以打电话催问：\($0.contact.enquiry)。" } ?? "")"
                    ] : ["不晚于\(until.chineseText)与您联系。"]
            return Rating(
                stage: rating.stage, words: "\(rating.grade.words)（\(rating.on.chineseText)）",
                notes: promise + rating.followUps.map { "\($0.label)：\($0.text)" })
        }
        hasRatings = !ratings.isEmpty
        steps = ProgressStep.list(told.steps.map { ($0.on, $0.words, $0.note) })
        clock = CaseFacts(matter).flatMap { try? CaseClock($0, calendar) }?.words ?? []
        // Neither while the applicant is waited for nor after the decision a day runs that they wait for.
        let isRunning = isOpen && ![.supplementAsked, .granted, .refused].contains(matter.caseState)
        hasClock = isRunning && !clock.isEmpty
        applicant = followed.detail.masked.name
        materials =
            terms.map { CaseSlip.standing(followed.materials, matter, $0) }
            ?? CaseSlip.materials(followed.materials, nil)
        hasMaterials = !materials.isEmpty
        stepError = typed?.error
        version = "\(matter.version)"
        stepAction = Route.caseProgressStep.path().text
        anotherHref = Route.caseProgress.path().query([(Self.another, "1")]).text
        endAction = Route.caseProgressEnd.path().text
        self.token = token
    }

    /// What the applicant waits for next, and until when.
    private static func due(
        _ stored: StoredMatter, isOpen: Bool, _ calendar: WorkingCalendar, on day: Day
    ) -> (label: String, due: ProgressDue?) {
        guard isOpen, stored.matter.caseState != .supplementAsked, let last = stored.dates.firstDueOn else {
            return ("", nil)
        }
        let label =
            switch stored.matter.caseState {
            case .received: "最晚告知是否受理"
            case .granted, .refused: "最晚送达"
            default: "承诺办结"
            }
        return (label, ProgressDue(last, on: day, calendar))
    }

    private static func procedure(_ procedure: CaseProgress.Procedure) -> Procedure {
        var sentences = ["\(procedure.from.chineseText)开始，依据\(procedure.basis)。"]
        if !procedure.reason.isEmpty { sentences.append("理由：\(procedure.reason)") }
        if let through = procedure.through {
            sentences.append("\(through.chineseText)结束。这段时间不计入办理期限。")
        } else if let expected = procedure.expected {
            sentences.append("预计\(expected.chineseText)结束。这段时间不计入办理期限。")
        }
        return Procedure(name: procedure.kind.words, sentences: sentences)
    }

    private static func bill(_ bill: CaseBill, _ terms: CaseTerms?, _ names: [AgencyID: String]) -> Bill {
        Bill(
            lines: bill.entries.map { entry in
                let fee = terms?.fee(entry.line.fee)
                var notes: [String] = []
                if let reason = entry.reason { notes.append("后来增加，理由：\(reason)") }
                if entry.waived > 0 { notes.append("减免\(Money.yuan(entry.waived))") }
                return BillLine(
                    name: fee?.name ?? entry.line.fee, unit: fee.flatMap { names[$0.unit] } ?? "", basis: fee?.basis ?? "",
                    amount: Money.yuan(entry.line.amount),
                    note: notes.isEmpty ? nil : notes.joined(separator: "；"))
            }, total: Money.yuan(bill.total), waived: bill.waived > 0 ? Money.yuan(bill.waived) : nil, paid: Money.yuan(bill.paid),
            due: Money.yuan(bill.due), isPaid: bill.due <= 0)
    }

    private init(sample error: String?) {
        let fact = ProgressFact(label: "理由", text: "场所不符合要求")
        (number, item, title, unit) = ("ZX12-BJ-202600001", "门店招牌设置许可", "办件的办理进度", "区城管局")
        (headline, sentence, hands) = ("审查中", "有关单位正在审查。", ["区城管局正在办理“初审”。"])
        (dueLabel, due, window) = ("承诺办结", .sample, .sample)
        notice = Notice(
            day: "2026年2月3日", count: "2",
            deficits: [
                Deficit(material: "租赁合同", words: "没有签名", isThere: true, isDropped: false),
                Deficit(material: nil, words: "申请书漏项", isThere: false, isDropped: true),
            ],
            words: "一次告知。", pdfHref: error == nil ? nil : "/services/progress/papers/2/oneTimeNotice.pdf", isOpen: true)
        papers = [
            Paper(
                name: "受理通知书", day: "2026年2月3日", href: error == nil ? nil : "/services/progress/papers/3/acceptanceNotice.pdf",
                void: error == nil ? nil : "2026年2月3日作废")
        ]
        (hasPapers, isPrinting, anotherHref) = (true, error != nil, "/services/progress?another=1")
        (promises, hasPromises) = ([Promise(materials: ["租赁合同"], words: "请补交。", isLate: true)], true)
        (procedures, hasProcedures) = ([Procedure(name: "检验", sentences: ["预计3月2日结束。"])], true)
        bill = Bill(
            lines: [BillLine(name: "工本费", unit: "区城管局", basis: "湘价费〔2012〕1号", amount: "10元", note: "减免5元")], total: "10元", waived: "5元",
            paid: "0元",
            due: "5元",
            isPaid: error == nil)
        decision = Decision(words: "不予许可", day: "2026年2月6日", said: [fact], remedies: ["可以申请行政复议。"], hasRemedies: true)
        (certificate, hasCertificate) = ([fact], true)
        acts = [
            Act(
                id: "supplement", action: "supplement", branch: "", heading: "补材料", note: "一次补齐。",
                files: [
                    Act.File(field: FileField(sample: error), windowName: "way-M01", isWindow: true),
                    Act.File(field: FileField(sample: error), windowName: nil, isWindow: false),
                ], label: "补正说明", text: "已经签名", longest: "2000", button: "提交", isGrave: error == nil, textError: error, isOpen: true)
        ]
        hasActs = true
        ratingForms = FormRow.samples.map {
            RatingForm(stage: "acceptance", heading: "评价受理", row: $0, text: "好", isWrong: true, isOpen: true)
        }
        (ratings, hasRatings) = ([Rating(stage: "受理", words: "不满意", notes: ["明天与您联系。"])], true)
        steps = ProgressStep.samples
        (clock, hasClock, applicant) = (["最晚3月2日决定。"], true, "张*明")
        (materials, hasMaterials) = ([CaseSlip.Material(name: "租赁合同", words: "已提交1个文件")], true)
        (stepError, version, stepAction, endAction, token) = (error, "3", "/services/progress/step", "/services/progress/end", "t")
    }

    static let samples = [CaseProgressPage(sample: "请选择。"), CaseProgressPage(sample: nil)]
}

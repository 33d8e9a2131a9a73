import GongkaiCore
import GongkaiStore

/// Where a request is, until when, what happens next, and what its applicant can do: in plain words, with nothing that names anybody.
struct ProgressPage: Page {
    struct Demand: Sendable {
        let heading: String
        let sentences: [String]
        let by: String?
    }

    struct Decision: Sendable {
        let outcome: String
        let day: String
        let basis: String?
        let said: [ProgressFact]
        /// Where one can turn, as the letter says it.
        let remedies: [String]
        let hasRemedies: Bool
        /// Until when, in sentences.
        let remedyUntil: String?
        /// Whom to ask.
        let contact: String?
    }

    /// A file of the reply, and what was withheld in it on which ground.
    struct Given: Sendable {
        let name: String
        let href: String
        let size: String
        let grounds: [String]
    }

    /// A paper that was sent to the applicant.
    struct Letter: Sendable {
        let title: String
        /// 发文字号.
        let reference: String?
        let day: String
        let href: String?
        /// That it does not hold any more, and why.
        let hold: String?
    }

    struct Act: Sendable {
        let action: String
        let id: String
        let heading: String
        let note: String
        let label: String
        let button: String
        let text: String
        let isOptional: Bool
        let upload: FileField?
        let longest: String
        let isGrave: Bool
        let error: String?
        /// Its form shows open.
        let isOpen: Bool
    }

    /// Whether mails come, and what was typed to change it.
    struct Mail: Sendable {
        let action: String
        let words: String
        let isOn: Bool
        let email: String
        let hint: String
        let error: String?
        let isOpen: Bool
    }

    struct TypedMail: Sendable {
        let isOn: Bool
        let email: String
        let error: String
    }

    static let template = "requests/progress"
    let title: String
    var undone: String { "没有提交" }
    var breadcrumb: [Crumb] { [.home, .requests] }
    let number: String
    let headline: String
    let sentence: String
    let unit: String
    let applicant: String
    let items: [String]
    let files: [String]
    let hasFiles: Bool
    let clock: [String]
    let hasClock: Bool
    let due: ProgressDue?
    let steps: [ProgressStep]
    let demand: Demand?
    /// What can be done when it was given up.
    let advice: [String]
    let hasAdvice: Bool
    let again: String
    let office: String?
    /// What they supplemented.
    let supplements: [ProgressFact]
    let hasSupplements: Bool
    let decision: Decision?
    let letters: [Letter]
    let hasLetters: Bool
    /// The papers can be had here as files.
    let isPrinting: Bool
    let given: [Given]
    let hasGiven: Bool
    let isWithheld: Bool
    let acts: [Act]
    let hasActs: Bool
    let error: String?
    let version: String
    let mail: Mail
    let stepAction: String
    let endAction: String
    let token: String

    var mistakes: [Mistake] {
        if let wrong = mail.error { return [Mistake(field: "email", wrong)] }
        return error.map { [Mistake(field: acts.first { $0.error != nil }.map { "text-\($0.id)" } ?? "number", $0)] } ?? []
    }
}

extension ProgressPage {
    init(
        _ stored: StoredMatter, _ followed: RequestStore.Followed, letters: [SentLetter], isPrinting: Bool, given: [GivenFile],
        agencies: [Agency],
        _ calendar: WorkingCalendar, on day: Day,
        typed: (action: RequestAction, text: String, words: String)?, largest: Int,
        uploaded: [(key: String, upload: RequestUpload)] = [], mail: TypedMail? = nil, token: String
    ) {
        let matter = stored.matter, names = Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first }
        let told = RequestProgress(matter, names: names, calendar)
        number = stored.row.number ?? ""
        title = "申请\(number)的办理进度"
        headline = told.headline
        sentence = told.sentence
        unit = names[matter.agency] ?? ""
        applicant = followed.detail.masked.name
        items = followed.detail.items.map(\.description)
        let supplemented = Set(matter.standing.filter { $0.action == RequestAction.supplement.action }.map(\.number))
        files = followed.detail.files.filter { !supplemented.contains($0.event) }.map(\.name)
        hasFiles = !files.isEmpty
        let isOpen = matter.requestState?.isOpen ?? false
        let reading = ClockReading(request: matter, calendar)
        let explanation = reading?.explanation(on: isOpen ? day : nil)
        // Before the receipt is certain: the last day as it would be.
        let filed = stored.dates.filedOn ?? stored.row.createdAt.day
        clock = explanation?.plain ?? (isOpen ? (try? ReceiptSlip.next(stored, filed, calendar)) ?? [] : [])
        hasClock = !clock.isEmpty
        due = isOpen ? stored.dates.dueOn.map { ProgressDue($0, stored.dates, on: day, calendar) } : nil
        steps = ProgressStep.list(told.steps.sorted { $0.on < $1.on }.map { ($0.on, $0.words, $0.note) })
        demand = told.demand.map { Demand(heading: $0.heading, sentences: $0.sentences, by: $0.by.map { Self.until($0, on: day, matter) }) }
        advice = told.abandonment?.advice ?? []
        hasAdvice = !advice.isEmpty
        again = Route.requests.path().text
        office = followed.setting?.contactWords
        supplements = Self.supplements(matter, followed.detail.files)
        hasSupplements = !supplements.isEmpty
        let reply = letters.last { if case .reply = $0.kind { true } else { false } }
        decision = told.decision.map { Self.decision($0, by: agencies, of: matter.agency, reply, followed.setting, calendar) }
        self.letters = letters.reversed().map { letter in
            Letter(
                title: letter.title, reference: letter.number, day: letter.on.chineseText,
                href: isPrinting && letter.isReadable ? Route.requestLetter.path("\(letter.event)").text : nil, hold: letter.hold.words)
        }
        hasLetters = !letters.isEmpty
        self.isPrinting = isPrinting
        self.given = given.map { file in
            Given(
                name: file.name, href: Route.requestGiven.path("\(file.number)").text, size: file.sizeWords,
                grounds: file.log?.sentences ?? [])
        }
        hasGiven = !given.isEmpty
        isWithheld = given.contains { !($0.log?.entries.isEmpty ?? true) }
        acts = followed.buttons.compactMap { button in
            guard button.refusal == nil, let action = RequestAction(rawValue: button.action.code), let step = ApplicantStep(action) else {
                return nil
            }
            let mine = typed?.action == action ? typed : nil
            return Act(
                action: action.rawValue, id: action.rawValue, heading: step.heading, note: step.note, label: step.label,
                button: step.button, text: mine?.text ?? "", isOptional: !step.isNeeded,
                upload: step.takesFiles
                    ? FileField(error: nil, on: .applicant, largest: largest, uploaded: mine == nil ? [] : uploaded) : nil,
                longest: "\(step.longest)", isGrave: step.isGrave, error: mine?.words, isOpen: mine != nil || !step.isGrave)
        }
        hasActs = !acts.isEmpty
        error = typed?.words
        let address = followed.mailAddress
        self.mail = Mail(
            action: Route.requestMail.path().text,
            words: followed.wantsMail ? "邮件提醒已经开启，发到 \(address ?? "")" : "邮件提醒没有开启", isOn: mail?.isOn ?? followed.wantsMail,
            email: mail?.email ?? "", hint: address.map { "不填的，仍用原来的 \($0)。" } ?? "如 name@example.com。", error: mail?.error,
            isOpen: mail != nil)
        version = "\(matter.version)"
        stepAction = Route.requestStep.path().text
        endAction = Route.requestEnd.path().text
        self.token = token
    }

    /// The last day; that it is over, and what can still be done, where it is.
    private static func until(_ last: Day, on day: Day, _ matter: Matter) -> String {
        if last >= day { return last.chineseText }
        return last.chineseText + (matter.requestState == .feeAsked ? "（已过；仍可缴费，请尽快）" : "（已过；仍可提交，请尽快）")
    }

    /// Each with its words and the names of its files.
    private static func supplements(_ matter: Matter, _ files: [MatterFile]) -> [ProgressFact] {
        matter.standing.filter { $0.action == RequestAction.supplement.action }.flatMap { event -> [ProgressFact] in
            let day = event.on.chineseText
            let names = files.filter { $0.event == event.number }.map(\.name)
            let text = matter.supplements.first { $0.on == event.on }?.text
            return [
                text.map { ProgressFact(label: "\(day)补充的内容", text: $0) },
                names.isEmpty ? nil : ProgressFact(label: "\(day)补充的附件", text: names.joined(separator: "、")),
            ].compactMap(\.self)
        }
    }

    /// Where one can turn, and until when: as the letter says, or else as the law of the day has it, with the bodies that the papers of the organ
    /// name. Also where everything was given: whoever finds that it is not what they asked for may contest it.
    private static func decision(
        _ decision: RequestProgress.Decision, by agencies: [Agency], of agency: AgencyID, _ letter: SentLetter?, _ setting: PaperSetting?,
        _ calendar: WorkingCalendar
    ) -> Decision {
        let known = setting?.places
        let unit = agencies.first { $0.id == agency }, top = agencies.first { $0.parent == nil }?.name ?? "本级人民政府"
        let places =
            known
            ?? Remedies.Places(
                government: top, superiorGovernment: "上一级人民政府", superiorDepartment: "上一级主管部门", basicCourt: "有管辖权的人民法院",
                intermediateCourt: "有管辖权的中级人民法院")
        let remedies = unit.map { Remedies(against: decision.outcome, by: $0.kind, decided: decision.on, places) }
        let written = letter?.remedies ?? []
        let told = written.isEmpty ? remedies.map { [$0.paragraph + (known == nil ? "具体机关以答复书写明的为准。" : "")] } ?? [] : written
        let contact = letter?.contact ?? setting?.contactWords
        return Decision(
            outcome: decision.outcome.label, day: decision.on.chineseText,
            basis: decision.article.map { $0.hasPrefix("第") ? decision.law + $0 : $0 },
            said: decision.said.map { ProgressFact(label: $0.label, text: $0.text) },
            remedies: told, hasRemedies: !told.isEmpty, remedyUntil: remedies.flatMap { until($0, sent: decision.on, calendar) },
            contact: contact)
    }

    /// Counted from the day it was sent, which is the earliest one can know of it.
    private static func until(_ remedies: Remedies, sent day: Day, _ calendar: WorkingCalendar) -> String? {
        let last = remedies.lastDays(knownOn: day, calendar)
        let ends = [last.review.map { "申请行政复议最晚到\($0.chineseText)" }, last.court.map { "提起行政诉讼最晚到\($0.chineseText)" }]
            .compactMap(\.self)
        return ends.isEmpty
            ? nil : "如果答复书送出的当天（\(day.chineseText)）就收到，\(ends.joined(separator: "，"))。收到得更晚的，从实际收到之日起算。"
    }

    private init(sample decision: Decision) {
        number = "ZX04-20260001"
        title = "申请的办理进度"
        (headline, sentence, unit, applicant) = ("正在办理", "单位正在准备答复。", "蒸湘区教育局", "张*明")
        (items, files, hasFiles, clock, hasClock) = (["招生计划"], ["证明.pdf"], true, ["最晚3月2日答复。"], true)
        (due, steps) = (.sample, ProgressStep.samples)
        demand = Demand(heading: "请补充", sentences: ["需要补充：年份"], by: "2026年3月2日")
        self.decision = decision
        (advice, hasAdvice, again, office) = (["可以重新申请。"], true, "/request", "联系单位：区教育局办公室")
        (supplements, hasSupplements) = ([ProgressFact(label: "补充的内容", text: "2025年")], true)
        letters = [
            Letter(
                title: "政府信息公开告知书", reference: "蒸教公开〔2026〕3号", day: "2026年3月2日", href: "/request/progress/letters/7/letter.pdf", hold: "已作废"
            ),
            Letter(title: "登记回执", reference: nil, day: "2026年2月2日", href: nil, hold: nil),
        ]
        (hasLetters, isPrinting) = (true, decision.hasRemedies)
        given = [Given(name: "名单.pdf", href: "/request/progress/files/1", size: "2 页", grounds: ["依据第十五条（个人隐私）遮盖 3 处"])]
        (hasGiven, isWithheld) = (true, true)
        func act(_ id: String, isGrave: Bool, error: String?) -> Act {
            Act(
                action: id, id: id, heading: "撤回", note: "说明", label: "原因", button: "确认", text: "字", isOptional: isGrave,
                upload: isGrave ? nil : FileField(sample: error), longest: "500", isGrave: isGrave, error: error, isOpen: error != nil)
        }
        acts = [act("supplement", isGrave: false, error: "请写明。"), act("withdraw", isGrave: true, error: "请写明。")]
        hasActs = true
        (error, version, stepAction, endAction) = ("请写明。", "3", "/request/progress/step", "/request/progress/end")
        token = "t"
        mail = Mail(
            action: "/request/progress/mail", words: "邮件提醒已经开启", isOn: true, email: "a@example.com", hint: "不填的，仍用原来的。",
            error: decision.hasRemedies ? "格式不对。" : nil, isOpen: true)
    }

    static let samples = [
        ProgressPage(
            sample: Decision(
                outcome: "予以公开", day: "2026年3月2日", basis: "第三十六条", said: [ProgressFact(label: "理由", text: "内部事务")], remedies: ["可以申请行政复议。"],
                hasRemedies: true, remedyUntil: "最晚到2026年5月6日。", contact: "联系单位：区教育局办公室，联系电话：0734-8850104"))
    ]
}

extension PaperSetting {
    /// Whom to ask, in a line.
    var contactWords: String { "联系单位：\(office)，联系电话：\(telephone)，地址：\(address)" }
}

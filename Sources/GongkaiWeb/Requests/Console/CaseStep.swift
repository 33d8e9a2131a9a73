import GongkaiCore
import GongkaiStore

/// A step on a request as a page shows it: its form, what it does, what was wrong with it.
struct CaseStep: ShownStep {
    static let desk = DeskKind.requests

    let stored: StoredMatter
    let action: MatterAction
    let branch: Int?
    let calendar: WorkingCalendar
    let now: Instant
    let agencies: [Agency]
    let officers: [OfficerAccount]
    let handlers: [OfficerAccount]
    let officer: Officer
    /// What goes out with the reply as things stand.
    let given: [GivenFile]

    var regime: DisclosureRegime { DisclosureRequest.regime(of: matter, on: now.day) }
    var workflow: Workflow { DisclosureRequest.workflow(under: regime) }
    var history: [CaseHistory.Entry] {
        let words = FieldWords(agencies, officers), reading = ClockReading(request: matter, calendar)
        return CaseHistory(matter, workflow, words, given: given.map(\.name), reading: reading).entries
    }

    var outlook: StepOutlook { StepOutlook(workflow: workflow, calendar: calendar, now: now) }
    var left: DueWords { DueWords(stored, today: now.day, calendar) }
    var isDated: Bool { form?.isDated == true }
    var proposed: [String: String] { form?.proposed ?? [:] }

    var form: StepForm? {
        move.map { move in
            StepForm(
                action: action, move: move, matter: matter, regime: regime, agencies: chosenAgencies(move), handlers: handlers,
                officerName: officer.name, now: now, calendar: calendar)
        }
    }

    /// A request goes to a unit of the organ, or a question to any unit there is.
    private func chosenAgencies(_ move: MatterMove) -> [Agency] {
        guard !move.fields.contains(where: { $0.code == MatterField.partyUnit.code }) else { return agencies }
        return agencies.filter { officer.scope.contains($0.id) || $0.id == stored.row.agency || $0.id == matter.unit }
    }

    func read(_ submitted: SubmittedForm) -> (values: [String: FieldValue], on: Day?, errors: [String: String]) {
        form?.read(submitted) ?? ([:], nil, [:])
    }

    func rows(_ texts: [String: String], _ errors: [String: String]) -> [FormRow] { form?.rows(texts, errors) ?? [] }

    /// What is to be paid, step by step; empty where nothing is charged or the counts are not there.
    func fee(_ values: [String: FieldValue]) -> [String] { form?.fee(values)?.words ?? [] }

    var hints: [String] {
        switch RequestAction(rawValue: action.code) {
        case .askSupplement:
            return [sendAtOnce(.supplement, "补正告知书")] + [LateNotice(matter, on: now.day, calendar)?.words].compactMap(\.self)
        case .askFee: return [sendAtOnce(.fee, "缴费通知书")]
        default: break
        }
        guard action == MatterAction.reverse, let mistake = matter.standing.last,
            mistake.action == RequestAction.closeUnanswered.action
        else { return [] }
        let more = mistake.before == RequestState.supplementAsked.state ? "要再给申请人时间的，请接着办理“\(RequestAction.postponeAnswer.words)”。" : ""
        return ["撤销以后，系统不会因为同一个期限再次关闭这件申请。" + more]
    }

    private func sendAtOnce(_ ground: ClockGround, _ notice: String) -> String {
        "\(ground.name)的期限从\(notice)编号发出之日起算，答复期限也到那时才停止。请办理后随即发出。"
    }

    var wholeFields: Set<String> { Set(StepForm.ofWaivers.map(\.code)) }

    func content(_ texts: [String: String], errors: [String: String], token: String) -> StepPage.Content {
        var content = blank(texts, errors: errors, about: branch.flatMap(matter.branch)?.whom, token: token)
        content.outcomes = form?.outcomes(chosen: texts[MatterField.outcomeCode] ?? "") ?? []
        content.form = form
        content.charges = form?.isCharging ?? false
        content.outcomeError = errors[MatterField.outcomeCode]
        if action == RequestAction.draft.action { content.filesWanted = Self.enclosures }
        if Self.ofReplies.contains(action.code) { content.given = given.map(CasePage.Given.init) }
        return content
    }

    private static let enclosures = "要给申请人的文件加在这里：答复予以公开或者部分公开的，送达后随答复提供给申请人；公开这份答复时一并公开。要遮盖的、内部使用的不要加在这里。退回后重新拟稿的，请重新添加。"

    private static let ofReplies = Set([RequestAction.draft, .review, .returnDraft, .sign, .serve].map(\.rawValue))

    /// What is worked out says itself what is wrong with it; without an outcome there is nothing to judge.
    func isJudged(_ values: [String: FieldValue]) -> Bool {
        guard let form, !form.isCharging else { return false }
        return values[MatterField.outcomeCode] != nil || !form.move.fields.contains { $0.code == MatterField.outcomeCode }
    }

    func told(_ field: MatterField, typed text: String) -> String? {
        let value: FieldValue =
            switch field.kind {
            case .agency: Int64(text).map { .agency(AgencyID(value: $0)) } ?? .text(text)
            case .officer: Int64(text).map { .officer(OfficerID(value: $0)) } ?? .text(text)
            default: .text(text)
            }
        return FieldWords(agencies, officers).words(value, field)
    }
}

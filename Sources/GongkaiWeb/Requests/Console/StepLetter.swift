import GongkaiCore
import GongkaiStore

/// The reply as it is drafted, for whoever looks through, signs or serves it: what is decided on which ground, and what the letter says.
struct StepLetter: Sendable {
    let outcome: String
    let facts: [CaseFact]
    let hasFacts: Bool
    /// How far the letter is, or why it cannot be shown.
    let standing: String
    let href: String
    let pdfHref: String?
    let preview: PaperPage.Preview?
    let warnings: [String]

    init(
        outcome: String, facts: [CaseFact], standing: String, href: String, pdfHref: String?, preview: PaperPage.Preview?,
        warnings: [String]
    ) {
        self.outcome = outcome
        self.facts = facts
        hasFacts = !facts.isEmpty
        self.standing = standing
        self.href = href
        self.pdfHref = pdfHref
        self.preview = preview
        self.warnings = warnings
    }

    private static let steps = Set([RequestAction.review, .returnDraft, .sign, .serve].map(\.action))

    /// Nil for steps that have to do with no letter. That it was read goes into the audit trail.
    static func read(
        _ step: CaseStep, _ papers: PaperStore, _ context: StaffContext, at now: Instant
    ) async throws -> StepLetter? {
        guard steps.contains(step.action), let draft = step.matter.last(RequestAction.draft),
            let outcome = draft.values[MatterField.outcomeCode]?.text.flatMap(RequestOutcome.code)
        else { return nil }
        let words = FieldWords(step.agencies, step.officers), place = PaperPlace(event: draft.number)
        let fields = step.workflow.fields(of: RequestAction.draft.action)
        let facts = fields.filter { $0.code != MatterField.outcomeCode }.compactMap { field in
            draft[field].map { CaseFact(label: field.label, value: words.words($0, field)) }
        }
        let article = outcome.article(under: step.regime).map { "（\(step.regime.law)\($0)）" } ?? ""
        let href = place.path(of: step.stored).text
        do {
            let opened = try await papers.open(
                place, of: step.stored.row.id, for: context.officer, from: context.actor.address, at: now)
            return StepLetter(
                outcome: outcome.label + article, facts: facts, standing: standing(opened.line, step.action), href: href,
                pdfHref: Route.paperPDF.path("\(step.stored.row.id.value)", place.text).text, preview: PaperPage.Preview(opened.paper),
                warnings: opened.faults.map(\.words) + [opened.missingAttachment].compactMap(\.self))
        } catch let refusal as PaperAccessRefusal {
            return StepLetter(
                outcome: outcome.label + article, facts: facts, standing: refusal.words, href: href, pdfHref: nil, preview: nil,
                warnings: [])
        }
    }

    private static func standing(_ line: PaperLine, _ action: MatterAction) -> String {
        if let issue = line.issue { return "\(issue.number ?? "")，\(issue.on.chineseText)定稿发出" }
        return action == RequestAction.serve.action
            ? "还没有编号。登记送达时一并编号、定稿；要先打印寄出的，请先到文书页编号发出。" : line.standing.words
    }
}

import GongkaiCore
import GongkaiStore

/// Asks for the secrecy review of a sheet, a collection or a guide, under the words that are signed.
struct DraftReviewPage: FormPage {
    static let template = "drafts/review"
    let title = "保密审查"
    let breadcrumb: [Crumb]
    let lead = "签署后由公开办核对并公开。结论为不能公开的，编写人修改后须重新审查。"
    let subject: String
    let words: [DraftStanding.Fact]
    let action: String
    let token: String
    /// The hash of the words above the form.
    let revision: String
    let rows: [FormRow]
    let cancelHref: String
    var undone: String { "没有签署" }

    init(_ draft: Draft, _ words: [DraftWords], form: SubmittedForm, token: String, errors: [String: String]) {
        breadcrumb = [.console, Crumb(draft.title, draft.path)]
        // Of a unit's own sheet the name is the unit's.
        let unit = draft.title == draft.agencyName ? "" : "，\(draft.agencyName)"
        subject = "\(draft.title)（\(draft.kindName)\(unit)）"
        self.words = words.map { DraftStanding.Fact(label: $0.label, value: $0.text) }
        action = Route.draftReview.path(draft.id.kind.rawValue, "\(draft.id.subject)").text
        self.token = token
        revision = draft.contentHash
        rows = [
            .secrecyOutcome(form["secrecy"] ?? "", error: errors["secrecy"]), .secrecyBasis(form["basis"] ?? "", error: errors["basis"]),
        ]
        cancelHref = draft.path.text
    }

    private init(rows: [FormRow]) {
        (breadcrumb, subject, action, token, revision, cancelHref) = ([.console], "区教育局（机构职能）", "/a", "t", "1", "/c")
        words = [DraftStanding.Fact(label: "办公地址", value: "立新大道18号")]
        self.rows = rows
    }

    static let samples = [DraftReviewPage(rows: FormRow.samples)]
}

import GongkaiCore
import GongkaiStore

/// Asks for the secrecy review of a sheet, a collection or a guide; the page is that on which an article is acted upon.
struct DraftReviewPage: FormPage {
    static let template = "publishing/console-act"
    let title = "保密审查"
    let breadcrumb: [Crumb]
    let lead = "签署后由公开办核对并公开。结论为不能公开的，编写人修改后须重新审查。"
    let subject: String
    let action: String
    let token: String
    /// The words that were looked at, by their hash.
    let revision: String
    let rows: [FormRow]
    let tombstone: ArticleActPage.Tombstone?
    let mayPreview: Bool
    let button = "签署"
    let tone = "button--main"
    let cancelHref: String
    var undone: String { "没有签署" }

    init(_ draft: Draft, form: SubmittedForm, token: String, errors: [String: String]) {
        breadcrumb = [.console, Crumb(draft.title, draft.path)]
        subject = "\(draft.title)（\(draft.kindName)，\(draft.agencyName)）"
        action = Route.draftReview.path(draft.id.kind.rawValue, "\(draft.id.subject)").text
        self.token = token
        revision = form["revision"] ?? draft.contentHash
        rows = [
            .secrecyOutcome(form["secrecy"] ?? "", error: errors["secrecy"]), .secrecyBasis(form["basis"] ?? "", error: errors["basis"]),
        ]
        (tombstone, mayPreview) = (nil, false)
        cancelHref = draft.path.text
    }

    private init(tombstone: ArticleActPage.Tombstone?) {
        (breadcrumb, subject, action, token, revision, cancelHref) = ([.console], "区教育局（机构职能）", "/a", "t", "1", "/c")
        rows = FormRow.samples
        self.tombstone = tombstone
        mayPreview = tombstone != nil
    }

    static let samples = [
        DraftReviewPage(tombstone: nil), DraftReviewPage(tombstone: ArticleActPage.Tombstone(since: "2014年3月5日", because: "内容有误")),
    ]
}

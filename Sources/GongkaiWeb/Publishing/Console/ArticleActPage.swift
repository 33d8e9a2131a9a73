import GongkaiCore
import GongkaiStore

/// Asks for what must be said with an act, and says what will follow.
struct ArticleActPage: FormPage {
    /// What will stand at the address of a withdrawn article.
    struct Tombstone: Sendable {
        let since: String
        let because: String
    }

    static let template = "publishing/console-act"
    static let longestReason = 500
    let title: String
    let breadcrumb: [Crumb]
    let lead: String
    let subject: String
    let action: String
    let token: String
    let revision: String
    let rows: [FormRow]
    let tombstone: Tombstone?
    let mayPreview: Bool
    let button: String
    let tone: String
    let cancelHref: String

    var undone: String { "没有办理" }

    init(
        _ action: PublishingAction, _ page: VersionPage, columns: [StoredColumn], form: SubmittedForm, faults: [String: String],
        token: String, today: Day
    ) {
        let line = page.line
        title = OfferedAct.label(action, line)
        breadcrumb = [.console, .articles, .version(line)]
        lead = OfferedAct.note(action, page)
        subject = line.title
        self.action = Route.articleAct.path("\(line.article.value)", "\(line.number)", action.rawValue).text
        self.token = token
        // After a refusal the page that is shown is a new one, and so is what the officer has seen.
        revision = form["revision"] ?? "\(line.revision)"
        rows = ArticleActPage.rows(action, page, columns, form, faults, today)
        let isPublic = action == .withdraw || action == .refuseEmergency
        mayPreview = isPublic
        tombstone =
            isPublic
            ? Tombstone(
                since: today.chineseText, because: form["reason"].flatMap(\.nonEmpty) ?? "（您在上面写的理由）") : nil
        // An outcome that forbids publication is signed by the same button.
        button = action == .approve && line.reviewStep?.isSecrecy == true ? "签署审查结论" : title
        let isGrave: Set<PublishingAction> = [.withdraw, .discard, .refuseEmergency, .reject, .publishEmergency]
        tone = isGrave.contains(action) ? "button--grave" : "button--main"
        cancelHref = line.path.text
    }

    /// The name of the form's field.
    static func field(_ field: PublishingField) -> String {
        switch field {
        case .reason: "reason"
        case .basis: "basis"
        case .secrecyOutcome: "secrecy"
        case .publishAt: "publish_day"
        case .targetColumn: "column"
        }
    }

    private static func rows(
        _ action: PublishingAction, _ page: VersionPage, _ columns: [StoredColumn], _ form: SubmittedForm, _ faults: [String: String],
        _ today: Day
    ) -> [FormRow] {
        func value(_ name: String) -> String { form[name] ?? "" }
        var fields = PublishingRules.move(action, from: page.line.state)?.fields ?? []
        let isSecrecy = page.line.reviewStep?.isSecrecy == true
        if isSecrecy, action == .approve || action == .reject { fields = [.secrecyOutcome, .basis] + fields }
        return fields.flatMap { field -> [FormRow] in
            let isOptional = action == .reject && field != .reason
            switch field {
            case .secrecyOutcome:
                return [.secrecyOutcome(value("secrecy"), isOptional: isOptional, error: faults["secrecy"])]
            case .basis:
                return [.secrecyBasis(value("basis"), isOptional: isOptional, error: faults["basis"])]
            case .reason:
                return [
                    .area(
                        "reason", reasonLabel(action), value("reason"), hint: reasonHint(action), error: faults["reason"],
                        counted: longestReason)
                ]
            case .publishAt:
                let set = page.line.publishAt?.minuteText.split(separator: " ").map(String.init) ?? []
                return [
                    .text(
                        "publish_day", "发布日期", form["publish_day"] ?? set.first ?? "", hint: "如 \(today.adding(days: 1).text)",
                        error: faults["publish_day"], inputMode: "numeric", isShort: true),
                    .text(
                        "publish_time", "时刻", form["publish_time"] ?? set.last ?? "", hint: "24小时制，如 09:00", error: faults["publish_time"],
                        isShort: true),
                ]
            case .targetColumn:
                let choices = columns.map {
                    FormRow.Choice(value: $0.code, text: $0.name, isChosen: value("column") == $0.code)
                }
                return [
                    .select(
                        "column", field.words, [FormRow.Choice(value: "", text: "请选择", isChosen: false)] + choices, error: faults["column"])
                ]
            }
        }
    }

    private static func reasonLabel(_ action: PublishingAction) -> String {
        switch action {
        case .withdraw, .refuseEmergency: "撤下的理由（公开）"
        case .reject: "退回的理由"
        case .publishEmergency: "应急发布的理由"
        default: "理由"
        }
    }

    private static func reasonHint(_ action: PublishingAction) -> String {
        switch action {
        case .withdraw, .refuseEmergency: "会显示在原网址上，任何人都能看到。请不要写入姓名、电话等个人信息。"
        case .reject: "写明哪里要改、怎样改，编写人会看到。"
        default: "会随稿件一起保存。"
        }
    }

    private init(sample isPublic: Bool) {
        title = "撤下"
        breadcrumb = [.console, .articles]
        (lead, subject, action, token, revision) = ("立即停止公开。", "关于", "/a", "t", "1")
        rows = FormRow.samples
        tombstone = isPublic ? Tombstone(since: "2014年3月5日", because: "内容有误") : nil
        mayPreview = isPublic
        (button, tone, cancelHref) = ("撤下", "button--grave", "/c")
    }

    static let samples = [ArticleActPage(sample: true), ArticleActPage(sample: false)]
}

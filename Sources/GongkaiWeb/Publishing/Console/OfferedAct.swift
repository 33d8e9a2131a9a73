import GongkaiCore
import GongkaiStore

/// Something this person can do with a version now, with its consequence.
struct OfferedAct: Sendable {
    /// A button that does it at once.
    struct Press: Sendable {
        let action: String
    }

    let label: String
    let note: String
    let tone: String
    /// A page of its own, that asks for what must be said.
    let pageHref: String?
    let press: Press?
    /// Why it cannot be done yet; the button is grey.
    let closed: String?

    /// In the order of the buttons: what leads on first, what destroys last.
    static let order: [PublishingAction] = [
        .submit, .approve, .confirmEmergency, .publish, .schedule, .save, .reject, .refuseEmergency, .recall, .restoreAsDraft, .move,
        .publishEmergency, .withdraw, .discard,
    ]

    /// Nothing more has to be said, and nothing is lost by it.
    static func isDirect(_ action: PublishingAction, _ step: ReviewStep?) -> Bool {
        switch action {
        case .submit, .recall, .restoreAsDraft, .confirmEmergency, .publish: true
        case .approve: step?.isSecrecy == false
        default: false
        }
    }

    /// Publishing before the review is for what cannot be published otherwise: not for what only has to be published.
    static func isOffered(_ action: PublishingAction, on page: VersionPage) -> Bool {
        !(action == .publishEmergency && page.line.actions.contains(.publish) && page.obstacles.isEmpty)
    }

    init(_ action: PublishingAction, on page: VersionPage) {
        let line = page.line, article = "\(line.article.value)", number = "\(line.number)"
        label = OfferedAct.label(action, line)
        note = OfferedAct.note(action, page)
        let isOnward: Set<PublishingAction> = [.submit, .approve, .publish, .confirmEmergency]
        let isGrave: Set<PublishingAction> = [.withdraw, .discard, .refuseEmergency, .reject, .publishEmergency]
        tone = isOnward.contains(action) ? " button--main" : isGrave.contains(action) ? " button--grave" : ""
        let obstacles = OfferedAct.obstacles(action, page)
        closed = obstacles.isEmpty ? nil : obstacles.map(\.words).joined()
        let path = Route.articleAct.path(article, number, action.rawValue).text
        let isDirect = OfferedAct.isDirect(action, line.reviewStep)
        if closed != nil {
            (pageHref, press) = (nil, nil)
        } else if action == .save {
            (pageHref, press) = (Route.articleEdit.path(article, number).text, nil)
        } else {
            (pageHref, press) = isDirect ? (nil, Press(action: path)) : (path, nil)
        }
    }

    private init(label: String, tone: String, pageHref: String?, press: Press?, closed: String?) {
        self.label = label
        note = "会怎样"
        self.tone = tone
        self.pageHref = pageHref
        self.press = press
        self.closed = closed
    }

    /// What stands in the way of an action that this person may otherwise take.
    private static func obstacles(_ action: PublishingAction, _ page: VersionPage) -> [PublicationObstacle] {
        switch action {
        case .submit: page.toMend
        case .approve where page.line.reviewStep?.isSecrecy == true: PublicationJudge.open(page.facts.openHits)
        case .confirmEmergency: PublicationJudge.open(page.facts.openHits)
        case .publish: page.obstacles
        // An hour that was set may be replaced by another one.
        case .schedule: page.obstacles
        default: []
        }
    }

    static func label(_ action: PublishingAction, _ line: VersionLine) -> String {
        switch action {
        case .save: "编辑"
        case .schedule where line.state == .scheduled: "改定时间"
        case .restoreAsDraft where line.state == .live: "修改（新建草稿）"
        case .publish where line.state == .scheduled: "立即发布"
        default: action.words
        }
    }

    /// The consequence, in words.
    static func note(_ action: PublishingAction, _ page: VersionPage) -> String {
        let line = page.line, scheme = page.facts.scheme
        func name(after position: Int) -> String? {
            scheme.steps.indices.first { $0 > position }.map { scheme.steps[$0].name }
        }
        switch action {
        case .save: return "修改标题、正文和信息目录。"
        case .submit:
            let first = scheme.steps.first { $0.scope != .author }?.name ?? "审核人"
            return "送交“\(first)”。审核期间不能修改，需要修改时先收回。"
        case .approve:
            guard let step = page.facts.progress.nextStep else { return "" }
            return name(after: step).map { "通过后转到“\($0)”。" } ?? "通过后即可发布。"
        case .reject: return "退回编写人修改，须写明理由。"
        case .recall where line.state == .scheduled: return "取消定时发布，审核结果保留。"
        case .recall: return "收回为草稿，已作的审核不再有效，修改后须重新送审。"
        case .publish: return "立即公开，任何人都能看到；已发布的旧版本由它替代。"
        case .schedule: return "到设定的时间自动发布。"
        case .publishEmergency: return "先发布、后补审：须写明理由并作出保密审查结论，公开办在下一个工作日内补审。"
        case .confirmEmergency: return "确认这次应急发布，继续公开。"
        case .refuseEmergency: return "撤下这次应急发布的内容，须写明理由。"
        case .withdraw: return "立即停止公开，原网址只留下撤下的时间和理由。"
        case .restoreAsDraft where line.state == .live: return "另建一份草稿修改，线上版本不受影响，新版本发布后才替代它。"
        case .restoreAsDraft: return "以这一版的内容另建一份草稿。"
        case .move: return "移到同一站点的另一个栏目；已发布的，原网址自动转到新网址。"
        case .discard: return "不再使用这份草稿；内容仍可查看，也可以据此新建草稿。"
        case .expire, .supersede: return ""
        }
    }

    static let samples = [
        OfferedAct(label: "送审", tone: " button--main", pageHref: nil, press: Press(action: "/a"), closed: nil),
        OfferedAct(label: "撤下", tone: " button--grave", pageHref: "/p", press: nil, closed: nil),
        OfferedAct(label: "发布", tone: "", pageHref: nil, press: nil, closed: "没有标题。"),
    ]
}

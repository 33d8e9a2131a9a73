import GongkaiCore
import GongkaiStore

/// A notice in words: for the console, and shorter for a mail, which names neither people nor what was asked for.
struct NoticeWords {
    let notice: StoredNotice

    /// Such as 申请ZX04-20260001交给您办理。 Who is away is named to who stands in.
    var sentence: String { sentence(absent: notice.absent) }

    /// The same for a mail, which whoever holds the mailbox reads: it names nobody.
    var mailSentence: String { sentence(absent: notice.absent.map { _ in "同事" }) }

    private var isCase: Bool { notice.matterKind == ServiceCase.kind.code }

    private func sentence(absent: String?) -> String {
        let noun = isCase ? "办件" : "申请"
        let which = notice.number.map { "\(noun)\($0)" } ?? noun
        if isCase, let words = caseSentence(which) {
            guard let absent else { return words }
            return "（代\(absent)）" + words
        }
        let sentence =
            switch notice.kind {
            case .arrived: "收到新的\(which)，请登记办理。"
            case .assigned: "\(which)交给您办理。"
            case .supplemented: "\(which)的申请人\(applicantDid)。"
            case .progress where notice.action == RequestAction.closeUnanswered.rawValue:
                "您承办的\(which)因为逾期没有收到申请人的答复，已经不再处理。请核对、编号发出不再处理告知书，通知申请人。"
            case .progress: "您承办的\(which)有新情况：\(stepWords)。"
            case .toReview: "\(which)的答复等您审核。"
            case .toSign: "\(which)的答复等您签发。"
            case .dueSoon: "\(which)最晚\(dayWords)答复，期限快到了。"
            case .overdue: "\(which)最晚应于\(dayWords)答复，已经超期。"
            case .unsent: "\(which)的\(paperWords)还没有编号发出，申请人没有收到通知，答复期限照常计算。请尽快发出。"
            case .delegated: "从今天起您代理\(absent ?? "同事")办理申请，到\(dayWords)为止。"
            case .card: cardSentence
            case .score: ScoreNews(notice)?.sentence ?? "考核成绩有新情况。"
            case .mailFailed: "有邮件没有发出，请到“邮件设置”查看原因。"
            }
        guard notice.kind != .delegated, let absent else { return sentence }
        return "（代\(absent)）" + sentence
    }

    private var paperWords: String { notice.action == RequestAction.askFee.rawValue ? "缴费通知书" : "补正告知书" }

    /// A card that was found, or what somebody did with one.
    private var cardSentence: String {
        if let late = LateColumn(notice) { return late.sentence(dayWords) }
        let parts = (notice.action ?? "").split(separator: "/").map(String.init), number = notice.number ?? ""
        let name = parts.first.map { $0.hasPrefix("inspector") ? "监察人员发牌" : CardKey.rule(of: $0) } ?? ""
        guard parts.count == 2, let action = CardLife.Action(rawValue: parts[1]), action != .issue else {
            return "办件\(number)于\(dayWords)收到电子监察的预警或者监察牌（\(name)）。"
        }
        return "办件\(number)的监察牌（\(name)）于\(dayWords)有新情况：\(action.words)。"
    }

    /// Where it leads.
    var target: Path {
        if let late = LateColumn(notice) { return Route.columnCard.path(late.column, late.rule, late.from) }
        if let news = ScoreNews(notice) { return news.target }
        if notice.kind == .card, let matter = notice.matter, let rule = notice.action?.split(separator: "/").first {
            return Route.card.path("\(matter.value)", String(rule))
        }
        if let matter = notice.matter, isCase { return Route.serviceCase.path("\(matter.value)") }
        if let matter = notice.matter { return Route.requestCase.path("\(matter.value)") }
        return notice.kind == .mailFailed ? Route.mail.path() : notice.kind == .delegated ? Route.delegation.path() : Route.notices.path()
    }

    /// What is said otherwise of a case: it is decided and not answered.
    private func caseSentence(_ which: String) -> String? {
        let action = notice.action.flatMap(CaseAction.init)
        switch notice.kind {
        case .arrived where action == .signIn: return "\(which)已由承办单位签收。"
        case .arrived where action == .supplement: return "\(which)收到了申请人补正的材料，请受理。"
        case .arrived: return "收到新的\(which)，请受理或者一次性告知。"
        case .assigned: return action == .startStep ? "\(which)有环节由您的单位办理。" : "\(which)交给您办理。"
        case .supplemented where action == .supplementPart: return "\(which)的申请人补了一部分材料，其余的交到窗口。"
        case .supplemented: return "\(which)的申请人\(action == .withdraw ? "撤回了申请" : action == .rate ? "作了评价" : "提交了材料")。"
        case .progress: return "您承办的\(which)有新情况：\(action?.words ?? "有更正")。"
        case .toReview: return "\(which)等您审核。"
        case .toSign: return "\(which)等您决定。"
        case .dueSoon: return "\(which)的期限最晚\(dayWords)，快到了。"
        case .overdue: return "\(which)的期限是\(dayWords)，已经超期。"
        case .unsent, .delegated, .card, .score, .mailFailed: return nil
        }
    }

    private var dayWords: String { notice.day?.chineseText ?? "" }

    private var stepWords: String { notice.action.flatMap(RequestAction.init)?.words ?? "有更正" }

    private var applicantDid: String {
        switch notice.action.flatMap(RequestAction.init) {
        case .recordStatement: "说明了理由"
        case .withdraw: "撤回了申请"
        default: "提交了补充"
        }
    }
}

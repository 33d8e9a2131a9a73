import GongkaiCore
import GongkaiStore

/// Whether a reply is published, and in which column.
struct ReplyPublicationPage: FormPage {
    static let template = "desk/reply-publication"
    let title = "公开答复"
    let breadcrumb: [Crumb]
    let heading: String
    let words: String
    let isPossible: Bool
    let action: String
    let token: String
    let ticket: String
    let rows: [FormRow]
    var undone: String { "没有起草" }

    init(_ stored: StoredMatter, _ standing: ReplyPublication, columns: [FormRow.Choice], error: String?, token: String) {
        let path = Route.requestCase.path("\(stored.row.id.value)")
        breadcrumb = [.console, .desk, Crumb(stored.row.number ?? "申请", path)]
        heading = stored.row.title
        words = CasePage.Publication.words(standing)
        isPossible = standing.isPossible
        action = Route.replyPublication.path("\(stored.row.id.value)").text
        self.token = token
        ticket = OnceOnly.ticket()
        rows = [
            .select(
                "column", "在哪个栏目公开", columns, hint: "稿件按该栏目的审核流程审核，发布后也列入“公开的申请答复”。随答复提供的文件会一并放进稿件；没有文件的，要在正文写明可以看到的网址，才能送审。", error: error)
        ]
    }

    private init(isPossible: Bool) {
        (breadcrumb, heading, words, action, token, ticket) = ([.console], "改造计划", "可以公开。", "/p", "t", "o")
        self.isPossible = isPossible
        rows = FormRow.samples
    }

    static let samples = [ReplyPublicationPage(isPossible: true), ReplyPublicationPage(isPossible: false)]
}

extension CasePage.Publication {
    /// Nil while there is nothing to publish.
    init?(_ standing: ReplyPublication, of id: MatterID, mayBegin: Bool) {
        switch standing {
        case .notAnswered: return nil
        case .notBefore: (href, label) = (nil, "")
        case .possible: (href, label) = (mayBegin ? Route.replyPublication.path("\(id.value)").text : nil, "公开这份答复")
        case .takenBack: (href, label) = (mayBegin ? Route.replyPublication.path("\(id.value)").text : nil, "再次公开这份答复")
        case .begun(let article, _): (href, label) = (Route.articleRecord.path("\(article.value)").text, "打开稿件")
        }
        words = Self.words(standing)
    }

    static func words(_ standing: ReplyPublication) -> String {
        switch standing {
        case .notAnswered: PublicationRefusal.notAnswered.words
        case .notBefore(let day): "答复送达后要过一段时间才能公开，这件从\(day.chineseText)起可以。"
        case .possible: "还没有公开。有普遍意义的答复可以公开，申请人的信息不公开，稿件经过保密审查。"
        case .takenBack(let day, let name, let reason):
            "曾经公开，\(day.chineseText)由\(name ?? "工作人员")撤下，理由：\(reason.isEmpty ? "没有写明" : reason)。再次公开以前，请先确认撤下的原因已经不在。"
        case .begun(_, let state): state == .live ? "已经公开。" : "公开稿件正在办理（\(state.words)）。"
        }
    }
}

/// After how many days each organ publishes its replies.
struct ReplyDelaysPage: Page {
    static let template = "desk/reply-delays"
    let title = "公开答复的时间"
    var breadcrumb: [Crumb] { [.console, .desk] }
    let table: DataTable

    init(_ lines: [(Agency, Int)]) {
        table = DataTable(
            caption: title, columns: [.init(label: "单位"), .init(label: "答复送达后多少天", isNumber: true)],
            rows: lines.map { agency, days in
                DataTable.Row(cells: [
                    .init(text: agency.name, target: Route.replyDelay.path(agency.code).text, isTitle: true),
                    .init(text: "\(days)", isNumber: true),
                ])
            }, empty: "没有您负责的单位。")
    }

    private init() { table = .sample }

    static let samples = [ReplyDelaysPage()]
}

/// The same for one organ.
struct ReplyDelayPage: FormPage {
    static let template = "papers/setting"
    let title: String
    var breadcrumb: [Crumb] { [.console, .desk, Crumb("公开答复的时间", Route.replyDelays.path())] }
    let action: String
    let token: String
    let revision: String
    let rows: [FormRow]

    init(_ agency: Agency, days: String, revision: Int, error: String?, token: String) {
        title = "\(agency.name)公开答复的时间"
        action = Route.replyDelay.path(agency.code).text
        self.token = token
        self.revision = "\(revision)"
        rows = [
            .text(
                "days", "答复送达后多少天可以公开", days, hint: "自然日，一般\(RequestStore.usualDelay)天。到了时间也不会自动公开，仍要逐件决定。", error: error, longest: 4,
                inputMode: "numeric", isShort: true)
        ]
    }

    private init(rows: [FormRow]) {
        (title, action, token, revision, self.rows) = ("公开答复的时间", "/d", "t", "0", rows)
    }

    static let samples = [ReplyDelayPage(rows: FormRow.samples)]
}

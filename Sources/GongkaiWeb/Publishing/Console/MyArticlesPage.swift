import GongkaiCore
import GongkaiStore

/// The writer's own page: what came back and why, the drafts, what waits elsewhere and with whom, and what was published lately. Articles, sheets,
/// collections and guides stand together by what is to be done about them.
struct MyArticlesPage: Page {
    struct Line: Sendable {
        let label: String
        let href: String
        let note: String
        /// Why it does not go on.
        let held: HeldUp?
        let when: String
    }

    struct Group: Sendable {
        let id: String
        let heading: String
        let lines: [Line]
    }

    static let template = "publishing/console-mine"
    let title = "我的稿件"
    var breadcrumb: [Crumb] { [.console, .articles] }
    let writeHref: String
    let groups: [Group]
    let isEmpty: Bool
    /// What the writer's unit owes; nil for a unit without duties.
    let owed: OwedDuties?

    /// `overdue` is the unit's, whoever wrote it.
    init(
        _ lines: [VersionLine], _ published: [VersionLine], withdrawn: [WithdrawnLine], drafts others: [Draft],
        overdue: [UnitPublishing.Late], _ waiting: Waiting,
        owed: OwedDuties?
    ) {
        self.owed = owed
        writeHref = Route.newArticle.path().text
        func line(_ line: VersionLine, note: String, when: String) -> Line {
            Line(label: line.title, href: line.path.text, note: note, held: line.rejection.map(HeldUp.init(returned:)), when: when)
        }
        func line(_ draft: Draft, note: String) -> Line {
            Line(
                label: draft.title, href: draft.path.text, note: note, held: draft.setback.map(HeldUp.init),
                when: draft.setback?.whenWords ?? "\(draft.savedAt.minuteText)保存")
        }
        let back = lines.filter { $0.rejection != nil }
        let drafts = lines.filter { $0.state == .draft && $0.rejection == nil }
        let away = lines.filter { $0.state != .draft }
        let mended = others.filter { $0.setback?.isForWriters == true }
        let waitingElsewhere = others.filter { $0.setback?.isForWriters != true }
        let down: [Line] = withdrawn.map { one in
            let by = one.by.map { "由\($0)" } ?? ""
            return Line(
                label: one.line.title, href: one.line.path.text, note: one.line.columnName,
                held: one.line.endReason.map(HeldUp.init(withdrawn:)), when: one.line.endedAt.map { "\($0.minuteText)\(by)撤下" } ?? "")
        }
        groups = [
            Group(
                id: "overdue", heading: "本单位超期未公开的",
                lines: overdue.compactMap { MyArticlesPage.line($0, on: waiting.now.day, waiting.calendar) }),
            Group(
                id: "back", heading: "退回修改的",
                lines: back.map { line($0, note: $0.columnName, when: MyArticlesPage.rejected($0, waiting)) }
                    + mended.map { line($0, note: "\($0.kindName)，\($0.agencyName)") }),
            Group(id: "withdrawn", heading: "被撤下的", lines: down),
            Group(
                id: "drafts", heading: "草稿",
                lines: drafts.map { line($0, note: $0.columnName, when: "\($0.savedAt.minuteText)保存") }),
            Group(
                id: "away", heading: "在他人处办理的",
                lines: away.map { item in
                    line(
                        item, note: waiting.forWhom(item) ?? item.state.words,
                        when: item.submittedAt.map { "送审\(waiting.howLong(since: $0))" } ?? "")
                } + waitingElsewhere.map { line($0, note: "\($0.kindName)，等待\(waiting.forWhom($0))") }),
            Group(
                id: "published", heading: "最近30天发布的",
                lines: published.map { line($0, note: $0.columnName, when: $0.publishedAt.map { "\($0.minuteText)发布" } ?? "") }),
        ].filter { !$0.lines.isEmpty }
        isEmpty = groups.isEmpty
    }

    /// 2014-03-03 09:00由陈静退回
    private static func rejected(_ line: VersionLine, _ waiting: Waiting) -> String {
        "\((line.rejectedAt ?? line.savedAt).minuteText)\(waiting.colleagues.name(line.rejectedBy).map { "由\($0)" } ?? "")退回"
    }

    private static func line(_ late: UnitPublishing.Late, on day: Day, _ calendar: WorkingCalendar) -> Line? {
        late.article.map { article in
            Line(
                label: late.title, href: Route.articleRecord.path("\(article.value)").text, note: "\(late.madeOn.text)生成",
                held: DisclosureDeadline.words(madeOn: late.madeOn, on: day, calendar: calendar).map(HeldUp.init(overdue:)), when: "")
        }
    }

    private init(_ groups: [Group], owed: OwedDuties?) {
        self.owed = owed
        writeHref = "/w"
        self.groups = groups
        isEmpty = groups.isEmpty
    }

    static let samples = [
        MyArticlesPage(
            [
                Group(
                    id: "back", heading: "退回修改的",
                    lines: [Line(label: "关于", href: "/a", note: "通知公告", held: HeldUp(returned: "请补充依据"), when: "2014-03-03 09:00保存")])
            ], owed: OwedDuties.samples[0]), MyArticlesPage([], owed: OwedDuties.samples[1]),
    ]
}

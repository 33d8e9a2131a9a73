import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// One version: its text as it will look, all that decides about it, and what this person can do now.
struct ArticleVersionPage: Page {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    /// One step of the review, done or to come.
    struct Step: Sendable {
        let name: String
        let word: String
        let tone: String
        let who: String
        let remark: String?
    }

    struct Hit: Sendable {
        struct Clearing: Sendable {
            let action: String
            let field: String
            /// With which reason the same was let pass before.
            let before: String?
        }

        let what: String
        let place: String
        let excerpt: String
        let advice: String
        let word: String
        let tone: String
        /// By whom and why it was let pass.
        let cleared: String?
        let clearing: Clearing?
    }

    struct Attachment: Sendable {
        let label: String
        let href: String
    }

    struct Sibling: Sendable {
        let label: String
        let href: String
        let word: String
        let isHere: Bool
        let comparisonHref: String?
    }

    static let template = "publishing/console-version"
    let title: String
    let breadcrumb: [Crumb]
    let word: String
    let tone: String
    let place: String
    let token: String
    let revision: String
    /// Whose turn it is, or who took it down and why.
    let turn: String?
    /// Since when it should have been public; nil while there is time.
    let overdue: String?
    let publicHref: String?
    let acts: [OfferedAct]
    let hasActs: Bool
    /// What else waits for whoever reviews; nil for others.
    let queueHref: String?
    let obstacles: [String]
    let hasObstacles: Bool
    let hits: [Hit]
    let hasHits: Bool
    let body: SafeHTML
    let isDocument: Bool
    let facts: [Fact]
    let attachments: [Attachment]
    let hasAttachments: Bool
    /// Where files are added, named and removed.
    let filesHref: String?
    let linksHref: String
    let steps: [Step]
    let hasSteps: Bool
    let siblings: [Sibling]
    let articleHref: String

    init(
        _ page: VersionPage, body: SafeHTML, hits: [ArticleStore.StoredHit], versions: [VersionLine], waiting: Waiting,
        withdrawer: String?, publicPath: Path?, officer: Officer
    ) {
        let line = page.line
        title = line.title
        breadcrumb = [.console, .articles]
        word = line.state.words
        tone = ArticleVersionPage.tone(line)
        // A column for one kind bears its name.
        let kind = line.kind.name == line.columnName ? "" : " · \(line.kind.name)"
        place = "\(line.agencyName) · \(line.columnName)\(kind) · 第\(line.number)版"
        overdue = line.overdue(on: waiting.now.day, waiting.calendar)
        token = officer.csrfToken
        revision = "\(line.revision)"
        turn = waiting.forWhom(line) ?? ArticleVersionPage.withdrawal(line, by: withdrawer)
        publicHref = line.state == .live ? publicPath?.text : nil
        acts = OfferedAct.order.filter { line.actions.contains($0) && OfferedAct.isOffered($0, on: page) }.map { OfferedAct($0, on: page) }
        hasActs = !acts.isEmpty
        queueHref = ArticleListConsole.mayReview(officer) ? Route.articleQueue.path().text : nil
        // A text on its way is no warning: only what somebody has to mend is said.
        let isOnItsWay = line.state == .draft || line.state == .inReview
        obstacles = line.state.isInWork ? page.obstacles.filter { !(isOnItsWay && $0.isReviewToCome) }.map(\.words) : []
        hasObstacles = !obstacles.isEmpty
        let mayClear = ArticleVersionPage.mayClear(officer, page)
        self.hits = hits.map { ArticleVersionPage.hit($0, line, mayClear: mayClear) }
        hasHits = !hits.isEmpty
        self.body = body
        isDocument = line.kind.isDocument
        facts = ArticleVersionPage.facts(page, on: waiting.now.day, waiting.calendar)
        attachments = page.content.listedFiles.map { Attachment(label: $0.name, href: Route.fileView.path($0.sha256, $0.name).text) }
        hasAttachments = !attachments.isEmpty
        filesHref =
            line.actions.contains(.save) ? Route.versionFiles.path("\(line.article.value)", "\(line.number)").text : nil
        linksHref = Route.articleLinks.path("\(line.article.value)").text
        steps = ArticleVersionPage.steps(page, waiting.colleagues)
        hasSteps = !steps.isEmpty
        siblings = versions.reversed().map { other in
            Sibling(
                label: "第\(other.number)版", href: other.path.text, word: other.state.words, isHere: other.number == line.number,
                comparisonHref: other.number == line.number
                    ? nil
                    : Route.articleComparison.path("\(line.article.value)", "\(max(line.number, other.number))")
                        .query([("with", "\(min(line.number, other.number))")]).text)
        }
        articleHref = Route.articleRecord.path("\(line.article.value)").text
    }

    /// 2014-03-03 09:00由赵敏撤下，理由：内容有误
    private static func withdrawal(_ line: VersionLine, by name: String?) -> String? {
        guard line.state == .withdrawn, let at = line.endedAt else { return nil }
        return "\(at.minuteText)\(name.map { "由\($0)" } ?? "")撤下" + (line.endReason.map { "，理由：\($0)" } ?? "")
    }

    /// As the store grants it: a reviewer, and not in one's own text.
    private static func mayClear(_ officer: Officer, _ page: VersionPage) -> Bool {
        [.reviewArticles, .reviewSecrecy, .approveArticles].contains { officer.may($0, for: page.line.agency) }
            && !page.facts.hadHand(officer.id) && (page.line.state.isInWork || page.line.approvalDue != nil)
    }

    static func tone(_ line: VersionLine) -> String {
        switch line.state {
        case .live: line.approvalDue == nil ? " tag--done" : " tag--warning"
        case .withdrawn, .discarded: " tag--error"
        case .inReview, .approved, .scheduled: " tag--warning"
        case .draft, .superseded, .expired: ""
        }
    }

    private static func hit(_ hit: ArticleStore.StoredHit, _ line: VersionLine, mayClear: Bool) -> Hit {
        let isCleared = hit.clearedBy != nil
        let clearing =
            mayClear && !isCleared && !hit.blocks
            ? Hit.Clearing(
                action: Route.articleHit.path("\(line.article.value)", "\(line.number)", "\(hit.id)").text, field: "reason-\(hit.id)",
                before: hit.earlierReason) : nil
        return Hit(
            what: GateRule(rawValue: hit.rule)?.title ?? hit.rule, place: hit.place, excerpt: hit.excerpt, advice: hit.advice,
            word: isCleared ? "已放行" : hit.blocks ? "必须改正" : "待核对", tone: isCleared ? "done" : hit.blocks ? "error" : "warning",
            cleared: hit.clearedBy.map { "\($0)放行：\(hit.clearReason ?? "")" }, clearing: clearing)
    }

    static func facts(_ page: VersionPage, on day: Day, _ calendar: WorkingCalendar) -> [Fact] {
        var written = ArticleVersionPage.written(page.content, page.facts.kind)
        if let deadline = page.line.deadline(on: day, calendar) { written.insert(Fact(label: "公开期限", value: deadline), at: 1) }
        let times: [(String, String?)] = [
            ("定时发布", page.line.publishAt?.minuteText), ("发布时间", page.line.publishedAt?.minuteText),
            ("停止公开", page.line.endedAt?.minuteText), ("理由", page.line.endReason),
        ]
        return [Fact(label: "索引号", value: page.indexNumber ?? "发布时编发")] + written
            + times.compactMap { label, value in value.map { Fact(label: label, value: $0) } }
    }

    /// What the writer wrote besides title and text.
    static func written(_ content: ArticleContent, _ kind: ArticleKind) -> [Fact] {
        let number = content.documentNumber ?? (kind.isDocument && content.hasNoDocumentNumber ? "无文号" : nil)
        var facts: [(String, String?)] = [
            (kind.madeOnLabel, content.createdOn?.text ?? "未填写"),
            ("主题分类", content.subject.flatMap { CodeList.subjects.path(of: $0) } ?? (kind.isCatalogued ? "未填写" : nil)),
        ]
        if kind.isDocument {
            facts += [
                ("体裁分类", content.genre.flatMap { CodeList.genres.path(of: $0) } ?? "未填写"), ("文号", number ?? "未填写"),
                ("生效日期", content.term.effectiveOn?.text ?? (kind.isNormative ? "未填写" : nil)),
                ("有效期至", content.term.expiresOn?.text), ("废止日期", content.term.repealedOn?.text), ("替代文件", content.term.replacedBy),
            ]
        }
        facts += [
            ("内容概述", content.abstract), ("关键词", content.keywords.isEmpty ? nil : content.keywords.joined(separator: "，")),
            (
                "服务对象",
                content.audiences.isEmpty ? nil : content.audiences.compactMap { CodeList.audiences.path(of: $0) }.joined(separator: "，")
            ), ("来源", content.source), ("作者", content.author), ("公示截止", content.noticeEndsOn?.text),
            ("征集截止", content.closesOn?.text ?? (kind.isConsultation ? "未填写" : nil)),
            ("下线时间", content.expireAt.map { $0.minuteText + (content.expiresWithNotice ? "，留说明" : "") }),
        ]
        return facts.compactMap { label, value in value.map { Fact(label: label, value: $0) } }
    }

    /// All decisions in their order, then the steps still to come.
    private static func steps(_ page: VersionPage, _ colleagues: Colleagues) -> [Step] {
        let facts = page.facts, scheme = facts.scheme, progress = facts.progress
        func name(_ position: Int) -> String { scheme.steps.indices.contains(position) ? scheme.steps[position].name : "第\(position + 1)步" }
        let done = facts.reviews.map { review in
            // For ever: what was signed for another text, or before it was sent back, stays void when the article is published.
            let counts = progress.approvals[review.step] == review
            let isOwn = scheme.steps.indices.contains(review.step) && scheme.steps[review.step].scope == .author
            let words = [
                review.secrecy.map { "保密审查结论：\($0.words)" }, review.basis.map { "依据：\($0)" }, review.reason.map { "理由：\($0)" },
                review.decision == .approved && !counts ? "签署以后内容有改动，或者已收回、退回，这次签署已经失效" : nil,
            ].compactMap(\.self)
            return Step(
                name: name(review.step), word: review.decision == .rejected ? "退回" : !counts ? "已失效" : isOwn ? "已提交" : "通过",
                tone: review.decision == .rejected ? "error" : counts ? "done" : "void",
                who: "\(review.reviewerName) \(review.at.minuteText)", remark: words.isEmpty ? nil : words.joined(separator: "。"))
        }
        guard facts.state == .inReview, let next = progress.nextStep else { return done }
        let taken = Set(progress.approvals.values.map(\.reviewer)).union(facts.editors)
        let coming = scheme.steps.indices.filter { $0 >= next && progress.approvals[$0] == nil }.map { position in
            let step = scheme.steps[position]
            return Step(
                name: step.name, word: position == next ? "现在办理" : "未到", tone: position == next ? "warning" : "",
                who: colleagues.words(step.permission, for: step.scope == .office ? facts.office : facts.agency, without: taken),
                remark: nil)
        }
        return done + coming
    }

    private init(sample isFull: Bool) {
        title = "关于做好2014年春季开学工作的通知"
        breadcrumb = [.console, .articles]
        (word, tone, place, token, revision, articleHref) = ("草稿", " tag--done", "区教育局 · 通知公告", "t", "1", "/console/articles/1")
        turn = isFull ? "审核：王芳" : nil
        overdue = isFull ? "应于2014年3月30日前公开，已超期1个工作日" : nil
        publicHref = isFull ? "/columns/tzgg/1" : nil
        acts = isFull ? OfferedAct.samples : []
        hasActs = isFull
        queueHref = isFull ? "/q" : nil
        obstacles = isFull ? ["还没有填写：主题分类。"] : []
        hasObstacles = isFull
        hits =
            isFull
            ? [
                Hit(
                    what: "手机号码", place: "正文第1段", excerpt: "138****5678", advice: "请删除", word: "待核对", tone: "warning",
                    cleared: "王芳放行：办公电话", clearing: Hit.Clearing(action: "/h", field: "reason-1", before: "办公电话"))
            ] : []
        hasHits = isFull
        body = SafeHTML.element("p", [], SafeHTML(escaping: "请遵照执行。"))
        isDocument = isFull
        facts = [Fact(label: "索引号", value: "发布时编发")]
        attachments = isFull ? [Attachment(label: "名单.xlsx", href: "/files/0/0/view")] : []
        hasAttachments = isFull
        filesHref = isFull ? "/f" : nil
        linksHref = "/l"
        steps = isFull ? [Step(name: "自审", word: "已提交", tone: "done", who: "王芳 2014-03-03 09:00", remark: "依据：第九条")] : []
        hasSteps = isFull
        siblings = [
            Sibling(label: "第1版", href: "/v", word: "草稿", isHere: isFull, comparisonHref: "/c")
        ]
    }

    static let samples = [ArticleVersionPage(sample: true), ArticleVersionPage(sample: false)]
}

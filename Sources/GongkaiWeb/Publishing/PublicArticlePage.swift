import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// An article: the body first, and beside it what the catalogue knows of it.
struct PublicArticlePage: Page {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    static let template = "publishing/article"
    let title: String
    let windowTitle: String?
    let breadcrumb: [Crumb]
    let labels: [PageLabels.Label]
    let published: String
    let source: String
    /// That the document is no longer in force, or not yet.
    let validity: String?
    let body: SafeHTML
    let facts: [Fact]
    let hasFacts: Bool
    let isDocument: Bool
    /// Until when a consultation asks, or that it asks no more.
    let closing: Closing?
    /// Questions and answers of an interview, in place of ``body``.
    let interview: InterviewView?
    /// What explains it, what it replaces: grouped by how it belongs to it.
    let related: [LinkGroup]
    let hasRelated: Bool
    /// That it was corrected since it first became public.
    let corrections: String?
    /// The same in a few words, beside the day of publication.
    let corrected: String?
    let files: [ListedFile]
    let hasFiles: Bool
    var structured: SafeHTML?

    struct Closing: Sendable {
        let tone: String
        let word: String
        let words: String
        /// Where its outcome is told.
        let outcomes: [ListedArticle]

        /// `outcomes`: what was published as its outcome.
        init(_ closesOn: Day, on today: Day, outcomes: [ListedArticle]) {
            let isOver = closesOn < today
            tone = isOver ? "warning" : "info"
            word = isOver ? "已截止" : "正在征集"
            self.outcomes = outcomes
            words =
                !isOver
                ? "意见征集截止日期：\(closesOn.chineseText)。"
                : "意见征集已于\(closesOn.chineseText)截止。" + (outcomes.isEmpty ? "征集结果还没有公布，公布后会列在这里。" : "征集结果：")
        }
    }

    struct LinkGroup: Sendable {
        let label: String
        let articles: [ListedArticle]
    }

    /// `home`: the address of the site on which it is at home, where that is another one.
    init(
        _ article: ShownArticle, in column: StoredColumn, of site: PublicSite, at base: String, home: String? = nil, on today: Day,
        links: [ShownLink] = [], files: [ListedFile] = [], publications: [Instant] = []
    ) throws {
        let line = article.line, content = article.content
        let validityNow = content.term.validity(on: today)
        let kind = ArticleKind.code(line.kind)
        let path = Route.article.path(column.code, "\(line.article.value)")
        title = content.title
        windowTitle = "\(content.title)_\(column.name)_\(site.facts.name)"
        breadcrumb = site.way(to: column) + [Crumb(column.name, Route.column.path(column.code))]
        source = content.source ?? article.agencyName
        labels =
            PageLabels(
                site: site.facts, column: column.settings.column,
                article: PageLabels.Article(
                    title: content.title, publishedAt: line.publishedAt, source: source, keywords: content.keywords,
                    author: content.author, description: content.abstract, address: base + path.text)
            ).labels
        published = line.publishedAt.minuteText
        validity = validityNow.flatMap { $0.isInForce ? nil : $0.sentence }
        // Cleaned when it was written; cleaned again, because what stands in the database is not proof of that.
        body = try site.memo.body((home ?? "") + content.body) {
            BodyHTML.readable(try CleanHTML.clean(content.body), on: site, home: home)
        }
        interview = line.kind == "interview" ? InterviewText(content.plainText).map(InterviewView.init) : nil
        related = PublicArticlePage.groups(links, on: site)
        let outcomes = related.first { $0.label == ArticleLinkKind.answers.wordsOfTarget }?.articles ?? []
        closing = kind?.isConsultation == true ? content.closesOn.map { Closing($0, on: today, outcomes: outcomes) } : nil
        hasRelated = !related.isEmpty
        corrections =
            publications.count > 1
            ? "本页共\(publications.count)次发布，现为\(publications.last.map { $0.day.chineseText } ?? "")更新的版本。" : nil
        corrected = publications.count > 1 ? "共\(publications.count)次发布" : nil
        isDocument = kind?.isDocument ?? false
        facts =
            kind?.isCatalogued == true
            ? [
                ("索引号", line.indexNumber), ("主题分类", content.subject.flatMap { CodeList.subjects.path(of: $0) }),
                ("发布机构", article.agencyName), (kind?.madeOnLabel ?? "生成日期", content.createdOn?.text), ("标题", content.title),
                ("文号", content.documentNumber), ("发布日期", line.publishedAt.day.text), ("有效性", validityNow?.words),
            ].compactMap { label, value in value.map { Fact(label: label, value: $0) } } : []
        hasFacts = !facts.isEmpty
        self.files = files
        hasFiles = !files.isEmpty
    }

    private static func groups(_ links: [ShownLink], on site: PublicSite) -> [LinkGroup] {
        let names = site.agencyNames, columns = site.byID
        var labels: [String] = []
        for link in links where !labels.contains(link.words) { labels.append(link.words) }
        return labels.map { label in
            LinkGroup(
                label: label,
                articles: links.filter { $0.words == label }.compactMap { link in
                    link.line.path(in: columns).map { ListedArticle(link.line, $0, agencies: names) }
                })
        }.filter { !$0.articles.isEmpty }
    }

    private init(sample title: String, validity: String?) {
        self.title = title
        windowTitle = title
        breadcrumb = [.home]
        labels = [PageLabels.Label("ArticleTitle", title)]
        published = "2014-03-03 09:00"
        source = "蒸湘区教育局"
        self.validity = validity
        body = SafeHTML.element("p", [], SafeHTML(escaping: "请遵照执行。"))
        facts = [Fact(label: "索引号", value: "006230101/2014-00001")]
        hasFacts = true
        isDocument = true
        interview = validity == nil ? .sample : nil
        closing = validity == nil ? nil : Closing("2014-03-03", on: "2014-03-05", outcomes: [.sample])
        related = [LinkGroup(label: "政策解读", articles: [.sample])]
        hasRelated = true
        (corrections, corrected) = ("本页共2次发布。", "共2次发布")
        files = ListedFile.samples
        hasFiles = true
    }

    static let samples = [
        PublicArticlePage(sample: "关于做好2014年春季开学工作的通知", validity: "本文件自2016年1月1日起废止。"),
        PublicArticlePage(sample: "关于做好2014年春季开学工作的通知", validity: nil),
    ]
}

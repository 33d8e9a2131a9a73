import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// The files of a version with what the gate found in each, and how to add, name, order and remove them.
struct VersionFilesPage: Page {
    struct Hit: Sendable {
        let title: String
        /// Whether the file must change, or a reviewer may let it pass.
        let mustChange: Bool
        let place: String
        let excerpt: String
        let advice: String
    }

    struct Line: Sendable {
        let file: ListedFile
        let sha256: String
        let order: String
        /// For the text of the article, where the file is a picture.
        let snippet: String?
        let isInText: Bool
        let hits: [Hit]
        let hasHits: Bool
        let hitCount: String
    }

    static let template = "files/manage"
    var undone: String { "有文件没有添加" }
    let title: String
    let breadcrumb: [Crumb]
    let mistakes: [Mistake]
    let articleTitle: String
    let state: String
    let lines: [Line]
    let hasLines: Bool
    let isOpen: Bool
    /// Why nothing can be changed.
    let closed: String?
    let action: String
    let listAction: String
    let token: String
    let revision: String
    let accepts: String
    let limit: String
    let allowed: String
    let error: String?

    init(
        _ version: VersionPage, known: [String: StoredFile], hits: [GateHit], officer: Officer, limit: Int,
        refused: [FileConsole.Refused]
    ) {
        let line = version.line, key = "\(line.article.value)", number = "\(line.number)"
        title = "附件和图片"
        breadcrumb = [.console]
        articleTitle = line.title
        state = "第\(line.number)版，\(line.state.words)"
        lines = version.content.files.enumerated().compactMap { position, file in
            known[file.sha256].map { stored in
                let own = FileGate.hits(hits, of: file)
                let isInText = version.content.body.contains("/files/\(file.sha256)/")
                return Line(
                    file: ListedFile(stored, name: file.name), sha256: file.sha256, order: "\(position + 1)",
                    snippet: Self.snippet(stored, file.name), isInText: isInText, hits: own.map(Hit.init), hasHits: !own.isEmpty,
                    hitCount: "\(own.count)")
            }
        }
        hasLines = !lines.isEmpty
        isOpen = line.actions.contains(.save)
        closed = isOpen ? nil : Self.whyClosed(line.state, officer)
        action = Route.versionFiles.path(key, number).text
        listAction = Route.versionFileList.path(key, number).text
        token = officer.csrfToken
        revision = "\(line.revision)"
        accepts = AttachmentType.allCases.flatMap(\.endings).map { ".\($0)" }.joined(separator: ",")
        self.limit = FileSize.words(limit)
        allowed = AttachmentRefusal.allowed
        mistakes = refused.map { Mistake(field: "file", $0.name.isEmpty ? $0.words : "“\($0.name)”：\($0.words)") }
        error = refused.isEmpty ? nil : mistakes.map(\.words).joined(separator: " ")
    }

    /// What a picture looks like in the text, for those who write HTML.
    private static func snippet(_ file: StoredFile, _ name: String) -> String? {
        file.thumbnail(960, name: name).map { path, size in
            "<img src=\"\(path.text)\" alt=\"\" width=\"\(size.width)\" height=\"\(size.height)\">"
        }
    }

    static func whyClosed(_ state: VersionState, _ officer: Officer) -> String {
        guard officer.may(.writeArticles) else { return ArticleRefusal.permissionMissing(.writeArticles).words }
        return state == .draft
            ? ArticleRefusal.notForThisUnit.words : PublishingRefusal.notInThisState(.save, state).words
    }

    private init(sample isOpen: Bool) {
        title = "附件和图片"
        breadcrumb = [.console]
        articleTitle = "关于发放补助的公示"
        state = "第1版，草稿"
        let hit = Hit(title: "手机号码", mustChange: true, place: "第 3 行", excerpt: "138****5678", advice: "请删除个人手机号码。")
        lines =
            isOpen
            ? [
                Line(
                    file: ListedFile.samples[0], sha256: "ab", order: "1", snippet: nil, isInText: false, hits: [hit], hasHits: true,
                    hitCount: "1"),
                Line(
                    file: ListedFile.samples[1], sha256: "cd", order: "2", snippet: "<img src=\"/files/cd/1\">", isInText: true,
                    hits: [Hit(title: "批注", mustChange: false, place: "", excerpt: "", advice: "请删除。")], hasHits: true, hitCount: "1"),
            ] : []
        hasLines = isOpen
        self.isOpen = isOpen
        closed = isOpen ? nil : "请先收回。"
        (action, listAction) = ("/console/articles/1/versions/1/files", "/console/articles/1/versions/1/files/list")
        (token, revision, accepts, limit, allowed) = ("t", "1", ".pdf", "50 MB", AttachmentRefusal.allowed)
        mistakes = isOpen ? [Mistake(field: "file", "文件是空的。")] : []
        error = isOpen ? "文件是空的。" : nil
    }

    static let samples = [VersionFilesPage(sample: true), VersionFilesPage(sample: false)]
}

extension VersionFilesPage.Hit {
    init(_ hit: GateHit) {
        self.init(
            title: hit.rule.title, mustChange: hit.severity == .blocks, place: hit.place, excerpt: hit.excerpt, advice: hit.advice)
    }
}

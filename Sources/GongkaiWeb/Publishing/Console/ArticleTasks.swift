import GongkaiCore
import GongkaiStore

/// What waits for an officer, as the first page of the console counts it.
enum ArticleTasks {
    static func tasks(
        _ articles: ArticleStore, _ drafts: DraftStore, for officer: Officer, at now: Instant
    ) async throws -> [ConsoleHomePage.Task] {
        var tasks = try await lateness(articles, for: officer, at: now)
        if ArticleListConsole.mayReview(officer) {
            let lines = try await articles.queue(for: officer), others = try await drafts.queue(for: officer).count
            let urgent = lines.count { $0.approvalDue != nil }
            tasks.append(
                .init(
                    label: "待我办理的稿件（\(lines.count + others)）", href: Route.articleQueue.path().text,
                    note: lines.isEmpty && others == 0
                        ? "现在没有"
                        : urgent > 0
                            ? "其中应急发布待补审\(urgent)篇" : others > 0 ? "其中信息表、专题公报和公开指南\(others)件" : "审核、保密审查和发布"))
        }
        if officer.may(.writeArticles), officer.may(.readArticles) {
            let lines = try await articles.mine(officer), beside = try await drafts.mine(officer)
            let back = lines.count { $0.rejection != nil } + beside.count { $0.setback?.isForWriters == true }
            let written = lines.count { $0.state == .draft && $0.rejection == nil }, all = lines.count + beside.count
            tasks.append(
                .init(
                    label: "我的稿件（\(all)）", href: Route.myArticles.path().text,
                    note: "退回\(back)件，草稿\(written)篇，在他人处办理\(all - back - written)件"))
            tasks.append(.init(label: "写稿件", href: Route.newArticle.path().text, note: "先选择栏目，再编写和送审"))
        }
        return tasks
    }

    /// That something is late, ahead of everything else; nothing when nothing is.
    private static func lateness(_ articles: ArticleStore, for officer: Officer, at now: Instant) async throws -> [ConsoleHomePage.Task] {
        guard officer.may(.readArticles) else { return [] }
        let late = try await articles.overdue(for: officer, at: now)
        guard let longest = late.first else { return [] }
        return [
            .init(
                label: "超期未公开（\(late.count)）", href: Route.publishing.path().text,
                note: "最久的是《\(longest.title)》，已超期\(longest.workingDays)个工作日")
        ]
    }
}

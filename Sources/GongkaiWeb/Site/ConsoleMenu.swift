import GongkaiCore

/// The console's menu: what this officer may open. Every feature has its line here.
enum ConsoleMenu {
    /// `hasRequests`: whether requests can be opened here, which takes their key.
    static func sections(for officer: Officer, at path: String, hasRequests: Bool) -> [Frame.MenuSection] {
        func entry(_ label: String, _ target: Path, exactly: Bool = false) -> Frame.MenuEntry {
            let isHere = exactly ? path == target.text : path == target.text || path.hasPrefix(target.text + "/")
            return Frame.MenuEntry(label: label, href: target.text, isHere: isHere)
        }
        func may(_ permission: Permission) -> Bool { officer.permissions.contains(permission) }

        var work = [entry("工作台", Route.console.path(), exactly: true)]
        if may(.readReport) { work.append(entry("年度报告", Route.reportOverview.path())) }
        var sections = [Frame.MenuSection(heading: "工作", entries: work)]
        if hasRequests, may(.readRequests) {
            let beside = [
                entry("代理", Route.delegation.path()), entry("期限日历", Route.deadlines.path()), entry("救济", Route.remedies.path()),
                entry("建议主动公开", Route.proposals.path()),
            ]
            let desk = Route.desk.path()
            let isAtDesk = path == desk.text || (path.hasPrefix(desk.text + "/") && !beside.contains(where: \.isHere))
            var entries = [Frame.MenuEntry(label: "办理申请", href: desk.text, isHere: isAtDesk)] + beside
            if may(.changeCalendar), officer.coversAll { entries.append(entry("工作日历", Route.workingCalendar.path())) }
            sections.append(Frame.MenuSection(heading: "申请办理", entries: entries))
        }
        if hasRequests, may(.readCases) {
            // Who has requests too finds it there.
            let away = may(.readRequests) ? [] : [entry("代理", Route.delegation.path())]
            let beside = [entry("差评回访", Route.poorRatings.path())] + away
            let desk = Route.cases.path()
            let isAtDesk = path == desk.text || (path.hasPrefix(desk.text + "/") && !beside.contains(where: \.isHere))
            let window = may(.takeCases) ? [entry("一窗受理", Route.window.path())] : []
            sections.append(
                Frame.MenuSection(
                    heading: "审批办件", entries: window + [Frame.MenuEntry(label: "办理办件", href: desk.text, isHere: isAtDesk)] + beside))
        }
        if may(.readArticles) {
            var entries: [Frame.MenuEntry] = []
            if ArticleListConsole.mayReview(officer) { entries.append(entry("待我办理的稿件", Route.articleQueue.path())) }
            if may(.writeArticles) {
                entries.append(entry("我的稿件", Route.myArticles.path()))
                entries.append(entry("写稿件", Route.newArticle.path()))
            }
            entries.append(entry("全部稿件", Route.articles.path(), exactly: true))
            entries.append(entry("专题和公报", Route.collections.path()))
            entries.append(entry("信息表", Route.sheets.path()))
            entries.append(entry("公开指南", Route.guideConsole.path()))
            sections.append(Frame.MenuSection(heading: "网站", entries: entries))
            let duties = [
                entry("公开工作总览", Route.publishing.path()), entry("公开任务", Route.duties.path()),
                entry("网站自查", Route.inspection.path()),
            ]
            sections.append(Frame.MenuSection(heading: "公开情况", entries: duties))
        }
        if may(.supervise) || may(.readCases) {
            let board = Route.supervision.path()
            let isAtBoard = path == board.text || path.hasPrefix(Route.supervisedCases.path().text)
            var entries = [
                Frame.MenuEntry(label: "实时监察", href: board.text, isHere: isAtBoard), entry("监察牌", Route.cards.path()),
                entry("监察统计", Route.supervisionStatistics.path()),
                Frame.MenuEntry(
                    label: "绩效考核", href: Route.scores.path().text,
                    isHere: path.hasPrefix(Route.scores.path().text) || path.hasPrefix(Route.scorePublications.path().text)),
            ]
            if may(.supervise) { entries.append(entry("监察规则", Route.supervisionRules.path())) }
            sections.append(Frame.MenuSection(heading: "电子监察", entries: entries))
        }
        if may(.maintainItems) || may(.publishItems) {
            sections.append(Frame.MenuSection(heading: "政务服务", entries: [entry("政务服务事项", Route.serviceConsole.path())]))
        }
        if hasRequests, may(.readCases) {
            sections.append(Frame.MenuSection(heading: "窗口", entries: [entry("窗口预约", Route.appointmentConsole.path())]))
        }
        if may(.readRegisters) {
            let groups = RegisterDefinition.all.map(\.section).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            for group in groups {
                let entries = RegisterDefinition.all.filter { $0.section == group }.map { entry($0.label, Route.register.path($0.name)) }
                sections.append(Frame.MenuSection(heading: group, entries: entries))
            }
        }
        var administration: [Frame.MenuEntry] = []
        if may(.manageSites) {
            administration.append(entry("站点", Route.sites.path()))
            administration.append(entry("错敏词库", Route.gateWords.path()))
            administration.append(entry("同义词", Route.synonyms.path()))
            administration.append(entry("搜索词", Route.searchWords.path()))
        }
        if may(.takeRequests) { administration.append(entry("文书设置", Route.paperSettings.path())) }
        if may(.manageAccounts) {
            administration.append(entry("单位", Route.agencies.path()))
            administration.append(entry("账号", Route.officers.path()))
            if hasRequests, officer.coversAll { administration.append(entry("邮件设置", Route.mail.path())) }
        }
        if may(.readAudit) { administration.append(entry("审计日志", Route.audit.path())) }
        if !administration.isEmpty { sections.append(Frame.MenuSection(heading: "管理", entries: administration)) }
        return sections
    }
}

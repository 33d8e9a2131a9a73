import GongkaiCore

/// The console's menu: what this officer may open. Every feature has its line here.
enum ConsoleMenu {
    static func sections(for officer: Officer, at path: String) -> [Frame.MenuSection] {
        func entry(_ label: String, _ target: Path, exactly: Bool = false) -> Frame.MenuEntry {
            let isHere = exactly ? path == target.text : path == target.text || path.hasPrefix(target.text + "/")
            return Frame.MenuEntry(label: label, href: target.text, isHere: isHere)
        }
        func may(_ permission: Permission) -> Bool { officer.permissions.contains(permission) }

        var work = [entry("工作台", Route.console.path(), exactly: true)]
        if may(.readReport) { work.append(entry("年度报告", Route.reportOverview.path())) }
        var sections = [Frame.MenuSection(heading: "工作", entries: work)]
        var website: [Frame.MenuEntry] = []
        if may(.readArticles) {
            website.append(entry("信息表", Route.sheets.path()))
            website.append(entry("专题和公报", Route.collections.path()))
        }
        if may(.manageSites) { website.append(entry("站点", Route.sites.path())) }
        if !website.isEmpty { sections.append(Frame.MenuSection(heading: "网站", entries: website)) }
        if may(.readRegisters) {
            let groups = RegisterDefinition.all.map(\.section).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            for group in groups {
                let entries = RegisterDefinition.all.filter { $0.section == group }.map { entry($0.label, Route.register.path($0.name)) }
                sections.append(Frame.MenuSection(heading: group, entries: entries))
            }
        }
        var administration: [Frame.MenuEntry] = []
        if may(.manageAccounts) {
            administration.append(entry("单位", Route.agencies.path()))
            administration.append(entry("账号", Route.officers.path()))
        }
        if may(.readAudit) { administration.append(entry("审计日志", Route.audit.path())) }
        if !administration.isEmpty { sections.append(Frame.MenuSection(heading: "管理", entries: administration)) }
        return sections
    }
}

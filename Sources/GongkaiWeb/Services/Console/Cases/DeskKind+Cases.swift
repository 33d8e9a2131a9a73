import GongkaiCore
import GongkaiStore

extension DeskKind {
    static let cases = DeskKind(
        code: ServiceCase.kind.code, list: .cases, one: .serviceCase, step: .serviceCaseStep, notes: .serviceCaseNotes,
        identity: .serviceCaseIdentity, file: .serviceCaseFile, filters: .caseFilters, filterRemoval: .caseFilterRemoval,
        reading: .readCases, handling: .handleCases, title: "审批办件", lead: "从窗口收件到送达、归档，各单位的办件都在这里办理。",
        noun: "办件", empty: "现在没有在办的办件。窗口收下的和网上提交的申请，都会列在这里。",
        states: CaseState.allCases.filter { $0 != .draft && $0 != .discarded }.map {
            State(code: $0.rawValue, words: $0.words, isOpen: $0.isOpen)
        },
        whose: [
            ("waiting", "等我办理"), ("mine", "我承办的"), ("unit", "本单位承办的"), ("steps", "本单位有环节待完成的"), ("unassigned", "没有承办人的"),
        ], facts: ["item", "channel"], overseeing: .supervise)
}

extension CaseIntake.Channel {
    var label: String {
        switch self {
        case .window: "窗口"
        case .online: "网上"
        }
    }
}

extension DeskConsole {
    /// Approval cases.
    init(site: Site, cases: CaseStore, items: ServiceItemStore) {
        self.init(site: site, matters: cases.matters, kind: .cases) { filter, officer in
            let offered = try await items.list(
                ServiceItemFilter(agencies: officer.may(.supervise) ? nil : officer.scope), on: site.now().day, limit: 1_000)
            return DeskListPage.Beside(
                entry: officer.may(.takeCases) ? DeskListPage.Entry(href: Route.window.path().text, label: "窗口收件") : nil,
                file: Route.casesFile.path().query(filter.pairs),
                more: [
                    .select("item", "事项", offered.map { ($0.taskCode, $0.name) }, chosen: filter.value("item")),
                    .select(
                        "channel", "提交方式", CaseIntake.Channel.allCases.map { ($0.rawValue, $0.label) }, chosen: filter.value("channel")),
                ])
        } limits: { ids, officer in
            try await cases.limits(of: ids, for: officer)
        }
    }
}

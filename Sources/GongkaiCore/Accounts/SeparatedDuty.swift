/// 三员分立: who manages accounts, who supervises and who audits are three people, and nobody supervises what they handle themselves.
package enum SeparatedDuty: Sendable, CaseIterable {
    case accounts, audit, supervision, cases

    package var words: String {
        switch self {
        case .accounts: "管理账号"
        case .audit: "查看审计日志"
        case .supervision: "电子监察"
        case .cases: "办理审批事项"
        }
    }

    private var permissions: Set<Permission> {
        switch self {
        case .accounts: [.manageAccounts]
        case .audit: [.readAudit]
        case .supervision: [.issueCards, .setSupervision]
        case .cases: [.takeCases, .handleCases, .reviewCases, .signCases, .maintainItems, .publishItems]
        }
    }

    /// Two of them that one account would have; nil where it has none that must be apart.
    package static func together(in permissions: Set<Permission>) -> (SeparatedDuty, SeparatedDuty)? {
        let apart: [(SeparatedDuty, SeparatedDuty)] = [
            (.accounts, .audit), (.accounts, .supervision), (.audit, .supervision), (.supervision, .cases),
        ]
        return apart.first { !$0.permissions.isDisjoint(with: permissions) && !$1.permissions.isDisjoint(with: permissions) }
    }
}

/// What an officer may do, within their agency and everything below it. Stored by raw value.
package enum Permission: String, Sendable, CaseIterable, Codable {
    case readRegisters = "registers.read"
    case writeRegisters = "registers.write"
    case importRegisters = "registers.import"
    case exportRegisters = "registers.export"
    case readReport = "report.read"
    case writeReport = "report.write"
    case publishReport = "report.publish"
    case manageAccounts = "accounts.manage"
    case readAudit = "audit.read"
    case readArticles = "articles.read"
    case writeArticles = "articles.write"
    case reviewArticles = "articles.review"
    case reviewSecrecy = "articles.secrecy"
    case approveArticles = "articles.approve"
    case publishArticles = "articles.publish"
    case publishInEmergency = "articles.emergency"
    case manageSites = "sites.manage"

    /// As the console shows it.
    package var words: String {
        switch self {
        case .readRegisters: "查看台账"
        case .writeRegisters: "登记和更正台账"
        case .importRegisters: "导入台账"
        case .exportRegisters: "导出台账"
        case .readReport: "查看年度报告"
        case .writeReport: "编写年度报告"
        case .publishReport: "发布年度报告"
        case .manageAccounts: "管理单位和账号"
        case .readAudit: "查看审计日志"
        case .readArticles: "查看稿件"
        case .writeArticles: "编写和送审稿件"
        case .reviewArticles: "审核本单位稿件"
        case .reviewSecrecy: "保密审查"
        case .approveArticles: "公开办审核稿件"
        case .publishArticles: "发布和撤下稿件"
        case .publishInEmergency: "应急发布"
        case .manageSites: "管理站点和栏目"
        }
    }
}

/// What an officer may do, within their agency and everything below it. Stored by raw value.
package enum Permission: String, Sendable, CaseIterable {
    case readRegisters = "registers.read"
    case writeRegisters = "registers.write"
    case importRegisters = "registers.import"
    case exportRegisters = "registers.export"
    case readReport = "report.read"
    case writeReport = "report.write"
    case publishReport = "report.publish"
    case manageAccounts = "accounts.manage"
    case readAudit = "audit.read"

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
        }
    }
}

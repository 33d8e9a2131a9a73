/// Someone who can sign in to the demonstration. The names are invented.
package struct DemonstrationOfficer: Sendable {
    package let login: String
    package let name: String
    /// The code of the agency they act for.
    package let agency: String
    /// The code of their role.
    package let role: String
    /// What they are for, as printed beside the login.
    package let purpose: String

    /// The same for all, printed when the server starts: a demonstration keeps no secrets.
    package static let password = "zhengxiang-2014"

    package static let all = [
        DemonstrationOfficer("gongkaiban", "周晓兰", "ZX", "disclosureOffice", "政务公开办：全区台账，编写并发布年度报告"),
        DemonstrationOfficer("jiaoyuju", "刘建明", "ZX04", "informationOfficer", "区教育局信息员：本单位台账"),
        DemonstrationOfficer("lingdao", "唐志远", "ZX", "leader", "区领导：查看台账和年度报告"),
        DemonstrationOfficer("guanliyuan", "何婷", "ZX", "systemAdministrator", "系统管理员：单位和账号"),
        DemonstrationOfficer("shenjiyuan", "罗国强", "ZX", "auditor", "审计员：审计日志"),
    ]

    private init(_ login: String, _ name: String, _ agency: String, _ role: String, _ purpose: String) {
        self.login = login
        self.name = name
        self.agency = agency
        self.role = role
        self.purpose = purpose
    }
}

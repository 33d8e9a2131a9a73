/// Someone who can sign in to the demonstration. The names are invented.
package struct DemonstrationOfficer: Sendable {
    package let login: String
    package let name: String
    /// The code of the agency they act for: the district with all units, or one unit.
    package let agency: String
    /// The code of their role.
    package let role: String
    /// What they are for, as printed beside the login.
    package let purpose: String

    /// The same for all, printed when the server starts: a demonstration keeps no secrets.
    package static let password = "zhengxiang-2014"

    /// Argon2id of the password, made once: a salt drawn anew would make every load of the demonstration different, and slower.
    static let passwordHash =
        "$argon2id$v=19$m=65536,t=2,p=1$66ktqDGuMIP/D07n1bPwaw$fC1VQ9Mu8+jfP0fjBz2+XenYI3efHCSiB6hYrqtKCQU"

    package static let all = [
        DemonstrationOfficer("office", "周敏", "ZX", "disclosureOffice", "政务公开办：全区台账，编写并发布年度报告"),
        DemonstrationOfficer("officer", "李文静", "ZX11", "informationOfficer", "区住建局信息员：本单位台账"),
        DemonstrationOfficer("leader", "王建国", "ZX", "leader", "区领导：查看台账和年度报告"),
        DemonstrationOfficer("admin", "陈志强", "ZX", "systemAdministrator", "系统管理员：单位和账号"),
        DemonstrationOfficer("auditor", "刘芳", "ZX", "auditor", "审计员：审计日志"),
        DemonstrationOfficer("reviewer", "张丽娟", "ZX11", "reviewer", "区住建局审核员：审核本单位稿件"),
        DemonstrationOfficer("director", "黄志明", "ZX11", "leader", "区住建局负责人：保密审查，撤下本单位稿件"),
        DemonstrationOfficer("editor", "何晓燕", "ZX", "informationOfficer", "门户网站编辑：为各单位编写稿件"),
        DemonstrationOfficer("checker", "罗建平", "ZX", "reviewer", "区政府办审核员：审核各单位稿件"),
    ]

    private init(_ login: String, _ name: String, _ agency: String, _ role: String, _ purpose: String) {
        self.login = login
        self.name = name
        self.agency = agency
        self.role = role
        self.purpose = purpose
    }
}

import Hummingbird

/// What the page after a redirect says was done. Travels in a cookie that is cleared when shown.
enum DoneNotice: String, Sendable {
    case entered, corrected, voided, imported, passwordChanged, officerCreated, officerChanged, passwordReset, agencyCreated, loggedOut
    case reportSaved, reportPublished, alreadyDone

    static let cookie = "done"

    var words: String {
        switch self {
        case .entered: "记录已保存。"
        case .corrected: "更正已保存为新版本，原版本保留在下方历史中。"
        case .voided: "记录已撤销，不再计入任何统计。历史版本保留。"
        case .imported: "文件中的记录已全部导入。"
        case .passwordChanged: "密码已修改。其他设备上的登录已全部退出。"
        case .officerCreated: "账号已建立。"
        case .officerChanged: "账号已更新。"
        case .passwordReset: "密码已重置，该账号的登录已全部退出。"
        case .agencyCreated: "单位已建立。"
        case .loggedOut: "您已退出登录。"
        case .reportSaved: "文字已保存。"
        case .reportPublished: "年度报告已发布并封存。"
        case .alreadyDone: "这张表单刚才已经提交过，没有重复保存。"
        }
    }
}

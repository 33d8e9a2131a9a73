import GongkaiCore

/// What a request asks for that the site cannot give, each with the words for the page.
enum SiteError: Error, Sendable {
    /// No such page or record.
    case notFound(String)
    /// The console without a login. Carries what was typed, so that it is not lost.
    case loginRequired(typed: [FormField])
    case forbidden(String)
    /// The form does not carry this session's token. Carries what was typed, if it came from a page of ours.
    case forged(typed: [FormField])
    /// More bytes than `limit`.
    case tooLarge(limit: Int)
    /// A form without files of more bytes than `limit`.
    case formTooLarge(limit: Int)
    /// The request cannot be read; the words say what was expected.
    case malformed(String)
    /// What was asked contradicts the state of things; the words say what to do.
    case conflict(String)
    /// Too many at once; the words say so, and the seconds when to come again.
    case busy(seconds: Int, String)
    /// A program beside ours is missing or does not answer; the words say what to do instead.
    case unavailable(String)

    var status: Int {
        switch self {
        case .notFound: 404
        case .loginRequired: 401
        case .forbidden, .forged: 403
        case .tooLarge, .formTooLarge: 413
        case .malformed: 400
        case .conflict: 409
        case .busy, .unavailable: 503
        }
    }

    var heading: String {
        switch self {
        case .notFound: "没有找到这个页面"
        case .loginRequired: "请先登录"
        case .forbidden: "您没有办理这件事的权限"
        case .forged: "页面已过期，没有提交"
        case .tooLarge: "文件太大，没有接收"
        case .formTooLarge: "文字太长，没有接收"
        case .malformed: "提交的内容无法读取"
        case .conflict: "现在不能这样办理"
        case .busy: "现在使用的人较多"
        case .unavailable: "现在做不了这件事"
        }
    }

    var words: String {
        switch self {
        case .notFound(let words), .forbidden(let words), .malformed(let words), .conflict(let words), .busy(_, let words),
            .unavailable(let words):
            words
        case .loginRequired: "这一页只供工作人员使用。请登录后再试。"
        case .forged: "这一页打开的时间太久，或者您已重新登录。没有保存任何内容。请返回上一页，刷新后再提交。"
        case .formTooLarge(let limit):
            "这张表单的内容超过了\(limit / 1_048_576) MB，没有保存。您写的文字还在上一页：请用浏览器的“后退”返回，先把全文复制到别处，再把较大的表格或名单作为附件上传，或者分成几次提交。"
        case .tooLarge(let limit):
            "一次最多提交\(limit / 1_048_576) MB，收到的内容超过了这个大小，已停止接收，没有保存任何内容。"
                + "请用浏览器的“后退”返回上一页，把文件缩小或者拆分后再提交；保存过草稿的，用草稿码打开，填写的文字都在。"
        }
    }
}

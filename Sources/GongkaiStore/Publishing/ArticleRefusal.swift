package import GongkaiCore

/// Why an article does not take a change, besides what the publishing rules say.
package enum ArticleRefusal: Error, Sendable, Equatable {
    case notFound
    case unknownKind(String)
    /// Another editor saved first. Both texts are here: nothing is lost.
    case stale(offered: ArticleContent, saved: ArticleContent, savedBy: String, revision: Int)
    /// The version was changed or acted upon since the caller looked.
    case changedMeanwhile
    case draftExists(number: Int)
    /// A draft of a published article does not take its page along.
    case moveTheLiveVersion
    case moveUnderWay
    case indexCodeMissing(agency: String)
    case indexNumberMalformed(String)
    case indexNumberTaken(String)
    case indexNumber(IndexNumberScheme.Refusal)
    /// The document stands in the register already, as another unit's.
    case documentOfOther(String)
    case unknownFile(String)
    case hitMustGo
    case reasonMissing
    case hitOfOtherText
    case permissionMissing(Permission)
    case notForThisUnit
    case ownWork
    /// It replies to a request, and the key of who asked is not here.
    case applicantSealed

    /// Instead of a name, for who is told of what they saved themselves elsewhere.
    package static let yourself = "您本人（在另一个窗口）"

    /// What the form says.
    package var words: String {
        switch self {
        case .notFound: "没有这篇稿件，或者它不属于您负责的单位。"
        case .unknownKind(let code): "没有“\(code)”这种稿件类型。请从列表中选择。"
        case .stale(_, _, let name, _): "\(name)已先保存了这篇稿件。您的内容没有丢失：请对照下面两份内容，合并后再保存。"
        case .changedMeanwhile: "这个版本在您查看期间已有变动。请刷新页面，看过现在的内容后再办理。"
        case .draftExists(let number): "已有第\(number)版正在办理。请继续编辑该版本，或先作废。"
        case .moveTheLiveVersion: "这篇稿件已经发布。请在已发布的版本上移动栏目。"
        case .moveUnderWay: "这篇稿件有新版本正在审核或等待发布。请先收回，再移动栏目。"
        case .indexCodeMissing(let agency): "“\(agency)”还没有设定索引号所用的机构代码，不能编索引号。请政务公开办先在“站点管理”中设定。"
        case .indexNumberMalformed(let text): MetadataFault.identifierMalformed(text).words
        case .indexNumberTaken(let number): "索引号“\(number)”已用于另一篇稿件，索引号不能重复使用。请核对。"
        case .indexNumber(let refusal): refusal.words
        case .documentOfOther(let number): "文号“\(number)”已由其他单位登记在规范性文件台账中。请核对文号。"
        case .unknownFile(let name): "附件“\(name)”没有上传完成。请重新上传后再保存。"
        case .hitMustGo: "这一处必须改正，不能放行。请收回稿件，删改后重新送审。"
        case .reasonMissing: "请写明放行的理由。"
        case .hitOfOtherText: "稿件内容已有改动，这一处检查结果不再适用。请刷新页面。"
        case .permissionMissing(let permission): "您的账号没有“\(permission.words)”权限。请由有该权限的人办理，或请系统管理员授权。"
        case .notForThisUnit: "这篇稿件不属于您负责的单位。请由该单位或公开办办理。"
        case .applicantSealed: "这篇稿件公开的是申请答复，这里没有申请信息的密钥，不能检查其中是否有申请人的信息。请在办理申请的服务器上操作。"
        case .ownWork: "您编写、送审或发布了这个版本，不能由您放行。请由他人办理。"
        }
    }
}
